"""Many small charts of the same form, one for each number of the world."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.pictures import palette
from game.pictures.drawing import LINE, Picture, Sheet
from game.pictures.measure import held, wrapped


@dataclass(frozen=True, slots=True)
class Small:
    """One number over time."""

    name: str
    values: tuple[float, ...]
    low: float
    high: float
    good: str
    """high, low or neither: which way is better, shown by an arrow."""
    said: tuple[str, str]
    """Its first and its last value, as they are written."""


def multiples(
    charts: Sequence[Small],
    *,
    wide: float,
    size: float,
    title: str = "",
    description: str = "",
) -> Picture:
    """Draw small charts side by side, each on its own scale, with its first and last value.

    A line that ended nearer to its better end is blue with a full dot, one that ended farther off is
    vermilion and dashed with an open dot.

    Args:
        charts: the numbers.
        wide: width of the picture.
        size: of its text.
        title: what it shows.
        description: what can be seen in it, for those who cannot.
    """
    across = max(1, min(4, int(wide // 150)))
    gap = 20.0
    each = (wide - gap * (across - 1)) / across
    names = [wrapped(chart.name, each, size, True, 2) for chart in charts]
    rows = [range(len(charts))[n : n + across] for n in range(0, len(charts), across)]
    lines = [max(len(names[n]) for n in row) for row in rows]
    plot, foot = size * 3.2, size * 2.3
    highs = [count * size * LINE + plot + foot for count in lines]
    sheet = Sheet(wide, max(sum(highs), 1))
    y = 0.0
    for row, count, high in zip(rows, lines, highs, strict=True):
        for column, n in enumerate(row):
            x = column * (each + gap)
            sheet.lines(x, y + size * 0.95, names[n], size, bold=True)
            _chart(sheet, charts[n], x, y + count * size * LINE + 4, each, plot, size)
        y += high
    return sheet.finished(title, description)


def _chart(
    sheet: Sheet, chart: Small, x: float, y: float, wide: float, high: float, size: float
) -> None:
    sheet.rect(x, y, wide, high, palette.PAPER, round=5)
    inside = 9.0
    span = (chart.high - chart.low) or 1
    count = len(chart.values)

    def place(n: int) -> tuple[float, float]:
        share = n / (count - 1) if count > 1 else 0.5
        value = held(chart.values[n], chart.low, chart.high)
        up = (high - 2 * inside) * (value - chart.low) / span
        return x + inside + (wide - 2 * inside) * share, y + high - inside - up

    points = [place(n) for n in range(count)]
    colour, dash, better = _look(chart)
    if points:
        sheet.line(x + inside, points[0][1], x + wide - inside, points[0][1], palette.EDGE, 1.2)
    if count > 1:
        sheet.polyline(points, colour, 2.6, dash)
    if points:
        sheet.marker("circle" if better else "ring", *points[-1], 5, colour)
    base = y + high + size * 1.05
    sheet.text(x, base, f"{chart.said[0]} → {chart.said[1]}", size)
    if chart.good != "neither":
        _arrow(sheet, x + wide - 8, base - size * 0.33, size * 0.42, chart.good == "high")


def _look(chart: Small) -> tuple[str, str, bool]:
    """Choose the colour and the dash of a line, and whether its last dot is full."""
    moved = chart.values[-1] - chart.values[0] if chart.values else 0
    if chart.good == "neither" or not moved:
        return palette.SLATE, "", True
    better = (moved > 0) == (chart.good == "high")
    return (palette.BETTER, "", True) if better else (palette.WORSE, "7 4", False)


def _arrow(sheet: Sheet, x: float, y: float, r: float, up: bool) -> None:
    """Point to where it is better."""
    way = -1 if up else 1
    sheet.line(x, y - way * r, x, y + way * r, palette.SOFT, 1.8)
    head = [(x - r * 0.7, y + way * r * 0.2), (x, y + way * r), (x + r * 0.7, y + way * r * 0.2)]
    sheet.polyline(head, palette.SOFT, 1.8)
