"""A screen's nodes dressed as blocks: generic by role and flow, looks from the styles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import Final

from game.pictures.board import seat_places
from game.pictures.drawing import Picture
from game.player.look import Look
from game.screens.nodes import Node, walk
from game.window.blocks import (
    SMALL,
    Block,
    Body,
    Colour,
    Column,
    Drawing,
    Field,
    Icon,
    Layers,
    Lettering,
    Role,
    Row,
    Scroll,
    Space,
    runs,
    said,
)
from game.window.columns import amount_widths
from game.window.layout import Layout
from game.window.style import Sort, Style, style_of
from game.window.wording import LEADING

CLOCK: Final = "clock"
LARGE: Final = 1.2
"""Size of text from which a list takes the place of a small picture."""
WIDEST: Final = 300.0
"""Width of a cell beyond which it is none that it would like better."""
ROOM: Final = 700.0
"""Width of a table beyond which it is told row by row."""
SHUT, OPEN = "chevron-down", "chevron-up"


@dataclass(frozen=True, slots=True)
class Within:
    """What a node stands in, as far as it matters to its look."""

    look: Look
    typed: Mapping[str, str] = field(default_factory=dict)
    """What stands in lines of text on this device, by id."""
    clock: str = ""
    """What stands on the clock; empty for what its node says."""
    places: frozenset[str] = frozenset()
    held: bool = False
    """Whether it is part of something that is pressed."""
    ink: Colour = "ink"
    flow: str = "down"
    """How it follows its siblings."""
    amounts: tuple[float, ...] = ()
    """Widths of the columns of amounts that end the lines around it."""

    @property
    def beside(self) -> bool:
        """Whether its siblings stand beside it."""
        return self.flow != "down"

    def inside(self, node: Node, style: Style, flow: str = "down") -> Within:
        """What the children of a node stand in."""
        own = {node.region, node.kind, "" if node.role == "group" else node.role} - {""}
        return replace(
            self, places=frozenset(own) or self.places, ink=style.ink or self.ink, flow=flow,
            held=self.held or node.pressable,
        )  # fmt: skip

    def at(self, *places: str) -> Within:
        """The same somewhere else."""
        return replace(self, places=frozenset(places))


def sort_of(node: Node, within: Within) -> Sort:
    """Say what the style of a node is chosen by."""
    marks = {
        "pressable": node.pressable,
        "primary": node.primary,
        "disabled": bool(node.disabled),
        "chosen": node.value == "chosen",
        "wide": node.value == "wide",
        "bare": not node.text and not node.children,
        "across": within.flow == "across",
        "signed": bool(node.icon),
        "held": within.held,
        "listed": within.flow == "down",
        "large": within.look.text > LARGE,
    }
    true = frozenset(name for name, holds in marks.items() if holds)
    return Sort(
        node.role, node.kind, node.region, node.flow, node.level, node.tone, true, within.places
    )


def dressed(node: Node, within: Within) -> Block:
    """Dress a node and everything in it."""
    style = style_of(sort_of(node, within))
    return _MAKERS.get(node.role, _plain)(node, style, within)


def children(nodes: Iterable[Node], within: Within) -> tuple[Block, ...]:
    """Dress nodes that follow each other."""
    siblings = tuple(nodes)
    within = replace(within, amounts=amount_widths(siblings, within.look.text) or within.amounts)
    return tuple(dressed(node, within) for node in siblings)


def arranged(node: Node, style: Style, within: Within, nodes: Iterable[Node] | None = None) -> tuple[Body, tuple[Block, ...]]:  # fmt: skip
    """Arrange the children of a node as its flow says."""
    inner = within.inside(node, style, node.flow)
    blocks = children(node.children if nodes is None else nodes, inner)
    match node.flow:
        case "down":
            return Column(style.gap, style.down, style.spread), blocks
        case "across":
            return Row(style.gap, style.across, spread=style.spread), _lined(node, blocks, inner)
        case "wrap":
            return Row(style.gap, style.across, wraps=True, spread=style.spread), blocks
        case "even":
            return Row(style.gap, "stretch", wraps=True, even=True), blocks


def _lined(node: Node, blocks: tuple[Block, ...], within: Within) -> tuple[Block, ...]:
    """In one line the first text has what is left; amounts stand in columns with those above and below."""
    if node.kind == "row":
        return blocks
    texts = [n for n, child in enumerate(node.children) if _is_text(child)]
    amounts = [n for n, child in enumerate(node.children) if child.kind == "amount"]
    widths = within.amounts[len(within.amounts) - len(amounts) :]
    wide = dict(zip(amounts, widths, strict=False)) if len(widths) >= len(amounts) else {}
    held = set(texts[1:])
    return tuple(
        replace(block, width=wide[n]) if n in wide else _held(block) if n in held else block
        for n, block in enumerate(blocks)
    )


def _is_text(node: Node) -> bool:
    return node.role in ("text", "heading", "status") and node.kind not in (
        "amount",
        "lead",
        "chip",
    )


def _held(block: Block) -> Block:
    """A text after another in a line: as wide as it likes, and to the right."""
    body = block.body
    if isinstance(body, Lettering):
        return replace(block, grow=0.0, body=replace(body, align="end"))
    return replace(block, grow=0.0)


def _table(node: Node, style: Style, within: Within) -> Block:
    """Rows of cells: what a column needs at least it has in all of them, the rest is shared."""
    rows = children(node.children, within.inside(node, style))
    layout = Layout(within.look.text)
    wants = [[layout.widths(cell) for cell in row.children] for row in rows]
    columns = [_column(cells) for cells in zip_longest(*wants, fillvalue=(0.0, 0.0))]
    if sum(least for least, _ in columns) + 14.0 * (len(columns) - 1) > ROOM:
        return framed(node, style, within, Column(style.gap * 2), tuple(_told(rows)))
    inside = tuple(
        replace(row, children=tuple(
            replace(cell, width=least, grow=more)
            for cell, (least, more) in zip(row.children, columns, strict=False)
        ))
        for row in rows
    )  # fmt: skip
    return framed(node, style, within, Column(style.gap), inside)


def _told(rows: Sequence[Block]) -> Iterator[Block]:
    """A table that is too wide, row by row: each amount behind the head of its column."""
    first, *others = rows
    for row in others:
        name, *cells = row.children
        pairs = (
            Block(Row(6, "start"), (_narrow(head), _narrow(cell)))
            for head, cell in zip(first.children[1:], cells, strict=False)
            if said(cell)
        )
        inside = Block(Row(18, "start", wraps=True), tuple(pairs))
        yield Block(Column(2), (_narrow(name), inside))


def _narrow(cell: Block) -> Block:
    body = cell.body
    if isinstance(body, Lettering):
        return replace(cell, body=replace(body, align="start"), grow=0.0, width=None)
    return replace(cell, grow=0.0)


def _column(cells: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The least width of a column and its share of what is left."""
    least = max(low for low, _ in cells)
    liked = max(min(high, WIDEST) for _, high in cells)
    return least, max(liked - least, 0.0) + 20.0


