"""After the secret orders: what moved, which clauses were kept, what came to light, whose trust changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from game.rules.arrays import Mask, Whole, only
from game.rules.changes import Change
from game.rules.compliance import BROKEN, KEPT, NOT_KNOWN, NOT_POSSIBLE
from game.rules.orders import Order
from game.rules.phases import EPILOGUE, REVEALS
from game.rules.position import Position
from game.rules.rulebook import NOBODY, Rulebook
from game.rules.sight import Observation
from game.views.explain import explain
from game.views.lapsed import hindrance, lapsed
from game.views.table import VERDICTS
from game.views.words import Words, shown_change

LARGEST = 3
"""Changes of trust and of the numbers of the world that are told at once."""
LINES = ("red_line", "backed_down", "denial_exposed", "ended_by_breach", "run_out")


@dataclass(frozen=True, slots=True)
class SeenClause:
    """What a reader can say of a clause that was due: kept, broken, not_known or not_possible."""

    lever: str
    verdict: str
    sentence: str
    setting: str = ""
    """What it asked for, by its name; empty where the reader has not signed it."""


@dataclass(frozen=True, slots=True)
class LeverStep:
    """A lever that a reader saw move, with where it went."""

    lever: str
    seats: tuple[str, ...]
    """Its owners; nobody of one that is the table's."""
    setting: str
    sure: bool
    """Whether it is so; else it only looks so."""
    sentence: str


@dataclass(frozen=True, slots=True)
class Reveal:
    """What a round has shown to one seat, or what was true in it, in sentences."""

    round: int
    steps: tuple[LeverStep, ...]
    clauses: tuple[SeenClause, ...]
    exposed: tuple[str, ...]
    lines: tuple[str, ...]
    """Red lines crossed, promises not kept, denials that failed, agreements that ended."""
    choices: tuple[str, ...]
    world: tuple[str, ...]
    """The largest changes of indicators, in total."""
    trust: tuple[str, ...]
    """The largest changes of trust."""
    secrets: tuple[str, ...]
    """Breaches that somebody does not know of: a seat reads only its own."""
    indicators: tuple[str, ...]
    """Ids of the indicators that moved most of their range, to be asked why."""
    lapsed: tuple[str, ...]
    """What was agreed or ordered and did not happen, and why."""
    pairs: tuple[tuple[str, str], ...]
    """Holders and actors between whom trust moved most in total, to be asked why."""

    @property
    def moves(self) -> tuple[str, ...]:
        """What each lever did, in sentences."""
        return tuple(step.sentence for step in self.steps)


def without_moves(words: Words, found: Reveal) -> str:
    """Say what happened where no lever was seen to move; empty where something else is told in its place.

    Only of a round in which nothing at all was seen it is said that nothing happened.
    """
    told = (found.moves, found.lapsed, found.clauses, found.secrets, found.exposed, found.choices, found.lines)  # fmt: skip
    if any(told):
        return ""
    moved = (*found.world, *found.trust[:1])
    if moved:
        return words.say("reveal.by_itself", said=" ".join(moved))
    return words.say("reveal.nothing", round=found.round)


def reveal(
    words: Words,
    seen: Observation,
    changes: Sequence[Change],
    round: int,
    *,
    phase: str = "",
    earlier: Observation | None = None,
    since: Observation | None = None,
    orders: Sequence[Order] = (),
) -> Reveal:
    """Show what the commitment of a round has brought to the observing seat.

    Args:
        words: those of the reader.
        seen: the seat's observation after the round.
        changes: the ledger's changes; those hidden from the seat are passed over.
        round: the round that was revealed.
        phase: commit or epilogue, to show only one of them.
        earlier: the seat's observation before the orders were carried out, for what became of its words.
        since: its observation at the end of the reveal before, for the total change of numbers; `earlier`
            if not given.
        orders: those given for the reveal; those of other seats are passed over.
    """
    seat = words.book.seat(seen.seat)
    told = [change for change in _of(changes, round, phase) if change.visible_to(seat)]
    before = earlier.view if earlier else None
    first = since.view if since else before
    sure = only(seen.certain)
    shown = _Shown(
        words, seen.view, before, first, told, seen.exact, sure, seen.seat, phase, orders
    )
    return shown.reveal(round)


