"""What may be written at a place of a scenario, and what a key there means: for completion and hover."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from game.scenario.counterparts import TEMPERAMENTS
from game.scenario.expression import RESERVED
from game.scenario.fields import choices, field_at, known_keys
from game.scenario.icons import icon_names
from game.scenario.model.kinds import FREE, SETTING, VALUE, Alone, Form, Ref
from game.scenario.outline import outlined
from game.scenario.places import EACH, PLACES, IdPlace
from game.scenario.tree import Key, Tree
from game.workshop.page.flowed import place_at

_SAID: Final = (Form.CONDITION, Form.FLOW)
"""What is said in the language of conditions."""
MOST: Final = 60
"""Words that are offered at once."""
_VALUE: Final = re.compile(r"[\w.-]*$")
_NAME: Final = re.compile(r"(?:\w+\()?[\w.-]*$")
"""A key, or one with a seat in brackets."""
_IS: Final = re.compile(r"(\w+) is (?:not )?\w*$")
"""The end of a condition in which a setting, or a value of a fact, is named."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A word that may stand there."""

    word: str
    kind: str
    """`key`, `id`, `icon` or `value`."""
    about: str = ""


def offered(tree: Tree, lines: list[str], line: int, column: int) -> tuple[int, list[Offered]]:
    """Words that may stand at a place, and the column at which the word begins that they stand for.

    Args:
        tree: the file as it was last read.
        lines: of the text now.
        line: from 1.
        column: from 1: where the cursor is.
    """
    before = lines[line - 1][: column - 1] if line <= len(lines) else ""
    place = place_at(lines, line, column)
    word = (_VALUE if place.value else _NAME).search(before)
    assert word
    may = _values(tree, place.path, before) if place.value else _keys(tree, place.path)
    return word.start() + 1, _like(may, word[0])


def _like(words: list[Offered], typed: str) -> list[Offered]:
    """Words that begin with what was typed, then those that hold it."""
    first = [each for each in words if each.word.startswith(typed)]
    return [*first, *(each for each in words if typed in each.word and each not in first)][:MOST]


def meaning(path: tuple[Key, ...]) -> str:
    """What the last key of a path means; empty for an id, and for a key that there is not."""
    field = field_at(path) if path else None
    return " ".join((field.description or "").split()) if field else ""


def _keys(tree: Tree, above: tuple[Key, ...]) -> list[Offered]:
    keys = [Offered(key, "key", meaning((*above, key))) for key in known_keys(above)]
    ids = _ids(tree, above, keys=True)
    if any(isinstance(place.declared, Alone) and _fits(place, above) for place in PLACES):
        # What is under its key may stand there alone.
        ids += [Offered(name, "id") for name in outlined(tree).targets]
    return [*keys, *ids]


def _values(tree: Tree, path: tuple[Key, ...], before: str) -> list[Offered]:
    """Words for the value at a path, of which `before` is written already."""
    words = list(_ids(tree, path, keys=False))
    if any(_fits(place, path) and place.declared in _SAID for place in PLACES):
        words += _said(tree, before)
    return [*words, *(Offered(word, "value") for word in choices(path))]


def _ids(tree: Tree, path: tuple[Key, ...], keys: bool) -> list[Offered]:
    """Ids and icons that are declared to stand at a place."""
    words: list[Offered] = []
    for place in PLACES:
        if place.keys != keys or not _fits(place, path):
            continue
        if place.declared is Form.ICON:
            words += [Offered(name, "icon") for name in sorted(icon_names())]
        elif place.declared is Form.COUNTERPART:
            words += [Offered(name, "value") for name in TEMPERAMENTS]
        elif place.declared is Form.TARGET:
            words += [Offered(name, "id") for name in outlined(tree).targets]
        elif isinstance(place.declared, Ref):
            known = outlined(tree).known(place.declared.kind, place.owner(path))
            words += [Offered(name, "id") for name in (*known, *place.declared.words)]
    return list(dict.fromkeys(words))


def _said(tree: Tree, before: str) -> list[Offered]:
    """Ids that a condition or a flow may name next."""
    outline, of = outlined(tree), _IS.search(before)
    if of:
        known = outline.known(SETTING, of[1]) or outline.known(VALUE, of[1])
        return [Offered(name, "id") for name in known]
    ids = [Offered(name, "id") for kind in FREE for name in outline.known(kind)]
    return [*ids, *(Offered(word, "value") for word in sorted(RESERVED))]


def _fits(place: IdPlace, path: tuple[Key, ...]) -> bool:
    pattern = place.pattern
    if len(pattern) and pattern[-1] == EACH and not place.keys and len(path) == len(pattern) - 1:
        pattern = pattern[:-1]
    if len(path) == len(pattern) + 1 and not place.keys and isinstance(path[-1], int):
        # One of a list where one name alone may stand as well.
        path = path[:-1]
    return len(pattern) == len(path) and all(
        p in (EACH, k) for p, k in zip(pattern, path, strict=True)
    )
