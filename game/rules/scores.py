"""Value derived from a position: what a seat's own interests make of the world. It is never stored."""

from __future__ import annotations

import numpy as np

from game.rules.arrays import Whole
from game.rules.cooperation import halves_away
from game.rules.position import Position
from game.rules.readings import Readings
from game.rules.rulebook import Rulebook

MILLION = 1_000_000


def normalised(book: Rulebook, indicator: Whole) -> Whole:
    """Turn indicators [G, I] into millionths of a point from 0 (worst) to 100 (best)."""
    span = np.maximum(book.high - book.low, 1)
    share = (indicator - book.low) * (100 * MILLION) // span
    return np.where(book.normal_sign < 0, 100 * MILLION - share, share)


def exact_scores(book: Rulebook, position: Position) -> Whole:
    """Return every seat's score in millionths of a point: [G, S] (cases score-2 and score-3).

    Seats that value only settings and conditions get the plain sum of their points; the others stay
    between 0 and 100 points.
    """
    settings = position.setting[:, None, :]
    worth = np.take_along_axis(book.worth[None], settings[..., None], axis=3)[..., 0].sum(axis=2)
    score = worth
    if book.weighted.any():
        score = score + normalised(book, position.indicator) @ book.interest.T // 100
    readings = Readings(book, position)
    for bonus in book.bonuses:
        score[:, bonus.seat] += bonus.points * bonus.condition.holds(readings)
    return np.where(book.weighted, np.clip(score, 0, 100 * MILLION), score)


def scores(book: Rulebook, position: Position) -> Whole:
    """Return every seat's score in hundredths of a point: [G, S]; 0 for a seat without interests."""
    return halves_away(exact_scores(book, position), MILLION // 100)
