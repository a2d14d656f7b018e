"""The open proposals that a seat is party to, what signing costs it, and two forecasts of its own.

The forecasts are made of what the seat sees: where its score would be at the end if all clauses are kept
and nobody moves anything else, and where if one of them is broken. The break-even chance is how likely
that clause must be kept for signing to be no worse than not signing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from game.rules.arrays import Whole
from game.rules.encoding import PAY
from game.rules.forecast import Package, forecast
from game.rules.legality import Why, answer_menu
from game.rules.rulebook import Rulebook
from game.rules.scores import scores
from game.rules.sight import Observation
from game.scenario.model import Scenario
from game.views.lapsed import warning
from game.views.refusing import why_not
from game.views.words import Words


@dataclass(frozen=True, slots=True)
class Broken:
    """What the seat expects if one clause is broken and the others are kept."""

    lever: str
    score: int
    """hundredths"""
    break_even: int | None
    """Percent; 0 if signing pays even then, None if it does not pay even if all is kept."""
    sentence: str


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a proposal."""

    lever: str
    lever_name: str
    setting: str
    setting_name: str
    now: str
    """The setting that the seat sees in force."""
    public: bool
    verified: bool
    sentence: str
    warning: str
    """Why it could not be carried out, as the seat sees things; empty if nothing is in the way."""


@dataclass(frozen=True, slots=True)
class Payment:
    """What a seat would receive, or pay (negative), in hundredths of `mandate` or `points`."""

    seat: str
    kind: str
    amount: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """An open proposal with its answers so far."""

    proposer: str
    proposer_name: str
    clauses: tuple[Clause, ...]
    payments: tuple[Payment, ...]
    parties: tuple[str, ...]
    signed: tuple[str, ...]
    declined: tuple[str, ...]
    answers: tuple[str, ...]
    """What others said about it, in sentences."""
    cost: int
    """Mandate that signing costs the seat, in hundredths."""
    may_sign: bool
    why_not: str
    now: int
    """The seat's score at the end if nothing new is signed or done, as it sees things."""
    kept: int
    """The same if all clauses are kept."""
    broken: tuple[Broken, ...]
    sentence: str


def proposals(
    book: Rulebook, seen: Observation, *, language: str = "en", texts: Scenario | None = None
) -> tuple[Proposal, ...]:
    """Show every open proposal that the observing seat is party to, its own included."""
    words, view = Words(book, language, texts), seen.view
    mine = view.offered[0] & view.offer_party[0, :, seen.seat]
    return tuple(_proposal(words, seen, int(proposer)) for proposer in np.flatnonzero(mine))


def _proposal(words: Words, seen: Observation, proposer: int) -> Proposal:
    book, view, seat = words.book, seen.view, seen.seat
    menu = answer_menu(book, view)
    why = Why(int(menu.sign[0, proposer, seat]))
    cost = int(menu.cost[0, proposer, seat])
    now, kept, broken = _forecasts(words, seen, proposer)
    name = words.seat(book.seats[proposer])
    refused = (
        why_not(why, words, price=cost, have=int(view.mandate[0, seat])) if _of_note(why) else ""
    )
    key = "proposal.forecast" if proposer != seat else "proposal.forecast.own"
    said = words.say(
        key, proposer=name, cost=words.points(cost), kept=words.number(kept), now=words.number(now)
    )
    have = int(view.mandate[0, seat])
    if proposer == seat and cost > have:
        said += " " + words.say("proposal.unpayable", have=words.points(have))
    return Proposal(
        proposer=book.seats[proposer],
        proposer_name=name,
        clauses=tuple(_clauses(words, seen, proposer)),
        payments=tuple(_payments(words, seen, proposer)),
        parties=_seats(book, view.offer_party[0, proposer]),
        signed=_seats(book, view.signed[0, proposer]),
        declined=_seats(book, view.declined[0, proposer]),
        answers=tuple(_answers(words, seen, proposer)),
        cost=cost,
        may_sign=why == Why.ALLOWED,
        why_not=refused,
        now=now,
        kept=kept,
        broken=broken,
        sentence=said,
    )


def _of_note(why: Why) -> bool:
    return why == Why.TOO_DEAR


def _seats(book: Rulebook, mask: Whole) -> tuple[str, ...]:
    return tuple(book.seats[x] for x in np.flatnonzero(mask))


