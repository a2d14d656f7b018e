"""The last words of those who played."""

from __future__ import annotations

from functools import lru_cache

import pytest

from game.debrief.archives import farewell
from game.debrief.past import Past, past
from game.locale import LANGUAGES
from game.player.loaded import scenario_at
from game.session.session import Session
from game.views.voices import temperament_lines
from game.views.words import Words
from tests.builders import scenario

SEATS = {"north": "grim", "south": "noisy(5, grim)", "isle": "person"}


@lru_cache
def played(to_the_end: bool = True) -> tuple[Session, Past]:
    session = Session.start(scenario(), seed=4, autosave=False)
    while not session.over and (to_the_end or session.round < 2):
        session.advance()
    return session, past(session.book, session.position, session.steps, seats=SEATS)


def last_words(seat: str, language: str = "en") -> str:
    session, gone = played()
    return farewell(Words(session.book, language), gone, seat, SEATS[seat])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("seat", ["north", "south"])
def test_whoever_played_a_seat_has_the_last_word(seat: str, language: str) -> None:
    words = Words(played()[0].book, language)
    lines = temperament_lines(language, "grim", "end", "ends")
    assert last_words(seat, language) in [words.say("debrief.farewell", line=x) for x in lines]


def test_people_speak_for_themselves() -> None:
    assert last_words("isle") == ""


def test_a_game_that_was_stopped_has_no_last_word() -> None:
    session, gone = played(to_the_end=False)
    assert farewell(Words(session.book), gone, "north", "grim") == ""


def test_a_mind_that_is_not_known_any_more_speaks_plainly() -> None:
    session, gone = played()
    assert farewell(Words(session.book), gone, "north", "of another version")


def test_a_seat_with_a_voice_of_its_own_has_the_last_word_in_it() -> None:
    texts = scenario_at("three-valleys", "en")
    session = Session.start(texts, seed=4, autosave=False)
    while not session.over:
        session.advance()
    gone = past(session.book, session.position, session.steps)
    said = farewell(Words(session.book), gone, "delta", "grim")
    own = [line.text for line in texts.stakeholders["delta"].voice.end]
    assert any(line in said for line in own)
