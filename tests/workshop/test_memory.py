"""A process that plays very many games keeps its memory, where the system knows how."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from types import SimpleNamespace

import pytest

from game.workshop import memory


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[bool, dict[int, int]]]:
    """Ask to keep memory of a C library that answers so."""

    def ask(platform: str, **library: object) -> tuple[bool, dict[int, int]]:
        asked: dict[int, int] = {}
        answer = library.get("answer", 1)
        parts = SimpleNamespace(mallopt=lambda what, value: asked.update({what: value}) or answer)
        monkeypatch.setattr(sys, "platform", platform)
        monkeypatch.setattr(ctypes, "CDLL", lambda _: parts if library else SimpleNamespace())
        return memory.keep_memory.__wrapped__(), asked

    return ask


def test_memory_is_kept_where_the_system_knows_how(
    kept: Callable[..., tuple[bool, dict[int, int]]],
) -> None:
    """M_TRIM_THRESHOLD is -1, M_TOP_PAD -2 and M_MMAP_THRESHOLD -3 (mallopt(3)): 2 GB, 64 MB and 1 GB."""
    assert kept("linux", answer=1) == (True, {-1: 2**31 - 1, -2: 64 * 2**20, -3: 2**30})
    assert kept("linux", answer=0)[0] is False
    assert kept("linux") == (False, {})
    assert kept("win32", answer=1) == (False, {})
