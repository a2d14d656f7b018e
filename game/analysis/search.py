"""Better packages than a sample holds, found by changing the best ones a lever or two at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import numpy as np

from game.analysis.packages import Space, Survey, possible
from game.analysis.utilities import utilities
from game.rules.arrays import Mask, Whole

KEPT = 6
"""Packages changed further by each measure."""
LIMIT = 30
"""Rounds of search at most; it usually ends after a handful."""


def searched(found: Survey) -> Survey:
    """Add to a sampled survey what a search from its best packages finds; a complete one is returned.

    Packages are best by a seat's own utility, by the sum, by the smallest gain and by the product of
    gains. All that differ from them in one lever are weighed, until no measure improves; then all that
    differ from the very best in two.
    """
    if found.complete:
        return found
    done: set[int] = set()
    for _ in range(LIMIT):
        leaders = _leaders(found, KEPT)
        fresh = [row for row in leaders if int(found.number[row]) not in done]
        pairs = not fresh
        if pairs:
            marks = {-1 - int(found.number[row]): row for row in _leaders(found, 1)}
            fresh = [row for mark, row in marks.items() if mark not in done]
            done |= set(marks)
        if not fresh:
            break
        done |= {int(found.number[row]) for row in fresh}
        near = {
            number
            for row in fresh
            for number in _changed(found.space, int(found.number[row]), pairs)
        }
        found = _with(found, np.array(sorted(near), dtype=np.int64))
    return found


def _leaders(found: Survey, kept: int) -> list[int]:
    """The rows that are best by any measure."""
    gains = (found.utility - found.reservation)[:, found.counts]
    if not gains.shape[1]:
        return []
    least = gains.min(axis=1)
    product = np.where(least > 0, np.log(np.maximum(gains, 1)).sum(axis=1), least)
    measures = [*gains.T, gains.sum(axis=1), least, product]
    rows = [np.argsort(-measure, kind="stable")[:kept] for measure in measures]
    return list(dict.fromkeys(int(row) for row in np.concatenate(rows)))


def _changed(space: Space, number: int, pairs: bool) -> Iterator[int]:
    """The numbers of all combinations that differ in one lever, or in two."""
    steps = []
    for size, stride in zip(space.sizes.tolist(), space.strides.tolist(), strict=True):
        digit = number // stride % size
        steps.append([(other - digit) * stride for other in range(size) if other != digit])
    if not pairs:
        yield from (number + step for lever in steps for step in lever)
        return
    for one, other in combinations(steps, 2):
        yield from (number + first + second for first in one for second in other)


def _with(found: Survey, numbers: Whole) -> Survey:
    """Add the combinations that are possible, new and among the best by some measure."""
    numbers = numbers[~np.isin(numbers, found.number)]
    numbers = numbers[possible(found.book, found.view, found.space.settings(numbers))]
    if not len(numbers):
        return found
    setting = found.space.settings(numbers)
    worth = utilities(found.book, found.view, setting)
    number = np.concatenate([found.number, numbers])
    order = np.argsort(number)
    drawn: Mask = np.concatenate([found.drawn, np.zeros(len(numbers), dtype=bool)])
    both = replace(
        found,
        setting=np.concatenate([found.setting, setting])[order],
        number=number[order],
        drawn=drawn[order],
        utility=np.concatenate([found.utility, worth])[order],
    )
    kept = np.isin(both.number, found.number)
    kept[_leaders(both, KEPT)] = True
    return replace(
        both,
        setting=both.setting[kept],
        number=both.number[kept],
        drawn=both.drawn[kept],
        utility=both.utility[kept],
    )
