"""Who sits where: any head-count at tables of equal chairs, decided from one number.

Pairs are filled first, then threes, then a further table (a group of five has two who work). What a
class cannot fill is played by minds.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import Final

from game import UserError

FEWEST, MOST = 2, 40
"""Students of a class."""
LARGEST: Final = 4
"""Students of one delegation."""
LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Seating:
    """How many students sit in each chair of each table; nobody in a chair means that a mind plays it."""

    tables: tuple[tuple[int, ...], ...]

    @property
    def students(self) -> int:
        """All of them."""
        return sum(map(sum, self.tables))


def tables_for(students: int, seats: int) -> int:
    """How many tables a class has unless its teacher wants otherwise.

    >>> [tables_for(n, 6) for n in (5, 12, 17, 18, 30, 31, 40)], tables_for(24, 3)
    ([1, 1, 1, 2, 2, 3, 3], 4)
    """
    if students < 3 * seats:
        return 1
    return max(2, ceil((students / seats - 1) / 2))


def seated(students: int, seats: int, tables: int = 0) -> Seating:
    """Seat a class.

    Args:
        students: how many there are.
        seats: chairs of a table, as many as the scenario has seats that people may hold.
        tables: how many tables; the usual number if not given.

    Raises:
        UserError: for a class that is too small or too large, or tables that it cannot fill.

    >>> seated(28, 6).tables
    ((3, 3, 2, 2, 2, 2), (3, 3, 2, 2, 2, 2))
    >>> seated(5, 6).tables
    ((1, 1, 1, 1, 1, 0),)
    """
    if not FEWEST <= students <= MOST:
        raise UserError(f"A class has {FEWEST} to {MOST} students, not {students}.")
    count = tables or tables_for(students, seats)
    if not 1 <= count <= students:
        raise UserError(f"{students} students cannot fill {count} tables; leave '--tables' out.")
    if ceil(students / count) > LARGEST * seats:
        fewest = ceil(students / (LARGEST * seats))
        raise UserError(f"{students} students need at least {fewest} tables of {seats} seats.")
    return Seating(tuple(_spread(share, seats) for share in _spread(students, count)))


def _spread(many: int, over: int) -> tuple[int, ...]:
    """Share a number out as evenly as it goes, the first getting more."""
    each, rest = divmod(many, over)
    return tuple(each + (n < rest) for n in range(over))
