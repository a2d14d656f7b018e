"""Things by what they are called in texts, for an author who remembers the name and not the id."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Any, Final

from game.scenario.model.kinds import Kind
from game.scenario.places import EACH, MADE, selected

_KEYS: Final = ("name", "short", "title")
_WORD: Final = re.compile(r"[^\W_]+")


def by_title(
    data: Any, word: str, kinds: Iterable[Kind], among: Collection[str] | None = None
) -> str:
    """Say which thing of some kinds has a word in its name, if there is just one; empty otherwise.

    Args:
        data: the file.
        word: what somebody wrote for its id.
        kinds: of things.
        among: the ids that are possible, if not all.

    >>> lakes = {"indicators": {"reservoir": {"name": "Lake behind the dam"}}}
    >>> from game.scenario.model.kinds import INDICATOR
    >>> by_title(lakes, "lake", [INDICATOR])
    "did you mean 'reservoir' (Lake behind the dam)?"
    >>> by_title(lakes, "lake", [INDICATOR], among=["river"])
    ''
    """
    wanted = set(_words(word))
    found = [
        (str(path[-1]), name)
        for kind in kinds
        for path, thing in selected(data, (*MADE[kind].pattern, EACH))
        for name in _names(thing)
        if wanted and wanted <= set(_words(name)) and (among is None or path[-1] in among)
    ]
    if len({key for key, _ in found}) != 1:
        return ""
    key, name = found[0]
    called = "" if _words(name) == _words(key) else f" ({name})"
    return f"did you mean '{key}'{called}?"


def _names(thing: Any) -> list[str]:
    """What a thing is called, in its short or its long form."""
    values = [thing.get(key) for key in _KEYS] if isinstance(thing, dict) else [thing]
    texts = [value.get("text") if isinstance(value, dict) else value for value in values]
    return [text for text in texts if isinstance(text, str)]


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]
