"""Whether a translation names whom and what its original names: seats and sides, what is written large, and names in quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from game.scenario.texts import quoted
from game.scenario.ties import Words, tied

_LARGE: Final = re.compile(r"(?<=[a-záéíóúñü,;:] )[^\W\d_a-záéíóúñü][^\W\d_]{2,}")
"""A word that is written large within a sentence."""


class OtherName(NamedTuple):
    """A name of an original that its translation lacks, and another that stands there, from a character on."""

    path: str
    at: int
    lost: str
    new: str


def other_names(
    texts: Mapping[str, tuple[str, str]], given: Mapping[str, str]
) -> Iterator[OtherName]:
    """Find translations that name another seat, side or place than their original.

    Args:
        texts: path to a text and its translation.
        given: what is called otherwise, or not, in the translation: its name there.
    """
    names = _learned(texts)
    for name, translated in given.items():
        names[name] = names.get(name, frozenset()) | {translated}
    origins: dict[str, set[str]] = {}
    for name, translations in names.items():
        for translated in translations:
            origins.setdefault(translated, set()).add(name)
    large, translated_large = _any_of(names), _any_of(origins)
    for path, (original, translation) in texts.items():
        there, here = large.findall(original), translated_large.findall(translation)
        lost = [name for name in there if not _any_in(translation, {name, *names[name]})]
        new = [name for name in here if not _any_in(original, {name, *origins[name]})]
        if lost and new:
            yield OtherName(path, translation.find(new[0]), lost[0], new[0])


def _any_in(text: str, names: Iterable[str]) -> bool:
    return any(name in text for name in names)


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of some names as a whole, the longest that stands somewhere."""
    listed = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{listed or '(?!)'})(?!\w)")


def _learned(texts: Mapping[str, tuple[str, str]]) -> dict[str, Words]:
    """Names that are written large and nearly always come together."""
    large = [
        (frozenset(_LARGE.findall(original)), frozenset(_LARGE.findall(translation)))
        for original, translation in texts.values()
    ]
    return dict(tied(large, most=len(large)).of)


def other_quotes(texts: Mapping[str, tuple[str, str]]) -> Iterator[OtherName]:
    """Find names of things in quotes that are called otherwise in the quotes of the translation."""
    called: dict[str, set[str]] = {}
    for path, (original, translation) in texts.items():
        if path.endswith((".name", ".title", ".short")):
            called.setdefault(original.casefold(), set()).add(translation.casefold())
    for path, (original, translation) in texts.items():
        first, second = list(quoted(original)), list(quoted(translation))
        if len(first) != len(second):
            continue
        for (_, one), (at, other) in zip(first, second, strict=True):
            names = called.get(one.casefold())
            if names and not any(name in translation.casefold() for name in names):
                yield OtherName(path, at, one, other)
