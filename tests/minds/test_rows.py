"""Minds decide for many seats of many games at once; each row is as if it were alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

import numpy as np
import pytest

from game.minds.briefing import Briefing, Mind, taken
from game.minds.casting import Cast, cast
from game.minds.matches import play
from game.minds.memory import begin, notice
from game.rules.beats import BeatOrders
from game.rules.chance import game_seeds
from game.rules.opening import open_games
from game.rules.phases import ASKED, no_orders
from game.rules.position import same
from game.rules.resolve import phase_of, resolve
from game.rules.rulebook import Rulebook
from game.rules.sight import look
from game.scenario.counterparts import TEMPERAMENTS
from game.session.session import Session
from tests.minds.places import bay, market
from tests.minds.table import book_of, turned
from tests.properties.worlds import drawn

NAMES = (*sorted(TEMPERAMENTS), "boulware(grim)", "noisy(20, opportunist)")
GAMES = 5


def seats_of(book: Rulebook, turn: int) -> dict[str, str]:
    names = turned(NAMES, turn)
    return {book.seats[seat]: names[seat] for seat in np.flatnonzero(book.actors)}


def decisions(
    book: Rulebook, players: Cast, number: int
) -> Iterator[tuple[Mind, Briefing, BeatOrders]]:
    """Who decides in a batch of drawn games, what it is told, and what it orders then."""
    position, rng = open_games(book, game_seeds(number, GAMES)), np.random.default_rng(number)
    memories = [begin(book, len(each.seat)) for each in players]
    while not position.over.all():
        phase, _ = phase_of(book, position)
        for at, each in enumerate(players):
            seen = look(book, position, each.game, each.seat)
            memories[at] = notice(book, memories[at], seen)
            if phase in ASKED:
                moment = Briefing(book, seen, memories[at], each.character, each.seeds)
                beat = no_orders(book, phase, len(seen))
                each.mind.decide(moment, beat)
                yield each.mind, moment, beat
        position = resolve(book, position, drawn(book, position, rng))


@pytest.mark.parametrize("turn", range(0, len(NAMES), 2))
@pytest.mark.parametrize("place", ["bay", "market"])
def test_a_row_among_others_is_decided_as_if_it_were_alone(place: str, turn: int) -> None:
    """In any order, and beside any others."""
    book = bay("ratified", "signed") if place == "bay" else market("all_but")
    players = cast(book, game_seeds(turn, GAMES), seats_of(book, turn))
    rng, count = np.random.default_rng(turn), 0
    for mind, moment, together in decisions(book, players, turn):
        some = rng.permutation(len(moment.seen))[: 1 + len(moment.seen) // 2]
        few = taken(no_orders(book, phase_of(book, moment.seen.view)[0], 1), np.zeros_like(some))
        mind.decide(moment.rows(some), few)
        for item in fields(together):
            whole, part = getattr(together, item.name), getattr(few, item.name)
            assert np.array_equal(whole[some], part), (mind.name, item.name)
        count += len(some)
    assert count > 20


def test_all_negotiators_of_a_batch_decide_in_one_call() -> None:
    book = book_of("drones-over-mexico")
    (together,) = cast(book, game_seeds(3, 40))
    assert len(together.seat) == 40 * int(book.actors.sum())
    assert len(set(together.character.conduct.tolist())) > 2


def test_nobody_sees_what_others_order_in_the_same_phase() -> None:
    """A planner looks ahead from what lies on the table, not from what others are putting there now.

    So a game of a batch is the game of a session, in which each order is kept until all are given.
    """
    book, seed = bay(), game_seeds(8, 4)[2]
    seats = [book.seats[seat] for seat in np.flatnonzero(book.actors)]
    minds = {seats[1]: "planner"}
    seeds = np.array([seed], dtype=np.uint64)
    session = Session.start(
        book.scenario, minutes=book.minutes, seed=int(seed), minds=minds, autosave=False
    )
    while not session.over:
        session.advance()
    assert same(play(book, cast(book, seeds, minds), seeds), session.position)
