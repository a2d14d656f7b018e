"""The rail below the table: what has to be known first, the beats of a reveal, or what the coach says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from game.screens.nodes import Node, walk
from game.window.blocks import SMALL, Column, Icon, Lettering, Row, Tile, runs
from game.window.pieces import LARGE, Within
from game.window.short import one_line, small_button, small_tool, tone_of
from game.window.wording import LEADING


def rail(node: Node | None, coach: Node | None, within: Within, high: float) -> Tile:
    """What has to be known first, in a line each; long texts of what is pointed at take its place."""
    if coach is not None:
        return replace(coached(coach, within), height=high)
    inner = within.at("rail")
    nodes = node.children if node else ()
    if node and nodes and nodes[0].kind == "rail":
        return _beats(node, nodes, inner, high)
    log = [child for child in nodes if child.pressable]
    lines = [child for child in nodes if not child.pressable]
    room = int((high - 12) // (SMALL * within.look.text * LEADING))
    each = max(room // max(len(lines), 1), 1)
    said = tuple(rail_line(child, inner, each) for child in lines[:room])
    inside: tuple[Tile, ...] = (Tile(Column(0), said, grow=1.0),)
    short = small_button if within.look.text <= LARGE else small_tool
    inside += tuple(short(child, inner) for child in log)
    return Tile(Row(8, "start"), inside, skin="card", pad=(12, 6), id="rail", role="region", label=node.label if node else "", height=high)  # fmt: skip


def coached(node: Node, within: Within) -> Tile:
    """What the coach of the first game says; beside it which step it is, and the way on where it is only read."""
    said, *more = node.children
    words = Tile(Lettering(runs(said.text), SMALL, "ink"), role="text", grow=1.0)
    icon = Tile(Icon(said.icon, 24.0, "warn"))
    buttons = tuple(small_button(each, within) for each in more)
    step = tuple(
        Tile(one_line(each, within, SMALL, "middle"), role="text") for each in said.children
    )
    if within.look.text > LARGE and buttons:
        step = ()  # there is no room for both
    beside = Tile(Column(4, spread="middle"), (*buttons, *step))
    return Tile(Row(12), (icon, words, beside), skin="news", pad=(16, 4), id=node.id)


def _beats(rail: Node, nodes: Sequence[Node], within: Within, high: float) -> Tile:
    """The beats of a reveal side by side, the one that is shown told apart; below whose view it is."""
    large = within.look.text > LARGE
    chips = tuple(_beat(each, within, large) for each in nodes[0].children)
    row = Tile(Row(22 if large else 6, "middle", even=not large, spread="middle"), chips)
    below = tuple(Tile(one_line(each, within, SMALL, "middle"), role="text") for each in nodes[1:])
    return Tile(Column(2, "stretch", "middle"), (row, *below), skin="card", pad=(12, 6), id="rail", role="region", label=rail.label, height=high)  # fmt: skip


def _beat(node: Node, within: Within, large: bool) -> Tile:
    """One beat; where letters are large those that are not shown are told by their mark alone."""
    shown = bool(node.value)
    mark = Tile(Icon("circle-dot" if shown else "circle", 18.0, "accent" if shown else "soft"))
    if large and not shown:
        return replace(mark, label=node.text, hint=node.text, role="text")
    said = replace(node, text=f"**{node.text}**" if shown else node.text)
    words = Tile(one_line(said, within, SMALL), role="text")
    return Tile(Row(6, "middle", spread="middle"), (mark, words))


def rail_line(node: Node, within: Within, most: int) -> Tile:
    """A line of the rail with its icon; what can be pressed in it stands at its end."""
    parts = (
        [node] if node.text else [child for child in walk(node) if child.text or child.pressable]
    )
    tiles: list[Tile] = []
    for part in parts:
        if part.pressable:
            tiles.append(small_tool(part, within))
            continue
        words = Tile(
            one_line(part, within, SMALL, most=most), role="text", grow=1.0, hint=part.text
        )
        if part.icon:
            tiles.append(Tile(Icon(part.icon, 18.0, tone_of(part))))
        tiles.append(words)
    return Tile(Row(6, "start"), tuple(tiles), id=node.id)
