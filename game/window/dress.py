"""A screen's nodes dressed as blocks: generic by role and flow, looks from the styles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from game.pictures.drawing import Picture
from game.screens.nodes import Node
from game.window.blocks import (
    Body,
    Column,
    Drawing,
    Field,
    Icon,
    Layers,
    Lettering,
    Row,
    Scroll,
    Space,
    Tile,
    runs,
)
from game.window.columns import amount_widths
from game.window.pieces import LARGE, Within, framed, head, lettering, sign, sort_of, width_of
from game.window.seats import around_start
from game.window.style import Style, style_of
from game.window.tables import rows_of

CLOCK: Final = "clock"
SHUT, OPEN = "chevron-down", "chevron-up"


def dressed(node: Node, within: Within) -> Tile:
    """Dress a node and everything in it."""
    style = style_of(sort_of(node, within))
    return _MAKERS.get(node.role, _plain)(node, style, within)


def children(nodes: Iterable[Node], within: Within) -> tuple[Tile, ...]:
    """Dress nodes that follow each other."""
    siblings = tuple(nodes)
    within = replace(
        within, amounts=amount_widths(siblings, within.look.text, within.places) or within.amounts
    )
    return tuple(dressed(node, within) for node in siblings)


def arranged(node: Node, style: Style, within: Within, nodes: Iterable[Node] | None = None) -> tuple[Body, tuple[Tile, ...]]:  # fmt: skip
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


def _lined(node: Node, blocks: tuple[Tile, ...], within: Within) -> tuple[Tile, ...]:
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


def _held(block: Tile) -> Tile:
    """A text after another in a line: as wide as it likes, and to the right."""
    body = block.body
    if isinstance(body, Lettering):
        return replace(block, grow=0.0, body=replace(body, align="end"))
    return replace(block, grow=0.0)


# Roles


def _plain(node: Node, style: Style, within: Within) -> Tile:
    """Text with an icon beside it, children below; or children alone."""
    if node.id == CLOCK and node.role in ("text", "status") and within.clock:
        node = replace(node, text=within.clock)
    if node.kind == "table":
        rows = children(node.children, within.inside(node, style))
        return framed(node, style, within, Column(style.gap), rows_of(rows, within.look.text))
    if node.kind == "board" and node.role in ("group", "figure"):
        return _board(node, style, within)
    top = head(node, style, within)
    if top is None:
        body, inside = arranged(node, style, within)
        return framed(node, style, within, body, inside)
    if not node.children:
        if isinstance(top.body, Lettering) and not (node.id or style.skin or any(style.pad)):
            return replace(
                top,
                grow=style.grow,
                width=width_of(style, within),
                label=node.label,
                hint=node.hint,
            )
        return framed(node, style, within, Column(0, "stretch", style.spread), (top,))
    body, inside = arranged(node, style, within)
    if node.icon and node.text and not style.above and node.flow == "down":
        said = replace(lettering(node.text, node, style, within))
        beside = Tile(Column(min(style.gap, 4)), (said, *inside), grow=1.0)
        return framed(node, style, within, Row(12, "start"), (sign(node, style, within), beside))
    below = Tile(body, inside)
    if node.icon and not node.text:
        return framed(node, style, within, Row(12, "middle"), (top, replace(below, grow=1.0)))
    return framed(node, style, within, Column(style.gap, "stretch", style.spread), (top, below))


def _button(node: Node, style: Style, within: Within) -> Tile:
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


def _pictured(node: Node, style: Style, within: Within) -> Iterator[Tile]:
    if node.text:
        yield lettering(node.text, node, replace(style, align="middle"), within)
    if node.picture is not None:
        yield Tile(Drawing(node.picture), role="image")
    yield from children(node.children, within)


def _image(node: Node, style: Style, within: Within) -> Tile:
    if node.picture is None:
        return _plain(node, style, within)
    return _picture(node, node.picture, style)


def _figure(node: Node, style: Style, within: Within) -> Tile:
    if any(child.kind == "seat" for child in node.children):
        return _board(node, style, within)
    return _drawn(node, style, within)


def _drawn(node: Node, style: Style, within: Within) -> Tile:
    """A picture; where letters are large and it has few of its own, the list in its place."""
    if node.picture is None or (within.look.text > LARGE and node.children and within.beside):
        body, inside = arranged(node, style, within)
        return framed(node, style, within, body, inside)
    return _picture(node, node.picture, style)


def _picture(node: Node, picture: Picture, style: Style) -> Tile:
    drawn = Tile(Drawing(picture), role="image", label=node.label, value=node.value, id=node.id)
    if style.skin:
        return Tile(Column(0, "middle"), (drawn,), skin=style.skin, pad=style.pad, grow=style.grow)
    return replace(drawn, grow=style.grow, width=style.width)


def _choice(node: Node, style: Style, within: Within) -> Tile:
    """Segments in even columns, or in lines where a word would break."""
    blocks = children(node.children, within.inside(node, style, node.flow))
    body: Body = Row(style.gap, "stretch", wraps=True, even=node.flow == "even")
    if node.flow == "down":
        body = Column(style.gap)
        blocks = tuple(replace(block, body=Column(0)) for block in blocks)
    return framed(node, style, within, body, blocks)


def _check(node: Node, style: Style, within: Within) -> Tile:
    mark = Tile(Space(26, 26), skin="chosen_check" if node.value == "on" else "check")
    said = replace(lettering(node.text, node, style, within), grow=1.0)
    below = children(node.children, within.inside(node, style))
    inside = Tile(Column(2), (said, *below), grow=1.0) if below else said
    return framed(node, style, within, Row(style.gap), (mark, inside))


def _list(node: Node, style: Style, within: Within) -> Tile:
    """Items with a dot, or their icon, before each."""
    inner = within.inside(node, style)
    items = tuple(_item(child, inner) for child in node.children)
    return framed(node, style, within, Column(style.gap), items)


def _item(node: Node, within: Within) -> Tile:
    if node.role != "item" or node.icon or node.pressable:
        return dressed(node, within)
    style = style_of(sort_of(node, within))
    dot = Tile(Lettering(runs("·"), style.size, style.colour or within.ink), role="text")
    return Tile(Row(8, "start"), (dot, replace(_plain(node, style, within), grow=1.0)), role="item")


def _entry(node: Node, style: Style, within: Within) -> Tile:
    text = within.typed.get(node.id, node.value)
    body = Field(text, node.text or node.hint, most=node.most)
    return replace(framed(node, style, within, body, ()), value=text, pressable=True)


def _disclosure(node: Node, style: Style, within: Within) -> Tile:
    """Its head, to be pressed, with a chevron; below it what is open."""
    first, *rest = node.children
    shown = node.value == "open"
    inner = within.inside(node, style)
    chevron = Tile(Icon(OPEN if shown else SHUT, 22, "soft"))
    top = replace(dressed(first, inner), grow=1.0, skin="", pad=(0.0, 0.0))
    head_style = replace(style, skin=style.skin or "card_raised")
    if first.value == "chosen":
        head_style = replace(head_style, skin="chosen_card")
    line = Tile(Row(12, "middle"), (top, chevron))
    pressed = framed(node, head_style, within, Column(0), (line,))
    if not rest:
        return pressed
    below = children(rest, inner)
    return Tile(Column(style.gap), (pressed, *below), grow=style.grow)


def _dialog(node: Node, style: Style, within: Within) -> Tile:
    """A window over the others: its title, what it is about, which scrolls, and its buttons."""
    inner = within.inside(node, style)
    parts = tuple(_part(child, inner, node) for child in node.children)
    framed_ = framed(node, style, within, Column(style.gap), parts)
    return Tile(Layers(), (replace(framed_, at=(within.middle, 0.5, 0.0, 0.0)),), cover=True)


def _part(child: Node, within: Within, dialog: Node) -> Tile:
    block = dressed(child, within)
    if child.role == "heading" or child.region == "foot":
        return block
    # The name of what scrolls is its own: the group inside keeps its id.
    return Tile(Scroll(), (replace(block, id=""),), id=child.id or dialog.id, role="region", label=dialog.label, grow=1.0)  # fmt: skip


def _board(node: Node, style: Style, within: Within) -> Tile:
    """A table with its seats and nothing on it."""
    return around_start(node, within.inside(node, style).at("board"))


_MAKERS: Final[Mapping[str, Callable[[Node, Style, Within], Tile]]] = {
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
}
"""How each role is made; what is not here is plain."""
