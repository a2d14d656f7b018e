"""What a game was worth to each seat, and how far it was trusted; trust before and after."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

import numpy as np

from game.rules.arrays import only
from game.rules.changes import Change
from game.rules.cooperation import seat_cooperation
from game.rules.opening import open_games
from game.rules.orders import Order
from game.rules.position import Position
from game.rules.scores import scores
from game.views.derived import why_score
from game.views.why import Why
from game.views.words import Words, tenths


@dataclass(frozen=True, eq=False)
class SeatResult:
    """What the game was worth to one seat."""

    seat: str
    name: str
    score: int
    """hundredths"""
    start: int
    reservation: int
    cooperation: int | None
    """Hundredths; None for a seat without levers."""
    trusted: tuple[int, int] | None
    """How far the others trusted it on average, at the start and at the end; None without trust."""
    sentence: str
    standing: str
    """Its cooperation and how it was trusted; empty for a seat that does not negotiate."""
    explain: Callable[[], Why]
    """Works out why it is worth that; few who read a result ask."""

    @cached_property
    def why(self) -> Why:
        """Why it is worth that."""
        return self.explain()


@dataclass(frozen=True, slots=True)
class TrustResult:
    """Trust between two seats at the start and at the end, as it truly was."""

    holder: str
    actor: str
    before: int
    after: int
    sentence: str

    @property
    def moved(self) -> bool:
        """Whether it stands elsewhere now, as far as it is written out."""
        return tenths(self.before) != tenths(self.after)


def seat_results(
    words: Words, position: Position, changes: Sequence[Change], orders: Mapping[int, Order]
) -> Iterator[SeatResult]:
    """Measure every seat that has a score."""
    book = words.book
    start = open_games(book, position.seeds)
    now, before = (only(scores(book, p)) for p in (position, start))
    rated = only(seat_cooperation(book, position))
    agreed = any(change.rule == "agreement" for change in changes)
    for index in np.flatnonzero(book.scored):
        score, reservation = int(now[index]), int(book.reservation[index])
        said = words.say(
            _measured(score, reservation, agreed),
            seat=words.seat(book.seats[index]),
            score=words.score(score),
            margin=words.number(abs(score - reservation)),
            reservation=words.number(reservation),
        )
        together = int(rated[index]) if rated[index] >= 0 else None
        trusted = _trusted(words, position, int(index))
        yield SeatResult(
            seat=book.seats[index],
            name=words.seat(book.seats[index]),
            score=score,
            start=int(before[index]),
            reservation=reservation,
            cooperation=together,
            trusted=trusted,
            sentence=said,
            standing=_standing(words, together, trusted),
            explain=partial(
                why_score,
                words,
                changes,
                position,
                book.seats[index],
                orders=orders,
            ),
        )


def _measured(score: int, reservation: int, agreed: bool) -> str:
    """Choose how a score is set beside the value below which a seat would rather walk away.

    Where no agreement ever came into force it says that this is what came of it.
    """
    if reservation <= 0:
        return "debrief.value.only"
    key = "debrief.value" if agreed else "debrief.value.alone"
    if score == reservation:
        return key
    return f"{key}.above" if score > reservation else f"{key}.below"


def _trusted(words: Words, position: Position, seat: int) -> tuple[int, int] | None:
    """Average the trust of the others in a seat, at the start and at the end."""
    book = words.book
    others = book.actors & (np.arange(len(book.seats)) != seat)
    if not (book.actors[seat] and others.any()):
        return None
    before, after = book.trust_start[others, seat], position.one.trust[others, seat]
    return round(float(before.mean())), round(float(after.mean()))


def _standing(words: Words, cooperation: int | None, trusted: tuple[int, int] | None) -> str:
    said = []
    if cooperation is not None:
        said.append(words.say("debrief.cooperated", cooperation=words.number(cooperation)))
    if trusted:
        before, after = (words.number(each) for each in trusted)
        said.append(words.say("debrief.trusted", before=before, after=after))
    return " ".join(said)


def trust_results(words: Words, position: Position) -> Iterator[TrustResult]:
    """Set trust at the start beside trust at the end, the largest changes first."""
    book = words.book
    moved = position.one.trust - book.trust_start
    both = book.actors[:, None] & book.actors & ~book.itself
    pairs = sorted(np.argwhere(both).tolist(), key=lambda pair: -abs(int(moved[tuple(pair)])))
    for holder, actor in pairs:
        before, after = (
            int(table[holder, actor]) for table in (book.trust_start, position.one.trust)
        )
        said = words.say(
            "debrief.trust",
            holder=words.seat(book.seats[holder]),
            actor=words.seat(book.seats[actor]),
            before=words.number(before),
            after=words.number(after),
        )
        yield TrustResult(book.seats[holder], book.seats[actor], before, after, said)
