"""What a reader expects of a number of the world in a round, and where it went."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

STILL: Final = 50
"""Hundredths of a point up to which a number stays where it is."""


@dataclass(frozen=True, slots=True)
class Guess:
    """Which way a number of the world is expected to go."""

    indicator: str
    way: str
    """`down`, `same` or `up`; empty for one who would not say."""
    before: int
    """Where it stood, in hundredths."""

    def right(self, after: int) -> bool:
        """Whether the number went the way that was expected, by where it stands after the reveal."""
        return went(self.before, after) == self.way


def went(before: int, after: int) -> str:
    """Which way a number went.

    >>> went(4000, 4040), went(4000, 4200), went(4000, 3000)
    ('same', 'up', 'down')
    """
    return "same" if abs(after - before) <= STILL else "up" if after > before else "down"
