"""What stands beside the table: levers as tracks, words that are owed as two cards, and what was said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from game.screens.nodes import Node
from game.window.blocks import (
    BODY,
    SMALL,
    Column,
    Icon,
    Lettering,
    Row,
    Scroll,
    Skin,
    Space,
    Tile,
    runs,
)
from game.window.dress import children, dressed
from game.window.layout import Layout
from game.window.pieces import LARGE, Within, framed, sort_of
from game.window.short import line_high, one_line, sides, small_tool, tone_of
from game.window.style import style_of
from game.window.wording import LEADING, full_width

ROW: Final = 41.0
"""Height of a lever."""
DOT: Final = 28.0
"""How large a dot is to press."""
CARD: Final = 8.0
"""Above and below what stands on a card."""
CLOSE: Final = "close"
"""Where levers stand close, for want of room."""
TALL: Final = 170.0
"""Height that is left over from which what was said is shown below the levers; its title grows with the text."""


def levers_beside(
    root: Node, named: dict[str, Node], within: Within, high: float
) -> Iterator[Tile]:
    """What can be done: its title stays, the rest scrolls where it has no room; then what was said, if there is some."""
    inner = within.at("act")
    nodes = [c for c in root.children if c.region == "act" and c.id != "sheet"]
    if not nodes:
        return
    first = nodes[0]
    head, *rest = first.children
    wide = sides(within)[1] - 20
    title = _act_head(head, inner, wide - 12)
    layout = Layout(within.look.text)
    room = high - layout.height(title, wide) - 4 - 2 * CARD
    bare = [_without_legend(child) for child in rest]
    close = replace(inner, places=inner.places | {CLOSE})
    # The first that has room: with what explains the dots, without it, with less between the lines.
    ways = (_levers(rest, inner), _levers(bare, inner), _levers(bare, close))
    inside = next((way for way in ways if layout.height(way, wide) <= room), ways[1])
    spare = room - layout.height(inside, wide)
    log = named.get("heard")
    if log is not None and spare >= TALL + 48 * within.look.text:
        yield _card_of(title, inside, first, scrolls=False, grow=0.0)
        yield _heard(log, within.at("heard"))
        return
    yield _card_of(title, inside, first, scrolls=spare < 0, grow=1.0)


def _heard(log: Node, within: Within) -> Tile:
    """What was said: its title stays, the rest scrolls."""
    head, *lines = children(log.children, within)
    said = Tile(Scroll(), (Tile(Column(8), tuple(lines)),), id="heard", role="region", label=log.label, grow=1.0)  # fmt: skip
    return Tile(Column(6), (head, said), skin="card", pad=(16, 10), grow=1.0)


def _levers(nodes: Sequence[Node], within: Within) -> Tile:
    return Tile(Column(6), tuple(_act_part(child, within) for child in nodes), pad=(2.0, 2.0))


def _without_legend(node: Node) -> Node:
    """Leave out what explains the dots, where the levers need the room."""
    return replace(node, children=tuple(c for c in node.children if c.kind != "legend"))


def _card_of(title: Tile, inside: Tile, node: Node, *, scrolls: bool, grow: float) -> Tile:
    """The levers below their title; what has no room is scrolled to."""
    if scrolls:
        inside = Tile(Scroll(), (inside,), grow=1.0)
    held = replace(inside, id=node.id, role="region", label=node.label)
    return Tile(Column(4), (title, held), skin="card", pad=(10, CARD), grow=grow)


def _act_head(node: Node, within: Within, wide: float) -> Tile:
    """The title; beside it what can be pressed there, and where that leaves it no room it is told by that alone."""
    parts = node.children or (node,)
    pressed = tuple(_small(child, within) for child in parts if child.pressable)
    said = [replace(child, role="heading") for child in parts if not child.pressable]
    layout = Layout(within.look.text)
    left = wide - sum(layout.widths(tile)[1] + 8 for tile in pressed)
    words = [one_line(child, within, BODY) for child in said]
    if any(full_width(each, each.size * within.look.text) > left for each in words):
        words = [one_line(child, within, SMALL) for child in said]
    if pressed and any(full_width(each, each.size * within.look.text) > left for each in words):
        words = []
    titles = (Tile(each, role="heading", grow=1.0) for each in words)
    return Tile(Row(8), (*titles, *pressed), pad=(6.0, 0.0))


def _small(node: Node, within: Within) -> Tile:
    style = replace(style_of(sort_of(node, within)), pad=(4.0, 1.0))
    words = Tile(Lettering(runs(node.text), SMALL, "accent", most=1))
    return replace(framed(node, style, within, Column(0), (words,)), height=line_high(within))


def _act_part(node: Node, within: Within) -> Tile:
    if node.kind == "track" and node.role == "group":
        if any(child.role == "radiogroup" for child in node.children):
            return _track(node, within)
        rows = tuple(_act_part(child, within) for child in node.children)
        return Tile(Column(0), rows, id=node.id, role="region", label=node.label)
    if node.role == "group" and node.kind == "vow":
        return _vow(node, within)
    if node.role == "group" and not node.kind and any(c.kind == "track" for c in node.children):
        return Tile(Column(0), tuple(_act_part(child, within) for child in node.children))
    if node.kind == "line" and any(child.pressable for child in node.children):
        return _answered(node, within)
    if node.kind == "beat" and within.look.text > LARGE:
        return _beat(node, within)
    if node.kind == "legend":
        return Tile(one_line(node, within, SMALL, most=2), role="text", pad=(8.0, 4.0))
    return dressed(node, within)


def _beat(node: Node, within: Within) -> Tile:
    """What a beat tells, where letters are large: the way to ask why is its mark alone."""
    made = dressed(node, within)
    inner = within.at("beat", "act")
    rows = list(made.children)
    for n, (child, row) in enumerate(zip(node.children, made.children, strict=True)):
        if child.kind == "line" and any(leaf.pressable for leaf in child.children):
            said, *asks = child.children
            words = replace(dressed(said, inner), grow=1.0)
            rows[n] = replace(row, body=Row(8, "start"), children=(words, *(small_tool(each, inner) for each in asks)))  # fmt: skip
    return replace(made, children=tuple(rows))


def _answered(node: Node, within: Within) -> Tile:
    """What was answered, in two lines at most, and beside it the way to change it."""
    cells = (
        _small(child, within)
        if child.pressable
        else Tile(one_line(child, within, SMALL, most=2), role="text", grow=1.0, hint=child.text)
        for child in node.children
    )
    return Tile(Row(8), tuple(cells), id=node.id, pad=(6.0, 0.0))


def _track(node: Node, within: Within) -> Tile:
    """A lever in one row: its icon and name, a dot for every setting, who cares for it."""
    name = node.children[0]
    text = within.look.text
    line = SMALL * text * LEADING
    high = max(line + 3, DOT + 4) if CLOSE in within.places else max(ROW, line + 8)
    group = next(child for child in node.children if child.role == "radiogroup")
    cares = [child for child in node.children if child.role == "image"]
    words = Tile(one_line(replace(name, text=f"**{name.text}**" if node.value else name.text), within, SMALL), role="text", grow=1.0, hint=name.hint, id="")  # fmt: skip
    dots = Tile(Row(0, "middle"), tuple(_dot(child, within) for child in group.children), id=group.id, role="radiogroup", label=group.label, value=group.value, skin="rail")  # fmt: skip
    cells = [Tile(Icon(name.icon, 20.0, "accent")), words, dots]
    if text <= LARGE:
        icons = tuple(Tile(Icon(each.icon, 18.0, tone_of(each)), role="image", label=each.label, hint=each.label) for each in cares)  # fmt: skip
        cells.append(Tile(Row(2, "middle", spread="start"), icons, width=38.0))
    return Tile(Row(6), tuple(cells), pad=(6.0, 0.0), skin="row" if node.tone else "", height=high, id=node.id)  # fmt: skip


def _dot(node: Node, within: Within) -> Tile:
    """A setting as a dot: a ring for the one in force, filled for the one that is asked for."""
    stands = node.kind == "stands"
    skins: dict[tuple[bool, bool], Skin] = {
        (False, False): "dot", (True, False): "stands", (False, True): "chosen_dot",
        (True, True): "chosen_stands",
    }  # fmt: skip
    skin = skins[stands, node.value == "chosen"]
    style = replace(style_of(sort_of(node, within)), skin=skin, pad=(0.0, 0.0), least=0.0)
    tile = framed(node, style, within, Space(DOT, DOT), ())
    return replace(tile, width=DOT, height=DOT, grow=0.0)


def _vow(node: Node, within: Within) -> Tile:
    """A word that is owed: two cards below each other."""
    head, group, *more = node.children
    cards = tuple(_way(child, within) for child in group.children)
    pair = Tile(
        Column(5), cards, id=group.id, role="radiogroup", label=group.label, value=group.value
    )
    title = tuple(
        Tile(one_line(child, within, BODY if child.role == "heading" else SMALL), role="text", grow=float(n))
        for n, child in enumerate(head.children)
    )  # fmt: skip
    return Tile(Column(4), (Tile(Row(8), title), pair, *children(more, within)), id=node.id)


def _way(node: Node, within: Within) -> Tile:
    chosen = node.value == "chosen"
    skin: Skin = ("broken_vow" if node.tone == "bad" else "chosen_vow") if chosen else "vow"
    style = replace(style_of(sort_of(node, within)), skin=skin, pad=(12.0, 6.0), least=0.0)
    top = Tile(Row(6), (Tile(Icon(node.icon, 20.0, tone_of(node))), Tile(one_line(replace(node, tone=""), within, BODY), grow=1.0)))  # fmt: skip
    below = tuple(
        Tile(
            Lettering(runs(c.text), SMALL, "ink", most=4 if node.tone == "bad" else 2), hint=c.text
        )
        for c in node.children
    )
    return framed(node, style, within, Column(1), (top, *below))
