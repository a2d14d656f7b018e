"""How well a scenario stands as a game, in one number, and what a change does to each of its findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from game.analysis.comparison import TOLERANCE
from game.analysis.findings import Finding, Unit

BY_ROW: Final = ("lever_depends", "lever_matters", "reservation", "start_enough", "seat_spread")
"""Findings of which every line out of order is a doubt of its own; those are what is counted."""
ROW = 0.5
"""What each such line weighs; a finding out of its range weighs from 1 to 2."""
FELT = 0.1
"""Less of a change is taken for chance."""

BY_CHANCE: Final = ("unused_settings", "unused_events", "first_proposer", "seat_order")
"""Findings of which one more or less says nothing: they must move as far as between two reports, unless what was
fine is so no more."""


class FindingMark(NamedTuple):
    """How one finding stands."""

    figure: int
    """hundredths of its unit"""
    unit: Unit
    fine: bool
    beyond: float
    """how far out of its range, against its bound; 0 within"""
    lines: int | None
    """how many of its lines are out of order, where they are counted"""

    @property
    def weight(self) -> float:
        """What it weighs: 0 if all is well."""
        return (0 if self.fine else 1 + min(self.beyond, 1)) + ROW * (self.lines or 0)


class FindingChange(NamedTuple):
    """What a change does to one finding."""

    code: str
    before: FindingMark
    after: FindingMark

    @property
    def gain(self) -> float:
        """How much less it weighs."""
        return self.before.weight - self.after.weight

    @property
    def felt(self) -> bool:
        """Whether it is more than chance explains."""
        moved = abs(self.before.figure - self.after.figure)
        lost = self.before.fine and not self.after.fine
        sure = lost or self.code not in BY_CHANCE or moved > TOLERANCE[self.before.unit]
        return sure and abs(self.gain) >= FELT


Marks = Mapping[str, FindingMark]


def marks(findings: Iterable[Finding]) -> Marks:
    """Mark the findings that fit a game and that its author has not accepted."""
    return {
        item.code: FindingMark(item.figure, item.unit, item.fine, _beyond(item), _lines(item))
        for item in findings
        if item.applies and not item.accepted
    }


def _beyond(item: Finding) -> float:
    bounds = [bound for bound in (item.low, item.high) if bound is not None]
    if item.fine or not bounds:
        return 0
    bound = min(bounds, key=lambda bound: abs(item.figure - bound))
    return abs(item.figure - bound) / max(abs(bound), TOLERANCE[item.unit])


def _lines(item: Finding) -> int | None:
    return sum(row.fine is False for row in item.rows) if item.code in BY_ROW else None


def total(marked: Marks) -> float:
    """What all findings weigh together: 0 for a game of which nothing is to be said."""
    return sum(mark.weight for mark in marked.values())


def effects(before: Marks, after: Marks) -> tuple[FindingChange, ...]:
    """What a change does to the findings that it moves, the largest first; those not there at both are left.

    Where a finding fits no more, or only now, the file has become another game.
    """
    moved = (
        FindingChange(code, mark, after[code]) for code, mark in before.items() if code in after
    )
    return tuple(sorted((item for item in moved if item.felt), key=lambda item: -abs(item.gain)))
