"""A table of a class as the wall shows it: seats with their signs and names around it, and who trusts whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin
from typing import Final

from game.pictures import palette
from game.pictures.drawing import LINE, Picture, Sheet, number
from game.pictures.measure import held, widest, wrapped

DISC: Final = 31.0
"""Radius of a seat."""
PILL: Final = 0.36
"""Of the width: how wide a name may be before it takes two lines."""
THICK: Final = 1.7
"""How much thicker lines are here than on a screen that somebody sits at."""


@dataclass(frozen=True, slots=True)
class PlacedSeat:
    """A seat at the table."""

    name: str
    icon: str
    """The shapes of its sign, on a sheet of 24 by 24; empty for none."""
    mind: bool = False
    """Whether it is marked as played by the computer."""


def round_table(
    places: Sequence[PlacedSeat],
    trust: Mapping[tuple[int, int], int],
    *,
    gear: str = "",
    wide: float,
    high: float,
    size: float,
    title: str = "",
    description: str = "",
) -> Picture:
    """Draw seats around a table, and between each two a line as strong as the lower of their two trusts.

    Args:
        places: the seats, clockwise from above on the left.
        trust: holder and actor, by their places, to hundredths.
        gear: the shapes of the sign of a mind, on a sheet of 24 by 24.
        wide: width of the picture.
        high: height of the picture.
        size: of its text.
        title: what it shows.
        description: what can be seen in it, for those who cannot.
    """
    sheet = Sheet(wide, high)
    names = [wrapped(place.name, wide * PILL, size, True, 2) for place in places]
    tall = max((len(name) for name in names), default=1) * size * LINE + 8
    side = max((widest(name, size, True) for name in names), default=0) / 2 + 16
    cx, cy = wide / 2, DISC + 4 + (high - 2 * DISC - 8 - tall) / 2
    rx, ry = max(wide / 2 - max(side, DISC + 4), 40), max(cy - DISC - 4, 30)
    spots = _around(len(places), cx, cy, rx, ry)
    _table(sheet, cx, cy, rx, ry)
    for one in range(len(places)):
        for other in range(one + 1, len(places)):
            both = [trust[pair] for pair in ((one, other), (other, one)) if pair in trust]
            if both:
                _line(sheet, spots[one], spots[other], min(both))
    for place, name, (x, y) in zip(places, names, spots, strict=True):
        _seat(sheet, place, name, x, y, size, gear)
    return sheet.finished(title, description)


def _around(count: int, cx: float, cy: float, rx: float, ry: float) -> list[tuple[float, float]]:
    """Places along the rim, clockwise, the first above on the left; sides are straighter than those of an ellipse."""
    step = 2 * pi / max(count, 1)
    first = -pi / 2 - step / 2 if count % 2 == 0 else -pi / 2
    turns = [(cos(first + step * n), sin(first + step * n)) for n in range(count)]
    up = 1 / max((abs(y) for _, y in turns), default=1)
    out = 1 / max((abs(x) for x, _ in turns), default=1)
    return [
        (cx + rx * _straighter(held(out * x, -1.0, 1.0)), cy + ry * held(up * y, -1.0, 1.0))
        for x, y in turns
    ]


def _straighter(part: float) -> float:
    return float(abs(part) ** 0.62) * (1 if part > 0 else -1)


def _table(sheet: Sheet, cx: float, cy: float, rx: float, ry: float) -> None:
    """A board with round ends, its rim under the seats."""
    for grow, colour in ((6.0, "#7d4f28"), (3.0, "#a9713f"), (-6.0, palette.TABLE)):
        wide, high = 2 * (rx + grow), 2 * (ry + grow)
        sheet.rect(cx - wide / 2, cy - high / 2, wide, high, colour, round=min(wide, high) * 0.46)


def _line(sheet: Sheet, one: tuple[float, float], other: tuple[float, float], trust: int) -> None:
    (x1, y1), (x2, y2) = one, other
    far = hypot(x2 - x1, y2 - y1) or 1.0
    cut = min(DISC + 3, far / 3)
    ux, uy = (x2 - x1) / far * cut, (y2 - y1) / far * cut
    colour, dash = palette.trust_line(trust), palette.trust_dash(trust)
    thick = palette.trust_width(trust) * THICK
    sheet.line(x1 + ux, y1 + uy, x2 - ux, y2 - uy, colour, thick, _longer(dash))


def _longer(dash: str) -> str:
    """Lengthen dashes as lines are thickened."""
    return " ".join(number(float(part) * THICK) for part in dash.split())


def _seat(
    sheet: Sheet, place: PlacedSeat, name: Sequence[str], x: float, y: float, size: float, gear: str
) -> None:
    sheet.circle(x, y, DISC, palette.CARD, palette.INK, 2.5)
    _sign(sheet, place.icon, x, y, 34, palette.INK)
    wide, tall = widest(name, size, True) + 24, len(name) * size * LINE + 8
    top = y + DISC + 2
    sheet.rect(x - wide / 2, top, wide, tall, palette.INK, round=min(tall / 2, 20))
    sheet.lines(x, top + size * 0.98, name, size, palette.CARD, True, "middle")
    if place.mind:
        sheet.circle(x + DISC, y - DISC * 0.7, 17, palette.AMBER_FILL, palette.AMBER, 2)
        _sign(sheet, gear, x + DISC, y - DISC * 0.7, 24, palette.AMBER)


def _sign(sheet: Sheet, shapes: str, x: float, y: float, size: float, colour: str) -> None:
    """Draw an icon with its middle at a place."""
    if shapes:
        scale, left, top = size / 24, x - size / 2, y - size / 2
        sheet.shapes.append(
            f'<g transform="translate({number(left)} {number(top)}) scale({number(scale, 3)})"'
            f' fill="none" stroke="{colour}" stroke-width="2" stroke-linecap="round"'
            f' stroke-linejoin="round">{shapes}</g>'
        )


def trust_key(ends: tuple[str, str], size: float) -> Picture:
    """Draw the key of the lines, from little trust to much, between the names of its ends."""
    left, right = (widest((end,), size) for end in ends)
    each, gap = 62.0, 14.0
    sheet = Sheet(left + right + 5 * each + 2 * gap + 4, size * 1.3)
    y = size * 0.65
    sheet.text(0, size * 0.98, ends[0], size)
    for step, trust in enumerate((500, 3000, 5000, 7000, 9500)):
        x = left + gap + step * each
        colour, thick = palette.trust_line(trust), palette.trust_width(trust) * THICK
        sheet.line(x + 4, y, x + each - 10, y, colour, thick, _longer(palette.trust_dash(trust)))
    sheet.text(left + gap * 2 + 5 * each - 6, size * 0.98, ends[1], size)
    return sheet.finished()
