"""How games play out with and without talk: indicators, red lines, and what was said."""

from __future__ import annotations

import numpy as np

from game.analysis.border import two_sides
from game.analysis.courses import Courses, IndicatorCourse
from game.analysis.fairness import mean
from game.analysis.findings import share
from game.analysis.haggling import COUNTS
from game.analysis.played import Played
from game.rules.rulebook import Rulebook


def courses(book: Rulebook, mixed: Played, alone: Played) -> Courses:
    """Tell how indicators, red lines and the talk went, in games with agreements and without."""
    counts: dict[str, int | None] = {"games": mixed.games}
    counts |= dict(zip(COUNTS, mixed.talk.sum(axis=0).tolist(), strict=True))
    if not two_sides(book):
        counts["across"] = None
    return Courses(
        indicators={
            name: (_course(mixed, place), _course(alone, place))
            for place, name in enumerate(book.indicators)
        },
        red_lines={
            book.red_lines[place]: (_crossed(mixed, place), _crossed(alone, place))
            for place, _ in book.line_when
        },
        talk=counts,
    )


def _course(played: Played, indicator: int) -> IndicatorCourse:
    ends = np.sort(played.end[:, indicator])
    means = tuple(mean(values) for values in played.course[:, :, indicator].T)
    return IndicatorCourse(means, mean(ends), int(ends[(len(ends) - 1) // 2]))


def _crossed(played: Played, line: int) -> int:
    """In how many of the games a red line was crossed, in hundredths of a percent, rounded down."""
    return share((played.crossed[:, line] > 0).sum(), played.games)
