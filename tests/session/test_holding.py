"""Many altered games at once, everybody else holding: each is what it would be alone."""

from __future__ import annotations

import numpy as np

from game.rules.legality import Obstacle
from game.rules.orders import Clause, Decline, Move, Order, Put, Sign
from game.rules.position import pick, same
from game.session.alteration import Alteration
from game.session.course import Course, Recorded
from game.session.holding import all_held
from game.session.whatif import what_if
from tests.builders import book
from tests.talks import name_of

STUCK = {"levers": {"gate": {"settings": {"open": {"irreversible": True}}}}}
"""Whoever opens the gate cannot close it again."""
PACKAGE = Put("north", (Clause("gate", "half"), Clause("patrol", "light")))
TEXT = name_of(book(STUCK), PACKAGE)
PLAYED: dict[tuple[int, str, int], list[Order]] = {
    (2, "talk", 1): [PACKAGE],
    (2, "talk", 2): [Sign("south", TEXT)],
    (2, "commit", 0): [Move("north", "gate", "half"), Move("south", "patrol", "light")],
    (3, "commit", 0): [Move("south", "watch", "open")],
}


def recorded() -> Recorded:
    """A game in which a package is signed in the second round and kept."""
    course = Course(book(STUCK), 7)
    while not course.position.over[0]:
        course.resolve(PLAYED.get((course.position.round, *course.phase), ()))
    return Recorded(course, tuple({} for _ in range(len(course.steps) + 1)))


def moved(round: int, seat: str, lever: str, to: str) -> Alteration:
    return Alteration(round, seat, Move, lever, to)


TRIED = (
    moved(1, "north", "gate", "open"),
    moved(1, "south", "watch", "secret"),
    moved(2, "north", "gate", "closed"),
    moved(3, "south", "patrol", "heavy"),
    Alteration(2, "south", Decline, TEXT, ""),
)


def test_every_game_of_the_batch_is_that_game_alone() -> None:
    game = recorded()
    found = all_held(game, TRIED)
    assert found.position is not None
    assert set(found.game) == set(TRIED)
    for each in TRIED:
        alone = what_if(game, [each])
        end = pick(found.position, np.array([found.game[each]]))
        assert same(end, alone.altered.position), str(each)
        assert not same(end, game.course.position), str(each)


def test_a_package_with_one_clause_that_cannot_be_lapses_whole() -> None:
    """The gate is open for good, so that nobody can sign for less; nor for the patrol beside it."""
    game, alteration = recorded(), TRIED[0]
    patrol = game.course.book.levers.index("patrol")
    (second,) = [s for s in game.course.steps if (s.before.round, s.phase) == (2, "commit")]
    assert second.before.deal[0, patrol] > 0
    found = all_held(game, [alteration])
    assert found.position is not None
    assert found.position.deal[found.game[alteration], patrol] == 0
    lapsed = {lapse.refusal.order: lapse.refusal for lapse in what_if(game, [alteration]).lapsed}
    assert PACKAGE in lapsed
    nothing_there = (Obstacle.UNKNOWN_NAME, Obstacle.NOT_ASKED)
    assert lapsed[Sign("south", TEXT)].why in nothing_there


def test_what_was_not_possible_or_not_played_is_in_no_game() -> None:
    game = recorded()
    never = (
        moved(9, "north", "gate", "open"),
        moved(2, "south", "gate", "open"),
        Alteration(1, "south", Decline, TEXT, ""),
    )
    found = all_held(game, [*never, TRIED[1]])
    assert set(found.game) == {TRIED[1]}
    assert all_held(game, never[:1]).position is None
    assert all_held(game, []).game == {}


def test_an_unfinished_game_stops_where_its_record_stops() -> None:
    whole = recorded()
    course = whole.course.branch(7)
    found = all_held(Recorded(course, whole.seated[:8]), [TRIED[0]])
    assert found.position is not None
    assert (found.position.round, found.position.phase) == (
        course.position.round,
        course.position.phase,
    )
    assert not found.position.over[0]


def test_a_game_that_lasts_longer_than_its_record_goes_on_to_its_end() -> None:
    """The patrol ends the record in its second round; without it there are two rounds more."""
    early = {"endings": {"calm": {"when": "patrol is light", "early": True}}}
    course = Course(book(early), 7)
    while not course.position.over[0]:
        orders = [Move("south", "patrol", "light")] if course.phase[0] == "commit" else []
        course.resolve(orders if course.position.round == 2 else ())
    assert course.position.round < 4
    game = Recorded(course, tuple({} for _ in range(len(course.steps) + 1)))
    alteration = moved(2, "south", "patrol", "")
    found = all_held(game, [alteration])
    assert found.position is not None
    assert found.position.over[0]
    assert same(found.position, what_if(game, [alteration]).altered.position)
    assert found.position.round > course.position.round
