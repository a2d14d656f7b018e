"""All packages as a cloud, the best edge of it, and the few points that are worth a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Final

from game.pictures import legend, palette
from game.pictures.drawing import LINE, Picture, Sheet
from game.pictures.measure import held, width, wrapped

COLUMNS: Final = 44
"""Cells of the cloud from left to right."""


@dataclass(frozen=True, slots=True)
class PlottedPackage:
    """A package with a name."""

    x: float
    y: float
    kind: str
    """reached, start, nash, best or any other: how it is marked."""
    label: str


MARKS: Final = {
    "reached": ("star", palette.VERMILION, 9.0),
    "start": ("cross", palette.INK, 8.0),
    "nash": ("diamond", palette.PURPLE, 6.5),
    "best": ("triangle", palette.GREEN, 7.5),
    "fair": ("square", palette.SLATE, 6.5),
}
"""Kind of a point to its marker, colour and size."""


@dataclass(frozen=True, slots=True)
class _Axes:
    left: float
    top: float
    right: float
    bottom: float
    x_low: float
    x_high: float
    y_low: float
    y_high: float

    def x(self, value: float) -> float:
        span = self.x_high - self.x_low
        return self.left + (self.right - self.left) * (value - self.x_low) / span

    def y(self, value: float) -> float:
        span = self.y_high - self.y_low
        return self.bottom - (self.bottom - self.top) * (value - self.y_low) / span


def frontier(
    cloud: Sequence[tuple[float, float]],
    edge: Sequence[tuple[float, float]],
    points: Sequence[PlottedPackage],
    *,
    axes: tuple[str, str] = ("", ""),
    floors: tuple[float | None, float | None] = (None, None),
    wide: float,
    size: float,
    title: str = "",
    description: str = "",
) -> Picture:
    """Draw every package as a place in the plane, the darker the more of them lie there.

    Args:
        cloud: the packages.
        edge: those that nobody can better without loss for another, drawn as a line from left to right.
        points: packages with a name.
        axes: what lies on the horizontal and the vertical axis.
        floors: the walk-away values on each axis, drawn as a dashed line; None for none.
        wide: width of the picture.
        size: of its text.
        title: what it shows.
        description: what can be seen in it, for those who cannot.
    """
    all_x = [x for x, _ in cloud] + [p.x for p in points] + _given(floors[0]) + [x for x, _ in edge]
    all_y = [y for _, y in cloud] + [p.y for p in points] + _given(floors[1]) + [y for _, y in edge]
    x_ticks, y_ticks = _ticks(all_x), _ticks(all_y)
    names = wrapped(axes[1], wide - 4, size, False, 2) if axes[1] else ()
    top = len(names) * size * LINE + size * 0.9
    left = max(width(_number(tick), size) for tick in y_ticks) + 12
    high = min(wide * 0.62, 430)
    frame = _Axes(
        left, top, wide - 16, top + high, x_ticks[0], x_ticks[-1], y_ticks[0], y_ticks[-1]
    )
    below = wrapped(axes[0], wide - left, size, False, 2) if axes[0] else ()
    marks = [(MARKS.get(point.kind, MARKS["fair"]), point.label) for point in points]
    rows = legend.in_rows([legend.LegendItem(*mark, label) for mark, label in marks], wide, size)
    base = frame.bottom + size * 1.5 + len(below) * size * LINE + size
    sheet = Sheet(wide, base + len(rows) * size * legend.STEP)
    sheet.lines(0, size * 0.9, names, size, palette.SOFT)
    _grid(sheet, frame, x_ticks, y_ticks, size)
    _cloud(sheet, frame, cloud)
    _floors(sheet, frame, floors)
    if len(edge) > 1:
        line = [(frame.x(x), frame.y(y)) for x, y in sorted(edge)]
        sheet.polyline(line, palette.BLUE, 2.6)
    for x, y in edge:
        sheet.circle(frame.x(x), frame.y(y), 3, palette.BLUE, palette.CARD)
    for point in points:
        kind, colour, r = MARKS.get(point.kind, MARKS["fair"])
        sheet.marker(kind, frame.x(point.x), frame.y(point.y), r, colour)
    sheet.lines(left, frame.bottom + size * 2.7, below, size, palette.SOFT)
    legend.draw(sheet, rows, 0, base + size * 0.7, size)
    return sheet.finished(title, description)


def _given(value: float | None) -> list[float]:
    return [] if value is None else [value]


def _ticks(values: Sequence[float]) -> list[float]:
    """Choose three to seven round numbers that enclose the values."""
    low, high = min(values, default=0.0), max(values, default=1.0)
    if high - low < 1e-9:
        low, high = low - 1, high + 1
    rough = (high - low) / 5
    unit = 10.0 ** floor(log10(rough))
    step = next(unit * part for part in (1, 2, 2.5, 5, 10) if unit * part >= rough)
    first, last = floor(low / step), ceil(high / step)
    return [step * n for n in range(first, last + 1)]


def _number(value: float) -> str:
    said = f"{value:.10f}".rstrip("0").rstrip(".")
    return "0" if said == "-0" else said.replace("-", "−")


def _grid(
    sheet: Sheet, frame: _Axes, x_ticks: Sequence[float], y_ticks: Sequence[float], size: float
) -> None:
    for tick in y_ticks:
        y = frame.y(tick)
        sheet.line(frame.left, y, frame.right, y, palette.RULE, 1.2)
        sheet.text(frame.left - 8, y + size * 0.34, _number(tick), size, palette.SOFT, anchor="end")
    for tick in x_ticks:
        x = frame.x(tick)
        sheet.line(x, frame.top, x, frame.bottom, palette.RULE, 1.2)
        said = _number(tick)
        half = width(said, size) / 2
        place = held(x, half, sheet.width - half)
        sheet.text(place, frame.bottom + size * 1.4, said, size, palette.SOFT, anchor="middle")


def _cloud(sheet: Sheet, frame: _Axes, cloud: Sequence[tuple[float, float]]) -> None:
    """Count packages in small cells, so that a million of them are no larger a picture than a hundred."""
    cell = (frame.right - frame.left) / COLUMNS
    rows = max(1, int((frame.bottom - frame.top) / cell))
    tall = (frame.bottom - frame.top) / rows
    counted: Counter[tuple[int, int]] = Counter()
    for x, y in cloud:
        column = min(int((frame.x(x) - frame.left) / cell), COLUMNS - 1)
        row = min(int((frame.y(y) - frame.top) / tall), rows - 1)
        counted[column, row] += 1
    most = max(counted.values(), default=1)
    for (column, row), count in sorted(counted.items()):
        share = log10(1 + 9 * count / most)
        x, y = frame.left + column * cell, frame.top + row * tall
        sheet.rect(x + 0.5, y + 0.5, cell - 1, tall - 1, _shade(share), round=1.5)


def _shade(share: float) -> str:
    """Mix a grey from light (few packages) to dark (many)."""
    light, dark = (222, 219, 209), (126, 134, 138)
    return "#" + "".join(
        f"{round(a + (b - a) * share):02x}" for a, b in zip(light, dark, strict=True)
    )


def _floors(sheet: Sheet, frame: _Axes, floors: tuple[float | None, float | None]) -> None:
    across, up = floors
    if across is not None:
        x = frame.x(across)
        sheet.line(x, frame.top, x, frame.bottom, palette.INK, 1.6, "6 4")
    if up is not None:
        y = frame.y(up)
        sheet.line(frame.left, y, frame.right, y, palette.INK, 1.6, "6 4")
