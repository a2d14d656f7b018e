"""What to try after a game: the best single change for each seat, and where trust was lost.

Everything is tried before it is suggested. All single other orders of a seat are ranked as one batch
with everybody else holding; the best few are then played in full, both with the others holding and with
their minds responding, and the one that brings the seat most is suggested.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

import numpy as np

from game import UserError
from game.analysis.turning import Alternative, PlayedPhase, Shift, alternatives_of, shifts
from game.rules.arrays import only
from game.rules.orders import Decline, Move, Sign
from game.rules.phases import PHASE_OF, TALK
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from game.rules.scores import scores
from game.rules.texts import texts_known
from game.session.alteration import Alteration
from game.session.casting import PERSON
from game.session.course import Recorded
from game.session.holding import all_held
from game.session.whatif import RESPOND, what_if

CONFIRMED: Final = 3
"""How many of the best alternatives are played in full."""
BREACH: Final = "broken"
"""The rule that lowers trust after a clause was seen broken."""

Kind = Literal["best_change", "breach", "unsigned"]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One decision altered, played to the end."""

    kind: Kind
    """`best_change` for its seat, a `breach` that lost trust undone, or a signature not given."""
    alteration: Alteration
    target: str
    """What it is measured by: `score` or `trust`."""
    index: tuple[int, ...]
    """The seat of the score; holder and actor of the trust."""
    played: int
    """Hundredths of a point, as `held` and `responded`."""
    held: int
    """What it ends at if everybody else holds."""
    responded: int | None = None
    """What it ends at if the minds of the others respond; None where no mind is there to respond, or it
    was not possible then."""

    @property
    def gain(self) -> int:
        """What it brings: if the others respond, or hold where nobody does."""
        return (self.held if self.responded is None else self.responded) - self.played


@dataclass(frozen=True, slots=True)
class _Trial:
    """An alteration to be tried, and what it is measured by."""

    kind: Kind
    alteration: Alteration
    target: str
    index: tuple[int, ...]

    def measured(self, book: Rulebook, position: Position, game: int = 0) -> int:
        """Read what a game has ended at."""
        values = scores(book, position) if self.target == "score" else position.trust
        return int(values[(game, *self.index)])


def phases(recorded: Recorded) -> tuple[PlayedPhase, ...]:
    """Read a recorded game as the analysis does."""
    return tuple(
        PlayedPhase(step.before, step.after, [item.order for item in step.orders], step.changes)
        for step in recorded.course.steps
    )


def turning_points(recorded: Recorded) -> tuple[Shift, ...]:
    """List the turning points of a game by size."""
    return shifts(recorded.course.book, phases(recorded))


def suggestions(
    recorded: Recorded, seats: Sequence[str] = (), *, responding: bool = True
) -> tuple[Suggestion, ...]:
    """Find what is worth trying otherwise: for each seat, and where most trust was lost.

    Args:
        recorded: the game as it was.
        seats: whose best changes are looked for; those of persons if not given, or all if nobody was one.
        responding: False leaves out what the minds would have done, which takes longest.

    Returns:
        At most one best change for each seat, one breach and one signature; only what would have made a
        difference, and the same on every machine.
    """
    book = recorded.course.book
    people = [seat for seat, who in recorded.seated[-1].items() if who == PERSON]
    wanted = seats or people or list(recorded.seated[-1])
    seats = [seat for seat in book.seats if seat in wanted]
    changes = _changes(recorded, seats)
    breaches, signatures = _breaches(recorded), _withheld(recorded, seats)
    tries = [*(each for ideas in changes.values() for each in ideas), *breaches, *signatures]
    played = _PlayedOut(recorded, tries, responding)
    ideas = [
        *(played.best(changes[seat]) for seat in seats),
        played.first(breaches),
        played.most(signatures),
    ]
    return tuple(each for each in ideas if each is not None)


