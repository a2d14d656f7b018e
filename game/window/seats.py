"""The table seen from above: its seats around it, the paper in its middle, what lies there and what is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from game.pictures.board import seat_places
from game.screens.nodes import Node
from game.window.blocks import (
    SMALL,
    TOUCH,
    Area,
    Column,
    Drawing,
    Free,
    Icon,
    Layers,
    Lettering,
    Row,
    Sizes,
    Tile,
    runs,
)
from game.window.pieces import LARGE, Within, framed, sort_of
from game.window.style import style_of

CROWD: Final = 7
"""Seats from which discs are smaller."""
NAME: Final = 0.27
"""Of the width of the board the most that a name may take, where few sit there."""
BUBBLES: Final = (190.0, 160.0, 130.0, 110.0)
"""How wide a bubble may be, the best first."""
LARGE_BUBBLES: Final = (240.0, 200.0)
"""The same where letters are large: a word has room in them."""
NARROW: Final = 230.0
"""As wide as a paper is at least, where there is room for it."""
EDGE: Final = 3.0
"""Kept free between what lies on the board."""
SEAT_LEAST: Final = 36.0
"""How large a seat is at least that shares its row with small papers."""
SEAT_ROW: Final = 52.0
"""How large a seat is in a row of them, at most."""
IN_ROW: Final = 0.6
"""How large the icon of a seat is there, beside that of a whole disc."""
SLIP: Final = 46.0
"""How large a small paper is."""
SMALL_SLIP: Final = 38.0
"""How large it is where the table is full: its number still has room in letters of the usual size."""


def board(node: Node, within: Within, sheet: Tile | None, slips: Sequence[Tile], between: Sequence[tuple[str, ...]]) -> Tile:  # fmt: skip
    """Put a table together.

    Args:
        node: the table, with its seats and what they say among its children.
        within: where it stands.
        sheet: the paper in its middle.
        slips: the small papers that lie there.
        between: for each of them the ids of the seats that it lies between.
    """
    drawn = (*_scene(node), *_drawn(node))
    scenes = len(list(_scene(node)))
    ratio = _ratio(node)
    seats = [child for child in node.children if child.kind == "seat"]
    said = [child for child in node.children if child.kind == "bubble"]
    part = None if sheet is not None and within.look.text > LARGE else _part(len(seats))
    tiles = (
        *drawn,
        *(seat_tile(seat, within, _name_width(len(seats)), part) for seat in seats),
        *slips,
        *((sheet,) if sheet is not None else ()),
        *(_bubble(each, within) for each in said),
    )
    plan = _Plan(
        ratio, scenes, len(drawn), [seat.id for seat in seats], [tuple(b) for b in between],
        sheet is not None, [each.about for each in said], within.look.text > LARGE,
    )  # fmt: skip
    return Tile(Free(plan.arrange), tiles, label=node.label, grow=1.0, least=200.0)


def _part(count: int) -> float:
    """How large discs are beside their drawing: neighbours have room for their names between them."""
    return 0.58 if count >= CROWD else 0.76


def _name_width(count: int) -> float:
    """How wide the name of a seat may be; where neighbours stand too close it is narrower still."""
    return {7: 118.0, 8: 112.0}.get(count, 200.0 if count < 7 else 104.0)


class _Plan:
    """Where everything on a board goes."""

    def __init__(
        self, ratio: float, scenes: int, drawn: int, seats: list[str], slips: list[tuple[str, ...]], sheet: bool,
        said: list[tuple[str, ...]], large: bool,
    ) -> None:  # fmt: skip
        self.ratio, self.scenes, self.drawn, self.seats = ratio, scenes, drawn, seats
        self.slips, self.sheet, self.said, self.large = slips, sheet, said, large

    def arrange(self, room: Area, tiles: Sequence[Tile], sizes: Sizes) -> list[Area | None]:
        """Seats around the table, the paper in the middle, papers between their parties, words where there is room."""
        if self.large and self.sheet:
            return self._in_rows(room, tiles, sizes)
        # Nothing is drawn along the edge of the drawing: it may reach a little beyond.
        table = self.fitted((room[0], room[1] - 4, room[2], room[3] + 10))
        count, at = len(self.seats), self.drawn
        found: list[Area | None] = [*[room] * self.scenes, *[table] * (at - self.scenes)]
        middles = [(table[0] + x, table[1] + y) for x, y in seat_places(count, table[2], table[3])]
        taken: list[Area] = []
        for tile, middle in zip(tiles[at : at + count], middles, strict=True):
            taken.append(_inside(_around(middle, sizes(tile, table[2]), tile), room))
        taken = _apart(taken, tiles[at : at + count])
        found += taken
        at += count
        sheet = self._sheet(table, room, tiles, sizes, taken) if self.sheet else None
        blocked = [*taken, *((sheet,) if sheet else ())]
        for parties in self.slips:
            near = [middles[self.seats.index(seat)] for seat in parties if seat in self.seats]
            spot = _slip(table, room, near, blocked, (SLIP,) if self.large else (SLIP, SMALL_SLIP))
            found.append(spot)
            if spot:
                blocked.append(spot)
        found += [sheet] if self.sheet else []
        words = tiles[len(found) :]
        bubbles = LARGE_BUBBLES if self.large else BUBBLES
        for tile, about in zip(words, self.said, strict=True):
            seat = taken[self.seats.index(about[0])] if about and about[0] in self.seats else None
            wides = [sizes(tile, wide) for wide in bubbles]
            hung = _spoken(room, seat, wides, blocked) if seat else None
            found.append(hung)
            if hung:
                blocked.append(hung)
        return found

    def _in_rows(self, room: Area, tiles: Sequence[Tile], sizes: Sizes) -> list[Area | None]:
        """Where letters are large: the seats in a row, what lies on the table in another, and the paper below them."""
        x, y, w, h = room
        count, papers = len(self.seats), len(self.slips)
        gap = SLIP + 4
        left = (w - 12 - gap * papers) / max(count, 1)
        beside = left >= SEAT_LEAST
        wide = min(left if beside else (w - 4) / max(count, 1), SEAT_ROW)
        seats = [(x + 2 + wide * n, y + 2, wide, wide) for n in range(count)]
        high = max(wide, SLIP) if beside and papers else wide
        top = y + high + 4
        first = x + w - 2 - gap * papers if beside else x + 4
        down = y + 2 if beside else top
        most = papers if beside else max(int((w - 4) // gap), 1)
        slips = [
            (first + gap * (n % most), down + gap * (n // most), SLIP, SLIP) for n in range(papers)
        ]
        top += 0.0 if beside else gap * -(-papers // most)
        sheet = x + 4, top, w - 8, y + h - top - 4
        bubbles = len(tiles) - self.drawn - count - papers - 1
        drawn: list[Area | None] = [room if n < self.scenes else None for n in range(self.drawn)]
        return [*drawn, *seats, *slips, sheet, *[None] * bubbles]

    def fitted(self, room: Area) -> Area:
        """The largest place for the table with its proportions, in the middle of a room."""
        x, y, w, h = room
        wide = min(w, h / self.ratio)
        high = wide * self.ratio
        # Where there is room at the sides the table may be a little wider than drawn: an oval stays an oval.
        wide = min(w, wide * 1.25)
        return x + (w - wide) / 2, y + (h - high) / 2, wide, high

    def _sheet(
        self, table: Area, room: Area, tiles: Sequence[Tile], sizes: Sizes, taken: Sequence[Area]
    ) -> Area:
        """The paper in the middle: between the names at its sides and those above and below."""
        tile = tiles[self.drawn + len(self.seats) + len(self.slips)]
        x, y, w, h = table
        cx, cy = x + w / 2, y + h * 0.455
        level = [(a, b, c, d) for a, b, c, d in taken if abs(b + d / 2 - cy) < h * 0.22]
        apart = [area for area in taken if area not in level]
        left = max((a + c for a, _, c, _ in level if a + c / 2 < cx), default=x) + EDGE
        right = min((a for a, _, c, _ in level if a + c / 2 >= cx), default=x + w) - EDGE
        widest = min(tile.width or w * 0.5, right - left)
        found = None
        for wide in (widest - 8 * n for n in range(32)):
            if wide < min(NARROW, widest):
                break
            middle = min(max(cx, left + wide / 2), right - wide / 2)
            above, below = _between(apart, middle, cy, wide, (room[1], room[1] + room[3]))
            needs, has = sizes(replace(tile, width=wide), wide)[1], below - above - 2 * EDGE
            fits = (min(has - needs, 0.0), wide)
            if found is None or fits > found[0]:
                found = fits, middle, wide, min(needs, has), above, below
        assert found is not None
        _, middle, wide, high, above, below = found
        top = min(max(cy - high / 2, above + EDGE), below - EDGE - high)
        return middle - wide / 2, top, wide, high


def _between(apart: Sequence[Area], cx: float, cy: float, wide: float, ends: tuple[float, float]) -> tuple[float, float]:  # fmt: skip
    """How far a paper so wide in the middle may reach up and down between the seats above and below it."""
    across = [(b, d) for a, b, c, d in apart if a < cx + wide / 2 and a + c > cx - wide / 2]
    above = max((b + d for b, d in across if b + d / 2 < cy), default=ends[0])
    below = min((b for b, d in across if b + d / 2 > cy), default=ends[1])
    return above, below


def _around(middle: tuple[float, float], size: tuple[float, float], tile: Tile) -> Area:
    """A seat with the middle of its disc at a point, its name below."""
    wide, high = size
    disc = tile.children[0].height or high
    return middle[0] - wide / 2, middle[1] - disc / 2, wide, high


def _apart(areas: Sequence[Area], tiles: Sequence[Tile]) -> list[Area]:
    """Narrow seats where their names would lie on a neighbour's disc or name; a name is cut to what is left."""
    discs = [min(t.children[0].height or high, high) for t, (_, _, _, high) in zip(tiles, areas, strict=True)]  # fmt: skip
    found = []
    for n, (x, y, w, h) in enumerate(areas):
        middle, wide = x + w / 2, w
        for m, (a, b, c, d) in enumerate(areas):
            away = abs(a + c / 2 - middle) - EDGE
            if m != n and y + discs[n] < b + discs[m] and b < y + h:
                wide = min(wide, 2 * away - discs[m])
            if m != n and y + discs[n] < b + d and b + discs[m] < y + h:
                wide = min(wide, away)
        wide = max(wide, min(w, TOUCH))
        found.append((middle - wide / 2, y, wide, h))
    return found


