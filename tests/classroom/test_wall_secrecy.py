"""The wall holds what all six observations hold, and nothing else.

Two games in which these are equal give identical bytes; and every number that stands there each seat sees
itself, or can work out from what it sees.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings

from game.classroom.archives.public import PublicReader
from game.classroom.wall.page import Kind, WallChair, WallFacts, WallTable, html, wall
from game.player.game import Game
from game.rules.position import Position
from game.rules.rulebook import NOBODY
from game.rules.sight import Observation, observe
from tests.classroom.walls import FLAGSHIP, VALLEYS, begun, until
from tests.player.test_bytes import DRAWN, HIDDEN, PRIVATE, Case, both, cases, leaks, tried

FEW = settings(max_examples=8, derandomize=True, deadline=None, phases=DRAWN)
MANY = settings(max_examples=200, derandomize=True, deadline=None, phases=DRAWN)
STEPS: tuple[Kind, ...] = ("news", "promise", "talk", "seal", "recap")


def pages(game: Game) -> Iterator[str]:
    """Every page of the wall that a game under way can be on, as HTML."""
    seats = game.session.book.seats
    chairs = tuple(WallChair(f"A{n}", seat, True) for n, seat in enumerate(seats, 1))
    tables = (WallTable("A", game, chairs),)
    now = game.session.round
    for step in STEPS:
        yield html(wall(WallFacts("en", step, tables, round=now, left=60)))
    for round in range(1, now + 1):
        yield html(wall(WallFacts("en", "reveal", tables, round=round, left=30)))


def check(case: Case) -> None:
    """Play both games side by side; while the eyes have seen the same the wall has the same bytes."""
    games = both(case)
    if games:
        one, other = games
        assert list(pages(one.game)) == list(pages(other.game))


@FEW
@given(cases((*PRIVATE, *HIDDEN)))
def test_what_a_seat_may_not_know_changes_no_byte_of_the_wall(case: Case) -> None:
    check(case)


@pytest.mark.long
@MANY
@given(cases((*PRIVATE, *HIDDEN)))
def test_no_secret_of_any_kind_changes_a_byte_of_the_wall(case: Case) -> None:
    check(case)


@pytest.mark.slow
def test_a_wall_that_is_told_more_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def all_of_it(reader: PublicReader, position: Position) -> Observation:
        return replace(observe(reader.book, position, NOBODY), view=position)

    monkeypatch.setattr(PublicReader, "_observed", all_of_it)
    assert any(leaks(case, check) for case in tried(("covert", "secret")))


@pytest.mark.slow
@pytest.mark.parametrize(("scenario", "seed"), [(FLAGSHIP, 3), (FLAGSHIP, 5), (VALLEYS, 1)])
def test_every_number_of_the_wall_is_one_that_each_seat_sees(scenario: str, seed: int) -> None:
    for step, round in (("talk", 2), ("seal", 2), ("reveal", 2), ("talk", 3), ("reveal", 3)):
        game = until(begun(scenario, seed), step, round)
        session, reader = game.session, PublicReader.of(game, "en")
        book, shown = session.book, reader.table()
        places = [book.seats.index(seat.id) for seat in shown.seats]
        for at in range(len(book.seats)):
            view = session.observation(book.seats[at]).view.one
            for (holder, actor), trust in shown.trust.items():
                pair = places[holder], places[actor]
                # Whoever trusts more or less than all can see knows what all can see of it as well.
                assert trust == int((view.shown if pair[0] == at else view.trust)[pair])
            assert shown.offers <= int(view.offered.sum())
            assert (view.public & (view.clause >= 0)).sum() >= len(shown.clauses)
            told = session.account(book.seats[at]).changes
            for past in range(1, reader.rounds + 1):
                found = reader.revealed(past)
                assert found is not None
                for change in found.changes:
                    if change.kind == "indicator":
                        name = next(n for n in book.indicators if reader.words.indicator(n) == change.name)  # fmt: skip
                        assert book.sees(at)[book.indicators.index(name)]
            assert told is not None
        course = shown.course
        assert course is not None
        index = book.indicators.index(course.id)
        assert all(book.sees(at)[index] for at in range(len(book.seats)))
