"""Measures: numbers of the world that are always what a formula over others says, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from types import SimpleNamespace
from typing import Final, cast

import numpy as np

from game.rules.arrays import Whole
from game.rules.changes import Change
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from game.scenario.expression import Readable
from game.scenario.expression.program import Program, compile_program

MEASURE: Final = "measure"
"""The rule of what a measure does."""


def numbers(indicator: Whole) -> Readable:
    """All that a measure reads: the indicators [G, I] as they are."""
    return cast("Readable", SimpleNamespace(indicator=indicator))


def follow(book: Rulebook, indicator: Whole) -> None:
    """Let the measures among the indicators [G, I] follow the others, in place, each in its range.

    Cases measure-1 to measure-5.
    """
    if book.measures:
        at = [index for index, _ in book.measures]
        amounts = _program(book).amounts(numbers(indicator))
        indicator[:, at] = np.clip(amounts, book.low[at], book.high[at])


@lru_cache(maxsize=64)
def _program(book: Rulebook) -> Program:
    return compile_program([flow.root for _, flow in book.measures], book.measures[0][1].names)


def within(book: Rulebook, indicator: Whole) -> Whole:
    """Bring indicators [G, I] that something was added to back into their ranges; measures follow."""
    inside: Whole = np.clip(indicator, book.low, book.high)
    follow(book, inside)
    return inside


def rows(
    book: Rulebook,
    before: Position,
    after: Position,
    phase: str,
    first: int,
    told: Sequence[Change],
) -> Iterator[Change]:
    """Say how the measures of one game moved in a phase, which numbers they follow, and because of what.

    Told once a phase, from where it began and ended, so that a reader learns nothing of what lies between
    (case measure-6).

    Args:
        book: the rulebook.
        before: the position at the beginning of the phase, as somebody sees it or as it is.
        after: the same at its end.
        phase: its name.
        first: the number of the first row.
        told: the changes of the phase that the reader is told; a cause is one of a number that is followed.
    """
    start, end = before.one.indicator, after.one.indicator
    for at, measure in book.measures:
        if start[at] == end[at]:
            continue
        was, now = (measure.hangs_on(numbers(side[None])) for side in (start, end))
        names = {"indicator": book.indicators[at], "follows": " ".join(now)}
        if was != now:
            names["followed"] = " ".join(was)
        yield Change(
            id=first,
            round=before.round,
            phase=phase,
            stage="measures",
            rule=MEASURE,
            target="indicator",
            index=(at,),
            names=names,
            amount=int(end[at] - start[at]),
            causes=tuple(f"c{row.id}" for row in _of(book, told, {*was, *now})),
        )
        first += 1


def _of(book: Rulebook, told: Iterable[Change], names: set[str]) -> Iterator[Change]:
    """Pick the changes of some indicators."""
    places = {(book.indicators.index(name),) for name in names}
    return (row for row in told if row.target == "indicator" and row.index in places)