# Texts and icons


def lettering(said: str, node: Node, style: Style, within: Within) -> Block:
    """The text of a node."""
    marked = f"**{said}**" if style.bold and "**" not in said else said
    colour = style.colour or within.ink
    body = Lettering(runs(marked), style.size, colour, style.align, style.measure)
    role: Role = node.role if node.role in ("heading", "status", "alert") else "text"
    return Block(body, role=role)


def sign(node: Node, style: Style, within: Within) -> Block:
    """The icon of a node, in the colour of its text or its own."""
    block = Block(Icon(node.icon, style.icon, style.sign or style.colour or within.ink))
    if style.badge:
        return Block(Column(0), (block,), skin="note", pad=(8, 8))
    return block


def head(node: Node, style: Style, within: Within) -> Block | None:
    """Icon and text of a node, beside each other; None if it has neither."""
    words = lettering(node.text, node, style, within) if node.text else None
    if not node.icon:
        return words
    icon = sign(node, style, within)
    if words is None:
        return Block(Row(0, "middle", spread="middle"), (icon,))
    if style.above:
        return Block(Column(2, "middle", "middle"), (icon, words))
    grows = 0.0 if style.align == "middle" else 1.0
    # Beside several lines the icon stands at the first.
    tall = style.icon > style.size * LEADING or style.align == "middle"
    body = Row(10 if style.size > SMALL else 8, "middle" if tall else "start", spread=style.align)
    return Block(body, (icon, replace(words, grow=grows)))


