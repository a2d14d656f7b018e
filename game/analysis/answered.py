"""What the answer after the last round does to scores, and who pays for it without having broken anything.

G games, S seats.
"""

from __future__ import annotations

import numpy as np

from game.rules.arrays import Mask, Whole, some
from game.rules.phases import EPILOGUE, no_orders
from game.rules.position import Position
from game.rules.resolve import resolve
from game.rules.rulebook import Rulebook
from game.rules.scores import scores

SEEN = 5
"""Hundredths of a point from which on a change of a score, written in tenths, can be seen."""


def answer_gains(book: Rulebook, before: Position, end: Position) -> Whole:
    """What the answer added to each score, in hundredths: [G, S].

    `before` is the position from which the world goes on after the last round, `end` the one after it. It
    is compared with the same end without the answer.
    """
    if not before.guilty.any():
        return np.zeros(before.mandate.shape, dtype=np.int64)
    quiet = before.changed(guilty=np.zeros_like(before.guilty))
    without = resolve(book, quiet, no_orders(book, EPILOGUE, before.games))
    gains: Whole = scores(book, end) - scores(book, without)
    return gains


def innocent_payers(book: Rulebook, end: Position, gains: Whole) -> Mask:
    """Mark who has lost something by the answer, that can be seen, and has not caused it: [G, S]."""
    return ~some(end.released, 1) & (gains <= -SEEN) & book.scored
