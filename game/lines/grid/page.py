"""One page of a terminal: what is shown of it on a screen, and what is read out line by line."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GridPage:
    """What a terminal shows, or says, before the next key."""

    title: str
    lines: tuple[str, ...]
    foot: tuple[str, ...] = ()
    """What can be done here, below the lines."""
    at: int = -1
    """Which of the lines is under the cursor; -1 for none."""
    folds: frozenset[int] = frozenset()
    """Lines of a grid that are folded where they are too wide, as the one under the cursor is; others are cut."""
    spoken: tuple[str, ...] = ()
    """What is said of it where there are no single keys; all of its lines if nothing is."""
    prompt: str = ""
    """What is asked for there."""
    name: str = ""
    """The same for pages of one kind: their title is said once."""
