"""What a seat remembers: a fold over its observations, the same for every mind.

`memory = notice(book, memory, seen)`, once for every phase and before anything is decided in it. A mind
keeps nothing else from phase to phase, so whoever takes a seat over, takes a phase back or tries what
would have been can rebuild everything by folding the observations again.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from game.rules.arrays import Array, Whole
from game.rules.rulebook import Rulebook
from game.rules.sight import Observation

KEPT, BROKEN = 1, 2


@dataclass(frozen=True, slots=True)
class Memory:
    """What one seat remembers of a batch of games."""

    kept: Whole
    """[G, S] how many clauses each seat was seen to keep, round by round"""
    broken: Whole
    """[G, S] how many it was seen to break"""
    last_broken: Whole
    """[G, S] the round in which it was last seen to break one; 0 never"""


def begin(book: Rulebook, seat: int, games: int) -> Memory:
    """Remember nothing yet."""
    none = np.zeros((games, len(book.seats)), dtype=np.int64)
    return Memory(none, none, none)


def notice(book: Rulebook, memory: Memory, seen: Observation) -> Memory:
    """Take in what a seat sees at the beginning of a phase."""
    view = seen.view
    if view.phase > 0 or view.round < 2:
        return memory
    verdict = view.verdict[:, seen.seat]
    alone = book.owns & (book.owners == 1)
    kept = (verdict == KEPT).astype(np.int64) @ alone.T
    broken = (verdict == BROKEN).astype(np.int64) @ alone.T
    return Memory(
        memory.kept + kept,
        memory.broken + broken,
        np.where(broken > 0, view.round - 1, memory.last_broken),
    )


def remembered(memory: Memory, games: Array) -> Memory:
    """Take the memory of some games out of a batch: `games` is an index or a mask."""
    return Memory(*(getattr(memory, field.name)[games] for field in fields(Memory)))
