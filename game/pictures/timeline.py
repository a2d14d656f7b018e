"""A chart of several numbers over the rounds, with marks where something turned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Final

from game.pictures import palette
from game.pictures.drawing import LINE, Picture, Sheet, spread
from game.pictures.measure import widest, width, wrapped
from game.pictures.plot import PlotArea

NARROW: Final = 480
"""Below this width the names stand above the chart instead of at the ends of the lines."""
GAP: Final = 3.0
"""Units between discs."""


@dataclass(frozen=True, slots=True)
class Series:
    """One number over time."""

    name: str
    values: tuple[float | None, ...]
    """One for each tick; None where there is none."""
    said: str = ""
    """The last value as it is written; none is written if empty."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment, as the place of its tick, and the few letters that point to where it is told."""

    at: int
    text: str


def timeline(
    series: Sequence[Series],
    ticks: Sequence[str],
    marks: Sequence[Mark] = (),
    *,
    low: float = 0,
    high: float = 100,
    axis: str = "",
    wide: float,
    size: float,
    title: str = "",
    description: str = "",
) -> Picture:
    """Draw lines over the rounds, each with its own colour, dash and marker, and its name at its end.

    Args:
        series: the lines; up to twelve have a style of their own.
        ticks: what is written below each place in time.
        marks: numbered moments above the chart.
        low: the lower end of the scale.
        high: its upper end.
        axis: what the ticks count, such as "Round".
        wide: width of the picture.
        size: of its text.
        title: what it shows.
        description: what can be seen in it, for those who cannot.
    """
    narrow = wide < NARROW
    lettered = [_named(line, size, narrow) for line in series]
    moments = _moments(marks, size)
    gutter = 0.0
    if not narrow:
        gutter = max((widest(lines, size, True) for lines in lettered), default=0) + 34
    legend = len(series) * size * 1.5 + 6 if narrow else 0
    heights = [len(lines) * size * LINE + 3 for lines in lettered]
    high_enough = max(230 if narrow else 260, 0 if narrow else sum(heights))
    left = widest([_scale(value) for value in (low, high)], size) + 12
    across = max((widest(ticks[-1:], size), *(each.wide for each in moments)))
    end = across / 2 if narrow else 0
    frame = PlotArea(left, 0, wide - gutter - end, 0, low, high, len(ticks))
    rows = _rows([(frame.x(each.at), each.wide) for each in moments])
    above = size * 2.4 + (size * 1.5 + GAP) * max(rows) if rows else size
    top = legend + above
    frame = replace(frame, top=top, bottom=top + high_enough)
    sheet = Sheet(wide, frame.bottom + size * (3.1 if axis else 1.8))
    _grid(sheet, frame, ticks, axis, size)
    _marks(sheet, frame, moments, rows, size)
    for place, line in enumerate(series):
        _line(sheet, frame, line, palette.SERIES[place % len(palette.SERIES)])
    if narrow:
        _legend(sheet, lettered, size)
    else:
        _ends(sheet, frame, series, lettered, heights, size)
    return sheet.finished(title, description)


def _named(line: Series, size: float, narrow: bool) -> tuple[str, ...]:
    """Write the name of a line with its last value, broken where it stands at the end."""
    said = f"{line.name}\xa0{line.said}" if line.said else line.name
    return (said,) if narrow else wrapped(said, 150, size, True, 3)


def _scale(value: float) -> str:
    return f"{value:.0f}"


def _grid(sheet: Sheet, frame: PlotArea, ticks: Sequence[str], axis: str, size: float) -> None:
    for part in range(5):
        value = frame.low + (frame.high - frame.low) * part / 4
        y = frame.y(value)
        sheet.line(frame.left, y, frame.right, y, palette.RULE, 1.2)
        sheet.text(frame.left - 8, y + size * 0.34, _scale(value), size, palette.SOFT, anchor="end")
    base = frame.bottom + size * 1.45
    end = -1e9
    apart = frame.x(1) - frame.x(0) if len(ticks) > 1 else 1.0
    step = max(1, ceil((widest([str(len(ticks))], size) + 10) / max(apart, 0.1)))
    for place, tick in enumerate(ticks):
        if place % step and place != len(ticks) - 1:
            continue
        half, x = width(tick, size) / 2, frame.x(place)
        last = place == len(ticks) - 1
        fits = x - half > end + 8
        room = last or x + half + 8 + width(ticks[-1], size) < frame.x(len(ticks) - 1) + half
        if fits and room:
            sheet.text(x, base, tick, size, palette.SOFT, anchor="middle")
            end = x + half
    if axis:
        middle = (frame.left + frame.right) / 2
        sheet.text(middle, base + size * 1.35, axis, size, palette.SOFT, anchor="middle")


