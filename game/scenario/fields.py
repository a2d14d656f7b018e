"""What the model knows at a place of a file: which keys are possible there, and which field one is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from types import UnionType
from typing import Any, TypeGuard, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from game.scenario.model import Scenario
from game.scenario.tree import Key


def parts_at(loc: Sequence[Key]) -> list[type[BaseModel]]:
    """List the parts of the model that may stand at `loc`; where a list is meant, one of it alone."""
    kinds = _kinds_at(loc)
    items = (
        one for kind in kinds if get_origin(kind) is tuple for one in _branches(get_args(kind)[0])
    )
    return [kind for kind in (*kinds, *items) if _is_model(kind)]


def known_keys(loc: Sequence[Key]) -> list[str]:
    """List the keys that are possible in the part at `loc`."""
    return [key for part in parts_at(loc) for key in _fields(part)]


def field_at(loc: Sequence[Key]) -> FieldInfo | None:
    """Return the field that the last part of `loc` names."""
    for part in parts_at(loc[:-1]):
        field = _fields(part).get(str(loc[-1]))
        if field is not None:
            return field
    return None


@cache
def inner_names() -> frozenset[str]:
    """The names of fields that are written otherwise: the model knows both, an author only the alias."""
    kinds: set[type[BaseModel]] = set()
    waiting: list[Any] = [Scenario]
    while waiting:
        kind = waiting.pop()
        if not _is_model(kind):
            waiting += get_args(kind)
        elif kind not in kinds:
            kinds.add(kind)
            waiting += [field.annotation for field in kind.model_fields.values()]
    named = (pair for part in kinds for pair in part.model_fields.items())
    return frozenset(name for name, field in named if field.alias)


def _is_model(kind: Any) -> TypeGuard[type[BaseModel]]:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


@cache
def _fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    return {info.alias or name: info for name, info in model.model_fields.items()}


def _kinds_at(loc: Sequence[Key]) -> list[Any]:
    kinds: list[Any] = [Scenario]
    for part in loc:
        further = [inner for kind in kinds for inner in _step(kind, part)]
        kinds = further or kinds
    return kinds


def _step(kind: Any, part: Key) -> Iterator[Any]:
    if _is_model(kind):
        info = _fields(kind).get(str(part))
        if info is not None:
            yield from _branches(info.annotation)
    elif get_origin(kind) is dict:
        yield from _branches(get_args(kind)[1])
    elif get_origin(kind) in (tuple, list):
        inner = _branches(get_args(kind)[0])
        # Where a list is meant, one item may stand without brackets.
        yield from inner if isinstance(part, int) else (k for i in inner for k in _step(i, part))


def _branches(kind: Any) -> Iterator[Any]:
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        for inner in get_args(kind):
            yield from _branches(inner)
    else:
        yield kind
