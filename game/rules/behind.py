"""What stands behind a change: the orders of its phase, and what was last written of the facts it goes back to.

Who may know of it is not asked here; an account leaves out what its reader may not be told.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from game.rules.changes import Index
from game.rules.compliance import BROKEN
from game.rules.encoding import name_of_text
from game.rules.numbered import Numbered
from game.rules.orders import (
    Choose,
    Decline,
    Deny,
    Highlight,
    Leave,
    Move,
    Order,
    Promise,
    Put,
    Ratify,
    Sign,
    TakeBack,
    Unsay,
    Withdraw,
)
from game.rules.position import AXES, NUMBERS, Position
from game.rules.rulebook import Rulebook
from game.rules.texts import spelled
from game.rules.writing import Reference

SAID: Final[Mapping[type[Order], str]] = {Promise: "promise", Deny: "denial"}
"""The one rule behind which a public word stands; other words about the lever are other matters."""
ASIDE: Final = ("stands_for", "signature_ends")
"""What happens to the text that a seat stood for when it withdraws it, or puts another in its place."""


@dataclass(frozen=True, slots=True)
class ToldBy:
    """What a change is told by."""

    rule: str
    names: Mapping[str, str]
    up: bool
    """whether a fact now holds that did not"""


@dataclass(frozen=True, slots=True)
class Behind:
    """Finds what stands behind the changes of one phase."""

    book: Rulebook
    last: Callable[[str, Index], str]
    """what last wrote a fact: a change, or `start`"""
    before: Position
    after: Position
    orders: Sequence[Numbered]
    named: dict[Put, str] = field(default_factory=dict)
    """the names of what is put in this phase, as far as somebody has asked"""

    def references(self, reference: Reference, told: ToldBy) -> list[str]:
        """Resolve what a change goes back to; what is short of a number goes back to nothing written."""
        kind, axes, names = reference[0], reference[1:], told.names
        if kind.endswith("order"):
            return [f"o{item.number}" for item in self.orders if self.about(item.order, told)]
        if kind in NUMBERS:
            return []
        of_the_talk = self.of_the_talk(kind, told)
        if of_the_talk is not None:
            return of_the_talk
        if kind == "all_released":
            return self.all_released(names["lever"])
        if kind == "breach":
            return self.breach(names["lever"], names["seat"])
        if kind == "taken_over":
            return self.taken_over(names["lever"], names["seat"])
        if kind == "exposed_by":
            levers = np.flatnonzero(self.book.owns[self.book.seats.index(names[axes[0]])])
            exposures = [self.last("exposed", (int(lever),)) for lever in levers]
            return [cause for cause in exposures if cause != "start"]
        fact_axes = AXES[kind]
        index = tuple(
            self.at(axis, names[given]) for axis, given in zip(fact_axes, axes, strict=True)
        )
        return [self.last(kind, index)]

    def of_the_talk(self, kind: str, told: ToldBy) -> list[str] | None:
        """Resolve what a change in the talk goes back to; None for other references."""
        names = told.names
        match kind:
            case "put":
                return self.puts(names["text"])
            case "closed_before":
                return self.closed_before(names["seat"])
            case "kept_ready":
                return self.kept_ready(names["seat"])
            case "readied":
                now = [f"o{item.number}" for item in self.orders if self.about(item.order, told)]
                return now or self.kept_ready(names["seat"])
            case "closed":
                return self.signatures(names["lever"])
            case "signatures":
                return self.signed_by(self.text_at(names["text"]))
            case "closings":
                return self.closings(self.book.seats.index(names["seat"]))
            case "signature_ended":
                return self.endings(self.text_at(names["text"]))
            case "taken_from":
                return self.taken_from(self.text_at(names["text"]))
            case "notice":
                return self.notices(names["lever"])
        return None

    def about(self, order: Order, told: ToldBy) -> bool:
        """Tell whether an order of this phase is behind a change."""
        names, rule = told.names, told.rule
        match order:
            case Put() | Withdraw():
                return order.seat == names.get("seat") and self.moves_text(order, told)
            case Unsay():
                return order.seat == names.get("seat") and rule == "ready"
            case Decline():
                keeps = rule == "ready" and order.meant
                return order.seat == names.get("seat") and (
                    keeps or order.text == names.get("text")
                )
            case Sign() | TakeBack():
                return order.seat == names.get("seat") and order.text == names.get("text")
            case Move() | Promise() | Deny():
                who = names.get("actor")
                fits = rule == SAID.get(type(order), rule)
                return fits and order.lever == names.get("lever") and who in (None, order.seat)
            case Highlight():
                hears = order.to in ("", names.get("hearer"))
                mine = order.seat == names.get("seat")
                return hears and mine and order.lever == names.get("lever")
            case Choose():
                return order.event == names.get("event")
            case Ratify():
                return order.text == names.get("text")
            case _:
                return False

    def moves_text(self, order: Put | Withdraw, told: ToldBy) -> bool:
        """Tell whether putting or withdrawing is behind what happens to a text: the one put, or one stepped aside from."""
        text = told.names.get("text", "")
        put = isinstance(order, Put) and self.put(order) == text
        if told.up or told.rule not in ASIDE:
            return put
        stood = self.before.one.proposer[self.text_at(text), self.book.seats.index(order.seat)]
        return bool(stood) and not put

    def put(self, order: Put) -> str:
        """The name of the text that an order puts on the table."""
        if order not in self.named:
            self.named[order] = name_of_text(self.book, order)
        return self.named[order]

    def text_at(self, name: str) -> int:
        """The place of a text by its name."""
        for names in (self.after.one.offer_name, self.before.one.offer_name):
            places = [at for at, number in enumerate(names.tolist()) if spelled(number) == name]
            if places:
                return places[0]
        raise ValueError(f"there is no text {name}")

    def signatures(self, lever: str) -> list[str]:
        """Name the signatures behind the agreement that now covers a lever."""
        deal = self.after.one.deal[self.book.levers.index(lever)]
        of = np.flatnonzero(self.after.one.offer_deal == deal) if deal else ()
        return [cause for text in of for cause in self.signed_by(int(text))]

    def signed_by(self, text: int) -> list[str]:
        """Name the signatures on a text."""
        signers = np.flatnonzero(self.after.one.signed[text])
        return [self.last("signed", (text, int(seat))) for seat in signers]

    def puts(self, text: str) -> list[str]:
        """Name the orders of this phase that put a text."""
        return [
            f"o{item.number}"
            for item in self.orders
            if isinstance(item.order, Put) and self.put(item.order) == text
        ]

    def closed_before(self, seat: str) -> list[str]:
        """Name the last closing of an earlier exchange that a seat has signed, or that moves a lever of its own."""
        before, at = self.before.one, self.book.seats.index(seat)
        moves = (before.offer >= 0) & self.book.owns[at]
        mine = (before.offer_deal > 0) & (before.signed[:, at] | moves.any(axis=1))
        found = [self.last("offered", (int(text),)) for text in np.flatnonzero(mine)]
        return [max(found, key=lambda cause: int(cause[1:] or 0))] if found else []

    def kept_ready(self, seat: str) -> list[str]:
        """Name what said that a seat keeps its signature ready: a refusal of this phase, or an earlier one."""
        now = [
            f"o{item.number}"
            for item in self.orders
            if isinstance(item.order, Decline) and item.order.meant and item.order.seat == seat
        ]
        at = self.book.seats.index(seat)
        return now or [self.last("meant", (int(self.before.one.ready[at]), at))]

    def closings(self, seat: int) -> list[str]:
        """Name what has closed in this phase that a seat has signed, or that moves a lever of its own."""
        closed = self.before.one.offer_deal != self.after.one.offer_deal
        signed = self.after.one.signed[:, seat]
        moves = (self.after.one.offer >= 0) & self.book.owns[seat]
        mine = closed & (signed | moves.any(axis=1))
        return [self.last("offered", (int(text),)) for text in np.flatnonzero(mine)]

    def endings(self, text: int) -> list[str]:
        """Name what has last been written of who stands for a text and who has signed it."""
        index = [(text, seat) for seat in range(len(self.book.seats))]
        last = [self.last(fact, at) for fact in ("proposer", "signed") for at in index]
        return [cause for cause in last if cause != "start"]

    def taken_from(self, text: int) -> list[str]:
        """Name what has taken over, in this phase, the clauses of the agreement that a text has become."""
        before, after = self.before.one.deal, self.after.one.deal
        gone = (before == self.before.one.offer_deal[text]) & (before > 0) & (after != before)
        return [self.last("clause", (int(lever),)) for lever in np.flatnonzero(gone)]

    def all_released(self, lever: str) -> list[str]:
        """Name what let a lever go back after the last round: a change for each seat that broke its word."""
        at = self.book.levers.index(lever)
        return [
            self.last("released", (at, int(seat)))
            for seat in np.flatnonzero(self.after.one.released[at])
        ]

    def breach(self, lever: str, seat: str) -> list[str]:
        """Name what broke a seat's word in the agreement of a lever: its orders, where they led, or a later text."""
        book, before, after = self.book, self.before.one, self.after.one
        at, who = book.levers.index(lever), book.seats.index(seat)
        hands = np.flatnonzero(book.hand_seat == who)
        hands = hands[before.deal[book.hand_lever[hands]] == before.deal[at]]
        levers = book.hand_lever[hands]
        seen = (after.verdict[:, levers] == BROKEN).any(axis=0)
        found = [self.last("taken", (at, who))] if before.taken[at, who] else []
        for broken in levers[seen | after.secret_breach[:, hands].any(axis=0)].tolist():
            found += [
                f"o{item.number}"
                for item in self.orders
                if isinstance(item.order, Move)
                and (item.order.seat, item.order.lever) == (seat, book.levers[broken])
            ]
            found.append(self.last("setting", (broken,)))
        return found

    def taken_over(self, lever: str, seat: str) -> list[str]:
        """Name what a seat has signed for its own levers of the agreement that covered a lever."""
        book, before, after = self.book, self.before.one, self.after.one
        same = before.deal == before.deal[book.levers.index(lever)]
        other = same & (after.deal != before.deal) & book.owns[book.seats.index(seat)]
        return [self.last("clause", (at,)) for at in np.flatnonzero(other).tolist()]

    def notices(self, lever: str) -> list[str]:
        """Name the orders that gave notice on the agreement that covers a lever, by seats that have signed it."""
        before, levers, seats = self.before.one, self.book.levers, self.book.seats
        deal = before.deal[levers.index(lever)]
        given = [
            (f"o{item.number}", seats.index(item.order.seat), levers.index(item.order.lever))
            for item in self.orders
            if isinstance(item.order, Leave)
        ]
        return [
            name
            for name, seat, at in given
            if before.read_deal[seat, at] == deal and before.read_signer[seat, at, seat]
        ]

    def at(self, axis: str, name: str) -> int:
        """The index of what is named along an axis."""
        book = self.book
        table: Sequence[str] = {
            "lever": book.levers,
            "indicator": book.indicators,
            "event": book.events,
            "red_line": book.red_lines,
            "fact": book.facts,
        }.get(axis, book.seats)
        if axis == "text":
            return self.text_at(name)
        return table.index(name)
