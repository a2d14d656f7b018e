"""What a seat expects: of settings, by the rules' own forecast and its own score, and of others' word."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from game.rules.arrays import Whole
from game.rules.forecast import as_if
from game.rules.imagined import Situation
from game.rules.position import Position
from game.rules.readings import Readings
from game.rules.rulebook import Rulebook
from game.rules.scores import exact_score
from game.rules.sight import Rows

FARTHEST = 7
"""Rounds looked ahead at most; beyond, most flows have settled."""
POINT = 1_000_000


def standing(view: Position) -> Whole:
    """The settings to expect if nothing new is decided: clauses in force, else what is seen: [G, L]."""
    return np.where(view.clause >= 0, view.clause, view.setting)


def attainable(book: Rulebook, view: Position, games: Whole, setting: Whole) -> Whole:
    """Leave levers where they are seen if what their new setting needs would not be there: [N, L]."""
    if not book.needs:
        return setting
    readings = Readings(book, as_if(book, view, games, setting))
    reached = setting.copy()
    for need in book.needs:
        now = view.setting[games, need.lever]
        missing = (setting[:, need.lever] == need.setting) & (now != need.setting)
        missing &= ~need.condition.holds(readings)
        reached[:, need.lever] = np.where(missing, now, reached[:, need.lever])
    return reached


def value(book: Rulebook, position: Situation, seat: Whole) -> Whole:
    """The score of the seat of each row [N], in hundredths of a point as minds count them; see `unit`."""
    return exact_score(book, position, seat) * 100 // _units(book)[seat]


@lru_cache(maxsize=16)
def _units(book: Rulebook) -> Whole:
    """What each seat counts as one point: [S]; nobody writes to it."""
    return np.array([unit(book, seat) for seat in range(len(book.seats))])


def unit(book: Rulebook, seat: int) -> int:
    """What a mind counts as one point, in millionths of a point.

    On scores from 0 to 100 it is a point. Where a seat counts points of its own it is a hundredth of
    what the scenario's numbers could move: what a mind does never hangs on the unit of an author.
    """
    if book.limited[seat]:
        return POINT
    real, worth = book.real, book.worth[seat]
    high, low = (
        np.where(real, worth, -(2**62)).max(axis=1),
        np.where(real, worth, 2**62).min(axis=1),
    )
    moved = int((high - low).sum()) + sum(
        abs(bonus.points) for bonus in book.bonuses if bonus.seat == seat
    )
    for at in np.flatnonzero(book.interest[seat]):
        moved += int(book.interest[seat, at]) * _reach(book, int(at)) // 100
    return max(moved // 100, 1) if moved else POINT


def in_points(book: Rulebook, seat: int, gain: int) -> int:
    """What a mind counts, told in hundredths of a point of the scenario."""
    return int(gain) * unit(book, seat) // POINT


def _reach(book: Rulebook, at: int) -> int:
    """How far levers could move an indicator, as scores count it, in millionths; its range if none does."""
    each = int(np.abs(book.each_round.indicator[:, at]).sum()) * book.rounds
    moved = each + int(np.abs(book.once.indicator[:, at]).sum())
    moved = moved or int(book.high[at] - book.low[at])
    return moved * 100 * POINT // int(book.score_span[at])


def faith(book: Rulebook, seen: Rows, doubt: Whole) -> Whole:
    """How likely, in percent, the seat of each row takes each lever's clause to be kept: [R, L].

    `doubt` [R, L] is how likely it is, by the evidence, that the lever hides something now; where it does, it is
    taken to go on.
    A breach that everyone would see is the less likely one: trust says how far an owner would go where
    nobody looks, and half the doubt is left where all can see. Agreements that move the lever
    themselves are certain, and so is one's own word.
    """
    # Of itself a seat is sure.
    trust = np.where(book.itself[seen.seat], 100, seen.own(seen.view.trust) // 100)
    least = np.full((len(seen), len(book.levers)), 100, dtype=np.int64)
    for lever, owner in zip(book.hand_lever, book.hand_seat, strict=True):
        least[:, lever] = np.minimum(least[:, lever], trust[:, owner])
    hidden = book.covert.any(axis=1)
    chance = np.where(hidden, least, 50 + least // 2)
    return np.where(book.binding, 100, chance * (100 - doubt) // 100)
