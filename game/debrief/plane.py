"""All packages as places in a plane: two seats, two sides, or the smallest gain and the sum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from game.analysis.frontier import efficient
from game.analysis.packages import Survey
from game.rules.arrays import Whole, distinct_rows
from game.rules.scores import MILLION
from game.views.words import Words


@dataclass(frozen=True, slots=True)
class Plane:
    """All packages as places in a plane, in points."""

    axes: tuple[str, str]
    cloud: tuple[tuple[float, float], ...]
    """Every package, or those that were drawn: what a search has added lies where it is better."""
    edge: tuple[tuple[float, float], ...]
    """The packages that no other beats on one axis without losing on the other."""
    spots: tuple[tuple[float, float], ...]
    """One for each outcome with a name."""
    floors: tuple[float | None, float | None]


def plane(words: Words, survey: Survey, spots: Whole) -> Plane:
    """Lay out a survey and outcomes [n, C] in millionths, C the seats that count."""
    who = np.flatnonzero(survey.counts)
    worth, floor = survey.utility[:, who], survey.reservation[who]
    sides = _sides(words, who)
    groups: list[list[int]] = []
    if len(who) == 2:
        names = [words.seat(words.book.seats[seat]) for seat in who]
        axes = [words.say("debrief.axis.seat", seat=name) for name in names]
        groups = [[0], [1]]
    elif len(sides) == 2:
        axes = [words.say("debrief.axis.side", side=name) for name in sides]
        groups = list(sides.values())
    else:
        axes = [words.say("debrief.axis.least"), words.say("debrief.axis.sum")]
    cloud, whole, places, ends = (
        _projected(part, floor, groups) for part in (worth[survey.drawn], worth, spots, floor[None])
    )
    kinds = distinct_rows(whole)
    return Plane(
        axes=(axes[0], axes[1]),
        cloud=_points(cloud),
        edge=_points(kinds[efficient(kinds)]),
        spots=_points(places),
        floors=(int(ends[0, 0]) / 100, int(ends[0, 1]) / 100 if groups else None),
    )


def _sides(words: Words, who: Whole) -> dict[str, list[int]]:
    """Name the sides on which several of the seats that count sit, with their places among them."""
    sides: dict[str, list[int]] = {}
    for place, seat in enumerate(who):
        side = words.texts.stakeholders[words.book.seats[seat]].side
        if side:
            sides.setdefault(words.texts.sides[side].text, []).append(place)
    return {name: places for name, places in sides.items() if len(places) > 1}


def _projected(worth: Whole, floor: Whole, groups: Sequence[list[int]]) -> Whole:
    """Take utilities [N, C] to the two axes: the means of two groups, or smallest gain and sum; hundredths."""
    if groups:
        parts = [worth[:, group].sum(axis=1) // len(group) for group in groups]
    else:
        parts = [(worth - floor).min(axis=1), worth.sum(axis=1)]
    return np.stack(parts, axis=1) // (MILLION // 100)


def _points(hundredths: Whole) -> tuple[tuple[float, float], ...]:
    return tuple((x / 100, y / 100) for x, y in hundredths.tolist())
