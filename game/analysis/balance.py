"""The balance of a scenario: everything that design section "Why talk at all" asks, measured.

It takes what was recorded of games (`played`), never minds: games by the temperaments of the scenario,
games without agreements by self-interested minds on the first of the same seeds, and some with the
seats in the opposite order. What is measured without games of the first kind stands apart: `check`
shows it too.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.analysis import extremes, fairness, interlock, lessons, liveliness, temptation, worthwhile
from game.analysis.baseline import Baseline, grounded
from game.analysis.findings import Finding, Report
from game.analysis.fitting import fitted
from game.analysis.played import Played
from game.analysis.playout import courses
from game.analysis.quarrel import quarrel
from game.analysis.trials import Tried, taught
from game.rules.rulebook import Rulebook

GROUPS = ("talk", "fair", "lively", "used", "teaches")
"""Groups of findings, the most important first."""


@dataclass(frozen=True, slots=True)
class Games:
    """What was played for a report."""

    mixed: Played
    """by the temperaments of the scenario"""
    alone: Played
    """the first of the same seeds, self-interested and without agreements"""
    turned: Played | None = None
    """the first seeds again with the seats in the opposite order; its seats in the usual order"""
    tried: Tried | None = None
    """the same seeds with rules of thumb and other trust, if it is asked what the scenario teaches"""


def reasons_to_talk(ground: Baseline) -> tuple[Finding, ...]:
    """Everything that is measured of packages against play without agreements."""
    survey = ground.survey
    if not len(survey.number):
        return ()
    return fitted(
        ground.book,
        (
            *extremes.findings(ground),
            *worthwhile.good_for_all(ground),
            *interlock.findings(interlock.grid(survey, ground.scale)),
            *temptation.tempted(ground),
            worthwhile.two_seats(ground),
            worthwhile.reservation_values(ground),
        ),
    )


def examined(book: Rulebook, games: Games, seed: int, drawn: int = 0) -> Report:
    """Measure the balance of a scenario at one length; of `drawn` packages alone for a first look."""
    ground = grounded(book, games.alone, drawn)
    survey = ground.survey
    mixed, alone = ground.seen(games.mixed), ground.seen(games.alone)
    sides = {key: part.side for key, part in book.scenario.stakeholders.items()}
    turned = ground.seen(games.turned) if games.turned else None
    played = (
        *fairness.findings(book, mixed, alone, survey.reservation, sides),
        *([fairness.seat_order(book, mixed, turned)] if turned else []),
        *liveliness.findings(book, mixed),
    )
    reasons, course = reasons_to_talk(ground), courses(book, mixed, alone)
    teaching = None
    if games.tried is not None:
        good = next((item.figure for item in reasons if item.code == "good_for_all"), 0)
        teaching = taught(ground, games.tried, quarrel(ground, good))
        played = (*played, *lessons.findings(teaching, course))
    return Report(
        scenario=book.scenario.id,
        minutes=book.minutes,
        games=mixed.games,
        alone=alone.games,
        seed=seed,
        how=survey.how,
        complete=survey.complete,
        packages=len(survey.number),
        own_points=not book.limited[survey.counts].all(),
        findings=(*reasons, *fitted(book, played)),
        courses=course,
        teaching=teaching,
    )
