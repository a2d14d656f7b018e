"""What was said at the table in a phase of the talk, in sentences, as far as one seat heard it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from game.minds.mind import Reason
from game.rules.changes import Change
from game.rules.orders import Answer, Highlight, Order
from game.rules.position import Position
from game.rules.rulebook import NOBODY
from game.rules.sight import Observation
from game.views.explain import explain
from game.views.lapsed import left_open
from game.views.reasons import sentence as reason_sentence
from game.views.table import agreements
from game.views.words import Words

TOLD = {"promise": ("promised",), "denial": ("denied",), "notice": ("until",)}
"""Rules of the talk and the facts whose changes are told."""
ALSO = ("awaiting", "not_ratified", "taken_over")
SAID_ALREADY = ("would_sign_with", "clause_in_the_way")
"""Reasons that an answer itself says already."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Something that was said."""

    sentence: str
    kind: str = ""
    """signs, declines, marks or agreed; empty for the rest"""
    why: str = ""
    """What the speaker gave as its reason, in its own words."""


def talked(
    words: Words,
    before: Observation,
    after: Observation,
    changes: Sequence[Change],
    orders: Sequence[Order],
    reasons: Sequence[Reason] = (),
) -> tuple[Heard, ...]:
    """Tell what the observing seat heard in one phase of the talk.

    Args:
        words: those of the reader.
        before: the seat's observation before the phase.
        after: the same after it.
        changes: of the phase; those hidden from the seat are passed over.
        orders: given in the phase; those that others made in secret are passed over.
        reasons: of the minds in the phase; those that they keep to themselves are passed over.
    """
    book, seat = words.book, before.seat
    heard = [change for change in changes if change.visible_to(book.seat(seat))]
    agreed = list(_agreed(words, after, heard))
    sentences = [
        *agreed,
        *(
            ()
            if seat == NOBODY
            else _answers(
                words,
                before.view,
                seat,
                orders,
                _given(words, reasons),
                _held(words, seat, reasons),
            )
        ),
        *_marks(words, book.seat(seat), orders),
        *(Heard(line) for line in _changes(words, heard, bool(agreed))),
        *(Heard(line) for line in left_open(words, after.view, heard)),
    ]
    return tuple(dict.fromkeys(sentences))


def _given(words: Words, reasons: Sequence[Reason]) -> dict[tuple[str, str], str]:
    """What minds said aloud about their answers: who and to whose proposal, to its own words."""
    return {
        (reason.seat, str(reason.facts["proposer"])): reason_sentence(words, reason)
        for reason in reasons
        if reason.spoken and "proposer" in reason.facts and reason.code not in SAID_ALREADY
    }


def _held(words: Words, seat: int, reasons: Sequence[Reason]) -> bool:
    """Whether a mind decided for a seat in the phase: it leaves reasons."""
    return any(reason.seat == words.book.seats[seat] for reason in reasons)


def _answers(
    words: Words,
    view: Position,
    seat: int,
    orders: Sequence[Order],
    why: dict[tuple[str, str], str],
    held: bool,
) -> Iterator[Heard]:
    """What others answered; and the reader's own answers, where a mind `held` the seat and gave them."""
    book = words.book
    mine = book.seats[seat]
    # Answers to the reader's own proposal come first.
    for order in sorted(orders, key=lambda o: isinstance(o, Answer) and o.proposer != mine):
        if not isinstance(order, Answer) or (order.seat == mine and not held):
            continue
        if not view.one.offer_party[book.seats.index(order.proposer), seat]:
            continue
        key = "talked.signs" if order.sign else "talked.declines"
        values: dict[str, Any] = {
            "seat": words.seat(order.seat),
            "proposer": words.seat(order.proposer),
        }
        if not order.sign and order.blocking:
            key += ".lever"
            values["lever"] = words.lever(order.blocking)
            if order.would:
                key += ".would"
                values["setting"] = words.setting(order.blocking, order.would)
        kind = "signs" if order.sign else "declines"
        yield Heard(words.say(key, **values), kind, why.get((order.seat, order.proposer), ""))


def _marks(words: Words, seat: str, orders: Sequence[Order]) -> Iterator[Heard]:
    said: dict[tuple[str, str], list[str]] = {}
    for order in orders:
        if isinstance(order, Highlight) and order.seat != seat and order.to in ("", seat):
            said.setdefault((order.seat, order.to), []).append(words.lever(order.lever))
    for (who, to), levers in said.items():
        key = "talked.marks.you" if to else "talked.marks"
        said_so = words.say(key, seat=words.seat(who), levers=words.listing(levers))
        yield Heard(said_so, "marks")


def _changes(words: Words, changes: Sequence[Change], agreed: bool) -> Iterator[str]:
    for change in changes:
        told = change.target in TOLD.get(change.rule, ()) or change.rule in ALSO
        gone = change.target == "offered" and not change.after
        gone &= not (agreed and change.rule == "off_the_table")
        if told or gone:
            yield explain(words, change)


def _agreed(words: Words, after: Observation, changes: Sequence[Change]) -> Iterator[Heard]:
    new = {c.index[0] for c in changes if c.rule == "agreement" and c.target == "deal"}
    numbers = {int(after.view.one.deal[lever]) for lever in np.array(sorted(new), dtype=np.int64)}
    for row in agreements(words, after):
        if row.number in numbers:
            yield Heard(words.say("talked.agreed", agreement=row.sentence), "agreed")
