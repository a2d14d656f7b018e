"""What a look at the balance of a scenario finds: a figure, what is accepted, and an example of it.

Figures are whole hundredths of their unit, so that the same games give the same report everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

import numpy as np

from game.analysis.courses import Courses
from game.analysis.courses import as_data as courses_as_data
from game.analysis.teaching import Taught
from game.analysis.teaching import as_data as teaching_as_data

Unit = Literal["points", "percent", "count", "share"]
"""`share` is a number from -1 to 1, such as a correlation."""
Facts = Mapping[str, str | int]
"""Ids of the scenario, and figures in hundredths."""


@dataclass(frozen=True, slots=True)
class Example:
    """Something that shows a figure and can be done again.

    A `game` is played from its seed by the temperaments of the scenario, or without agreements by
    self-interested minds; a `package` is a setting for every lever in play; `profiles` are several. A
    `sweep` is the whole run: what never happened is shown by nothing less.
    """

    kind: Literal["game", "package", "profiles", "sweep"]
    seed: int = 0
    """of a game"""
    talks: bool = True
    settings: tuple[Mapping[str, str], ...] = ()
    """of a package or profiles: lever to setting"""
    shows: Facts = field(default_factory=dict)
    """the figures that come out again"""


@dataclass(frozen=True, slots=True)
class Measured:
    """One line of a finding: a seat, a lever, an ending and what was measured of it."""

    kind: Literal[
        "seat",
        "side",
        "lever",
        "setting",
        "indicator",
        "event",
        "ending",
        "red_line",
        "pair",
        "word",
    ]
    subject: str
    """an id; of a setting `lever.setting`, of a pair `seat+seat`"""
    figure: int
    fine: bool | None = None
    """None where nothing is asked of it"""
    facts: Facts = field(default_factory=dict)
    example: Example | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One measure of the balance of a scenario."""

    code: str
    group: str
    unit: Unit
    figure: int
    low: int | None = None
    """what is accepted at least"""
    high: int | None = None
    """what is accepted at most"""
    applies: bool = True
    """False where the scenario has nothing that could be measured, or it does not fit"""
    why: str = ""
    """what the game lacks, where it does not apply; see `fitting`"""
    accepted: str = ""
    """the author's reason for leaving it as it is"""
    rows: tuple[Measured, ...] = ()
    facts: Facts = field(default_factory=dict)
    example: Example | None = None

    @property
    def fine(self) -> bool:
        """Whether the figure lies in the accepted range; what cannot be measured is fine."""
        if not self.applies:
            return True
        above = self.low is None or self.figure >= self.low
        return above and (self.high is None or self.figure <= self.high)


OF_ROWS: Final[Mapping[str, tuple[str, ...]]] = {
    "lever_depends": ("levers", "*"),
    "lever_matters": ("levers", "*"),
    "reservation": ("stakeholders", "*", "reservation"),
    "start_enough": ("stakeholders", "*", "reservation"),
}
"""Measures that doubt a seat or a lever, and where in the scenario each row stands; others doubt the talks."""
OF_SEAT: Final[Mapping[str, tuple[str, ...]]] = {
    "none_acceptable": ("stakeholders", "*", "reservation"),
    "half_acceptable": ("stakeholders", "*", "reservation"),
}
"""Measures of all packages that point at the walk-away value of the seat that their facts name."""


def doubted(code: str, subject: str = "") -> tuple[str, ...]:
    """The place in the scenario at which a measure is doubted, and accepted.

    >>> doubted("lever_depends", "gate"), doubted("temptation")
    (('levers', 'gate'), ('agreements',))
    """
    pattern = OF_ROWS.get(code) or OF_SEAT.get(code) or ("agreements",)
    return tuple(subject if part == "*" else part for part in pattern)


@dataclass(frozen=True, slots=True)
class Report:
    """The balance of a scenario at one length."""

    scenario: str
    minutes: int
    games: int
    alone: int
    """games without agreements, from which the level to beat is taken"""
    seed: int
    how: str
    """`exact` or `forecast`: how sure the figures of packages are"""
    complete: bool
    """whether all packages were weighed, or a sample"""
    packages: int
    own_points: bool
    """whether a seat counts points without an end, so that scores are told on a scale from 0 to 100"""
    findings: tuple[Finding, ...]
    courses: Courses | None = None
    """how indicators, red lines and the talk went"""
    teaching: Taught | None = None
    """what it teaches, if that was asked for"""

    @property
    def fine(self) -> bool:
        """Whether every figure lies where it should, or its author accepts it."""
        return all(finding.fine or finding.accepted for finding in self.findings)

    def __getitem__(self, code: str) -> Finding:
        """The finding of a code; raises KeyError."""
        for finding in self.findings:
            if finding.code == code:
                return finding
        raise KeyError(code)


def as_data(report: Report) -> dict[str, Any]:
    """The report as JSON data; figures in their unit, with two decimals at most."""
    return {
        "version": 1,
        "scenario": report.scenario,
        "length": report.minutes,
        "games": report.games,
        "alone": report.alone,
        "seed": report.seed,
        "packages": {
            "how": report.how,
            "complete": report.complete,
            "weighed": report.packages,
        },
        "own_points": report.own_points,
        "fine": report.fine,
        "findings": [_finding(finding) for finding in report.findings],
        **(courses_as_data(report.courses) if report.courses else {}),
        **(teaching_as_data(report.teaching) if report.teaching else {}),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "group": finding.group,
        "unit": finding.unit,
        "figure": points(finding.figure),
        "accepted": [_bound(finding.low), _bound(finding.high)],
        "applies": finding.applies,
        "why": finding.why,
        "fine": finding.fine,
        "because": finding.accepted,
        "facts": _facts(finding.facts),
        "rows": [
            {
                "kind": row.kind,
                "of": row.subject,
                "figure": points(row.figure),
                "fine": row.fine,
                "facts": _facts(row.facts),
                "example": _example(row.example),
            }
            for row in finding.rows
        ],
        "example": _example(finding.example),
    }


def _example(example: Example | None) -> dict[str, Any] | None:
    if example is None:
        return None
    data: dict[str, Any] = {}
    if example.kind == "game":
        data = {"seed": example.seed, "talks": example.talks}
    elif example.settings:
        data = {"settings": [dict(part) for part in example.settings]}
    return {"kind": example.kind, **data, "shows": _facts(example.shows)}


def _facts(facts: Facts) -> dict[str, str | float]:
    return {key: value if isinstance(value, str) else points(value) for key, value in facts.items()}


def share(part: int | np.integer[Any], whole: int | np.integer[Any]) -> int:
    """What part of a whole is, in hundredths of a percent, rounded down; 0 of nothing.

    >>> share(2, 3), share(0, 0)
    (6666, 0)
    """
    return 10_000 * int(part) // int(whole) if whole else 0


def points(hundredths: int) -> float:
    """Turn hundredths into a number with two decimals.

    >>> points(250), points(-7)
    (2.5, -0.07)
    """
    return int(hundredths) / 100


def _bound(hundredths: int | None) -> float | None:
    return None if hundredths is None else points(hundredths)
