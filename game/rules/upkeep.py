"""Stages 8 and 9: income, what runs out, the count of rounds, and how a game ends."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.rules.arrays import Mask, Whole, some
from game.rules.imagined import Situation
from game.rules.position import Position
from game.rules.readings import Readings
from game.rules.rulebook import Rulebook
from game.rules.writing import Entry, Placement


def income(book: Rulebook, position: Position) -> list[Entry]:
    """Give every seat its mandate for the next round, up to its cap (case income-1)."""
    amount = np.broadcast_to(book.mandate_income, position.mandate.shape)
    seats = book.itself
    return [
        Entry(
            "income",
            "mandate",
            ("seat",),
            amount,
            sight=lambda: np.broadcast_to(seats, (*amount.shape, len(seats))),
        )
    ]


def run_out(position: Position) -> Mask:
    """Tell which clauses have run their time: [G, L] (case expiry-1)."""
    return (position.clause >= 0) & (position.until <= position.round)


def counts(book: Rulebook, position: Position) -> list[Placement]:
    """Keep count of the rounds each setting has stood, and of past values."""
    return [
        Placement("bookkeeping", "stood", stood(position)),
        *counts_past(book, position),
    ]


def stood(position: Situation, rounds: int = 1) -> Whole:
    """Count how long each setting will have stood if none is moved for so many rounds: [G, L, K]."""
    ranks = np.arange(position.stood.shape[2])
    return position.stood + rounds * (position.setting[:, :, None] == ranks)


def counts_past(book: Rulebook, position: Position) -> list[Placement]:
    """Keep the values of the past rounds that flows ask for."""
    if not book.history:
        return []
    past = pushed(position.past, [position.indicator])
    return [Placement("bookkeeping", "past", past)]


def pushed(past: Whole, newer: Sequence[Whole]) -> Whole:
    """Put indicators [G, I], the newest last, before the past ones [G, N, I], and drop the oldest."""
    values = np.concatenate([*(now[:, None, :] for now in reversed(newer)), past], axis=1)
    return values[:, : past.shape[1]]


def finished(book: Rulebook, position: Position, moved: Mask) -> Mask:
    """Tell which games end now, before their last round: [G] (cases ending-1 and ending-2).

    A lever moved to a final setting ends the game, and so does an ending marked `early`.
    """
    settings = np.arange(len(book.levers)), position.setting
    done = some(book.final[settings] & moved, 1)
    readings = Readings(book, position)
    for _, finish in book.finishes:
        if finish.early and finish.condition is not None:
            done |= finish.condition.holds(readings)
    return done


def which_ending(book: Rulebook, position: Position) -> Whole:
    """Find the first ending, in order, whose condition holds: [G] index (case ending-3)."""
    readings = Readings(book, position)
    ending = np.full(position.games, -1, dtype=np.int64)
    for index, finish in book.finishes:
        holds = True if finish.condition is None else finish.condition.holds(readings)
        ending = np.where((ending < 0) & holds, index, ending)
    return ending
