"""A bar for one number that counts for a seat: where it stands, and how it has moved."""

from __future__ import annotations

from typing import Final

from game.pictures import palette
from game.pictures.drawing import Picture, Sheet
from game.pictures.measure import held

WIDE, HIGH = 220.0, 10.0
FAINT: Final = 0.45
"""Of what has not changed."""


def stake_bar(
    before: int, now: int, low: int, high: int, *, good: bool, title: str = ""
) -> Picture:
    """Draw a number within its range; what it gained or lost since before has a colour of its own.

    Args:
        before: where it stood, in hundredths.
        now: where it stands.
        low: the least it can be.
        high: the most.
        good: whether the change was for the better.
        title: what it shows.
    """  # fmt: skip
    sheet = Sheet(WIDE, HIGH)
    old, new = (
        WIDE * held((value - low) / max(high - low, 1), 0.0, 1.0) for value in (before, now)
    )
    sheet.rect(0, 0, WIDE, HIGH, palette.TRACK, round=HIGH / 2)
    sheet.rect(0, 0, min(old, new), HIGH, palette.BLUE, round=HIGH / 2, opacity=FAINT)
    if old != new:
        colour = palette.GREEN if good else palette.VERMILION
        sheet.rect(min(old, new), 0, max(abs(new - old), 2), HIGH, colour, round=2)
    return sheet.finished(title)
