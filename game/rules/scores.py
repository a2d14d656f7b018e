"""Scores derived from a position: cooperation and value. Nothing here is ever stored.

Cooperation is the weighted mean of the cooperation ratings of the settings in force, averaged over the
rounds played; with one two-setting lever per seat it is the cooperation rating of the iterated
prisoner's dilemma literature (Axelrod 1984). Value is what a seat's own interests make of the world.
"""

from __future__ import annotations

import numpy as np

from game.rules.arrays import Mask, Whole
from game.rules.position import Position
from game.rules.readings import Readings
from game.rules.rulebook import Rulebook

MILLION = 1_000_000


def _halves_away(value: Whole, divisor: int) -> Whole:
    """Divide and round half away from zero.

    >>> _halves_away(np.array([15, -15, 14]), 10)
    array([ 2, -2,  1])
    """
    return np.sign(value) * ((np.abs(value) * 2 + divisor) // (2 * divisor))


def lever_cooperation(book: Rulebook, position: Position) -> Whole:
    """Return the cooperation rating of each lever averaged over the rounds: [G, L] hundredths.

    Before the first round is over it is the rating of the setting in force.
    """
    rounds = position.stood.sum(axis=2)
    mean = (position.stood * book.rating).sum(axis=2) // np.maximum(rounds, 1)
    now = book.rating[np.arange(len(book.levers)), position.setting]
    return np.where(rounds == 0, now, mean)


def cooperation(book: Rulebook, position: Position) -> Whole:
    """Return the cooperation of the table: [G] hundredths, 0 to 10,000."""
    weights = book.lever_weight * book.in_play
    rated = lever_cooperation(book, position) @ weights
    return _halves_away(rated, max(int(weights.sum()), 1))


def seat_cooperation(book: Rulebook, position: Position) -> Whole:
    """Return the cooperation of each seat's own levers: [G, S] hundredths; -1 without levers."""
    weights = book.owns * (book.lever_weight * book.in_play)
    sums = weights.sum(axis=1)
    rated = lever_cooperation(book, position) @ weights.T
    mean = np.sign(rated) * ((rated * 2 + sums) // np.maximum(2 * sums, 1))
    return np.where(sums > 0, mean, -1)


def normalised(book: Rulebook, indicator: Whole) -> Whole:
    """Turn indicators [G, I] into millionths of a point from 0 (worst) to 100 (best)."""
    span = np.maximum(book.high - book.low, 1)
    share = (indicator - book.low) * (100 * MILLION) // span
    return np.where(book.normal_sign < 0, 100 * MILLION - share, share)


def exact_scores(book: Rulebook, position: Position) -> Whole:
    """Return every seat's score in millionths of a point: [G, S].

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
    return _halves_away(exact_scores(book, position), MILLION // 100)


def acceptable(book: Rulebook, position: Position) -> Mask:
    """Tell for each seat whether its score reaches its reservation value: [G, S]."""
    return exact_scores(book, position) >= book.reservation * (MILLION // 100)
