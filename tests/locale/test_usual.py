"""Which language the system speaks, where it has no variable that says so."""

from __future__ import annotations

import ctypes
import sys
from types import SimpleNamespace

import pytest

from game.locale.usual import usual_language


def test_windows_says_its_language_by_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    """It has no LANG: 0x080A is the Spanish of Mexico."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    assert usual_language() == "en"
    monkeypatch.setattr(sys, "platform", "win32")
    for number, language in ((0x080A, "es"), (0x0409, "en"), (0x0407, "en"), (0, "en")):
        kernel = SimpleNamespace(GetUserDefaultUILanguage=lambda number=number: number)
        monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
        assert usual_language() == language
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert usual_language() == "en"
