"""Orders of people and orders of batches: the same asks as small objects and as arrays.

`FORMS` says once for each kind of order in which arrays it stands; writing and reading follow from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np

from game.rules.arrays import Mask
from game.rules.beats import (
    DECLINE,
    PAY,
    PLACE,
    SHAPES,
    SIGN,
    WITHDRAW,
    BeatOrders,
    ProposeOrders,
)
from game.rules.orders import (
    NAMINGS,
    PARTS,
    Answer,
    Choose,
    Clause,
    Deny,
    Highlight,
    Inject,
    Leave,
    Move,
    Naming,
    Order,
    Payment,
    Promise,
    Propose,
    Ratify,
    Withdraw,
)
from game.rules.phases import PHASE_OF, no_orders
from game.rules.rulebook import Rulebook


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
    """Its yes or no may also be left open, and stands as a signature or a refusal."""
    adds: bool = False
    """What is asked twice for the same place is added up."""


FORMS: Final = (
    OrderForm(Withdraw, "action", WITHDRAW),
    OrderForm(
        Propose, "action", PLACE, beside=("open", "rounds"), lists=("invited",),
        parts={
            "clauses": OrderForm(Clause, "clause", "setting", beside=("public", "verified")),
            "payments": OrderForm(Payment, "pay", "amount", adds=True),
        },
    ),
    OrderForm(Leave, "leave", True),
    OrderForm(Highlight, "mark", True),
    OrderForm(Promise, "promise", "setting"),
    OrderForm(Deny, "deny", "setting"),
    OrderForm(Answer, "answer", "sign", beside=("blocking", "would"), signs=True),
    OrderForm(Ratify, "approve", "approve", signs=True),
    OrderForm(Move, "setting", "setting"),
    OrderForm(Choose, "option", "option"),
    OrderForm(Inject, "inject", True),
)  # fmt: skip
"""The kinds of order that move something, in the order in which those of one seat are read."""
FORM_OF: Final[Mapping[type, OrderForm]] = {form.kind: form for form in FORMS}


ARRAYS: Final = {name: shape for arrays in SHAPES.values() for name, shape in arrays.items()}
"""Every array of orders by its name."""
NAMED_BY: Final = {"hearer": ("to",), "proposal": ("proposer", "seat")}
"""The fields that name a place on an axis, the first that there is, where they are not called as it is."""
Place = tuple[int | slice, ...]


def hand_of(book: Rulebook, seat: str, lever: str) -> int:
    """Find a seat's hand on a lever; raise ValueError if it has none."""
    both = (book.hand_seat == book.seats.index(seat)) & (
        book.hand_lever == book.levers.index(lever)
    )
    if not both.any():
        raise ValueError(f"{seat} does not own {lever}")
    return int(np.flatnonzero(both)[0])


def known(book: Rulebook, naming: Naming, of: str) -> Sequence[str]:
    """The names there are of a kind; `of` is the lever of a setting or the event of an option."""
    match naming.kind:
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


def names_in(book: Rulebook, order: Any) -> Iterator[Named]:
    """List every name in an order, or in a part of one, with what it may be; empty ones that may be are not."""
    for name in PARTS:
        for part in getattr(order, name, ()):
            yield from names_in(book, part)
    for name, naming in NAMINGS[type(order)].items():
        value = getattr(order, name)
        for each in value if naming.many else (value,):
            if not _open(order, name):
                yield naming.kind, each, known(book, naming, _of(order, naming))


def _of(order: Any, naming: Naming) -> str:
    """The lever of the setting, or the event of the option, that a field names."""
    name: str = getattr(order, naming.of) if naming.of else ""
    return name


def _open(order: Any, name: str) -> bool:
    """Whether an order leaves open what a field names, or what that would be of."""
    naming = NAMINGS[type(order)][name]
    return naming.maybe and not (getattr(order, name) and getattr(order, naming.of or name))


def _index(book: Rulebook, order: Any, name: str) -> int:
    """The index of what a field names."""
    naming = NAMINGS[type(order)][name]
    return known(book, naming, _of(order, naming)).index(getattr(order, name))


# writing


def encode(book: Rulebook, phase: str, orders: Iterable[Order]) -> BeatOrders:
    """Write the orders of one game as arrays for the phase; later orders replace earlier ones.

    Orders of other phases and beliefs are passed over: beliefs move nothing. Raises ValueError for
    names that the rulebook does not know; a session refuses such orders first.
    """
    beat = no_orders(book, phase, 1)
    for order in orders:
        form = FORM_OF.get(type(order))
        if form is not None and hasattr(beat, form.array):
            _write(book, beat, form, order, (0,))
    return beat


def placed(book: Rulebook, package: Propose) -> ProposeOrders:
    """Write the orders of one game in which nothing but a package is placed on the table."""
    beat = encode(book, PHASE_OF[Propose], (package,))
    assert isinstance(beat, ProposeOrders)
    return beat


