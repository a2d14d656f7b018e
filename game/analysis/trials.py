"""Games from the same seeds in which a seat follows a rule of thumb, and games in which it keeps its word.

The seat bargains as its temperament does in both; the difference is taken game by game, so that luck counts
alike on both sides (paired comparison, Student 1908). Points are hundredths. Letters: G games, S seats.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor, sqrt

import numpy as np

from game.analysis.baseline import Baseline
from game.analysis.fairness import mean, players
from game.analysis.teaching import HONEST, THUMBS, TRUST, Gain, Quarrel, Taught
from game.rules.arrays import Whole
from game.rules.rulebook import Rulebook

Trial = tuple[tuple[int, str], ...]
"""Seats and the rules they follow; the others play as their temperaments do."""

NORMAL = 1.959964
"""Standard deviations on either side of the middle that hold 95 % of a normal distribution."""
FEW = (12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262)
"""The same of Student's distribution, with 1 to 9 degrees of freedom."""


@dataclass(frozen=True, slots=True, eq=False)
class Tried:
    """What was played."""

    trials: Mapping[Trial, Whole]
    """scores [G, S] in millionths of a point by trial, from the same seeds throughout"""
    trust: Mapping[str, Whole]
    """the same by trust at the start; see `TRUST`"""


def trials(book: Rulebook) -> tuple[Trial, ...]:
    """List what is played: each seat by each rule, then the whole table."""
    seats = players(book)
    single = [((seat, rule),) for seat in seats for rule in (HONEST, *THUMBS)]
    breaks = [one_breaks(seats, seat) for seat in seats]
    table = (all_keep(seats), *breaks, nobody_signs(seats))
    return tuple(dict.fromkeys((*single, *table)))


def all_keep(seats: Sequence[int]) -> Trial:
    """Everybody keeps every clause."""
    return tuple((seat, HONEST) for seat in seats)


def one_breaks(seats: Sequence[int], breaker: int) -> Trial:
    """One seat breaks every clause from its first on; all others keep theirs."""
    return tuple((seat, "break_all" if seat == breaker else HONEST) for seat in seats)


def nobody_signs(seats: Sequence[int]) -> Trial:
    """Nobody signs anything."""
    return tuple((seat, "never_sign") for seat in seats)


def taught(ground: Baseline, tried: Tried, quarrel: Quarrel) -> Taught:
    """Work out what a scenario teaches from what was played."""
    book = ground.book
    seats = players(book)
    score = {trial: ground.scale(worth) for trial, worth in tried.trials.items()}

    def total(scores: Whole) -> int:
        return mean(scores[:, seats].sum(axis=1))

    broken = [total(score[one_breaks(seats, seat)]) for seat in seats]
    return Taught(
        thumbs={
            book.seats[seat]: {
                rule: paired(score[((seat, rule),)][:, seat], score[((seat, HONEST),)][:, seat])
                for rule in THUMBS
            }
            for seat in seats
        },
        sums={
            "kept": total(score[all_keep(seats)]),
            "broken": mean(np.array(broken, dtype=np.int64)),
            "no_deal": total(score[nobody_signs(seats)]),
        },
        trust={how: total(ground.scale(tried.trust[how])) for how in TRUST},
        quarrel=quarrel,
    )


def paired(one: Whole, other: Whole) -> Gain:
    """Compare the same games played in two ways: scores [G] in hundredths, at least two games.

    The ends of the interval are rounded outwards.
    """
    difference = [int(value) for value in one - other]
    games, total = len(difference), sum(difference)
    squares = games * sum(value**2 for value in difference) - total**2
    error = sqrt(squares / (games - 1)) / games
    width = student(games - 1) * error
    middle = total / games
    return Gain(mean(one - other), floor(middle - width), ceil(middle + width))


def student(freedom: int) -> float:
    """How many standard errors on either side of a mean hold 95 %, by degrees of freedom.

    Beyond the table by a fit of what it exceeds the normal distribution by, right to three decimals.

    >>> [round(student(n), 2) for n in (1, 10, 199)]
    [12.71, 2.23, 1.97]
    """
    if freedom <= len(FEW):
        return FEW[freedom - 1]
    return NORMAL + 2.372 / (freedom - 1.16)
