"""Belief, threshold and fact on one scale from 0 to 100 percent, a row for each clause and reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from game.pictures import legend, palette
from game.pictures.drawing import LINE, Picture, Sheet
from game.pictures.measure import held, width, wrapped

THRESHOLD: Final = ("triangle", palette.AMBER, 7.0)
BELIEF: Final = ("ring", palette.PURPLE, 8.0)
FACT: Final = ("square", palette.BLUE, 7.0)
"""Marker, colour and size of the three marks."""
REACH: Final = 2.35 * THRESHOLD[2]
"""How far the highest mark, that of the threshold, rises above its scale."""


@dataclass(frozen=True, slots=True)
class Strip:
    """One clause as one seat had to judge it."""

    name: str
    small: str
    """Who judged."""
    threshold: int | None
    """How likely it had to be kept for signing to pay, in percent."""
    beliefs: tuple[int, ...]
    """How likely the seat thought it, in percent, the first first."""
    fact: int | None
    """In how many of a hundred rounds due it was kept; None if it never fell due."""


def belief_strip(
    strips: Sequence[Strip],
    *,
    key: tuple[str, str, str] = ("", "", ""),
    wide: float,
    size: float,
    title: str = "",
    description: str = "",
) -> Picture:
    """Draw for each clause the chance that signing needed, what was believed, and what was true.

    Args:
        strips: the rows, from the top.
        key: names of threshold, belief and fact, in this order.
        wide: width of the picture.
        size: of its text.
        title: what it shows.
        description: what can be seen in it, for those who cannot.
    """
    stacked = wide < 480
    left = 8.0 if stacked else wide * 0.44
    right = wide - 22
    named = [
        (
            wrapped(strip.name, wide - 8 if stacked else left - 20, size, True, 2),
            wrapped(strip.small, wide - 8 if stacked else left - 20, size, False, 1),
        )
        for strip in strips
    ]
    marks = zip((THRESHOLD, BELIEF, FACT), key, strict=True)
    rows = legend.in_rows([legend.LegendItem(*mark, name) for mark, name in marks], wide, size)
    top = len(rows) * size * legend.STEP + size * 1.6
    heights = [
        (len(name) + len(small)) * size * LINE + (size * 1.25 + REACH if stacked else size * 0.9)
        for name, small in named
    ]
    sheet = Sheet(wide, top + sum(heights) + 4)
    legend.draw(sheet, rows, 0, size * 0.7, size)
    _scale(sheet, left, right, top, size)
    y = top
    for strip, (name, small), high in zip(strips, named, heights, strict=True):
        sheet.line(0, y, wide, y, palette.RULE, 1.2)
        sheet.lines(0, y + size * 1.25, name, size, bold=True)
        below = y + size * 1.25 + len(name) * size * LINE
        sheet.lines(0, below, small, size, palette.SOFT)
        middle = y + high - size * 1.0 if stacked else y + high / 2
        _row(sheet, strip, left, right, middle)
        y += high
    return sheet.finished(title, description)


def _row(sheet: Sheet, strip: Strip, left: float, right: float, y: float) -> None:
    def x(percent: float) -> float:
        return left + (right - left) * percent / 100

    sheet.line(left, y, right, y, palette.EDGE, 2)
    if strip.fact is not None:
        marker, colour, r = FACT
        sheet.marker(marker, x(strip.fact), y, r, colour)
    if strip.threshold is not None:
        marker, colour, r = THRESHOLD
        sheet.line(x(strip.threshold), y - r * 1.8, x(strip.threshold), y + r * 1.8, colour, 1.6)
        sheet.marker(marker, x(strip.threshold), y - r * 1.2, r, colour)
    for belief in strip.beliefs:
        marker, colour, r = BELIEF
        sheet.marker(marker, x(belief), y, r, colour)


def _scale(sheet: Sheet, left: float, right: float, y: float, size: float) -> None:
    for percent in (0, 50, 100):
        x = left + (right - left) * percent / 100
        sheet.line(x, y, x, sheet.height - 2, palette.RULE, 1.2)
        said = f"{percent} %"
        half = width(said, size) / 2
        place = held(x, half, sheet.width - half)
        sheet.text(place, y - size * 0.4, said, size, palette.SOFT, anchor="middle")
