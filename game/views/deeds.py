"""What was done with levers and clauses, round by round, read from the full ledger for the debrief."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from game.rules.changes import Change
from game.rules.compliance import NOT_POSSIBLE
from game.rules.phases import ORDERS
from game.rules.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Due:
    """A promised clause at one reveal."""

    round: int
    lever: int
    kept: bool
    signers: tuple[str, ...]
    unaware: tuple[str, ...]
    """Signers who did not learn of a breach at once."""
    deal: int = 0
    """The agreement that the clause belongs to."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """A hidden setting in force, with the rounds in which it was."""

    lever: int
    setting: int
    rounds: tuple[int, ...]
    exposed: int = 0
    """The round in which it first came to light; 0 if it did not before the end."""


@dataclass(frozen=True, slots=True)
class Signed:
    """An agreement that came into force: its clauses by lever, and who had signed it then."""

    round: int
    number: int
    clauses: dict[int, int]
    signers: tuple[str, ...]


@dataclass(slots=True)
class _Replayed:
    setting: list[int]
    clause: dict[int, int] = field(default_factory=dict)
    deal: dict[int, int] = field(default_factory=dict)
    signers: dict[int, set[int]] = field(default_factory=dict)
    breaches: set[tuple[int, str]] = field(default_factory=set)
    """Breaches that are secret now: lever, and the seat that does not know."""
    stopped: set[tuple[int, int]] = field(default_factory=set)
    """Clauses that could not be carried out at the last reveal: lever, and a seat that saw it."""


class Deeds:
    """Replays the facts about levers and clauses out of the changes of one game."""

    def __init__(self, book: Rulebook, changes: Sequence[Change]) -> None:
        self.book = book
        self.due: list[Due] = []
        self.stopped: list[Due] = []
        """Clauses that could not be carried out: neither kept nor broken."""
        self.signed: list[Signed] = []
        self._hidden: dict[tuple[int, int], list[int]] = {}
        self._exposed: dict[tuple[int, int], int] = {}
        state = _Replayed([int(rank) for rank in book.start])
        judged = 0
        for change in changes:
            done = change.phase in ORDERS and change.stage not in ("commit", "reveal")
            if done and change.round > judged:
                judged = change.round
                self._judge(state, judged)
            self._note(state, change)

    def hidden(self) -> Iterator[Hidden]:
        """List the hidden settings that were in force."""
        for (lever, setting), rounds in self._hidden.items():
            yield Hidden(lever, setting, tuple(rounds), self._exposed.get((lever, setting), 0))

    def _note(self, state: _Replayed, change: Change) -> None:
        place = change.index
        match change.target:
            case "setting":
                state.setting[place[0]] = change.after
            case "exposed" if change.after and change.phase in ORDERS:
                self._exposed.setdefault((place[0], state.setting[place[0]]), change.round)
            case "clause":
                state.clause[place[0]] = change.after
            case "deal":
                state.deal[place[0]] = change.after
                if change.after > 0:
                    self._found(state, change)
            case "signer":
                signers = state.signers.setdefault(place[0], set())
                (signers.add if change.after else signers.discard)(place[1])
                if change.after and change.rule == "agreement":
                    self._joined(state.deal.get(place[0], 0), place[1])
            case "verdict":
                lever, seat = place[1], place[0]
                (state.stopped.add if change.after == NOT_POSSIBLE else state.stopped.discard)(
                    (lever, seat)
                )
            case "secret_breach":
                lever = self.book.levers.index(change.names["lever"])
                known = (lever, change.names["seat"])
                (state.breaches.add if change.after else state.breaches.discard)(known)

    def _found(self, state: _Replayed, change: Change) -> None:
        lever = change.index[0]
        clause = state.clause.get(lever, -1)
        for agreement in self.signed:
            if agreement.number == change.after:
                agreement.clauses[lever] = clause
                return
        old = tuple(self.book.seats[x] for x in sorted(state.signers.get(lever, ())))
        self.signed.append(Signed(change.round, change.after, {lever: clause}, old))

    def _joined(self, number: int, seat: int) -> None:
        """Add a signature to the agreement that it belongs to."""
        for place, agreement in enumerate(self.signed):
            name = self.book.seats[seat]
            if agreement.number == number and name not in agreement.signers:
                signers = (*agreement.signers, name)
                self.signed[place] = Signed(agreement.round, number, agreement.clauses, signers)

    def _judge(self, state: _Replayed, round: int) -> None:
        """Compare settings with clauses as they stand at a reveal, and note what is hidden."""
        book = self.book
        for lever, setting in enumerate(state.setting):
            if book.covert[lever, setting]:
                self._hidden.setdefault((lever, setting), []).append(round)
            clause = state.clause.get(lever, -1)
            if clause >= 0 and not book.binding[lever]:
                signers = tuple(book.seats[x] for x in sorted(state.signers.get(lever, ())))
                unaware = tuple(seat for seat in signers if (lever, seat) in state.breaches)
                deal = state.deal.get(lever, 0)
                due = Due(round, lever, setting == clause, signers, unaware, deal)
                stopped = any(at == lever for at, _ in state.stopped)
                (self.stopped if stopped else self.due).append(due)
