"""The frame of a screen: its regions, each in its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from game.screens.nodes import Node, Screen
from game.window.blocks import LEAD, Block, Column, Lettering, Row, Scroll, Space, runs
from game.window.dress import Within, children, dressed

SIDE = 452.0
"""Width of what is to be done beside the table."""
ASIDE = 430.0
"""Width of what stands beside a page."""
STEPS = 300.0
"""Width of the parts of a page."""


def framed(screen: Screen, within: Within) -> list[Block]:
    """Everything of a screen as blocks, the lowest first."""
    root = _root(screen.root, within)
    return [root] if screen.dialog is None else [root, dressed(screen.dialog, within)]


def _root(root: Node, within: Within) -> Block:
    """Bars above, columns in the middle, strips below."""
    if root.kind == "cover":
        return _covered(root, within)
    above = [child for child in root.children if child.kind == "bar" or child.region == "tools"]
    foot = [child for child in root.children if child.region == "foot"]
    below = [c for c in root.children if c.region == "news" or (c.kind == "strip" and c not in foot)]
    middle = [c for c in root.children if not any(c is o for o in (*above, *below, *foot))]
    table = any(child.region == "board" for child in middle)
    rows = [*children(above, within), _columns(root, middle, foot if table else [], within, table)]
    if not table:
        rows += [_strip(node, within) for node in foot]
    rows += children(below, within)
    return Block(Column(0), tuple(rows))


def _covered(root: Node, within: Within) -> Block:
    """One thing in the middle, and nothing else."""
    inside = dressed(root, within)
    return Block(
        Scroll(), (replace(inside, id="", grow=1.0),), id=root.id or "cover", role="region"
    )


def _columns(root: Node, nodes: Sequence[Node], foot: Sequence[Node], within: Within, table: bool) -> Block:  # fmt: skip
    """What stands beside each other; each scrolls by itself."""
    if not nodes:
        return Block(Space(), grow=1.0)
    order = {"steps": 0, "board": 1, "": 2, "now": 2, "who": 2, "act": 2, "aside": 3}
    names = sorted({_column(node) for node in nodes}, key=lambda name: order.get(name, 2))
    groups = [(name, [node for node in nodes if _column(node) == name]) for name in names]
    blocks = [_sided(name, group, foot, within, len(groups)) for name, group in groups]
    pad = (18.0, 12.0) if table else (48.0, 22.0)
    return Block(Row(18 if table else 30, "stretch"), tuple(blocks), pad=pad, grow=1.0)


def _column(node: Node) -> str:
    """The column that a region stands in."""
    return {"who": "now", "": "now"}.get(node.region, node.region)


def _sided(name: str, nodes: Sequence[Node], foot: Sequence[Node], within: Within, many: int) -> Block:  # fmt: skip
    text = within.look.text
    inside = _scroller(name, nodes, within)
    width = {"act": SIDE + 60 * (text - 1), "steps": STEPS * (1 + (text - 1) / 2)}.get(name)
    if name == "act":
        return Block(Column(10), (inside, *children(foot, within)), width=width)
    if name == "aside" and many > 1:
        return replace(inside, grow=0.7)
    return replace(inside, width=width, grow=0.0 if width else 1.0)


def _scroller(name: str, nodes: Sequence[Node], within: Within) -> Block:
    blocks = children(nodes, replace(within, place=name))
    if len(blocks) == 1:
        inside = replace(blocks[0], id="" if not blocks[0].pressable else blocks[0].id)
    else:
        inside = Block(Column(12), blocks)
    if name != "board" and inside.pad == (0.0, 0.0):
        inside = replace(inside, pad=(6.0, 4.0))
    id = next((node.id for node in nodes if node.id and not node.pressable), name)
    label = next((node.label for node in nodes if node.label), "")
    return Block(Scroll(), (inside,), id=id, role="region", label=label, grow=1.0)


def _strip(node: Node, within: Within) -> Block:
    """The foot of a page: what is said on the left, the buttons on the right."""
    block = dressed(replace(node, flow="across"), replace(within, place="foot"))
    inside = block.children
    if not any(child.grow for child in inside):
        inside = (Block(Space(), grow=1.0), *inside)
    return replace(block, children=inside, skin="strip", pad=(48.0, 14.0))


def command_line(within: Within, label: str, how: str) -> Block:
    """The line for typed commands, at the foot of the window."""
    node = Node("entry", id="command", label=label, text=how)
    line = replace(dressed(node, within), grow=1.0)
    slash = Block(Lettering(runs("**/**"), LEAD, "on_dark"))
    bar = Block(Row(10), (slash, line), skin="bar", pad=(24.0, 10.0))
    return Block(Column(0, "stretch", "end"), (bar,), cover=True)
