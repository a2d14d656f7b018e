"""A recorded game played again with decisions altered: the same luck, everything else as it was.

Chance is drawn by key, so only what follows from the alteration comes out otherwise. What the others do
about it is either of two things:

- *hold*: everybody gives the orders of the record again, whatever has become of the game. What is no
  longer legal lapses and is listed. This shows what the altered decision itself brings about, and not
  what people would have done.
- *respond*: after the altered phase the minds of the other seats decide anew, on what they then see and
  remember. Seats of persons, and those whose decision was altered, hold. This shows what these minds
  would have done; people may do otherwise.

An unfinished game is played again as far as it went; a game that now lasts longer than its record goes
on without orders of those that hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, Protocol

from game import UserError
from game.analysis.difference import Difference, Side, difference
from game.rules.orders import Order
from game.rules.position import Position, same
from game.rules.refusals import Refusal, permitted
from game.rules.sight import observe
from game.session.alteration import Alteration
from game.session.course import Course, Step, settled
from game.session.phases import FACILITATOR
from game.views.refusing import sentence

Others = Literal["hold", "respond"]
HOLD: Final[Others] = "hold"
RESPOND: Final[Others] = "respond"


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

    @property
    def same(self) -> bool:
        """Whether both games come out the same to the last number."""
        return same(self.played.position, self.altered.position)

    def difference(self) -> Difference:
        """Set the two games side by side, cause by cause."""
        one, other = (Side(c.ledger.changes, c.position) for c in (self.played, self.altered))
        return difference(self.played.book, one, other)


class Responding(Protocol):
    """The minds that decide anew."""

    def orders(self, course: Course, seat: str, step: int) -> Sequence[Order] | None:
        """Give the orders of a seat in the present phase, by its number; None if the seat holds."""
        ...


def what_if(
    played: Course, alterations: Sequence[Alteration], responding: Responding | None = None
) -> WhatIf:
    """Play a recorded game again with some decisions altered; see the module for what others do.

    Args:
        played: the game as it was.
        alterations: none at all give the same game again, from its first phase.
        responding: the minds that respond; everybody holds without it.

    Raises:
        UserError: if the game did not get as far, or an altered decision would not have been legal.
    """
    again = _Again(played, tuple(alterations), responding)
    again.play()
    others = HOLD if responding is None else RESPOND
    return WhatIf(again.alterations, others, played, again.course, tuple(again.lapsed))


class _Again:
    """One game under way for the second time."""

    def __init__(
        self,
        played: Course,
        alterations: tuple[Alteration, ...],
        responding: Responding | None,
    ) -> None:
        self.played, self.alterations, self.responding = played, alterations, responding
        self.book = played.book
        self.lapsed: list[Lapse] = []
        self.fork = self._first() if alterations else 0
        self.course = played.branch(self.fork)
        self.done: set[Alteration] = set()
        self.refused: dict[Alteration, Refusal] = {}

    def _first(self) -> int:
        """Find the phase from which on something is altered."""
        for alteration in self.alterations:
            if not any(_concerns(alteration, step) for step in self.played.steps):
                raise UserError(self._too_late(alteration))
        return next(
            at
            for at, step in enumerate(self.played.steps)
            if any(_concerns(alteration, step) for alteration in self.alterations)
        )

    def _too_late(self, alteration: Alteration) -> str:
        last = self.played.steps[-1].before.round if self.played.steps else 0
        ended = "ended" if self.played.position.over[0] else "stops"
        return f"The game {ended} in round {last}, before '{alteration}' could be decided."

    def play(self) -> None:
        """Play until the end, or as far as an unfinished record goes."""
        over, steps = bool(self.played.position.over[0]), self.played.steps
        at = self.fork
        while not self.course.position.over[0] and (over or at < len(steps)):
            step = steps[at] if at < len(steps) else None
            orders = list(self._orders(at, step))
            self.course.resolve(orders, step.asked if step else ())
            at += 1
        for alteration in self.alterations:
            if alteration not in self.done:
                raise UserError(self._impossible(alteration))

    def _impossible(self, alteration: Alteration) -> str:
        refusal = self.refused.get(alteration)
        if refusal is None:
            last = self.course.position.round
            return f"The altered game ends in round {last}, before '{alteration}' could be decided."
        return f"'{alteration}' was not possible: {sentence(refusal, self.book)}"

    def _orders(self, at: int, step: Step | None) -> Iterator[Order]:
        """Collect the orders of a phase in the order in which a session does."""
        recorded: dict[str, list[Order]] = {}
        for item in step.orders if step else ():
            recorded.setdefault(item.order.seat, []).append(item.order)
        yield from recorded.get(FACILITATOR, ())
        as_it_was = step is not None and same(self.course.position, step.before)
        for seat in self.book.seats:
            anew = self._anew(seat, at)
            altered = [
                each
                for each in self.alterations
                if each.seat == seat and _concerned(each, self.course)
            ]
            if anew is not None:
                yield from anew
            elif altered:
                yield from self._altered(seat, recorded.get(seat, ()), altered)
            elif as_it_was or seat not in recorded:
                yield from recorded.get(seat, ())
            else:
                kept, refused = self._permitted(seat, recorded[seat])
                self._lapse(refused)
                yield from kept

    def _anew(self, seat: str, at: int) -> Sequence[Order] | None:
        if self.responding is None or at <= self.fork:
            return None
        if any(alteration.seat == seat for alteration in self.alterations):
            return None
        return self.responding.orders(self.course, seat, at)

    def _altered(
        self, seat: str, recorded: Sequence[Order], alterations: Sequence[Alteration]
    ) -> tuple[Order, ...]:
        """Give a seat's orders with some altered; what was altered comes before what was recorded."""
        first: list[Order] = []
        stands = list(recorded)
        for each in alterations:
            if each.order is None:
                self.done.add(each)
            else:
                _, refused = self._permitted(seat, [*first, each.order])
                if refused:
                    self.refused[each] = refused[0]
                    continue
                self.done.add(each)
                first.append(each.order)
            stands = [order for order in stands if not each.replaces(order)]
        kept, refused = self._permitted(seat, [*first, *stands])
        self._lapse(refused)
        return settled(self.book, self.course.phase[0], kept)

    def _permitted(
        self, seat: str, orders: Sequence[Order]
    ) -> tuple[tuple[Order, ...], tuple[Refusal, ...]]:
        place = self.book.seats.index(seat)
        return permitted(self.book, observe(self.book, self.course.position, place), orders)

    def _lapse(self, refused: Sequence[Refusal]) -> None:
        phase, exchange = self.course.phase
        for refusal in refused:
            self.lapsed.append(Lapse(self.course.position.round, phase, exchange, refusal))


def _concerns(alteration: Alteration, step: Step) -> bool:
    return (alteration.round, alteration.phase) == (step.before.round, step.phase)


def _concerned(alteration: Alteration, course: Course) -> bool:
    return (alteration.round, alteration.phase) == (course.position.round, course.phase[0])


def ends_of_rounds(course: Course) -> tuple[Position, ...]:
    """List where a game stood: at its start, after the reveal of each round, and at its end."""
    found = [course.start]
    found += [step.after for step in course.steps if step.phase in ("commit", "epilogue")]
    return tuple(found)
