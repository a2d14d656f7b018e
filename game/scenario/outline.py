"""What a file defines, read from plain data that may be wrong anywhere.

Cross references are looked up here rather than in the model, so that one wrong shape does not hide
a wrong name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Final
from unicodedata import combining, normalize

from game.scenario.expression import Names
from game.scenario.model.base import MOST_ROUNDS
from game.scenario.tree import Path, Tree

_ID: Final = re.compile(r"[a-z][a-z0-9_]*\Z")

EACH: Final = "*"
"""Stands for every key or item in a pattern of paths."""

Pattern = tuple[str, ...]


def selected(data: Any, pattern: Pattern) -> Iterator[tuple[Path, Any]]:
    """Find everything at the paths that match `pattern`, in the order of the file.

    >>> list(selected({"a": {"x": {"n": 1}, "y": {"n": 2}}}, ("a", "*", "n")))
    [(('a', 'x', 'n'), 1), (('a', 'y', 'n'), 2)]
    """
    found: list[tuple[Path, Any]] = [((), data)]
    for part in pattern:
        further: list[tuple[Path, Any]] = []
        for path, node in found:
            if part != EACH:
                if isinstance(node, dict) and part in node:
                    further.append((path + (part,), node[part]))
            elif isinstance(node, dict):
                further.extend((path + (key,), inner) for key, inner in node.items())
            elif isinstance(node, list):
                further.extend((path + (place,), inner) for place, inner in enumerate(node))
        found = further
    yield from found


_EFFECTS: Final[tuple[Pattern, ...]] = (
    ("stakeholders", "*", "red_lines", "*", "effects"),
    ("events", "*", "effects"),
    ("events", "*", "choice", "options", "*", "effects"),
)
_BLOCKS: Final[tuple[Pattern, ...]] = (
    ("levers", "*", "settings", "*", "once"),
    ("levers", "*", "settings", "*", "each_round"),
)


def effect_groups(data: Any) -> Iterator[tuple[Path, dict[Any, Any]]]:
    """Find every group of effects: what changes by how much.

    >>> calm = {"settings": {"low": {"once": [{"wood": 1}, {"when": "deal", "effects": {"oven": 2}}]}}}
    >>> [group for _, group in effect_groups({"levers": {"fire": calm}})]
    [{'wood': 1}, {'oven': 2}]
    """
    for pattern in _EFFECTS:
        for path, value in selected(data, pattern):
            if isinstance(value, dict):
                yield path, value
    for pattern in _BLOCKS:
        for path, value in selected(data, pattern):
            blocks = [(path, value)]
            if isinstance(value, list):
                blocks = [(path + (place,), item) for place, item in enumerate(value)]
            for where, block in blocks:
                under = isinstance(block, dict) and "effects" in block
                group = block["effects"] if under else block
                if isinstance(group, dict):
                    yield (*where, "effects") if under else where, group


_ANY: Final = (-10_000.0, 10_000.0)
"""What stands for a range that is empty, so that nothing is decided by it; that it is, is said there."""
_NEEDED: Final = ("stakeholders", "levers")
"""Sections that every scenario has: where one is missing, it is called something else."""


@dataclass(frozen=True)
class Outline:
    """The ids that a file defines, and which of its sections can be relied on."""

    indicators: Mapping[str, tuple[float, float]]
    levers: Mapping[str, tuple[str, ...]]
    seats: tuple[str, ...]
    events: Mapping[str, tuple[str, ...]]
    red_lines: tuple[str, ...]
    facts: Mapping[str, tuple[str, ...]]
    sources: tuple[str, ...]
    sides: tuple[str, ...]
    pages: tuple[str, ...]
    rounds: int
    broken: frozenset[str]
    """Sections that are misspelt or not groups of keys; names in them cannot be looked up."""

    @property
    def names(self) -> Names:
        """What conditions may speak of."""
        return Names(
            self.indicators, self.levers, self.seats, self.events, self.red_lines, self.facts,
            self.rounds,
        )  # fmt: skip

    def speakable(self) -> bool:
        """Whether every section that a condition may name can be relied on."""
        return self.broken.isdisjoint(("indicators", "levers", "stakeholders", "events", "facts"))


def outlined(tree: Tree) -> Outline:
    """Read what the file defines."""
    data = tree.data if isinstance(tree.data, dict) else {}
    sections = {
        name: data.get(name, {})
        for name in (
            "indicators", "levers", "stakeholders", "events", "facts", "sources", "sides", "pages",
            "lengths",
        )
    }  # fmt: skip
    others = [str(key) for key in data if key not in sections]
    broken = frozenset(
        name
        for name, value in sections.items()
        if not isinstance(value, dict)
        or (name,) in tree.refused
        or (name not in data and (name in _NEEDED or get_close_matches(name, others, 1, 0.8)))
    )
    return Outline(
        indicators={key: _range(value) for key, value in _entries(sections["indicators"])},
        levers={key: _ids(_get(value, "settings")) for key, value in _entries(sections["levers"])},
        seats=_ids(sections["stakeholders"]),
        events={
            key: _ids(_get(_get(value, "choice"), "options"))
            for key, value in _entries(sections["events"])
        },
        red_lines=tuple(
            line
            for _, seat in _entries(sections["stakeholders"])
            for line in _ids(_get(seat, "red_lines"))
        ),
        facts={key: _ids(_get(value, "values")) for key, value in _entries(sections["facts"])},
        sources=_ids(sections["sources"]),
        sides=_ids(sections["sides"]),
        pages=_ids(sections["pages"]),
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
