"""Snippets for editors: a seat, lever, setting, indicator, event or ending to fill in.

Each is cut out of the scenarios of the reference, which the tests check; what is to be filled in are its
values, and of a key with a choice the model's words are offered.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from textwrap import dedent
from types import UnionType
from typing import Final

from game.scenario.decoding import decoded
from game.scenario.fields import choices
from game.scenario.model.kinds import Makes, Ref
from game.scenario.parsing import read
from game.scenario.places import PLACES, effect_groups, selected
from game.scenario.reference import looked_up
from game.scenario.reference.examples import FILES, excerpt
from game.scenario.tree import Path, Tree

SHOWN: Final[dict[str, Path]] = {
    "seat": ("stakeholders", "south"),
    "lever": ("levers", "hours"),
    "setting": ("levers", "hours", "settings", "short"),
    "indicator": ("indicators", "mood"),
    "event": ("events", "storm"),
    "ending": ("endings", "warm"),
}
"""What is offered under each word: a thing of the first file of examples."""
_OUTSIDE: Final = re.compile(r"[\\$}]")
_IN_CHOICE: Final = re.compile(r"[\\$},|]")


def snippets() -> str:
    """Return all as the text of a `.code-snippets` file of Visual Studio Code."""
    text, _ = decoded(FILES[0])
    tree = read(text or "", FILES[0].name)
    offered = {
        f"Parley: {word}": {
            "scope": "yaml",
            "prefix": word,
            "description": looked_up(word)[0][0].meaning,
            "body": _body(tree, path),
        }
        for word, path in SHOWN.items()
    }
    return json.dumps(offered, indent=2, ensure_ascii=False) + "\n"


def _body(tree: Tree, path: Path) -> list[str]:
    """The lines of a thing, with a place to fill in for each id and value."""
    shown = excerpt(tree, path)
    lines = shown.splitlines()[len(path) - 1 :]
    first = tree.keys[path]
    start = first.offset - (first.column - 1)
    block = "\n".join(lines)
    pieces, done = [], 0
    made = {str(inner[-1]) for inner in tree.keys if inner[:-1] in _groups_of_ids(tree, Makes)}
    numbers: dict[str, int] = {}
    for at, word, may in _blanks(tree, path):
        again = word in numbers
        number = numbers.setdefault(word if word in made else f"at {at}", len(numbers) + 1)
        before = _OUTSIDE.sub(r"\\\g<0>", block[done : at - start])
        pieces += [before, f"${{{number}}}" if again else _blank(number, word, may)]
        done = at - start + len(word)
    return dedent("".join((*pieces, _OUTSIDE.sub(r"\\\g<0>", block[done:])))).splitlines()


def _blanks(tree: Tree, path: Path) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """What is to be filled in: where it stands, what stands there now, and what may stand there.

    Where a word stands twice, what is typed for the first appears at the second: a setting at the start.
    """
    groups = _groups_of_ids(tree, Makes | Ref) | {where for where, _ in effect_groups(tree.data)}
    blanks = [
        (tree.keys[inner].offset, str(inner[-1]), ())
        for inner in tree.keys
        if inner[: len(path)] == path and inner[:-1] in groups
    ]
    values = [
        (spot.offset, _source(tree, inner), choices(inner))
        for inner, spot in tree.values.items()
        if inner[: len(path)] == path and not isinstance(tree.at(inner), dict | list)
    ]
    yield from sorted([*blanks, *values])


def _groups_of_ids(tree: Tree, declared: type | UnionType) -> set[Path]:
    """Where the groups stand whose keys are ids that are made there, or refer to something."""
    named = [at.pattern for at in PLACES if at.keys and isinstance(at.declared, declared)]
    return {where for pattern in named for where, _ in selected(tree.data, pattern)}


def _source(tree: Tree, path: Path) -> str:
    """A value as it is written, which is plainly."""
    value = tree.at(path)
    word = str(value).lower() if isinstance(value, bool) else str(value)
    if not tree.text.startswith(word, tree.values[path].offset):
        raise ValueError(f"write {word!r} without quotes, and on one line")
    return word


def _blank(number: int, word: str, choices: tuple[str, ...]) -> str:
    if choices:
        others = [choice for choice in choices if choice != word]
        listed = ",".join(_IN_CHOICE.sub(r"\\\g<0>", one) for one in (word, *others))
        return f"${{{number}|{listed}|}}"
    escaped = _OUTSIDE.sub(r"\\\g<0>", word)
    return f"${{{number}:{escaped}}}"
