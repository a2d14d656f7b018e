"""Whether there is a reason to sign: packages against self-interested play without agreements.

The level to beat is what self-interested minds reach when nobody may propose or sign, not the status
quo. A package counts only if it is not beyond all that its parties can ever spend. Two seats alone should
not be able to take most of what the whole table could win. Letters in the shapes: N packages, S seats, L
levers.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np

from game.analysis.baseline import FAR, Baseline
from game.analysis.extremes import stated
from game.analysis.findings import Example, Finding, Measured, share
from game.analysis.interlock import named
from game.analysis.means import Means
from game.analysis.packages import Survey, possible, reservations
from game.rules.arrays import Mask, Whole, among, distinct, only
from game.rules.cooperation import halves_away
from game.rules.forecast import Package, forecast
from game.rules.scores import MILLION, exact_scores
from game.rules.signers import must_sign

FEW, MANY = 300, 2_500
"""Hundredths of a percent of packages that should be at least as good for all."""
REASON = 100
"""Hundredths of a point that some package should bring to every seat."""
OFF = 300
"""Hundredths of a point that a reservation value may lie from what play without agreements brings."""
PAIR = 6_000
"""Hundredths of a percent of the value that two seats alone may capture."""
PAIRED = 600
"""Packages of two seats weighed at most."""


def good_for_all(ground: Baseline) -> tuple[Finding, Finding]:
    """How many packages are at least as good for all as no agreement, and what the fairest brings."""
    survey = ground.survey
    good = share((survey.unanimous & ground.affordable)[survey.drawn].sum(), survey.drawn.sum())
    gains = (survey.utility - survey.reservation)[:, survey.counts]
    best = ground.points.get("egalitarian")
    least = int(gains[best.row].min()) if best is not None and gains.size else 0
    example = package_example(survey, best.row, "egalitarian") if best is not None else None
    spoilers = [
        Measured("seat", survey.book.seats[seat], _alone_against(survey, int(seat)))
        for seat in np.flatnonzero(survey.counts)
    ]
    share_of = Finding(
        code="good_for_all",
        group="talk",
        unit="percent",
        figure=good,
        low=FEW,
        high=MANY,
        applies=bool(survey.counts.any()),
        rows=tuple(spoilers),
        example=example,
        facts={"packages": 100 * int(survey.drawn.sum())},
    )
    reason = Finding(
        code="reason_to_sign",
        group="talk",
        unit="points",
        figure=least,
        low=REASON,
        applies=bool(survey.counts.any()),
        example=example,
        rows=tuple(
            Measured(
                "seat",
                survey.book.seats[seat],
                int(survey.utility[best.row, seat] - survey.reservation[seat]),
            )
            for seat in np.flatnonzero(survey.counts)
        )
        if best is not None
        else (),
    )
    return share_of, reason


def reservation_values(ground: Baseline) -> Finding:
    """How far what play without agreements brings lies from the reservation values as written.

    A reservation value is the author's word for what a seat could do without the others; where it is
    far from what the game itself brings, everything told against it misleads. Seats for which none
    is written are left out.
    """
    book = ground.book
    written, brings = ground.scale(reservations(book)), ground.survey.reservation
    rows = []
    for seat in np.flatnonzero(ground.survey.counts & stated(book)):
        off = int(written[seat] - brings[seat])
        facts: dict[str, str | int] = {
            "reservation": int(book.reservation[seat]),
            "brings": int(halves_away(ground.level[seat], MILLION // 100)),
        }
        rows.append(Measured("seat", book.seats[seat], off, abs(off) <= OFF, facts))
    most = max(rows, key=lambda row: abs(row.figure), default=None)
    return Finding(
        code="reservation",
        group="talk",
        unit="points",
        figure=abs(most.figure) if most else 0,
        high=OFF,
        applies=bool(rows),
        rows=tuple(rows),
        facts={"seat": most.subject, **most.facts} if most else {},
    )


def _alone_against(survey: Survey, seat: int) -> int:
    """The share of packages that this seat alone would refuse, in hundredths of a percent."""
    others = np.delete(survey.accepts, seat, axis=1).all(axis=1)
    alone = others & ~survey.accepts[:, seat] & survey.drawn
    return share(alone.sum(), survey.drawn.sum())


def package_example(survey: Survey, row: int, name: str) -> Example:
    """A package with every seat's score."""
    shows: dict[str, str | int] = {"package": name}
    for seat in np.flatnonzero(survey.counts):
        shows[survey.book.seats[seat]] = int(survey.utility[row, seat])
    return Example("package", settings=(named(survey.book, survey.setting[row]),), shows=shows)


