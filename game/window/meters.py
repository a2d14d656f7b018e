"""The stakes: each number that makes the score with its bar, in three lines, two or one as there is room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from game.screens.nodes import Node
from game.window.blocks import BODY, LEAD, SMALL, Column, Drawing, Icon, Row, Scroll, Space, Tile
from game.window.layout import Layout
from game.window.pieces import LARGE, Within, framed, sort_of
from game.window.short import one_line, tone_of
from game.window.style import style_of
from game.window.wording import LEADING

THIN: Final = 0.6
"""How high a bar is where there is hardly room."""
WAYS: Final = (
    (4, 2, True),
    (3, 2, True),
    (2, 2, True),
    (1, 2, True),
    (1, 1, True),
    (1, 1, False),
    (0, 1, False),
)
"""How they may stand, the roomiest first: lines of each number, of what stands alone at the end, whether titled.

Of four lines two are for its name, none is one with a thinner bar. Without a title the numbers tell what they are.
"""


def stakes(root: Node, within: Within, wide: float, high: float) -> Iterator[Tile]:
    """The numbers that count; where the window is high also those of the world."""
    nodes = [child for child in root.children if child.region == "stakes"]
    for node in nodes:
        if node.weight == 2 and high < 520 * within.look.text:
            continue
        layout, text = Layout(within.look.text), within.look.text
        ways = [way for way in WAYS if way[0] < 3 or text <= LARGE]
        made = (_stakes(node, within.at("stakes"), *way) for way in ways)
        found = next((tile for tile in made if layout.height(tile, wide) <= high), None)
        if found is None:
            tile = _stakes(node, within.at("stakes"), *ways[-1])
            inside = Tile(Column(_gap(within)), tile.children)
            found = replace(tile, body=Column(), children=(Tile(Scroll(), (inside,), id="stakes.all", grow=1.0),))  # fmt: skip
        yield replace(found, grow=0.0 if node.weight == 2 else 1.0)


def _stakes(node: Node, within: Within, lines: int, most: int, titled: bool) -> Tile:
    """The numbers below each other, how the reader stands at the foot."""
    shown = node.children if titled else node.children[1:]
    *rows, last = (
        _stake(child, within, lines, most if child is shown[-1] else 1) for child in shown
    )
    pad = 8.0 if within.look.text <= LARGE else 4.0
    spread = (Tile(Space(), grow=1.0),) if node.weight < 2 else ()
    inside = (*rows, *spread, last)
    return Tile(Column(_gap(within)), inside, skin="card", pad=(14, pad), id=node.id, role="region", label=node.label)  # fmt: skip


def _stake(node: Node, within: Within, lines: int, most: int = 1) -> Tile:
    if node.kind == "meter":
        return meter(node, within, lines, most)
    size = BODY if within.look.text <= LARGE else SMALL
    return Tile(one_line(node, within, size), role="heading")


def _gap(within: Within) -> float:
    return 4.0 if within.look.text <= LARGE else 1.0


def meter(node: Node, within: Within, lines: int = 3, most: int = 1) -> Tile:
    """A number with its bar; where there is little room what stands below goes up into the line of its name.

    A text that stands alone in its row has as many as `most` lines.
    """
    style = style_of(sort_of(node, within))
    rows = list(node.children)
    if len(rows) == 3 and lines <= 1:
        rows = [replace(rows[0], children=(*rows[0].children, *_bare(rows[2]))), rows[1]]
    elif len(rows) == 3 and lines == 2:
        name, value = rows[0].children
        rows = [
            replace(rows[0], children=(name,)),
            replace(rows[0], children=(rows[1], value, *_bare(rows[2]))),
        ]
    inside = tuple(
        _meter_row(child, within, 2 if lines == 4 and n == 0 else most)
        for n, child in enumerate(rows)
    )
    if lines == 0:
        # The least there is: bars are thinner, and a line alone is no higher than its text.
        inside = tuple(
            replace(row, height=row.height * THIN) if row.height else row for row in inside
        )
    tile = framed(node, style, within, Column(1), inside)
    alone = lines == 0 and len(inside) == 1
    return replace(tile, height=SMALL * within.look.text * LEADING + 2) if alone else tile


def _bare(line: Node) -> Iterator[Node]:
    """What a line says after its first part, without icons."""
    return (replace(child, icon="") for child in line.children[1:])


def _meter_row(node: Node, within: Within, most: int) -> Tile:
    if node.picture is not None:
        high = node.picture.height
        return Tile(Drawing(node.picture, fills=True), role="image", height=high)
    if not node.children:
        return Tile(one_line(node, within, SMALL, most=most))
    cells = []
    for n, child in enumerate(node.children):
        if child.picture is not None:
            high = child.picture.height
            cells.append(
                Tile(Drawing(child.picture, fills=True), role="image", height=high, grow=1.0)
            )
            continue
        size = LEAD if child.kind == "lead" else SMALL
        said = Tile(one_line(child, within, size, "start" if n == 0 else "end", most if n == 0 else 1), label=child.label, grow=1.0 if n == 0 else 0.0)  # fmt: skip
        if child.icon and child.text:
            said = Tile(Row(4), (Tile(Icon(child.icon, 16.0, tone_of(child))), said))
        cells.append(said)
    return Tile(Row(8), tuple(cells))
