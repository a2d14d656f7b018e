"""Which translation belongs to which text: by what the text says, not by where it stands.

Each entry of a translation carries the fingerprint of its original. An entry whose own place holds
that very text stays there. One that is free goes to a text with its fingerprint wherever that text has
moved: to another line of a list, under another id. An entry whose place holds another text, and
whose own text is nowhere, is stale.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

WAS: Final = "was: "
"""Begins the comment that holds the original a translation was made of, when that has changed."""


@dataclass(frozen=True)
class Translated:
    """A translated text: the fingerprint of its original, and the translation (perhaps empty)."""

    of: str
    to: str


@dataclass(frozen=True)
class Pairs:
    """Texts and the entries of a translation, each by its path.

    Attributes:
        current: text to the entry that was made of this very text, filled in or not.
        stale: text to the entry that stands at its place and was made of another text.
        idle: entries that belong to no text.
    """

    current: Mapping[str, str]
    stale: Mapping[str, str]
    idle: tuple[str, ...]


def fingerprint(text: str) -> str:
    r"""Return eight hexadecimal digits that change when a word of the text changes.

    >>> fingerprint("two  words") == fingerprint("two\nwords")
    True
    """
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:8]


def paired(originals: Mapping[str, str], entries: Mapping[str, Translated]) -> Pairs:
    """Give each text its entry.

    >>> old, new = "The river is low.", "A dry year."
    >>> pairs = paired({"story.0": new, "story.1": old}, {"story.0": Translated(fingerprint(old), "Baja.")})
    >>> pairs.current, pairs.stale
    ({'story.1': 'story.0'}, {})
    """
    stamps = {path: fingerprint(text) for path, text in originals.items()}
    current = {
        path: path
        for path, stamp in stamps.items()
        if path in entries and entries[path].of == stamp
    }
    free: dict[str, list[str]] = {}
    for key, entry in entries.items():
        if key not in current and entry.to.strip():
            free.setdefault(entry.of, []).append(key)
    for path, stamp in stamps.items():
        if path not in current and free.get(stamp):
            key = max(free[stamp], key=lambda key: _alike(key, path))
            free[stamp].remove(key)
            current[path] = key
    used = set(current.values())
    stale = {
        path: path
        for path in stamps
        if path not in current and path in entries and path not in used
    }
    idle = tuple(key for key in entries if key not in used and key not in stale)
    return Pairs(current, stale, idle)


def _alike(key: str, path: str) -> int:
    """How alike two paths are: in how many parts from the end, any two places of a list the same."""
    ends = zip(reversed(key.split(".")), reversed(path.split(".")), strict=False)
    same = 0
    for one, other in ends:
        if one != other and not (one.isdigit() and other.isdigit()):
            break
        same += 1
    return same
