"""What the model knows at a place of a file: which keys are possible there, and which field one is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from types import UnionType
from typing import Any, Final, Literal, TypeGuard, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from game.scenario.model import Scenario
from game.scenario.tree import Key, Path, Tree

_LABELS: Final = {
    "stakeholders": "seat",
    "levers": "lever",
    "settings": "setting",
    "indicators": "indicator",
    "events": "event",
    "endings": "ending",
    "facts": "fact",
    "red_lines": "red line",
    "sources": "source",
    "lengths": "length",
    "constituencies": "constituency",
    "options": "option",
    "values": "value",
    "aliases": "alias",
}


def parts_at(loc: Sequence[Key]) -> list[type[BaseModel]]:
    """List the parts of the model that may stand at `loc`; where a list is meant, one of it alone."""
    kinds = _kinds_at(loc)
    items = (
        one for kind in kinds if get_origin(kind) is tuple for one in branches(get_args(kind)[0])
    )
    return [kind for kind in (*kinds, *items) if is_part(kind)]


def known_keys(loc: Sequence[Key]) -> list[str]:
    """List the keys that are possible in the part at `loc`."""
    return [key for part in parts_at(loc) for key in fields_of(part)]


def field_at(loc: Sequence[Key]) -> FieldInfo | None:
    """Return the field that the last part of `loc` names."""
    for part in parts_at(loc[:-1]):
        field = fields_of(part).get(str(loc[-1]))
        if field is not None:
            return field
    return None


def choices(loc: Sequence[Key]) -> tuple[str, ...]:
    """The words that may stand at `loc`, if there is no more than a choice among them.

    >>> choices(("indicators", "air", "good")), choices(("endings", "peace", "otherwise"))
    (('high', 'low', 'neither'), ('true', 'false'))
    """
    field = field_at(loc)
    kinds = list(branches(field.annotation)) if field else []
    if kinds == [bool]:
        return ("true", "false")
    words = [word for kind in kinds if get_origin(kind) is Literal for word in get_args(kind)]
    return tuple(map(str, words))


@cache
def inner_names() -> frozenset[str]:
    """The names of fields that are written otherwise: the model knows both, an author only the alias."""
    named = (pair for part in all_parts() for pair in part.model_fields.items())
    return frozenset(name for name, field in named if field.alias)


@cache
def all_parts() -> tuple[type[BaseModel], ...]:
    """List every part of the model, the whole scenario first, each before those that stand in it."""
    found: dict[type[BaseModel], None] = {}

    def gather(kind: Any) -> None:
        if not is_part(kind):
            for inner in get_args(kind):
                gather(inner)
        elif kind not in found:
            found[kind] = None
            for field in kind.model_fields.values():
                gather(field.annotation)

    gather(Scenario)
    return tuple(found)


def is_part(kind: Any) -> TypeGuard[type[BaseModel]]:
    """Whether a type is a part of the model, a group of keys."""
    return isinstance(kind, type) and issubclass(kind, BaseModel)


@cache
def fields_of(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """The fields of a part, by what an author calls them."""
    return {info.alias or name: info for name, info in model.model_fields.items()}


def _kinds_at(loc: Sequence[Key]) -> list[Any]:
    kinds: list[Any] = [Scenario]
    for part in loc:
        further = [inner for kind in kinds for inner in _step(kind, part)]
        kinds = further or kinds
    return kinds


def _step(kind: Any, part: Key) -> Iterator[Any]:
    if is_part(kind):
        info = fields_of(kind).get(str(part))
        if info is not None:
            yield from branches(info.annotation)
    elif get_origin(kind) is dict:
        yield from branches(get_args(kind)[1])
    elif get_origin(kind) in (tuple, list):
        inner = branches(get_args(kind)[0])
        # Where a list is meant, one item may stand without brackets.
        yield from inner if isinstance(part, int) else (k for i in inner for k in _step(i, part))


def branches(kind: Any) -> Iterator[Any]:
    """Every type that a value may be of, where it may be of several."""
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        for inner in get_args(kind):
            yield from branches(inner)
    else:
        yield kind


def label(path: Path) -> str:
    """Name a part for a message.

    >>> label(("levers", "release")), label(())
    ("lever 'release'", 'the scenario')
    """
    if not path:
        return "the scenario"
    if len(path) >= 2 and path[-2] in _LABELS:
        return f"{_LABELS[str(path[-2])]} '{path[-1]}'"
    if isinstance(path[-1], int) and len(path) >= 2:
        return f"an entry of '{path[-2]}'"
    return f"'{path[-1]}'"


def belonging(tree: Tree, path: Path) -> str:
    """Say where a key belongs that has slid into a group beside it, by its indentation; empty if nowhere."""
    key = str(path[-1])
    around = (path[:size] for size in range(len(path) - 2, -1, -1))
    part = next((each for each in around if known_keys(each)), ())
    present = tree.at(part)
    if key not in known_keys(part) or not isinstance(present, dict) or key in present:
        return ""
    slid = tree.key(path).line > tree.key(path[:-1]).line
    return f"it belongs to {label(part)}{': move it to the left' * slid}"
