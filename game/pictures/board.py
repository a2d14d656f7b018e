"""The table seen from above: its rim, the web of trust across it, and the rings of the seats."""

from __future__ import annotations

from collections.abc import Mapping
from math import atan2, cos, hypot, sin
from typing import Final

from game.pictures import palette
from game.pictures.drawing import Picture, Sheet, number
from game.pictures.measure import held, shared, width

RIM: Final = "#a9713f"
RIM_DARK: Final = "#7d4f28"
MIDDLE: Final = 0.455
"""How far down the drawing the middle of the table is: seats below it have their names under them."""
TABLE: Final = (
    (0, RIM_DARK), (3, RIM), (15, "#dfe8e4"), (38, "#e6eeeb"), (88, "#ecf3f0"),
)  # fmt: skip
"""The table from its edge inwards: how far in, and which colour from there."""
NUMBER: Final = 18.0
"""Size of the amounts on arrows."""
SEAT: Final = 34.0
"""Radius of a seat."""
ROWS: Final = 3
"""Seats along each side of the table, at most."""
SIDE: Final = 0.105
"""Of the width: how far in the seats of a side are."""
TOP, HALFWAY, BOTTOM = 0.115, 0.445, 0.79
"""Of the height: the uppermost and the lowest seat of a side, and the middle of the table."""


def seat_places(count: int, wide: float, high: float) -> list[tuple[float, float]]:
    """Where seats stand around a long table, clockwise from above on the left.

    Two sides face each other, so that the middle is free for what lies there; beyond `ROWS` on a side the others
    sit at its head and its foot.
    """
    if not count:
        return []
    more = max(count - 2 * ROWS, 0)
    head, foot = (more + 1) // 2, more // 2
    right = (count - more) // 2
    left = count - more - right
    xs = [shared(1.0, n) for n in (head, foot)]
    above = [(0.5 + (at - (head - 1) / 2) * xs[0] * 0.52, 0.085) for at in range(head)]
    below = [(0.5 - (at - (foot - 1) / 2) * xs[1] * 0.52, 0.82) for at in range(foot)]
    first, *others = _side(left, SIDE)
    places = [first, *above, *_side(right, 1 - SIDE), *below, *reversed(others)]
    return [(wide * x, high * y) for x, y in places]


def _side(count: int, x: float) -> list[tuple[float, float]]:
    """Places along one side of the table, from above; one alone sits in the middle."""
    if count == 1:
        return [(x, HALFWAY)]
    step = (BOTTOM - TOP) / max(count - 1, 1)
    return [(x, TOP + step * at) for at in range(count)]


def board(
    count: int,
    trust: Mapping[tuple[int, int], int],
    *,
    focus: int | None = None,
    amounts: bool = True,
    wide: float,
    high: float,
    title: str = "",
    description: str = "",
) -> Picture:
    """Draw the table and who trusts whom across it.

    Between two seats there is one line, as strong as the lower of their two trusts: an agreement is as
    good as its weaker half. With a seat in focus there are only its own lines, one each way, as arrows.

    Args:
        count: how many seats there are.
        trust: holder and actor, by their places, to hundredths.
        focus: the place of the seat whose lines are told apart; None for all pairs.
        amounts: whether the lines of a seat in focus have their amounts on them.
        wide: width of the picture.
        high: height of the picture.
        title: what it shows.
        description: what can be seen in it.
    """
    sheet = Sheet(wide, high)
    _table(sheet, wide, high)
    places = seat_places(count, wide, high)
    if focus is None:
        pairs = sorted({(min(pair), max(pair)) for pair in trust})
        for a, b in pairs:
            low = min(trust[pair] for pair in ((a, b), (b, a)) if pair in trust)
            _curve(sheet, places[a], places[b], low, wide, high)
    else:
        for holder, actor in sorted(trust):
            if focus in (holder, actor):
                _arrow(sheet, places[holder], places[actor], trust[holder, actor])
        for holder, actor in sorted(trust) if amounts else ():
            if focus in (holder, actor):
                # Nearer its head, so that the two of a pair stand apart.
                _amount(sheet, places[holder], places[actor], 0.72, trust[holder, actor])
    return sheet.finished(title, description)


def trust_bar(trust: int, *, wide: float = 110, high: float = 12) -> Picture:
    """Draw how far one seat trusts another, as a bar from nothing to all."""
    sheet = Sheet(wide, high)
    sheet.line(3, high / 2, wide - 3, high / 2, palette.TRACK, high / 2)
    far = 3 + (wide - 6) * held(trust, 0, 10_000) / 10_000
    sheet.line(
        3,
        high / 2,
        max(far, 6),
        high / 2,
        palette.trust_line(trust),
        high / 2,
        palette.trust_dash(trust),
    )
    return sheet.finished()