@dataclass(frozen=True, slots=True)
class _Moment:
    """All marks of one tick in one disc, which is as wide as what is written in it."""

    at: int
    text: str
    wide: float


def _moments(marks: Sequence[Mark], size: float) -> list[_Moment]:
    """Put the marks of one tick together, in the order of the ticks."""
    texts: dict[int, list[str]] = {}
    for mark in sorted(marks, key=lambda mark: mark.at):
        texts.setdefault(mark.at, []).append(mark.text)
    said = {at: ", ".join(each) for at, each in texts.items()}
    return [
        _Moment(at, each, max(size * 1.5, width(each, size * 0.95, True) + size))
        for at, each in said.items()
    ]


def _rows(discs: Sequence[tuple[float, float]]) -> list[int]:
    """Choose for discs, each with its middle and width, the lowest row in which it has room where it belongs.

    >>> _rows([(10, 20), (50, 20), (60, 20)])
    [0, 0, 1]
    """
    ends: list[float] = []
    rows = []
    for middle, across in discs:
        first = middle - across / 2
        row = next((at for at, end in enumerate(ends) if end <= first), len(ends))
        ends[row:] = [middle + across / 2 + GAP, *ends[row + 1 :]]
        rows.append(row)
    return rows


def _marks(
    sheet: Sheet, frame: PlotArea, moments: Sequence[_Moment], rows: Sequence[int], size: float
) -> None:
    """Draw a dashed line at each moment, with its letters in a disc right above it."""
    r = size * 0.75
    for moment, row in zip(moments, rows, strict=True):
        x, lifted = frame.x(moment.at), row * (2 * r + GAP)
        sheet.line(x, frame.top - size * 0.3 - lifted, x, frame.bottom, palette.AMBER, 1.4, "3 4")
    for moment, row in zip(moments, rows, strict=True):
        x, y = frame.x(moment.at), frame.top - size * 1.15 - row * (2 * r + GAP)
        left, across = x - moment.wide / 2, moment.wide
        sheet.rect(left, y - r, across, 2 * r, palette.AMBER_FILL, palette.AMBER, 1.6, r)
        sheet.text(x, y + size * 0.32, moment.text, size * 0.95, palette.INK, True, "middle")


def _line(sheet: Sheet, frame: PlotArea, line: Series, style: palette.LineStyle) -> None:
    known = [(n, value) for n, value in enumerate(line.values) if value is not None]
    run: list[tuple[float, float]] = []
    before = None
    for at, value in known:
        if before is not None and at != before + 1:
            _stroke(sheet, run, style)
            run = []
        run.append((frame.x(at), frame.y(value)))
        before = at
    _stroke(sheet, run, style)
    apart = max(1, round(14 / max(frame.x(1) - frame.x(0), 0.1)))
    for at, value in known:
        if at % apart == 0 or at == frame.ticks - 1:
            sheet.marker(style.marker, frame.x(at), frame.y(value), 5, style.colour)


def _stroke(sheet: Sheet, run: Sequence[tuple[float, float]], style: palette.LineStyle) -> None:
    if len(run) > 1:
        sheet.polyline(run, style.colour, 2.8, style.dash)


def _ends(
    sheet: Sheet,
    frame: PlotArea,
    series: Sequence[Series],
    lettered: Sequence[Sequence[str]],
    heights: Sequence[float],
    size: float,
) -> None:
    """Write each name beside the end of its line, moved apart where lines end together."""
    last = [next((v for v in reversed(line.values) if v is not None), frame.low) for line in series]
    ends = [frame.y(value) for value in last]
    places = spread(ends, heights, frame.top - size, sheet.height)
    for n, (lines, end, y) in enumerate(zip(lettered, ends, places, strict=True)):
        style = palette.SERIES[n % len(palette.SERIES)]
        if abs(end - y) > size * 0.5:
            sheet.line(frame.right + 8, end, frame.right + 22, y, style.colour, 1.2)
        first = y - (len(lines) - 1) * size * LINE / 2 + size * 0.34
        sheet.lines(frame.right + 28, first, lines, size, style.colour, True)


def _legend(sheet: Sheet, lettered: Sequence[Sequence[str]], size: float) -> None:
    for n, lines in enumerate(lettered):
        style = palette.SERIES[n % len(palette.SERIES)]
        y = size * (0.9 + 1.5 * n)
        sheet.line(4, y, 44, y, style.colour, 2.8, style.dash)
        sheet.marker(style.marker, 24, y, 5, style.colour)
        room = sheet.width - 58
        said = wrapped(" ".join(lines), room, size, True, 1)[0]
        sheet.text(54, y + size * 0.34, said, size, style.colour, True)
