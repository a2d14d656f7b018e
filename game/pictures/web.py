"""The web of trust: who trusts whom, and how far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import atan2, cos, hypot, pi, sin
from typing import Final

from game.pictures import palette
from game.pictures.drawing import LINE, Picture, Sheet, number, spread
from game.pictures.measure import shared, shortened, widest, width, wrapped

MOST: Final = 42
"""Arrows in one web, those farthest from the middle of the scale: more than that nobody can follow."""
AROUND: Final = 6
"""Seats up to which names stand above and below; with more, at the sides."""


@dataclass(frozen=True, slots=True)
class _SeatDisc:
    x: float
    y: float
    label: tuple[str, ...]


def trust_web(
    names: Sequence[str],
    trust: Mapping[tuple[int, int], int],
    *,
    ends: tuple[str, str] = ("", ""),
    wide: float,
    size: float,
    title: str = "",
    description: str = "",
) -> Picture:
    """Draw the seats around a table and the trust of each in each as an arrow.

    Little trust is vermilion and dashed, much is blue and unbroken; the farther from the middle, the
    thicker. In each seat stands how far the others trust it on average.

    Args:
        names: the seats, in the order in which they sit.
        trust: holder and actor, by their places, to hundredths from 0 to 10,000.
        ends: names of the two ends of the scale, distrust first, for the key below.
        wide: width of the picture.
        size: of its text.
        title: what it shows.
        description: what can be seen in it, for those who cannot.
    """
    r = size * 1.25
    aside = len(names) > AROUND
    labels = [
        wrapped(name, wide * (0.22 if aside else 0.3), size, True, 2 if aside else 3)
        for name in names
    ]
    most = max((widest(label, size, True) for label in labels), default=0)
    side = most + r + 8 if aside else max(most / 2, r) + 2
    rx = max(wide / 2 - side, 40)
    ry = max(rx * 0.82, len(names) * size * LINE * (0.85 if aside else 0.62))
    turn = shared(2 * pi, len(names))
    angles = [-pi / 2 + turn * (n + 0.5) for n in range(len(names))]
    places = [(wide / 2 + rx * cos(a), ry * sin(a)) for a in angles]
    reach = [r + 4 + (0 if aside else len(label) * size * LINE) for label in labels]
    cy = max((far - y for (_, y), far in zip(places, reach, strict=True)), default=0)
    below = max((far + y for (_, y), far in zip(places, reach, strict=True)), default=0)
    cx, cy = wide / 2, max(cy, ry + 2)
    nodes = [_SeatDisc(x, cy + y, label) for (x, y), label in zip(places, labels, strict=True)]
    sheet = Sheet(wide, cy + max(below, ry) + (size * 2.2 if any(ends) else 0))
    _table(sheet, cx, cy, rx, ry)
    strong = sorted(trust.items(), key=lambda item: abs(item[1] - 5000))[-MOST:]
    for (holder, actor), value in strong:
        _arrow(sheet, nodes[holder], nodes[actor], value, r)
    for place, node in enumerate(nodes):
        _seat(sheet, node, _mean(trust, place), r, size)
    if aside:
        _names_aside(sheet, nodes, cx, r, size)
    else:
        _names_around(sheet, nodes, cy, r, size)
    if any(ends):
        _key(sheet, ends, size)
    return sheet.finished(title, description)


def _table(sheet: Sheet, cx: float, cy: float, rx: float, ry: float) -> None:
    sheet.shapes.append(
        f'<ellipse cx="{number(cx)}" cy="{number(cy)}" rx="{number(rx)}" ry="{number(ry)}"'
        f' fill="{palette.TABLE}" stroke="{palette.EDGE}" stroke-width="2"/>'
    )


def _mean(trust: Mapping[tuple[int, int], int], actor: int) -> int | None:
    values = [value for (_, seat), value in trust.items() if seat == actor]
    return round(sum(values) / len(values)) if values else None


def _arrow(sheet: Sheet, one: _SeatDisc, other: _SeatDisc, trust: int, r: float) -> None:
    """Bend a line to the right of its way, so that the two directions lie apart."""
    dx, dy = other.x - one.x, other.y - one.y
    far = hypot(dx, dy) or 1
    bend = 0.1 * far
    mx, my = (one.x + other.x) / 2 - dy / far * bend, (one.y + other.y) / 2 + dx / far * bend
    colour, thick = palette.trust_line(trust), palette.trust_width(trust)
    head = 5 + thick * 1.3
    x1, y1 = _towards(one.x, one.y, mx, my, r + 2)
    tip_x, tip_y = _towards(other.x, other.y, mx, my, r + 2)
    x2, y2 = _towards(other.x, other.y, mx, my, r + 1 + head)
    path = f"M{number(x1)} {number(y1)}Q{number(mx)} {number(my)} {number(x2)} {number(y2)}"
    sheet.path(path, colour, thick, palette.trust_dash(trust))
    turn = atan2(tip_y - y2, tip_x - x2)
    sides = [
        (tip_x - head * cos(turn + way), tip_y - head * sin(turn + way)) for way in (0.42, -0.42)
    ]
    sheet.polygon(((tip_x, tip_y), *sides), colour)


def _towards(x: float, y: float, to_x: float, to_y: float, by: float) -> tuple[float, float]:
    far = hypot(to_x - x, to_y - y) or 1
    return x + (to_x - x) / far * by, y + (to_y - y) / far * by


def _seat(sheet: Sheet, node: _SeatDisc, mean: int | None, r: float, size: float) -> None:
    sheet.circle(node.x, node.y, r, palette.CARD, palette.INK, 1.6)
    if mean is not None:
        sheet.arc(node.x, node.y, r - 3.4, mean / 10_000, palette.trust_line(mean), 3.6)
        said = f"{mean / 100:.0f}"
        sheet.text(node.x, node.y + size * 0.34, said, size * 0.95, palette.INK, True, "middle")


def _names_around(
    sheet: Sheet, nodes: Sequence[_SeatDisc], cy: float, r: float, size: float
) -> None:
    """Write each name above its seat, or below it in the lower half, over whatever arrows pass there."""
    step = size * LINE
    for node in nodes:
        high = len(node.label) * step
        top = node.y - r - high - 3 if node.y < cy - 1 else node.y + r + 3
        wide = widest(node.label, size, True)
        sheet.rect(node.x - wide / 2 - 3, top, wide + 6, high, palette.CARD, round=4, opacity=0.86)
        sheet.lines(node.x, top + size * 0.95, node.label, size, palette.INK, True, "middle")


def _names_aside(
    sheet: Sheet, nodes: Sequence[_SeatDisc], cx: float, r: float, size: float
) -> None:
    """Write the names at the outer sides of the seats, moved apart where they would overlap."""
    step = size * LINE
    for side in (-1, 1):
        rows = [n for n in nodes if (n.x - cx) * side > 1 or (side == 1 and abs(n.x - cx) <= 1)]
        heights = [len(node.label) * step + 2 for node in rows]
        places = spread([node.y for node in rows], heights, 0, sheet.height)
        for node, y in zip(rows, places, strict=True):
            first = y - (len(node.label) - 1) * step / 2 + size * 0.34
            x, anchor = node.x + side * (r + 6), "start" if side == 1 else "end"
            sheet.lines(x, first, node.label, size, palette.INK, True, anchor)


def _key(sheet: Sheet, ends: tuple[str, str], size: float) -> None:
    """Show the scale below: five samples from distrust to trust."""
    y = sheet.height - size * 0.9
    samples = (0, 2500, 5000, 7500, 10_000)
    room = sheet.width * 0.36
    ends = (shortened(ends[0], room, size), shortened(ends[1], room, size))
    words = [width(end, size) for end in ends]
    each = min(34.0, (sheet.width - sum(words) - 24) / 5)
    x = (sheet.width - each * 5 - sum(words) - 20) / 2
    sheet.text(x, y + size * 0.34, ends[0], size, palette.SOFT)
    x += words[0] + 10
    for value in samples:
        colour, thick = palette.trust_line(value), palette.trust_width(value)
        sheet.line(x + 3, y, x + each - 4, y, colour, thick, palette.trust_dash(value))
        x += each
    sheet.text(x + 4, y + size * 0.34, ends[1], size, palette.SOFT)
