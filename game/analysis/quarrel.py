"""How far the two sides of a scenario want different things.

A side's sum is what its seats score together. Sides that want the same thing have nothing to negotiate
but trust; those whose sums fall where the other's rise must trade (Raiffa 1982; Walton and McKersie
1965). Letters: N packages, S seats.
"""

from __future__ import annotations

import numpy as np

from game.analysis.baseline import Baseline
from game.analysis.border import Sides, two_sides
from game.analysis.fairness import correlation
from game.analysis.interlock import named
from game.analysis.teaching import Favourite, Quarrel
from game.rules.arrays import Mask, Whole

NEAR = 400
"""Hundredths of a point by which both sides may do better elsewhere, for a package near the frontier."""


def quarrel(ground: Baseline, good_for_all: int) -> Quarrel:
    """Measure how far the two sides want different things; `good_for_all` as `worthwhile` measures it."""
    survey = ground.survey
    both, payable = two_sides(survey.book), np.flatnonzero(ground.affordable)
    if not both or not len(payable):
        return Quarrel(None, None, None, good_for_all)
    sums = np.stack([survey.utility[:, seats].sum(axis=1) for seats in both.values()])
    close = payable[near_frontier(*sums[:, payable])]
    return Quarrel(
        near=correlation(*sums[:, close]),
        all=correlation(*sums[:, survey.drawn]),
        favourites=_favourites(ground, both, sums, payable),
        good_for_all=good_for_all,
    )


def near_frontier(one: Whole, other: Whole) -> Mask:
    """Tell which packages no other beats by more than `NEAR` for both sides at once: sums [N] twice.

    >>> near_frontier(np.array([1000, 500, 0, 99]), np.array([0, 500, 1000, 99])).tolist()
    [True, True, True, False]
    """
    order = np.argsort(-one, kind="stable")
    best = np.maximum.accumulate(other[order])
    better = np.searchsorted(-one[order], -(one + NEAR), side="left")
    most = np.where(better > 0, best[np.maximum(better - 1, 0)], np.iinfo(np.int64).min)
    near: Mask = most <= other + NEAR
    return near


def _favourites(ground: Baseline, both: Sides, sums: Whole, payable: Whole) -> dict[str, Favourite]:
    """What each side would choose among what can be paid for; of equals what gives the other most."""
    survey = ground.survey
    level = [int(survey.reservation[seats].sum()) for seats in both.values()]
    rows = []
    for place in range(2):
        own, other = sums[place, payable], sums[1 - place, payable]
        rows.append(int(payable[np.lexsort((-other, -own))[0]]))
    best = [int(sums[place, row]) - level[place] for place, row in enumerate(rows)]
    return {
        side: Favourite(
            named(survey.book, survey.setting[row]),
            {
                of: 10_000 * (int(sums[place, row]) - level[place]) // best[place]
                if best[place] > 0
                else None
                for place, of in enumerate(both)
            },
        )
        for side, row in zip(both, rows, strict=True)
    }