def _write(book: Rulebook, beat: BeatOrders, form: OrderForm, order: Any, within: Place) -> None:
    """Write an order, or a part of one, into the arrays of a beat, at a place within the one given."""
    place = (*within, *(_place(book, axis, order) for axis in _axes(form, within)))
    stands = _written(book, form, form.says, order)
    array = getattr(beat, form.array)
    array[place] = array[place] + stands if form.adds else stands
    for name in form.beside:
        getattr(beat, name)[place] = _written(book, form, name, order)
    for name in form.lists:
        listed, names = getattr(beat, name), known(book, NAMINGS[form.kind][name], "")
        listed[place] = ARRAYS[name].none
        for value in getattr(order, name):
            listed[(*place, names.index(value))] = True
    for name, part in form.parts.items():
        getattr(beat, part.array)[place] = ARRAYS[part.array].none
        for each in getattr(order, name):
            _write(book, beat, part, each, place)


def _axes(form: OrderForm, within: Place) -> tuple[str, ...]:
    """The axes on which a place within another is still open."""
    return ARRAYS[form.array].axes[len(within) - 1 :]


def _field(kind: type, axis: str) -> str:
    """The field by which a kind of order names its place on an axis."""
    return next(name for name in NAMED_BY.get(axis, (axis,)) if name in NAMINGS[kind])


def _place(book: Rulebook, axis: str, order: Any) -> int | slice:
    """Where an order stands on an axis; everywhere if it leaves open where."""
    if axis == "hand":
        return hand_of(book, order.seat, order.lever)
    name = _field(type(order), axis)
    return slice(None) if _open(order, name) else _index(book, order, name)


def _written(book: Rulebook, form: OrderForm, says: str | int, order: Any) -> int:
    """What stands in an array for a field of an order."""
    if not isinstance(says, str):
        return says
    if says in NAMINGS[form.kind]:
        return -1 if _open(order, says) else _index(book, order, says)
    value: int = getattr(order, says)
    return (SIGN if value else DECLINE) if form.signs else value


# reading


def decode(book: Rulebook, beat: BeatOrders, game: int) -> tuple[Order, ...]:
    """Read the orders of one game of a batch as objects, in a fixed order.

    What stands by seats comes seat by seat, then what stands by hands or events, each kind by its place.
    """
    orders: list[tuple[int, Order]] = []
    for form in FORMS:
        if hasattr(beat, form.array):
            by_seat = ARRAYS[form.array].axes[0] in ("proposal", "seat")
            for place, order in _read(book, beat, form, (game,)):
                orders.append((place[0] if by_seat else len(book.seats), order))
    return tuple(order for _, order in sorted(orders, key=lambda item: item[0]))


def _read(
    book: Rulebook, beat: BeatOrders, form: OrderForm, within: Place
) -> Iterator[tuple[tuple[int, ...], Any]]:
    """Read the orders of a form, or the parts of one, each with its place within the one given."""
    array, axes = getattr(beat, form.array)[within], _axes(form, within)
    by_value = isinstance(form.says, str)
    given = array != ARRAYS[form.array].none if by_value else array == form.says
    for place in _places(form.kind, axes, given):
        values: dict[str, Any] = {}
        for axis, index in zip(axes, place, strict=True):
            values |= _names_at(book, form.kind, axis, index)
        at = (*within, *place)
        if isinstance(form.says, str):
            values[form.says] = _said(book, form, form.says, getattr(beat, form.array)[at], values)
        for name in form.beside:
            values[name] = _said(book, form, name, getattr(beat, name)[at], values)
        for name in form.lists:
            names = known(book, NAMINGS[form.kind][name], "")
            values[name] = tuple(names[x] for x in np.flatnonzero(getattr(beat, name)[at]).tolist())
        for name, part in form.parts.items():
            values[name] = tuple(each for _, each in _read(book, beat, part, at))
        yield place, form.kind(**values)


def _places(kind: type, axes: tuple[str, ...], given: Mask) -> Iterator[tuple[int, ...]]:
    """List where something is given; once, with -1, where it is so everywhere along an axis left open."""
    for at, axis in enumerate(axes):
        if axis != "hand" and NAMINGS[kind][_field(kind, axis)].maybe:
            everywhere = given.all(axis=at)
            for place in np.argwhere(everywhere).tolist():
                yield (*place[:at], -1, *place[at:])
            given = given & ~np.expand_dims(everywhere, at)
    yield from (tuple(place) for place in np.argwhere(given).tolist())


def _names_at(book: Rulebook, kind: type, axis: str, index: int) -> dict[str, str]:
    """What an order names by its place on an axis."""
    if axis == "hand":
        seat, lever = book.hand_seat[index], book.hand_lever[index]
        return {"seat": book.seats[seat], "lever": book.levers[lever]}
    name = _field(kind, axis)
    named = {name: known(book, NAMINGS[kind][name], "")[index] if index >= 0 else ""}
    if axis == "event" and "seat" in NAMINGS[kind]:
        named["seat"] = book.seats[book.choice_seat[index]]
    return named


def _said(
    book: Rulebook, form: OrderForm, name: str, stands: Any, values: Mapping[str, Any]
) -> Any:
    """What a field of an order says, by what stands in its array and what its other fields name."""
    naming = NAMINGS[form.kind].get(name)
    if naming is not None:
        return known(book, naming, values.get(naming.of, ""))[stands] if stands >= 0 else ""
    return bool(stands == SIGN) if form.signs else stands.item()
