"""Which known name is most like one that is not known."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word most like `word`, or empty.

    >>> nearest("river_helth", ["river_health", "harvest"])
    'river_health'
    """
    likest = get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)
    return likest[0] if likest else ""


def suggestion(word: str, known: Iterable[str]) -> str:
    """Return `did you mean 'x'?`, or empty if nothing known is like it."""
    likest = nearest(word, known)
    return f"did you mean '{likest}'?" if likest else ""
