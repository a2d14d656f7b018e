"""Temptation: what a seat would gain by breaking a good agreement unseen, and lose if found out.

A good agreement leaves most of its parties with something to gain from a breach that nobody sees and
more to lose from its discovery: agreements that nobody wants to break need no trust (Kydd 2005).
Measured at half-time of an agreement on all levers that was kept until then, as the one who breaks it sees
it at that moment: the breach stands to the end and nobody sees it before the archives open (if half-time
is the last round, they open at once, and it is answered); or it is found after one round, the agreement ends, and the others go back
to where they stand in games without agreements. A seat whose levers hide nothing is measured alike, as
if nobody looked; `how` tells whether the breach could really stay hidden behind what was agreed. Letters: N packages, S seats, L levers, K settings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from game.analysis.baseline import FAR, Baseline
from game.analysis.findings import Example, Finding, Measured, share
from game.analysis.interlock import named
from game.analysis.packages import Survey, possible
from game.rules.aftermath import expected_back
from game.rules.arrays import Mask, Whole, among
from game.rules.forecast import Package, as_if, remaining, run_ahead
from game.rules.imagined import Imagined
from game.rules.scores import exact_scores

LEAST, MOST = 200, 600
"""Hundredths of a point that an unseen breach should bring; points of its own have no upper end."""
ROUNDING = 1
"""Hundredths of a point that rounding alone may put between two figures."""
TEMPTS = 50
"""Hundredths of a point from which on a breach tempts at all."""


@dataclass(frozen=True, slots=True, eq=False)
class Breaches:
    """The best breach of every seat in every package, in hundredths of a point."""

    setting: Whole
    """[N, L] the packages"""
    gain: Whole
    """[N, S] unseen, below 0 if it would cost even so; 0 for a seat without a lever to break with"""
    loss: Whole
    """[N, S] what the same breach costs if it is found"""
    lever: Whole
    """[N, S] the lever broken; -1 for none"""
    to: Whole
    """[N, S] the setting it is moved to"""


def breaches(ground: Baseline, setting: Whole) -> Breaches:
    """Find every seat's best breach of packages [N, L], agreed on all open levers."""
    survey, book = ground.survey, ground.book
    half, rest = _halves(survey)
    middle = _agreed(survey, setting, half)
    row, lever, to = _departures(survey, setting)
    changed = setting[row]
    changed[np.arange(len(row)), lever] = to
    kept = _scores(ground, middle, np.arange(len(setting)), setting, rest)
    unseen = _unseen(ground, middle, row, changed, lever, rest) - kept[row]
    shape = setting.shape[0], len(book.seats)
    gain, loss = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
    which, rank = np.full(shape, -1), np.full(shape, -1)
    best = np.full(shape, -1)
    for place in range(len(row)):
        for seat in np.flatnonzero(book.owns[:, lever[place]]):
            at = row[place], seat
            if best[at] < 0 or unseen[place, seat] > unseen[best[at], seat]:
                best[at] = place
    has = best >= 0
    packages, seats = np.nonzero(has)
    places = best[has]
    gain[has] = unseen[places, seats]
    which[has], rank[has] = lever[places], to[places]
    after = _discovered(ground, middle, packages, changed[places], lever[places], rest)
    loss[has] = kept[packages, seats] - after[np.arange(len(places)), seats]
    return Breaches(setting, gain, loss, which, rank)


def _halves(survey: Survey) -> tuple[int, int]:
    """Rounds before the breach and rounds of effects from it on."""
    half = survey.book.rounds // 2
    return half, remaining(survey.book, survey.view) - half


def _departures(survey: Survey, setting: Whole) -> tuple[Whole, Whole, Whole]:
    """List what single owners could order instead: package, lever, setting, each [D]."""
    book = survey.book
    other = np.arange(book.real.shape[1]) != setting[:, :, None]
    open_ = other & book.real & ~book.only_agreed & ~book.binding[:, None]
    open_[:, ~among(np.arange(len(book.levers)), survey.space.levers)] = False
    open_ &= (book.owners == 1)[None, :, None]
    row, lever, to = np.nonzero(open_)
    changed = setting[row]
    changed[np.arange(len(row)), lever] = to
    can = possible(book, survey.view, changed)
    return row[can], lever[can], to[can]


def _agreed(survey: Survey, setting: Whole, rounds: int) -> Imagined:
    """Let agreements [N, L] on the open levers be kept for some rounds."""
    book, start = survey.book, survey.view
    games = np.zeros(len(setting), dtype=np.int64)
    named_: Mask = np.zeros(len(book.levers), dtype=bool)
    named_[survey.space.levers] = True
    all_ = np.broadcast_to(named_, setting.shape)
    package = Package(np.where(all_, setting, -1), all_, np.zeros_like(all_))
    position = as_if(book, start, games, setting, package)
    return run_ahead(book, position, setting != start.setting[games], rounds)


def _scores(ground: Baseline, middle: Imagined, games: Whole, setting: Whole, rounds: int) -> Whole:
    """Scores [N, S] on the scale if settings stand from half-time to the end, the agreement too."""
    position = as_if(ground.book, middle, games, setting)
    moved = setting != middle.setting[games]
    last = run_ahead(ground.book, position, moved, rounds)
    return ground.scale(exact_scores(ground.book, last))


