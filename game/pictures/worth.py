"""Bars for what a text is worth: a score beside the floor, and trust beside what it must reach."""

from __future__ import annotations

from typing import Final

from game.pictures import palette
from game.pictures.drawing import Picture, Sheet
from game.pictures.measure import held

WIDE: Final = 300.0
HIGH: Final = 22.0
PLAIN: Final = 160.0
THIN: Final = 11.0
TONES: Final = {
    "good": palette.GREEN,
    "bad": palette.VERMILION,
    "soft": "#6d7783",
    "accent": palette.BLUE,
}


def worth_bar(score: int, floor: int, low: int, high: int, tone: str) -> Picture:
    """Draw a score as a bar with its end marked, and the floor as a dashed line through it.

    Args:
        score: hundredths, as is the rest.
        floor: what walking away is worth.
        low: where the bar begins.
        high: where it could end.
        tone: `good`, `bad` or `soft`.
    """
    sheet = Sheet(WIDE, HIGH)
    colour = TONES[tone]
    end, line = (8 + (WIDE - 16) * _share(value, low, high) for value in (score, floor))
    sheet.line(6, HIGH / 2, max(end, 8), HIGH / 2, colour, 8)
    sheet.circle(max(end, 8), HIGH / 2, 7, colour)
    sheet.line(line, 0, line, HIGH, palette.INK, 2, "4 4")
    return sheet.finished()


def trust_mark(trust: int, must: int | None) -> Picture:
    """Draw how far one trusts, in hundredths, and the mark that it must reach; None for no mark."""
    sheet = Sheet(WIDE, HIGH + 6)
    far = WIDE * held(trust, 0, 10_000) / 10_000
    colour = palette.GREEN if must is None or trust >= must else palette.VERMILION
    sheet.rect(0, 8, WIDE, 14, palette.TRACK, round=7)
    sheet.rect(0, 8, max(far, 8), 14, colour, round=7)
    if must is not None:
        x = WIDE * held(must, 0, 10_000) / 10_000
        sheet.line(x, 0, x, HIGH + 6, palette.INK, 3)
    return sheet.finished()


def plain_bar(value: int, low: int, high: int, tone: str) -> Picture:
    """Draw an amount as a bar that begins at `low` and would fill the picture at `high`; never quite nothing."""
    sheet = Sheet(PLAIN, THIN)
    sheet.rect(0, 0, max(PLAIN * _share(value, low, high), THIN), THIN, TONES[tone], round=THIN / 2)
    return sheet.finished()


def _share(value: int, low: int, high: int) -> float:
    return held((value - low) / max(high - low, 1), 0.0, 1.0)
