"""What one seat has to spend, and how it stands."""

from __future__ import annotations

from dataclasses import dataclass

from game.rules.arrays import only
from game.rules.rulebook import Rulebook
from game.rules.scores import MILLION, normalised, scores
from game.rules.sight import Observation


@dataclass(frozen=True, slots=True)
class Stakes:
    """A seat's own numbers, in hundredths of a point."""

    mandate: int
    income: int
    cap: int
    score: int
    """By what the seat can see."""
    besides: int
    """What of the score comes of settings and bonuses, not of numbers of the world."""
    values: bool
    """Whether the seat values settings or has bonuses at all."""
    reservation: int


def stakes(book: Rulebook, seen: Observation) -> Stakes:
    """Tell the observing seat what it has and how it stands; nobody has anything."""
    seat = seen.seat
    score = int(only(scores(book, seen.view))[seat])
    points = normalised(book, seen.view.indicator)[0]
    counted = int(points @ book.interest[seat]) // 100 // (MILLION // 100)
    values = bool(book.worth[seat].any()) or any(bonus.seat == seat for bonus in book.bonuses)
    return Stakes(
        mandate=int(seen.view.one.mandate[seat]),
        income=int(book.mandate_income[seat]),
        cap=int(book.mandate_cap[seat]),
        score=score,
        besides=score - counted if values else 0,
        values=values,
        reservation=int(book.reservation[seat]),
    )
