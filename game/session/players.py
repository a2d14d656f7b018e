"""What everybody orders in a phase: persons have said so, minds are asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from game.minds.casting import mind_seeds
from game.minds.memory import Memory, begin, notice
from game.minds.mind import Mind, Reason, reason
from game.minds.registry import make
from game.minds.weighing import Drafts, weigh
from game.rules.arrays import Mask, alone, only
from game.rules.beats import PLACE, ProposeOrders
from game.rules.encoding import decode, placed
from game.rules.orders import FACILITATOR, Order, Propose
from game.rules.phases import PHASE_OF, decides, no_orders
from game.rules.refusals import permitted
from game.rules.rulebook import Rulebook
from game.rules.sight import Observation, observe
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
    _minds: dict[tuple[str, str], Mind] = field(default_factory=dict)
    _memories: dict[str, tuple[int, Memory]] = field(default_factory=dict)
    """each with the number of phases it has noticed"""

    @property
    def _book(self) -> Rulebook:
        return self.course.book

    def forget(self) -> None:
        """Drop what was worked out of phases that have been taken back."""
        self._memories.clear()

    def mind(self, seat: str, name: str) -> Mind:
        """Return the mind of a name at a seat, with luck of its own; UserError if there is none."""
        if (seat, name) not in self._minds:
            luck = mind_seeds(self._book, self.course.start.seeds, seat)
            self._minds[seat, name] = make(name, luck)
        return self._minds[seat, name]

    def observation(self, seat: str) -> Observation:
        """What a seat may know now, or all for an empty id."""
        return observe(self._book, self.course.position, self._book.place(seat))

    def memory(self, seat: str) -> Memory:
        """What a seat remembers now: its observations at the beginning of every phase, folded."""
        place, steps = self._book.seats.index(seat), self.course.steps
        known, memory = self._memories.get(seat, (0, begin(self._book, place, 1)))
        for step in steps[known:]:
            memory = notice(self._book, memory, observe(self._book, step.before, place))
        if known <= len(steps):
            memory = notice(self._book, memory, self.observation(seat))
            self._memories[seat] = len(steps) + 1, memory
        return memory

    def gather(
        self, seats: Mapping[str, str], given: Given
    ) -> tuple[list[Order], tuple[Reason, ...]]:
        """Collect the orders of everybody for the present phase, and why minds gave theirs.

        Args:
            seats: who acts for each seat: `person` or the name of a mind.
            given: the orders of seats that are not asked: of persons, and of minds that have decided.
        """
        said = {
            seat: self._decided(seat, who)
            for seat, who in seats.items()
            if who != PERSON and seat not in given
        }
        self._hold_back(seats, given, said)
        orders = list(given.get(FACILITATOR, ()))
        for seat in self._book.seats:
            orders += said[seat].orders if seat in said else given.get(seat, ())
        reasons = [each for seat in self._book.seats if seat in said for each in said[seat].reasons]
        return orders, tuple(reasons)

    def _decided(self, seat: str, name: str) -> Intention:
        """Ask one mind, which sees no order of anybody else's and gives orders for its seat alone.

        It is under the same law as a person: what would be refused is not taken.
        """
        seen, (phase, _) = self.observation(seat), self.course.phase
        if not decides(self._book, seen, phase):
            return Intention()
        beat = no_orders(self._book, phase, 1)
        mind = self.mind(seat, name)
        reasons = mind.decide(self._book, seen, self.memory(seat), phase, beat)
        orders = tuple(order for order in decode(self._book, beat, 0) if order.seat == seat)
        kept, _ = permitted(self._book, seen, orders)
        return Intention(kept, reasons)

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
            held = reason(
                self._book, self.observation(wish.seat), "held_back", {"hearer": people[0]}
            )
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
        weights = alone(weigh(self._book, self.observation(seat), draft))
        liking = weights.liking[self._book.seats.index(person)]
        return Approach(seat, order, int(liking), int(weights.gain))