def _clauses(words: Words, seen: Observation, proposer: int) -> Iterator[Clause]:
    book, view = words.book, seen.view
    for lever in np.flatnonzero(view.offer[0, proposer] >= 0):
        name, rank = book.levers[lever], int(view.offer[0, proposer, lever])
        public = bool(view.offer_public[0, proposer, lever])
        verified = bool(view.offer_verified[0, proposer, lever])
        now = words.setting(name, int(view.setting[0, lever]))
        marks = [words.say("mark.public" if public else "mark.secret")]
        marks += [words.say("mark.verified")] if verified else []
        yield Clause(
            lever=name,
            lever_name=words.lever(name),
            setting=book.settings[lever][rank],
            setting_name=words.setting(name, rank),
            now=now,
            public=public,
            verified=verified,
            sentence=words.say(
                "proposal.clause.stays" if now == words.setting(name, rank) else "proposal.clause",
                lever=words.lever(name),
                owner=words.owner(name),
                setting=words.setting(name, rank),
                now=now,
                marks=", ".join(marks),
            ),
            warning=warning(words, view, seen.seat, proposer, int(lever)),
        )


def _payments(words: Words, seen: Observation, proposer: int) -> Iterator[Payment]:
    book = words.book
    for kind, seat in np.argwhere(seen.view.offer_pay[0, proposer]):
        amount = int(seen.view.offer_pay[0, proposer, kind, seat])
        way = "gets" if amount > 0 else "pays"
        said = words.say(
            f"payment.{way}.{PAY[kind]}",
            seat=words.seat(book.seats[seat]),
            points=words.points(amount),
        )
        yield Payment(book.seats[seat], PAY[kind], amount, said)


def _answers(words: Words, seen: Observation, proposer: int) -> Iterator[str]:
    book, view = words.book, seen.view
    for seat in np.flatnonzero(view.declined[0, proposer]):
        lever = int(view.blocking[0, proposer, seat])
        would = int(view.would[0, proposer, seat])
        values = {"seat": words.seat(book.seats[seat])}
        key = "answer.no"
        if lever >= 0:
            key = "answer.no.lever"
            values["lever"] = words.lever(book.levers[lever])
            if would >= 0:
                key = "answer.no.would"
                values["setting"] = words.setting(book.levers[lever], would)
        yield words.say(key, **values)
    for seat in np.flatnonzero(view.signed[0, proposer]):
        yield words.say("answer.yes", seat=words.seat(book.seats[seat]))


def _forecasts(
    words: Words, seen: Observation, proposer: int
) -> tuple[int, int, tuple[Broken, ...]]:
    """Forecast the seat's score: as things stand, all kept, and each clause of others broken."""
    book, view = words.book, seen.view
    stands = np.where(view.clause[0] >= 0, view.clause[0], view.setting[0])
    offer = view.offer[0, proposer]
    after = np.where(offer >= 0, offer, stands)
    doubtful = [
        int(lever)
        for lever in np.flatnonzero((offer >= 0) & ~book.binding)
        if not (book.owns[seen.seat, lever] and book.owners[lever] == 1)
        and after[lever] != stands[lever]
    ]
    rows = [after]
    for lever in doubtful:
        row = after.copy()
        row[lever] = stands[lever]
        rows.append(row)
    wide = (len(rows), len(offer))
    package = Package(
        np.broadcast_to(offer, wide),
        np.broadcast_to(view.offer_public[0, proposer], wide),
        np.broadcast_to(view.offer_verified[0, proposer], wide),
    )
    only = np.zeros(len(rows), dtype=np.int64)
    ends = forecast(book, view, only, np.array(rows), package)
    kept, *fails = (int(x) for x in scores(book, ends)[:, seen.seat])
    now = int(scores(book, forecast(book, view, only[:1], stands[None]))[0, seen.seat])
    broken = tuple(
        _broken(words, book.levers[lever], now, kept, score)
        for lever, score in zip(doubtful, fails, strict=True)
    )
    return now, kept, _said_once(words, broken)


def _said_once(words: Words, rows: Sequence[Broken]) -> tuple[Broken, ...]:
    """Say only at the first clause that signing would not pay: it holds of all of them."""
    first = next((n for n, row in enumerate(rows) if row.break_even is None), len(rows))
    return tuple(
        replace(
            row,
            sentence=words.say(
                "broken.only", lever=words.lever(row.lever), score=words.number(row.score)
            ),
        )
        if n > first and row.break_even is None
        else row
        for n, row in enumerate(rows)
    )


def break_even(now: int, kept: int, broken: int) -> int | None:
    """Return how likely, in percent, a clause must be kept for signing to be no worse than now.

    >>> break_even(now=40, kept=60, broken=30), break_even(now=40, kept=60, broken=45)
    (34, 0)
    >>> break_even(now=40, kept=39, broken=30)
    """
    if broken >= now:
        return 0
    if kept <= now:
        return None
    return -(-(now - broken) * 100 // (kept - broken))


def _broken(words: Words, lever: str, now: int, kept: int, score: int) -> Broken:
    chance = break_even(now, kept, score)
    key = "broken.never" if chance is None else "broken.always" if chance == 0 else "broken.chance"
    said = words.say(key, lever=words.lever(lever), score=words.number(score), percent=chance or 0)
    return Broken(lever, score, chance, said)
