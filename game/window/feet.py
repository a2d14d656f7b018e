"""The foot of the table: what it is worth, whom it hangs on, and the buttons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from game.screens.nodes import Node
from game.window.blocks import (
    BODY,
    LEAD,
    SMALL,
    Column,
    Drawing,
    Icon,
    Lettering,
    Row,
    Space,
    Tile,
    runs,
)
from game.window.dress import dressed
from game.window.meters import meter
from game.window.pieces import LARGE, Within, framed, sort_of
from game.window.short import PAD, compact, grown, one_line, small_button
from game.window.style import style_of
from game.window.wording import LEADING

BUTTONS: Final = 236.0
"""Width of the buttons."""


def foot(node: Node | None, within: Within, high: float) -> Tile:
    """What it is worth on the left, the buttons on the right."""
    if node is None:
        return Tile(Space(), height=high, skin="strip")
    inner = within.at("foot")
    groups = {child.kind: child for child in node.children}
    worth = groups["worth"].children if "worth" in groups else ()
    cards = [_worth(child, within.at("worth"), n, high) for n, child in enumerate(worth)]
    buttons = groups["foot"].children if "foot" in groups else ()
    side = grown(BUTTONS, within.look.text, 0.5)
    cells = [*cards, *([] if cards else [Tile(Space(), grow=1.0)])]
    cells.append(Tile(Column(8), tuple(_buttons(buttons, inner, high)), width=side))
    return Tile(Row(10, "stretch"), tuple(cells), skin="strip", pad=(PAD, 10.0), height=high)


def _worth(node: Node, within: Within, n: int, high: float) -> Tile:
    """A card of the foot: rows in columns, everything in one line."""
    large = within.look.text > LARGE
    rows = [c for c in node.children if c.weight < 2 and not (large and c.kind == "note")]
    line = SMALL * within.look.text * LEADING + 4
    if all(child.text for child in rows):
        rows = rows[: 1 + max(int((high - 48 - line * BODY / SMALL) // line), 1)]
    tiles = [_worth_row(child, within) for child in rows]
    if node.kind == "world":
        head, *meters = tiles
        half = (len(meters) + 1) // 2
        pair = tuple(Tile(Column(2), tuple(part)) for part in (meters[:half], meters[half:]))
        tiles = [head, Tile(Row(18, "start", even=True), pair)]
    grow = 1.35 if n == 0 else 1.0
    block = Tile(
        Column(4),
        tuple(tiles),
        skin="card",
        pad=(14, 8),
        id=node.id,
        role="group",
        label=node.label,
    )
    return replace(block, grow=grow)


def _worth_row(node: Node, within: Within) -> Tile:
    if node.role == "heading":
        return Tile(one_line(node, within, BODY), role="heading")
    if node.kind == "meter":
        return meter(node, within, 2 if within.look.text <= LARGE else 1)
    if node.picture is not None:
        return Tile(Drawing(node.picture, fills=True), role="image", height=26.0)
    if node.kind == "row":
        return _worth_line(node, within)
    if node.kind == "belief":
        ask, choice = node.children
        asked = Tile(one_line(ask, within, SMALL), role="text", hint=ask.text)
        return Tile(Column(2), (asked, compact(dressed(choice, within), within)))
    if node.kind == "line":
        cells = tuple(Tile(one_line(c, within, SMALL, "end" if n else "start"), role="text", grow=1.0) for n, c in enumerate(node.children))  # fmt: skip
        return Tile(Row(8), cells)
    if node.text:
        return Tile(one_line(node, within, SMALL, most=2), role="text", hint=node.text)
    return Tile(Row(8, wraps=False), tuple(small_button(child, within) for child in node.children))


def _worth_line(node: Node, within: Within) -> Tile:
    """What is said, a bar or a choice, and an amount."""
    cells = []
    for child in node.children:
        if child.picture is not None:
            cells.append(
                Tile(Drawing(child.picture, fills=False), role="image", height=22.0, grow=1.5)
            )
        elif child.role == "radiogroup":
            cells.append(replace(dressed(child, within), grow=1.2))
        elif child.kind == "amount":
            cells.append(
                Tile(
                    one_line(child, within, SMALL, "end"),
                    role="text",
                    width=54.0 * within.look.text,
                )
            )
        else:
            cells.append(
                Tile(
                    one_line(child, within, SMALL),
                    role="text",
                    grow=1.0,
                    hint=node.hint or child.text,
                )
            )
    return Tile(Row(8), tuple(cells))


def _buttons(nodes: Sequence[Node], within: Within, high: float) -> Iterator[Tile]:
    """The main button, large; the others in two columns below it."""
    if not nodes:
        return
    first, *others = nodes
    yield _main(first, within, 1 if len(others) > 2 else 2)
    pairs = [others[n : n + 2] for n in range(0, len(others), 2)]
    lines = 2 if len(pairs) < 2 and within.look.text <= LARGE else 1
    for pair in pairs:
        cells = tuple(_side_button(child, within, lines) for child in pair)
        yield Tile(Row(8, "stretch", even=True), cells)


def _main(node: Node, within: Within, lines: int) -> Tile:
    """The main button: what it will do, and below it what that costs."""
    style = style_of(sort_of(node, within))
    ink = style.ink or style.colour or "ink"
    words = [Tile(Lettering(runs(f"**{node.text}**"), LEAD, ink, "start", most=lines))]
    words += [
        Tile(Lettering(runs(c.text), SMALL, ink, "start", most=1)) for c in node.children if c.text
    ]
    icon = (Tile(Icon(node.icon, 26.0, ink)),) if node.icon else ()
    inside = (*icon, Tile(Column(0), tuple(words), grow=1.0))
    tile = framed(node, replace(style, pad=(14.0, 6.0)), within, Row(12, "middle"), inside)
    return replace(tile, least=64.0, grow=0.5)


def _side_button(node: Node, within: Within, lines: int) -> Tile:
    style = replace(style_of(sort_of(node, within)), pad=(6.0, 3.0))
    colour = "soft" if node.disabled else style.colour or "ink"
    words = Tile(Lettering(runs(node.text), SMALL, colour, "middle", most=lines))
    tile = framed(node, style, within, Column(0, "middle", "middle"), (words,))
    return replace(tile, hint=node.hint or node.text, grow=1.0)
