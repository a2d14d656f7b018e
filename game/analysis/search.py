"""Better packages than a sample holds, found by changing the best ones a lever or two at a time.

Every point of theory is searched for by its own measure, among all packages and among those that can be
paid for in one text. All that was looked at stays in the survey, so that a point is the best of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

import numpy as np

from game.analysis.means import Means
from game.analysis.packages import PackageSpace, Survey, possible
from game.analysis.utilities import utilities
from game.rules.arrays import Mask, Whole, among, distinct

KEPT = 12
"""Packages that are changed in one lever by each measure: with these no point of 300 drawn games is missed."""
ENOUGH = 5_000
"""Packages weighed, up to which more and more of the best are changed in two levers."""
REFUSED = 2**50
"""Puts packages that somebody refuses behind all others, however much they bring."""

Columns = Sequence[np.ndarray[Any, Any]]
"""What a measure compares: the first column [N], at equality the next."""


def searched(survey: Survey) -> Survey:
    """Add to a sampled survey what a search from its best packages looks at; a complete one is returned.

    All packages that differ in one lever from the best by any measure are weighed, until no measure
    improves; then all that differ in two from the very best by the measures of the solutions; and so on
    until nothing new is among the best. Where that took little, it goes on with the second best and so on.
    """
    if survey.complete:
        return survey
    weigh = _Weighing(survey, Means(survey.book, survey.view))
    pool = weigh.pool(survey.number, survey.utility)
    near: set[int] = set()
    far: set[int] = set()
    level = 1
    while level <= KEPT:
        leaders = pool.leaders(KEPT)
        fresh = [number for number in leaders if number not in near]
        wide = not fresh
        if wide:
            fresh = [number for number in pool.leaders(level, level > 1) if number not in far]
        if not fresh:
            level = level + 1 if len(weigh.known) < len(survey.number) + ENOUGH else KEPT + 1
            continue
        (far if wide else near).update(fresh)
        others = distinct(_changed(survey.space, np.array(fresh), wide))
        pool = weigh.added(pool.only(leaders), others)
    return weigh.whole()


@dataclass(frozen=True, slots=True, eq=False)
class _Pool:
    """Packages that are compared: their numbers [N], gains [N, C] and whether they can be paid for [N]."""

    number: Whole
    gains: Whole
    payable: Mask

    def leaders(self, kept: int, seats: bool = True) -> list[int]:
        """The numbers of the packages that are best by any measure, of all and of those that can be paid for.

        Without `seats` what each seat alone gains and hopes for is left out.
        """
        leaders: dict[int, None] = {}
        groups = [np.arange(len(self.number))]
        groups += [np.flatnonzero(self.payable)] * (not self.payable.all())
        for group in groups:
            gains, number = self.gains[group], self.number[group]
            measures = [*_of_solutions(gains), *(_of_seats(gains) if seats else ())]
            for columns in measures:
                leaders |= dict.fromkeys(number[_top(columns, kept)].tolist())
        return list(leaders)

    def only(self, numbers: Sequence[int]) -> _Pool:
        """Keep some of the packages."""
        rows = among(self.number, numbers)
        return _Pool(self.number[rows], self.gains[rows], self.payable[rows])


def _of_seats(gains: Whole) -> Iterator[Columns]:
    """What each seat gains by packages [N, C], and what it can hope for: its gain where all accept."""
    least = gains.min(axis=1, initial=REFUSED)
    refused = np.where(least >= 0, 0, least - REFUSED)
    yield from ((gain, least) for gain in gains.T)
    yield from ((gain + refused, least) for gain in gains.T)


def _of_solutions(gains: Whole) -> Iterator[Columns]:
    """By what packages with gains [N, C] are best in the eyes of each solution."""
    if not gains.size:
        return
    ordered = np.sort(gains, axis=1).T
    least, total = ordered[0], gains.sum(axis=1)
    refused = np.where(least >= 0, 0, least - REFUSED)
    yield total, least
    yield total + refused, least
    yield tuple(ordered)
    logs = np.log(np.maximum(gains, 1)).sum(axis=1)
    yield np.where(least > 0, logs, least), total
    hope = gains[least >= 0].max(axis=0, initial=0)
    if hope.any():
        shares = np.sort(gains[:, hope > 0] / hope[hope > 0], axis=1).T
        yield shares[0] + refused, *shares[1:]


def _top(columns: Columns, kept: int) -> Whole:
    """The few rows that are best by a measure; at equality in all columns, in the order they stand."""
    first = columns[0]
    if len(first) > kept:
        edge = np.partition(first, len(first) - kept)[len(first) - kept]
        rows = np.flatnonzero(first >= edge)
    else:
        rows = np.arange(len(first))
    order = np.lexsort([-column[rows] for column in reversed(columns)])
    best: Whole = rows[order[:kept]]
    return best


def _changed(space: PackageSpace, numbers: Whole, wide: bool) -> Whole:
    """The numbers of all combinations that differ from some [N] in one lever, or if `wide` in two: [N, n]."""
    steps = [np.zeros((len(numbers), 0), dtype=np.int64)]
    for size, stride in zip(space.sizes.tolist(), space.strides.tolist(), strict=True):
        digit = numbers[:, None] // stride % size
        others = (digit + np.arange(1, size)) % size
        steps.append((others - digit) * stride)
    if wide:
        both = (one[:, :, None] + other[:, None] for one, other in combinations(steps, 2))
        steps = [pairs.reshape(len(numbers), -1) for pairs in both]
    return numbers[:, None] + np.concatenate(steps, axis=1)


class _Weighing:
    """Weighs packages that have not been looked at, and remembers all."""

    def __init__(self, survey: Survey, means: Means) -> None:
        self.survey, self.means = survey, means
        self.number, self.utility = [survey.number], [survey.utility]

    @property
    def known(self) -> Whole:
        """The numbers of the packages that were looked at."""
        return np.concatenate(self.number)

    def pool(self, number: Whole, utility: Whole) -> _Pool:
        """Prepare packages to be compared."""
        survey = self.survey
        gains = (utility - survey.reservation)[:, survey.counts]
        return _Pool(number, gains, self.means.at_once(survey.space.settings(number)))

    def added(self, pool: _Pool, numbers: Whole) -> _Pool:
        """Add to a pool the combinations that are possible and new."""
        survey = self.survey
        new = numbers[~among(numbers, self.known)]
        new = new[possible(survey.book, survey.view, survey.space.settings(new))]
        if not len(new):
            return pool
        utility = utilities(survey.book, survey.view, survey.space.settings(new))
        self.number.append(new)
        self.utility.append(utility)
        more = self.pool(new, utility)
        return _Pool(
            np.concatenate([pool.number, more.number]),
            np.concatenate([pool.gains, more.gains]),
            np.concatenate([pool.payable, more.payable]),
        )

    def whole(self) -> Survey:
        """The survey with all that was weighed."""
        survey, number = self.survey, self.known
        order = np.argsort(number)
        drawn = np.concatenate(
            [survey.drawn, np.zeros(len(number) - len(survey.number), dtype=bool)]
        )
        return replace(
            survey,
            number=number[order],
            setting=survey.space.settings(number[order]),
            drawn=drawn[order],
            utility=np.concatenate(self.utility)[order],
        )
