"""Settings that are never the better choice, and levers that play themselves.

A lever is looked at with the eyes of its owners, all of them if it is shared, and of everybody who
negotiates if it is the table's. Whatever the other levers stand at, two of its settings are compared
with all else equal. Letters in the shapes: R rests of a package, K settings, S seats.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from game.analysis.baseline import scale_of
from game.analysis.interlock import PlaysItself, asked_besides, closed, deciders, grid
from game.analysis.packages import Survey, possible
from game.analysis.utilities import utilities
from game.rules.arrays import Mask, Whole, distinct
from game.rules.rulebook import Rulebook

RESTS = 250
"""Rests of packages looked at for each lever where not all packages are listed."""


@dataclass(frozen=True, slots=True, eq=False)
class Fan:
    """One lever opened out: the packages that differ in nothing else."""

    rest: Whole
    """[R, L] settings; the lever itself at its first"""
    utility: Whole
    """[R, K, S] in millionths"""
    present: Mask
    """[R, K] combinations that are possible"""


@dataclass(frozen=True, slots=True, eq=False)
class Dominated:
    """A setting that another one beats whatever the rest of the package is."""

    lever: int
    setting: int
    by: int
    strictly: bool
    """better for all who decide in every package; else never worse, and better for one of them in some"""
    seats: tuple[int, ...]
    """who decides"""
    example: Whole
    """[L] a package with the setting in which the other would be better"""
    gain: Whole
    """[S] what that would bring, in millionths"""


@dataclass(frozen=True, slots=True)
class Choices:
    """What the settings of every open lever are to those who decide."""

    dominated: tuple[Dominated, ...]
    closed: tuple[PlaysItself, ...]
    complete: bool
    """whether every package was compared, or a sample"""


def choices(survey: Survey) -> Choices:
    """Compare the settings of every open lever."""
    dominated: list[Dominated] = []
    for lever in survey.space.levers.tolist():
        seats = deciders(survey.book, lever)
        if seats:
            dominated += _dominated(survey.book, lever, seats, fan(survey, lever))
    shut = closed(grid(survey, scale_of(survey))) if len(survey.number) else ()
    return Choices(tuple(dominated), shut, survey.complete)


def fan(survey: Survey, lever: int) -> Fan:
    """Open out one lever over all rests of packages, or over a sample of them."""
    space = survey.space
    place = int(np.flatnonzero(space.levers == lever)[0])
    size, stride = int(space.sizes[place]), int(space.strides[place])
    digit = survey.number // stride % size
    if survey.complete:
        rests, row = np.unique(survey.number - digit * stride, return_inverse=True)
        table = np.zeros((len(rests), size, survey.utility.shape[1]), dtype=np.int64)
        present = np.zeros((len(rests), size), dtype=bool)
        table[row, digit], present[row, digit] = survey.utility, True
        return Fan(space.settings(rests), table, present)
    rests = distinct((survey.number - digit * stride)[survey.drawn])
    rests = rests[:: max(1, len(rests) // RESTS)]
    setting = space.settings((rests[:, None] + np.arange(size) * stride).reshape(-1))
    present = possible(survey.book, survey.view, setting).reshape(-1, size)
    table = utilities(survey.book, survey.view, setting).reshape(len(rests), size, -1)
    return Fan(space.settings(rests), table, present)


def _dominated(
    book: Rulebook, lever: int, seats: tuple[int, ...], opened: Fan
) -> Iterator[Dominated]:
    """Name the first setting that beats each one strictly, or else the first that does so weakly.

    What others must sign for beats another one only if it does so for them, too.
    """
    size = opened.present.shape[1]
    who = [(*seats, *asked_besides(book, lever, by)) for by in range(size)]
    for setting in range(size):
        beats = [_compared(who[by], opened, setting, by) for by in range(size) if by != setting]
        named = [other for other in beats if other is not None]
        best = [other for other in named if other[1]] or named
        if best:
            by, strictly, row, gain = best[0]
            example = opened.rest[row].copy()
            example[lever] = setting
            yield Dominated(lever, setting, by, strictly, seats, example, gain)


def _compared(
    seats: tuple[int, ...], opened: Fan, setting: int, by: int
) -> tuple[int, bool, int, Whole] | None:
    """Tell whether `by` beats a setting: which, whether strictly, in which row most, and the gains there."""
    both = np.flatnonzero(opened.present[:, setting] & opened.present[:, by])
    gain = opened.utility[both, by] - opened.utility[both, setting]
    own = gain[:, list(seats)]
    if not len(both) or (own < 0).any() or not (own > 0).any():
        return None
    row = int(own.sum(axis=1).argmax())
    return by, bool((own > 0).all()), int(both[row]), gain[row]
