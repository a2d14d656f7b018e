"""The foot of the table: what it is worth, whom it hangs on, and the buttons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
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
from game.window.layout import Layout
from game.window.meters import meter
from game.window.pieces import LARGE, Within, framed, sort_of
from game.window.short import PAD, compact, grown, one_line, small_button
from game.window.style import style_of
from game.window.wording import LEADING, full_width

BUTTONS: Final = 280.0
"""Width of the buttons."""
AMOUNT: Final = 54.0
"""Width of an amount after a bar."""
MAIN: Final = 68.0
"""Height of the main button where others stand below it."""
TALKS: Final = "more_words"
"""The button that says that it is a talk: others come and go there, the main button keeps its place."""


def foot(node: Node | None, within: Within, high: float) -> Tile:
    """What it is worth on the left, the buttons on the right."""
    if node is None:
        return Tile(Space(), height=high, skin="strip")
    inner = within.at("foot")
    groups = {child.kind: child for child in node.children}
    worth = groups["worth"].children if "worth" in groups else ()
    side = grown(BUTTONS, within.look.text, 0.3)
    room = within.canvas[0] - 2 * PAD - side - 10 * len(worth)
    cards = [_worth(child, within.at("worth"), room / len(worth), high - 20) for child in worth]
    buttons = groups["foot"].children if "foot" in groups else ()
    cells = [*cards, *([] if cards else [Tile(Space(), grow=1.0)])]
    cells.append(Tile(Column(8), tuple(_buttons(buttons, inner, high - 20)), width=side))
    return Tile(Row(10, "stretch"), tuple(cells), skin="strip", pad=(PAD, 10.0), height=high)


@dataclass(frozen=True, slots=True)
class _Set:
    """How the rows of a card are set: its inner width, that of what stands before bars, its title, lines of a text."""

    wide: float
    column: float
    title: float
    title_lines: int
    lines: int


TITLES: Final = ((BODY, 2), (SMALL, 2), (BODY, 1))
"""Sizes and lines of a title: two lines where there is room for them, smaller ones if need be; else it is cut."""


def _worth(node: Node, within: Within, wide: float, high: float) -> Tile:
    """A card of the foot: rows in columns, each in one line; what explains gives way, then what comes last."""
    rows = list(node.children)
    if within.look.text > LARGE:
        rows = [child for child in rows if child.weight < 2]
    layout = Layout(within.look.text)
    while True:
        made = [_card(node, rows, within, wide, *title) for title in TITLES]
        found = next((card for card in made if layout.height(card, wide) <= high), None)
        if found is not None or len(rows) <= 2:
            return replace(found or made[-1], width=wide)
        told = [child for child in rows if child.kind in ("legend", "note") or child.weight == 2]
        rows.remove(told[-1] if told else rows[-1])


def _card(node: Node, rows: Sequence[Node], within: Within, wide: float, size: float, title: int) -> Tile:  # fmt: skip
    inner, before = wide - 28, [leaf for row in rows if row.kind == "row" for leaf in row.children]
    texts = [
        one_line(leaf, within, SMALL) for leaf in before if leaf.text and leaf.kind != "amount"
    ]
    said = max((full_width(each, each.size * within.look.text) + 1 for each in texts), default=0.0)
    alone = sum(1 for row in rows if row.text or row.children) <= 2
    set_ = _Set(inner, min(said, inner * 0.55), size, title, 4 if alone else 2)
    tiles = [_worth_row(child, within, set_) for child in rows]
    if node.kind == "world" and within.look.text <= LARGE:
        head, *meters = tiles
        half = (len(meters) + 1) // 2
        pair = tuple(Tile(Column(2), tuple(part)) for part in (meters[:half], meters[half:]))
        tiles = [head, Tile(Row(18, "start", even=True), pair)]
    return Tile(Column(3), tuple(tiles), skin="card", pad=(14, 8), id=node.id, role="group", label=node.label)  # fmt: skip


def _sides(node: Node, within: Within, set_: _Set) -> Tile:
    """What is said on the left and on the right of one line."""
    sides = [
        one_line(c, within, SMALL, "end" if n else "start") for n, c in enumerate(node.children)
    ]
    needs = sum(full_width(each, each.size * within.look.text) + 8 for each in sides)
    grow = float(needs <= set_.wide)  # else both give way
    cells = tuple(
        Tile(each, role="text", grow=grow * (not n), hint=node.children[n].text)
        for n, each in enumerate(sides)
    )
    return Tile(Row(8), cells)


def _worth_row(node: Node, within: Within, set_: _Set) -> Tile:
    if node.role == "heading":
        words = one_line(node, within, set_.title, most=set_.title_lines)
        return Tile(words, role="heading", hint=node.text)
    if node.kind == "meter":
        return meter(node, within, 2 if within.look.text <= LARGE else 1)
    if node.picture is not None:
        return Tile(Drawing(node.picture, fills=True), role="image", height=26.0)
    if node.kind == "row":
        return _worth_line(node, within, set_)
    if node.kind == "belief":
        ask, choice = node.children
        asked = Tile(one_line(ask, within, SMALL), role="text", hint=ask.text)
        return Tile(Column(2), (asked, compact(dressed(choice, within), within)))
    if node.kind == "line":
        return _sides(node, within, set_)
    if node.text:
        return _worth_text(node, within, set_.lines)
    parts = tuple(
        small_button(c, within)
        if c.pressable
        else replace(_worth_text(c, within, set_.lines), grow=1.0)
        for c in node.children
    )
    return Tile(Row(8, wraps=False), parts)


def _worth_text(node: Node, within: Within, most: int) -> Tile:
    return Tile(one_line(node, within, SMALL, most=most), role="text", hint=node.text)


def _worth_line(node: Node, within: Within, set_: _Set) -> Tile:
    """What is said, in a column as wide as that of the lines around it, a bar, and an amount."""
    cells = []
    for child in node.children:
        if child.picture is not None:
            left = set_.wide - set_.column - AMOUNT * within.look.text - 16
            bar = min(left, child.picture.width * 1.5)
            cells.append(
                Tile(Drawing(child.picture, fills=True), role="image", height=22.0, width=bar)
            )
        elif child.kind == "amount":
            cells.append(
                Tile(
                    one_line(child, within, SMALL, "end"),
                    role="text",
                    width=AMOUNT * within.look.text,
                )
            )
        else:
            cells.append(
                Tile(
                    one_line(child, within, SMALL),
                    role="text",
                    width=set_.column,
                    hint=node.hint or child.text,
                )
            )
    return Tile(Row(8), tuple(cells))


def _buttons(nodes: Sequence[Node], within: Within, high: float) -> Iterator[Tile]:
    """The main button, large; the others below it, in two lines of one or two."""
    if not nodes:
        return
    first, *others = nodes
    text = within.look.text
    talks = any(child.id == TALKS for child in others)
    main = max(MAIN, LEAD * text * LEADING + SMALL * text * LEADING + 8)
    yield _main(first, within, main if talks else None)
    below = high - main - 8
    each = (below - 8) / 2
    line = SMALL * text * LEADING
    rows = [[child] for child in others] if len(others) < 3 else [others[:2], others[2:]]
    # Of two lines the first has more room, for in it two stand side by side.
    tall = [min(2 * line + 4, below - 8 - line - 5), 0.0] if len(rows) > 1 else [each]
    for n, row in enumerate(rows):
        single = len(rows) < 2 or all(len(one) == 1 for one in rows)
        tall_now = each if single else tall[0] if n == 0 else below - 8 - tall[0]
        cells = tuple(
            _side_button(child, within, max(int((tall_now - 3) // line), 1)) for child in row
        )
        yield Tile(Row(8, "stretch", even=True), cells, height=tall_now)


def _main(node: Node, within: Within, high: float | None) -> Tile:
    """The main button: what it will do, and below it what that costs; as high as there is room, or so high."""
    style = style_of(sort_of(node, within))
    ink = style.ink or style.colour or "ink"
    costs = [c for c in node.children if c.text]
    lines = 2 if high is None or not costs else 1
    size = LEAD if high is None or lines == 1 else BODY
    words = [Tile(Lettering(runs(f"**{node.text}**"), size, ink, "start", most=lines))]
    words += [Tile(Lettering(runs(c.text), SMALL, ink, "start", most=1)) for c in costs]
    icon = (Tile(Icon(node.icon, 26.0, ink)),) if node.icon else ()
    inside = (*icon, Tile(Column(0), tuple(words), grow=1.0))
    tile = framed(node, replace(style, pad=(14.0, 4.0)), within, Row(12, "middle"), inside)
    return (
        replace(tile, least=MAIN, grow=1.0)
        if high is None
        else replace(tile, height=high, grow=0.0)
    )


def _side_button(node: Node, within: Within, lines: int) -> Tile:
    style = replace(style_of(sort_of(node, within)), pad=(6.0, 2.0))
    colour = "soft" if node.disabled else style.colour or "ink"
    words = Tile(Lettering(runs(node.text), SMALL, colour, "middle", most=lines))
    tile = framed(node, style, within, Column(0, "middle", "middle"), (words,))
    return replace(tile, hint=node.hint or node.text, grow=1.0)
