"""Plays a case of an expectation file: what the case orders is ordered, and nobody else decides anything.

An agreement is put by one who signs it in the first exchange and signed by the others in the second; whoever has to
approve it does. Seats that the case does not name are played by minds where it asks for them; a mind signs what it
likes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from game.rules.beats import PUT
from game.rules.encoding import name_of_text, placed, texts_of
from game.rules.legality import ratify_menu
from game.rules.orders import (
    FACILITATOR,
    Choose,
    Clause,
    Deny,
    Inject,
    Leave,
    Move,
    Order,
    Payment,
    Promise,
    Put,
    Ratify,
    Sign,
)
from game.rules.phases import EPILOGUE, NEWS, ORDERS, PHASE_OF
from game.rules.position import Position
from game.rules.refusals import Refusal, permitted
from game.rules.rulebook import Rulebook
from game.rules.sight import Observation, observe
from game.rules.signing import concerned, packages
from game.rules.texts import texts_known
from game.scenario.expected.cases import Case, PlannedDeal, PlannedDeed, RoundPlan
from game.scenario.tree import Path
from game.session.course import Course

if TYPE_CHECKING:
    from game.session.company import CaseCompany

_NOTHING = RoundPlan(())


@dataclass(frozen=True, slots=True)
class Refused:
    """An order of the case that was not taken."""

    path: Path
    round: int
    refusal: Refusal


@dataclass(frozen=True, slots=True)
class Unagreed:
    """An agreement of the case that did not come into force."""

    path: Path
    round: int
    missing: tuple[str, ...] = ()
    """seats whose signature it lacks"""
    unratified: bool = False
    """it was signed, and refused at home"""


@dataclass(frozen=True, slots=True)
class PlayedCase:
    """One case as it was played.

    Attributes:
        course: the game, to its end.
        refused: orders of the case that were not taken.
        unagreed: agreements of the case that did not come into force.
    """

    course: Course
    refused: tuple[Refused, ...]
    unagreed: tuple[Unagreed, ...]

    @property
    def last(self) -> int:
        """The last round that was played."""
        rounds = (step.before.round for step in self.course.steps if step.phase in ORDERS)
        return max(rounds, default=0)

    def after(self, round: int | None) -> Position | None:
        """Where the game stood after a round; None after its end. 0 is the start, and no round the end."""
        if round is None:
            return self.course.position
        if round == 0:
            return self.course.start
        for step in self.course.steps:
            if step.phase in ORDERS and step.before.round == round:
                return step.after
        return None


def play(case: Case, book: Rulebook) -> PlayedCase:
    """Play a case to its end on the rulebook of its scenario at its length.

    Raises UserError for minds that do not exist, and if the case orders for a seat that only minds hold.
    """
    table = _CaseTable(case, book)
    table.play()
    return PlayedCase(table.course, tuple(table.refused), tuple(table.unagreed))


def _opened(case: Case, book: Rulebook) -> Course:
    """A game that begins with the hidden facts of a case."""
    course = Course(book, case.seed or 0)
    facts = course.start.fact.copy()
    for name, value in case.facts.items():
        at = book.facts.index(name)
        facts[0, at] = book.values[at].index(value)
    course.start = course.position = course.start.changed(fact=facts)
    return course


class _CaseTable:
    """Who decides what in the game of one case."""

    def __init__(self, case: Case, book: Rulebook) -> None:
        self.case, self.book = case, book
        self.course = _opened(case, book)
        self.refused: list[Refused] = []
        self.unagreed: list[Unagreed] = []
        self.deals = {number: tuple(self._texts(plan)) for number, plan in self.case.rounds.items()}
        self.company = self._seated()

    def _seated(self) -> CaseCompany | None:
        """The minds at the table, if there are any: only then are they looked up, which takes its time."""
        if not self.case.minds:
            return None
        from game.session.company import CaseCompany

        named = {deed.seat for plan in self.case.rounds.values() for deed in plan.deeds}
        named |= {seat for texts in self.deals.values() for text in texts for seat in text.signers}
        return CaseCompany.of(self.course, self.case.seed or 0, named, self.case.minds)

    def _texts(self, plan: RoundPlan) -> Iterator[_Text]:
        """Each agreement of a round with who puts it: of those who sign, the first who puts no other."""
        putting: set[str] = set()
        for deal in plan.deals:
            signers = _signers(self.book, deal)
            minds = self.case.minds if isinstance(self.case.minds, Mapping) else {}
            people = [seat for seat in signers if seat not in minds] or signers
            free = [seat for seat in people if seat not in putting] or people
            putting.add(free[0])
            put = _put(deal, free[0], signers if deal.signed else ())
            yield _Text(deal, put, signers, name_of_text(self.book, put))

    def play(self) -> None:
        while not self.course.position.one.over:
            round, (phase, exchange) = self.course.position.round, self.course.phase
            if phase in ORDERS:
                self._missed(round)
            asked = self._asked(round, phase, exchange) if phase != EPILOGUE else []
            self.course.resolve(self._lawful(round, asked))

    def _asked(self, round: int, phase: str, exchange: int) -> list[tuple[Path, Order]]:
        """What the case orders in a phase, each order with its place."""
        plan = self.case.rounds.get(round, _NOTHING)
        if phase in NEWS:
            return [(path, Inject(event)) for path, event in plan.happens]
        asked: list[tuple[Path, Order]] = []
        if exchange <= 1:
            orders = [(deed.path, _order(deed)) for deed in plan.deeds]
            asked += [(path, order) for path, order in orders if PHASE_OF[type(order)] == phase]
        if phase == PHASE_OF[Put] and exchange == 1:
            texts = [text for text in self.deals.get(round, ()) if self._is_ours(text.put.seat)]
            asked += [(text.deal.path, text.put) for text in texts]
        if phase == PHASE_OF[Sign] and exchange == 2:
            for text in self.deals.get(round, ()):
                others = [x for x in text.signers if x != text.put.seat and self._is_ours(x)]
                asked += [(text.deal.path, Sign(seat, text.name)) for seat in others]
        if phase == PHASE_OF[Ratify]:
            asked += [((), order) for order in self._approvals()]
        return asked

    def _is_ours(self, seat: str) -> bool:
        """Whether the case decides for a seat; a mind decides for itself, whatever it is asked to sign."""
        return self.company is None or self.company.is_person(seat)

    def _approvals(self) -> Iterator[Order]:
        for place, seat in enumerate(self.book.seats):
            if self._is_ours(seat):
                seen = self._seen(seat)
                may = ratify_menu(self.book, seen.rows.view).approve[0, :, place] == 0
                texts = texts_known(seen.view)
                yield from (Ratify(seat, texts[at], True) for at in np.flatnonzero(may).tolist())

    def _lawful(self, round: int, asked: Sequence[tuple[Path, Order]]) -> list[Order]:
        """Take what may be ordered and note what may not; minds add what they decide."""
        given: dict[str, list[Order]] = {}
        for _, order in asked:
            given.setdefault(order.seat, []).append(order)
        allowed: dict[str, Sequence[Order]] = {FACILITATOR: given.pop(FACILITATOR, [])}
        for seat, orders in given.items():
            allowed[seat], against = permitted(self.book, self._seen(seat), orders)
            for refusal in against:
                path = next(path for path, order in asked if order is refusal.order)
                self.refused.append(Refused(path, round, refusal))
        if self.company is not None:
            return self.company.gather(allowed)
        return [
            order for each in (FACILITATOR, *self.book.seats) for order in allowed.get(each, ())
        ]

    def _seen(self, seat: str) -> Observation:
        return observe(self.book, self.course.position, self.book.seats.index(seat))

    def _missed(self, round: int) -> None:
        """Note which agreements of a round are not in force once its talk is over."""
        for text in self.deals.get(round, ()):
            refused = any(item.path == text.deal.path for item in self.refused)
            if not refused and not self._in_force(text):
                steps = [step for step in self.course.steps if step.before.round == round]
                rules = {change.rule for step in steps for change in step.changes}
                self.unagreed.append(
                    Unagreed(
                        text.deal.path,
                        round,
                        tuple(self._missing(text)),
                        unratified="not_ratified" in rules,
                    )
                )

    def _in_force(self, text: _Text) -> bool:
        position = self.course.position.one
        clauses = [
            position.clause[self.book.levers.index(lever)]
            == self.book.settings[self.book.levers.index(lever)].index(setting)
            for lever, setting in text.deal.clauses.items()
        ]
        lies = text.name in texts_known(self.course.position)
        return all(clauses) if clauses else not lies

    def _missing(self, text: _Text) -> Iterator[str]:
        party = texts_of(self.book, text.put).party[0]
        for place in np.flatnonzero(party).tolist():
            seat = self.book.seats[place]
            if seat not in text.signers or not self._is_ours(seat):
                yield seat


@dataclass(frozen=True, slots=True)
class _Text:
    """An agreement as it is put on the table."""

    deal: PlannedDeal
    put: Put
    signers: tuple[str, ...]
    name: str


def _signers(book: Rulebook, deal: PlannedDeal) -> tuple[str, ...]:
    """Who signs: whom the case names, else all whom the text concerns."""
    if deal.signed:
        return deal.signed
    beat = placed(book, _put(deal, book.seats[0], ()))
    package = packages(beat, beat.action == PUT)
    concerns = concerned(book, package.clause, package.pay)[0]
    return tuple(book.seats[at] for at in np.flatnonzero(concerns).tolist()) or book.seats[:1]


def _put(deal: PlannedDeal, seat: str, invited: Sequence[str]) -> Put:
    return Put(
        seat,
        tuple(
            Clause(lever, setting, lever not in deal.secret, lever in deal.verified)
            for lever, setting in deal.clauses.items()
        ),
        tuple(
            Payment(who, payment.kind, sign * payment.amount)
            for payment in deal.payments
            for who, sign in ((payment.payer, -1), (payment.payee, 1))
        ),
        tuple(other for other in invited if other != seat),
        rounds=deal.rounds,
    )


def _order(deed: PlannedDeed) -> Order:
    match deed.kind:
        case "set":
            return Move(deed.seat, deed.about, deed.value)
        case "answer":
            return Choose(deed.seat, deed.about, deed.value)
        case "promise":
            return Promise(deed.seat, deed.about, deed.value)
        case "deny":
            return Deny(deed.seat, deed.about, deed.value)
    return Leave(deed.seat, deed.about)
