"""A bar for one number that counts for a seat: where it stands, how it has moved, and how it would."""

from __future__ import annotations

from typing import Final

from game.pictures import palette
from game.pictures.drawing import Picture, Sheet
from game.pictures.measure import held

WIDE: Final = 220.0
THIN, THICK = 6.0, 13.0
"""How high the bar of a number is that counts little, and of one that counts a half or more."""
FAINT: Final = 0.5
"""Of what has not changed, and of what is not yet."""


def stake_bar(
    before: int,
    now: int,
    low: int,
    high: int,
    *,
    good: bool,
    weight: int = 0,
    ghost: bool = False,
    title: str = "",
) -> Picture:
    """Draw a number within its range; what it gains or loses has a colour of its own.

    Args:
        before: where it stood, in hundredths.
        now: where it stands.
        low: the least it can be.
        high: the most.
        good: whether the change is for the better.
        weight: what it counts, in percent of a score: the bar is as thick.
        ghost: whether it would only be so: then the change is an outline.
        title: what it shows.
    """
    thick = THIN + (THICK - THIN) * held(weight, 0, 50) / 50
    sheet = Sheet(WIDE, THICK)
    top = (THICK - thick) / 2
    old, new = (
        WIDE * held((value - low) / max(high - low, 1), 0.0, 1.0) for value in (before, now)
    )
    sheet.rect(0, top, WIDE, thick, palette.TRACK, round=thick / 2)
    sheet.rect(0, top, min(old, new), thick, palette.SLATE, round=thick / 2, opacity=FAINT)
    if old != new:
        colour = palette.BETTER if good else palette.WORSE
        wide = max(abs(new - old), 3)
        left = min(old, new)
        if ghost:
            sheet.rect(left, top + 1, wide, thick - 2, palette.CARD, colour, 2, round=2)
        else:
            sheet.rect(left, top, wide, thick, colour, round=2)
    return sheet.finished(title)
