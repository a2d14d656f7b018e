"""Where the seats stand around the picture of the table: a style sheet, for a page has no styles of its own."""

from __future__ import annotations

from functools import cache
from typing import Final

from game.pictures.board import seat_places

MOST: Final = 12
"""Seats at a table."""


@cache
def sheet() -> str:
    """The style sheet: for each number of seats where each of them is, in percent of the picture."""
    rules = [
        f".seats-{count}>.k-seat:nth-of-type({at}){{left:{x:.1f}%;top:{y:.1f}%}}"
        for count in range(1, MOST + 1)
        for at, (x, y) in enumerate(seat_places(count, 100, 100), 1)
    ]
    return "@media (min-width:40rem){" + "".join(rules) + "}\n"
