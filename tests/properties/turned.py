"""A scenario listed in another order, or under other names, and everything of it brought back by name."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np

from game.rules.arrays import Array, Whole
from game.rules.beats import SHAPES, BeatOrders
from game.rules.edits import clause_codes, payment_codes, read
from game.rules.position import COLUMNS, Position
from game.rules.rulebook import NOBODY, Rulebook
from game.rules.sight import Observation
from game.rules.texts import ranks

LISTED = ("stakeholders", "levers", "indicators", "events", "facts")
"""The lists of a file whose order tells nothing."""
WITHIN = {
    "stakeholders": ("red_lines", "constituencies"),
    "facts": ("values",),
    "events": ("choice", "options"),
}
"""The lists within their parts of which the same is true; the options of an event are in its choice."""


def listed_anew(data: Mapping[str, Any], rng: np.random.Generator) -> dict[str, Any]:
    """The same file with its lists in a drawn order."""
    file = dict(data)
    for name in LISTED:
        parts = _mixed(file.get(name) or {}, rng)
        file[name] = {key: _within(name, part, rng) for key, part in parts.items()}
    return file


def _within(name: str, part: Any, rng: np.random.Generator) -> Any:
    for inner in WITHIN.get(name, ()):
        if inner == "choice" and part.get(inner):
            choice = part[inner]
            part = part | {inner: choice | {"options": _mixed(choice["options"], rng)}}
        elif part.get(inner):
            part = part | {inner: _mixed(part[inner], rng)}
    return part


def _mixed(parts: Mapping[str, Any], rng: np.random.Generator) -> dict[str, Any]:
    names = list(parts)
    return {names[at]: parts[names[at]] for at in rng.permutation(len(names)).tolist()}


def renamed(data: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """The same file with other ids for everything that luck could fall on, and the new id of each."""
    names = [*(name for kind in LISTED for name in data.get(kind) or ())]
    names += [
        line for seat in data["stakeholders"].values() for line in seat.get("red_lines") or ()
    ]
    new = {name: f"n{name[::-1]}" for name in names}
    words = re.compile(r"\b(" + "|".join(map(re.escape, new)) + r")\b")
    text = words.sub(lambda found: new[found[0]], json.dumps(data))
    return json.loads(text, object_hook=_numbered), new


def _numbered(part: dict[str, Any]) -> dict[Any, Any]:
    return {int(key) if key.isdigit() else key: value for key, value in part.items()}


def _where(names: Sequence[Any], others: Sequence[Any]) -> Whole:
    """At which place each of the names stands among the others."""
    return np.array([others.index(name) for name in names], dtype=np.int64)


@dataclass(frozen=True)
class Turned:
    """Two rulebooks of the same world, and the way from the places of one to those of the other."""

    book: Rulebook
    other: Rulebook
    name: Mapping[str, str]
    """what the other calls a thing that this one calls so; nothing for what both call the same"""

    def seat(self, place: int) -> int:
        """Where a seat sits in the other."""
        return place if place == NOBODY else int(self._places("seat")[place])

    def _called(self, names: Sequence[str]) -> list[str]:
        return [self.name.get(name, name) for name in names]

    def _places(self, axis: str) -> Whole | None:
        """Where everything along an axis stands in the other; None where places mean the same."""
        book, other = self.book, self.other
        match axis:
            case "seat" | "holder" | "actor" | "hearer" | "party":
                return _where(self._called(book.seats), other.seats)
            case "reader":
                seats = _where(self._called(book.seats), other.seats)
                return np.append(seats, len(seats))
            case "text":
                seats = _where(self._called(book.seats), other.seats)
                exchanges = np.arange(book.exchanges + 1)[:, None] * len(seats)
                ways = np.empty(book.slots, dtype=np.int64)
                ways[exchanges + ranks(book)] = exchanges + ranks(other)[seats]
                return ways
            case "lever" | "indicator" | "event" | "red_line" | "fact":
                kind = f"{axis}s"
                return _where(self._called(getattr(book, kind)), getattr(other, kind))
            case "hand":
                hands = [
                    (self.name.get(book.seats[s], book.seats[s]), self.name.get(lever, lever))
                    for s, at in zip(book.hand_seat, book.hand_lever, strict=True)
                    for lever in [book.levers[at]]
                ]
                others = [
                    (other.seats[s], other.levers[at])
                    for s, at in zip(other.hand_seat, other.hand_lever, strict=True)
                ]
                return _where(hands, others)
            case "rank" | "lag" | "kind" | "edit":
                return None
        raise AssertionError(f"nobody says how to find one's way along {axis}")

    def _values(self, name: str, array: Array, back: bool) -> Array:
        """Turn places that stand in an array into those of this book (`back`), or of the other."""
        match name:
            case "blocking" | "parent" | "ready":
                table = self._ways("lever" if name == "blocking" else "text", back)
                return np.where(array >= 0, table[np.maximum(array, 0)], array)
            case "deal" | "offer_deal" | "read_deal":
                table, number = self._ways("text", back), array - 1
                slots = len(table)
                return np.where(array > 0, number // slots * slots + table[number % slots] + 1, 0)
            case "change":
                return self._codes(array, back)
            case "chose" | "option":
                return self._ranked("events", "options", array, back)
            case "fact":
                return self._ranked("facts", "values", array, back)
        return array

    def _ranked(self, things: str, parts: str, array: Array, back: bool) -> Array:
        """Turn ranks among the parts of things, a column for each thing, likewise."""
        turned = array.copy()
        for at, name in enumerate(getattr(self.book, things)):
            called = getattr(self.other, things).index(self.name.get(name, name))
            mine, theirs = getattr(self.book, parts)[at], getattr(self.other, parts)[called]
            table = _where(theirs, mine) if back else _where(mine, theirs)
            if len(table):
                place = at if back else called
                ranks = array[:, place]
                turned[:, place] = np.where(ranks >= 0, table[np.maximum(ranks, 0)], ranks)
        return turned

    def _ways(self, axis: str, back: bool) -> Whole:
        """What a place of one is in the other, or the way back."""
        ways = self._places(axis)
        assert ways is not None
        return np.argsort(ways) if back else ways

    def _codes(self, codes: Whole, back: bool) -> Whole:
        """Turn differences between texts into those of the other, or the way back."""
        one, two = (self.other, self.book) if back else (self.book, self.other)
        flat = codes.reshape(-1)
        lines, lever, seat = read(one, flat), self._ways("lever", back), self._ways("seat", back)
        clauses = clause_codes(two, lever[lines.lever], lines.setting, lines.public, lines.verified)
        paid = seat[lines.payer], seat[lines.payee]
        payments = payment_codes(two, lines.kind, *paid, lines.amount)
        turned = np.where(flat > 0, clauses, np.where(flat < 0, payments, 0))
        return turned.reshape(codes.shape)

    def orders(self, orders: BeatOrders) -> BeatOrders:
        """The same orders in the places of the other."""
        values = {}
        for field in fields(orders):
            array = getattr(orders, field.name)
            for at, axis in enumerate(SHAPES[type(orders)][field.name].axes, 1):
                ways = self._places(axis)
                if ways is not None:
                    array = array.take(np.argsort(ways), axis=at)
            values[field.name] = self._values(field.name, array, back=False)
        return replace(orders, **values)

    def back(self, position: Position) -> dict[str, Array]:
        """What stands in a position of the other, in the places of this one."""
        found = {}
        for name, column in COLUMNS.items():
            array = getattr(position, name)
            for at, axis in enumerate(column.axes, 1):
                ways = self._places(axis)
                array = array if ways is None else array.take(ways, axis=at)
            found[name] = self._values(name, array, back=True)
        return self._without_names(found)

    def here(self, position: Position) -> dict[str, Array]:
        """What stands in a position of this one, to be compared with `back`."""
        columns = {name: getattr(position, name) for name in COLUMNS}
        return self._without_names(columns)

    def _without_names(self, columns: dict[str, Array]) -> dict[str, Array]:
        """Texts have other names where what they speak of has."""
        name = columns["offer_name"]
        return columns | {"offer_name": name > 0} if self.name else columns

    def seen(self, seen: Observation) -> dict[str, Array]:
        """What a seat of the other sees, in the places of this one."""
        levers, indicators, facts = map(self._places, ("lever", "indicator", "fact"))
        assert levers is not None
        assert indicators is not None
        assert facts is not None
        return {
            **self.back(seen.view),
            "certain": seen.certain[:, levers],
            "exact": seen.exact[indicators],
            "estimated": seen.estimated[indicators],
            "told": seen.told[:, facts],
        }

    def sees(self, seen: Observation) -> dict[str, Array]:
        """What a seat of this one sees, to be compared with `seen`."""
        return {
            **self.here(seen.view),
            "certain": seen.certain,
            "exact": seen.exact,
            "estimated": seen.estimated,
            "told": seen.told,
        }
