"""What one word of a condition says beside itself: a clause that is public or verified is agreed, and so on."""

from __future__ import annotations

from collections.abc import Iterator

Atom = tuple[object, ...]

_YES = frozenset((1,))
_SPEAKING = ("published", "verified", "agreed", "chose")


def imply(values: dict[Atom, frozenset[int]]) -> bool:
    """Narrow what is known by what follows from it; False if that is a contradiction.

    Args:
        values: what each word may still be, as 1 and 0 for yes and no; narrowed in place.

    >>> imply({("published", 0): frozenset((1,)), ("agreed", 0): frozenset((0,))})
    False
    >>> known = {("verified", 0): frozenset((1,))}
    >>> imply(known), known[("deal",)]
    (True, frozenset({1}))
    """
    waiting = [atom for atom in values if atom[0] in _SPEAKING]
    while waiting:
        atom = waiting.pop()
        for other in _follows(atom, values[atom]):
            if other not in values:
                values[other] = _YES
                waiting.append(other)
            elif 1 not in values[other]:
                return False
            elif values[other] != _YES:
                values[other] = _YES
                waiting.append(other)
    return True


def _follows(atom: Atom, left: frozenset[int]) -> Iterator[Atom]:
    """What is true because of what a word must be."""
    match atom:
        case ("published" | "verified", lever) if 0 not in left:
            yield ("agreed", lever)
        case ("agreed", _) if 0 not in left:
            yield ("deal",)
        case ("chose", event) if -1 not in left:
            yield ("happened", event)
