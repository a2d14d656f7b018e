"""What a text would bring a seat that signs it, and whether the seat can pay for it.

The forecasts are made of what the seat sees: where its score would be at the end if all clauses are kept
and nobody moves anything else, and where if one of them is broken. The break-even chance is how likely
that clause must be kept for signing to be no worse than not signing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from game.analysis.means import Means
from game.rules.aftermath import answers, expected_back
from game.rules.agreeing import purses
from game.rules.arrays import only
from game.rules.forecast import Package, forecast
from game.rules.imagined import Imagined
from game.rules.measures import within
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from game.rules.scores import scores
from game.rules.sight import Observation
from game.views.words import Words, dearer, shown_change, tenths

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
class Prospect:
    """What a text would bring the seat that reads it; scores as they are shown."""

    now: int
    """As things stand."""
    kept: int
    """If all clauses are kept."""
    broken: tuple[Broken, ...]
    """If one of them is broken."""
    moved: tuple[tuple[str, int], ...]
    """How far each number that the seat sees would then be from where it would be without the text."""


def forecasts(words: Words, seen: Observation, place: int) -> Prospect:
    """Forecast the seat's score: as things stand, all kept, and each clause of others broken."""
    book, view = words.book, seen.view
    stands = np.where(view.one.clause >= 0, view.one.clause, view.one.setting)
    offer = view.one.offer[place]
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
        np.broadcast_to(view.one.offer_public[place], wide),
        np.broadcast_to(view.one.offer_verified[place], wide),
    )
    alike = np.zeros(len(rows), dtype=np.int64)
    afterwards = None
    if answers(book, view):
        together = np.broadcast_to(offer >= 0, wide).copy()
        together[0] = False
        free, broken_at = view.one.free[seen.seat], np.array([0, *doubtful])
        afterwards = expected_back(book, free, np.array(rows), broken_at, together)
    paid = _paid(book, view, place)
    ends = forecast(book, paid, alike, np.array(rows), package, afterwards=afterwards)
    kept, *fails = (10 * tenths(int(x)) for x in scores(book, ends)[:, seen.seat])
    still = forecast(book, view, alike[:1], stands[None])
    now = 10 * tenths(int(only(scores(book, still))[seen.seat]))
    broken = tuple(
        _broken(words, book.levers[lever], now, kept, score)
        for lever, score in zip(doubtful, fails, strict=True)
    )
    return Prospect(now, kept, _said_once(words, broken), moved(book, seen, still, ends))


def moved(
    book: Rulebook, seen: Observation, before: Imagined, after: Imagined
) -> tuple[tuple[str, int], ...]:
    """How far each number that a seat sees would be, in the first of some games, from where it would be in another."""
    gone = (after.indicator[0] - before.indicator[0]) * (seen.exact | seen.estimated)
    return tuple((book.indicators[at], int(gone[at])) for at in np.flatnonzero(gone))


def _paid(book: Rulebook, view: Position, place: int) -> Position:
    """Let what a text pays in points change purses, as it does when it closes."""
    pay = view.one.offer_pay[place, 1]
    if not pay.any():
        return view
    indicator = view.indicator.copy()
    np.add.at(indicator[0], book.purse[pay != 0], pay[pay != 0])
    return view.changed(indicator=within(book, indicator))


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


def unpayable(words: Words, seen: Observation, place: int, cost: int) -> str:
    """What the seat lacks for a text of its own, and how much: mandate, or points in its purse; else nothing."""
    book, view, me = words.book, seen.view, seen.seat
    mandate, points = view.one.offer_pay[place, :, me].tolist()
    have, needed = int(view.one.mandate[me]), cost - mandate
    if needed > have:
        most = most_mandate(book, view, me)
        ever = "" if needed <= most else ".ever"
        return _lacks(
            words, f"proposal.unpayable{ever}", have, needed, max(have, most * bool(ever))
        )
    held = int(only(purses(book, view))[me])
    if -points > held:
        return _lacks(words, "proposal.unpayable.purse", held, -points, held)
    return ""


def _lacks(words: Words, key: str, have: int, needed: int, most: int) -> str:
    """Say how much is lacking; what is needed is rounded up, or it would read as if it could be paid."""
    asked = dearer(needed, most)
    short = shown_change(have, asked)
    return words.say(
        key,
        short=words.points(short),
        needed=words.number(asked),
        have=words.number(have),
        most=words.number(most),
    )


def most_mandate(book: Rulebook, view: Position, seat: int) -> int:
    """The most mandate that a seat can have in a round in which it may sign, if it spends nothing."""
    return int(Means(book, view).most[seat])
