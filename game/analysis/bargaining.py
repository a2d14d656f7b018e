"""The packages that bargaining theory names: Nash, Kalai-Smorodinsky, egalitarian, best sum.

The sets are finite, so each solution is the best package by its own measure, compared exactly in whole
numbers and fractions. Where several packages are equally good the one with the higher sum is named,
then the first in the order of the file; how many were equally good is told. Gains are counted over the
reservation values d. Letters in the shapes: N packages, S seats.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from math import prod
from typing import Any, Final

import numpy as np

from game.rules.arrays import Whole

NEAR = 1e-9
"""Within this share of the best, floating point leaves the order to exact arithmetic."""

Measure = Callable[[list[int]], Any]
"""What a solution maximises, of a package's gains, exactly."""


@dataclass(frozen=True, slots=True)
class Point:
    """A package singled out by a solution."""

    row: int
    ties: int
    """how many packages are equally good by the same measure, itself included"""


def nash(utility: Whole, reservation: Whole) -> Point | None:
    """Find the package with the largest product of gains (Nash 1950).

    Only packages count that are worth at least its reservation value to everyone; None if there are
    none. If somebody gains nothing in any of them every product is 0, and the highest sum decides.

    >>> nash(np.array([[4, 1], [3, 2], [2, 3]]), np.array([0, 0]))
    Point(row=1, ties=2)
    """
    rows, gains = _rational(utility, reservation)
    with np.errstate(divide="ignore"):
        rough = np.exp(np.log(gains.astype(np.float64)).mean(axis=1))
    return _best(rows, gains, rough, prod)


def kalai_smorodinsky(utility: Whole, reservation: Whole) -> Point | None:
    """Find the package whose smallest share of what each seat could hope for is largest.

    A seat can hope for its best package among those worth their reservation value to everyone (Kalai
    and Smorodinsky 1975); with equal smallest shares the next smallest decide. None if there are none.

    >>> kalai_smorodinsky(np.array([[10, 0], [6, 2], [0, 4]]), np.array([0, 0]))
    Point(row=1, ties=1)
    """
    rows, gains = _rational(utility, reservation)
    if not len(rows):
        return None
    hope = gains.max(axis=0)
    hopeful = np.flatnonzero(hope > 0)
    if not len(hopeful):
        return _best(rows, gains, np.zeros(len(rows)), lambda _: 0)
    rough = (gains[:, hopeful] / hope[hopeful]).min(axis=1)
    limits = [(int(seat), int(hope[seat])) for seat in hopeful]

    def shares(gain: list[int]) -> list[Fraction]:
        return sorted(Fraction(gain[seat], limit) for seat, limit in limits)

    return _best(rows, gains, rough, shares)


def egalitarian(utility: Whole, reservation: Whole) -> Point | None:
    """Find the package whose smallest gain is largest (Kalai 1977), then the next smallest.

    Where no package is worth its reservation value to everyone the smallest loss is largest. None
    without packages.

    >>> egalitarian(np.array([[9, 1], [2, 3], [2, 2]]), np.array([0, 0]))
    Point(row=1, ties=1)
    """
    gains = utility - reservation
    rows = np.arange(len(gains))
    if not len(rows):
        return None
    return _best(rows, gains, gains.min(axis=1, initial=2**62).astype(np.float64), sorted)


def best_sum(utility: Whole, reservation: Whole) -> Point | None:
    """Find the package with the largest sum of utilities; of equal ones that with the largest smallest gain.

    >>> best_sum(np.array([[9, 1], [5, 5], [2, 2]]), np.array([0, 0]))
    Point(row=1, ties=2)
    """
    gains = utility - reservation
    if not len(gains):
        return None
    total = gains.sum(axis=1)
    rows = np.flatnonzero(total == total.max())
    least = gains[rows].min(axis=1, initial=2**62)
    return Point(int(rows[least.argmax()]), len(rows))


Solution = Callable[[Whole, Whole], Point | None]
"""Takes utilities [N, S] and reservation values [S], and names a package."""

SOLUTIONS: Final[Mapping[str, Solution]] = {
    "nash": nash,
    "kalai_smorodinsky": kalai_smorodinsky,
    "egalitarian": egalitarian,
    "best_sum": best_sum,
}
"""Every solution by its name, in the order of reports."""


def points(utility: Whole, reservation: Whole, rows: Whole) -> dict[str, Point | None]:
    """Name the packages of all solutions among some rows of utilities [N, S].

    >>> found = points(np.array([[9, 9], [3, 2], [2, 3]]), np.array([0, 0]), np.array([1, 2]))
    >>> found["nash"]
    Point(row=1, ties=2)
    """
    solved = {name: solve(utility[rows], reservation) for name, solve in SOLUTIONS.items()}
    return {
        name: None if point is None else replace(point, row=int(rows[point.row]))
        for name, point in solved.items()
    }


def _rational(utility: Whole, reservation: Whole) -> tuple[Whole, Whole]:
    """Packages worth at least its reservation value to every seat, and what each gains by them."""
    gains = utility - reservation
    rows = np.flatnonzero((gains >= 0).all(axis=1))
    return rows, gains[rows]


def _best(rows: Whole, gains: Whole, rough: np.ndarray[Any, Any], exact: Measure) -> Point | None:
    """Take the rows whose rough measure is nearest the best, then the best of them exactly."""
    if not len(rows):
        return None
    top = float(rough.max())
    near = np.flatnonzero(rough >= top - abs(top) * NEAR)
    kinds, place = np.unique(gains[near], axis=0, return_inverse=True)
    measures = [exact(kind) for kind in kinds.tolist()]
    highest = max(measures)
    fine = np.array([measure == highest for measure in measures])[place.reshape(-1)]
    ties = near[fine]
    total = gains[ties].sum(axis=1)
    return Point(int(rows[ties[total.argmax()]]), len(ties))


@dataclass(frozen=True, slots=True)
class ValueMade:
    """What a package makes of the situation: value created, claimed and left (Lax and Sebenius 1986)."""

    created: float | None
    """the share of the gains possible together that it brings; None where nothing can be gained"""
    claimed: tuple[float | None, ...]
    """each seat's share of the gains it brings; None for all where it brings none together"""
    left: int
    """millionths by which its sum falls short of the best sum"""


def value(utility: Whole, reservation: Whole, best: int) -> ValueMade:
    """Measure one package, utilities [S], against the best sum of all packages, in millionths.

    Created is (sum U - sum d) / (best sum - sum d); claimed (U_i - d_i) / (sum U - sum d).

    >>> value(np.array([6, 4]), np.array([2, 2]), 16)
    ValueMade(created=0.5, claimed=(0.6666666666666666, 0.3333333333333333), left=6)
    """
    gains = [int(gain) for gain in utility - reservation]
    total, possible = sum(gains), best - int(reservation.sum())
    return ValueMade(
        created=total / possible if possible > 0 else None,
        claimed=tuple(gain / total if total > 0 else None for gain in gains),
        left=best - int(utility.sum()),
    )
