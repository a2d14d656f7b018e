"""Cooperation derived from a position: what was done together. It is never stored.

It is the weighted mean of the cooperation ratings of the settings in force, averaged over the rounds
played; with one two-setting lever per seat it is the cooperation rating of the iterated prisoner's
dilemma literature (Axelrod 1984; case score-1).
"""

from __future__ import annotations

import numpy as np

from game.rules.arrays import Whole
from game.rules.imagined import Situation
from game.rules.rulebook import Rulebook


def halves_away(value: Whole, divisor: int) -> Whole:
    """Divide and round half away from zero.

    >>> halves_away(np.array([15, -15, 14]), 10)
    array([ 2, -2,  1])
    """
    return np.sign(value) * ((np.abs(value) * 2 + divisor) // (2 * divisor))


def lever_cooperation(book: Rulebook, position: Situation) -> Whole:
    """Return the cooperation rating of each lever averaged over the rounds: [G, L] hundredths.

    Before the first round is over it is the rating of the setting in force.
    """
    rounds = position.stood.sum(axis=2)
    mean = (position.stood * book.rating).sum(axis=2) // np.maximum(rounds, 1)
    now = book.rating[np.arange(len(book.levers)), position.setting]
    return np.where(rounds == 0, now, mean)


def cooperation(book: Rulebook, position: Situation) -> Whole:
    """Return the cooperation of the table: [G] hundredths, 0 to 10,000."""
    weights = book.lever_weight * book.in_play
    rated = lever_cooperation(book, position) @ weights
    return halves_away(rated, max(int(weights.sum()), 1))


def seat_cooperation(book: Rulebook, position: Situation) -> Whole:
    """Return the cooperation of each seat's own levers: [G, S] hundredths; -1 without levers."""
    weights = book.owns * (book.lever_weight * book.in_play)
    sums = weights.sum(axis=1)
    rated = lever_cooperation(book, position) @ weights.T
    mean = np.sign(rated) * ((rated * 2 + sums) // np.maximum(2 * sums, 1))
    return np.where(sums > 0, mean, -1)
