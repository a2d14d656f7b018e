"""Without a command: scenarios and saved games are offered."""

from __future__ import annotations

import io
import re
import sys
from argparse import Namespace
from pathlib import Path

import pytest

from game import UserError
from game.lines import start
from game.lines.story import StoryTeller, told
from game.session import saved as saved_module
from game.session.record import read
from game.session.saved import saved_games
from game.session.session import Session
from game.session.staging import scenario_in
from game.session.verification import scenario_of
from tests.lines.conftest import Keyboard, Play


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch, typed: Play):
    def run(lines: list[str], patient: bool = True) -> str:
        screen = io.StringIO()
        monkeypatch.setattr(sys, "stdout", screen)
        monkeypatch.setattr(sys, "stdin", Keyboard(lines, screen, patient))
        monkeypatch.setattr(saved_module, "usual_folder", start_folder)
        assert start.offer(Namespace(lang="en")) == 0
        return screen.getvalue()

    from game.session import scribe

    def start_folder() -> Path:
        return scribe.usual_folder()

    return run


def test_scenarios_are_offered_and_played(started) -> None:
    output = started(["choose", "three", "delta", "begin"])
    assert "Three Valleys, One River" in output
    assert "Three neighbours share one river." in output
    assert "from age 11+" in output
    assert "You are: Water Office of Delta" in output
    assert "[After the end]" in output


def test_a_saved_game_is_offered_again(started) -> None:
    started(["choose", "three valleys", "medio", "", "go"], patient=False)
    output = started([], patient=False)
    assert "Go on: Three Valleys, One River, Medio, round 1" in output
    again = started([""])
    assert "The game goes on from there" in again or "[After the end]" in again
    assert "Go on: " not in started([], patient=False)


def test_the_language_can_be_changed_first(started) -> None:
    output = started(["settings", "Español", "", "elegir", "tres", "alto", ""], patient=False)
    assert "Tres valles" in output
    assert "Eres: " in output


@pytest.mark.parametrize("lines", [[], ["back"], ["quit"], ["choose"], ["choose", "three", "back"]])
def test_leaving_before_the_game_is_polite(started, lines: list[str]) -> None:
    assert started(lines, patient=False).rstrip().endswith("Good-bye.")


def test_a_game_of_a_twin_comes_back_under_its_names(
    typed: Play, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saved_module, "usual_folder", lambda: tmp_path / "records")
    line = "drones-over-mexico --text --seat health --seed 7 --lang en --twin drones_over_tolmara"
    path = re.findall(r"--resume (\S+)", typed(line, ["go"], patient=False).output)[-1]
    for language in ("", " --lang es"):
        again = typed(f"--resume {path}{language}", ["brief", "levers", "trust", "quit"]).output
        assert "Tolmara" in again
        assert not re.search("M[eé]xico", again)
    (saved,) = saved_games()
    assert saved.twin == "drones_over_tolmara"


def test_a_saved_game_of_a_twin_is_offered_under_its_names(started, tmp_path: Path) -> None:
    twin = scenario_in("drones-over-mexico", "en", "drones_over_tolmara")
    folder = tmp_path / "records"
    folder.mkdir(exist_ok=True)
    game = Session.start(
        twin, seed=7, people=["health"], record=folder / "a.jsonl", twin="drones_over_tolmara"
    )
    game.advance()
    seat = twin.stakeholders["health"].short
    assert f"Go on: {twin.title}, {seat}, round 1" in started([], patient=False)


def test_the_story_of_a_twin_is_told_under_its_names(typed: Play, tmp_path: Path) -> None:
    path = tmp_path / "twin.jsonl"
    twin = "--twin drones_over_tolmara"
    typed(f"drones-over-mexico --auto --seed 7 --lang en {twin} --record {path}")
    teller = StoryTeller(read(path), scenario_of(read(path)), "en")
    story = "\n".join(told(read(path), teller))
    assert "Tolmara" in story
    assert "Mexico" not in story


def test_a_twin_that_is_gone_is_said(typed: Play, tmp_path: Path) -> None:
    path = tmp_path / "twin.jsonl"
    scenario = scenario_in("three-valleys", "en")
    Session.start(scenario, seed=7, people=["alto"], record=path, twin="four_valleys")
    with pytest.raises(UserError, match="has no twin 'four_valleys'"):
        Session.resume(path)
