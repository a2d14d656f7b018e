"""Which words of two languages belong together, learned from how a translation itself puts them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Final

from game.scenario.faithful import words_of

Words = frozenset[str]

_FEWEST: Final = 3
"""Texts in which two words stand together before that is more than chance."""
_MOST: Final = 60
"""Texts with a word from which on it says nothing about any of them."""
_LETTERS: Final = 4
_STEM: Final = 5
"""Letters that a word keeps, so that its forms are one."""


@dataclass(frozen=True)
class Ties:
    """Word of the original to the words of the translation that nearly always come with it."""

    of: Mapping[str, Words]

    def fit(self, original: Words, translation: Words) -> int:
        """Count the words of an original that the translation has in one of its ways."""
        return sum(1 for word in original if word in self.of and self.of[word] & translation)

    def known(self, original: Words) -> int:
        """Count the words of an original of which it is known how they are translated."""
        return sum(1 for word in original if word in self.of)


def stems(text: str) -> Words:
    """The words of a text that say something, each by how it starts.

    >>> sorted(stems("The clinics of a clinic"))
    ['clini']
    """
    return frozenset(word[:_STEM].lower() for word in words_of(text) if len(word) >= _LETTERS)


def tied(pairs: Collection[tuple[Words, Words]], most: int = _MOST) -> Ties:
    """Learn which words stand for which: those that come together more often than apart.

    Args:
        pairs: the words of texts and of their translations.
        most: texts with a word up to which it says something; names say something however often they stand.
    """
    here, there = (_common((pair[side] for pair in pairs), most) for side in (0, 1))
    together: Counter[tuple[str, str]] = Counter()
    for one, other in pairs:
        together.update(product(one & here.keys(), other & there.keys()))
    found: dict[str, set[str]] = {}
    for (one_word, other_word), times in together.items():
        if times >= _FEWEST and 4 * times >= here[one_word] + there[other_word]:
            found.setdefault(one_word, set()).add(other_word)
    return Ties({word: frozenset(others) for word, others in found.items()})


def _common(texts: Iterable[Words], most: int) -> dict[str, int]:
    """In how many texts each word stands, neither too few nor too many."""
    counts = Counter(word for words in texts for word in words)
    return {word: times for word, times in counts.items() if _FEWEST <= times <= most}
