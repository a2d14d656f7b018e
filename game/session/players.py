"""What everybody orders in a phase: persons have said so, minds are asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from game.minds.briefing import Briefing, Mind
from game.minds.casting import Company, SeatedMind, companies, mind_seeds
from game.minds.memory import Memory, begin, notice, remembered
from game.minds.mind import Reason, reason
from game.minds.registry import make
from game.minds.weighing import Drafts, weigh
from game.rules.arrays import Mask, alone, only
from game.rules.beats import PLACE, ProposeOrders
from game.rules.encoding import decode, placed
from game.rules.lawful import objectionable
from game.rules.orders import FACILITATOR, Order, Propose
from game.rules.phases import PHASE_OF, PHASES, no_orders
from game.rules.position import Position
from game.rules.refusals import permitted
from game.rules.rulebook import Rulebook
from game.rules.sight import Observation, Rows, look, observe
from game.rules.signing import packages, parties
from game.session.casting import PERSON
from game.session.course import Course

MOST: Final = 2
"""Proposals of minds that reach a person alone in a round."""

Given = Mapping[str, Sequence[Order]]


@dataclass(slots=True)
class Intention:
    """What one mind wants in a phase, and why."""

    orders: tuple[Order, ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Approach:
    """A proposal that would reach the person, as its proposer sees it."""

    seat: str
    order: Propose
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
        reasons = [each for seat in self._book.seats if seat in said for each in said[seat].reasons]
        return orders, tuple(reasons)

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
        for row, place in enumerate(moment.seen.seat.tolist()):
            seat = book.seats[place]
            orders = tuple(order for order in decode(book, beat, row) if order.seat == seat)
            if against[row]:
                orders, _ = permitted(book, self.observation(seat), orders)
            found[seat] = Intention(orders, tuple(x for x in reasons if x.seat == seat))
        return found

    # What reaches a person alone

    def _hold_back(
        self, seats: Mapping[str, str], given: Given, said: Mapping[str, Intention]
    ) -> None:
        """Let at most two new proposals of minds a round reach a person who plays alone.

        Those go first whose proposers guess that the person gains most by them, then those that gain
        their proposers most, then by the order of the seats. What is held back is not placed, and the
        reason of its proposer says so.
        """
        people = [seat for seat, who in seats.items() if who == PERSON]
        if len(people) != 1 or self.course.phase[0] != PHASE_OF[Propose]:
            return
        placed = [
            order for seat, who in seats.items() if who != PERSON for order in given.get(seat, ())
        ]
        left = max(MOST - self._reached(people[0]) - len(self._to(people[0], placed)), 0)
        wanted = [
            (seat, order) for seat, x in said.items() for order in self._to(people[0], x.orders)
        ]
        if len(wanted) <= left:
            return
        wishes = [self._wish(seat, order, people[0]) for seat, order in wanted]
        wishes.sort(key=lambda wish: (-wish.liking, -wish.gain, self._book.seats.index(wish.seat)))
        for wish in wishes[left:]:
            kept = tuple(order for order in said[wish.seat].orders if order is not wish.order)
            place = self._book.seats.index(wish.seat)
            facts = {"hearer": people[0]}
            held = reason(self._book, self.course.position, place, "held_back", facts)
            said[wish.seat].orders, said[wish.seat].reasons = kept, (held,)

    def _reached(self, person: str) -> int:
        """Count the proposals that have reached the person in this round."""
        now = self.course.position.round
        return sum(
            len(self._to(person, [item.order for item in step.orders]))
            for step in self.course.steps
            if step.before.round == now and step.phase == PHASE_OF[Propose]
        )

    def _to(self, person: str, orders: Sequence[Order]) -> list[Propose]:
        """Pick the proposals of others that need the person's answer."""
        return [
            order
            for order in orders
            if isinstance(order, Propose)
            and order.seat != person
            and only(self._party(order)[1])[self._book.seats.index(person)]
        ]

    def _party(self, order: Propose) -> tuple[ProposeOrders, Mask]:
        """Write a proposal as arrays, and tell who its parties are: [1, S]."""
        beat = placed(self._book, order)
        return beat, parties(self._book, packages(beat, beat.action == PLACE))

    def _wish(self, seat: str, order: Propose, person: str) -> Approach:
        """Weigh a proposal with the eyes of its proposer."""
        beat, party = self._party(order)
        at = self._book.seats.index(seat)
        draft = Drafts(
            np.zeros(1, dtype=np.int64),
            beat.clause[:, at],
            beat.public[:, at],
            beat.verified[:, at],
            party,
        )
        weights = alone(weigh(self._book, self.observation(seat).rows, draft))
        liking = weights.liking[self._book.seats.index(person)]
        return Approach(seat, order, int(liking), int(weights.gain))
