"""Keys: what each mark of a picture means, in as many rows as the names need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from game.pictures.drawing import Sheet
from game.pictures.measure import shortened, width

STEP: Final = 1.55
"""From row to row, in sizes of the text."""
MARK: Final = 27.0
"""Room for a mark and the gap to its name."""
GAP: Final = 22.0


@dataclass(frozen=True, slots=True)
class LegendItem:
    """A mark with its meaning."""

    marker: str
    colour: str
    radius: float
    name: str


def in_rows(entries: Sequence[LegendItem], wide: float, size: float) -> list[list[LegendItem]]:
    """Break a key into rows that fit; entries without a name are left out."""
    rows: list[list[LegendItem]] = []
    room = 0.0
    for entry in entries:
        need = MARK + width(entry.name, size)
        if not entry.name:
            continue
        if not rows or need > room:
            rows.append([])
            room = wide
        rows[-1].append(entry)
        room -= need + GAP
    return rows


def draw(
    sheet: Sheet, rows: Sequence[Sequence[LegendItem]], x: float, y: float, size: float
) -> None:
    """Draw the rows of a key, the first with its middle at `y`."""
    for place, row in enumerate(rows):
        at, middle = x, y + place * size * STEP
        for entry in row:
            sheet.marker(entry.marker, at + 12, middle, entry.radius, entry.colour)
            said = shortened(entry.name, sheet.width - at - MARK, size)
            sheet.text(at + MARK, middle + size * 0.34, said, size)
            at += MARK + width(said, size) + GAP
