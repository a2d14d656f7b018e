"""What can be typed for one table in one round: its levers, settings, seats, and what the news ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from game.lines.grid.entries import Entries, Hand
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from game.views.words import Words

PERCENTS: Final = (0, 25, 50, 75, 100)
"""The belief dots on an order slip."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What would become of what was typed in a row."""

    well: bool
    said: str = ""
    """One sentence on what is in the way, or worth knowing; empty for none."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What would become of all that was typed for a table, row by row."""

    slips: tuple[Verdict, ...] = ()
    orders: Mapping[Hand, Verdict] | None = None
    """Of orders and promises, where there is anything to say."""
    answers: Mapping[str, Verdict] | None = None
    silent: Mapping[Hand, tuple[str, str]] | None = None
    """What each lever is asked to be where its row is left blank, and how that comes: signed, promised, or empty."""
    believe: tuple[Hand, ...] = ()
    """Seats, each with the lever of a clause that others are to keep."""


@dataclass(frozen=True, slots=True)
class NewsQuestion:
    """What an event of the news asks a seat."""

    seat: str
    event: str
    options: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class TableForm:
    """The form that is filled in for one table in one round."""

    table: str
    """The letter of the table."""
    words: Words
    round: int
    talks: bool
    """Whether slips can be signed in this round."""
    seats: tuple[str, ...]
    levers: tuple[str, ...]
    settings: Mapping[str, tuple[str, ...]]
    hands: tuple[Hand, ...]
    """Order slips, seat by seat."""
    questions: tuple[NewsQuestion, ...]
    judge: Callable[[Entries], Judged]
    """Tells what would become of what was typed, without anything happening."""
    stands: Mapping[str, str]
    """How each lever stands, whoever knows it."""
    secrets: bool
    """Whether clauses can be secret."""
    checks: bool
    """Whether clauses can be checked."""

    def of(self, seat: str) -> tuple[Hand, ...]:
        """The hands of a seat."""
        return tuple(hand for hand in self.hands if hand[0] == seat)


def form_of(
    table: str, words: Words, position: Position, judge: Callable[[Entries], Judged]
) -> TableForm:
    """Make the form of a table from where its game stands, after the news of a round."""
    book, one = words.book, position.one
    levers = tuple(x for x, plays in zip(book.levers, book.in_play, strict=True) if plays)
    seats = tuple(x for x, acts in zip(book.seats, book.actors, strict=True) if acts)
    hands = (
        (book.seats[seat], book.levers[lever])
        for seat, lever in zip(book.hand_seat, book.hand_lever, strict=True)
    )
    asks = (
        NewsQuestion(
            book.seats[int(book.choice_seat[at])], book.events[at], tuple(book.options[at])
        )
        for at in np.flatnonzero(one.pending)
    )
    return TableForm(
        table,
        words,
        position.round,
        position.round >= book.talk_from,
        seats,
        levers,
        {lever: tuple(book.settings[book.levers.index(lever)]) for lever in levers},
        tuple(hand for hand in hands if hand[1] in levers),
        tuple(asks),
        judge,
        {lever: _stands(book, position, lever) for lever in levers},
        book.scenario.agreements.secret,
        book.scenario.agreements.verification is not None,
    )


def _stands(book: Rulebook, position: Position, lever: str) -> str:
    at = book.levers.index(lever)
    return book.settings[at][int(position.one.setting[at])]


def fitting(form: TableForm, entries: Entries) -> Entries:
    """Keep of what was typed what the form still has a place for."""

    def has(lever: str, setting: str) -> bool:
        return setting in form.settings.get(lever, ())

    slips = entries.slips if form.talks else ()
    options = {each.event: each.options for each in form.questions}
    return Entries(
        tuple(
            slip
            for slip in slips
            if all(has(clause.lever, clause.setting) for clause in slip.clauses)
            and all(seat in form.seats for seat in slip.signed)
        ),
        tuple(x for x in entries.orders if x[0] in form.hands and has(x[0][1], x[1])),
        tuple(x for x in entries.promises if (x[0], x[1][0]) in form.hands and has(*x[1])),
        tuple(x for x in entries.answers if x[1] in options.get(x[0], ())),
        tuple(x for x in entries.beliefs if x[0][0] in form.seats and x[1] in PERCENTS),
    )
