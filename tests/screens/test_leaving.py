"""Whoever leaves a game that is recorded loses nothing that she has prepared; where it is not, she is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.player import shelf
from game.player.game import Game
from game.player.intents import Say, SetBroken, SetClause
from game.player.loaded import scenario_at
from game.player.look import Look
from game.rules.orders import Highlight
from game.screens import wants
from game.screens.places import GameMenu, Leaving
from game.screens.shown import shown
from game.screens.visit import Pressed, Visit, pressed, sit_down, stands_at
from game.session.session import Session
from tests.player.games import VALLEYS, at, game, passed
from tests.screens.hands import sat_down
from tests.screens.laws import words

SAID = Highlight("alto", "payment")


def written(path: Path, *people: str) -> Game:
    """A game in its talk, in a record."""
    texts = scenario_at(VALLEYS, "en")
    session = Session.start(texts, seed=3, people=people, record=path)
    return passed(Game(session, VALLEYS), "talk")


def prepared(visit: Visit) -> Visit:
    """Something to be said, and a text in the making."""
    for intent in (Say(SAID), SetClause("release", "high"), SetBroken("gauges", True)):
        done = pressed(visit, intent)
        assert done.well
        visit = done.visit
    return visit


def back(path: Path) -> Pressed:
    return pressed(Visit(Look()), wants.Resume(str(path)))


@pytest.mark.parametrize("leaves", [wants.Quit(), wants.LeaveGame(), wants.SaveAs("")])
def test_what_is_prepared_is_there_when_the_game_goes_on(
    tmp_path: Path, leaves: wants.View
) -> None:
    path = tmp_path / "game.jsonl"
    visit = prepared(sat_down(written(path, "alto")))
    done = pressed(visit, leaves).visit
    assert not any(isinstance(place, Leaving) for place in done.places)
    again = back(path)
    assert again.visit.player.draft == visit.player.draft
    assert again.said.endswith("What you had prepared is still there.")


def test_it_goes_into_a_file_of_another_name_as_well(tmp_path: Path) -> None:
    visit = prepared(sat_down(written(tmp_path / "game.jsonl", "alto")))
    pressed(visit, wants.SaveAs(str(tmp_path / "other.jsonl")))
    assert back(tmp_path / "other.jsonl").visit.player.draft == visit.player.draft


def test_of_nothing_prepared_nothing_is_said(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    pressed(sat_down(written(path, "alto")), wants.Quit())
    assert not back(path).visit.player.draft.prepared
    assert "prepared" not in back(path).said


def test_each_seat_finds_its_own_and_reads_no_others(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    playing = written(path, "alto", "delta")
    at(playing, "alto").take(Say(SAID))
    pressed(sit_down(Visit(Look()), playing), wants.Quit())
    again = shelf.resumed(str(path))
    assert at(again, "alto").draft.orders == (SAID,)
    assert at(again, "delta").draft.orders == ()
    covered = sit_down(Visit(Look()), again)
    assert covered.covered
    assert "prepared" not in stands_at(covered), "nobody sits there yet"


def test_the_menu_says_that_it_is_kept(tmp_path: Path) -> None:
    visit = prepared(sat_down(written(tmp_path / "game.jsonl", "alto")))
    said = words(shown(visit.over(GameMenu())))
    assert "Everything is saved, and what you have prepared with it." in said


def test_a_game_that_is_not_recorded_asks_before_it_is_left() -> None:
    done = pressed(prepared(sat_down(passed(game(("alto",)), "talk"))), wants.Quit()).visit
    assert not done.closed
    assert "say that Payment matters most" in words(shown(done))


def test_who_lets_the_rest_play_by_itself_is_asked_all_the_same(tmp_path: Path) -> None:
    visit = prepared(sat_down(written(tmp_path / "game.jsonl", "alto")))
    asked = pressed(visit, wants.LetSettle(visit.player.moment)).visit
    said = words(shown(asked))
    assert "The computer plays on without this, which has not been said yet:" in said
    assert "say that Payment matters most" in said
