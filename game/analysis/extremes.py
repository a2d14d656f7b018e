"""Whether a game is impossible or trivial by what its seats say that they would accept.

The level here is the reservation value as the author wrote it, as in `analyse`; whether that value is
right is another measure. A package is acceptable if those whose signatures it needs would sign it.
Where nobody says below which score it would walk away, these measures say nothing.
"""

from __future__ import annotations

import numpy as np

from game.analysis.baseline import Baseline
from game.analysis.findings import Finding, Measured, share
from game.analysis.packages import Survey, reservations
from game.rules.arrays import Mask
from game.rules.rulebook import Rulebook

HALF = 5_000
"""Hundredths of a percent of the packages that may be acceptable at most: of more, any will do."""
STANDS = 1_000
"""Hundredths of a point that things as they stand may lead to above a reservation value. Some is usual: what
stands is not kept up by seats that look after themselves. From ten on to wait is a seat's best plan."""


def findings(ground: Baseline) -> tuple[Finding, Finding, Finding]:
    """Measure what is acceptable of the packages, and what the start is worth."""
    return _none(ground.plain), _half(ground.plain), _start(ground)


def stated(book: Rulebook) -> Mask:
    """Tell which seats say below which score they would walk away: [S]."""
    parts = book.scenario.stakeholders.values()
    return np.array(["reservation" in part.model_fields_set for part in parts], dtype=bool)


def _none(survey: Survey) -> Finding:
    """How many packages are acceptable at all; the seat that accepts fewest is to blame."""
    number = int(survey.acceptable.sum())
    rows = [
        Measured(
            "seat",
            survey.book.seats[seat],
            share(survey.accepts[:, seat].sum(), len(survey.number)),
        )
        for seat in np.flatnonzero(survey.counts)
    ]
    rows.sort(key=lambda row: row.figure)
    return Finding(
        code="none_acceptable",
        group="talk",
        unit="count",
        figure=100 * number,
        low=100,
        applies=bool(rows),
        rows=tuple(rows),
        facts={"seat": rows[0].subject if rows else ""},
    )


def _half(survey: Survey) -> Finding:
    """Which part of the packages is acceptable; the seat that accepts most asks for least."""
    drawn = int(survey.drawn.sum())
    rows = [
        Measured(
            "seat",
            survey.book.seats[seat],
            share((survey.accepts[:, seat] & survey.drawn).sum(), drawn),
        )
        for seat in np.flatnonzero(survey.counts)
    ]
    rows.sort(key=lambda row: -row.figure)
    return Finding(
        code="half_acceptable",
        group="talk",
        unit="percent",
        figure=share((survey.acceptable & survey.drawn).sum(), drawn),
        high=HALF,
        applies=bool(rows),
        rows=tuple(rows),
        facts={"seat": rows[0].subject if rows else ""},
    )


def _start(ground: Baseline) -> Finding:
    """How far things as they stand are worth more to a seat than the score below which it walks away."""
    book = ground.book
    stands, written = ground.scale(ground.plain.standing), ground.scale(reservations(book))
    rows = []
    for seat in np.flatnonzero(ground.survey.counts & stated(book)):
        more = int(stands[seat] - written[seat])
        facts: dict[str, str | int] = {
            "stands": int(stands[seat]),
            "reservation": int(written[seat]),
        }
        rows.append(Measured("seat", book.seats[seat], more, more <= STANDS, facts))
    most = max(rows, key=lambda row: row.figure, default=None)
    return Finding(
        code="start_enough",
        group="talk",
        unit="points",
        figure=most.figure if most else 0,
        high=STANDS,
        applies=bool(rows),
        rows=tuple(rows),
        facts={"seat": most.subject, **most.facts} if most else {},
    )
