"""How demands fall as time runs out: the time-dependent tactics of Faratin, Sierra and Jennings (1998).

The share of its first demand that a seat has given up after the share t of the talk is t to the power
1/e. With e below 1 it gives way late (Boulware, after the manager who made one offer and stuck to it),
with e = 1 evenly, above 1 early (conceder). Whole numbers only, so that every machine agrees.
"""

from __future__ import annotations

from math import isqrt
from typing import Final

import numpy as np

from game.rules.arrays import Whole, distinct
from game.rules.position import Position
from game.rules.resolve import phase_of
from game.rules.rulebook import Rulebook

ONE = 10_000
TODAY = 90
"""Percent of what time is left that the end of one talk is felt as; the end of the last is the end."""


PACES: Final = (-4, -2, 1, 2, 3, 4, 6)
"""The paces there are, from the earliest to the latest."""


def near(pace: Whole, steps: Whole) -> Whole:
    """The pace so many steps later, or earlier, in the row of paces: [R].

    >>> near(np.array([4, 4, -4]), np.array([1, -1, -1]))
    array([ 6,  3, -4])
    """
    paces = np.array(PACES)
    place = np.searchsorted(paces, pace) + steps
    found: Whole = paces[np.clip(place, 0, len(paces) - 1)]
    return found


def given_up(pace: int, elapsed: int) -> int:
    """The share of the first demand that is given up, in basis points.

    `pace` is 1 for linear, n for the n-th power (Boulware), -2 or -4 for that root (conceder);
    `elapsed` is the share of the talk that is over, in basis points.

    >>> [given_up(pace, 5_000) for pace in (4, 1, -2, -4)]
    [625, 5000, 7071, 8408]
    """
    if pace >= 1:
        return elapsed**pace // ONE ** (pace - 1)
    root = isqrt(elapsed * ONE)
    return root if pace == -2 else isqrt(root * ONE)


def given_up_by(pace: Whole, elapsed: int) -> Whole:
    """The same for every row, each with a pace of its own: [R] basis points.

    >>> given_up_by(np.array([4, 1, 4]), 5_000)
    array([ 625, 5000,  625])
    """
    given = np.zeros_like(pace)
    for each in distinct(pace):
        given[pace == each] = given_up(int(each), elapsed)
    return given


def elapsed(book: Rulebook, view: Position, later: int = 0) -> int:
    """How far time presses at this exchange, or so many exchanges later: basis points.

    The rounds that are gone, and of what is left the share of this talk that is over: every talk has an end
    of its own, before which what can be had today must be had. A text put in the last exchange cannot close,
    so time is up one before.
    """
    _, exchange = phase_of(book, view)
    gone = (view.round - 1) * ONE // book.rounds
    steps = max(book.exchanges - 2, 1)
    talked = min(max(exchange, 1) - 1 + later, steps) * ONE // steps
    today = TODAY if view.round < book.rounds else 100
    return gone + (ONE - gone) * talked * today // (100 * ONE)


def demand(first: Whole, last: Whole | int, given: Whole | int) -> Whole:
    """What is asked when a share of the first demand is given up: hundredths of a point.

    >>> import numpy as np
    >>> demand(np.array([400]), 40, 2_500)
    array([310])
    """
    return last + (first - last) * (ONE - given) // ONE