def two_seats(ground: Baseline) -> Finding:
    """How much of what the whole table could win the best deal of two seats wins for everybody.

    The others stay where they stand without agreements; a deal leaves neither of the two worse off, and
    is within the means of the two. The whole is the largest sum within all means that leaves nobody worse off,
    or any if there is none.
    """
    survey, fallback = ground.survey, ground.fallback
    counts = survey.counts
    base = only(_worth(ground, fallback[None], np.zeros((1, len(fallback)), dtype=bool)))
    paid = ground.affordable
    whole = (survey.utility >= base)[:, counts].all(axis=1) & paid
    rows = np.flatnonzero(whole if whole.any() else paid)
    total = int((survey.utility[rows] - base)[:, counts].sum(axis=1).max(initial=0))
    pairs = []
    for one, other in combinations(np.flatnonzero(counts).tolist(), 2):
        row = _pair(ground, base, (one, other), total)
        if row is not None:
            pairs.append(row)
    largest = max(pairs, key=lambda row: row.figure, default=None)
    return Finding(
        code="two_seat_deal",
        group="talk",
        unit="percent",
        figure=largest.figure if largest else 0,
        high=PAIR,
        applies=total > 0 and bool(pairs) and int(survey.book.actors.sum()) > 2,
        rows=tuple(sorted(pairs, key=lambda row: -row.figure)[:5]),
        facts={"whole": total, **(largest.facts if largest else {})},
        example=largest.example if largest else None,
    )


def _pair(ground: Baseline, base: Whole, seats: tuple[int, int], total: int) -> Measured | None:
    """The best deal of two seats; None if their levers allow none."""
    survey, book = ground.survey, ground.book
    strangers = np.delete(np.arange(len(book.seats)), seats)
    theirs = book.owns[list(seats)].any(axis=0) & ~book.owns[strangers].any(axis=0)
    levers = survey.space.levers[among(survey.space.levers, np.flatnonzero(theirs))]
    if not len(levers) or total <= 0:
        return None
    setting = _combinations(survey, ground.fallback, levers)
    clauses: Mask = np.zeros(setting.shape, dtype=bool)
    clauses[:, levers] = True
    gain = _worth(ground, setting, clauses) - base
    fine = (gain[:, list(seats)] >= 0).all(axis=1) & _within_two(survey, seats, setting, levers)
    fine &= ~must_sign(book, np.where(clauses, setting, -1))[:, strangers].any(axis=1)
    if not fine.any():
        return None
    sums = np.where(fine, gain[:, survey.counts].sum(axis=1), -FAR)
    best = int(sums.argmax())
    won = int(sums[best])
    one, other = (book.seats[seat] for seat in seats)
    facts: dict[str, str | int] = {"one": one, "other": other, "won": won}
    facts |= {
        f"clause_{number}": f"{book.levers[lever]}.{book.settings[lever][int(setting[best, lever])]}"
        for number, lever in enumerate(levers, 1)
    }
    part = share(max(won, 0), total)
    example = Example("package", settings=(named(book, setting[best]),), shows=facts)
    return Measured("pair", f"{one}+{other}", part, part <= PAIR, facts, example)


def _within_two(survey: Survey, seats: tuple[int, int], setting: Whole, levers: Whole) -> Mask:
    """Tell which settings [N, L] of some levers are not beyond what two seats can spend: [N]."""
    two = among(np.arange(len(survey.book.seats)), np.array(seats))
    agreed = np.repeat(survey.view.setting[:1], len(setting), axis=0)
    agreed[:, levers] = setting[:, levers]
    return Means(survey.book, survey.view, two).within(agreed)


def _combinations(survey: Survey, fallback: Whole, levers: Whole) -> Whole:
    """All settings of some levers beside the others' fallback, or evenly chosen ones: [N, L]."""
    book = survey.book
    sizes = book.real[levers].sum(axis=1)
    size = int(sizes.prod())
    numbers = distinct(np.arange(min(size, PAIRED)) * size // min(size, PAIRED))
    setting = np.repeat(fallback[None], len(numbers), axis=0)
    for lever, kinds in zip(levers[::-1], sizes[::-1], strict=True):
        setting[:, lever] = numbers % kinds
        numbers = numbers // kinds
    return setting[possible(book, survey.view, setting)]


def _worth(ground: Baseline, setting: Whole, clauses: Mask) -> Whole:
    """What settings [N, L] lead to if those marked [N, L] are agreed in public: [N, S] on the scale."""
    survey = ground.survey
    package = Package(np.where(clauses, setting, -1), clauses, np.zeros_like(clauses))
    games = np.zeros(len(setting), dtype=np.int64)
    after = forecast(survey.book, survey.view, games, setting, package)
    return ground.scale(exact_scores(survey.book, after))
