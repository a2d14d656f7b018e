"""How the numbered cases name numbers, facts and their values in plain text.

water                       an indicator, in points
mandate(north)              a seat's mandate
trust(north > south)        also ceiling(...) and shown(...)
withheld(north > south watch)
setting(gate), clause(gate), seen(north watch), ...
                            a fact, with the names of its axes in order
signed(north south)         a text goes by the label under which it was put, or by who put it last
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from game.rules.changes import Change
from game.rules.edits import code_of
from game.rules.orders import Edit
from game.rules.position import AXES, COLUMNS, NUMBERS, Position
from game.rules.rulebook import Rulebook
from game.scenario.model import hundredths

Place = tuple[str, tuple[int, ...]]
Texts = Mapping[str, int]
"""Where texts lie, by their labels."""

OF_SETTINGS = (
    *("setting", "seen", "free", "clause", "offer", "promised", "denied", "read_clause"),
)
VERDICTS = ("no clause", "kept", "broken", "not known", "not possible")
TRUTHS = tuple(name for name, column in COLUMNS.items() if column.dtype == bool)


def _known(book: Rulebook, axis: str, texts: Texts) -> tuple[str, ...]:
    if axis == "text":
        labels = {place: label for label, place in reversed(texts.items())}
        return tuple(labels.get(place, f"text {place}") for place in range(book.slots))
    hands = zip(book.hand_seat, book.hand_lever, strict=True)
    tables = {
        "lever": book.levers,
        "indicator": book.indicators,
        "event": book.events,
        "red_line": book.red_lines,
        "fact": book.facts,
        "kind": ("mandate", "points"),
        "rank": tuple("0123456"),
        "lag": tuple("0123456"),
        "edit": tuple("01"),
        "reader": (*book.seats, "nobody"),
        "hand": tuple(f"{book.seats[seat]} {book.levers[lever]}" for seat, lever in hands),
    }
    return tables.get(axis, book.seats)


def place(book: Rulebook, label: str, texts: Texts) -> Place:
    """Find what a label names: the field of a position and the index in it."""
    if label in book.indicators:
        return "indicator", (book.indicators.index(label),)
    match = re.fullmatch(r"(\w+)\((.*)\)", label)
    assert match, f"{label!r} names nothing"
    target, words = match[1], match[2].replace(">", " ").split()
    index = []
    for axis in AXES[target]:
        name = f"{words.pop(0)} {words.pop(0)}" if axis == "hand" else words.pop(0)
        found = texts[name] if axis == "text" else _known(book, axis, texts).index(name)
        index.append(found)
    assert not words, f"{label!r} names too much"
    return target, tuple(index)


def label(book: Rulebook, change: Change, texts: Texts) -> str:
    """Name what a change is about."""
    if change.target == "indicator":
        return book.indicators[change.index[0]]
    names = [
        _known(book, axis, texts)[at]
        for axis, at in zip(AXES[change.target], change.index, strict=True)
    ]
    between = " > " if change.target in ("trust", "ceiling", "shown", "withheld") else " "
    return f"{change.target}({between.join(names)})"


def number(book: Rulebook, where: Place, value: Any, texts: Texts) -> int:
    """Turn a value as written into the number kept in a position."""
    target, index = where
    if target in NUMBERS:
        return hundredths(value)
    if target in OF_SETTINGS:
        lever = index[0] if len(index) == 1 else index[-1]
        return -1 if value == "nothing" else book.settings[lever].index(value)
    if target == "chose":
        return -1 if value == "nothing" else book.options[index[0]].index(value)
    if target == "blocking":
        return -1 if value == "nothing" else book.levers.index(value)
    if target in ("parent", "ready"):
        return -1 if value == "nothing" else texts[value]
    if target == "change":
        return _code(book, value)
    if target == "verdict":
        return VERDICTS.index(value)
    if target == "fact":
        return book.values[index[0]].index(value)
    if target in TRUTHS:
        assert isinstance(value, bool), f"{target} is true or false, not {value!r}"
    return int(value)


def _code(book: Rulebook, value: str) -> int:
    """Read what a clause would be, as "gate open", or "gate" for none; nothing is 0."""
    if value == "nothing":
        return 0
    lever, _, setting = value.partition(" ")
    return code_of(book, Edit(lever, setting))


def held(book: Rulebook, position: Position, text: str, texts: Texts) -> int:
    """Read what a label names in a position of one game."""
    target, index = place(book, text, texts)
    return int(getattr(position, target)[(0, *index)])
