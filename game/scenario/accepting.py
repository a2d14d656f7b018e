"""What an author accepts of what a check reports: a code at a place, with the reason.

    accept:
      W530:
        indicators.ice.drift: The ice melts whatever anybody does.

A place is the path of keys, with dots, of the file in which the finding stands: in a translation it begins
with `texts`. What stands further in belongs to it, so `indicators.ice` would do as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from game.scenario.alike import suggestion
from game.scenario.diagnostics import Diagnostic
from game.scenario.tree import Path, Tree

Accepted = Mapping[str, Mapping[str, str]]
"""Code to place to reason."""
ELSEWHERE: Final = ("texts", "names")
"""How places in translations begin."""
OF_BALANCE: Final = "W7"
"""How the codes begin that only `check --balance` looks for."""


def dotted(path: Path) -> str:
    """Write a path as authors do.

    >>> dotted(("levers", "fire", "settings", "low"))
    'levers.fire.settings.low'
    """
    return ".".join(map(str, path))


def covers(place: str, path: Path) -> bool:
    """Whether what stands at a path belongs to an accepted place.

    >>> covers("levers.fire", ("levers", "fire", "ask")), covers("levers.fire", ("levers", "firewood"))
    (True, False)
    """
    return f"{dotted(path)}.".startswith(f"{place}.")


def accepted_in(tree: Tree | None) -> Accepted:
    """Read what a file accepts; what is not of the right shape is left out."""
    written: Any = tree.at(("accept",)) if tree is not None else None
    entries = written.items() if isinstance(written, dict) else ()
    return {
        str(code): {str(place): str(why) for place, why in places.items()}
        for code, places in entries
        if isinstance(places, dict)
    }


def reason(accept: Accepted, code: str, path: Path) -> str:
    """Return why a code is accepted at a path; empty if it is not."""
    places = accept.get(code, {})
    return next((why for place, why in places.items() if covers(place, path)), "")


def parted(
    accept: Accepted, found: Iterable[Diagnostic]
) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
    """Part what stands from what is accepted; an error never is."""
    kept: list[Diagnostic] = []
    accepted: list[Diagnostic] = []
    for item in found:
        fine = item.severity == "warning" and reason(accept, item.code, item.place)
        (accepted if fine else kept).append(item)
    return tuple(kept), tuple(accepted)


def in_vain(
    tree: Tree, places: Iterable[tuple[str, str]], found: Iterable[Diagnostic]
) -> Iterator[Diagnostic]:
    """W541: of some codes and places, those where nothing of the kind is found.

    Args:
        tree: the file that accepts.
        places: codes and places that were looked at.
        found: what was found there, accepted or not.
    """
    by_code: dict[str, list[Path]] = {}
    for item in found:
        by_code.setdefault(item.code, []).append(item.place)
    looked = list(places)
    for code, place in looked:
        at = by_code.get(code, [])
        if not any(covers(place, path) for path in at):
            message = f"nothing reports {code} at '{place}', so there is nothing to accept"
            others = [each for one, each in looked if one == code]
            free = [path for path in at if not any(covers(each, path) for each in others)]
            hint = suggestion(place, map(dotted, free)) or "take it out"
            yield tree.error(tree.key(("accept", code, place)), "W541", message, hint)


def places_of(accept: Accepted) -> Iterator[tuple[str, str]]:
    """Go through all codes and places."""
    return ((code, place) for code, places in accept.items() for place in places)


def is_elsewhere(place: str) -> bool:
    """Whether a place is one of a translation."""
    return place.split(".", 1)[0] in ELSEWHERE
