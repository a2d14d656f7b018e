"""The open proposals that a seat is party to, what signing costs it, and two forecasts of its own.

The forecasts are made of what the seat sees: where its score would be at the end if all clauses are kept
and nobody moves anything else, and where if one of them is broken. The break-even chance is how likely
that clause must be kept for signing to be no worse than not signing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from game.analysis.means import Means
from game.rules.aftermath import answers, expected_back
from game.rules.arrays import Whole, alone, only
from game.rules.beats import PAY
from game.rules.closing import purses
from game.rules.forecast import Package, forecast
from game.rules.legality import Obstacle, answer_menu
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from game.rules.scores import scores
from game.rules.sight import Observation
from game.views.known import spends
from game.views.lapsed import warning
from game.views.packages import marked
from game.views.refusing import why_not
from game.views.words import Words, tenths

Verdict = Literal["always", "no_worse", "chance", "if_broken", "same", "never"]
"""Whether signing pays where a clause may be broken: even then; it costs nothing then; from some chance
of its being kept on; only if it is broken; it makes no difference; never."""


@dataclass(frozen=True, slots=True)
class Broken:
    """What the seat expects if one clause is broken and the others are kept."""

    lever: str
    score: int
    """As shown: hundredths rounded to tenths of a point."""
    break_even: int | None
    """The chance of being kept from which on signing is no worse than not; see `break_even`."""
    verdict: Verdict
    sentence: str


@dataclass(frozen=True, slots=True)
class ClauseLine:
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
class PaymentLine:
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
    clauses: tuple[ClauseLine, ...]
    payments: tuple[PaymentLine, ...]
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
    """The seat's score at the end if nothing new is signed or done, as it sees things.

    As shown, and so is every other score here: hundredths rounded to tenths of a point, so that what is
    said of scores is true of those that are read.
    """
    kept: int
    """The same if all clauses are kept and all payments made."""
    broken: tuple[Broken, ...]
    unpayable: str
    """Why its own proposal cannot close now for want of mandate or points; empty if it can be paid."""
    sentence: str


def proposals(words: Words, seen: Observation) -> tuple[Proposal, ...]:
    """Show every open proposal that the observing seat is party to, its own included."""
    view = seen.view.one
    mine = view.offered & view.offer_party[:, seen.seat]
    return tuple(_proposal(words, seen, int(proposer)) for proposer in np.flatnonzero(mine))


def _proposal(words: Words, seen: Observation, proposer: int) -> Proposal:
    book, view, seat = words.book, seen.view, seen.seat
    menu = alone(answer_menu(book, view))
    why = Obstacle(int(menu.sign[proposer, seat]))
    cost = int(menu.cost[proposer, seat])
    now, kept, broken = _forecasts(words, seen, proposer)
    name = words.seat(book.seats[proposer])
    refused = (
        why_not(words, why, price=cost, have=int(view.one.mandate[seat])) if _of_note(why) else ""
    )
    key = "proposal.forecast" if proposer != seat else "proposal.forecast.own"
    key = key if spends(book) else "proposal.forecast.free"
    said = words.say(
        key, proposer=name, cost=words.points(cost), kept=words.number(kept), now=words.number(now)
    )
    unpayable = _unpayable(words, seen, cost) if proposer == seat else ""
    return Proposal(
        proposer=book.seats[proposer],
        proposer_name=name,
        clauses=tuple(_clauses(words, seen, proposer)),
        payments=tuple(_payments(words, seen, proposer)),
        parties=_seats(book, view.one.offer_party[proposer]),
        signed=_seats(book, view.one.signed[proposer]),
        declined=_seats(book, view.one.declined[proposer]),
        answers=tuple(_answers(words, seen, proposer)),
        cost=cost,
        may_sign=why == Obstacle.ALLOWED,
        why_not=refused,
        now=now,
        kept=kept,
        broken=broken,
        unpayable=unpayable,
        sentence=f"{said} {unpayable}".strip(),
    )


def _unpayable(words: Words, seen: Observation, cost: int) -> str:
    """Why the seat's own proposal cannot close now: its mandate, or its purse, does not reach; else nothing."""
    book, view, me = words.book, seen.view, seen.seat
    mandate, points = view.one.offer_pay[me, :, me].tolist()
    have, needed = int(view.one.mandate[me]), cost - mandate
    if needed > have:
        most = most_mandate(book, view, me)
        key = "proposal.unpayable" if needed <= most else "proposal.unpayable.ever"
        return words.say(
            key, have=words.points(have), most=words.points(most), needed=words.points(needed)
        )
    held = int(only(purses(book, view))[me])
    if -points > held:
        return words.say("proposal.unpayable.purse", have=words.points(held))
    return ""


def most_mandate(book: Rulebook, view: Position, seat: int) -> int:
    """The most mandate that a seat can have in a round in which it may sign, if it spends nothing."""
    return int(Means(book, view).most[seat])


def _of_note(why: Obstacle) -> bool:
    return why == Obstacle.TOO_DEAR


def _seats(book: Rulebook, mask: Whole) -> tuple[str, ...]:
    return tuple(book.seats[x] for x in np.flatnonzero(mask))


