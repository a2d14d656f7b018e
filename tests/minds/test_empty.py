"""Minds put nothing, and ask for nothing, that could not be carried out as things stand."""

from __future__ import annotations

import numpy as np

from game.minds.casting import cast
from game.minds.matches import play
from game.minds.outlook import attainable
from game.rules.beats import PUT, BeatOrders, TalkOrders
from game.rules.chance import game_seeds
from game.rules.edits import read
from game.rules.position import Position
from tests.minds.table import book_of

BOOK = book_of("drones-over-mexico", 45)
PAYLOAD = BOOK.levers.index("payload")
ARMED = BOOK.settings[PAYLOAD].index("armed")


def test_nobody_puts_or_asks_for_armed_aircraft_that_nobody_may_arm() -> None:
    """Armed aircraft need an authority to strike (`needs`), which hardly ever stands."""
    puts, asks = [], []

    def watch(before: Position, beat: BeatOrders, after: Position) -> None:
        if isinstance(beat, TalkOrders):
            game, seat = np.nonzero(beat.action == PUT)
            clause = beat.clause[game, seat]
            then = np.where(clause >= 0, clause, before.setting[game])
            held = attainable(BOOK, before, game, then) == then
            puts.append((held | (clause < 0)).all(axis=1))
            lines = read(BOOK, beat.change[beat.change != 0])
            asks.append((lines.lever == PAYLOAD) & (lines.setting == ARMED))

    seeds = game_seeds(7, 60)
    play(BOOK, cast(BOOK, seeds), seeds, watch=watch)
    put, armed = np.concatenate(puts), np.concatenate(asks)
    assert len(put) > 500
    assert len(armed) > 500
    assert put.all()
    assert armed.mean() < 0.005
