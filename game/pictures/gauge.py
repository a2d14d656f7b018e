"""A gauge: one number of the world on an open ring, with its last change."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import cos, pi, sin
from typing import Final

from game.pictures import palette
from game.pictures.drawing import Picture, Sheet, number
from game.pictures.measure import held, shared

TURN: Final = 0.7
"""The part of a full ring that a gauge takes; the gap is below."""


def gauge(
    share: float,
    value: str,
    moved: str = "",
    *,
    colour: str = palette.BLUE,
    marks: Sequence[float] = (),
    size: float = 92,
    text: float = 26,
    title: str = "",
) -> Picture:
    """Draw a gauge.

    Args:
        share: how full it is, 0 to 1.
        value: the number in the middle.
        moved: its last change, below the number; empty for none.
        colour: of the ring.
        marks: shares at which the ring is marked, such as the rungs of a ladder.
        size: width and height.
        text: size of the number.
        title: what it shows.
    """
    sheet = Sheet(size, size * 0.9)
    r, cx, cy = size * 0.42, size / 2, size * 0.48
    thick = size * 0.1
    _ring(sheet, cx, cy, r, 1.0, palette.EDGE, thick)
    _ring(sheet, cx, cy, r, held(share, 0.0, 1.0), colour, thick)
    for mark in marks:
        a = _angle(mark)
        inner, outer = r - thick / 2, r + thick / 2
        sheet.line(
            cx + inner * sin(a),
            cy - inner * cos(a),
            cx + outer * sin(a),
            cy - outer * cos(a),
            palette.CARD,
            2,
        )
    sheet.text(cx, cy + text * 0.34, value, text, palette.INK, bold=True, anchor="middle")
    if moved:
        sheet.text(cx, cy + text * 0.34 + 20, moved, 18, palette.SOFT, anchor="middle")
    return sheet.finished(title)


def course(
    values: Sequence[int],
    low: int,
    high: int,
    *,
    colour: str = palette.BLUE,
    wide: float = 120,
    tall: float = 34,
    title: str = "",
) -> Picture:
    """Draw how a number went from round to round, on a quarter of its range or as much as it went over.

    Args:
        values: the number at the start and after each round, in hundredths.
        low: the lowest it can be.
        high: the highest it can be.
        colour: of the line.
        wide: width of the picture.
        tall: height of the picture.
        title: what it shows.
    """
    sheet = Sheet(wide, tall)
    edge = 5.0
    sheet.line(edge, tall - 2, wide - edge, tall - 2, palette.EDGE, 1.5)
    span = max((high - low) // 4, max(values, default=0) - min(values, default=0), 1)
    foot = (max(values, default=0) + min(values, default=0) - span) / 2
    step = shared(wide - 2 * edge, len(values) - 1)
    points = [
        (edge + step * n, edge + (tall - 2 * edge) * (1 - (value - foot) / span))
        for n, value in enumerate(values)
    ]
    for (x1, y1), (x2, y2) in pairwise(points):
        sheet.line(x1, y1, x2, y2, colour, 2.5)
    if points:
        sheet.circle(*points[-1], 4, colour)
    return sheet.finished(title)


def result(
    score: int,
    beside: int,
    *,
    colour: str = palette.BLUE,
    wide: float = 190,
    tall: float = 22,
    title: str = "",
) -> Picture:
    """Draw a score as a bar of 0 to 100 points, with a notch at the walk-away value.

    Args:
        score: in hundredths.
        beside: what it is compared with, in hundredths.
        colour: of the bar.
        wide: width of the picture.
        tall: height of the picture.
        title: what it shows.
    """
    sheet = Sheet(wide, tall)
    edge, middle = 8.0, tall / 2
    span = wide - 2 * edge

    def place(value: int) -> float:
        return edge + span * held(value, 0, 10_000) / 10_000

    sheet.line(edge, middle, wide - edge, middle, palette.TRACK, tall / 2)
    sheet.line(edge, middle, max(place(score), edge + 1), middle, colour, tall / 2)
    sheet.line(place(beside), 1, place(beside), tall - 1, palette.INK, 3)
    return sheet.finished(title)


def _angle(share: float) -> float:
    return 2 * pi * TURN * (share - 0.5)


def _ring(
    sheet: Sheet, cx: float, cy: float, r: float, share: float, colour: str, thick: float
) -> None:
    if share <= 0:
        return
    a, b = _angle(0), _angle(share)
    large = 1 if b - a > pi else 0
    begin = f"{number(cx + r * sin(a))} {number(cy - r * cos(a))}"
    end = f"{number(cx + r * sin(b))} {number(cy - r * cos(b))}"
    sheet.path(f"M{begin}A{number(r)} {number(r)} 0 {large} 1 {end}", colour, thick)
