"""One mistake is one report: what merely follows from another finding is folded into it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from game.scenario.diagnostics import Diagnostic

_UNKNOWN: Final = re.compile(r"'([^']*)' is not an? (?!pair)|an effect cannot change '([^']*)'")
"""Something is called by a name that is not known."""
_IDS: Final = ("E207", "E304")
"""An id cannot be one; whoever calls it by another name is right to do so."""
_FOLLOW: Final = {"E504": "otherwise", "E505": "when"}
"""What is missed where a key is written otherwise, by the code that misses it."""
_QUOTED: Final = re.compile(r"'([^']*)'")
_SUGGESTED: Final = re.compile(r"did you mean '([^']*)'")
_LINES: Final = 3
"""Lines that are listed, at most."""


def folded(found: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Leave out what follows from another finding, in the order of the file.

    A name that is not known is said where it stands first, with the other lines. It is left out where what is meant is
    there under an id that is wrong itself. What a key would say is not missed where it is there, misspelt.
    """
    wrong = {_QUOTED.findall(item.message)[0] for item in found if item.code in _IDS}
    alike: dict[str, list[Diagnostic]] = {}
    for item in found:
        if name := _unknown(item):
            alike.setdefault(name, []).append(item)
    told: dict[str, Diagnostic | None] = {}
    for name, several in alike.items():
        meant = _SUGGESTED.findall(" ".join(item.hint for item in several))
        told[name] = None if wrong.intersection(meant) else _together(several)
    misspelt = {
        key for item in found if item.code == "E201" for key in _SUGGESTED.findall(item.hint)
    }
    kept = (told.pop(name, None) if (name := _unknown(item)) else item for item in found)
    return tuple(
        item for item in kept if item is not None and _FOLLOW.get(item.code) not in misspelt
    )


def _unknown(item: Diagnostic) -> str:
    """The name that is not known, if a finding says so."""
    found = _UNKNOWN.match(item.message) if item.code in ("E301", "E302", "E402") else None
    return (found[1] or found[2]) if found else ""


def _together(several: Sequence[Diagnostic]) -> Diagnostic:
    first, lines = several[0], [item.line for item in several[1:]]
    if not lines:
        return first
    return replace(first, message=f"{first.message} (also on {_listed(dict.fromkeys(lines))})")


def _listed(lines: Iterable[int]) -> str:
    """Name some lines.

    >>> _listed([4, 9]), _listed([1, 2, 3, 4, 5])
    ('lines 4 and 9', 'lines 1, 2, 3 and 2 more')
    """
    numbers = [str(line) for line in lines]
    if len(numbers) == 1:
        return f"line {numbers[0]}"
    if len(numbers) > _LINES:
        numbers = [*numbers[:_LINES], f"{len(numbers) - _LINES} more"]
    return f"lines {', '.join(numbers[:-1])} and {numbers[-1]}"
