"""What was said at the table in a phase of the talk, in sentences, as far as one seat heard it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from game.rules.changes import Change
from game.rules.orders import Answer, Highlight, Order
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from game.rules.sight import Observation
from game.scenario.model import Scenario
from game.views.explain import explain
from game.views.lapsed import left_open
from game.views.table import agreements
from game.views.words import Words

TOLD = {"promise": ("promised",), "denial": ("denied",), "notice": ("until",)}
"""Rules of the talk and the facts whose changes are told."""
ALSO = ("awaiting", "not_ratified", "taken_over")


def talked(
    book: Rulebook,
    before: Observation,
    after: Observation,
    changes: Sequence[Change],
    orders: Sequence[Order],
    *,
    language: str = "en",
    texts: Scenario | None = None,
) -> tuple[str, ...]:
    """Tell what the observing seat heard in one phase of the talk.

    Args:
        book: the rulebook of the game.
        before: the seat's observation before the phase.
        after: the same after it.
        changes: of the phase; those hidden from the seat are passed over.
        orders: given in the phase; those that others made in secret are passed over.
        language: of the program's own words.
        texts: the scenario in the reader's language.
    """  # fmt: skip
    words, seat = Words(book, language, texts), before.seat
    heard = [change for change in changes if change.visible_to(book.seats[seat])]
    found = [
        *_answers(words, before.view, seat, orders),
        *_marks(words, book.seats[seat], orders),
        *_changes(words, heard, language, texts),
        *_agreed(words, after, heard),
        *left_open(words, after.view, heard),
    ]
    return tuple(dict.fromkeys(found))


def _answers(words: Words, view: Position, seat: int, orders: Sequence[Order]) -> Iterator[str]:
    book = words.book
    for order in orders:
        if not isinstance(order, Answer) or order.seat == book.seats[seat]:
            continue
        if not view.offer_party[0, book.seats.index(order.proposer), seat]:
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
        yield words.say(key, **values)


def _marks(words: Words, seat: str, orders: Sequence[Order]) -> Iterator[str]:
    said: dict[tuple[str, str], list[str]] = {}
    for order in orders:
        if isinstance(order, Highlight) and order.seat != seat and order.to in ("", seat):
            said.setdefault((order.seat, order.to), []).append(words.lever(order.lever))
    for (who, to), levers in said.items():
        key = "talked.marks.you" if to else "talked.marks"
        yield words.say(key, seat=words.seat(who), levers=words.listing(levers))


def _changes(
    words: Words, changes: Sequence[Change], language: str, texts: Scenario | None
) -> Iterator[str]:
    for change in changes:
        told = change.target in TOLD.get(change.rule, ()) or change.rule in ALSO
        gone = change.target == "offered" and not change.after
        if told or gone:
            yield explain(change, words.book, language, texts)


def _agreed(words: Words, after: Observation, changes: Sequence[Change]) -> Iterator[str]:
    new = {c.index[0] for c in changes if c.rule == "agreement" and c.target == "deal"}
    numbers = {int(after.view.deal[0, lever]) for lever in np.array(sorted(new), dtype=np.int64)}
    for row in agreements(words, after):
        if row.number in numbers:
            yield words.say("talked.agreed", agreement=row.sentence)
