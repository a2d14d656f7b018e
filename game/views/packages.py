"""Packages: a text read from a position, whose signature one needs, and the words for all that.

A clause is public and unchecked unless it is said to be otherwise; every text in which a package, a
clause or a payment is named takes its words from here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, Protocol

import numpy as np

from game.rules.beats import PAY
from game.rules.encoding import texts_of
from game.rules.orders import Clause, Payment, Put
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from game.rules.signing import concerned
from game.rules.texts import Texts, texts_at

TO_THE_END: Final = 10**5
"""Agreements without a term last beyond this round."""


class Namer(Protocol):
    """What is needed to put a package into words; `Words` has it."""

    def say(self, key: str, **values: object) -> str:
        """Fill in a text of the program."""

    def seat(self, seat: str) -> str:
        """Name a seat."""

    def lever(self, lever: str) -> str:
        """Name a lever."""

    def setting(self, lever: str, setting: str) -> str:
        """Name a setting."""

    def points(self, hundredths: int) -> str:
        """Write the size of an amount."""

    def listing(self, items: Sequence[str]) -> str:
        """Join names as people do."""


def package_of(book: Rulebook, texts: Texts, seat: str) -> Put:
    """Read a single text as the package that a seat would put."""
    clause, party, at = texts.clause[0], texts.party[0], book.seats.index(seat)
    invited = party & ~concerned(book, texts.clause, texts.pay)[0]
    invited[at] = False
    return Put(
        seat,
        tuple(
            Clause(
                book.levers[lever],
                book.settings[lever][clause[lever]],
                bool(texts.public[0, lever]),
                bool(texts.verified[0, lever]),
            )
            for lever in np.flatnonzero(clause >= 0).tolist()
        ),
        tuple(
            Payment(book.seats[who], PAY[kind], int(texts.pay[0, kind, who]))
            for kind, who in np.argwhere(texts.pay[0]).tolist()
        ),
        tuple(book.seats[who] for who in np.flatnonzero(invited).tolist()),
        bool(texts.open[0]),
        int(texts.rounds[0]),
    )


def text_at(view: Position, place: int) -> Texts:
    """Read the text at a place of one game."""
    return texts_at(view, (np.array([0]), np.array([place])))


def on_the_table(book: Rulebook, view: Position, place: int, seat: str) -> Put:
    """Read the text at a place as the package that a seat would put; it names no parent."""
    return package_of(book, text_at(view, place), seat)


def in_force(view: Position) -> dict[int, tuple[int, ...]]:
    """The agreements in force, the oldest first: the number of each to the levers that it covers.

    Those of one exchange come by their levers: their numbers would tell who had put them.
    """
    numbers = sorted({int(deal) for deal in view.one.deal if deal > 0})
    slots = len(view.one.offered)
    covers = {
        number: tuple(int(lever) for lever in np.flatnonzero(view.one.deal == number))
        for number in numbers
    }
    return dict(sorted(covers.items(), key=lambda item: ((item[0] - 1) // slots, item[1])))


def signers(book: Rulebook, package: Put) -> tuple[str, ...]:
    """Whose signature a package needs, that of who puts it apart."""
    party = texts_of(book, package).party[0]
    return tuple(s for i, s in enumerate(book.seats) if party[i] and s != package.seat)


# In words


def marks(names: Namer, public: bool, verified: bool) -> str:
    """Say what is unusual about a clause: `secret, checked`; nothing if it is as most are."""
    unusual = (("clause.secret", not public), ("clause.checked", verified))
    return ", ".join(names.say(key) for key, holds in unusual if holds)


def marked(names: Namer, said: str, public: bool, verified: bool) -> str:
    """Add to a clause what is unusual about it: `Release at “Open” (secret, checked)`."""
    unusual = marks(names, public, verified)
    return names.say("clause.marked", clause=said, marks=unusual) if unusual else said


def clause_said(names: Namer, clause: Clause) -> str:
    """Say a clause in running text: `Release at “Open” (secret)`."""
    lever, setting = names.lever(clause.lever), names.setting(clause.lever, clause.setting)
    said = names.say("clause", lever=lever, setting=setting)
    return marked(names, said, clause.public, clause.verified)


def payment_said(names: Namer, paid: Payment) -> str:
    """Say who receives or pays what: `Alto pays 3 points`."""
    way = "gets" if paid.amount > 0 else "pays"
    points = names.points(paid.amount)
    return names.say(f"payment.{way}.{paid.kind}", seat=names.seat(paid.seat), points=points)


def package_said(names: Namer, package: Put) -> str:
    """Say a whole package in running text: its clauses, then what else belongs to it."""
    clauses = names.listing([clause_said(names, clause) for clause in package.clauses])
    paid = (payment_said(names, each) for each in package.payments)
    return "; ".join(filter(None, (clauses, *paid, *terms(names, package))))


def agreement_said(names: Namer, book: Rulebook, view: Position, levers: Sequence[int]) -> str:
    """Say an agreement in force: who agreed on which clauses, and until when."""
    clauses = [
        Clause(
            book.levers[lever],
            book.settings[lever][int(view.one.clause[lever])],
            bool(view.one.public[lever]),
            bool(view.one.verified[lever]),
        )
        for lever in levers
    ]
    signed = np.flatnonzero(view.one.signer[list(levers)].any(axis=0))
    until = last_round(view, levers)
    return names.say(
        "table.agreement" if until is None else "table.agreement.until",
        signers=names.listing([names.seat(book.seats[seat]) for seat in signed]),
        clauses=names.listing([clause_said(names, clause) for clause in clauses]),
        round=until,
    )


def last_round(view: Position, levers: Sequence[int]) -> int | None:
    """The last round of an agreement; None for one that lasts to the end."""
    until = int(view.one.until[list(levers)].max())
    return None if until > TO_THE_END else until


def package_lines(names: Namer, package: Put) -> Iterator[str]:
    """Say a whole package one thing a line, each clause as `**Release:** Open (secret)`."""
    for clause in package.clauses:
        lever, setting = names.lever(clause.lever), names.setting(clause.lever, clause.setting)
        said = names.say("clause.line", lever=lever, setting=setting)
        yield marked(names, said, clause.public, clause.verified)
    yield from besides(names, package)


def besides(names: Namer, package: Put) -> Iterator[str]:
    """Say what belongs to a package beside its clauses, one thing a line."""
    yield from (payment_said(names, paid) for paid in package.payments)
    yield from (said[:1].upper() + said[1:] for said in terms(names, package))


def terms(names: Namer, package: Put) -> Iterator[str]:
    """Say what is unusual about a package as a whole: that others may join, and how long it lasts."""
    if package.open:
        yield names.say("package.open")
    if package.rounds:
        yield names.say("package.rounds", rounds=package.rounds)
