"""All packages as a cloud, and where each table of a class ended among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log10
from typing import Final

from game.pictures import palette
from game.pictures.courses import TABLES
from game.pictures.drawing import Picture, Sheet
from game.pictures.measure import held, shortened, width

COLUMNS: Final = 40
"""Cells of the cloud from left to right."""
ROOM: Final = 0.06
"""Of the whole: room around what is shown."""


@dataclass(frozen=True, slots=True)
class TablePlace:
    """Where a table ended."""

    letter: str
    x: float
    y: float


def reach(
    cloud: Sequence[tuple[float, float]],
    edge: Sequence[tuple[float, float]],
    places: Sequence[TablePlace],
    *,
    axes: tuple[str, str],
    floors: tuple[float | None, float | None],
    wide: float,
    high: float,
    size: float,
    title: str = "",
    description: str = "",
) -> Picture:
    """Draw every package as a place in the plane, and each table as its letter.

    Args:
        cloud: the packages.
        edge: those that nobody can better without loss for another, drawn as a line.
        places: where the tables ended.
        axes: what is better to the right and upwards.
        floors: what no deal is worth on each axis, drawn as a dashed line; None for none.
        wide: width of the picture.
        high: height of the picture.
        size: of its text.
        title: what it shows.
        description: what can be seen in it, for those who cannot.
    """
    xs = [x for x, _ in (*cloud, *edge)] + [p.x for p in places] + [f for f in floors[:1] if f is not None]  # fmt: skip
    ys = [y for _, y in (*cloud, *edge)] + [p.y for p in places] + [f for f in floors[1:] if f is not None]  # fmt: skip
    sheet = Sheet(wide, high)
    left, top, right, bottom = 4.0, size * 1.5, wide - 4, high - size * 1.5
    scale_x, scale_y = _scale(xs, left, right).at, _scale(ys, bottom, top).at
    sheet.rect(left, top, right - left, bottom - top, palette.CARD, palette.EDGE, 2)
    _cloud(sheet, [(scale_x(x), scale_y(y)) for x, y in cloud], (left, top, right, bottom))
    for at, floor in enumerate(floors):
        if floor is not None and at == 0:
            sheet.line(scale_x(floor), top, scale_x(floor), bottom, palette.INK, 2.5, "8 6")
        elif floor is not None:
            sheet.line(left, scale_y(floor), right, scale_y(floor), palette.INK, 2.5, "8 6")
    line = [(scale_x(x), scale_y(y)) for x, y in sorted(edge)]
    if len(line) > 1:
        sheet.polyline(line, palette.INK, 4)
    for place in places:
        _letter(sheet, place.letter, scale_x(place.x), scale_y(place.y), size)
    room = wide - size
    sheet.text(left, size, shortened(f"↑ {axes[1]}", room, size), size, palette.SOFT)
    across = shortened(f"{axes[0]} →", room, size)
    sheet.text(right, high - size * 0.3, across, size, palette.SOFT, anchor="end")
    return sheet.finished(title, description)


@dataclass(frozen=True, slots=True)
class _Scale:
    """From values to lengths."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return self.start + (self.end - self.start) * share


def _scale(values: Sequence[float], start: float, end: float) -> _Scale:
    """A scale that holds all values, with some room at both ends."""
    low, high = min(values, default=0.0), max(values, default=1.0)
    room = ((high - low) or 1.0) * ROOM
    return _Scale(low - room, high + room, start, end)


def _cloud(
    sheet: Sheet,
    points: Sequence[tuple[float, float]],
    box: tuple[float, float, float, float],
) -> None:
    """Count packages in small cells."""
    left, top, right, bottom = box
    cell = (right - left) / COLUMNS
    rows = max(int((bottom - top) / cell), 1)
    tall = (bottom - top) / rows
    counted = Counter(
        (held(int((x - left) / cell), 0, COLUMNS - 1), held(int((y - top) / tall), 0, rows - 1))
        for x, y in points
    )
    most = max(counted.values(), default=1)
    for (column, row), count in sorted(counted.items()):
        grey = round(226 - 96 * log10(1 + 9 * count / most))
        colour = f"#{grey:02x}{grey:02x}{grey:02x}"
        x, y = left + column * cell, top + row * tall
        sheet.rect(x + 0.7, y + 0.7, cell - 1.4, tall - 1.4, colour)


def _letter(sheet: Sheet, letter: str, x: float, y: float, size: float) -> None:
    style, r = TABLES[(ord(letter) - ord("A")) % len(TABLES)], size * 0.72
    if style.marker == "square":
        sheet.rect(x - r, y - r, 2 * r, 2 * r, style.colour, palette.CARD, 3, 6)
    else:
        sheet.circle(x, y, r, style.colour, palette.CARD, 3)
    half = width(letter, size, True) / 2
    sheet.text(x - half, y + size * 0.35, letter, size, palette.CARD, True)
