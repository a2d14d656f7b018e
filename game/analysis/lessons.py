"""Whether a scenario teaches what it should: the yardsticks, and what lies beside them.

The yardsticks are those of a scenario in which a class should learn that talking and keeping one's word
pays, that trust is worth something, and that the other side wants something else. An author may want another
lesson; then they say how far the scenario is from this one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Final

from game.analysis.courses import Courses
from game.analysis.findings import Finding, Measured, share
from game.analysis.teaching import TRUST, Gain, Quarrel, Taught

MOST: Final[Mapping[str, int]] = {"break_last": 30, "never_sign": -150, "sign_all_break_all": -150}
"""Hundredths of a point that a rule of thumb may bring a seat at most, by the upper end of its interval.

The last round: 0.3 is less than anybody feels at the table, and about what 1,000 games tell apart; who gains
more learns that betrayal pays once nobody can answer it. Never to sign, and to sign in order to break,
should cost about 2 points, which is what one good clause brings; 1.5 leaves room for chance.
"""
STEP: Final = 300
"""Hundredths of a percent by which the sum of scores should fall from words kept to one seat's words broken,
and from there to no agreement: less is lost among the games' own ups and downs."""
RISE: Final = 1_000
"""The same by which it should rise in all from trust at 5 to trust at 95, with every step upward: trust is
half of what is played for, and of a smaller rise no class would see anything."""
NEAR: Final = -60
"""Hundredths of correlation at most between the sums of the two sides near their frontier: from there on
what one side gains is mostly what the other loses, and who gives way is worth a quarrel."""
OVERALL: Final = 0
"""The same over all packages: above it both sides want much the same thing, and only have to find it."""
TWO_THIRDS: Final = 6_667
"""Hundredths of a percent that a side's favourite package may give the other of its own best: with more
nobody needs to move."""
RARE, OFTEN = 200, 2_000
"""Hundredths of a percent of games between which a red line should be crossed: one that nobody ever
crosses warns of nothing, one crossed more often is a tax on everybody."""
PERCENT = 10_000


def findings(told: Taught, courses: Courses) -> tuple[Finding, ...]:
    """Say of every measure whether it lies where it should."""
    return (
        *(_thumb(rule, told) for rule in ("break_last", "never_sign", "sign_all_break_all")),
        *(replace(_thumb(rule, told), high=None) for rule in ("break_if_it_pays", "copy")),
        _sums(told.sums),
        _trust(told.trust),
        *_quarrel(told.quarrel),
        _red_lines(courses),
    )


def _thumb(rule: str, told: Taught) -> Finding:
    """What a rule of thumb brings every seat, over keeping its word."""
    most = MOST.get(rule)
    rows = tuple(
        Measured(
            "seat",
            seat,
            gains[rule].gain,
            None if most is None else gains[rule].high <= most,
            {"low": gains[rule].low, "high": gains[rule].high, "why": _way(gains[rule])},
        )
        for seat, gains in told.thumbs.items()
    )
    worst = max(rows, key=lambda row: int(row.facts["high"]), default=None)
    return Finding(
        code=rule,
        group="teaches",
        unit="points",
        figure=int(worst.facts["high"]) if worst else 0,
        high=most,
        applies=bool(rows),
        rows=rows,
        facts={
            "seat": worst.subject if worst else "",
            "gain": worst.figure if worst else 0,
            "winners": 100 * sum(row.facts["why"] == "gains" for row in rows),
            "losers": 100 * sum(row.facts["why"] == "loses" for row in rows),
            "seats": 100 * len(rows),
        },
    )


def _way(gain: Gain) -> str:
    return "gains" if gain.low > 0 else "loses" if gain.high < 0 else "open"


def _sums(sums: Mapping[str, int]) -> Finding:
    """By how much kept words are worth more than broken ones, and these more than no agreement."""
    kept, broken, none = sums["kept"], sums["broken"], sums["no_deal"]
    steps = {"breach": _part(kept - broken, kept), "silence": _part(broken - none, broken)}
    return Finding(
        code="kept_words",
        group="teaches",
        unit="percent",
        figure=min(steps.values()),
        low=STEP,
        facts={**sums, **steps},
    )


def _trust(sums: Mapping[str, int]) -> Finding:
    """What more trust at the start is worth; the worst step where the sum does not rise at every one."""
    steps = [_part(sums[b] - sums[a], sums[a]) for a, b in pairwise(TRUST)]
    whole = _part(sums[TRUST[-1]] - sums[TRUST[0]], sums[TRUST[0]])
    return Finding(
        code="trust_worth",
        group="teaches",
        unit="percent",
        figure=whole if min(steps) > 0 else min(*steps, whole),
        low=RISE,
        facts={
            "lowest_trust": sums["5"],
            "as_written": sums["file"],
            "plus_20": sums["plus20"],
            "highest_trust": sums["95"],
            "whole": whole,
        },
    )


def _part(amount: int, whole: int) -> int:
    """An amount in hundredths of a percent of a sum, rounded down; 0 of nothing."""
    return PERCENT * amount // whole if whole > 0 else 0


def _quarrel(told: Quarrel) -> tuple[Finding, ...]:
    """How far the two sides want different things."""
    both = (("sides_near", told.near, NEAR), ("sides_all", told.all, OVERALL))
    shares = (
        Finding(
            code=code,
            group="teaches",
            unit="share",
            figure=share or 0,
            high=high,
            applies=share is not None,
        )
        for code, share, high in both
    )
    return *shares, _favourites(told)


def _favourites(told: Quarrel) -> Finding:
    rows = tuple(
        Measured("side", side, share_, share_ <= TWO_THIRDS, {"other": other})
        for side, one in (told.favourites or {}).items()
        for other, share_ in one.gives.items()
        if other != side and share_ is not None
    )
    most = max(rows, key=lambda row: row.figure, default=None)
    return Finding(
        code="favourites",
        group="teaches",
        unit="percent",
        figure=most.figure if most else 0,
        high=TWO_THIRDS,
        applies=bool(rows),
        rows=rows,
        facts={"side": most.subject, "other": most.facts["other"]} if most else {},
    )


def _red_lines(courses: Courses) -> Finding:
    """In how many games each red line is crossed, games with talk and without counted alike."""
    rows = []
    for line, (talk, silent) in courses.red_lines.items():
        crossed = (talk + silent) // 2
        facts: dict[str, str | int] = {"with": talk, "without": silent}
        rows.append(Measured("red_line", line, crossed, RARE <= crossed <= OFTEN, facts))
    out = sum(row.fine is False for row in rows)
    return Finding(
        code="red_lines",
        group="teaches",
        unit="percent",
        figure=share(out, len(rows)),
        high=0,
        applies=bool(rows),
        rows=tuple(rows),
        facts={"out": 100 * out, "lines": 100 * len(rows)},
    )
