"""A table of numbers on the scale of trust: rows trust columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.pictures import palette
from game.pictures.drawing import LINE, Picture, Sheet
from game.pictures.measure import shared, shortened, widest, width, wrapped


def matrix(
    rows: Sequence[str],
    columns: Sequence[str],
    values: Mapping[tuple[int, int], int],
    said: Mapping[tuple[int, int], tuple[str, str]],
    *,
    wide: float,
    size: float,
    title: str = "",
    description: str = "",
) -> Picture:
    """Draw a cell for each pair of row and column, coloured by its value, with the number in it.

    Args:
        rows: names at the left.
        columns: names at the top; numbers where a word is wider than its column.
        values: row and column to hundredths from 0 to 10,000, for the colour.
        said: row and column to what stands in the cell: the number, and below it a smaller line.
        wide: width of the picture.
        size: of its text.
        title: what it shows.
        description: what can be seen in it, for those who cannot.
    """
    left = _left(rows, wide, size)
    if _too_long(columns, shared(wide - left, len(columns)) - 4, size):
        rows, columns = _numbered(rows, columns)
        left = _left(rows, wide, size)
    cell = shared(wide - left, len(columns))
    lower = any(small for _, small in said.values())
    heads = [wrapped(name, cell - 4, size, True, 2) for name in columns]
    deep = max((len(head) for head in heads), default=1)
    high, top = size * (2.9 if lower else 2.1), deep * size * LINE + size * 0.7
    sheet = Sheet(wide, top + len(rows) * high + 2)
    for column, head in enumerate(heads):
        x = left + (column + 0.5) * cell
        first = size + (deep - len(head)) * size * LINE
        sheet.lines(x, first, head, size, palette.INK, True, "middle")
    for row, name in enumerate(rows):
        y = top + row * high
        short = wrapped(name, left - 10, size, True, 2 if lower else 1)
        first = y + high / 2 + size * 0.34 - (len(short) - 1) * size * LINE / 2
        sheet.lines(0, first, short, size, palette.INK, True)
        for column in range(len(columns)):
            if (row, column) in values:
                _cell(
                    sheet,
                    left + column * cell,
                    y,
                    cell,
                    high,
                    values[row, column],
                    said.get((row, column), ("", "")),
                    size,
                )
    return sheet.finished(title, description)


def _left(rows: Sequence[str], wide: float, size: float) -> float:
    """Leave room for the widest word of the names at the left."""
    words = [word for name in rows for word in name.split(" ")]
    return min(widest(words, size, True) + 1, wide * 0.28) + 10


def _too_long(names: Sequence[str], room: float, size: float) -> bool:
    """Tell whether some word is wider than its column."""
    return any(width(word, size, True) > room for name in names for word in name.split())


def _numbered(rows: Sequence[str], columns: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Head the columns by numbers, and put the number of its column before each row of the same name."""
    numbers = {name: str(n) for n, name in enumerate(columns, 1)}
    named = [f"{numbers[name]}\xa0{name}" if name in numbers else name for name in rows]
    return named, [numbers[name] for name in columns]


def _cell(
    sheet: Sheet,
    x: float,
    y: float,
    wide: float,
    high: float,
    value: int,
    said: tuple[str, str],
    size: float,
) -> None:
    fill = palette.trust_fill(value)
    sheet.rect(x + 2, y + 2, wide - 4, high - 4, fill, round=6)
    number, small = said
    middle = x + wide / 2
    base = y + high / 2 + size * (-0.1 if small else 0.34)
    sheet.text(
        middle, base, shortened(number, wide - 6, size, True), size, palette.INK, True, "middle"
    )
    if small:
        less = size * 0.9
        sheet.text(
            middle,
            base + size * 1.08,
            shortened(small, wide - 6, less),
            less,
            palette.INK,
            anchor="middle",
        )