def _inside(area: Area, room: Area) -> Area:
    x, y, w, h = area
    left, top, wide, high = room
    return min(max(x, left), left + wide - w), min(max(y, top), top + high - h), w, h


def _free(area: Area, blocked: Iterable[Area]) -> bool:
    x, y, w, h = area
    return not any(
        x < a + c + EDGE and a < x + w + EDGE and y < b + d + EDGE and b < y + h + EDGE
        for a, b, c, d in blocked
    )


def _within(area: Area, room: Area) -> bool:
    x, y, w, h = area
    left, top, wide, high = room
    return x >= left and y >= top and x + w <= left + wide and y + h <= top + high


def _slip(
    table: Area, room: Area, near: Sequence[tuple[float, float]], blocked: Sequence[Area],
    sizes: Sequence[float],
) -> Area | None:  # fmt: skip
    """A place for a small paper between its parties, as near to their middle as there is room.

    The first size for which there is any; None where there is none.
    """
    x, y, w, h = table
    points = near or [(x + w / 2, y + h / 2)]
    mx = sum(point[0] for point in points) / len(points)
    my = sum(point[1] for point in points) / len(points)
    spots = [
        (x + w * a / 24, y + h * b / 16) for a in range(1, 24) for b in range(1, 16)
    ]  # fmt: skip
    spots.sort(key=lambda p: ((p[0] - mx) ** 2 + (p[1] - my) ** 2, p))
    for size in sizes:
        for px, py in spots:
            area = px - size / 2, py - size / 2, size, size
            if _within(area, room) and _free(area, blocked):
                return area
    return None


