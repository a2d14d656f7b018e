"""The frame of a screen: its regions, each in its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from game.screens.nodes import Node, Screen
from game.window.blocks import LEAD, Column, Lettering, Row, Scroll, Space, Tile, runs
from game.window.dress import children, dressed
from game.window.pieces import LARGE, Within
from game.window.tabletop import beside_levers, tabletop

START = 550.0
"""Width of a page without a bar."""
WIDTHS = {"steps": 324.0}
"""Widths of regions that have one of their own."""
SHARES = {"aside": 0.7, "left": 0.7}
"""What regions beside what a page is about have of the room that is left."""


def framed(screen: Screen, within: Within) -> list[Tile]:
    """Everything of a screen as blocks, the lowest first."""
    root = _root(screen.root, within)
    if screen.dialog is None:
        return [root]
    if any(child.region == "board" for child in screen.root.children):
        within = replace(within, middle=beside_levers(within))
    return [root, dressed(screen.dialog, within)]


def _root(root: Node, within: Within) -> Tile:
    """Bars above, columns in the middle, strips below."""
    if root.kind == "cover":
        return _covered(root, within)
    if any(child.region == "board" for child in root.children):
        return tabletop(root, within)
    above = [
        child
        for child in root.children
        if child.kind in ("bar", "masthead") or child.region == "tools"
    ]
    foot = [child for child in root.children if child.region == "foot"]
    middle = [c for c in root.children if not any(c is o for o in (*above, *foot))]
    if within.look.text > LARGE:
        middle = [c for c in middle if c.region != "now" or c.weight < 2]
    strips = (_strip(node, within) for node in foot)
    return Tile(Column(0), (*children(above, within), _columns(root, middle, within), *strips))


def _covered(root: Node, within: Within) -> Tile:
    """One thing in the middle, and nothing else."""
    inside = dressed(replace(root, children=tuple(_inner(root))), within)
    return Tile(Scroll(), (replace(inside, id="", grow=1.0),), id=root.id or "cover", role="region")


def _inner(root: Node) -> Iterator[Node]:
    """What stands in the regions of a cover, without them."""
    for child in root.children:
        yield from child.children if child.region and not child.pressable else (child,)


def _columns(root: Node, nodes: Sequence[Node], within: Within) -> Tile:
    """What stands beside each other; each scrolls by itself."""
    if not nodes:
        return Tile(Space(), grow=1.0)
    barred = any(child.kind == "bar" for child in root.children)
    columns = (_sided(name, some, within, barred) for name, some in _on_page(nodes).items())
    return Tile(Row(30, "stretch"), tuple(columns), pad=(48.0, 22.0), grow=1.0)


Columns = Mapping[str, Sequence[Node]]
"""What stands beside each other, from the left, by the region that gives its name."""


def _on_page(nodes: Sequence[Node]) -> Columns:
    """The regions of a page in their order, and what belongs to none with what the page is about."""
    columns: dict[str, list[Node]] = {}
    for node in nodes:
        name = node.region if node.region in ("steps", "act", "aside") else "now"
        columns.setdefault(name, []).append(node)
    first = columns.pop("steps", None)
    return {"steps": first, **columns} if first else columns


def _sided(name: str, nodes: Sequence[Node], within: Within, barred: bool) -> Tile:
    """One column of a page."""
    text = within.look.text
    width = START if name == "now" and not barred else None
    if name in WIDTHS:
        width = WIDTHS[name] * (1 + (text - 1) / 2)
    inside = _scroller(name, nodes, within, barred)
    return replace(inside, width=width, grow=0.0 if width else SHARES.get(name, 1.0))


def _scroller(name: str, nodes: Sequence[Node], within: Within, barred: bool) -> Tile:
    """What scrolls by itself; without a bar above it stands in the middle."""
    inner = within.at(name)
    blocks = tuple(children((node,), inner)[0] for node in nodes)
    if len(blocks) == 1 and not blocks[0].pressable:
        inside = replace(blocks[0], id="")
    else:
        inside = Tile(Column(12), blocks)
    if isinstance(inside.body, Column) and not barred:
        inside = replace(inside, body=replace(inside.body, spread="middle"))
    if not any(inside.pad):
        inside = replace(inside, pad=(6.0, 4.0))
    id = next((node.id for node in nodes if node.id and not node.pressable), name)
    label = next((node.label for node in nodes if node.label), "")
    return Tile(Scroll(), (inside,), id=id, role="region", label=label, grow=1.0)


def _strip(node: Node, within: Within) -> Tile:
    """The foot of a page: what is said on the left, the buttons on the right."""
    block = dressed(replace(node, flow="across"), within.at("foot"))
    inside = block.children
    if not any(child.grow for child in inside):
        inside = (Tile(Space(), grow=1.0), *inside)
    return replace(block, children=inside, skin="strip", pad=(48.0, 14.0))


def command_line(within: Within, label: str, how: str) -> Tile:
    """The line for typed commands, at the foot of the window."""
    node = Node("entry", id="command", label=label, text=how)
    line = replace(dressed(node, within), grow=1.0)
    slash = Tile(Lettering(runs("**/**"), LEAD, "on_dark"))
    bar = Tile(Row(10), (slash, line), skin="bar", pad=(24.0, 10.0))
    return Tile(Column(0, "stretch", "end"), (bar,), cover=True)
