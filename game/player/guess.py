"""What a reader expected of a number of the world in a round, and where it went."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

STILL: Final = 50
"""Hundredths of a point up to which a number stays where it is."""


@dataclass(frozen=True, slots=True)
class Guess:
    """One guess, with where the number stood then and after the reveal, in hundredths."""

    indicator: str
    way: str
    """`down`, `same` or `up`."""
    before: int
    after: int

    @property
    def right(self) -> bool:
        """Whether the number went the way that was expected."""
        return went(self.before, self.after) == self.way


def went(before: int, after: int) -> str:
    """Which way a number went.

    >>> went(4000, 4040), went(4000, 4200), went(4000, 3000)
    ('same', 'up', 'down')
    """
    return "same" if abs(after - before) <= STILL else "up" if after > before else "down"