def _spoken(room: Area, seat: Area, sizes: Sequence[tuple[float, float]], blocked: Sequence[Area]) -> Area | None:  # fmt: skip
    """A place for words beside the seat that says them, away from the middle; None where there is none."""
    x, y, w, h = seat
    outward = -1 if x + w / 2 < room[0] + room[2] / 2 else 1
    for wide, high in sizes:
        for way in (outward, -outward):
            left = x + w + 6 if way > 0 else x - wide - 6
            near = x + w / 2 if way > 0 else x + w / 2 - wide
            spots: tuple[Area, ...] = (
                (left, y - 4, wide, high),
                (left, y + h - high, wide, high),
                (near, y - high - 4, wide, high),
                (near, y + h + 4, wide, high),
            )
            for spot in (_inside(each, room) for each in spots):
                if _free(spot, blocked):
                    return spot
    over = ((x + w / 2 - wide / 2, at, wide, high) for wide, high in sizes for at in (y - high - 6, y + h + 6))  # fmt: skip
    return next(
        (spot for spot in (_inside(each, room) for each in over) if _free(spot, blocked)), None
    )


def _bubble(node: Node, within: Within) -> Tile:
    """What a seat says, in three lines at most."""
    style = style_of(sort_of(node, within))
    words = Lettering(runs(node.text), SMALL, "ink", most=3)
    return framed(node, style, within, Column(0), (Tile(words),))