def framed(node: Node, style: Style, within: Within, body: Body, inside: tuple[Block, ...]) -> Block:  # fmt: skip
    """The block of a node around its inside."""
    return Block(
        body, inside, id=node.id, role=node.role, label=node.label or _said(node), value=node.value,
        pressable=node.pressable, disabled=node.disabled, hint=node.hint, skin=style.skin, pad=style.pad,
        width=_width(style, within), grow=style.grow, least=style.least,
    )  # fmt: skip


def _width(style: Style, within: Within) -> float | None:
    """The width that a style gives, grown with the text where it holds text."""
    if style.width is None or not style.scaled:
        return style.width
    return style.width * (1 + (within.look.text - 1) * 0.9)


def _said(node: Node) -> str:
    return node.text.replace("**", "") if node.pressable else ""


# Roles


def _plain(node: Node, style: Style, within: Within) -> Block:
    """Text with an icon beside it, children below; or children alone."""
    if node.id == CLOCK and node.role in ("text", "status") and within.clock:
        node = replace(node, text=within.clock)
    if node.kind == "table":
        return _table(node, style, within)
    if node.kind == "board" and node.role in ("group", "figure"):
        return board(node, style, within)
    top = head(node, style, within)
    if top is None:
        body, inside = arranged(node, style, within)
        return framed(node, style, within, body, inside)
    if not node.children:
        if isinstance(top.body, Lettering) and not (node.id or style.skin or any(style.pad)):
            return replace(
                top, grow=style.grow, width=_width(style, within), label=node.label, hint=node.hint
            )
        return framed(node, style, within, Column(0, "stretch", style.spread), (top,))
    body, inside = arranged(node, style, within)
    if node.icon and node.text and not style.above and node.flow == "down":
        said = replace(lettering(node.text, node, style, within))
        beside = Block(Column(min(style.gap, 4)), (said, *inside), grow=1.0)
        return framed(node, style, within, Row(12, "start"), (sign(node, style, within), beside))
    below = Block(body, inside)
    if node.icon and not node.text:
        return framed(node, style, within, Row(12, "middle"), (top, replace(below, grow=1.0)))
    return framed(node, style, within, Column(style.gap, "stretch", style.spread), (top, below))


def _button(node: Node, style: Style, within: Within) -> Block:
    """Something to press: its icon and text, or what is inside it."""
    if node.picture is not None:
        return framed(
            node, style, within, Column(style.gap, "middle"), tuple(_pictured(node, style, within))
        )
    inner = replace(within, ink=style.ink or within.ink)
    if not node.children:
        top = head(node, style, inner)
        return framed(node, style, inner, Column(0, "stretch", style.spread), (top,) if top else ())
    return _plain(node, style, inner)


def _pictured(node: Node, style: Style, within: Within) -> Iterator[Block]:
    if node.text:
        yield lettering(node.text, node, replace(style, align="middle"), within)
    if node.picture is not None:
        yield Block(Drawing(node.picture), role="image")
    yield from children(node.children, within)


