"""The stakes: each number that makes the score with its bar, in three lines, two or one as there is room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from game.screens.nodes import Node
from game.window.blocks import BODY, LEAD, SMALL, Column, Drawing, Icon, Row, Space, Tile
from game.window.layout import Layout
from game.window.pieces import LARGE, Within, framed, sort_of
from game.window.short import one_line, tone_of
from game.window.style import style_of
from game.window.wording import LEADING

MANY: Final = 5
"""Numbers beyond which their title gives way, where each has one line."""


def stakes(root: Node, within: Within, wide: float, high: float) -> Iterator[Tile]:
    """The numbers that count; where the window is high also those of the world."""
    nodes = [child for child in root.children if child.region == "stakes"]
    for node in nodes:
        if node.weight == 2 and high < 520 * within.look.text:
            continue
        inner = within.at("stakes")
        count = sum(child.kind == "meter" for child in node.children)
        lines = _lines_each(within.look.text, high, count)
        shown = node.children[lines == 1 and count > MANY + 1 :]  # the title is told by the numbers
        meters = tuple(_stake(child, inner, lines) for child in shown)
        pad = 8.0 if within.look.text <= LARGE else 4.0
        *rows, last = meters
        spread = Tile(Space(), grow=1.0)
        longer = _stake(shown[-1], inner, lines, 2)
        if (
            Layout(within.look.text).height(Tile(Column(_gap(within)), (*rows, longer)), wide - 28)
            + 2 * pad
            <= high
        ):
            last = longer
        inside = meters if node.weight == 2 else (*rows, spread, last)
        block = Tile(Column(_gap(within)), inside, skin="card", pad=(14, pad), id=node.id, role="region", label=node.label)  # fmt: skip
        yield replace(block, grow=0.0 if node.weight == 2 else 1.0)


def _lines_each(text: float, high: float, count: int) -> int:
    """How many lines each number has: three, of which its name may take two, or two or one, as there is room."""
    line = SMALL * text * LEADING
    room = (high - 40 * text - 60 * text) / max(count - 1, 1)
    if room >= 3 * line + 22 and text <= LARGE:
        return 4
    return 3 if room >= 2 * line + 20 and text <= LARGE else 2 if room >= 2 * line + 10 else 1


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
    if len(rows) == 3 and lines == 1:
        rows = [replace(rows[0], children=(*rows[0].children, *_bare(rows[2]))), rows[1]]
    elif len(rows) == 3 and lines == 2:
        name, value = rows[0].children
        rows = [
            replace(rows[0], children=(name,)),
            replace(rows[0], children=(rows[1], value, *_bare(rows[2]))),
        ]
    return framed(
        node,
        style,
        within,
        Column(1),
        tuple(
            _meter_row(child, within, 2 if lines == 4 and n == 0 else most)
            for n, child in enumerate(rows)
        ),
    )


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
