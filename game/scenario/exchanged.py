"""Whether two translations of a file stand in each other's place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from game.scenario.ties import Ties, Words, stems, tied

Pair = tuple[Words, Words]


def exchanged(texts: Mapping[str, tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Find texts of which each lacks the words that the file uses for it, and another has them.

    Args:
        texts: path to a text and its translation.

    Yields:
        Two paths whose translations were probably exchanged; each path once, with the likeliest other.
    """
    pairs = {
        path: (stems(original), stems(translation))
        for path, (original, translation) in texts.items()
        if original != translation
    }
    ties = tied(pairs.values())
    strange = [path for path, pair in pairs.items() if not ties.fit(*pair)]
    lacking = {path for path in strange if ties.known(pairs[path][0])}
    likely = [
        (fit, one, other)
        for one, other in combinations(strange, 2)
        if lacking & {one, other} and (fit := _across(ties, pairs, one, other, lacking))
    ]
    told: set[str] = set()
    for _, one, other in sorted(likely, key=lambda found: -found[0]):
        if not told & {one, other}:
            told |= {one, other}
            yield one, other


def _across(ties: Ties, pairs: Mapping[str, Pair], one: str, other: str, lacking: set[str]) -> int:
    """How well two texts fit each other's translations; 0 if not well enough to say so.

    Of two that stand side by side it is enough that half of what is known fits.
    """
    first = ties.fit(pairs[one][0], pairs[other][1])
    second = ties.fit(pairs[other][0], pairs[one][1])
    if first and second:
        return first + second
    words = ties.known(pairs[one][0]) + ties.known(pairs[other][0])
    return first + second if 2 * (first + second) >= words and _beside(one, other) else 0


def _beside(one: str, other: str) -> bool:
    """Whether two paths differ in one part."""
    parts, others = one.split("."), other.split(".")
    return len(parts) == len(others) and sum(map(str.__ne__, parts, others)) == 1