def _image(node: Node, style: Style, within: Within) -> Block:
    if node.picture is None:
        return _plain(node, style, within)
    return _picture(node, node.picture, style)


def _figure(node: Node, style: Style, within: Within) -> Block:
    if any(child.kind == "seat" for child in node.children):
        return board(node, style, within)
    return _drawn(node, style, within)


def _drawn(node: Node, style: Style, within: Within) -> Block:
    """A picture; where letters are large and it has few of its own, the list in its place."""
    if node.picture is None or (within.look.text > LARGE and node.children and within.beside):
        body, inside = arranged(node, style, within)
        return framed(node, style, within, body, inside)
    return _picture(node, node.picture, style)


def _picture(node: Node, picture: Picture, style: Style) -> Block:
    drawn = Block(Drawing(picture), role="image", label=node.label, value=node.value, id=node.id)
    if style.skin:
        return Block(Column(0, "middle"), (drawn,), skin=style.skin, pad=style.pad, grow=style.grow)
    return replace(drawn, grow=style.grow)


def _choice(node: Node, style: Style, within: Within) -> Block:
    """Segments in even columns, or in lines where a word would break."""
    blocks = children(node.children, within.inside(node, style, node.flow))
    body: Body = Row(0, "stretch", wraps=True, even=node.flow == "even")
    if node.flow == "down":
        body = Column(0)
        blocks = tuple(replace(block, body=Column(0)) for block in blocks)
    return framed(node, style, within, body, blocks)


def _check(node: Node, style: Style, within: Within) -> Block:
    mark = Block(Space(26, 26), skin="chosen_check" if node.value == "on" else "check")
    said = replace(lettering(node.text, node, style, within), grow=1.0)
    below = children(node.children, within.inside(node, style))
    inside = Block(Column(2), (said, *below), grow=1.0) if below else said
    return framed(node, style, within, Row(style.gap), (mark, inside))


def _list(node: Node, style: Style, within: Within) -> Block:
    """Items with a dot, or their icon, before each."""
    inner = within.inside(node, style)
    items = tuple(_item(child, inner) for child in node.children)
    return framed(node, style, within, Column(style.gap), items)


def _item(node: Node, within: Within) -> Block:
    if node.role != "item" or node.icon or node.pressable:
        return dressed(node, within)
    style = style_of(sort_of(node, within))
    dot = Block(Lettering(runs("·"), style.size, style.colour or within.ink), role="text")
    return Block(
        Row(8, "start"), (dot, replace(_plain(node, style, within), grow=1.0)), role="item"
    )


def _entry(node: Node, style: Style, within: Within) -> Block:
    text = within.typed.get(node.id, node.value)
    body = Field(text, node.text or node.hint, most=node.most)
    return replace(framed(node, style, within, body, ()), value=text, pressable=True)


def _disclosure(node: Node, style: Style, within: Within) -> Block:
    """Its head, to be pressed, with a chevron; below it what is open."""
    first, *rest = node.children
    shown = node.value == "open"
    inner = within.inside(node, style)
    chevron = Block(Icon(OPEN if shown else SHUT, 22, "soft"))
    top = replace(dressed(first, inner), grow=1.0, skin="", pad=(0.0, 0.0))
    head_style = replace(style, skin=style.skin or "card_raised")
    if first.value == "chosen":
        head_style = replace(head_style, skin="chosen_card")
    line = Block(Row(12, "middle"), (top, chevron))
    pressed = framed(node, head_style, within, Column(0), (line,))
    if not rest:
        return pressed
    below = children(rest, inner)
    return Block(Column(style.gap), (pressed, *below), grow=style.grow)


def _dialog(node: Node, style: Style, within: Within) -> Block:
    """A window over the others: its title, what it is about, which scrolls, and its buttons."""
    inner = within.inside(node, style)
    parts = tuple(_part(child, inner, node) for child in node.children)
    framed_ = framed(node, style, within, Column(style.gap), parts)
    return Block(Layers(), (replace(framed_, at=(0.5, 0.5, 0.0, 0.0)),), cover=True)


