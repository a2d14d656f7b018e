"""A page as plain lines, for a terminal and for a screen reader: no columns, no pictures."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from game.debrief.parts import Block, Bullets, Card, Figure, Heading, PagePart, Prose, Table
from game.debrief.source import Material

WIDTH = 96
ROWS = 20
"""Rows of a table that are read out; the others stand in the page."""


def lines(source: Material, title: str, meta: str, parts: tuple[PagePart, ...]) -> Iterator[str]:
    """Write a debrief as lines."""
    yield title
    yield meta
    yield ""
    yield from _wrapped(source.words.say("page.tone"))
    for part in parts:
        yield ""
        yield f"## {part.title}"
        if part.how and not any(isinstance(block, Figure) for block in part.blocks):
            yield from _wrapped(part.how)
        for block in part.blocks:
            yield from _block(block)


def _wrapped(text: str, first: str = "", rest: str = "") -> list[str]:
    return wrap(text, WIDTH, initial_indent=first, subsequent_indent=rest) or [first]


def _block(block: Block) -> Iterator[str]:
    match block:
        case Prose():
            yield from _wrapped(block.text)
        case Heading():
            yield ""
            yield f"# {block.text}"
        case Bullets():
            for n, line in enumerate(block.lines, 1):
                mark = f"{n}. " if block.numbered else "- "
                yield from _wrapped(line, mark, "  ")
        case Card():
            yield from _wrapped(block.title, "- ", "  ")
            for line in block.lines:
                yield from _wrapped(line, "    ", "    ")
        case Table():
            yield from _table(block)
        case Figure():
            return


def _table(table: Table) -> Iterator[str]:
    """Write a row of a table as one sentence: its heading, then each cell with its column's name."""
    for name, *cells in table.rows[:ROWS]:
        told = [
            cell if cell.endswith(".") else f"{head} {cell}".strip()
            for head, cell in zip(table.head[1:], cells, strict=True)
            if cell not in ("", "–")
        ]
        said = "; ".join(told).replace(".; ", ". ")
        yield from _wrapped(f"{name}: {said}", "- ", "  ")
