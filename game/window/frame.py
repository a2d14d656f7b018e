"""The frame of a screen: its regions, each in its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from game.screens.nodes import Node, Screen, walk
from game.window.blocks import LEAD, Column, Lettering, Row, Scroll, Space, Tile, runs
from game.window.dress import children, dressed
from game.window.pieces import LARGE, Within
from game.window.tabletop import beside_levers, tabletop

SIDE = 452.0
"""Width of what is to be done beside the table."""
START = 550.0
"""Width of a page without a bar."""
WRAPS = 1.3
"""Size of text from which buttons stand below each other where they must."""
RING = 142.0
"""Width of a number of the world on its ring, with its name."""
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
    below = [
        c for c in root.children if c.region == "news" or (c.kind == "strip" and c not in foot)
    ]
    middle = [c for c in root.children if not any(c is o for o in (*above, *below, *foot))]
    if within.look.text > LARGE:
        middle = [c for c in middle if c.region != "now" or c.weight < 2]
    table = any(child.region == "board" for child in middle)
    rows = [*children(above, within), _columns(root, middle, foot if table else [], within, table)]
    if not table:
        rows += [_strip(node, within) for node in foot]
    rows += [_numbers(node, within) for node in below]
    return Tile(Column(0), tuple(rows))


def _numbers(node: Node, within: Within) -> Tile:
    """The numbers of the world side by side with the news; where letters are large, in lines as they fit."""
    large = within.look.text > LARGE
    if large:
        node = replace(node, children=tuple(_short(child) for child in node.children))
    block = dressed(node, within)
    if large or not isinstance(block.body, Row):
        return block
    *rings, more, news = block.children
    wide = RING * within.look.text * len(rings)
    shown = Tile(Row(6, "end", even=True), tuple(rings), width=wide)
    inside = (shown, replace(more, grow=0.0), news)
    return replace(block, body=Row(14, "stretch"), children=inside)


def _short(node: Node) -> Node:
    """Leave out what is told on request alone: it is read when the node is pressed."""
    return replace(node, children=tuple(child for child in node.children if child.weight < 2))


def _covered(root: Node, within: Within) -> Tile:
    """One thing in the middle, and nothing else."""
    inside = dressed(replace(root, children=tuple(_inner(root))), within)
    return Tile(Scroll(), (replace(inside, id="", grow=1.0),), id=root.id or "cover", role="region")


def _inner(root: Node) -> Iterator[Node]:
    """What stands in the regions of a cover, without them."""
    for child in root.children:
        yield from child.children if child.region and not child.pressable else (child,)


def _columns(root: Node, nodes: Sequence[Node], foot: Sequence[Node], within: Within, table: bool) -> Tile:  # fmt: skip
    """What stands beside each other; each scrolls by itself."""
    if not nodes:
        return Tile(Space(), grow=1.0)
    columns = _at_table(nodes) if table else _on_page(nodes)
    barred = any(child.kind == "bar" for child in root.children)
    blocks = [_sided(name, nodes, foot, within, barred, table) for name, nodes in columns.items()]
    pad = (18.0, 8.0) if table else (48.0, 22.0)
    return Tile(Row(18 if table else 30, "stretch"), tuple(blocks), pad=pad, grow=1.0)


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


def _at_table(nodes: Sequence[Node]) -> Columns:
    """The board on the left with what is at stake below it, what is to be done on the right."""
    order = ("who", "now", "", "board", "aside", "stakes")
    done = [node for node in nodes if node.region == "act"]
    others = [node for node in nodes if node.region != "act"]
    return {"board": sorted(others, key=lambda node: order.index(node.region)), "act": done}


def _stakes(node: Node, within: Within) -> Tile:
    """What is at stake: how the reader stands, and each number in a few words, in lines as they fit."""
    block = dressed(node, within)
    numbers = [child for child in node.children if child.kind == "number"]
    inner = within.at("stakes", "number")
    rows = tuple(
        Tile(Row(8), tuple(dressed(leaf, inner) for leaf in walk(number) if leaf.text))
        for number in numbers
    )
    heads = tuple(
        dressed(leaf, inner) for child in node.children if child.kind != "number"
        for leaf in (child.children or (child,)) if leaf.role in ("heading", "button")
    )  # fmt: skip
    above = Tile(Row(8, wraps=within.look.text > LARGE), heads)
    return replace(block, children=(above, _in_two(rows, within.look.text)))


def _in_two(rows: tuple[Tile, ...], text: float) -> Tile:
    """Short rows in two columns; where letters are large, in lines as they fit."""
    if text > LARGE:
        return Tile(Row(22, wraps=True, between=2), rows)
    half = (len(rows) + 1) // 2
    columns = (Tile(Column(2), rows[:half]), Tile(Column(2), rows[half:]))
    return Tile(Row(22, "start", even=True), columns)


def _sided(name: str, nodes: Sequence[Node], foot: Sequence[Node], within: Within, barred: bool, table: bool) -> Tile:  # fmt: skip
    """One column of a page or of the table."""
    text = within.look.text
    width = START if name == "now" and not barred else None
    if name in WIDTHS:
        width = WIDTHS[name] * (1 + (text - 1) / 2)
    if table and name == "act":
        return _acting(nodes, foot, within)
    inside = _scroller(name, nodes, within, barred)
    return replace(inside, width=width, grow=0.0 if width else SHARES.get(name, 1.0))


def _acting(nodes: Sequence[Node], foot: Sequence[Node], within: Within) -> Tile:
    """What is to be done: its title stays above, its buttons below, and the rest scrolls."""
    first, *others = nodes
    title, *rest = first.children or (first,)
    if title.role not in ("heading", "group") or not rest:
        above: tuple[Tile, ...] = ()
    else:
        above = children((_enlarged(title),), within.at("act"))
        first = replace(first, children=tuple(rest))
    inside = _scroller("act", (first, *others), within, True)
    width = SIDE + 60 * (within.look.text - 1)
    return Tile(Column(10), (*above, inside, *_feet(foot, within)), width=width)


def _enlarged(title: Node) -> Node:
    """What is to be done is the title of the screen."""
    if title.role == "heading":
        return replace(title, level=1)
    return replace(title, children=tuple(map(_enlarged, title.children)))


def _feet(foot: Sequence[Node], within: Within) -> Iterator[Tile]:
    """The foot of a column: what is said in lines of its own, then the buttons side by side."""
    inner = within.at("foot")
    said = [child for node in foot for child in node.children if not child.pressable]
    buttons = [child for node in foot for child in node.children if child.pressable]
    yield from children(said, inner)
    blocks = children(buttons, replace(inner, flow="across"))
    wraps = within.look.text > WRAPS
    grown = tuple(replace(block, grow=float(n == 0 or wraps)) for n, block in enumerate(blocks))
    yield Tile(Row(10, "stretch", wraps=wraps), grown)


def _scroller(name: str, nodes: Sequence[Node], within: Within, barred: bool) -> Tile:
    """What scrolls by itself; without a bar above it stands in the middle."""
    inner = within.at(name)
    blocks = tuple(
        _stakes(node, inner) if node.region == "stakes" else children((node,), inner)[0]
        for node in nodes
    )
    if len(blocks) == 1 and not blocks[0].pressable:
        inside = replace(blocks[0], id="")
    else:
        inside = Tile(Column(8 if name == "board" else 12), blocks)
    if isinstance(inside.body, Column) and not barred:
        inside = replace(inside, body=replace(inside.body, spread="middle"))
    if name != "board" and not any(inside.pad):
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
