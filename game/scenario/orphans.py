"""Entries of a translation whose text stands no longer in the scenario, and for which text each may still be good.

Whoever gives a thing another id by hand and its text other words leaves the old translation behind, and the new text
waits for one: nothing tells the two apart from a text that was taken out but the path, so that is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from typing import Final, NamedTuple

from game.scenario.model.kinds import Makes, Ref
from game.scenario.pairing import Pairs, Translated
from game.scenario.places import EACH, PLACES
from game.scenario.tree import Path

_A_SLIP: Final = 0.75
"""How alike two words of a path are that differ by a slip of the finger."""
_GROUPS: Final = [at.pattern for at in PLACES if at.keys and isinstance(at.declared, Makes | Ref)]
"""Where the keys are ids."""


class Orphan(NamedTuple):
    """An entry that belongs to no text, or the words of a twin that there is not."""

    at: Path
    """its keys in the file"""
    said: str
    """what it is translated to; perhaps nothing"""
    heir: str
    """a text without a translation that it may be of; empty if there is none"""

    @property
    def path(self) -> str:
        """What it is called in lists: as texts are, and `names.TWIN`."""
        return str(self.at[1]) if self.at[0] == "texts" else ".".join(map(str, self.at))


def orphans(
    originals: Iterable[str],
    entries: Mapping[str, Translated],
    pairs: Pairs,
    twins: Iterable[str],
    words: Mapping[str, Mapping[str, str]],
) -> tuple[Orphan, ...]:
    """List what a translation holds for nothing, in its order.

    Args:
        originals: the paths of the scenario's texts, and `entries` those of the translation.
        entries: see above.
        pairs: which belongs to which.
        twins: those of the scenario, and `words` those that the translation gives words for.
        words: see above.
    """
    waiting = [path for path in originals if not _is_said(path, entries, pairs)]
    lacking = [f"names.{twin}" for twin in twins if twin not in words]
    texts = (_of_text(key, entries[key].to.strip(), waiting) for key in pairs.idle)
    names = (
        Orphan(("names", name), ", ".join(said.values()), _likest(f"names.{name}", lacking))
        for name, said in words.items()
        if name not in twins
    )
    return *texts, *names


def _of_text(key: str, said: str, waiting: Iterable[str]) -> Orphan:
    """An entry that belongs to no text; one that says nothing can be of none."""
    return Orphan(("texts", key), said, _heir(key, waiting) if said else "")


def of_nothing(orphan: Orphan) -> tuple[str, str]:
    """Say to a translator that an entry belongs to nothing, and what to do about it."""
    if orphan.at[0] == "names":
        message = f"the scenario has no alias '{orphan.at[1]}'"
    elif orphan.said:
        message = f"no text of the scenario is the original of '{orphan.path}'"
    else:
        message = f"the scenario has no text '{orphan.path}'"
    return message, what_to_do(orphan)


def what_to_do(orphan: Orphan) -> str:
    """What becomes of an entry that belongs to nothing: it goes, or is that of a text that waits for one."""
    if not orphan.heir:
        return "'translate --prune' takes it out"
    return (
        f"'{orphan.heir}' has no translation: if this is it, call it so, "
        f"else 'translate --prune {orphan.path}' takes it out"
    )


def _is_said(path: str, entries: Mapping[str, Translated], pairs: Pairs) -> bool:
    """Whether a text has a translation, be it of what it said before."""
    key = pairs.current.get(path) or pairs.stale.get(path)
    return key is not None and bool(entries[key].to.strip())


def _heir(key: str, waiting: Iterable[str]) -> str:
    """Of the texts that wait for a translation the likest that one of another path may be of."""
    return _likest(key, [path for path in waiting if _are_kin(key.split("."), path.split("."))])


def _likest(key: str, paths: Iterable[str]) -> str:
    return max(paths, key=lambda path: SequenceMatcher(None, key, path).ratio(), default="")


def _are_kin(one: list[str], other: list[str]) -> bool:
    """Whether two paths differ in one id, one place of a list, or by one slip of the finger.

    >>> _are_kin(["levers", "fire", "name"], ["levers", "oven", "name"])
    True
    >>> _are_kin(["levers", "fire", "name"], ["levers", "fire", "ask"])
    False
    """
    if len(one) != len(other):
        return False
    differing = [at for at, pair in enumerate(zip(one, other, strict=True)) if len({*pair}) == 2]
    if len(differing) != 1:
        return False
    (at,) = differing
    pair = one[at], other[at]
    slip = SequenceMatcher(None, *pair).ratio() >= _A_SLIP
    return slip or _is_id(one[: at + 1]) or all(part.isdigit() for part in pair)


def _is_id(path: list[str]) -> bool:
    """Whether the last part of a path is an id; the path of a twin's text holds that of the text it stands for."""
    held = path[3:] if path[0] == "aliases" and path[2:3] == ["texts"] else path
    return any(
        len(pattern) == len(held) - 1
        and all(part in (EACH, at) for part, at in zip(pattern, held, strict=False))
        for pattern in _GROUPS
    )
