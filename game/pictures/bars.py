"""What a game was worth to each seat, against its walk-away value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from game.pictures import palette
from game.pictures.drawing import Picture, Sheet
from game.pictures.measure import shortened, widest

Scale = Callable[[float], float]
"""A value to its place on the sheet."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One seat's value."""

    name: str
    value: float
    floor: float | None
    """Below it the seat would rather walk away; None where nothing is stated."""
    said: str
    """What is written at its end."""


def value_bars(
    bars: Sequence[Bar],
    *,
    floor_name: str = "",
    low: float = 0,
    high: float = 100,
    wide: float,
    size: float,
    title: str = "",
    description: str = "",
) -> Picture:
    """Draw a bar for each seat, with a notch at its walk-away value.

    What lies above the notch is blue; what is missing below it is an open, dashed box.

    Args:
        bars: the seats, from the top.
        floor_name: the name of the notch, for the key above; no key if empty.
        low: where bars begin; lowered to the least value.
        high: where the scale ends; raised to the greatest value.
        wide: width of the picture.
        size: of its text.
        title: what it shows.
        description: what can be seen in it, for those who cannot.
    """
    known = [bar.value for bar in bars] + [bar.floor for bar in bars if bar.floor is not None]
    low, high = min([low, *known]), max([high, *known])
    stacked = wide < 480
    left = 0 if stacked else min(widest([bar.name for bar in bars], size, True), wide * 0.3) + 14
    right = wide - widest([bar.said for bar in bars], size) - 12
    step, top = size * (3.3 if stacked else 2.3), size * 1.9 if floor_name else 4
    sheet = Sheet(wide, top + len(bars) * step + 2)

    def x(value: float) -> float:
        return left + (right - left) * (value - low) / ((high - low) or 1)

    if floor_name:
        _notch(sheet, left + 5, 3, size * 1.15)
        sheet.text(left + 16, size * 0.95, floor_name, size, palette.SOFT)
    for place, bar in enumerate(bars):
        y = top + place * step
        if stacked:
            name = shortened(bar.name, wide, size, True)
            sheet.text(0, y + size * 0.95, name, size, bold=True)
            y += size * 1.2
        else:
            name = shortened(bar.name, left - 14, size, True)
            sheet.text(0, y + size * 1.28, name, size, bold=True)
        _bar(sheet, bar, x, (left, right), y + size * 0.3, size * 1.4)
        sheet.text(right + 12, y + size * 1.34, bar.said, size)
    return sheet.finished(title, description)


def _bar(
    sheet: Sheet, bar: Bar, x: Scale, ends: tuple[float, float], y: float, high: float
) -> None:
    left, right = ends
    sheet.rect(left, y, right - left, high, palette.TRACK, round=4)
    base = max(x(0), left)
    plain = bar.value if bar.floor is None else min(bar.value, bar.floor)
    _between(sheet, base, x(plain), y, high, "#a9b4bb")
    if bar.floor is None:
        return
    if bar.value >= bar.floor:
        _between(sheet, x(bar.floor), x(bar.value), y, high, palette.BLUE)
    else:
        box = (x(bar.value), y + 1, x(bar.floor) - x(bar.value), high - 2)
        sheet.rect(*box, palette.CARD, palette.VERMILION, 1.8, dash="4 3")
    _notch(sheet, x(bar.floor), y - 4, high + 8)


def _between(sheet: Sheet, one: float, other: float, y: float, high: float, fill: str) -> None:
    begin, end = sorted((one, other))
    if end - begin > 0.05:
        sheet.rect(begin, y, end - begin, high, fill, round=min(4, (end - begin) / 2))


def _notch(sheet: Sheet, x: float, y: float, high: float) -> None:
    sheet.line(x, y, x, y + high, palette.CARD, 5)
    sheet.line(x, y, x, y + high, palette.INK, 2.4)
