"""One number at several tables over the same rounds, each turning point a numbered mark on its line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import Final

from game.pictures import palette
from game.pictures.drawing import Picture, Sheet, spread
from game.pictures.measure import widest
from game.pictures.plot import PlotArea

TABLES: Final = (
    palette.LineStyle(palette.INK, "", "circle"),
    palette.LineStyle(palette.PURPLE, "14 9", "square"),
    palette.LineStyle(palette.GREEN, "4 8", "triangle"),
    palette.LineStyle(palette.AMBER, "18 8 4 8", "diamond"),
)
"""How the lines of tables are told apart; a fifth begins again."""
STEPS: Final = (1, 2, 5, 10, 20, 25)
"""Points from one line of the grid to the next."""
LINES: Final = 4
"""Lines of the grid."""


@dataclass(frozen=True, slots=True)
class TableCourse:
    """The number at one table."""

    name: str
    """What stands at its end."""
    values: tuple[float | None, ...]
    """One for each tick; None where there is none."""
    turns: tuple[int, ...] = ()
    """Ticks that numbered marks lead to, in their order."""


def courses(
    lines: Sequence[TableCourse],
    ticks: Sequence[str],
    *,
    styles: Sequence[palette.LineStyle] = TABLES,
    wide: float,
    high: float,
    size: float,
    title: str = "",
    description: str = "",
) -> Picture:
    """Draw the same number of several tables, measured at the same times.

    Args:
        lines: the tables; at most four have a style of their own.
        ticks: what is written below each time.
        styles: how the lines are told apart.
        wide: width of the picture.
        high: height of the picture.
        size: of its text.
        title: what it shows.
        description: what can be seen in it, for those who cannot.
    """
    known = [value for line in lines for value in line.values if value is not None] or [0.0]
    low, top, step = _scale(min(known), max(known))
    sheet = Sheet(wide, high)
    left = widest([f"{value:.0f}" for value in (low, top)], size) + 14
    right = wide - widest([line.name for line in lines], size, True) - 34
    frame = PlotArea(left, size, right, high - size * 1.7, low, top, len(ticks))
    value = low
    while value <= top:
        y = frame.y(value)
        sheet.line(left, y, right, y, palette.RULE, 2)
        sheet.text(left - 10, y + size * 0.34, f"{value:.0f}", size, palette.SOFT, anchor="end")
        value += step
    for at, tick in enumerate(ticks):
        anchor = "start" if at == 0 else "middle"
        x = frame.left if at == 0 else frame.x(at)
        sheet.text(x, high - size * 0.35, tick, size, palette.SOFT, anchor=anchor)
    for place, line in enumerate(lines):
        _line(sheet, frame, line, styles[place % len(styles)])
    for place, line in enumerate(lines):
        others = [each for n, each in enumerate(lines) if n != place]
        _turns(sheet, frame, line, others, styles[place % len(styles)], size, place)
    _ends(sheet, frame, lines, styles, size)
    return sheet.finished(title, description)


def _scale(low: float, high: float) -> tuple[float, float, float]:
    """Choose a grid of few lines that encloses the values.

    >>> _scale(31.4, 44.0)
    (30, 45, 5)
    """
    span = max(high - low, 4.0)
    step = next((step for step in STEPS if span / step <= LINES - 1), STEPS[-1])
    return floor(low / step) * step, ceil(high / step) * step or step, step


def _points(frame: PlotArea, line: TableCourse) -> list[tuple[float, float]]:
    return [(frame.x(at), frame.y(v)) for at, v in enumerate(line.values) if v is not None]


def _line(sheet: Sheet, frame: PlotArea, line: TableCourse, style: palette.LineStyle) -> None:
    points = _points(frame, line)
    if len(points) > 1:
        sheet.polyline(points, style.colour, 5, style.dash)
    for x, y in points:
        sheet.marker(style.marker, x, y, 9, style.colour)


def _turns(
    sheet: Sheet,
    frame: PlotArea,
    line: TableCourse,
    others: Sequence[TableCourse],
    style: palette.LineStyle,
    size: float,
    place: int,
) -> None:
    """Set a numbered mark beside the way that leads to each turning point: above it on the highest line, else below."""
    r = size * 0.66
    for number, at in enumerate(line.turns, 1):
        way = _middle(line, at)
        if way is None:
            continue
        beside = [y for y in (_middle(other, at) for other in others) if y is not None]
        above = all(way > y or (way == y and place == 0) for y in beside)
        share = (0.5, 0.5, 0.3, 0.7)[place % 4]
        was, now = line.values[at - 1], line.values[at]
        assert was is not None
        assert now is not None
        x = frame.x(at - 1 + share)
        y = frame.y(was + (now - was) * share) + (r + 12) * (-1 if above else 1)
        y = min(max(y, r + 1), frame.bottom - r)
        if style.marker in ("square", "diamond"):
            sheet.rect(x - r, y - r, 2 * r, 2 * r, style.colour, palette.CARD, 2, 5)
        else:
            sheet.circle(x, y, r, style.colour, palette.CARD, 2)
        sheet.text(x, y + size * 0.35, str(number), size, palette.CARD, True, "middle")


def _middle(line: TableCourse, at: int) -> float | None:
    """Where a line is half way to a tick; None where it does not lead there."""
    if not 0 < at < len(line.values):
        return None
    one, other = line.values[at - 1], line.values[at]
    return None if one is None or other is None else (one + other) / 2


def _ends(
    sheet: Sheet,
    frame: PlotArea,
    lines: Sequence[TableCourse],
    styles: Sequence[palette.LineStyle],
    size: float,
) -> None:
    ends = [_points(frame, line)[-1:] or [(frame.right, frame.bottom)] for line in lines]
    places = spread([end[0][1] for end in ends], [size * 1.15] * len(lines), 0, frame.bottom + size)
    for at, (line, y) in enumerate(zip(lines, places, strict=True)):
        colour = styles[at % len(styles)].colour
        sheet.text(frame.right + 22, y + size * 0.34, line.name, size, colour, True)