def reveal_everything(
    words: Words,
    position: Position,
    changes: Sequence[Change],
    round: int,
    *,
    phase: str = "",
    earlier: Position | None = None,
    since: Position | None = None,
    orders: Sequence[Order] = (),
) -> Reveal:
    """Show what was true in a round, for a facilitator and for those who watch minds play.

    Arguments as for `reveal`, with the full changes; without the `earlier` position nothing is said of
    clauses and of total changes.
    """
    told = _of(changes, round, phase)
    everywhere = np.ones(len(words.book.indicators), dtype=bool)
    first = earlier if since is None else since
    sure = np.ones(len(words.book.levers), dtype=bool)
    shown = _Shown(words, position, earlier, first, told, everywhere, sure, None, phase, orders)
    return shown.reveal(round)


def _of(changes: Sequence[Change], round: int, phase: str) -> list[Change]:
    phases = (phase,) if phase else REVEALS
    return [change for change in changes if change.round == round and change.phase in phases]


def most_moved(book: Rulebook, before: Whole, after: Whole) -> list[int]:
    """Order the indicators by the part of their range that they have moved, the largest first."""
    share = np.abs(after - before) * 10_000 // np.maximum(book.high - book.low, 1)
    return [int(index) for index in np.argsort(-share, kind="stable")]


