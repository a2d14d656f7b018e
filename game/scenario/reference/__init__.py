"""Every key of the language: what it means, what may be written, and an example, read off the model.

Nothing is written down twice: meanings are the descriptions of the model's fields, ranges their limits,
examples are cut out of the scenarios in this folder, which the tests check like any other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Annotated, Any, Final, get_args, get_origin

from pydantic import BaseModel

from game.scenario.alike import suggestion
from game.scenario.fields import all_parts, fields_of, is_part
from game.scenario.model import Scenario, Text
from game.scenario.model.kinds import KINDS, Makes, Ref
from game.scenario.places import EACH, MADE, Pattern
from game.scenario.reference.allowed import left_out, written
from game.scenario.reference.examples import examples

ANY_TEXT: Final = "a text"
"""Where the keys of texts stand: wherever a player reads something."""


@dataclass(frozen=True)
class KeyPage:
    """What there is to know of a key.

    Attributes:
        place: where it stands, ids in capitals: `levers.LEVER.start`; of a text's keys their name alone.
        others: where else such a part may stand.
        meaning: what it means.
        allowed: what may be written.
        without: what holds where it is left out, or that it is needed.
        example: a piece of a file.
    """

    name: str
    place: str
    others: tuple[str, ...]
    meaning: str
    allowed: str
    without: str
    example: str


@dataclass(frozen=True)
class PartPage:
    """A part of the language: what it is, where it stands, and its keys.

    Attributes:
        place: where it stands; empty for the scenario itself.
        others: where else it may stand.
        meaning: what it is.
    """

    place: str
    others: tuple[str, ...]
    meaning: str
    keys: tuple[KeyPage, ...]

    @property
    def title(self) -> str:
        """What the part is called: by where it stands."""
        return self.place or "the scenario"

    def only(self, keys: Sequence[KeyPage]) -> PartPage:
        """The same with no other keys than some."""
        return replace(self, keys=tuple(key for key in self.keys if key in keys))


@cache
def reference() -> tuple[PartPage, ...]:
    """List every part of the language, in the order of the model."""
    places = _places()
    shown = examples()
    return tuple(
        _part(part, tuple(dict.fromkeys(places[part])), shown)
        for part in sorted(all_parts(), key=lambda part: part is Text)
    )


def _part(
    part: type[BaseModel], places: tuple[str, ...], shown: dict[tuple[type[BaseModel], str], str]
) -> PartPage:
    if part is Text:
        places = (ANY_TEXT,)
    inside = "" if part is Text or not places[0] else f"{places[0]}."
    keys = tuple(
        KeyPage(
            name=name,
            place=f"{inside}{name}",
            others=tuple(f"{place}.{name}" for place in places[1:]),
            meaning=str(field.description or ""),
            allowed=written(field.annotation, tuple(field.metadata), _place_of),
            without=left_out(field),
            example=shown.get((part, name), ""),
        )
        for name, field in fields_of(part).items()
    )
    return PartPage(places[0], places[1:], _plain(part.__doc__ or ""), keys)


def _place_of(part: type[BaseModel]) -> str:
    return _places()[part][0]


def _plain(docstring: str) -> str:
    """What a part is, without its example for programmers."""
    return " ".join(docstring.split(">>>")[0].split())


@cache
def _places() -> dict[type[BaseModel], list[str]]:
    """Where each part may stand, with dots, ids in capitals."""
    found: dict[type[BaseModel], list[str]] = {}

    def gather(kind: Any, here: tuple[str, ...]) -> None:
        if is_part(kind):
            found.setdefault(kind, []).append(".".join(here))
            for name, field in fields_of(kind).items():
                gather(field.annotation, (*here, name))
        elif get_origin(kind) is dict:
            keys, inner = get_args(kind)
            gather(inner, (*here, _stand_in(keys)))
        else:
            for inner in get_args(kind):
                gather(inner, here)

    gather(Scenario, ())
    return found


def _stand_in(keys: Any) -> str:
    """The word in capitals that stands for an id of the author's."""
    marks = get_args(keys)[1:] if get_origin(keys) is Annotated else ()
    kind = next((mark.kind for mark in marks if isinstance(mark, Makes | Ref)), None)
    return kind.word.upper().replace(" ", "_") if kind else "KEY"


# looking up


def looked_up(wanted: str) -> tuple[tuple[PartPage, ...], tuple[KeyPage, ...]]:
    """Find what a person means: parts as a whole, and single keys.

    Args:
        wanted: a key (`duration`), the end of where it stands (`trust.except`, `levers.fire.start`), or
            what a part is called (`lever`, `red line`).

    >>> [key.place for key in looked_up("agreements.duration")[1]]
    ['agreements.duration']
    """
    words = [word for word in wanted.strip().split(".") if word and not word.isdigit()]
    made = _made_at(" ".join(wanted.lower().replace("_", " ").split()))
    parts = tuple(part for part in reference() if made and _pattern(part.place) == made)
    if not words or parts:
        return parts, ()
    fits = [
        (max(_alike(words, place) for place in (key.place, *key.others)), key)
        for part in reference()
        for key in part.keys
    ]
    best = max(likeness for likeness, _ in fits)
    return (), tuple(key for likeness, key in fits if best and likeness == best)


def _made_at(word: str) -> Pattern:
    """Where a thing is written that is called so in messages, such as a red line; nowhere if there is none."""
    return next(((*MADE[kind].pattern, EACH) for kind in KINDS if kind.word == word), ())


def _pattern(place: str) -> Pattern:
    return tuple(EACH if word.isupper() else word for word in place.split("."))


def _alike(words: Sequence[str], place: str) -> int:
    """How many words stand in a place as they are, if all fit its end; 0 if they do not."""
    ends = place.split(".")[-len(words) :]
    if len(ends) < len(words) or words[-1] != ends[-1]:
        return 0
    pairs = tuple(zip(words, ends, strict=True))
    return sum(word == end for word, end in pairs) if all(map(_fits, pairs)) else 0


def _fits(pair: tuple[str, str]) -> bool:
    word, end = pair
    return word == end or end.isupper()


def nearly(wanted: str) -> str:
    """Return `did you mean 'x'?` for a key that there is not, or empty."""
    return suggestion(wanted.split(".")[-1], set(_names()))


def _names() -> Iterator[str]:
    yield from (kind.word for kind in KINDS)
    for part in reference():
        yield from (key.name for key in part.keys)
