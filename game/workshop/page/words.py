"""What may be written at a place of a scenario, and what a key there means: for completion and hover."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from game.scenario.fields import field_at, known_keys
from game.scenario.icons import icon_names
from game.scenario.model.kinds import Form, Ref
from game.scenario.outline import outlined
from game.scenario.places import EACH, PLACES, IdPlace
from game.scenario.tree import Key, Tree

MOST: Final = 60
"""Words that are offered at once."""
_KEY: Final = re.compile(r"^(\s*)((?:- )*)(?:([\w.>() -]+?|\"[^\"]*\"):(?: |$))?")


@dataclass(frozen=True, slots=True)
class Offered:
    """A word that may stand there."""

    word: str
    kind: str
    """`key`, `id`, `icon` or `value`."""
    about: str = ""


def path_at(lines: list[str], line: int) -> tuple[Key, ...]:
    """The keys around a line, read by indentation alone, so that a file which is not whole can be asked about.

    Args:
        lines: of the text.
        line: from 1; its own key is the last, where it has one.

    >>> path_at(["levers:", "  fire:", "    settings:", "      low:"], 4)
    ('levers', 'fire', 'settings', 'low')
    """
    path: list[Key] = []
    depth = 10_000
    for text in reversed(lines[:line]):
        if not text.strip() or text.lstrip().startswith("#"):
            continue
        found = _KEY.match(text)
        assert found
        indent = len(found[1]) + len(found[2])
        if indent >= depth:
            continue
        if found[3] is not None:
            path.append(found[3])
            depth = indent
        if found[2] and len(found[1]) < depth:
            path.append(0)
            depth = len(found[1])
        if depth == 0:
            break
    return tuple(reversed(path))


def offered(tree: Tree, lines: list[str], line: int, column: int) -> tuple[int, list[Offered]]:
    """Words that may stand at a place, and the column at which the word begins that they stand for.

    Args:
        tree: the file as it was last read.
        lines: of the text now.
        line: from 1.
        column: from 1: where the cursor is.
    """
    before = lines[line - 1][: column - 1] if line <= len(lines) else ""
    found = _KEY.match(before)
    word = re.search(r"[\w.-]*$", before)
    assert word
    begin = word.start() + 1
    if found and found[3] is not None and found.end() <= len(before):
        path = path_at([*lines[: line - 1], before], line)
        return begin, _like(_values(tree, path), word[0])
    above = path_at(
        [*lines[: line - 1], " " * (len(before) - len(before.lstrip(" -"))) + "x:"], line
    )
    return begin, _like(_keys(tree, above[:-1]), word[0])


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
    return [*keys, *_ids(tree, above, keys=True)]


def _values(tree: Tree, path: tuple[Key, ...]) -> list[Offered]:
    words = list(_ids(tree, path, keys=False))
    field = field_at(path)
    literal = (
        re.findall(r"'([a-z_]+)'", repr(field.annotation))
        if field and "Literal" in repr(field.annotation)
        else []
    )
    words += [Offered(word, "value") for word in literal]
    return words


def _ids(tree: Tree, path: tuple[Key, ...], keys: bool) -> list[Offered]:
    """Ids and icons that are declared to stand at a place."""
    words: list[Offered] = []
    for place in PLACES:
        if place.keys != keys or not _fits(place, path):
            continue
        if place.declared is Form.ICON:
            words += [Offered(name, "icon") for name in sorted(icon_names())]
        elif place.declared is Form.TARGET:
            words += [Offered(name, "id") for name in outlined(tree).indicators]
        elif isinstance(place.declared, Ref):
            known = outlined(tree).known(place.declared.kind, place.owner(path))
            words += [Offered(name, "id") for name in (*known, *place.declared.words)]
    return list(dict.fromkeys(words))


def _fits(place: IdPlace, path: tuple[Key, ...]) -> bool:
    pattern = place.pattern
    if len(pattern) and pattern[-1] == EACH and not place.keys and len(path) == len(pattern) - 1:
        pattern = pattern[:-1]
    return len(pattern) == len(path) and all(
        p in (EACH, k) for p, k in zip(pattern, path, strict=True)
    )
