"""Orders of people and orders of batches: the same asks as small objects and as arrays.

`FORMS` says once for each kind of order in which arrays it stands; writing and reading follow from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

import numpy as np

from game.rules.arrays import Mask
from game.rules.beats import (
    DECLINE,
    PAY,
    PUT,
    SHAPES,
    SIGN,
    WITHDRAW,
    BeatOrders,
    TalkOrders,
)
from game.rules.edits import codes_of, edits_of
from game.rules.orders import (
    NAMINGS,
    PARTS,
    Choose,
    Clause,
    Decline,
    Deny,
    Highlight,
    Inject,
    Leave,
    Move,
    Naming,
    Order,
    Payment,
    Promise,
    Put,
    Ratify,
    Sign,
    TakeBack,
    Unsay,
    Wait,
    Withdraw,
)
from game.rules.phases import PHASE_OF, no_orders
from game.rules.rulebook import Rulebook
from game.rules.signing import packages, written
from game.rules.texts import Texts, names_of, spelled


@dataclass(frozen=True, slots=True)
class OrderForm:
    """In which arrays orders of one kind stand, or parts of them.

    The place in an array is what the order names of each of its axes.
    """

    kind: type
    array: str
    """The array that says that there is such an order."""
    says: str | int
    """The field whose value stands there; or what stands there whatever the order says."""
    beside: tuple[str, ...] = ()
    """Further fields, each at the same place of the array of its name."""
    lists: tuple[str, ...] = ()
    """Fields that list names: each is marked in the array of the field's name."""
    parts: Mapping[str, OrderForm] = field(default_factory=dict)
    """Fields that list parts, and the form of those within the place of the order."""
    signs: bool = False
    """It says yes or no, which stands as a signature or a refusal."""
    coded: tuple[str, ...] = ()
    """Fields that list differences of a text, each as codes in the array of the field's name."""
    adds: bool = False
    """What is asked twice for the same place is added up."""


FORMS: Final = (
    OrderForm(Withdraw, "action", WITHDRAW),
    OrderForm(
        Put, "action", PUT, beside=("open", "rounds", "parent"), lists=("invited",),
        parts={
            "clauses": OrderForm(Clause, "clause", "setting", beside=("public", "verified")),
            "payments": OrderForm(Payment, "pay", "amount", adds=True),
        },
    ),
    OrderForm(Sign, "answer", SIGN),
    OrderForm(Decline, "answer", DECLINE, beside=("blocking", "meant"), coded=("change",)),
    OrderForm(TakeBack, "back", True),
    OrderForm(Unsay, "unsay", True),
    OrderForm(Wait, "wait", True),
    OrderForm(Leave, "leave", True),
    OrderForm(Highlight, "mark", True),
    OrderForm(Promise, "promise", "setting"),
    OrderForm(Deny, "deny", "setting"),
    OrderForm(Ratify, "approve", "approve", signs=True),
    OrderForm(Move, "setting", "setting"),
    OrderForm(Choose, "option", "option"),
    OrderForm(Inject, "inject", True),
)  # fmt: skip
"""The kinds of order that move something, in the order in which those of one seat are read."""
FORM_OF: Final[Mapping[type, OrderForm]] = {form.kind: form for form in FORMS}


ARRAYS: Final = {name: shape for arrays in SHAPES.values() for name, shape in arrays.items()}
"""Every array of orders by its name."""
NAMED_BY: Final = {"hearer": "to", "party": "seat"}
"""The fields that name a place on an axis, where they are not called as it is."""
Names = Sequence[str]
"""The names of the texts that lie on the table, by their places; see `texts.texts_known`."""
Place = tuple[int | slice, ...]


def hand_of(book: Rulebook, seat: str, lever: str) -> int:
    """Find a seat's hand on a lever; raise ValueError if it has none."""
    both = (book.hand_seat == book.seats.index(seat)) & (
        book.hand_lever == book.levers.index(lever)
    )
    if not both.any():
        raise ValueError(f"{seat} does not own {lever}")
    return int(np.flatnonzero(both)[0])


def known(book: Rulebook, naming: Naming, of: str, texts: Names = ()) -> Sequence[str]:
    """The names there are of a kind; `of` is the lever of a setting or the event of an option."""
    match naming.kind:
        case "text":
            return texts
        case "seat":
            return book.seats
        case "lever":
            return book.levers
        case "event":
            return book.events
        case "setting":
            return book.settings[book.levers.index(of)] if of in book.levers else ()
        case "option":
            return book.options[book.events.index(of)] if of in book.events else ()
        case _:
            return PAY


