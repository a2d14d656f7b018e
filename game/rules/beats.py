"""Orders of a whole batch as arrays: one class for each kind of phase.

Every field says its axes and what stands in it where nothing is asked: -1 (settings, levers, options), 0
(actions, answers) or no. The first axis is that of the games. P is the axis of proposals: a seat's open
proposal has the seat's own index.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Final, get_args

import numpy as np

from game.rules.arrays import Mask, Whole
from game.rules.rulebook import Rulebook

KEEP, PLACE, WITHDRAW = 0, 1, 2
NO_ANSWER, SIGN, DECLINE = 0, 1, 2
PAY: Final = ("mandate", "points")
"""What seats may pay each other with."""

AXES: Final[Mapping[str, Callable[[Rulebook], int]]] = {
    "proposal": lambda book: len(book.seats),
    "seat": lambda book: len(book.seats),
    "hearer": lambda book: len(book.seats),
    "lever": lambda book: len(book.levers),
    "hand": lambda book: len(book.hand_lever),
    "event": lambda book: len(book.events),
    "kind": lambda book: len(PAY),
}
"""How long the axes of orders are."""


def _of(*axes: str, none: int) -> dict[str, Any]:
    """Declare an array of orders: its axes after that of the games, and what stands for no order."""
    return {"axes": axes, "none": none}


@dataclass(slots=True)
class BriefOrders:
    """What a facilitator injects."""

    inject: Mask = field(metadata=_of("event", none=False))


@dataclass(slots=True)
class ProposeOrders:
    """Packages, promises, denials, marks and notices."""

    action: Whole = field(metadata=_of("proposal", none=KEEP))
    """keep, place or withdraw"""
    clause: Whole = field(metadata=_of("proposal", "lever", none=-1))
    """a setting"""
    public: Mask = field(metadata=_of("proposal", "lever", none=True))
    verified: Mask = field(metadata=_of("proposal", "lever", none=False))
    pay: Whole = field(metadata=_of("proposal", "kind", "seat", none=0))
    """hundredths of mandate, then of points, that each seat receives"""
    invited: Mask = field(metadata=_of("proposal", "seat", none=False))
    open: Mask = field(metadata=_of("proposal", none=False))
    rounds: Whole = field(metadata=_of("proposal", none=0))
    promise: Whole = field(metadata=_of("hand", none=-1))
    """a setting announced for the hand's lever"""
    deny: Whole = field(metadata=_of("hand", none=-1))
    """a setting denied"""
    mark: Mask = field(metadata=_of("seat", "hearer", "lever", none=False))
    """levers that a seat tells another matter most"""
    leave: Mask = field(metadata=_of("seat", "lever", none=False))
    """notice on the agreement that covers the lever"""


@dataclass(slots=True)
class AnswerOrders:
    """Signatures and refusals."""

    answer: Whole = field(metadata=_of("proposal", "seat", none=NO_ANSWER))
    """sign or decline"""
    blocking: Whole = field(metadata=_of("proposal", "seat", none=-1))
    """lever in the way"""
    would: Whole = field(metadata=_of("proposal", "seat", none=-1))
    """its setting that would change the answer"""


@dataclass(slots=True)
class RatifyOrders:
    """Approvals by the seats that ratify."""

    approve: Whole = field(metadata=_of("proposal", "seat", none=NO_ANSWER))
    """approve or refuse, as for signatures"""


@dataclass(slots=True)
class CommitOrders:
    """Secret orders to levers, and answers to events."""

    setting: Whole = field(metadata=_of("hand", none=-1))
    option: Whole = field(metadata=_of("event", none=-1))


BeatOrders = BriefOrders | ProposeOrders | AnswerOrders | RatifyOrders | CommitOrders


@dataclass(frozen=True, slots=True)
class Shape:
    """The axes of an array of orders after that of the games, and what stands for no order."""

    axes: tuple[str, ...]
    none: int


SHAPES: Final[Mapping[type, Mapping[str, Shape]]] = {
    kind: {each.name: Shape(each.metadata["axes"], each.metadata["none"]) for each in fields(kind)}
    for kind in get_args(BeatOrders)
}
"""The arrays of each kind of orders by their names."""


def blank(kind: type[BeatOrders], book: Rulebook, games: int) -> BeatOrders:
    """Return orders of a kind in which nobody asks for anything."""
    lengths = {axis: length(book) for axis, length in AXES.items()}
    arrays: dict[str, Any] = {}
    for name, shape in SHAPES[kind].items():
        size = (games, *[lengths[axis] for axis in shape.axes])
        array = np.zeros(size, dtype=bool if isinstance(shape.none, bool) else np.int64)
        if shape.none:
            array[...] = shape.none
        arrays[name] = array
    return kind(**arrays)


def repeated(orders: BeatOrders, games: int) -> BeatOrders:
    """Give the orders of one game in every game of a batch."""
    values = {}
    for each in fields(orders):
        values[each.name] = np.repeat(getattr(orders, each.name), games, axis=0)
    return type(orders)(**values)