def _unseen(
    ground: Baseline, middle: Imagined, games: Whole, setting: Whole, lever: Whole, rounds: int
) -> Whole:
    """Scores [N, S] if nobody sees the breach before the archives open; in the last round it is answered."""
    book, survey = ground.book, ground.survey
    if rounds > book.aftermath + 1 or not book.aftermath:
        return _scores(ground, middle, games, setting, rounds)
    position = as_if(book, middle, games, setting)
    last = run_ahead(book, position, setting != middle.setting[games], 1)
    agreed = np.zeros(setting.shape, dtype=bool)
    agreed[:, survey.space.levers] = True
    back = expected_back(book, survey.view.setting[0], setting, lever, agreed)
    then = as_if(book, last, np.arange(len(games)), back)
    end = run_ahead(book, then, back != setting, book.aftermath)
    return ground.scale(exact_scores(book, end))


def _discovered(
    ground: Baseline, middle: Imagined, games: Whole, setting: Whole, lever: Whole, rounds: int
) -> Whole:
    """Scores [N, S] if the breach is found after a round: the agreement ends, the others go back."""
    book = ground.book
    first = run_ahead(
        book, as_if(book, middle, games, setting), setting != middle.setting[games], 1
    )
    over = first.changed(clause=np.full_like(first.clause, -1), deal=np.zeros_like(first.deal))
    alone = np.repeat(ground.fallback[None], len(games), axis=0)
    alone[np.arange(len(games)), lever] = setting[np.arange(len(games)), lever]
    position = as_if(book, over, np.arange(len(games)), alone)
    last = run_ahead(book, position, alone != setting, rounds - 1)
    return ground.scale(exact_scores(book, last))


def tempted(ground: Baseline) -> tuple[Finding, Finding]:
    """Measure the good packages: those that bargaining theory names."""
    named_ = ground.points
    setting = ground.survey.setting[[point.row for point in named_.values()]]
    return findings(ground.survey, breaches(ground, setting), list(named_))


def findings(survey: Survey, seen: Breaches, names: Sequence[str]) -> tuple[Finding, Finding]:
    """Tell how many seats good packages tempt, and how many of those discovery would deter."""
    able = survey.counts & (seen.lever >= 0).any(axis=0)
    gain = _middle(seen.gain, seen.lever >= 0)
    loss = _middle(seen.loss, seen.lever >= 0)
    rows = [
        _row(survey, seen, names, int(seat), int(gain[seat]), int(loss[seat]))
        for seat in np.flatnonzero(able)
    ]
    right = sum(bool(row.fine) for row in rows)
    drawn = [row for row in rows if row.figure >= TEMPTS]
    deterred = sum(int(row.facts["loss"]) > row.figure + ROUNDING for row in drawn)
    facts: dict[str, str | int] = {
        "seats": 100 * len(rows),
        "right": 100 * right,
        "packages": 100 * len(seen.setting),
        "highest": max((row.figure for row in rows), default=0),
    }
    tempts = Finding(
        code="temptation",
        group="talk",
        unit="percent",
        figure=share(right, len(rows)),
        low=5_001,
        applies=bool(rows),
        rows=tuple(rows),
        facts=facts,
    )
    deters = Finding(
        code="discovery",
        group="talk",
        unit="percent",
        figure=share(deterred, len(drawn)),
        low=5_001,
        applies=bool(drawn),
        facts={"tempted": 100 * len(drawn), "deterred": 100 * deterred},
    )
    return tempts, deters


def _middle(figures: Whole, counts: Mask) -> Whole:
    """The middle one over the packages that count [N, S], the lower of two: [S]; 0 if none does."""
    middle = np.zeros(figures.shape[1], dtype=np.int64)
    for seat in np.flatnonzero(counts.any(axis=0)):
        held = np.sort(figures[counts[:, seat], seat])
        middle[seat] = held[(len(held) - 1) // 2]
    return middle


def _row(
    survey: Survey, seen: Breaches, names: Sequence[str], seat: int, gain: int, loss: int
) -> Measured:
    book = survey.book
    away = np.where(seen.lever[:, seat] >= 0, np.abs(seen.gain[:, seat] - gain), FAR)
    package = int(away.argmin())
    lever, to = int(seen.lever[package, seat]), int(seen.to[package, seat])
    clause = int(seen.setting[package, lever])
    hidden = book.covert[lever, to] and book.looks_like[lever, to] == clause
    breach: dict[str, str | int] = {
        "lever": book.levers[lever],
        "setting": book.settings[lever][to],
    }
    facts = {"loss": loss, **breach, "how": "hidden" if hidden else "open"}
    shows: dict[str, str | int] = {
        "package": names[package],
        "seat": book.seats[seat],
        **breach,
        "gain": int(seen.gain[package, seat]),
        "loss": int(seen.loss[package, seat]),
    }
    example = Example("package", settings=(named(book, seen.setting[package]),), shows=shows)
    fine = gain >= LEAST and (gain <= MOST or not book.limited[seat])
    return Measured("seat", book.seats[seat], gain, fine, facts, example)
