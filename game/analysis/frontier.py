"""The Pareto frontier: packages that nobody could improve upon without somebody losing.

Utilities are whole millionths of a point, so nothing is decided by rounding. Letters in the shapes: N
packages, S seats.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.rules.arrays import Mask, Whole
from game.rules.scores import MILLION

FIRST = 64
"""The strongest packages, which rule out most of the others by themselves."""
BLOCK = 512
"""Packages compared at once: small enough for the processor's cache."""


def efficient(utility: Whole) -> Mask:
    """Tell which packages [N, S] no other beats for somebody without being worse for anybody: [N].

    Packages that are worth the same to all are efficient together (Pareto 1906). Seats are compared by
    rank, and only a package with a higher sum of ranks can beat another, so the highest come first.

    >>> efficient(np.array([[3, 0], [1, 1], [0, 3], [1, 0], [1, 1]]))
    array([ True,  True,  True, False,  True])
    """
    rows, seats = utility.shape
    if not rows or not seats:
        return np.ones(rows, dtype=bool)
    rank, total = _ranks(utility)
    order = np.argsort(-total, kind="stable")
    rank, total = np.ascontiguousarray(rank[:, order]), total[order]
    first, others = np.split(np.arange(rows), [FIRST])
    best = _unbeaten(rank, total, first)
    rest = _unbeaten(rank, total, others, best)
    for start in range(0, len(rest), BLOCK):
        block = _unbeaten(rank, total, rest[start : start + BLOCK], best)
        best = np.concatenate([best, _unbeaten(rank, total, block)])
    unbeaten = np.zeros(rows, dtype=bool)
    unbeaten[order[best]] = True
    return unbeaten


def _ranks(utility: Whole) -> tuple[Whole, Whole]:
    """Number each seat's utilities from the lowest: [S, N], in as few bytes as will do, and their sums [N]."""
    rows, seats = utility.shape
    small = np.int16 if rows < 2**15 else np.int32
    rank = np.empty((seats, rows), dtype=small)
    for seat in range(seats):
        rank[seat] = np.unique(utility[:, seat], return_inverse=True)[1]
    return rank, rank.sum(axis=0, dtype=np.int64).astype(np.int32)


def _unbeaten(rank: Whole, total: Whole, who: Whole, by: Whole | None = None) -> Whole:
    """Keep those packages `who` that none of `by`, or of themselves, beats."""
    rivals = who if by is None else by
    for start in range(0, len(rivals), BLOCK):
        part = rivals[start : start + BLOCK, None]
        beats = total[part] > total[who]
        for line in rank:
            beats &= line[part] >= line[who]
        who = who[~beats.any(axis=0)]
    return who


@dataclass(frozen=True, slots=True, eq=False)
class Gap:
    """How far a package is from the frontier."""

    distance: float
    """points to the nearest efficient package, by the straight line through all seats' utilities"""
    row: int
    """the package that hurts nobody and adds most; -1 where the package is efficient itself"""
    gain: Whole
    """[S] millionths that each seat would gain there"""


def gap(utility: Whole, best: Mask, point: Whole) -> Gap:
    """Measure how far utilities `point` [S] are from the efficient ones among [N, S], marked `best`.

    >>> found = gap(np.array([[0, 0], [3000000, 4000000]]), np.array([False, True]), np.array([0, 0]))
    >>> found.distance, found.row, found.gain.tolist()
    (5.0, 1, [3000000, 4000000])
    """
    rows = np.flatnonzero(best)
    apart = utility[rows] - point
    squares = ((apart / MILLION) ** 2).sum(axis=1)
    distance = float(np.sqrt(squares.min())) if len(rows) else 0.0
    sums = np.where((apart >= 0).all(axis=1), apart.sum(axis=1), 0)
    if not len(rows) or sums.max() <= 0:
        return Gap(distance, -1, np.zeros_like(point))
    top = int(sums.argmax())
    return Gap(distance, int(rows[top]), apart[top])
