"""Value derived from a position: what a seat's own interests make of the world. It is never stored."""

from __future__ import annotations

import numpy as np

from game.rules.arrays import Whole
from game.rules.cooperation import halves_away
from game.rules.imagined import Situation, kinds_of
from game.rules.readings import Readings, told_apart
from game.rules.rulebook import Rulebook

MILLION = 1_000_000


def normalised(book: Rulebook, indicator: Whole, at: int | slice = slice(None)) -> Whole:
    """Turn indicators [G, I] into millionths of a point, as scores count them; or one, `at`: [G].

    From 0 (worst) to 100 (best), or as they are, less being more where low is good (case score-4).
    """
    share = (indicator - book.score_zero[at]) * (100 * MILLION) // book.score_span[at]
    return np.where(book.normal_sign[at] < 0, book.score_whole[at] * MILLION - share, share)


def exact_scores(book: Rulebook, position: Situation) -> Whole:
    """Return every seat's score in millionths of a point: [G, S] (cases score-2 and score-3).

    Seats that value only settings and conditions, or indicators as they are, get the plain sum of their
    points (case score-4); the others stay between 0 and 100.
    """
    score = np.zeros((position.games, len(book.seats)), dtype=np.int64)
    for lever in np.flatnonzero(book.worth.any(axis=(0, 2))):
        score += book.worth[:, lever].T.take(position.setting[:, lever], axis=0)
    if book.weighted.any():
        # Floats multiply matrices many times faster, and hold these whole numbers exactly.
        points = normalised(book, position.indicator).astype(np.float64)
        score += (points @ book.interest.T.astype(np.float64)).astype(np.int64) // 100
    readings = Readings(book, position)
    for bonus in book.bonuses:
        score[:, bonus.seat] += bonus.points * bonus.condition.holds(readings)
    return np.where(book.limited, np.clip(score, 0, 100 * MILLION), score)


def exact_score(book: Rulebook, position: Situation, seat: Whole) -> Whole:
    """Return the score of one seat in each row, in millionths of a point: [N]; `seat` [N] says whose.

    The same as `exact_scores` of those seats. Rows that are alike are of one seat.
    """
    kinds, kind = kinds_of(position)
    whose = np.zeros(kinds.games, dtype=np.int64)
    whose[kind] = seat
    score = np.zeros(kinds.games, dtype=np.int64)
    for lever in np.flatnonzero(book.worth.any(axis=(0, 2))):
        score += book.worth[whose, lever, kinds.setting[:, lever]]
    share = np.zeros(kinds.games, dtype=np.int64)
    for at in np.flatnonzero(book.interest.any(axis=0)).tolist():
        share += book.interest[:, at].take(whose) * normalised(book, kinds.indicator[:, at], at)
    _bonuses(book, kinds, whose, score, False)
    score = (score + share // 100)[kind]
    _bonuses(book, position, seat, score, True)
    return np.where(book.limited[seat], np.clip(score, 0, 100 * MILLION), score)


def _bonuses(book: Rulebook, position: Situation, seat: Whole, score: Whole, apart: bool) -> None:
    """Add to scores [N] what conditions bring the seat of each row [N]: those that read agreements, or the others."""
    readings = Readings(book, position)
    for bonus in book.bonuses:
        if told_apart(bonus.condition) == apart:
            score[(bonus.condition.holds(readings) & (seat == bonus.seat)).nonzero()] += (
                bonus.points
            )


def scores(book: Rulebook, position: Situation) -> Whole:
    """Return every seat's score in hundredths of a point: [G, S]; 0 for a seat without interests."""
    return halves_away(exact_scores(book, position), MILLION // 100)
