"""Without a command: scenarios and saved games are offered."""

from __future__ import annotations

import io
import sys
from argparse import Namespace
from pathlib import Path

import pytest

from game.terminal import start
from tests.terminal.conftest import Keyboard, Play


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch, typed: Play):
    def run(lines: list[str], patient: bool = True) -> str:
        screen = io.StringIO()
        monkeypatch.setattr(sys, "stdout", screen)
        monkeypatch.setattr(sys, "stdin", Keyboard(lines, screen, patient))
        monkeypatch.setattr(start, "usual_folder", start_folder)
        assert start.run(Namespace(lang="en")) == 0
        return screen.getvalue()

    from game.session import scribe

    def start_folder() -> Path:
        return scribe.usual_folder()

    return run


def test_scenarios_are_offered_and_played(started) -> None:
    output = started(["three", "", "delta"])
    assert "Three Valleys, One River. Three neighbours share one river." in output
    assert "Ages 11+; 20, 45 minutes." in output
    assert "You are: Water Office of Delta" in output
    assert "The end: " in output


def test_a_saved_game_is_offered_again(started) -> None:
    started(["three valleys", "1", "medio", "go"], patient=False)
    output = started([], patient=False)
    assert "Go on with Three Valleys, One River, as Medio, in round 1" in output
    again = started(["go on"])
    assert "Welcome back." in again
    assert "The end: " in again
    assert "Go on with" not in started([], patient=False)


def test_the_language_can_be_changed_first(started) -> None:
    output = started(["Español", "tres", "", "alto"])
    assert "Tres valles" in output
    assert "Eres: " in output


@pytest.mark.parametrize("lines", [[], [""], ["back"], ["three"], ["three", "", "back"]])
def test_leaving_before_the_game_is_polite(started, lines: list[str]) -> None:
    assert started(lines, patient=False).rstrip().endswith("Good-bye.")
