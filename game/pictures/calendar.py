"""Which clause was kept and which broken, round by round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from game.pictures import legend, palette
from game.pictures.drawing import LINE, Picture, Sheet
from game.pictures.measure import held, shared, width, wrapped

MARKS: Final = {
    "kept": ("circle", palette.BLUE, 7.0),
    "broken": ("cross", palette.VERMILION, 9.0),
    "unseen": ("ring", palette.VERMILION, 9.0),
}
"""What became of a clause in a round: kept, broken in sight, or broken unseen; to its mark."""


@dataclass(frozen=True, slots=True)
class ClauseTrack:
    """A clause over the rounds."""

    name: str
    small: str
    """Whose word it was."""
    marks: tuple[str, ...]
    """For each round kept, broken, unseen, or nothing where it did not fall due."""


def calendar(
    rows: Sequence[ClauseTrack],
    ticks: Sequence[str],
    *,
    key: tuple[str, str, str] = ("", "", ""),
    wide: float,
    size: float,
    title: str = "",
    description: str = "",
) -> Picture:
    """Draw a row for each clause and a mark for each round in which it fell due.

    Args:
        rows: the clauses, from the top.
        ticks: names of the rounds.
        key: what the marks mean: kept, broken in sight, broken unseen; left out where empty.
        wide: width of the picture.
        size: of its text.
        title: what it shows.
        description: what can be seen in it, for those who cannot.
    """
    stacked = wide < 480
    left = 0.0 if stacked else wide * 0.5
    room = wide if stacked else left - 24
    named = [
        (wrapped(row.name, room, size, True, 2), wrapped(row.small, room, size, False, 1))
        for row in rows
    ]
    entries = [
        legend.LegendItem(*mark, name) for mark, name in zip(MARKS.values(), key, strict=True)
    ]
    keys = legend.in_rows(entries, wide, size)
    top = len(keys) * size * legend.STEP + size * 1.7
    heights = [
        (len(name) + len(small)) * size * LINE + (size * 2.2 if stacked else size * 0.8)
        for name, small in named
    ]
    sheet = Sheet(wide, top + sum(heights) + 4)
    legend.draw(sheet, keys, 0, size * 0.7, size)
    each = shared(wide - left, len(ticks))
    _ticks(sheet, ticks, left, each, top - size * 0.5, size)
    y = top
    for row, (name, small), high in zip(rows, named, heights, strict=True):
        sheet.line(0, y, wide, y, palette.RULE, 1.2)
        sheet.lines(0, y + size * 1.2, name, size, bold=True)
        sheet.lines(0, y + size * 1.2 + len(name) * size * LINE, small, size, palette.SOFT)
        middle = y + high - size * 1.05 if stacked else y + high / 2
        _row(sheet, row, left, each, middle)
        y += high
    return sheet.finished(title, description)


def _ticks(
    sheet: Sheet, ticks: Sequence[str], left: float, each: float, y: float, size: float
) -> None:
    end = -1e9
    for n, tick in enumerate(ticks):
        x, half = left + (n + 0.5) * each, width(tick, size) / 2
        x = held(x, half, sheet.width - half)
        if x - half > end + 5:
            sheet.text(x, y, tick, size, palette.SOFT, anchor="middle")
            end = x + half


def _row(sheet: Sheet, row: ClauseTrack, left: float, each: float, y: float) -> None:
    for n, mark in enumerate(row.marks):
        x = left + (n + 0.5) * each
        if mark in MARKS:
            kind, colour, r = MARKS[mark]
            r = min(r, each * 0.42)
            sheet.marker(kind, x, y, r, colour)
            if mark == "unseen":
                sheet.marker("cross", x, y, r * 0.55, colour)
        else:
            sheet.circle(x, y, 1.6, palette.EDGE)
