"""The minds at the table of a case, beside the seats for which the case decides."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from game.rules.orders import Order
from game.session.casting import PERSON, cast
from game.session.course import Course
from game.session.players import Players


@dataclass(frozen=True, slots=True)
class CaseCompany:
    """Who acts for each seat of a case, and what everybody orders."""

    seats: Mapping[str, str]
    players: Players

    @classmethod
    def of(
        cls, course: Course, seed: int, named: Collection[str], minds: bool | Mapping[str, str]
    ) -> CaseCompany:
        """Seat the minds of a case: at every seat that it does not name, or at those that it gives to minds.

        Raises UserError for a mind that does not exist.
        """
        scenario = course.book.scenario
        chosen = minds if isinstance(minds, Mapping) else {}
        people = [
            seat
            for seat, part in scenario.stakeholders.items()
            if (seat not in chosen and part.play != "mind" if chosen else seat in named)
        ]
        return cls(cast(scenario, seed, people, chosen), Players(course))

    def is_person(self, seat: str) -> bool:
        """Whether the case decides for a seat."""
        return self.seats.get(seat, PERSON) == PERSON

    def gather(self, given: Mapping[str, Sequence[Order]]) -> list[Order]:
        """Collect the orders of everybody for the present phase; `given` are those of the case."""
        people = {seat: () for seat in self.seats if self.is_person(seat)}
        orders, _ = self.players.gather(self.seats, {**people, **given})
        return orders
