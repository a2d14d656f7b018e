"""The table as one seat sees it, or nobody: levers, indicators, agreements and trust."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from game.rules.arrays import only
from game.rules.compliance import BROKEN, KEPT, NOT_KNOWN, NOT_POSSIBLE
from game.rules.cooperation import cooperation
from game.rules.phases import PHASES
from game.rules.resolve import phase_of
from game.rules.rulebook import NOBODY, Rulebook
from game.rules.sight import Observation
from game.views.packages import agreement_said, in_force, last_round
from game.views.spans import Ends, Span
from game.views.words import Words, shown_change

VERDICTS = {
    KEPT: "kept",
    BROKEN: "broken",
    NOT_KNOWN: "not_known",
    NOT_POSSIBLE: "not_possible",
}


@dataclass(frozen=True, slots=True)
class LeverRow:
    """A lever as the seat sees it."""

    id: str
    name: str
    icon: str
    owner: str
    own: bool
    setting: str
    setting_name: str
    sure: bool
    """Whether the seat can be sure of it."""
    known: bool
    """Whether the setting is the seat's own or could not be a hidden one in disguise."""
    sentence: str


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator, exact, estimated or hidden."""

    id: str
    name: str
    unit: str
    value: int | None
    """Hundredths; None where the seat does not see it."""
    kind: str
    """exact, estimate or hidden"""
    low: int
    high: int
    good: str
    headline: bool
    rung: str
    last: int | None
    """Change in the last round, as it is written, in hundredths; None for estimates and before a reveal."""
    sentence: str


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """A clause in force that the seat knows of."""

    lever: str
    lever_name: str
    setting: str
    setting_name: str
    public: bool
    verified: bool
    verdict: str
    """kept, broken or not_known at the last reveal, to this seat; empty where it has none"""


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """An agreement in force."""

    number: int
    signers: tuple[str, ...]
    until: int | None
    """Last round; None for one that lasts to the end."""
    clauses: tuple[ClauseRow, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class TrustRow:
    """Trust between two seats: the seat's own as it is, that of others as everyone can see it."""

    holder: str
    actor: str
    value: int
    last: int | None
    """As for an indicator."""
    sentence: str


@dataclass(frozen=True, slots=True)
class Board:
    """Everything on the table."""

    round: int
    rounds: int
    phase: str
    exchange: int
    minutes: int
    """On the clock for this phase."""
    cooperation: int
    levers: tuple[LeverRow, ...]
    indicators: tuple[IndicatorRow, ...]
    agreements: tuple[AgreementRow, ...]
    trust: tuple[TrustRow, ...]
    words: tuple[str, ...]
    """Public promises and denials that stand."""

    @property
    def headlines(self) -> tuple[IndicatorRow, ...]:
        """The indicators that are shown large."""
        return tuple(row for row in self.indicators if row.headline)


def table(words: Words, seen: Observation, ends: Ends[Observation] | None = None) -> Board:
    """Show the table to the observing seat, or to nobody; `ends` are those of the last round, to show what it changed."""
    book, view = words.book, seen.view
    phase, exchange = phase_of(book, view)
    last = _Last(ends)
    return Board(
        round=view.round,
        rounds=book.rounds,
        phase=phase,
        exchange=exchange,
        minutes=minutes(book, phase, view.round),
        cooperation=int(only(cooperation(book, view))),
        levers=tuple(_levers(words, seen)),
        indicators=tuple(_indicators(words, seen, last)),
        agreements=tuple(agreements(words, seen)),
        trust=tuple(_trust(words, seen, last)),
        words=tuple(_words_given(words, seen)),
    )


def minutes(book: Rulebook, phase: str, round: int) -> int:
    """Return the minutes on the clock for a phase of a round; a talk's minutes are for all its exchanges."""
    return book.length.minutes.of(PHASES[phase].clock, round)


def _levers(words: Words, seen: Observation) -> Iterator[LeverRow]:
    book = words.book
    for index in np.flatnonzero(book.in_play):
        lever = book.levers[index]
        rank = int(seen.view.one.setting[index])
        sure = bool(only(seen.certain)[index])
        name, setting = words.lever(lever), words.setting(lever, rank)
        key = "table.lever" if sure else "table.lever.looks"
        yield LeverRow(
            id=lever,
            name=name,
            icon=words.texts.levers[lever].icon,
            owner=words.owner(lever),
            own=bool(book.owned(seen.seat)[index]),
            setting=book.settings[index][rank],
            setting_name=setting,
            sure=sure,
            known=not book.suspects(seen.seat)[index, rank],
            sentence=words.say(key, lever=name, owner=words.owner(lever), setting=setting),
        )


