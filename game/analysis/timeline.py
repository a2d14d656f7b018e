"""How a game went, round by round: the world, trust, cooperation and scores in whole numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from game.rules.arrays import Whole, only
from game.rules.cooperation import cooperation, halves_away
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from game.rules.scores import scores


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Where a game stood at one time; all numbers are hundredths of a point."""

    indicators: tuple[int, ...]
    trust: int | None
    """The mean over all pairs of seats that negotiate; None with fewer than two of them."""
    cooperation: int
    scores: tuple[int, ...]
    """Of every seat; 0 for a seat without interests."""


def timeline(book: Rulebook, positions: Sequence[Position]) -> tuple[Snapshot, ...]:
    """Read positions of one game: usually the start, the end of each round, and after the epilogue."""
    return tuple(
        Snapshot(
            tuple(position.one.indicator.tolist()),
            mean_trust(book, position),
            int(only(cooperation(book, position))),
            tuple(only(scores(book, position)).tolist()),
        )
        for position in positions
    )


def pairs(book: Rulebook) -> Whole:
    """List the pairs of different seats that negotiate: [n, 2] holder and actor."""
    return np.argwhere(book.actors[:, None] & book.actors & ~book.itself)


def mean_trust(book: Rulebook, position: Position) -> int | None:
    """Average the true trust over all pairs of seats that negotiate, in hundredths."""
    both = pairs(book)
    if not len(both):
        return None
    total = position.one.trust[both[:, 0], both[:, 1]].sum()
    return int(halves_away(total, len(both)))
