"""The paper in the middle of the table: its title, its clauses, the lines to sign on; and small papers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from game.screens.nodes import Node, walk
from game.window.blocks import (
    BODY,
    SMALL,
    TITLE,
    Area,
    Column,
    Free,
    Icon,
    Lettering,
    Row,
    Sizes,
    Space,
    Tile,
    runs,
)
from game.window.pieces import LARGE, Within, framed, sort_of
from game.window.rail import rail_line
from game.window.short import line_high, one_line, small_tool, tone_of
from game.window.style import style_of
from game.window.wording import LEADING, full_width

GAP: Final = 6.0
"""Between lines to sign on."""
CROWDED: Final = 3
"""Parties beyond which a paper says by icons alone where each stands."""


def sheet(node: Node, within: Within, wide: float, high: float) -> Tile:
    """The paper: its title, a line for each clause as far as there is room, and the lines to sign on."""
    large = within.look.text > LARGE
    width = max(wide - 8.0, 300.0) if large else max(min(wide - 180.0, wide * 0.7), 260.0)
    style = style_of(sort_of(node, within))
    listed = any(child.id == "terms" for child in node.children)
    tiles: list[Tile] = []
    for child in node.children:
        if child.id == "terms":
            tiles.append(_terms(child, within))
        elif child.id == "signatures":
            tiles.append(_signatures(child, within, width - 2 * style.pad[0]))
        elif child.kind == "row":
            if within.look.text <= LARGE:  # else what it is worth says it in the foot
                tiles.append(_sum(child, within))
        elif child.kind == "line":
            tiles.append(_sheet_head(child, within))
        elif child.role == "heading":
            tiles.append(_sheet_head(replace(child, text="", icon="", children=(child,)), within))
        else:
            # What a front page tells has what room there is; beside clauses it is said shortly.
            tells = not (listed or any(tile.grow for tile in tiles))
            words = one_line(
                child, within, SMALL, most=9 if tells else 1 if listed and large else 2
            )
            tiles.append(Tile(words, role="text", hint=child.text, grow=float(tells)))
    block = framed(node, style, within, Column(1, "stretch", "between"), tuple(tiles))
    return replace(block, width=width, role="group")


def _sheet_head(node: Node, within: Within) -> Tile:
    cells = []
    for child in node.children:
        if child.pressable:
            cells.append(small_tool(child, within))
        else:
            lead = child.kind == "lead" and within.look.text <= LARGE
            size = TITLE if lead else BODY if child.level == 2 else SMALL
            words = Tile(
                one_line(child, within, size, most=2 if lead else 1),
                role="heading",
                grow=1.0,
                hint=child.text,
            )
            cells += [Tile(Icon(child.icon, 20.0, tone_of(child)))] if child.icon else []
            cells.append(words)
    return Tile(Row(4), tuple(cells))


def _terms(node: Node, within: Within) -> Tile:
    """The clauses, as many as there is room for, and how many more there are."""
    rows = [_term(row, within) for row in node.children]
    said = [said_in(row) for row in node.children]
    more = [
        Tile(
            Lettering(runs(f"+ {left} …"), SMALL, "soft"), role="text", hint="; ".join(said[-left:])
        )
        for left in range(1, len(rows) + 1)
    ]
    high = SMALL * within.look.text * LEADING

    def arrange(room: Area, tiles: Sequence[Tile], sizes: Sizes) -> list[Area | None]:
        count, fits = len(rows), max(int((room[3] + 1) // high), 1)
        shown = count if fits >= count else fits - 1
        lines = [(room[0], room[1] + n * high, room[2], high) for n in range(shown + 1)]
        last = count - shown - 1  # of the ways to say how many more there are
        return [
            *(lines[n] if n < shown else None for n in range(count)),
            *(lines[shown] if n == last else None for n in range(count)),
        ]

    return Tile(Free(arrange), (*rows, *more), id=node.id, least=high * len(rows), grow=1.0)


def said_in(node: Node) -> str:
    """All that is said in a node, in one line."""
    return " ".join(leaf.text.replace("**", "") for leaf in walk(node) if leaf.text)


def _term(node: Node, within: Within) -> Tile:
    """A clause: icon, lever, setting, and what it would bring."""
    if node.text:
        return rail_line(node, within, 1)
    lever, setting, *more = node.children
    cells = [Tile(Icon(lever.icon, 18.0, "accent"))] if lever.icon else []
    cells.append(Tile(one_line(lever, within, SMALL), role="text", grow=1.0))
    cells.append(Tile(one_line(setting, within, SMALL), role="text"))
    cells += [Tile(one_line(each, within, SMALL, "end"), role="text", label=each.label) for each in more if each.text]  # fmt: skip
    if node.pressable:
        style = replace(style_of(sort_of(node, within)), skin="quiet", pad=(0.0, 0.0), least=0.0)
        made = framed(node, style, within, Row(6), tuple(cells))
        return replace(made, height=SMALL * within.look.text * LEADING)
    return Tile(Row(6), tuple(cells), hint=node.hint or said_in(node))


def _sum(node: Node, within: Within) -> Tile:
    """What stands below the clauses: a word and an amount."""
    said, amount = node.children
    cells = (
        Tile(one_line(said, within, SMALL, "end"), role="text", grow=1.0),
        Tile(one_line(amount, within, SMALL, "end"), role="text"),
    )
    return Tile(Row(8), cells)


def _signatures(node: Node, within: Within, wide: float) -> Tile:
    """A line to sign on for each party, its name below; who has a long name has more of the width."""
    size = SMALL * within.look.text
    told, named = ([full_width(one_line(c.children[n], within, SMALL), size) for c in node.children] for n in (0, -1))  # fmt: skip
    liked = [max(a + 24, b) for a, b in zip(told, named, strict=True)]
    shares = dealt(liked, wide - GAP * (len(liked) - 1))
    crowd = len(liked) > CROWDED or any(a + 24 > b for a, b in zip(told, shares, strict=True))
    cells = tuple(_signature(child, within, crowd) for child in node.children)
    high = line_high(within) + 1.5 + SMALL * within.look.text * LEADING

    def arrange(room: Area, tiles: Sequence[Tile], sizes: Sizes) -> list[Area | None]:
        x, y, w, h = room
        spots: list[Area | None] = []
        for share in dealt([sizes(tile, w)[0] for tile in tiles], w - GAP * (len(tiles) - 1)):
            spots.append((x, y, share, h))
            x += share + GAP
        return spots

    return Tile(Free(arrange), cells, id=node.id, least=high)


def dealt(liked: Sequence[float], room: float) -> list[float]:
    """Deal out a width: to all what they like and as much of the rest, else to none more than the widest need give.

    >>> dealt([10, 20], 40)
    [15.0, 25.0]
    >>> dealt([10, 50, 80], 90)
    [10, 40.0, 40.0]
    """
    spare = room - sum(liked)
    if spare >= 0:
        return [wide + spare / len(liked) for wide in liked]
    left, shares = room, [0.0] * len(liked)
    for n, at in enumerate(sorted(range(len(liked)), key=liked.__getitem__)):
        shares[at] = min(liked[at], left / (len(liked) - n))
        left -= shares[at]
    return shares


def _signature(node: Node, within: Within, crowd: bool) -> Tile:
    """Where a party stands, a line, and its name; of many parties the state is an icon alone."""
    state, name = node.children[0], node.children[-1]
    if state.pressable:
        style = style_of(sort_of(state, within))
        style = replace(style, pad=(4.0, 1.0))
        words = Tile(
            Lettering(runs(f"**{state.text}**"), SMALL, style.colour or "accent", "middle", most=1)
        )
        top = framed(state, style, within, Column(0), (words,))
        top = replace(top, hint=state.hint or node.hint or state.text, height=line_high(within))
    else:
        parts = [Tile(Icon(state.icon, 18.0, tone_of(state)))] if state.icon else []
        if not (crowd and state.icon):
            parts.append(Tile(one_line(state, within, SMALL, "middle"), role="text"))
        top = Tile(Row(3, "middle", spread="middle"), tuple(parts))
    line = Tile(Space(10.0, 1.5), skin="rail")
    below = Tile(one_line(replace(name, tone=""), within, SMALL, "middle"), role="text")
    return Tile(Column(0, spread="end"), (top, line, below), label=node.label, hint=node.hint)


def slip(node: Node, within: Within) -> Tile:
    """A small paper: what it is by its icon, and the number of a text."""
    style = style_of(sort_of(node, within))
    inside = [Tile(Icon(node.icon, 20.0, tone_of(node)))]
    if node.text and node.pressable:
        inside.append(Tile(Lettering(runs(f"**{node.text}**"), SMALL, "ink")))
    return framed(node, style, within, Row(1, "middle", spread="middle"), tuple(inside))
