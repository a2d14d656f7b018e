"""Where the ids of a scenario stand: the key that makes one, and every place that refers to it.

A thing with an id is named by its path, such as `("levers", "fire", "settings", "low")`. Where an id of
its kind may stand is declared in the model; conditions and flows are read word by word, for one word may
be a seat in one place and a lever in another.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from game.scenario.expression.tokens import Token, tokens
from game.scenario.meanings import CONDITIONS, FLOWS
from game.scenario.model.kinds import (
    EVENT,
    FREE,
    INDICATOR,
    KINDS,
    LEVER,
    OPTION,
    RED_LINE,
    SEAT,
    SETTING,
    VALUE,
    Form,
    Kind,
)
from game.scenario.places import EACH, MADE, REFS, effect_groups, in_texts, patterns, selected
from game.scenario.references import CALL, PAIR
from game.scenario.tree import Path, Tree

_OF_CALL: Final = {
    "trust": SEAT,
    "crossed": RED_LINE,
    "rounds": LEVER,
    "happened": EVENT,
    "chose": EVENT,
    "agreed": LEVER,
    "published": LEVER,
    "verified": LEVER,
}


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
        return MADE[self.kind].owner(self.path)

    @property
    def ids(self) -> tuple[str, ...]:
        """Its path without the words of the language: lever and setting."""
        made = (*MADE[self.kind].pattern, EACH)
        return tuple(str(p) for p, part in zip(self.path, made, strict=True) if part == EACH)


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
        for path, _ in selected(tree.data, (*MADE[kind].pattern, EACH))
        if path in tree.keys
    ]


def uses(tree: Tree, thing: Thing) -> Iterator[Use]:
    """Every place of a file where the id of a thing stands."""
    found = [*_uses(tree, thing)]
    yield from found
    changed = {tuple(map(str, use.path)) for use in found if use.in_key}
    for pattern in (*patterns(Form.TEXT), *patterns(Form.PLACE)):
        for path, _ in selected(tree.data, (*pattern, EACH)):
            yield from (Use(path, True, at) for at in in_dotted(str(path[-1]), changed))


def in_dotted(path: str, changed: set[tuple[str, ...]]) -> Iterator[int]:
    """Where in the path of a text, with dots, an id stands that changes; `changed` are paths of keys.

    The path of a text of a twin, or of one in a translation, holds that of the text it stands for.

    >>> list(in_dotted("levers.fire.name", {("levers", "fire")}))
    [7]
    >>> list(in_dotted("aliases.other.texts.levers.fire.name", {("levers", "fire")}))
    [27]
    """
    parts = path.split(".")
    at = 0
    for size, part in enumerate(parts, 1):
        if tuple(parts[:size]) in changed:
            yield at
        at += len(part) + 1
    held = 3 if parts[0] == "aliases" and parts[2:3] == ["texts"] else int(parts[0] == "texts")
    if held:
        before = len(".".join(parts[:held])) + 1
        yield from (before + at for at in in_dotted(path[before:], changed))


def _uses(tree: Tree, thing: Thing) -> Iterator[Use]:
    yield Use(thing.path, True)
    yield from _referred(tree, thing)
    for path, value in in_texts(tree, thing.kind):
        yield from _named(path, value, thing.id)
    if thing.kind in (SEAT, INDICATOR):
        yield from _targets(tree, thing)
    if thing.kind is SEAT:
        for pattern in patterns(Form.PAIR):
            for path, _ in selected(tree.data, (*pattern, EACH)):
                yield from _in_pair(path, thing.id)
    for pattern in (*CONDITIONS, *FLOWS):
        for path, text in selected(tree.data, pattern):
            if isinstance(text, str):
                yield from (Use(path, False, at) for at in spoken(text, thing))


def _referred(tree: Tree, thing: Thing) -> Iterator[Use]:
    """Where the model declares that an id of its kind stands, and of what belongs to the same."""
    for place in (place for place, ref in REFS if ref.kind is thing.kind):
        for path, value in selected(tree.data, place.pattern):
            if place.owner(path) != thing.owner:
                continue
            if not place.keys:
                yield from _named(path, value, thing.id)
            elif isinstance(value, dict) and thing.id in value:
                yield Use(path + (thing.id,), True)


def _named(path: Path, value: object, name: str) -> Iterator[Use]:
    if isinstance(value, list):
        yield from (Use(path + (place,), False) for place, item in enumerate(value) if item == name)
    elif value == name:
        yield Use(path, False)


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
    cut = tokens(text)
    for place, token in enumerate(cut):
        if token.kind == "word" and token.text == thing.id and _is_meant(cut, place, thing):
            yield token.at


def _is_meant(cut: list[Token], place: int, thing: Thing) -> bool:
    words = ["", "", "", "", *(token.text for token in cut)]
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
    return thing.kind in FREE
