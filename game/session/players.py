"""What everybody orders in a phase: persons have said so, minds are asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from game.minds.briefing import Briefing, Mind
from game.minds.casting import Company, SeatedMind, companies, mind_seeds
from game.minds.memory import Memory, begin, notice, remembered
from game.minds.mind import Reason, reason
from game.minds.moments import Speaker
from game.minds.registry import make
from game.minds.remarks import remarks
from game.minds.weighing import Drafts, weigh
from game.rules.arrays import alone
from game.rules.encoding import decode, name_of_text, texts_of
from game.rules.lawful import objectionable
from game.rules.orders import FACILITATOR, Order, Put, Sign
from game.rules.phases import PHASE_OF, PHASES, no_orders
from game.rules.position import Position
from game.rules.refusals import permitted
from game.rules.rulebook import Rulebook
from game.rules.sight import Observation, Rows, look, observe
from game.rules.texts import Texts, texts_known
from game.session.casting import PERSON
from game.session.course import Course

MOST: Final = 2
"""New texts of minds that reach a person alone in an exchange."""

Given = Mapping[str, Sequence[Order]]


@dataclass(slots=True)
class Intention:
    """What one mind wants in a phase, and why."""

    orders: tuple[Order, ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Approach:
    """A new text that would reach the person, as who puts it sees it."""

    seat: str
    order: Put
    text: str
    """its name: equals are told apart by what they say"""
    liking: int
    """what it guesses the person to gain, in hundredths"""
    gain: int
    """what it expects for itself, in hundredths"""


@dataclass(slots=True)
class Players:
    """The minds of one game, and what each seat remembers of it so far.

    Nothing is kept that could not be worked out anew from the course: `forget` after taking phases
    back is enough.
    """

    course: Course
    _memory: tuple[int, Memory] | None = None
    """how many phases have been noticed, and what each seat remembers of them: a row for each"""
    _companies: dict[tuple[tuple[str, str], ...], Sequence[Company]] = field(default_factory=dict)
    """who decides together, by the seats that are asked and their minds"""

    @property
    def _book(self) -> Rulebook:
        return self.course.book

    def forget(self) -> None:
        """Drop what was worked out of phases that have been taken back."""
        self._memory = None

    def mind(self, name: str) -> Mind:
        """Return the mind of a name; UserError if there is none."""
        return make(name)

    def observation(self, seat: str) -> Observation:
        """What a seat may know now, or all for an empty id."""
        return observe(self._book, self.course.position, self._book.place(seat))

    def memory(self, seat: str) -> Memory:
        """What a seat remembers now."""
        memory = self._remembered(self._looking(self.course.position))
        return remembered(memory, np.array([self._book.seats.index(seat)]))

    def _looking(self, position: Position) -> Rows:
        """What every seat sees of a position: a row for each."""
        seats = np.arange(len(self._book.seats))
        return look(self._book, position, np.zeros_like(seats), seats)

    def _remembered(self, seen: Rows) -> Memory:
        """What every seat remembers now: what was seen at the beginning of every phase, folded."""
        steps = self.course.steps
        known, memory = self._memory or (0, begin(self._book, len(self._book.seats)))
        for step in steps[known:]:
            memory = notice(self._book, memory, self._looking(step.before))
        if known <= len(steps):
            memory = notice(self._book, memory, seen)
            self._memory = len(steps) + 1, memory
        return memory

    def gather(
        self, seats: Mapping[str, str], given: Given
    ) -> tuple[list[Order], tuple[Reason, ...]]:
        """Collect the orders of everybody for the present phase, and why minds gave theirs.

        Args:
            seats: who acts for each seat: `person` or the name of a mind.
            given: the orders of seats that are not asked: of persons, and of minds that have decided.
        """
        minds = {seat: who for seat, who in seats.items() if who != PERSON and seat not in given}
        said = self._decided(minds) if minds else {}
        self._hold_back(seats, given, said)
        orders = list(given.get(FACILITATOR, ()))
        for seat in self._book.seats:
            orders += said[seat].orders if seat in said else given.get(seat, ())
        reasons = [
            each
            for seat in self._book.seats
            if seat in said
            for each in self._aloud(seat, said[seat])
        ]
        return orders, tuple(reasons)

    def speaker(self, seat: str, name: str) -> Speaker:
        """Who speaks for a seat that a mind of this name holds."""
        return Speaker(name, mind_seeds(self._book, self.course.start.seeds, seat))

    def _aloud(self, seat: str, intention: Intention) -> Sequence[Reason]:
        """The reasons of a mind that was asked, with what it says aloud besides."""
        if not intention.reasons:
            return ()
        deeds = list(self._deeds(intention.orders))
        return remarks(self._book, self.observation(seat), intention.reasons, deeds)

    def _deeds(self, orders: Sequence[Order]) -> Iterator[tuple[str, str]]:
        """What orders do with texts, each with the name of its text."""
        lying = texts_known(self.course.position)
        for order in orders:
            if isinstance(order, Sign):
                yield "signs", order.text
            if isinstance(order, Put):
                name = name_of_text(self._book, order)
                yield "joins" if name in lying else "changes" if order.parent else "puts", name

    def _decided(self, minds: Mapping[str, str]) -> dict[str, Intention]:
        """Ask minds, seat to name: each sees no order of anybody else's and orders for its seat alone."""
        said = {seat: Intention() for seat in minds}
        book, seen = self._book, self._looking(self.course.position)
        asked = PHASES[self.course.phase[0]].asks(book, seen)
        deciding = tuple((x, name) for x, name in minds.items() if asked[book.seats.index(x)])
        if deciding:
            memory = self._remembered(seen)
            for company in self._together(deciding):
                own = seen.rows(company.seat), remembered(memory, company.seat)
                moment = Briefing(book, *own, company.character, company.seeds)
                said |= self._intentions(company.mind, moment)
        return said

    def _together(self, minds: tuple[tuple[str, str], ...]) -> Sequence[Company]:
        """Bring together who decides together."""
        if minds not in self._companies:
            start, game = self.course.start.seeds, np.zeros(1, dtype=np.int64)
            players = [
                SeatedMind(
                    self.mind(name),
                    self._book.seats.index(seat),
                    game,
                    mind_seeds(self._book, start, seat),
                )
                for seat, name in minds
            ]
            self._companies[minds] = companies(players)
        return self._companies[minds]

    def _intentions(self, mind: Mind, moment: Briefing) -> dict[str, Intention]:
        """Have a mind decide in all its rows, under the same law as persons: what would be refused is not taken."""
        book, view = self._book, moment.seen.view
        beat = no_orders(book, self.course.phase[0], len(moment.seen))
        reasons = mind.decide(moment, beat)
        against = objectionable(book, view, beat)
        found = {}
        texts = texts_known(self.course.position)
        for row, place in enumerate(moment.seen.seat.tolist()):
            seat = book.seats[place]
            asked = decode(book, beat, row, texts)
            orders = tuple(order for order in asked if order.seat == seat)
            if against[row]:
                orders, _ = permitted(book, self.observation(seat), orders)
            found[seat] = Intention(orders, tuple(x for x in reasons if x.seat == seat))
        return found

    # What reaches a person alone

    def _hold_back(
        self, seats: Mapping[str, str], given: Given, said: Mapping[str, Intention]
    ) -> None:
        """Let at most two new texts of minds an exchange reach a person who plays alone.

        What amends a text, or lies on the table already, always does. Of the others those go first whose
        proposers guess that the person gains most by them, then those that gain their proposers most.
        What is held back is not put, and the reason of its proposer says so.
        """
        people = [seat for seat, who in seats.items() if who == PERSON]
        if len(people) != 1 or self.course.phase[0] != PHASE_OF[Put]:
            return
        minds = {seat: x.orders for seat, x in said.items()}
        minds |= {seat: tuple(given.get(seat, ())) for seat in seats if seat not in minds}
        del minds[people[0]]
        wanted = [
            each for seat, orders in minds.items() for each in self._new(seat, orders, people[0])
        ]
        if len({each.text for each in wanted}) <= MOST:
            return
        wanted.sort(key=lambda each: (-each.liking, -each.gain, each.text))
        let = list(dict.fromkeys(each.text for each in wanted))[:MOST]
        for each in wanted:
            if each.text not in let and each.seat in said:
                self._held(said[each.seat], each, people[0])

    def _held(self, intention: Intention, what: Approach, person: str) -> None:
        """Let a mind keep a text back; what it says of other texts stays."""
        about = [
            reason
            for reason in intention.reasons
            if reason.facts.get("text", what.text) != what.text
        ]
        place, facts = self._book.seats.index(what.seat), {"hearer": person}
        why = reason(self._book, self.course.position, place, "held_back", facts)
        intention.orders = tuple(order for order in intention.orders if order is not what.order)
        intention.reasons = (*about, why)

    def _new(self, seat: str, orders: Sequence[Order], person: str) -> list[Approach]:
        """Weigh the texts that a seat puts for the person to sign, which amend none and are not there yet."""
        lying = texts_known(self.course.position)
        found = []
        for order in orders:
            if isinstance(order, Put) and not order.parent:
                texts, name = texts_of(self._book, order), name_of_text(self._book, order)
                if texts.party[0, self._book.seats.index(person)] and name not in lying:
                    found.append(self._wish(seat, order, texts, name, person))
        return found

    def _wish(self, seat: str, order: Put, texts: Texts, name: str, person: str) -> Approach:
        """Weigh a package with the eyes of who puts it."""
        game = np.zeros(1, dtype=np.int64)
        draft = Drafts(game, texts.clause, texts.public, texts.verified, texts.party)
        seen, doubt = self.observation(seat).rows, self.memory(seat).doubt
        weights = alone(weigh(self._book, seen, draft, doubt))
        liking = weights.liking[self._book.seats.index(person)]
        return Approach(seat, order, name, int(liking), int(weights.gain))
