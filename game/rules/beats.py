"""Orders of a whole batch as arrays: one class for each kind of phase.

Every field says its axes and what stands in it where nothing is asked: -1 (settings, levers, options), 0
(actions, answers) or no. The first axis is that of the games; `texts` says what stands along the axis of
texts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Final, get_args

import numpy as np

from game.rules.arrays import Mask, Whole
from game.rules.rulebook import Rulebook

KEEP, PUT, WITHDRAW = 0, 1, 2
NO_ANSWER, SIGN, DECLINE = 0, 1, 2
PAY: Final = ("mandate", "points")
"""What seats may pay each other with."""
EDITS: Final = 2
"""By so many differences a change may differ from the text it is of."""

AXES: Final[Mapping[str, Callable[[Rulebook], int]]] = {
    "text": lambda book: book.slots,
    "edit": lambda book: EDITS,
    "party": lambda book: len(book.seats),
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
class TalkOrders:
    """What seats put, sign, decline, take back and say in one exchange."""

    action: Whole = field(metadata=_of("seat", none=KEEP))
    """keep, put or withdraw"""
    clause: Whole = field(metadata=_of("seat", "lever", none=-1))
    """a setting"""
    public: Mask = field(metadata=_of("seat", "lever", none=True))
    verified: Mask = field(metadata=_of("seat", "lever", none=False))
    pay: Whole = field(metadata=_of("seat", "kind", "party", none=0))
    """hundredths of mandate, then of points, that each party receives"""
    invited: Mask = field(metadata=_of("seat", "party", none=False))
    open: Mask = field(metadata=_of("seat", none=False))
    rounds: Whole = field(metadata=_of("seat", none=0))
    parent: Whole = field(metadata=_of("seat", none=-1))
    """the text that is amended"""
    answer: Whole = field(metadata=_of("text", "seat", none=NO_ANSWER))
    """sign or decline"""
    blocking: Whole = field(metadata=_of("text", "seat", none=-1))
    """lever in the way"""
    change: Whole = field(metadata=_of("text", "seat", "edit", none=0))
    """differences with which the seat would sign, as codes; see `edits`"""
    meant: Mask = field(metadata=_of("text", "seat", none=False))
    """whether a signature is kept ready for that"""
    back: Mask = field(metadata=_of("text", "seat", none=False))
    """signatures taken back"""
    unsay: Mask = field(metadata=_of("seat", none=False))
    """signatures kept ready that are taken back"""
    wait: Mask = field(metadata=_of("seat", none=False))
    """who asks to be asked again"""
    promise: Whole = field(metadata=_of("hand", none=-1))
    """a setting announced for the hand's lever"""
    deny: Whole = field(metadata=_of("hand", none=-1))
    """a setting denied"""
    mark: Mask = field(metadata=_of("seat", "hearer", "lever", none=False))
    """levers that a seat tells another matter most"""
    leave: Mask = field(metadata=_of("seat", "lever", none=False))
    """notice on the agreement that covers the lever"""


@dataclass(slots=True)
class RatifyOrders:
    """Approvals by the seats that ratify."""

    approve: Whole = field(metadata=_of("text", "seat", none=NO_ANSWER))
    """approve or refuse, as for signatures"""


@dataclass(slots=True)
class CommitOrders:
    """Secret orders to levers, and answers to events."""

    setting: Whole = field(metadata=_of("hand", none=-1))
    option: Whole = field(metadata=_of("event", none=-1))


BeatOrders = BriefOrders | TalkOrders | RatifyOrders | CommitOrders


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
