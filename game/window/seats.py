"""The table seen from above: its seats around it, what lies on it, and the key beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from game.pictures.board import seat_places
from game.screens.nodes import Node, walk
from game.window.blocks import (
    SMALL,
    Column,
    Drawing,
    Icon,
    Layers,
    Lettering,
    Row,
    Tile,
    runs,
)
from game.window.pieces import LARGE, Within, framed, sort_of
from game.window.style import style_of


def board(node: Node, within: Within, agreed: Iterable[Tile], key: Iterable[Tile]) -> Tile:
    """Put a table together.

    Args:
        node: the table, with its seats among its children.
        within: where it stands.
        agreed: what lies in its middle.
        key: what explains its lines.
    """
    wide, high = _size(node)
    grow, least = 1.0 if node.region else 0.0, _least(node, within.look.text)
    middle = (replace(block, at=(0.5, 0.49, 0.0, 0.0), grow=0.0) for block in agreed)
    layers = (*_drawn(node), *middle, *_around(node, within))
    table = Tile(Layers(high / wide), layers, label=node.label, least=least, grow=grow)
    corner = tuple(_key(block, within) for block in key)
    # The key stands beside the table where there is room.
    return Tile(Layers(), (table, *corner), least=least, grow=grow) if corner else table


def _least(node: Node, text: float) -> float:
    """How high a table is at least so that no names touch: many seats stand farther from its middle."""
    seats = sum(child.kind == "seat" for child in node.children)
    return 342.0 if seats > 5 and text <= LARGE else 130 + 235 * text


def _key(block: Tile, within: Within) -> Tile:
    """What explains the lines: one below the other, where seats would reach into a longer line."""
    inside = [replace(child, grow=0.0) for child in block.children]
    last = inside[-1].body
    body = block.body
    if within.look.text <= LARGE and isinstance(last, Lettering):
        body = Column(0)
        inside[-1] = replace(inside[-1], body=replace(last, align="end"))
    return replace(block, body=body, children=tuple(inside), at=(0.0, 0.985, 0.0, 0.0), grow=0.0)


def without_more(node: Node, within: Within) -> Node:
    """What lies in the middle; where letters are large the rest of it would reach the seats."""
    return replace(node, children=()) if within.look.text > LARGE else node


def _drawn(node: Node) -> Iterator[Tile]:
    """The drawing of the table, its own or a child's."""
    for each in (node, *node.children):
        if each.picture is not None and each.kind not in ("seat", "scale"):
            yield Tile(Drawing(each.picture), role="image", label=each.label, value=each.value)


def _size(node: Node) -> tuple[float, float]:
    drawn = next(each.picture for each in walk(node) if each.picture is not None)
    return drawn.width, drawn.height


def _around(node: Node, within: Within) -> Iterator[Tile]:
    seats = [child for child in node.children if child.kind == "seat"]
    wide, high = _size(node)
    for seat, (x, y) in zip(seats, seat_places(len(seats), wide, high), strict=True):
        down = 0.02 if seat.text else 0.0
        yield replace(_seat(seat, within), at=(x / wide, y / high + down, 0.0, 0.0))


def _seat(node: Node, within: Within) -> Tile:
    """A disc with an icon on it, and the name below."""
    style = style_of(sort_of(node, within))
    assert node.picture is not None
    disc = Tile(Drawing(node.picture))
    icon = Tile(Column(0, "middle", "middle"), (Tile(Icon(node.icon, style.icon)),))
    wide, high = node.picture.width, node.picture.height
    parts = [Tile(Layers(), (disc, icon), width=wide, height=high)]
    if node.text:
        name = Tile(Lettering(runs(node.text), SMALL, "on_dark", "middle"))
        pill = Tile(Row(6, "middle", spread="middle"), (name,), skin="dark_pill", pad=(12, 2))
        parts.append(pill)
    return framed(node, style, within, Column(-4, "middle"), tuple(parts))