class _PlayedOut:
    """Tries played to their ends: all while the others hold, and one by one if they respond."""

    def __init__(self, recorded: Recorded, tries: Sequence[_Trial], responding: bool) -> None:
        self.recorded, self.responding = recorded, responding
        self.book = recorded.course.book
        self.ends = all_held(recorded, [each.alteration for each in tries])

    def best(self, tries: Sequence[_Trial]) -> Suggestion | None:
        """Choose what brings most; None if nothing brings anything."""
        tried = [self._responded(held) for each in tries if (held := self._held(each))]
        better = [each for each in tried if each.gain > 0]
        return max(better, key=lambda each: (each.gain, each.held), default=None)

    def first(self, tries: Sequence[_Trial]) -> Suggestion | None:
        """Choose the first that brings something while the others hold."""
        held = (idea for each in tries if (idea := self._held(each)))
        return next((self._responded(each) for each in held if each.gain > 0), None)

    def most(self, tries: Sequence[_Trial]) -> Suggestion | None:
        """Choose what brings most while the others hold; None if nothing brings anything."""
        held = [idea for each in tries if (idea := self._held(each)) and idea.gain > 0]
        best = max(held, key=lambda each: each.gain, default=None)
        return None if best is None else self._responded(best)

    def _held(self, each: _Trial) -> Suggestion | None:
        """What an alteration comes to while the others hold; None if it is not possible."""
        game = self.ends.game.get(each.alteration)
        if game is None or self.ends.position is None:
            return None
        played = each.measured(self.book, self.recorded.course.position)
        held = each.measured(self.book, self.ends.position, game)
        return Suggestion(each.kind, each.alteration, each.target, each.index, played, held)

    def _responded(self, idea: Suggestion) -> Suggestion:
        """Add what it comes to if the minds of the others respond, where some are there to respond."""
        others = [
            who for seat, who in self.recorded.seated[-1].items() if seat != idea.alteration.seat
        ]
        if not self.responding or all(who == PERSON for who in others):
            return idea
        try:
            altered = what_if(self.recorded, [idea.alteration], RESPOND).altered
        except UserError:
            return idea
        measure = _Trial(idea.kind, idea.alteration, idea.target, idea.index)
        return replace(idea, responded=measure.measured(self.book, altered.position))


def _changes(recorded: Recorded, seats: Sequence[str]) -> dict[str, list[_Trial]]:
    """List the other orders of each seat that promise it most."""
    book, course = recorded.course.book, recorded.course
    places = [at for at, seat in enumerate(book.seats) if seat in seats and book.scored[at]]
    played = only(scores(book, course.position))
    changes: dict[str, list[_Trial]] = {seat: [] for seat in seats}
    for at, ranked in alternatives_of(book, places, phases(recorded)).items():
        seat = book.seats[at]
        changes[seat] = [
            _Trial("best_change", _alteration(recorded, seat, each), "score", (at,))
            for each in ranked[:CONFIRMED]
            if each.score > played[at]
        ]
    return changes


def _alteration(recorded: Recorded, seat: str, other: Alternative) -> Alteration:
    book = recorded.course.book
    to = "" if other.setting < 0 else book.settings[other.lever][other.setting]
    return Alteration(other.round, seat, Move, book.levers[other.lever], to)


def _breaches(recorded: Recorded) -> list[_Trial]:
    """List the breaches that were seen, those that lost most trust first, each with its clause kept."""
    book, course = recorded.course.book, recorded.course
    losses = [c for c in course.ledger.changes if c.rule == BREACH and c.target == "trust"]
    breaches = []
    for change in sorted(losses, key=lambda c: (c.amount, c.id)):
        actor = book.seats[change.index[1]]
        alteration = _kept(recorded, change.round, change.names["lever"], actor)
        breaches.append(_Trial("breach", alteration, "trust", change.index))
    return breaches


def _kept(recorded: Recorded, round: int, lever: str, seat: str) -> Alteration:
    """Alter what a seat did with a lever in a round, breaking a clause, to what the clause asked for then."""
    book = recorded.course.book
    at = book.levers.index(lever)
    before = next(
        step.before
        for step in recorded.course.steps
        if step.before.round == round and step.phase == PHASE_OF[Move]
    ).one
    return Alteration(round, seat, Move, lever, book.settings[at][int(before.clause[at])])


def _withheld(recorded: Recorded, seats: Sequence[str]) -> list[_Trial]:
    """List the signatures of some seats, each declined instead."""
    book = recorded.course.book
    withheld = []
    for round, seat, text in dict.fromkeys(_signatures(recorded)):
        at = book.seats.index(seat)
        if seat in seats and book.scored[at]:
            alteration = Alteration(round, seat, Decline, text, "")
            withheld.append(_Trial("unsigned", alteration, "score", (at,)))
    return withheld


def _signatures(recorded: Recorded) -> Iterator[tuple[int, str, str]]:
    """List the signatures, each of a round and under a text of others, that brought an agreement into force."""
    given: dict[tuple[int, str], list[str]] = {}
    book = recorded.course.book
    for step in recorded.course.steps:
        round, texts = step.before.round, texts_known(step.before)
        for item in step.orders:
            if isinstance(item.order, Sign):
                given.setdefault((round, item.order.text), []).append(item.order.seat)
        for place in np.flatnonzero(step.before.one.offer_deal != step.after.one.offer_deal):
            if step.phase in TALK:
                stands = step.after.one.proposer[place]
                for seat in given.get((round, texts[place]), ()):
                    if not stands[book.seats.index(seat)]:
                        yield round, seat, texts[place]
