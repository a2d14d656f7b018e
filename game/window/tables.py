"""Tables: cells as wide in all rows; one that is too wide for the window is told row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Final

from game.window.blocks import Column, Lettering, Row, Tile, said
from game.window.layout import Layout

WIDEST: Final = 300.0
"""Width of a cell beyond which it is none that it would like better."""
ROOM: Final = 700.0
"""Width of a table beyond which it is told row by row."""
GAP: Final = 14.0
"""Between two cells."""


def rows_of(rows: Sequence[Tile], scale: float) -> tuple[Tile, ...]:
    """Rows of a table whose cells are lined up: what a column needs it has in all of them, the rest is shared."""
    layout = Layout(scale)
    wants = [[layout.widths(cell) for cell in row.children] for row in rows]
    columns = [_column(cells) for cells in zip_longest(*wants, fillvalue=(0.0, 0.0))]
    if sum(least for least, _ in columns) + GAP * (len(columns) - 1) > ROOM:
        return tuple(_told(rows))
    return tuple(replace(row, children=tuple(_cells(row, columns))) for row in rows)


def _cells(row: Tile, columns: Sequence[tuple[float, float]]) -> Iterator[Tile]:
    for cell, (least, more) in zip(row.children, columns, strict=False):
        yield replace(cell, width=least, grow=more)


def _told(rows: Sequence[Tile]) -> Iterator[Tile]:
    """A table that is too wide, row by row: each amount behind the head of its column."""
    first, *others = rows
    for row in others:
        name, *cells = row.children
        pairs = (
            Tile(Row(6, "start"), (_narrow(head), _narrow(cell)))
            for head, cell in zip(first.children[1:], cells, strict=False)
            if said(cell)
        )
        inside = Tile(Row(18, "start", wraps=True, between=2), tuple(pairs))
        yield Tile(Column(2), (_bold(_narrow(name)), inside))


def _narrow(cell: Tile) -> Tile:
    body = cell.body
    if isinstance(body, Lettering):
        return replace(cell, body=replace(body, align="start"), grow=0.0, width=None)
    return replace(cell, grow=0.0)


def _column(cells: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The least width of a column and its share of what is left."""
    least = max(low for low, _ in cells)
    liked = max(min(high, WIDEST) for _, high in cells)
    return least, max(liked - least, 0.0) + 20.0


def _bold(cell: Tile) -> Tile:
    body = cell.body
    if isinstance(body, Lettering):
        bold = tuple(replace(run, bold=True) for run in body.runs)
        return replace(cell, body=replace(body, runs=bold))
    return cell
