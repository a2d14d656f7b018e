"""What to try after a game: the best single change for each seat, and where trust was lost.

Everything is tried before it is suggested. All single other orders of a seat are ranked as one batch
with everybody else holding; the best few are then played in full, both with the others holding and with
their minds responding, and the one that brings the seat most is suggested.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final, Literal

from game import UserError
from game.analysis.turning import Alternative, Phase, Shift, alternatives, shifts
from game.rules.orders import Answer, Move
from game.rules.scores import scores
from game.session.alteration import DECLINE, Alteration
from game.session.casting import PERSON
from game.session.course import Recorded
from game.session.whatif import HOLD, RESPOND, WhatIf, what_if

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
    hold: WhatIf
    respond: WhatIf | None
    """None where no mind is there to respond, or it was not possible then."""

    @property
    def held(self) -> int:
        """What it ends at if everybody else holds."""
        return measured(self.hold, self.target, self.index)

    @property
    def responded(self) -> int | None:
        """What it ends at if the minds of the others respond."""
        return None if self.respond is None else measured(self.respond, self.target, self.index)

    @property
    def gain(self) -> int:
        """What it brings: if the others respond, or hold where nobody does."""
        return (self.held if self.responded is None else self.responded) - self.played


def measured(found: WhatIf, target: str, index: tuple[int, ...]) -> int:
    """Read what an altered game ends at."""
    position = found.altered.position
    if target == "score":
        return int(scores(found.altered.book, position)[(0, *index)])
    return int(position.trust[(0, *index)])


def phases(recorded: Recorded) -> tuple[Phase, ...]:
    """Read a recorded game as the analysis does."""
    return tuple(
        Phase(step.before, step.after, [item.order for item in step.orders], step.changes)
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
    found: list[Suggestion | None] = [
        best_change(recorded, seat, responding) for seat in book.seats if seat in wanted
    ]
    found += [breach_undone(recorded, responding), signature_withheld(recorded, wanted, responding)]
    return tuple(each for each in found if each is not None)


def best_change(recorded: Recorded, seat: str, responding: bool = True) -> Suggestion | None:
    """Find the single other order to a lever by which a seat gains most; None if there is none.

    Ranked by what the seat ends at if the others respond, then if they hold.
    """
    book = recorded.course.book
    at = book.seats.index(seat)
    if not book.scored[at] or not recorded.course.steps:
        return None
    played = int(scores(book, recorded.course.position)[0, at])
    ranked = [a for a in alternatives(book, at, phases(recorded)) if a.score > played]
    tried = [
        _tried(
            recorded,
            "best_change",
            _alteration(recorded, seat, each),
            "score",
            (at,),
            played,
            responding,
        )
        for each in ranked[:CONFIRMED]
    ]
    better = [each for each in tried if each is not None and each.gain > 0]
    return max(better, key=lambda each: (each.gain, each.held), default=None)


def _alteration(recorded: Recorded, seat: str, found: Alternative) -> Alteration:
    book = recorded.course.book
    to = "" if found.setting < 0 else book.settings[found.lever][found.setting]
    return Alteration(found.round, seat, Move, book.levers[found.lever], to)


def _tried(
    recorded: Recorded,
    kind: Kind,
    alteration: Alteration,
    target: str,
    index: tuple[int, ...],
    played: int,
    responding: bool,
) -> Suggestion | None:
    """Play an alteration in full; None if it is not possible."""
    respond = None
    try:
        hold = what_if(recorded, [alteration], HOLD)
        if responding and any(who != PERSON for seat, who in _others(recorded, alteration.seat)):
            with suppress(UserError):
                respond = what_if(recorded, [alteration], RESPOND)
    except UserError:
        return None
    return Suggestion(kind, alteration, target, index, played, hold, respond)


def _others(recorded: Recorded, seat: str) -> list[tuple[str, str]]:
    return [item for item in recorded.seated[-1].items() if item[0] != seat]


def breach_undone(recorded: Recorded, responding: bool = True) -> Suggestion | None:
    """Take the breach that lost most trust, and let its clause be kept in that round."""
    book, course = recorded.course.book, recorded.course
    losses = [c for c in course.ledger.changes if c.rule == BREACH and c.target == "trust"]
    for change in sorted(losses, key=lambda c: (c.amount, c.id)):
        holder, actor = change.index
        alteration = _kept(recorded, change.round, change.names["lever"], book.seats[actor])
        if alteration is None:
            continue
        played = int(course.position.trust[0, holder, actor])
        found = _tried(recorded, "breach", alteration, "trust", (holder, actor), played, responding)
        if found is not None and found.held > played:
            return found
    return None


def _kept(recorded: Recorded, round: int, lever: str, seat: str) -> Alteration | None:
    """Alter what a seat did with a lever in a round to what the clause asked for then."""
    book = recorded.course.book
    at = book.levers.index(lever)
    for step in recorded.course.steps:
        if step.before.round == round and step.phase == "commit":
            clause = int(step.before.clause[0, at])
            if clause >= 0 and book.owns[book.seats.index(seat), at]:
                return Alteration(round, seat, Move, lever, book.settings[at][clause])
    return None


def signature_withheld(
    recorded: Recorded, seats: Sequence[str], responding: bool = True
) -> Suggestion | None:
    """Take the signature that cost its seat most in the end, and let the seat decline."""
    book = recorded.course.book
    end = scores(book, recorded.course.position)[0]
    found = []
    for round, seat, proposer in dict.fromkeys(_signatures(recorded)):
        at = book.seats.index(seat)
        if seat in seats and book.scored[at]:
            alteration = Alteration(round, seat, Answer, proposer, DECLINE)
            with suppress(UserError):
                hold = what_if(recorded, [alteration], HOLD)
                gain = measured(hold, "score", (at,)) - int(end[at])
                found.append((gain, alteration, at))
    best = max(found, key=lambda item: item[0], default=None)
    if best is None or best[0] <= 0:
        return None
    _, alteration, at = best
    return _tried(recorded, "unsigned", alteration, "score", (at,), int(end[at]), responding)


def _signatures(recorded: Recorded) -> Iterator[tuple[int, str, str]]:
    """List the signatures that brought an agreement into force in their phase."""
    for step in recorded.course.steps:
        closed = {c.rule for c in step.changes}
        for item in step.orders if "agreement" in closed else ():
            if isinstance(item.order, Answer) and item.order.sign:
                yield step.before.round, item.order.seat, item.order.proposer