@dataclass(frozen=True, slots=True, eq=False)
class _Shown:
    """What one reader is shown; `seat` is `NOBODY` for what all see, None for one who is shown everything."""

    words: Words
    after: Position
    before: Position | None
    first: Position | None
    """At the end of the reveal before."""
    told: Sequence[Change]
    exact: Mask
    certain: Mask
    """[L] settings that the reader can be sure of"""
    seat: int | None
    phase: str
    orders: Sequence[Order]

    def reveal(self, round: int) -> Reveal:
        words = self.words
        moved = list(self._moved())
        return Reveal(
            round=round,
            steps=tuple(self._moves()),
            clauses=tuple(self._clauses()),
            exposed=tuple(self._exposed()),
            lines=self._say(*LINES) + self._denials(),
            choices=self._say("choice"),
            world=tuple(
                words.say(
                    "reveal.world",
                    indicator=words.indicator(words.book.indicators[index]),
                    moved=words.moved(self._gone(index)),
                )
                for index in moved
            ),
            trust=tuple(self._trust()),
            secrets=self._say("secret_breach"),
            indicators=tuple(words.book.indicators[index] for index in moved),
            lapsed=tuple(self._lapsed()),
            pairs=tuple(self._pairs()),
        )

    def _say(self, *rules: str) -> tuple[str, ...]:
        changes = [change for rule in rules for change in self.told if change.rule == rule]
        gone = [c for c in changes if c.target == "secret_breach" and not c.after]
        return tuple(dict.fromkeys(explain(self.words, c) for c in changes if c not in gone))

    def _denials(self) -> tuple[str, ...]:
        """Say that denials ended, where nothing else says so."""
        costs = any(change.rule == "denial_exposed" for change in self.told)
        return () if costs else self._say("denial_ends")

    def _moves(self) -> Iterator[LeverStep]:
        """Say which levers moved; to a seat what could be a disguise only seems to move."""
        words = self.words
        moved = {c.index[0]: c for c in self.told if c.target == "setting"}
        for change in moved.values():
            back = change.rule == "taken_back"
            said = self._taken_back(change) if back else explain(words, change)
            yield self._step(change.index[0], change.after, said, sure=True)
        for lever, before, after in self._looks():
            if lever not in moved and not self.after.one.exposed[lever]:
                name = words.book.levers[lever]
                open_ = words.book.covert[lever, after]
                said = words.say(
                    "reveal.known" if open_ else "reveal.seems",
                    owner=words.owner(name),
                    lever=words.lever(name),
                    before=words.setting(name, before),
                    after=words.setting(name, after),
                )
                yield self._step(lever, after, said, sure=bool(open_))

    def _step(self, lever: int, rank: int, said: str, *, sure: bool) -> LeverStep:
        book = self.words.book
        owners = tuple(book.seats[at] for at in np.flatnonzero(book.owns[:, lever]))
        name = book.levers[lever]
        return LeverStep(name, owners, self.words.setting(name, rank), sure, said)

    def _taken_back(self, change: Change) -> str:
        """Say who took back what it had given after the last round, and because of whom."""
        words, lever = self.words, change.names["lever"]
        guilty = np.flatnonzero(self.after.one.released[change.index[0]])
        return words.say(
            "reveal.taken_back",
            seats=words.listing([words.seat(words.book.seats[at]) for at in guilty]),
            owner=words.owner(lever),
            lever=words.lever(lever),
            before=words.setting(lever, change.before),
            after=words.setting(lever, change.after),
        )

    def _looks(self) -> Iterator[tuple[int, int, int]]:
        """List the levers that look otherwise to the reader, with the settings it saw and sees."""
        if self.seat == NOBODY and self.before is not None:
            before, after = self.before.one.setting, self.after.one.setting
            yield from (
                (int(x), int(before[x]), int(after[x])) for x in np.flatnonzero(before != after)
            )
        for change in self.told:
            if change.target == "seen" and change.index[0] == self.seat:
                yield change.index[1], change.before, change.after

    def _exposed(self) -> Iterator[str]:
        """Say what came to light or was checked."""
        words, book = self.words, self.words.book
        for lever in np.flatnonzero(self.after.one.exposed):
            name, rank = book.levers[lever], int(self.after.one.setting[lever])
            key = "reveal.exposed" if book.covert[lever, rank] else "reveal.checked"
            yield words.say(
                key,
                lever=words.lever(name),
                owner=words.owner(name),
                setting=words.setting(name, rank),
            )

    def _clauses(self) -> Iterator[SeenClause]:
        """Say what became of the clauses that were due, as far as the reader can tell."""
        if self.seat is None:
            return self._truths()
        return self._in_public() if self.seat == NOBODY else self._findings(self.seat)

    def _in_public(self) -> Iterator[SeenClause]:
        """Say of every public clause due what all can see: kept, broken, not known."""
        if self.before is None or self.phase == EPILOGUE:
            return
        words, book = self.words, self.words.book
        # A clause that somebody broke ends with its agreement; so does one beside it that could not be kept.
        ended = {c.names["lever"] for c in self.told if c.rule == "ended_by_breach"}
        judged = {c.names["lever"] for c in self.told if c.rule in ("broken", "witness")}
        blamed = judged or ended
        for lever in np.flatnonzero((self.before.one.clause >= 0) & ~book.binding):
            asked, now = int(self.before.one.clause[lever]), int(self.after.one.setting[lever])
            could_be = now in (asked, int(book.looks_like[lever, asked]))
            name = book.levers[lever]
            verdict = NOT_KNOWN if could_be else BROKEN if name in blamed else NOT_POSSIBLE
            if now == asked and self.certain[lever]:
                verdict = KEPT
            kept = VERDICTS[verdict]
            said = words.say(
                f"reveal.{kept}{self._joint(int(lever), kept)}",
                lever=words.lever(name),
                owner=words.owner(name),
                why=self._hindrance(int(lever)) if verdict == NOT_POSSIBLE else "",
            )
            yield SeenClause(name, kept, said, self._asked(int(lever)))

    def _findings(self, seat: int) -> Iterator[SeenClause]:
        """Say of every clause due that the seat has signed: seen kept, seen broken, not known.

        After the last round only what it has learnt since.
        """
        words, book = self.words, self.words.book
        fresh = {c.index[1] for c in self.told if c.target == "verdict" and c.index[0] == seat}
        for lever, verdict in enumerate(self.after.one.verdict[seat]):
            if int(verdict) in VERDICTS and (self.phase != EPILOGUE or lever in fresh):
                name, kept = book.levers[lever], VERDICTS[int(verdict)]
                own = ".own" if book.owns[seat, lever] and kept in ("kept", "broken") else ""
                said = words.say(
                    f"reveal.{kept}{self._joint(lever, kept) or own}",
                    lever=words.lever(name),
                    owner=words.owner(name),
                    why=self._hindrance(lever) if int(verdict) == NOT_POSSIBLE else "",
                )
                yield SeenClause(name, kept, said, self._asked(lever))

    def _asked(self, lever: int) -> str:
        """The setting that a clause asked for before the reveal, by its name."""
        rank = -1 if self.before is None else int(self.before.one.clause[lever])
        return self.words.setting(self.words.book.levers[lever], rank) if rank >= 0 else ""

    def _joint(self, lever: int, kept: str) -> str:
        """A joint lever moves only if all its owners order the same: that kept its clause, or kept it from being kept."""
        shared = self.words.book.owners[lever] > 1
        return ".joint" if shared and kept in ("kept", "broken") else ""

    def _truths(self) -> Iterator[SeenClause]:
        """Say of every clause that was due whether it was kept; nothing is due after the last round."""
        words, book = self.words, self.words.book
        if self.before is None or self.phase == EPILOGUE:
            return
        for lever in np.flatnonzero((self.before.one.clause >= 0) & ~book.binding):
            name, clause = book.levers[lever], int(self.before.one.clause[lever])
            kept = "kept" if int(self.after.one.setting[lever]) == clause else "broken"
            if NOT_POSSIBLE in self.after.one.verdict[:, lever]:
                kept = "not_possible"
            setting = words.setting(name, clause)
            said = words.say(
                f"reveal.truly_{kept}{self._joint(int(lever), kept)}",
                lever=words.lever(name),
                owner=words.owner(name),
                setting=setting,
                why=self._hindrance(int(lever)) if kept == "not_possible" else "",
            )
            yield SeenClause(name, kept, said, self._asked(int(lever)))

    def _hindrance(self, lever: int) -> str:
        """Say what stood in the way of the clause on a lever."""
        if self.before is None:
            return ""
        rank = int(self.before.one.clause[lever])
        return hindrance(self.words, self.before, self.after, lever, rank) if rank >= 0 else ""

    def _lapsed(self) -> Iterator[str]:
        """Say what came to nothing; after the last round nothing is ordered."""
        if self.before is not None and self.phase != EPILOGUE:
            yield from lapsed(self.words, self.before, self.after, self.orders, self.seat)

    def _moved(self) -> Iterator[int]:
        """List the indicators that moved most, of those the reader sees."""
        if self.first is None:
            return
        order = most_moved(self.words.book, self.first.one.indicator, self.after.one.indicator)
        yield from [x for x in order if self.exact[x] and self._gone(x)][:LARGEST]

    def _gone(self, index: int) -> int:
        """How far an indicator has moved since the reveal before, as it is written."""
        assert self.first is not None
        return shown_change(*(int(p.one.indicator[index]) for p in (self.first, self.after)))

    def _trust(self) -> Iterator[str]:
        """Say the largest changes of trust: a seat's own as they are, others' as all can see them."""
        seat = None if self.seat is None else self.words.book.seat(self.seat)
        own = [c for c in self.told if c.target == "trust" and seat in (None, c.names["holder"])]
        others = [c for c in self.told if c.target == "shown" and c.names["holder"] != seat]
        changes = own if seat is None else (*own, *others)
        for change in sorted(changes, key=lambda c: (-abs(c.amount), c.id))[:LARGEST]:
            yield explain(self.words, change)

    def _pairs(self) -> Iterator[tuple[str, str]]:
        """List between whom trust moved most in total, as the reader sees it."""
        if self.first is None:
            return
        book, sides = self.words.book, (self.first.one.trust, self.after.one.trust)
        moved = (sides[1] - sides[0]) * book.actors[:, None] * book.actors
        order = np.argsort(-np.abs(moved).reshape(-1), kind="stable")[:LARGEST].tolist()
        for holder, actor in (divmod(at, len(book.seats)) for at in order):
            if shown_change(*(int(side[holder, actor]) for side in sides)):
                yield book.seats[holder], book.seats[actor]
