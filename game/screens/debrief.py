"""The debrief: part by part, as on the printed page, with its pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Final

from game.debrief.parts import Block, Bullets, Card, Figure, Heading, PagePart, Prose, Table
from game.screens.bar import back_tool, bar
from game.screens.glance import glance
from game.screens.here import Here
from game.screens.nodes import (
    Node,
    Screen,
    bullets,
    button,
    card,
    figure,
    group,
    heading,
    small,
    text,
    tool,
)
from game.screens.places import DebriefPage
from game.screens.wants import Export
from game.screens.wonder import first_wonder

ICONS: Final = {
    "story": "book-open", "timeline": "chart-line", "world": "globe", "value": "scale", "possible": "target",
    "trust": "handshake", "promises": "pen-line", "secrets": "eye", "why": "circle-question-mark",
    "what_if": "split", "news": "newspaper", "questions": "message-square", "reality": "landmark",
}  # fmt: skip


def debrief(here: Here, place: DebriefPage) -> Screen:
    """The list of parts and the chosen one; while they are worked out, that they are."""
    parts, title = here.player.afterwards.parts, here.say("debrief.title")
    wait = here.say("debrief.wait")
    export = tool("export", "printer", here.say("debrief.export"), Export(), disabled="" if parts else wait)  # fmt: skip
    head = bar(title, export, back_tool(here))
    if parts is None:
        waits = Node("status", text=wait, icon="hourglass", busy=True, live=True, kind="lead")
        root = group(head, group(waits, id="waits", region="now"))
        return Screen("debrief", title, root, escape=here.back)
    chosen = next((part for part in parts if part.id == place.part), parts[0])
    listed = (_entry(here, place, part, part is chosen) for part in parts)
    aside = group(*listed, _wonder(here), id="parts", region="steps", label=title)
    root = group(head, aside, _part(here, place, chosen, parts))
    return Screen("debrief", title, root, escape=here.back)


def _wonder(here: Here) -> Node | None:
    """The way to what if, where a seat has decided something by itself."""
    first = first_wonder(here)
    if first is None:
        return None
    return button("wonder", here.say("wonder.open"), here.over(first), icon="split")


def _entry(here: Here, place: DebriefPage, part: PagePart, chosen: bool) -> Node:
    """A part in the list."""
    icon = ICONS.get(part.id, "circle")
    turn = here.instead(replace(place, part=part.id))
    value = "chosen" if chosen else ""
    return button(f"to.{part.id}", part.title, turn, icon=icon, value=value, kind="part")


def _part(here: Here, place: DebriefPage, part: PagePart, parts: Sequence[PagePart]) -> Node:
    inside = list(_blocks(part.blocks))
    drawn = any(isinstance(block, Figure) for block in part.blocks)
    if part.id == "story":
        inside.insert(1, glance(here, place, parts))
    return group(
        heading(part.title, 2),
        _how(part.how, drawn) if part.how else None,
        *inside,
        id=f"part.{part.id}",
        region="now",
    )


def _how(said: str, drawn: bool) -> Node:
    """How to read what follows; what is about pictures is for those who see them."""
    return text(said, "soft", kind="legend" if drawn else "note")


def _blocks(blocks: Sequence[Block]) -> Iterator[Node]:
    """Nodes of blocks; a table that only says in numbers what a picture shows goes with the picture."""
    folded = [block for block in blocks if isinstance(block, Table) and block.folded]
    for block, following in zip_longest(blocks, blocks[1:]):
        if isinstance(block, Heading):
            yield heading(block.text, 3)
            if block.how:
                yield _how(block.how, isinstance(following, Figure | Table))
        elif isinstance(block, Figure):
            yield _figure(block, folded.pop(0) if folded else None)
        elif not (isinstance(block, Table) and block.folded):
            yield from _block(block)


def _block(block: Block) -> Iterator[Node]:
    match block:
        case Prose():
            yield text(block.text, kind="lead" if block.strong else "")
        case Bullets():
            numbers = (f"{n}. {line}" for n, line in enumerate(block.lines, 1))
            yield bullets(numbers if block.numbered else block.lines)
        case Table():
            yield card(*_table(block))
        case Card():
            yield card(heading(block.title, 3), bullets(block.lines))
        case _:
            pass


def _figure(block: Figure, told: Table | None) -> Node:
    """Pictures beside each other where there is room, the last with what it shows in numbers."""
    captions = block.captions or ("",) * len(block.wide)
    last = len(block.wide) - 1
    drawn = (
        group(
            small(caption) if caption else None,
            figure(picture, *(_table(told) if told and n == last else ()), kind="curve"),
        )
        for n, (picture, caption) in enumerate(zip(block.wide, captions, strict=True))
    )
    return card(group(*drawn, flow="wrap"))


def _table(table: Table) -> tuple[Node, Node]:
    """A caption and a table."""
    rows = (_row(table, cells) for cells in table.rows)
    return small(table.caption), group(_row(table, table.head, head=True), *rows, kind="table")


def _row(table: Table, cells: Sequence[str], *, head: bool = False) -> Node:
    numbers = len(cells) - table.numbers
    inside = (
        text(
            f"**{cell}**" if head and cell else cell,
            "soft" if head else "",
            kind="amount" if n >= numbers else "cell",
        )
        for n, cell in enumerate(cells)
    )
    return group(*inside, kind="row", flow="across")
