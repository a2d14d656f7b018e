"""Orders of a whole batch as arrays: one class for each kind of phase.

An order that is not given is -1 (settings, levers, options), 0 (actions, answers) or no. P is the axis
of proposals: a seat's open proposal has the seat's own index.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from game.rules.arrays import Mask, Whole
from game.rules.rulebook import Rulebook

KEEP, PLACE, WITHDRAW = 0, 1, 2
NO_ANSWER, SIGN, DECLINE = 0, 1, 2


@dataclass(slots=True)
class BriefOrders:
    """What a facilitator injects."""

    inject: Mask
    """[G, E]"""


@dataclass(slots=True)
class ProposeOrders:
    """Packages, promises, denials, marks and notices."""

    action: Whole
    """[G, P] keep, place or withdraw"""
    clause: Whole
    """[G, P, L] settings, -1 for no clause"""
    public: Mask
    """[G, P, L]"""
    verified: Mask
    """[G, P, L]"""
    pay: Whole
    """[G, P, 2, S] hundredths: mandate, then points; what each seat receives"""
    invited: Mask
    """[G, P, S]"""
    open: Mask
    """[G, P]"""
    rounds: Whole
    """[G, P]"""
    promise: Whole
    """[G, M] a setting announced for the hand's lever"""
    deny: Whole
    """[G, M] a setting denied"""
    mark: Mask
    """[G, S, S, L] levers that a seat tells another matter most"""
    leave: Mask
    """[G, S, L] notice on the agreement that covers the lever"""


@dataclass(slots=True)
class AnswerOrders:
    """Signatures and refusals."""

    answer: Whole
    """[G, P, S] no answer, sign or decline"""
    blocking: Whole
    """[G, P, S] lever in the way"""
    would: Whole
    """[G, P, S] its setting that would change the answer"""


@dataclass(slots=True)
class RatifyOrders:
    """Approvals by the seats that ratify."""

    approve: Whole
    """[G, P, S] no answer, approve or refuse, as for signatures"""


@dataclass(slots=True)
class CommitOrders:
    """Secret orders to levers, and answers to events."""

    setting: Whole
    """[G, M] for each hand on a lever; -1 for no order"""
    option: Whole
    """[G, E] -1 for none"""


BeatOrders = BriefOrders | ProposeOrders | AnswerOrders | RatifyOrders | CommitOrders


def no_orders(book: Rulebook, phase: str, games: int) -> BeatOrders:
    """Return the orders of a phase in which nobody asks for anything."""
    seats, levers, hands = len(book.seats), len(book.levers), len(book.hand_lever)
    events = len(book.events)

    def zeros(*shape: int) -> Whole:
        return np.zeros((games, *shape), dtype=np.int64)

    def no(*shape: int) -> Mask:
        return np.zeros((games, *shape), dtype=bool)

    match phase:
        case "propose":
            return ProposeOrders(
                action=zeros(seats),
                clause=zeros(seats, levers) - 1,
                public=~no(seats, levers),
                verified=no(seats, levers),
                pay=zeros(seats, 2, seats),
                invited=no(seats, seats),
                open=no(seats),
                rounds=zeros(seats),
                promise=zeros(hands) - 1,
                deny=zeros(hands) - 1,
                mark=no(seats, seats, levers),
                leave=no(seats, levers),
            )
        case "answer":
            return AnswerOrders(
                zeros(seats, seats), zeros(seats, seats) - 1, zeros(seats, seats) - 1
            )
        case "ratify":
            return RatifyOrders(zeros(seats, seats))
        case "commit":
            return CommitOrders(zeros(hands) - 1, zeros(events) - 1)
        case _:
            return BriefOrders(no(events))


def repeated(orders: BeatOrders, games: int) -> BeatOrders:
    """Give the orders of one game in every game of a batch."""
    values = {}
    for field in fields(orders):
        array = getattr(orders, field.name)
        values[field.name] = np.repeat(array, games, axis=0)
    return type(orders)(**values)