def _scene(node: Node) -> Iterator[Tile]:
    """The drawn place behind the table."""
    for each in node.children:
        if each.kind == "scene" and each.picture is not None:
            yield Tile(Drawing(each.picture, fills=True), role="image")


def _drawn(node: Node) -> Iterator[Tile]:
    """The drawing of the table, its own or a child's."""
    for each in (node, *node.children):
        if each.picture is not None and each.kind not in ("seat", "scale", "scene"):
            picture = Drawing(each.picture, fills=True)
            yield Tile(picture, role="image", label=each.label, value=each.value)


def _ratio(node: Node) -> float:
    drawn = next(c.picture for c in (node, *node.children) if c.picture is not None and c.kind not in ("seat", "scale", "scene"))  # fmt: skip
    return drawn.height / drawn.width


def seat_tile(node: Node, within: Within, name: float, part: float | None) -> Tile:
    """A disc with an icon on it, as large a part of its drawing or as its place is, and the name below."""
    style = style_of(sort_of(node, within))
    assert node.picture is not None
    disc = Tile(Drawing(node.picture))
    size = style.icon * (part or IN_ROW)
    icon = Tile(Column(0, "middle", "middle"), (Tile(Icon(node.icon, size)),))
    parts = [Tile(Layers(), (disc, icon))]
    if part is not None:
        wide, high = node.picture.width * part, node.picture.height * part
        parts = [replace(parts[0], width=wide, height=high)]
    if node.text and within.look.text <= LARGE:
        words = Lettering(runs(node.text), SMALL, "on_dark", "middle", name - 16, most=1)
        pill = Tile(Row(6, "middle", spread="middle"), (Tile(words),), skin="dark_pill", pad=(8, 1))
        parts.append(pill)
    return framed(node, style, within, Column(-3, "middle"), tuple(parts))


def around_start(node: Node, within: Within) -> Tile:
    """A table without anything on it, as the first screen shows it."""
    seats = [child for child in node.children if child.kind == "seat"]
    drawn = next(_drawn(node))
    assert isinstance(drawn.body, Drawing)
    wide, high = drawn.body.picture.width, drawn.body.picture.height
    layers = [drawn]
    for seat, (x, y) in zip(seats, seat_places(len(seats), wide, high), strict=True):
        layers.append(
            replace(
                seat_tile(seat, within, 150.0, 0.68 if within.look.text > LARGE else 0.88),
                at=(x / wide, y / high, 0.0, 0.0),
            )
        )
    return Tile(
        Layers(high / wide),
        tuple(layers),
        label=node.label,
        least=0.0,
        grow=1.0 if node.region else 0.0,
    )
