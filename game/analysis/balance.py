"""The balance of a scenario: everything that design section "Why talk at all" asks, measured.

It takes what was recorded of games (`played`), never minds: games by the temperaments of the scenario,
games without agreements by self-interested minds on the same seeds, and some with the seats in the
opposite order. Packages come from a survey whose reservation values are the levels without agreement.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np

from game.analysis import fairness, interlock, liveliness, temptation, worthwhile
from game.analysis.findings import Finding, Report
from game.analysis.packages import Survey, survey
from game.analysis.played import Played
from game.analysis.search import searched
from game.analysis.utilities import open_levers
from game.rules.arrays import Mask, Whole
from game.rules.chance import game_seeds
from game.rules.opening import open_games
from game.rules.rulebook import Rulebook

GROUPS = ("talk", "fair", "lively", "used")
"""Groups of findings, the most important first."""
SIGNED = 6
"""Packages that were in force in most games, looked at for temptation."""


@dataclass(frozen=True, slots=True)
class Games:
    """What was played for a report."""

    mixed: Played
    """by the temperaments of the scenario"""
    alone: Played
    """the same seeds, self-interested and without agreements"""
    turned: Played | None = None
    """the first seeds again with the seats in the opposite order; its seats in the usual order"""


def weighed(book: Rulebook, alone: Played) -> Survey:
    """Survey the packages, against what seats reach without agreements."""
    level = np.array([fairness.mean(alone.score[:, seat]) for seat in range(len(book.seats))])
    view = open_games(book, game_seeds(0, 1))
    return searched(survey(book, view, reservation=level * interlock.POINT))


def examined(book: Rulebook, games: Games, seed: int) -> Report:
    """Measure the balance of a scenario at one length."""
    found = weighed(book, games.alone)
    fallback = usual_settings(book, games.alone)
    sides = {key: part.side for key, part in book.scenario.stakeholders.items()}
    findings: list[Finding] = [
        *worthwhile.good_for_all(found),
        *interlock.findings(interlock.grid(found)),
        *_tempted(found, games.mixed, fallback),
        worthwhile.two_seats(found, fallback),
        *fairness.findings(book, games.mixed, games.alone, sides),
        *([fairness.seat_order(book, games.mixed, games.turned)] if games.turned else []),
        *liveliness.findings(book, games.mixed),
    ]
    return Report(
        scenario=book.scenario.id,
        minutes=book.minutes,
        games=games.mixed.games,
        seed=seed,
        how=found.how,
        complete=found.complete,
        packages=len(found.number),
        findings=tuple(findings),
    )


def usual_settings(book: Rulebook, alone: Played) -> Whole:
    """Where each lever most often stands at the end without agreements: [L]; of equals the first."""
    kinds = np.arange(book.real.shape[1])
    counts = (alone.setting[:, :, None] == kinds).sum(axis=0)
    return counts.argmax(axis=1)


def good_packages(found: Survey, mixed: Played) -> tuple[list[str], Whole, Mask]:
    """The packages that theory names and those most often in force.

    Names, settings [N, L], and what of them is agreed [N, L]: every open lever in theory.
    """
    named = {name: found.setting[point.row] for name, point in worthwhile.points(found).items()}
    signed = Counter(
        (tuple(np.where(clause >= 0, clause, setting).tolist()), tuple((clause >= 0).tolist()))
        for clause, setting in zip(mixed.clause, mixed.setting, strict=True)
        if (clause >= 0).sum() >= 2
    )
    often = sorted(signed.items(), key=lambda item: (-item[1], item[0]))[:SIGNED]
    rows = [*named.values(), *(np.array(package) for (package, _), _ in often)]
    names = [*named, *("signed" for _ in often)]
    every_lever = [open_levers(found.book)] * len(named)
    clauses = [*every_lever, *(np.array(clause) for (_, clause), _ in often)]
    shape = (len(rows), len(found.book.levers))
    return (
        names,
        np.array(rows, dtype=np.int64).reshape(shape),
        np.array(clauses, dtype=bool).reshape(shape),
    )


def _tempted(found: Survey, mixed: Played, fallback: Whole) -> tuple[Finding, ...]:
    names, setting, clause = good_packages(found, mixed)
    if not len(setting):
        return ()
    seen = temptation.breaches(found, setting, fallback, clause)
    return temptation.findings(found, seen, names)
