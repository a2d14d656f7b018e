"""The guided first game: the same for everybody, in every language, and kept like any other."""

from __future__ import annotations

import pytest

from game.locale import LANGUAGES
from game.player import lesson
from game.player.lesson import lesson_game
from game.player.shelf import unfinished
from tests.player.games import at, settled


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lesson_begins_at_the_table_with_the_same_minds_and_luck(language: str) -> None:
    game = lesson_game(language)
    session = game.session
    assert (session.people, session.seed) == ((lesson.SEAT,), lesson.SEED)
    assert dict(session.minds) == lesson.MINDS
    assert session.scenario.language == language
    assert at(game, lesson.SEAT, language).due == "wait"
    game.advance()
    assert at(settled(game), lesson.SEAT, language).due == "ask"


def test_the_lesson_is_kept_and_can_be_gone_on_with() -> None:
    game = lesson_game("en")
    game.advance()
    settled(game)
    assert game.session.record is not None
    found = unfinished()
    assert found is not None
    assert found.saved.path == game.session.record
