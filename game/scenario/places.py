"""Where in a file ids, and texts that hold ids, stand: read off what the model's fields declare.

A place is a pattern of paths. The declarations are those of `game.scenario.model.kinds`; nothing else says
where an id of which kind belongs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Final, Union, get_args, get_origin

from pydantic import BaseModel

from game.scenario.model import Scenario, Text
from game.scenario.model.kinds import Alone, Declared, Form, Kind, Makes, Ref
from game.scenario.tree import Path, Tree

EACH: Final = "*"
"""Stands for every key or item in a pattern of paths."""

Pattern = tuple[str, ...]


def selected(data: Any, pattern: Pattern) -> Iterator[tuple[Path, Any]]:
    """Find everything at the paths that match `pattern`, in the order of the file.

    >>> list(selected({"a": {"x": {"n": 1}, "y": {"n": 2}}}, ("a", "*", "n")))
    [(('a', 'x', 'n'), 1), (('a', 'y', 'n'), 2)]
    """
    places: list[tuple[Path, Any]] = [((), data)]
    for part in pattern:
        further: list[tuple[Path, Any]] = []
        for path, node in places:
            if part != EACH:
                if isinstance(node, dict) and part in node:
                    further.append((path + (part,), node[part]))
            elif isinstance(node, dict):
                further.extend((path + (key,), inner) for key, inner in node.items())
            elif isinstance(node, list):
                further.extend((path + (place,), inner) for place, inner in enumerate(node))
        places = further
    yield from places


@dataclass(frozen=True, slots=True)
class IdPlace:
    """Where a declaration holds.

    Attributes:
        pattern: of the paths of the values, or of the groups whose keys are meant.
        declared: what stands there.
        keys: whether the keys of groups are meant.
        depth: where in such a path the id stands of what the kind belongs to; -1 if it belongs to nothing.
    """

    pattern: Pattern
    declared: Declared
    keys: bool
    depth: int = -1

    def owner(self, path: Path) -> str:
        """The id of what the kind belongs to: the lever of a setting."""
        return str(path[self.depth]) if self.depth >= 0 else ""


def _of_part(part: type[BaseModel], pattern: Pattern, above: dict[Kind, int]) -> Iterator[IdPlace]:
    """The places in a part of the model; `above` says where ids of some kinds stand on the way to it."""
    for name, field in part.model_fields.items():
        here = (*pattern, field.alias or name)
        yield from _of_type(field.annotation, field.metadata, here, above, None)


def _of_type(
    kind: Any,
    marks: Sequence[object],
    here: Pattern,
    above: dict[Kind, int],
    declared: Declared | None,
) -> Iterator[IdPlace]:
    """The places in a value of some type, given what is declared of it, here and further out."""
    declared = next((mark for mark in marks if isinstance(mark, Declared)), declared)
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        yield from _of_type(inner[0], (*marks, *inner[1:]), here, above, declared)
    elif origin in (Union, UnionType):
        for branch in inner:
            yield from _of_type(branch, (), here, above, declared)
    elif origin is dict:
        keys = next((mark for mark in _marks(inner[0]) if isinstance(mark, Declared)), None)
        if keys is not None:
            yield _place(here, keys, True, above)
        if isinstance(keys, Makes | Ref):
            above = {**above, keys.kind: len(here)}
        yield from _of_type(inner[1], (), (*here, EACH), above, None)
    elif origin is tuple and not _is_part(inner[0]):
        yield from _of_type(inner[0], (), here, above, declared)
    elif origin is tuple:
        yield from _of_part(inner[0], (*here, EACH), above)
        if isinstance(declared, Alone):
            yield _place(here, declared, False, above)
            yield from _of_part(inner[0], here, above)
    elif _is_part(kind):
        yield from _of_part(kind, here, above)
    elif declared is not None:
        yield _place(here, declared, False, above)


def _marks(kind: Any) -> tuple[Any, ...]:
    return get_args(kind)[1:] if get_origin(kind) is Annotated else ()


def _is_part(kind: Any) -> bool:
    """Whether a type is a part in which more is declared; texts are looked up by their own form."""
    return isinstance(kind, type) and issubclass(kind, BaseModel) and kind is not Text


def _place(pattern: Pattern, declared: Declared, keys: bool, above: dict[Kind, int]) -> IdPlace:
    owner = declared.kind.owner if isinstance(declared, Makes | Ref) else None
    return IdPlace(pattern, declared, keys, above[owner] if owner else -1)


PLACES: Final = tuple(dict.fromkeys(_of_part(Scenario, (), {})))
"""Every place in a scenario of which something is declared."""
MADE: Final = {at.declared.kind: at for at in PLACES if isinstance(at.declared, Makes)}
"""Where the things of each kind are made."""
REFS: Final = tuple((at, at.declared) for at in PLACES if isinstance(at.declared, Ref))
"""Every place where an id refers to something, but for those in texts."""
IN_TEXTS: Final = {
    at.declared.kind: at.pattern[-1]
    for at in _of_part(Text, (), {})
    if isinstance(at.declared, Ref)
}
"""What a text may refer to, and under which key of its long form."""


@cache
def patterns(declared: Declared) -> tuple[Pattern, ...]:
    """The patterns of all places of which one thing is declared."""
    return tuple(at.pattern for at in PLACES if at.declared == declared)


def in_texts(tree: Tree, kind: Kind) -> Iterator[tuple[Path, Any]]:
    """Find what texts refer to as one of a kind, wherever one is written in its long form."""
    name = IN_TEXTS.get(kind)
    for path in tree.keys if name else ():
        if path[-1] == name:
            text = tree.at(path[:-1])
            if isinstance(text, dict) and "text" in text:
                yield path, text[name]


_BLOCKS: Final = tuple(
    (at.pattern, at.declared.key) for at in PLACES if isinstance(at.declared, Alone)
)
_EFFECTS: Final = tuple(
    pattern
    for pattern in patterns(Form.TARGET)
    if not any(pattern[: len(block)] == block for block, _ in _BLOCKS)
)


def effect_groups(data: Any) -> Iterator[tuple[Path, dict[Any, Any]]]:
    """Find every group of effects: what changes by how much.

    >>> calm = {"settings": {"low": {"once": [{"wood": 1}, {"when": "deal", "effects": {"oven": 2}}]}}}
    >>> [group for _, group in effect_groups({"levers": {"fire": calm}})]
    [{'wood': 1}, {'oven': 2}]
    """
    for pattern in _EFFECTS:
        for path, value in selected(data, pattern):
            if isinstance(value, dict):
                yield path, value
    for pattern, key in _BLOCKS:
        for path, value in selected(data, pattern):
            blocks = [(path, value)]
            if isinstance(value, list):
                blocks = [(path + (place,), item) for place, item in enumerate(value)]
            for where, block in blocks:
                under = isinstance(block, dict) and key in block
                group = block[key] if under else block
                if isinstance(group, dict):
                    yield (*where, key) if under else where, group