def seat_disc(mean: int | None, *, own: bool = False, focus: bool = False) -> Picture:
    """Draw the disc of a seat, with a ring for how far the others trust it on average."""
    size = 2 * SEAT + 14
    sheet = Sheet(size, size)
    c = size / 2
    if own or focus:
        sheet.circle(c, c, SEAT + 6, "none", palette.INK if focus else "#f2a900", 3)
    sheet.circle(c, c, SEAT, palette.CARD, "#4a5560", 2)
    if mean is not None:
        sheet.circle(c, c, SEAT - 6, "none", palette.TRACK, 6)
        sheet.arc(c, c, SEAT - 6, mean / 10_000, palette.trust_line(mean), 6)
    return sheet.finished()


def scale() -> Picture:
    """Draw the key of the lines: from little trust to much, in five steps."""
    sheet = Sheet(150, 14)
    for step, trust in enumerate((500, 3000, 5000, 7000, 9500)):
        x = step * 30
        sheet.line(
            x + 3,
            7,
            x + 25,
            7,
            palette.trust_line(trust),
            palette.trust_width(trust) * 1.15,
            palette.trust_dash(trust),
        )
    return sheet.finished()


def _table(sheet: Sheet, wide: float, high: float) -> None:
    """A long table with round corners, its shadow below it."""
    x, y = wide * 0.055, high * 0.03
    w, h = wide - 2 * x, high * 0.84
    for drop, faint in ((14, 0.05), (9, 0.06), (5, 0.07)):
        sheet.rect(x - 4, y + drop, w + 8, h, "#1d2733", round=h * 0.42, opacity=faint)
    for inset, colour in TABLE:
        down = inset * 0.9
        sheet.rect(
            x + inset, y + down, w - 2 * inset, h - 2 * down, colour, round=max(h * 0.42 - down, 4)
        )


def _curve(
    sheet: Sheet,
    one: tuple[float, float],
    other: tuple[float, float],
    trust: int,
    wide: float,
    high: float,
) -> None:
    (x1, y1), (x2, y2) = _shortened(one, other)
    mx, my = (x1 + x2) / 2, (y1 + y2) / 2
    mx, my = mx + (wide / 2 - mx) * 0.22, my + (high * MIDDLE - my) * 0.22
    sheet.path(
        f"M{number(x1)} {number(y1)}Q{number(mx)} {number(my)} {number(x2)} {number(y2)}",
        palette.trust_line(trust),
        palette.trust_width(trust) * 1.15,
        palette.trust_dash(trust),
    )


def _arrow(sheet: Sheet, one: tuple[float, float], other: tuple[float, float], trust: int) -> None:
    (x1, y1), (mx, my), (x2, y2) = _bent(one, other)
    wide = palette.trust_width(trust) * 1.15
    head = 7 + wide * 1.4
    turn = atan2(y2 - my, x2 - mx)
    bx, by = x2 - head * cos(turn), y2 - head * sin(turn)
    colour = palette.trust_line(trust)
    sheet.path(
        f"M{number(x1)} {number(y1)}Q{number(mx)} {number(my)} {number(bx)} {number(by)}",
        colour,
        wide,
        palette.trust_dash(trust),
    )
    wings = [(x2 - head * cos(turn + way), y2 - head * sin(turn + way)) for way in (0.42, -0.42)]
    sheet.polygon(((x2, y2), *wings), colour)


def _bent(
    one: tuple[float, float], other: tuple[float, float]
) -> tuple[tuple[float, float], tuple[float, float], tuple[float, float]]:
    """Bend a line to its left, so that the two of a pair part: where it begins, its knee, its end."""
    (x1, y1), (x2, y2) = _shortened(one, other)
    dx, dy = x2 - x1, y2 - y1
    return (x1, y1), ((x1 + x2) / 2 - dy * 0.11, (y1 + y2) / 2 + dx * 0.11), (x2, y2)


def _amount(
    sheet: Sheet, one: tuple[float, float], other: tuple[float, float], along: float, trust: int
) -> None:
    """Write the amount onto an arrow, a part of its way along."""
    (x1, y1), (mx, my), (x2, y2) = _bent(one, other)
    a, b, c = (1 - along) ** 2, 2 * along * (1 - along), along**2
    x, y = a * x1 + b * mx + c * x2, a * y1 + b * my + c * y2
    said = str(round(trust / 100))
    half = width(said, NUMBER, True) / 2 + 5
    sheet.rect(
        x - half, y - 12, 2 * half, 24, palette.CARD, palette.trust_line(trust), 1.5, round=12
    )
    sheet.text(x, y + NUMBER * 0.36, said, NUMBER, palette.INK, bold=True, anchor="middle")


def _shortened(
    one: tuple[float, float], other: tuple[float, float]
) -> tuple[tuple[float, float], tuple[float, float]]:
    """Let a line begin and end at the rims of the discs."""
    (x1, y1), (x2, y2) = one, other
    far = hypot(x2 - x1, y2 - y1) or 1.0
    cut = min(SEAT + 8, far / 3)
    ux, uy = (x2 - x1) / far * cut, (y2 - y1) / far * cut
    return (x1 + ux, y1 + uy), (x2 - ux, y2 - uy)
