"""What is told of two games side by side: every number says what it is, and its rows add up as shown."""

from __future__ import annotations

import pytest

from game.session.alteration import read_alteration
from game.session.retelling import compared
from game.session.session import Session
from game.session.whatif import what_if
from game.views.whatif import GamesCompared
from game.views.why import title
from game.views.words import Words, shown_change
from tests.session.conftest import scenario_named


@pytest.fixture(scope="module")
def told() -> tuple[Words, GamesCompared]:
    """A game of dice in which the first order to a lever had been another."""
    scenario = scenario_named("three-valleys")
    dice = dict.fromkeys(scenario.stakeholders, "random")
    session = Session.start(scenario, seed=2, minds=dice, autosave=False)
    while not session.over:
        session.advance()
    change = read_alteration(session.book, "1 alto release=high")
    words = Words(session.book)
    return words, compared(words, what_if(session.recorded, [change]))


def test_every_number_says_what_it_is(told: tuple[Words, GamesCompared]) -> None:
    words, found = told
    seats = words.book.seats
    assert found.scores
    for score in found.scores:
        assert score.kind == "score"
        assert words.seat(seats[score.index[0]]) in score.title
    (table,) = found.cooperation
    assert (table.kind, table.index) == ("cooperation", ())
    assert words.say("why.cooperation") in table.title
    assert {number.kind for number in found.numbers} >= {"indicator", "trust"}
    for number in found.numbers:
        assert title(words, number.kind, number.index) in number.title


def test_the_rows_of_a_number_add_up_as_they_are_shown(told: tuple[Words, GamesCompared]) -> None:
    _, found = told
    for number in (*found.scores, *found.cooperation, *found.numbers):
        told_of = sum(row.shown for row in number.rows)
        assert told_of == shown_change(number.played, number.altered), number.title
