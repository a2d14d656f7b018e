"""What has changed between two reports on balance: an earlier one as data, and a new one.

Figures wander a little with every change of the program; a change counts where a figure leaves its
accepted range, or moves by more than chance and small repairs explain.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from game.analysis.findings import Finding, Report, Unit, points

TOLERANCE: Final[Mapping[Unit, int]] = {"points": 300, "percent": 1_000, "count": 200, "share": 15}
"""How far a figure may move, in hundredths of its unit."""
BY_ROW: Final = ("seat_mean", "gain_seat", "gain_side")
"""Findings of which every row is compared, not the figure alone."""


@dataclass(frozen=True, slots=True)
class MovedFigure:
    """One figure that has moved too far, or out of its range."""

    code: str
    of: str
    """the row, or nothing for the finding itself"""
    before: float
    after: float
    unit: Unit
    lost: bool
    """Whether it was fine before and is not any more."""


def shifts(before: Mapping[str, Any], after: Report, slack: int = 1) -> tuple[MovedFigure, ...]:
    """List what has changed.

    Args:
        before: the earlier report, as `as_data` writes it.
        after: the new one.
        slack: how many times the tolerance figures may move, as for a report of fewer games.
    """
    earlier = {str(item["code"]): item for item in before["findings"]}
    moved: list[MovedFigure] = []
    for finding in after.findings:
        known = earlier.get(finding.code)
        if known is not None and known["applies"] and finding.applies:
            moved += _moved(known, finding, slack)
    return tuple(moved)


def _moved(known: Mapping[str, Any], finding: Finding, slack: int) -> Iterator[MovedFigure]:
    unit = finding.unit
    lost = bool(known["fine"]) and not finding.fine
    if lost or _far(known["figure"], finding.figure, TOLERANCE[unit] * slack):
        yield MovedFigure(finding.code, "", known["figure"], points(finding.figure), unit, lost)
    if finding.code not in BY_ROW:
        return
    rows = {str(row["of"]): row["figure"] for row in known["rows"]}
    for row in finding.rows:
        if row.subject in rows and _far(rows[row.subject], row.figure, TOLERANCE["points"] * slack):
            yield MovedFigure(
                finding.code, row.subject, rows[row.subject], points(row.figure), "points", False
            )


def _far(before: float, after: int, tolerance: int) -> bool:
    return abs(round(before * 100) - after) > tolerance