def _part(child: Node, within: Within, dialog: Node) -> Block:
    block = dressed(child, within)
    if child.role == "heading" or child.region == "foot":
        return block
    # The name of what scrolls is its own: the group inside keeps its id.
    return Block(Scroll(), (replace(block, id=""),), id=child.id or dialog.id, role="region", label=dialog.label, grow=1.0)  # fmt: skip


def _progress(node: Node, style: Style, within: Within) -> Block:
    return _plain(replace(node, icon=node.icon or "hourglass"), style, within)


_MAKERS: Final[Mapping[str, Callable[[Node, Style, Within], Block]]] = {
    "button": _button,
    "radio": _button,
    "image": _image,
    "figure": _figure,
    "radiogroup": _choice,
    "checkbox": _check,
    "list": _list,
    "entry": _entry,
    "disclosure": _disclosure,
    "dialog": _dialog,
    "progress": _progress,
}
"""How each role is made; what is not here is plain."""


# The table


def board(node: Node, style: Style, within: Within) -> Block:
    """The picture of the table, its seats around it, and what lies on it."""
    inner = within.inside(node, style).at("board")
    wide, high = _size(node)
    grow, least = 1.0 if node.region else 0.0, 130 + 235 * within.look.text
    layers = (*_ground(node, inner), *_around(node, inner))
    table = Block(Layers(high / wide), layers, label=node.label, least=least, grow=grow)
    key = tuple(
        replace(dressed(child, inner), at=(0.0, 0.985, 0.0, 0.0), grow=0.0)
        for child in node.children
        if child.kind == "scale"
    )
    # The key stands beside the table where there is room.
    return Block(Layers(), (table, *key), least=least, grow=grow) if key else table


def _size(node: Node) -> tuple[float, float]:
    drawn = next(each.picture for each in walk(node) if each.picture is not None)
    return drawn.width, drawn.height


def _around(node: Node, within: Within) -> Iterator[Block]:
    seats = [child for child in node.children if child.kind == "seat"]
    wide, high = _size(node)
    for seat, (x, y) in zip(seats, seat_places(len(seats), wide, high), strict=True):
        down = 0.02 if seat.text else 0.0
        yield replace(_seat(seat, within), at=(x / wide, y / high + down, 0.0, 0.0))


def _seat(node: Node, within: Within) -> Block:
    """A disc with an icon on it, and the name below."""
    style = style_of(sort_of(node, within))
    assert node.picture is not None
    disc = Block(Drawing(node.picture))
    icon = Block(Column(0, "middle", "middle"), (Block(Icon(node.icon, style.icon)),))
    wide, high = node.picture.width, node.picture.height
    parts = [Block(Layers(), (disc, icon), width=wide, height=high)]
    if node.text:
        name = Block(Lettering(runs(node.text), SMALL, "on_dark", "middle"))
        pill = Block(Row(6, "middle", spread="middle"), (name,), skin="dark_pill", pad=(12, 2))
        parts.append(pill)
    return framed(node, style, within, Column(-4, "middle"), tuple(parts))


def _ground(node: Node, within: Within) -> Iterator[Block]:
    """What lies under the seats: the drawing, its key, and what was agreed in the middle."""
    if node.picture is not None:
        yield Block(Drawing(node.picture), role="image", label=node.label)
    for child in node.children:
        if child.kind in ("seat", "scale"):
            continue
        if child.kind == "agreed":
            # Large letters would reach the seats around it.
            shown = replace(child, children=()) if within.look.text > LARGE else child
            yield replace(dressed(shown, within), at=(0.5, 0.49, 0.0, 0.0), grow=0.0)
        elif child.picture is not None:
            yield Block(Drawing(child.picture), role="image", label=child.label, value=child.value)
