"""A recorded game played again with decisions altered: the same luck, everything else as it was.

Chance is drawn by key, so only what follows from the alteration comes out otherwise. What the others do
about it is either of two things:

- *hold*: everybody gives the orders of the record again, whatever has become of the game. What is no
  longer legal lapses and is listed. This shows what the altered decision itself brings about, and not
  what people would have done.
- *respond*: after the altered phase the minds of the other seats decide anew, on what they then see and
  remember. Seats of persons, and those whose decision was altered, hold. This shows what these minds
  would have done; people may do otherwise.
- *minds*: as respond, and for persons decide the minds that would have taken their seats over; only
  whose decision was altered holds. So minds answer for a class in which people sat at every seat.

An unfinished game is played again as far as it went; a game that now lasts longer than its record goes
on without orders of those that hold.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from game import UserError
from game.analysis.difference import Difference, GameRun, difference
from game.minds.casting import drawn
from game.rules.orders import FACILITATOR, Believe, Order, Put, Wait
from game.rules.phases import PHASE_OF, REVEALS
from game.rules.position import Position, same
from game.rules.refusals import Refusal
from game.rules.sight import Observation, observe
from game.session.alteration import Alteration
from game.session.casting import PERSON
from game.session.course import Course, Recorded, Step
from game.session.holding import concerns, held
from game.session.naming import named
from game.session.players import Players
from game.views.called import called_in
from game.views.refusing import sentence
from game.views.whatif import decision
from game.views.words import Words

Others = Literal["hold", "respond", "minds"]
HOLD: Final[Others] = "hold"
RESPOND: Final[Others] = "respond"
MINDS: Final[Others] = "minds"


@dataclass(frozen=True, slots=True)
class Lapse:
    """A recorded order that was no longer legal in the altered game."""

    round: int
    phase: str
    exchange: int
    refusal: Refusal


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Both games, and what became of the recorded orders."""

    alterations: tuple[Alteration, ...]
    others: Others
    played: Course
    altered: Course
    lapsed: tuple[Lapse, ...]
    answered: tuple[str, ...] = ()
    """Seats whose decision was not altered and that ordered otherwise than in the record."""

    @property
    def same(self) -> bool:
        """Whether both games come out the same to the last number."""
        return same(self.played.position, self.altered.position)

    def difference(self) -> Difference:
        """Set the two games side by side, cause by cause."""
        one, other = (GameRun(c.ledger.changes, c.position) for c in (self.played, self.altered))
        return difference(self.played.book, one, other)


def what_if(
    recorded: Recorded,
    alterations: Sequence[Alteration],
    others: Others = HOLD,
    words: Words | None = None,
) -> WhatIf:
    """Play a recorded game again with some decisions altered; see the module for what others do.

    Args:
        recorded: the game as it was.
        alterations: none at all give the same game again, from its first phase.
        others: `hold`, `respond` or `minds`.
        words: in which to say why an altered decision was not possible; English if not given.

    Raises:
        UserError: if the game did not get as far, an altered decision would not have been legal, or one
            is altered twice.
    """
    words = words or Words(recorded.course.book)
    altered = tuple(named(recorded, alteration, words) for alteration in alterations)
    again = _Again(recorded, altered, others, words)
    again.play()
    return WhatIf(
        alterations=again.alterations,
        others=others,
        played=recorded.course,
        altered=again.course,
        lapsed=tuple(again.lapsed),
        answered=tuple(seat for seat in again.book.seats if seat in again.answered),
    )


