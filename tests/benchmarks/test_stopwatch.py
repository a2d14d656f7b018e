"""What is measured of the window is what its player waits for."""

from __future__ import annotations

import json
import runpy
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from tests.window.pilot import Pilot


@pytest.fixture(autouse=True)
def display(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A display that nobody sees, and folders of its own."""
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    for kind in ("config", "log", "data"):
        monkeypatch.setattr(
            f"platformdirs.user_{kind}_dir", lambda *_, kind=kind, **__: str(tmp_path / kind)
        )
    pygame.display.quit()
    yield
    pygame.display.quit()


def test_the_stopwatch_plays_a_game_and_tells_what_it_cost(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Every time that talk or orders were done is a phase; waiting for a frame is not counted."""
    monkeypatch.setattr(sys, "argv", ["stopwatch", "three-valleys", "45", str(tmp_path)])
    monkeypatch.delitem(sys.modules, "tests.benchmarks.stopwatch", raising=False)
    pressed: list[str] = []
    usual = Pilot.press
    monkeypatch.setattr(Pilot, "press", lambda self, id: pressed.append(id) or usual(self, id))
    begun, spent = time.monotonic(), time.process_time()
    runpy.run_module("tests.benchmarks.stopwatch", run_name="__main__")
    took, spent = time.monotonic() - begun, time.process_time() - spent
    told = json.loads(capsys.readouterr().out)
    assert (tmp_path / "watched.jsonl").is_file()
    assert len(told["phases"]) == pressed.count("done") >= 6
    assert len(pressed) > len(told["phases"])
    assert all(phase > 0 for phase in told["phases"])
    assert sum(told["phases"]) < spent
    assert 0 < told["gap"] < took
