"""What in a condition is decided in advance, said where it stands: a comparison, or how parts are joined."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from game.scenario.expression import nodes as n
from game.scenario.expression.names import Names
from game.scenario.expression.ranges import Verdict, interval, parts_of, said, verdict


@dataclass(frozen=True)
class Foregone:
    """A condition, or one comparison in it, whose answer is known in advance."""

    verdict: Verdict
    column: int
    message: str
    hint: str = ""


def findings(node: n.Phrase, names: Names, text: str) -> tuple[Foregone, ...]:
    """Return every comparison that is decided in advance, or else what is joined so that it is.

    Args:
        node: the condition.
        names: what it speaks of.
        text: the condition as written, to quote from.
    """
    foregone = []
    for part in parts_of(node):
        if isinstance(part, n.Comparison):
            known = verdict(part, names)
            if known:
                left, right = (_span(side, names) for side in (part.left, part.right))
                message = f"this is {known} true: the left side is {left}, the right side {right}"
                foregone.append(Foregone(known, part.at, message))
    if not foregone:
        foregone = list(_joined(node, names, text))
    return tuple(foregone)


def _joined(node: n.Phrase, names: Names, text: str) -> Iterator[Foregone]:
    """What is decided in advance only by how its parts are joined: the whole, or any branch of it."""
    known = verdict(node, names) if isinstance(node, (n.AllOf, n.AnyOf)) else None
    if known is None:
        for child in n.children(node):
            yield from _joined(child, names, text)
        return
    message = f"this is {known} true, whatever happens"
    at, hint = node.at, ""
    for first, second in combinations(n.children(node), 2):
        if verdict(type(node)(node.at, node.end, (first, second)), names) == known:  # type: ignore[call-arg]
            one, other = (text[part.at : part.end] for part in (first, second))
            ends = "never both true" if known == "never" else "never both false"
            message, at = f"'{one}' and '{other}' are {ends}", second.at
            hint = _joint(known, first, second)
            break
    yield Foregone(known, at, message, hint)


_ONLY_ONE: Final[Mapping[type[n.Phrase], str]] = {
    n.Chosen: "a lever stands at one setting only",
    n.FactIs: "a fact has one value only",
}


def _joint(known: Verdict, first: n.Phrase, second: n.Phrase) -> str:
    """Which word is meant between two settings of a lever, or two values of a fact."""
    meant = "or" if known == "never" else "and"
    for kind, one in _ONLY_ONE.items():
        if isinstance(first, kind) and isinstance(second, kind):
            return f"{one}: did you mean '{meant}'?"
    return ""


def _span(node: n.Phrase, names: Names) -> str:
    low, high = interval(node, names, epilogue=0)
    return said(low) if low == high else f"{said(low)} to {said(high)}"