class _Again:
    """One game under way for the second time."""

    def __init__(
        self,
        recorded: Recorded,
        alterations: tuple[Alteration, ...],
        others: Others,
        words: Words,
    ) -> None:
        self.played, self.seated = recorded.course, recorded.seated
        self.alterations, self.others = alterations, others
        self.book = self.played.book
        self.words = words
        self.lapsed: list[Lapse] = []
        self.fork = self._first() if alterations else 0
        self.course = self.played.branch(self.fork)
        self.players = Players(self.course)
        self.parted: set[str] = set()
        self.done: set[Alteration] = set()
        self.refused: dict[Alteration, Refusal] = {}
        self.answered: set[str] = set()
        self.instead = self._minds_instead() if others == MINDS else {}

    def _minds_instead(self) -> Mapping[str, str]:
        """The minds that would take over the seats of persons, those apart whose decision is altered."""
        book, seeds = self.book, self.played.start.seeds
        altered = {alteration.seat for alteration in self.alterations}
        return {
            seat: book.scenario.stakeholders[seat].temperament[int(choice[0])]
            for seat, choice in drawn(book.scenario, seeds).items()
            if seat not in altered
        }

    def _first(self) -> int:
        """Find the phase from which on something is altered."""
        decided: dict[tuple[object, ...], Alteration] = {}
        for alteration in self.alterations:
            what = (alteration.round, alteration.seat, alteration.kind, alteration.about)
            if what in decided:
                one, other = decided[what], alteration
                raise UserError(self.words.say("whatif.twice", one=one, other=other))
            decided[what] = alteration
            if not any(concerns(alteration, step) for step in self.played.steps):
                raise UserError(self._too_late(alteration))
        return next(
            at
            for at, step in enumerate(self.played.steps)
            if any(concerns(alteration, step) for alteration in self.alterations)
        )

    def _too_late(self, alteration: Alteration) -> str:
        last = self.played.steps[-1].before.round if self.played.steps else 1
        key = "whatif.too_late" if self.played.position.one.over else "whatif.not_yet"
        return self.words.say(key, round=last, change=alteration)

    def play(self) -> None:
        """Play until the end, or as far as an unfinished record goes."""
        over, steps = bool(self.played.position.one.over), self.played.steps
        at = self.fork
        while not self.course.position.one.over and (over or at < len(steps)):
            step = steps[at] if at < len(steps) else None
            self.course.resolve(self._orders(at, step), step.asked if step else ())
            at += 1
        for alteration in self.alterations:
            if alteration not in self.done:
                raise UserError(self._impossible(alteration))

    def _impossible(self, alteration: Alteration) -> str:
        refusal = self.refused.get(alteration)
        if refusal is None:
            last = self.course.position.round
            return self.words.say("whatif.over_before", round=last, change=alteration)
        why = sentence(self.words, refusal)
        names = called_in(self.words, self.played.positions)
        text = names.get(alteration.about) or self.words.say("proposal.some")
        said = decision(self.words, alteration.kind, alteration.about, alteration.order, text)
        seat = self.words.seat(alteration.seat)
        return self.words.say(
            "whatif.impossible", round=alteration.round, seat=seat, change=said, why=why
        )

    def _orders(self, at: int, step: Step | None) -> list[Order]:
        """Collect the orders of a phase as a session does."""
        recorded: dict[str, list[Order]] = {}
        for item in step.orders if step else ():
            recorded.setdefault(item.order.seat, []).append(item.order)
        unmoved = step is not None and same(self.course.position, step.before)
        seats = self._seated(at)
        anew = self._responding(at, step, unmoved, seats)
        given: dict[str, Sequence[Order]] = {FACILITATOR: recorded.get(FACILITATOR, ())}
        for seat in self.book.seats:
            if seat not in anew:
                given[seat] = self._held(seat, recorded.get(seat, ()), unmoved)
        orders, _ = self.players.gather(seats, given)
        self._note_answers(anew, recorded, orders)
        return orders

    def _seated(self, at: int) -> Mapping[str, str]:
        """Who acts for each seat in a phase: as in the record, or a mind for whom was there in person."""
        seats = self.seated[min(at, len(self.seated) - 1)]
        if at <= self.fork:
            return seats
        return {
            seat: self.instead.get(seat, who) if who == PERSON else who
            for seat, who in seats.items()
        }

    def _note_answers(
        self, anew: set[str], recorded: Mapping[str, Sequence[Order]], orders: Sequence[Order]
    ) -> None:
        """Note which seats that decided anew gave other orders than in the record; to wait, or what one believes, is none."""
        for seat in anew - self.answered:
            said = [
                {order for order in given if not isinstance(order, Wait | Believe)}
                for given in (
                    recorded.get(seat, ()),
                    [order for order in orders if order.seat == seat],
                )
            ]
            if said[0] != said[1]:
                self.answered.add(seat)

    def _responding(
        self, at: int, step: Step | None, unmoved: bool, seats: Mapping[str, str]
    ) -> set[str]:
        """Tell which seats decide anew: those whose minds have seen something else than in the record.

        A mind that has seen the same decides the same, so it need not be asked; but while minds share
        what may reach a person alone, all of them are.
        """
        if self.others == HOLD or at <= self.fork:
            return set()
        altered = {alteration.seat for alteration in self.alterations}
        minds = {seat for seat, who in seats.items() if who != PERSON and seat not in altered}
        if not unmoved:
            self.parted |= {
                seat for seat in minds - self.parted if step is None or self._sees_else(seat, step)
            }
        alone = list(seats.values()).count(PERSON) == 1
        if self.parted and alone and self.course.phase[0] == PHASE_OF[Put]:
            return minds
        return minds & self.parted

    def _sees_else(self, seat: str, step: Step) -> bool:
        place = self.book.seats.index(seat)
        return not _alike(self.players.observation(seat), observe(self.book, step.before, place))

    def _held(self, seat: str, recorded: Sequence[Order], unmoved: bool) -> Sequence[Order]:
        """Give the recorded orders of a seat again, with what is altered, as far as they are legal."""
        altered = [
            each for each in self.alterations if each.seat == seat and _concerned(each, self.course)
        ]
        if not altered and (unmoved or not recorded):
            return recorded
        given = held(self.book, self.players.observation(seat), recorded, altered)
        self.done.update(given.done)
        self.refused.update(given.refused)
        round, (phase, exchange) = self.course.position.round, self.course.phase
        self.lapsed += [Lapse(round, phase, exchange, refusal) for refusal in given.lapsed]
        return given.orders


def _concerned(alteration: Alteration, course: Course) -> bool:
    return (alteration.round, alteration.phase) == (course.position.round, course.phase[0])


def _alike(one: Observation, other: Observation) -> bool:
    """Tell whether a seat sees the same."""
    return (
        same(one.view, other.view)
        and np.array_equal(one.certain, other.certain)
        and np.array_equal(one.told, other.told)
    )


def ends_of_rounds(course: Course) -> tuple[Position, ...]:
    """List where a game stood: at its start, after the reveal of each round, and where it is now."""
    ends = [course.start]
    ends += [step.after for step in course.steps if step.phase in REVEALS]
    if course.steps and course.position is not ends[-1]:
        ends.append(course.position)
    return tuple(ends)