Named = tuple[str, str, Sequence[str]]
"""A kind of thing, the name given, and the names there are."""


def names_in(book: Rulebook, order: Any, texts: Names) -> Iterator[Named]:
    """List every name in an order, or in a part of one, with what it may be; empty ones that may be are not."""
    for name in PARTS:
        for part in getattr(order, name, ()):
            yield from names_in(book, part, texts)
    for name, naming in NAMINGS[type(order)].items():
        value = getattr(order, name)
        for each in value if naming.many else (value,):
            if not _open(order, name):
                yield naming.kind, each, known(book, naming, _of(order, naming), texts)


def _of(order: Any, naming: Naming) -> str:
    """The lever of the setting, or the event of the option, that a field names."""
    name: str = getattr(order, naming.of) if naming.of else ""
    return name


def _open(order: Any, name: str) -> bool:
    """Whether an order leaves open what a field names, or what that would be of."""
    naming = NAMINGS[type(order)][name]
    return naming.maybe and not (getattr(order, name) and getattr(order, naming.of or name))


def _index(book: Rulebook, order: Any, name: str, texts: Names) -> int:
    """The index of what a field names."""
    naming = NAMINGS[type(order)][name]
    return known(book, naming, _of(order, naming), texts).index(getattr(order, name))


# writing


def encode(book: Rulebook, phase: str, orders: Iterable[Order], texts: Names = ()) -> BeatOrders:
    """Write the orders of one game as arrays for the phase; later orders replace earlier ones.

    Orders of other phases and beliefs are passed over: beliefs move nothing. Raises ValueError for
    names that the rulebook does not know, or that none of the `texts` has; a session refuses such orders
    first.
    """
    beat = no_orders(book, phase, 1)
    for order in orders:
        form = FORM_OF.get(type(order))
        if form is not None and hasattr(beat, form.array):
            _Writer(book, beat, texts).write(form, order, (0,))
    return beat


def placed(book: Rulebook, package: Put) -> TalkOrders:
    """Write the orders of one game in which nothing but a package is put on the table."""
    beat = encode(book, PHASE_OF[Put], (replace(package, parent=""),))
    assert isinstance(beat, TalkOrders)
    return beat


def texts_of(book: Rulebook, order: Put) -> Texts:
    """Bring what is put into the form in which it would lie on the table: a single text."""
    beat = placed(book, order)
    return written(book, packages(beat, beat.action == PUT))


