"""Cooperation is one number: for one moment it is the same wherever it is told."""

from __future__ import annotations

import io
import json
from functools import cache

import pytest

from game.debrief.contents import parts
from game.debrief.data import data
from game.debrief.lines import lines
from game.debrief.page import page
from game.debrief.source import Material, source_of
from game.lines.board import score_lines
from game.lines.data import game_data
from game.lines.scope import Scope
from game.lines.voice import Voice
from game.locale import LANGUAGES
from game.player.game import Game
from game.player.loaded import scenario_at
from game.player.look import Look
from game.player.passing import Passing
from game.player.player import Player
from game.rules.cooperation import cooperation
from game.screens.places import EndingPage, Numbers, Scores, Start
from game.screens.shown import shown
from game.screens.visit import Visit
from game.session.session import Session
from tests.screens.laws import words

SEAT = "us_president"


@cache
def ended() -> Game:
    """A game in which something was hidden, so that a seat has seen another cooperation than there was."""
    session = Session.start(
        scenario_at("drones-over-mexico", "en"), seed=7, minutes=45, people=(), autosave=False
    )
    while not session.over:
        session.advance()
    return Game(session, "drones-over-mexico")


@cache
def material(language: str) -> Material:
    session = ended().session
    return source_of(ended().words(language), session.recorded, session.reasons, session.seed)


def hundredths() -> int:
    session = ended().session
    return int(cooperation(session.book, session.position)[0])


def written() -> str:
    return ended().words("en").number(hundredths())


def test_the_seat_saw_another_cooperation_than_there_was() -> None:
    session = ended().session
    seen = int(cooperation(session.book, session.observation(SEAT).view)[0])
    assert seen != hundredths()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_ending_and_what_is_looked_up_after_it_tell_the_same(language: str) -> None:
    game = ended()
    passing = Passing(game, SEAT)
    for place in (EndingPage(), Scores(), Numbers()):
        places = (Start(), EndingPage(), *(() if isinstance(place, EndingPage) else (place,)))
        visit = Visit(Look(language), places, passing, SEAT)
        assert f" {written()} " in words(shown(visit)), place
    player = Player(game, SEAT, language)
    assert player.table.cooperation == hundredths()
    assert player.why("cooperation", ()).now == hundredths()
    assert player.afterwards.debrief.cooperation == hundredths()
    assert player.afterwards.course(game.session.recorded.course)[-1].cooperation == hundredths()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_debrief_tells_at_every_time_what_was_told_at_that_time(language: str) -> None:
    found = material(language)
    gone = found.past
    times = (*gone.rounds, gone.end)
    told = [int(cooperation(gone.book, position)[0]) for position in times]
    assert list(found.debrief.timeline.cooperation.values) == told
    assert data(found)["timeline"]["cooperation"][-1] == pytest.approx(hundredths() / 100)
    wrote = parts(found)
    said = f" {written()} "
    assert said in found.debrief.cooperation_sentence
    assert written() in page(found, "", "", wrote)
    read = " ".join(lines(found, "", "", wrote))
    assert said in read
    session = ended().session
    snapshots = Player(ended(), SEAT, language).afterwards.course(session.recorded.course)
    assert [each.cooperation for each in snapshots] == told


@pytest.mark.parametrize("seat", [None, SEAT])
def test_lines_and_data_tell_the_same_at_the_end(seat: str | None) -> None:
    session = ended().session
    scope = Scope(session, Voice("en", io.StringIO()), seat)
    *_, table = score_lines(scope)
    assert f" {written()} " in table
    whole = json.loads(json.dumps(game_data(scope)))
    assert whole["scores"]["cooperation"] == pytest.approx(hundredths() / 100)
