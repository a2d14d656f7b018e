"""Which known name is most like one that is not known: spelt alike, or meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches
from typing import Final

from game.scenario.meant import MEANT

_A_SLIP: Final = 0.85
"""How alike two words are that differ by a slip of the finger."""
_ALIKE: Final = 0.65
_ALL: Final = 8
"""So many known names are all told, in their order."""
_SOME: Final = 5
"""Of more only so many, the most alike first."""


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word most like `word`, or empty.

    >>> nearest("river_helth", ["river_health", "harvest"]), nearest("probability", ["chance", "repeat"])
    ('river_health', 'chance')
    """
    small, listed = word.lower(), list(known)
    slips = get_close_matches(small, listed, n=1, cutoff=_A_SLIP)
    meant = [other for other in MEANT.get(small.replace(" ", "_"), ()) if other in listed]
    likest = slips or meant or get_close_matches(small, listed, n=1, cutoff=_ALIKE)
    return likest[0] if likest else ""


def suggestion(word: str, known: Iterable[str]) -> str:
    """Return `did you mean 'x'?`, or empty if nothing known is like it."""
    likest = nearest(word, known)
    return f"did you mean '{likest}'?" if likest else ""


def choice(word: str, known: Iterable[str]) -> str:
    """Return what there is, for a word that is like nothing known: all of it, or what is most alike; empty for nothing.

    >>> choice("air", ["river", "lake"])
    'known: river, lake'
    >>> choice("airport", ["a", "b", "c", "d", "e", "f", "port", "aero", "fair"])
    'known: port, aero, fair, a, b and 4 more'
    """
    listed = list(known)
    if len(listed) <= _ALL:
        return f"known: {', '.join(listed)}" if listed else ""
    like = SequenceMatcher(b=word.lower())

    def alike(other: str) -> float:
        like.set_seq1(other)
        return like.ratio()

    first = sorted(listed, key=alike, reverse=True)[:_SOME]
    return f"known: {', '.join(first)} and {len(listed) - _SOME} more"