def _clauses(words: Words, seen: Observation, proposer: int) -> Iterator[ClauseLine]:
    book, view = words.book, seen.view
    for lever in np.flatnonzero(view.one.offer[proposer] >= 0):
        name, rank = book.levers[lever], int(view.one.offer[proposer, lever])
        public = bool(view.one.offer_public[proposer, lever])
        verified = bool(view.one.offer_verified[proposer, lever])
        now = words.setting(name, int(view.one.setting[lever]))
        stays = now == words.setting(name, rank)
        said = words.say(
            "proposal.clause.stays" if stays else "proposal.clause",
            lever=words.lever(name),
            owner=words.owner(name),
            setting=words.setting(name, rank),
            now=now,
        )
        yield ClauseLine(
            lever=name,
            lever_name=words.lever(name),
            setting=book.settings[lever][rank],
            setting_name=words.setting(name, rank),
            now=now,
            public=public,
            verified=verified,
            sentence=marked(words, said, public, verified),
            warning=warning(words, view, seen.seat, proposer, int(lever)),
        )


def _payments(words: Words, seen: Observation, proposer: int) -> Iterator[PaymentLine]:
    book = words.book
    for kind, seat in np.argwhere(seen.view.one.offer_pay[proposer]):
        amount = int(seen.view.one.offer_pay[proposer, kind, seat])
        way = "gets" if amount > 0 else "pays"
        said = words.say(
            f"payment.{way}.{PAY[kind]}",
            seat=words.seat(book.seats[seat]),
            points=words.points(amount),
        )
        yield PaymentLine(book.seats[seat], PAY[kind], amount, said)


def _answers(words: Words, seen: Observation, proposer: int) -> Iterator[str]:
    book, view = words.book, seen.view.one
    for seat in np.flatnonzero(view.declined[proposer]):
        lever = int(view.blocking[proposer, seat])
        would = int(view.would[proposer, seat])
        values = {"seat": words.seat(book.seats[seat])}
        key = "answer.no"
        if lever >= 0:
            key = "answer.no.lever"
            values["lever"] = words.lever(book.levers[lever])
            if would >= 0:
                key = "answer.no.would"
                values["setting"] = words.setting(book.levers[lever], would)
        yield words.say(key, **values)
    for seat in np.flatnonzero(view.signed[proposer]):
        yield words.say("answer.yes", seat=words.seat(book.seats[seat]))


def _forecasts(
    words: Words, seen: Observation, proposer: int
) -> tuple[int, int, tuple[Broken, ...]]:
    """Forecast the seat's score: as things stand, all kept, and each clause of others broken."""
    book, view = words.book, seen.view
    stands = np.where(view.one.clause >= 0, view.one.clause, view.one.setting)
    offer = view.one.offer[proposer]
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
        np.broadcast_to(view.one.offer_public[proposer], wide),
        np.broadcast_to(view.one.offer_verified[proposer], wide),
    )
    alike = np.zeros(len(rows), dtype=np.int64)
    afterwards = None
    if answers(book, view):
        together = np.broadcast_to(offer >= 0, wide).copy()
        together[0] = False
        free, broken_at = view.one.free[seen.seat], np.array([0, *doubtful])
        afterwards = expected_back(book, free, np.array(rows), broken_at, together)
    paid = _paid(book, view, proposer)
    ends = forecast(book, paid, alike, np.array(rows), package, afterwards=afterwards)
    kept, *fails = (10 * tenths(int(x)) for x in scores(book, ends)[:, seen.seat])
    still = forecast(book, view, alike[:1], stands[None])
    now = 10 * tenths(int(only(scores(book, still))[seen.seat]))
    broken = tuple(
        _broken(words, book.levers[lever], now, kept, score)
        for lever, score in zip(doubtful, fails, strict=True)
    )
    return now, kept, _said_once(words, broken)


def _paid(book: Rulebook, view: Position, proposer: int) -> Position:
    """Let what a proposal pays in points change purses, as it does when it closes."""
    pay = view.one.offer_pay[proposer, 1]
    if not pay.any():
        return view
    indicator = view.indicator.copy()
    np.add.at(indicator[0], book.purse[pay != 0], pay[pay != 0])
    return view.changed(indicator=np.clip(indicator, book.low, book.high))


def _said_once(words: Words, rows: Sequence[Broken]) -> tuple[Broken, ...]:
    """Say only at the first clause that signing would not pay whatever becomes of it."""
    first = next((n for n, row in enumerate(rows) if row.verdict == "never"), len(rows))
    return tuple(
        replace(
            row,
            sentence=words.say(
                "broken.only", lever=words.lever(row.lever), score=words.number(row.score)
            ),
        )
        if n > first and row.verdict == "never"
        else row
        for n, row in enumerate(rows)
    )


def break_even(now: int, kept: int, broken: int) -> int | None:
    """Return from which chance, in percent, of a clause being kept signing is no worse than now.

    0 if it is so even where the clause is broken; None if signing brings nothing even where all is kept.

    >>> break_even(now=40, kept=60, broken=30), break_even(now=40, kept=60, broken=45)
    (34, 0)
    >>> break_even(now=40, kept=39, broken=45)
    """
    if kept <= now:
        return None
    if broken >= now:
        return 0
    return -(-(now - broken) * 100 // (kept - broken))


def verdict(now: int, kept: int, broken: int) -> Verdict:
    """Judge signing by a score without it, with all kept, and with one clause broken.

    >>> verdict(now=414, kept=410, broken=414)
    'never'
    """
    if kept <= now:
        if broken > now:
            return "if_broken"
        return "same" if kept == broken == now else "never"
    if broken < now:
        return "chance"
    return "always" if broken > now else "no_worse"


def _broken(words: Words, lever: str, now: int, kept: int, score: int) -> Broken:
    chance, judged = break_even(now, kept, score), verdict(now, kept, score)
    said = words.say(
        f"broken.{judged}", lever=words.lever(lever), score=words.number(score), percent=chance or 0
    )
    return Broken(lever, score, chance, judged, said)
