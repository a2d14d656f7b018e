"""Where the ids of a scenario stand: the key that makes one, and every place that refers to it.

A thing with an id is named by its path, such as `("levers", "fire", "settings", "low")`. The table
below says for each kind of thing where its id may be referred to; conditions and flows are read word
by word, for one word may be a seat in one place and a lever in another.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from game.scenario.expression.tokens import Token, tokens
from game.scenario.meanings import CONDITIONS, FLOW
from game.scenario.outline import Pattern, effect_groups, selected
from game.scenario.references import CALL, PAIR
from game.scenario.tree import Path, Tree


@dataclass(frozen=True)
class Kind:
    """A kind of thing: what it is called, where things of it are made, and where they are referred to.

    Attributes:
        word: as in messages.
        made: the pattern of the paths of such things.
        keys: groups whose keys are such ids.
        names: values that are such an id, or a list of them.

    A part `OWNER` of a pattern stands for the id that the thing belongs to: the lever of a setting.
    """

    word: str
    made: Pattern
    keys: tuple[Pattern, ...] = ()
    names: tuple[Pattern, ...] = ()


OWNER: Final = "OWNER"

SEAT: Final = Kind(
    "seat",
    ("stakeholders", "*"),
    keys=(
        ("levers", "*", "settings", "*", "regard"), ("facts", "*", "told"),
        ("agreements", "sign", "weights"), ("agreements", "ratification"),
    ),
    names=(
        ("levers", "*", "owner"), ("levers", "*", "settings", "*", "covert", "known_to"),
        ("indicators", "*", "visible"), ("indicators", "*", "estimate", "seen_by"),
        ("events", "*", "choice", "seat"), ("agreements", "sign", "veto"),
        ("agreements", "ratification", "*", "by"),
    ),
)  # fmt: skip
INDICATOR: Final = Kind(
    "indicator",
    ("indicators", "*"),
    keys=(("stakeholders", "*", "interests"),),
    names=(("stakeholders", "*", "support"), ("stakeholders", "*", "purse")),
)
LEVER: Final = Kind(
    "lever",
    ("levers", "*"),
    keys=(("stakeholders", "*", "worth"), ("infeasible", "*", "together")),
)
SETTING: Final = Kind(
    "setting",
    ("levers", "*", "settings", "*"),
    keys=(("stakeholders", "*", "worth", OWNER),),
    names=(
        ("levers", OWNER, "start"), ("levers", OWNER, "settings", "*", "covert", "looks_like"),
        ("infeasible", "*", "together", OWNER),
    ),
)  # fmt: skip
FACT: Final = Kind("fact", ("facts", "*"))
VALUE: Final = Kind(
    "value",
    ("facts", "*", "values", "*"),
    keys=(("facts", OWNER, "told", "*"),),
    names=(("facts", OWNER, "drawn"),),
)
EVENT: Final = Kind("event", ("events", "*"))
OPTION: Final = Kind(
    "option", ("events", "*", "choice", "options", "*"), names=(("events", OWNER, "choice", "default"),)
)  # fmt: skip
RED_LINE: Final = Kind("red line", ("stakeholders", "*", "red_lines", "*"))
SOURCE: Final = Kind("source", ("sources", "*"))
LENGTH: Final = Kind("length", ("lengths", "*"))

KINDS: Final = (
    SEAT, INDICATOR, LEVER, SETTING, FACT, VALUE, EVENT, OPTION, RED_LINE, SOURCE, LENGTH,
    Kind("side", ("sides", "*"), names=(("stakeholders", "*", "side"),)),
    Kind("page", ("pages", "*"), names=(("events", "*", "page"),)),
    Kind("constituency", ("stakeholders", "*", "constituencies", "*")),
    Kind("ending", ("endings", "*")),
    Kind("twin", ("aliases", "*")),
)  # fmt: skip
"""Every kind of thing that has an id."""

_OF_CALL: Final = {
    "trust": SEAT, "crossed": RED_LINE, "rounds": LEVER, "happened": EVENT, "chose": EVENT,
    "agreed": LEVER, "published": LEVER, "verified": LEVER,
}  # fmt: skip
_FREE: Final = (INDICATOR, LEVER, FACT)
"""What a word of a condition may be by itself; an id is that of one of them only."""


class Thing(NamedTuple):
    """Something with an id."""

    kind: Kind
    path: Path

    @property
    def id(self) -> str:
        """Its id."""
        return str(self.path[-1])

    @property
    def owner(self) -> str:
        """The id of what it belongs to, for a setting, value or option."""
        return str(self.path[1])

    @property
    def ids(self) -> tuple[str, ...]:
        """Its path without the words of the language: lever and setting."""
        made = self.kind.made
        return tuple(str(p) for p, part in zip(self.path, made, strict=True) if part == "*")


class Use(NamedTuple):
    """A place where an id stands: in the key or the value at a path, from a character on."""

    path: Path
    in_key: bool
    at: int = 0


def things(tree: Tree) -> list[Thing]:
    """Everything in a file that has an id."""
    return [
        Thing(kind, path)
        for kind in KINDS
        for path, _ in selected(tree.data, kind.made)
        if path in tree.keys
    ]


def uses(tree: Tree, thing: Thing) -> Iterator[Use]:
    """Every place of a file where the id of a thing stands."""
    yield Use(thing.path, True)
    yield from _referred(tree, thing)
    if thing.kind is SOURCE:
        yield from _cited(tree, thing.id)
    if thing.kind in (SEAT, INDICATOR):
        yield from _targets(tree, thing)
    if thing.kind is SEAT:
        for path, _ in selected(tree.data, ("trust", "except", "*")):
            yield from _in_pair(path, thing.id)
    for pattern in (*CONDITIONS, FLOW):
        for path, text in selected(tree.data, pattern):
            if isinstance(text, str):
                yield from (Use(path, False, at) for at in spoken(text, thing))


def _referred(tree: Tree, thing: Thing) -> Iterator[Use]:
    """Where the table of its kind says."""
    for pattern in thing.kind.keys:
        for path, group in selected(tree.data, _of(thing, pattern)):
            if isinstance(group, dict) and thing.id in group:
                yield Use(path + (thing.id,), True)
    for pattern in thing.kind.names:
        for path, value in selected(tree.data, _of(thing, pattern)):
            yield from _named(path, value, thing.id)


def _of(thing: Thing, pattern: Pattern) -> Pattern:
    return tuple(thing.owner if part == OWNER else part for part in pattern)


def _named(path: Path, value: object, name: str) -> Iterator[Use]:
    if isinstance(value, list):
        yield from (Use(path + (place,), False) for place, item in enumerate(value) if item == name)
    elif value == name:
        yield Use(path, False)


def _cited(tree: Tree, source: str) -> Iterator[Use]:
    """Where a text names its source."""
    for path in tree.keys:
        if path[-1] == "source" and "text" in (tree.at(path[:-1]) or ()):
            yield from _named(path, tree.at(path), source)


def _targets(tree: Tree, thing: Thing) -> Iterator[Use]:
    """Where effects change an indicator, or the mandate or trust of a seat."""
    for path, group in effect_groups(tree.data):
        for key in group:
            where = path + (key,)
            if thing.kind is INDICATOR:
                if key == thing.id:
                    yield Use(where, True)
                continue
            call = CALL.match(str(key))
            for place in (2, 3) if call else ():
                if call and call[place] == thing.id:
                    yield Use(where, True, call.start(place))


def _in_pair(path: Path, seat: str) -> Iterator[Use]:
    match = PAIR.match(str(path[-1]))
    for place in (1, 2) if match else ():
        if match and match[place] == seat:
            yield Use(path, True, match.start(place))


def spoken(text: str, thing: Thing) -> Iterator[int]:
    """Where a condition or flow speaks of a thing.

    >>> fire = Thing(LEVER, ("levers", "fire"))
    >>> list(spoken("fire is low and happened(fire) and rounds(fire is not low) > 1", fire))
    [0, 42]
    >>> list(spoken("fire is low and oven is low", Thing(SETTING, (*fire.path, "settings", "low"))))
    [8]
    """
    found = tokens(text)
    for place, token in enumerate(found):
        if token.kind == "word" and token.text == thing.id and _is_meant(found, place, thing):
            yield token.at


def _is_meant(found: list[Token], place: int, thing: Thing) -> bool:
    words = ["", "", "", "", *(token.text for token in found)]
    place += 4
    before = words[place - 1]
    if before == "not" and words[place - 2] == "is":
        place -= 1
        before = "is"
    if before == "is":
        asked = words[place - 4] == "chose" and words[place - 3] == "("
        kinds = (OPTION,) if asked else (SETTING, VALUE)
        return thing.kind in kinds and words[place - 2] == thing.owner
    if before == ">" and words[place - 3] == "(" and words[place - 4] == "trust":
        return thing.kind is SEAT
    call = words[place - 2] if before == "(" else ""
    if call in _OF_CALL:
        return thing.kind is _OF_CALL[call]
    return thing.kind in _FREE
