"""Every text of a scenario that a player reads, with its path; and how hard it is to read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, Final, get_args

from pydantic import BaseModel

from game.locale.languages import known
from game.scenario.model import Scenario, Text

Key = str | int

QUOTED: Final = re.compile(r"\"([^\"]*)\"|“([^”]*)”|«([^»]*)»")
"""What stands in double quotes, whatever their form; what is inside is the group that matched."""


def quoted(text: str) -> Iterator[tuple[int, str]]:
    """What a text has in double quotes, each with where its quotes begin; empty ones left out.

    >>> list(quoted('The "Night bus" and «la luz» and ""'))
    [(4, 'Night bus'), (20, 'la luz')]
    """
    for found in QUOTED.finditer(text):
        inside = " ".join("".join(filter(None, found.groups())).split())
        if inside:
            yield found.start(), inside


def texts(scenario: Scenario) -> dict[tuple[Key, ...], Text]:
    """List every text by its path in the model, in the order of the model.

    A default that the author has not written (such as the unit `points`) is not among them.
    """
    return dict(_walk(scenario, ()))


def _walk(node: Any, path: tuple[Key, ...]) -> Iterator[tuple[tuple[Key, ...], Text]]:
    if isinstance(node, Text):
        yield path, node
    elif isinstance(node, BaseModel):
        written = node.model_fields_set
        for name, key in _parts(type(node)):
            if name in written:
                yield from _walk(getattr(node, name), path + (key,))
    elif isinstance(node, dict):
        for key, inner in node.items():
            yield from _walk(inner, path + (key,))
    elif isinstance(node, tuple):
        for place, inner in enumerate(node):
            yield from _walk(inner, path + (place,))


@cache
def _parts(kind: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The fields of a part that may hold texts, and what an author calls them."""
    fields = kind.model_fields
    return tuple(
        (name, fields[name].alias or name) for name in fields if _may_hold(fields[name].annotation)
    )


def _may_hold(kind: Any) -> bool:
    """Whether a type may hold a text: a text, a part, or a group of such."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return True
    return any(_may_hold(inner) for inner in get_args(kind))


def rewritten(scenario: Scenario, change: Callable[[str, Text], Text]) -> Scenario:
    """Return the scenario with every text changed; `change` gets its path, with dots, and the text."""
    changed: Scenario = _rewritten(scenario, (), change)
    return changed


def _rewritten(node: Any, path: tuple[Key, ...], change: Callable[[str, Text], Text]) -> Any:
    if isinstance(node, Text):
        return change(".".join(str(part) for part in path), node)
    if isinstance(node, BaseModel):
        update = {
            name: _rewritten(getattr(node, name), path + (key,), change)
            for name, key in _parts(type(node))
            if name in node.model_fields_set
        }
        return node.model_copy(update=update) if update else node
    if isinstance(node, dict):
        return {key: _rewritten(inner, path + (key,), change) for key, inner in node.items()}
    if isinstance(node, tuple):
        return tuple(_rewritten(inner, path + (i,), change) for i, inner in enumerate(node))
    return node


def words(parts: Iterable[Text]) -> int:
    """Count the words of some texts."""
    return sum(len(part.text.split()) for part in parts)


_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SENTENCE: Final = re.compile(r"[.!?…]+(?:\s|$)")
_VOWELS: Final = re.compile(r"[aeiouyáéíóúü]+", re.IGNORECASE)


def ease(text: str, language: str) -> float:
    """Estimate how easy a text is to read: about 90 very easy, 60 plain, 30 hard.

    By the formula of the language (Flesch 1948 and those made after it). Syllables are counted as groups of
    vowels, so single words may be off; use it for whole passages.

    >>> ease("The cat sat on the mat. It was fat.", "en") > 90
    True
    """
    spoken = _WORD.findall(text)
    sentences = max(1, len(_SENTENCE.findall(text)))
    if not spoken:
        return 100.0
    syllables = sum(_syllables(word, language) for word in spoken) / len(spoken)
    length = len(spoken) / sentences
    reading = known(language).reading
    return reading.start - reading.syllable * syllables - reading.word * length


def _syllables(word: str, language: str) -> int:
    count = len(_VOWELS.findall(word))
    if count > 1 and known(language).reading.silent(word.lower()):
        count -= 1
    return max(1, count)