class _Last:
    """How the numbers have moved in the last round, as a seat could see it."""

    def __init__(self, ends: Ends[Observation] | None) -> None:
        self.span = ends.span if ends else None
        self.views = [ends.before.view, ends.after.view] if ends else []

    def indicator(self, index: int) -> int | None:
        return self._moved([int(view.one.indicator[index]) for view in self.views])

    def trust(self, holder: int, actor: int) -> int | None:
        return self._moved([int(view.one.trust[holder, actor]) for view in self.views])

    def _moved(self, values: list[int]) -> int | None:
        return shown_change(*values) if values else None


def span_said(words: Words, span: Span | None) -> str:
    """Name a round, or the time after the last; empty without one."""
    if span is None:
        return ""
    return words.say("table.span.after" if span.afterwards else "table.span", round=span.round)


def _indicators(words: Words, seen: Observation, before: _Last) -> Iterator[IndicatorRow]:
    book = words.book
    for index, name in enumerate(book.indicators):
        text = words.texts.indicators[name]
        exact, guessed = bool(seen.exact[index]), bool(seen.estimated[index])
        kind = "exact" if exact else "estimate" if guessed else "hidden"
        value = int(seen.view.one.indicator[index]) if kind != "hidden" else None
        last = before.indicator(index) if exact else None
        rung = rung_of(words, name, value)
        key = f"table.indicator.{kind}" + (".moved" if last else "")
        said = words.say(
            key,
            indicator=text.name,
            value="" if value is None else words.number(value),
            unit=text.unit,
            rung=f" ({rung})" if rung else "",
            last=words.signed(last or 0),
            span=span_said(words, before.span),
        )
        yield IndicatorRow(
            id=name,
            name=text.name.text,
            unit=text.unit.text,
            value=value,
            kind=kind,
            low=int(book.low[index]),
            high=int(book.high[index]),
            good=text.good,
            headline=text.headline,
            rung=rung,
            last=last,
            sentence=said,
        )


def rung_of(words: Words, indicator: str, value: int | None) -> str:
    """Name the rung of a ladder that a value has reached; empty without a ladder."""
    rungs = words.texts.indicators[indicator].rungs
    reached = [at for at in rungs if value is not None and at * 100 <= value]
    return rungs[max(reached)].text if reached else ""


def agreements(words: Words, seen: Observation) -> Iterator[AgreementRow]:
    """List the agreements in force that the seat knows of, the oldest first."""
    book, view = words.book, seen.view
    for number, levers in in_force(view).items():
        signed = np.flatnonzero(view.one.signer[list(levers)].any(axis=0))
        signers = tuple(book.seats[seat] for seat in signed)
        clauses = tuple(_clause(words, seen, lever) for lever in levers)
        said = agreement_said(words, book, view, levers)
        yield AgreementRow(number, signers, last_round(view, levers), clauses, said)


def _clause(words: Words, seen: Observation, lever: int) -> ClauseRow:
    book, view = words.book, seen.view.one
    name = book.levers[lever]
    rank = int(view.clause[lever])
    return ClauseRow(
        lever=name,
        lever_name=words.lever(name),
        setting=book.settings[lever][rank],
        setting_name=words.setting(name, rank),
        public=bool(view.public[lever]),
        verified=bool(view.verified[lever]),
        verdict=""
        if seen.seat == NOBODY
        else VERDICTS.get(int(view.verdict[seen.seat, lever]), ""),
    )


def _trust(words: Words, seen: Observation, before: _Last) -> Iterator[TrustRow]:
    book, view = words.book, seen.view.one
    actors = [int(seat) for seat in np.flatnonzero(book.actors)]
    own = [] if seen.seat == NOBODY else [seen.seat]
    for holder in (*own, *(seat for seat in actors if seat != seen.seat)):
        for actor in actors:
            if actor == holder:
                continue
            value = int(view.trust[holder, actor])
            last = before.trust(holder, actor)
            key = "table.trust.own" if holder == seen.seat else "table.trust"
            said = words.say(
                key,
                holder=words.seat(book.seats[holder]),
                actor=words.seat(book.seats[actor]),
                value=words.number(value),
            )
            yield TrustRow(book.seats[holder], book.seats[actor], value, last, said)


def _words_given(words: Words, seen: Observation) -> Iterator[str]:
    """Say which public promises and denials stand."""
    book, view = words.book, seen.view.one
    for key, fact in (("promised", view.promised), ("denied", view.denied)):
        for lever in np.flatnonzero(fact >= 0):
            name = book.levers[lever]
            setting = words.setting(name, int(fact[lever]))
            yield words.say(
                f"table.{key}", owner=words.owner(name), lever=words.lever(name), setting=setting
            )
