"""What may be written for a key, in an author's words: read off the type and limits of its field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import NoneType
from typing import Annotated, Any, Final, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from game.scenario.counterparts import TEMPERAMENTS
from game.scenario.fields import branches, is_part
from game.scenario.model import Text
from game.scenario.model.kinds import Alone, Declared, Form, Makes, Ref
from game.scenario.schema import ALONE

PlaceOf = Callable[[type[BaseModel]], str]
"""Where a part stands."""

_MILLION: Final = 1_000_000
FORMS: Final = {
    Form.CONDITION: "a condition",
    Form.FLOW: "a formula",
    Form.TARGET: "an indicator, `mandate(seat)` or `trust(holder > actor)`",
    Form.PAIR: "`holder > actor`",
    Form.CODE: "the code of a check",
    Form.PLACE: "the path of what it is about, such as `levers.fire`",
    Form.ICON: "the name of an icon from lucide.dev",
    Form.COUNTERPART: f"a mind ({', '.join(TEMPERAMENTS)}), or one with another in brackets",
    Form.WORDS: "words",
    Form.TEXT: "the path of a text, such as `levers.fire.name`",
}
"""What a text or key is that is no id itself."""


def written(kind: Any, marks: Sequence[Any], place_of: PlaceOf) -> str:
    """Say what may be written for a value of a type.

    >>> written(dict[str, bool], (), lambda part: "")
    'a group (each key is a text, each value `true` or `false`)'
    """
    if get_origin(kind) is Annotated:
        inner, *more = get_args(kind)
        return written(inner, (*marks, *more), place_of)
    kinds = [one for one in branches(kind) if one is not NoneType]
    if set(kinds) == {int, float}:
        return f"a number{_range(marks)}"
    if len(kinds) > 1:
        known = next((mark for mark in marks if isinstance(mark, Ref)), None)
        if known:
            return _reference(known, any(get_origin(one) is tuple for one in kinds))
        return " or ".join(dict.fromkeys(written(one, marks, place_of) for one in kinds))
    if kinds[0] != kind:
        return written(kinds[0], marks, place_of)
    return _single(kind, marks, place_of)


def _single(kind: Any, marks: Sequence[Any], place_of: PlaceOf) -> str:
    origin = get_origin(kind)
    if origin is Literal:
        return _one_of([f"`{word}`" for word in get_args(kind)])
    if origin is dict:
        keys, inner = get_args(kind)
        key, value = written(keys, (), place_of), written(inner, (), place_of)
        return f"a group (each key is {key}, each value {value})"
    if origin is tuple:
        known = next((mark for mark in marks if isinstance(mark, Ref)), None)
        if known:
            return _reference(known, True)
        alone = tuple(mark for mark in marks if isinstance(mark, Alone))
        return f"{written(get_args(kind)[0], alone, place_of)}, or a list of such{_size(marks)}"
    if kind is Text:
        return "a text"
    if is_part(kind):
        shorter = next((mark.key for mark in marks if isinstance(mark, Alone)), None)
        shorter = shorter or ALONE.get(kind.__name__)
        said = f" (or what would stand under `{shorter}` alone)" if shorter else ""
        return f"a group of keys, those of `{place_of(kind)}`{said}"
    if kind is bool:
        return "`true` or `false`"
    if kind is int:
        return f"a whole number{_range(marks)}"
    return _word(marks)


def _word(marks: Sequence[Any]) -> str:
    declared = next((mark for mark in marks if isinstance(mark, Declared)), None)
    if isinstance(declared, Ref):
        return _reference(declared, False)
    if isinstance(declared, Makes):
        return f"an id of your own for {declared.kind.one}"
    return FORMS.get(declared, "a text") if isinstance(declared, Form) else "a text"


def _reference(ref: Ref, several: bool) -> str:
    words = [f"`{word}`" for word in ref.words]
    single = _one_of([f"the id of {ref.kind.one}", *words])
    return f"{single}, or a list of ids" if several else single


def _one_of(words: Sequence[str]) -> str:
    """The words as a choice: `a`, `b` or `c`."""
    *first, last = words
    return f"{', '.join(first)} or {last}" if first else last


def _limits(marks: Sequence[Any], name: str) -> list[Any]:
    """The limits of one kind among the marks of a field, however deep they stand in them."""
    each = (mark.metadata if isinstance(mark, FieldInfo) else (mark,) for mark in marks)
    return [getattr(one, name) for inner in each for one in inner if hasattr(one, name)]


def _range(marks: Sequence[Any]) -> str:
    low = max((limit for limit in _limits(marks, "ge") if limit > -_MILLION), default=None)
    high = min((limit for limit in _limits(marks, "le") if limit < _MILLION), default=None)
    if low is not None and high is not None:
        return f" from {low} to {high}"
    return f", {low} or more" if low is not None else ""


def _size(marks: Sequence[Any]) -> str:
    low, high = _limits(marks, "min_length"), _limits(marks, "max_length")
    return f" ({low[0]} to {high[0]})" if low and high else f" ({low[0]} or more)" if low else ""


def left_out(field: FieldInfo) -> str:
    """Say what holds where a key is left out."""
    if field.is_required():
        return "It is needed."
    default = field.default
    if isinstance(default, bool):
        return f"Left out: {str(default).lower()}."
    if isinstance(default, int | float | str) and default != "":
        return f"Left out: {default}."
    if isinstance(default, tuple) and default and all(isinstance(one, str) for one in default):
        return f"Left out: {', '.join(default)}."
    return "It may be left out."
