"""What a file defines, read from plain data that may be wrong anywhere.

Cross references are looked up here rather than in the model, so that one wrong shape does not hide
a wrong name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from unicodedata import combining, normalize

from game.scenario.alike import nearest
from game.scenario.expression import Names
from game.scenario.model import Scenario
from game.scenario.model.base import MOST_ROUNDS
from game.scenario.model.kinds import (
    INDICATOR,
    KINDS,
    OPTION,
    RED_LINE,
    SEAT,
    SETTING,
    SPOKEN,
    VALUE,
    Kind,
)
from game.scenario.places import MADE, selected
from game.scenario.tree import Tree

_ID: Final = re.compile(r"[a-z][a-z0-9_]*\Z")

_ANY: Final = (-10_000.0, 10_000.0)
"""What stands for a range that is empty, so that nothing is decided by it; that it is, is said there."""
_NEEDED: Final = ("stakeholders", "levers")
"""Sections that every scenario has: where one is missing, it is called something else."""


@dataclass(frozen=True)
class Outline:
    """The ids that a file defines, and which of its sections can be relied on."""

    indicators: Mapping[str, tuple[float, float]]
    ids: Mapping[Kind, tuple[str, ...]]
    owned: Mapping[Kind, Mapping[str, tuple[str, ...]]]
    """of kinds that belong to something: its id to theirs"""
    rounds: int
    broken: frozenset[str]
    """Sections that are misspelt or not groups of keys; names in them cannot be looked up."""

    def known(self, kind: Kind, owner: str = "") -> tuple[str, ...]:
        """The ids of a kind; of one that belongs to something, those of that thing."""
        return self.owned[kind].get(owner, ()) if kind.owner else self.ids[kind]

    @property
    def targets(self) -> tuple[str, ...]:
        """What effects may change, but for trust, of which there are too many to tell."""
        return (*self.ids[INDICATOR], *(f"mandate({seat})" for seat in self.ids[SEAT]))

    @property
    def names(self) -> Names:
        """What conditions may speak of."""
        return Names(
            self.indicators,
            self.owned[SETTING],
            self.ids[SEAT],
            self.owned[OPTION],
            self.ids[RED_LINE],
            self.owned[VALUE],
            self.rounds,
        )

    def speakable(self) -> bool:
        """Whether every section that a condition may name can be relied on."""
        return self.broken.isdisjoint(kind.section for kind in SPOKEN)


def outlined(tree: Tree) -> Outline:
    """Read what the file defines."""
    data = tree.data if isinstance(tree.data, dict) else {}
    sections = {kind.section: data.get(kind.section, {}) for kind in KINDS}
    free = [name for name in sections if name not in data]
    meant = {nearest(str(key), free) for key in data if key not in Scenario.model_fields}
    broken = frozenset(
        name
        for name, value in sections.items()
        if not isinstance(value, dict)
        or (name,) in tree.refused
        or (name not in data and (name in _NEEDED or name in meant))
    )
    ids: dict[Kind, tuple[str, ...]] = {}
    owned: dict[Kind, dict[str, tuple[str, ...]]] = {}
    for kind, place in MADE.items():
        groups = [
            (path, _ids(value))
            for path, value in selected(data, place.pattern)
            if all(isinstance(key, str) for key in path)
        ]
        ids[kind] = tuple(dict.fromkeys(name for _, names in groups for name in names))
        if kind.owner:
            owned[kind] = dict.fromkeys(ids[kind.owner], ())
            owned[kind] |= {_plain(place.owner(path)): names for path, names in groups}
    return Outline(
        indicators={key: _range(value) for key, value in _entries(sections["indicators"])},
        ids=ids,
        owned=owned,
        rounds=_rounds(sections["lengths"]),
        broken=broken,
    )


def _get(value: Any, key: str) -> Any:
    return value.get(key) if isinstance(value, dict) else None


def _entries(value: Any) -> list[tuple[str, Any]]:
    if not isinstance(value, dict):
        return []
    return [(_plain(key), inner) for key, inner in value.items() if isinstance(key, str)]


def _plain(key: str) -> str:
    """What a key that cannot be an id would be as one; that it cannot is said where it stands."""
    return key if _ID.match(key) else plain_id(key)


def plain_id(text: str, joint: str = "_") -> str:
    """Make an id out of what somebody wrote for one; it may still begin with a digit, or be empty.

    >>> plain_id("Town hall"), plain_id("town_hall"), plain_id("Márket, 2", "-")
    ('town_hall', 'town_hall', 'market-2')
    """
    bare = "".join(sign for sign in normalize("NFKD", text.lower()) if not combining(sign))
    return re.sub(r"[^a-z0-9]+", joint, bare).strip(joint)


def _ids(value: Any) -> tuple[str, ...]:
    return tuple(key for key, _ in _entries(value))


def _range(value: Any) -> tuple[float, float]:
    low, high = points(_get(value, "low"), 0), points(_get(value, "high"), 100)
    return (low, high) if low < high else _ANY


def points(value: Any, otherwise: float) -> float:
    """Return a number as written, or something else where it is missing or not a number."""
    if isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) <= 1e6:
        return value
    return otherwise


def _rounds(lengths: Any) -> int:
    if not isinstance(lengths, dict):
        return MOST_ROUNDS
    known = [points(_get(length, "rounds"), 0) for length in lengths.values()]
    most = int(max(known, default=0))
    return most if 1 <= most <= MOST_ROUNDS else MOST_ROUNDS