def name_of_text(book: Rulebook, order: Put) -> str:
    """The name of the text that an order puts on the table."""
    return spelled(int(names_of(book, texts_of(book, order))[0]))


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes orders into the arrays of a beat."""

    book: Rulebook
    beat: BeatOrders
    texts: Names

    def write(self, form: OrderForm, order: Any, within: Place) -> None:
        """Write an order, or a part of one, at a place within the one given."""
        beat = self.beat
        place = (*within, *(self.place(axis, order) for axis in _axes(form, within)))
        stands = self.written(form, form.says, order)
        array = getattr(beat, form.array)
        array[place] = array[place] + stands if form.adds else stands
        for name in form.beside:
            getattr(beat, name)[place] = self.written(form, name, order)
        for name in form.lists:
            listed = getattr(beat, name)
            names = known(self.book, NAMINGS[form.kind][name], "")
            listed[place] = ARRAYS[name].none
            for value in getattr(order, name):
                listed[(*place, names.index(value))] = True
        for name in form.coded:
            getattr(beat, name)[place] = codes_of(self.book, getattr(order, name))
        for name, part in form.parts.items():
            getattr(beat, part.array)[place] = ARRAYS[part.array].none
            for each in getattr(order, name):
                self.write(part, each, place)

    def place(self, axis: str, order: Any) -> int | slice:
        """Where an order stands on an axis; everywhere if it leaves open where."""
        if axis == "hand":
            return hand_of(self.book, order.seat, order.lever)
        name = NAMED_BY.get(axis, axis)
        if _open(order, name):
            return slice(None)
        return _index(self.book, order, name, self.texts)

    def written(self, form: OrderForm, says: str | int, order: Any) -> int:
        """What stands in an array for a field of an order."""
        if not isinstance(says, str):
            return says
        if says in NAMINGS[form.kind]:
            return -1 if _open(order, says) else _index(self.book, order, says, self.texts)
        value: int = getattr(order, says)
        return (SIGN if value else DECLINE) if form.signs else value


def _axes(form: OrderForm, within: Place) -> tuple[str, ...]:
    """The axes on which a place within another is still open."""
    return ARRAYS[form.array].axes[len(within) - 1 :]


# reading


def decode(book: Rulebook, beat: BeatOrders, game: int, texts: Names = ()) -> tuple[Order, ...]:
    """Read the orders of one game of a batch as objects, in a fixed order.

    What stands by seats comes seat by seat, then what stands by texts, by hands or events, each kind by its
    place. `texts` are the names of the texts on the table of that game.
    """
    orders: list[tuple[int, Order]] = []
    for form in FORMS:
        if hasattr(beat, form.array):
            by_seat = ARRAYS[form.array].axes[0] == "seat"
            for place, order in _Reader(book, beat, texts).read(form, (game,)):
                orders.append((place[0] if by_seat else len(book.seats), order))
    return tuple(order for _, order in sorted(orders, key=lambda item: item[0]))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads orders from the arrays of a beat."""

    book: Rulebook
    beat: BeatOrders
    texts: Names

    def read(self, form: OrderForm, within: Place) -> Iterator[tuple[tuple[int, ...], Any]]:
        """Read the orders of a form, or the parts of one, each with its place within the one given."""
        book, beat = self.book, self.beat
        array, axes = getattr(beat, form.array)[within], _axes(form, within)
        by_value = isinstance(form.says, str)
        given = array != ARRAYS[form.array].none if by_value else array == form.says
        for place in _places(form.kind, axes, given):
            values: dict[str, Any] = {}
            for axis, index in zip(axes, place, strict=True):
                values |= self.names_at(form.kind, axis, index)
            at = (*within, *place)
            if isinstance(form.says, str):
                values[form.says] = self.said(
                    form, form.says, getattr(beat, form.array)[at], values
                )
            for name in form.beside:
                values[name] = self.said(form, name, getattr(beat, name)[at], values)
            for name in form.lists:
                names = known(book, NAMINGS[form.kind][name], "")
                marked = np.flatnonzero(getattr(beat, name)[at]).tolist()
                values[name] = tuple(names[x] for x in marked)
            for name in form.coded:
                values[name] = edits_of(book, getattr(beat, name)[at])
            for name, part in form.parts.items():
                values[name] = tuple(each for _, each in self.read(part, at))
            yield place, form.kind(**values)

    def names_at(self, kind: type, axis: str, index: int) -> dict[str, str]:
        """What an order names by its place on an axis."""
        book = self.book
        if axis == "hand":
            seat, lever = book.hand_seat[index], book.hand_lever[index]
            return {"seat": book.seats[seat], "lever": book.levers[lever]}
        name = NAMED_BY.get(axis, axis)
        naming = NAMINGS[kind][name]
        named = {name: known(book, naming, "", self.texts)[index] if index >= 0 else ""}
        if axis == "event" and "seat" in NAMINGS[kind]:
            named["seat"] = book.seats[book.choice_seat[index]]
        return named

    def said(self, form: OrderForm, name: str, stands: Any, values: Mapping[str, Any]) -> Any:
        """What a field of an order says, by what stands in its array and what its other fields name."""
        naming = NAMINGS[form.kind].get(name)
        if naming is not None:
            names = known(self.book, naming, values.get(naming.of, ""), self.texts)
            return names[stands] if stands >= 0 else ""
        return bool(stands == SIGN) if form.signs else stands.item()


def _places(kind: type, axes: tuple[str, ...], given: Mask) -> Iterator[tuple[int, ...]]:
    """List where something is given; once, with -1, where it is so everywhere along an axis left open."""
    for at, axis in enumerate(axes):
        if axis != "hand" and NAMINGS[kind][NAMED_BY.get(axis, axis)].maybe:
            everywhere = given.all(axis=at)
            for place in np.argwhere(everywhere).tolist():
                yield (*place[:at], -1, *place[at:])
            given = given & ~np.expand_dims(everywhere, at)
    yield from (tuple(place) for place in np.argwhere(given).tolist())
