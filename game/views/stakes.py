"""What one seat has to spend, and how it stands."""

from __future__ import annotations

from dataclasses import dataclass

from game.rules.arrays import only
from game.rules.rulebook import Rulebook
from game.rules.scores import scores
from game.rules.sight import Observation


@dataclass(frozen=True, slots=True)
class Stakes:
    """A seat's own numbers, in hundredths of a point."""

    mandate: int
    income: int
    cap: int
    score: int
    """By what the seat can see."""
    reservation: int


def stakes(book: Rulebook, seen: Observation) -> Stakes:
    """Tell the observing seat what it has and how it stands; nobody has anything."""
    seat = seen.seat
    return Stakes(
        mandate=int(seen.view.one.mandate[seat]),
        income=int(book.mandate_income[seat]),
        cap=int(book.mandate_cap[seat]),
        score=int(only(scores(book, seen.view))[seat]),
        reservation=int(book.reservation[seat]),
    )
