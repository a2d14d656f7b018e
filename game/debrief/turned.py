"""A turning point of a game, as it is told."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """A turning point: its place on the time axis, and what is said of it."""

    at: int
    lines: tuple[str, ...]
    """What went how far; then, if it is known, what did most of it."""
    kind: str = ""
    """trust, cooperation or score"""
    before: int = 0
    """Hundredths, as `after`."""
    after: int = 0
    afterwards: bool = False
    """Whether it was after the last round."""
    cause: str = ""
    """What did most of it, in a sentence; empty if it is not known."""
    rule: str = ""
    """The rule of that cause."""
