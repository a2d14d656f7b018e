"""Whether seats and sides fare alike, and whether it matters who comes first.

Parity is the gain over play without agreements, not the score itself: offices differ in what they
begin with (design, section 14). Letters: G games, S seats.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import isqrt

import numpy as np

from game.analysis.findings import Example, Finding, Measured
from game.analysis.played import Played
from game.rules.arrays import Mask, Whole
from game.rules.rulebook import Rulebook

LOW, HIGH = 3_500, 6_500
"""Hundredths of a point between which a seat's mean score should lie."""
SPREAD = 800
"""Hundredths of a point that a seat's score should differ by (standard deviation)."""
OPPOSED = -30
"""Hundredths of a correlation from which down what is good for one number is taken to be bad for another."""
RESTING = 5
"""Percent of its range by which an indicator that hardly differs from game to game spreads at most."""
EVEN = 1_000
"""Hundredths of a point by which gains over no agreement may differ."""
ENOUGH = 10
"""Games of a kind, from which on they tell something."""
FIRST = 300
"""Hundredths of a point that coming first may be worth."""


def mean(values: Whole) -> int:
    """The mean of whole numbers [G], rounded half away from zero; 0 of none.

    >>> mean(np.array([1, 2])), mean(np.array([-1, -2])), mean(np.array([], dtype=int))
    (2, -2, 0)
    """
    if not len(values):
        return 0
    total, count = int(values.sum()), len(values)
    half = (2 * abs(total) + count) // (2 * count)
    return half if total >= 0 else -half


def deviation(values: Whole) -> int:
    """The standard deviation of whole numbers [G], rounded down; 0 of fewer than two.

    >>> deviation(np.array([0, 200])), deviation(np.array([5]))
    (141, 0)
    """
    if len(values) < 2:
        return 0
    count, total = len(values), int(values.sum())
    squares = count * sum(int(value) ** 2 for value in values) - total**2
    return isqrt(squares // (count * (count - 1)))


def correlation(one: Whole, other: Whole) -> int | None:
    """The correlation of whole numbers [G] in hundredths, cut toward zero; None if one never differs.

    >>> correlation(np.array([1, 2, 3]), np.array([2, 4, 6]))
    100
    """
    games = len(one)
    xs, ys = [int(x) for x in one], [int(y) for y in other]
    across = games * sum(x * y for x, y in zip(xs, ys, strict=True)) - sum(xs) * sum(ys)
    wide = games * sum(x * x for x in xs) - sum(xs) ** 2
    high = games * sum(y * y for y in ys) - sum(ys) ** 2
    if not wide or not high:
        return None
    size = isqrt(10_000 * across**2 // (wide * high))
    return size if across >= 0 else -size


def players(book: Rulebook) -> list[int]:
    """The seats that negotiate and have a score."""
    return [int(seat) for seat in np.flatnonzero(book.actors & book.scored)]


def game_example(played: Played, game: int, talks: bool = True, **shows: str | int) -> Example:
    """A game by its seed, with the figures that it shows."""
    return Example("game", seed=int(played.seeds[game]), talks=talks, shows=shows)


def findings(
    book: Rulebook, mixed: Played, alone: Played, level: Whole, sides: Mapping[str, str | None]
) -> tuple[Finding, ...]:
    """Means, spreads and gains of seats and sides, and what coming first is worth.

    Args:
        book: the rulebook.
        mixed: games by the temperaments of the scenario.
        alone: games without agreements.
        level: [S] the level to beat, as the games' scores count.
        sides: seat to its side.
    """
    return (
        _means(book, mixed),
        _spreads(book, mixed),
        _gains(book, mixed, alone, level),
        _sides(book, mixed, level, sides),
        _first_proposer(book, mixed),
    )


def _means(book: Rulebook, mixed: Played) -> Finding:
    rows = []
    for seat in players(book):
        scores = mixed.score[:, seat]
        typical = int(np.abs(scores - mean(scores)).argmin())
        example = game_example(
            mixed, typical, seat=book.seats[seat], score=mixed.told(typical, seat)
        )
        figure = mean(scores)
        fine = LOW <= figure <= HIGH if book.limited[seat] else None
        rows.append(Measured("seat", book.seats[seat], figure, fine, {}, example))
    out = [row for row in rows if row.fine is False]
    return Finding(
        code="seat_mean",
        group="fair",
        unit="count",
        figure=100 * len(out),
        high=0,
        applies=bool(rows),
        rows=tuple(rows),
    )


def _spreads(book: Rulebook, mixed: Played) -> Finding:
    rows = []
    for seat in players(book):
        scores = mixed.score[:, seat]
        low, high = int(scores.argmin()), int(scores.argmax())
        facts: dict[str, str | int] = {"lowest": int(scores[low]), "highest": int(scores[high])}
        facts |= _counted(book, mixed, seat)
        figure = deviation(scores)
        example = game_example(mixed, low, seat=book.seats[seat], score=mixed.told(low, seat))
        rows.append(Measured("seat", book.seats[seat], figure, figure >= SPREAD, facts, example))
    least = min(rows, key=lambda row: row.figure, default=None)
    return Finding(
        code="seat_spread",
        group="fair",
        unit="points",
        figure=least.figure if least else 0,
        low=SPREAD,
        applies=bool(rows) and mixed.games > 1,
        rows=tuple(rows),
        facts={
            "seat": least.subject if least else "",
            "few": 100 * sum(row.fine is False for row in rows),
            "seats": 100 * len(rows),
        },
        example=least.example if least else None,
    )


def _counted(book: Rulebook, mixed: Played, seat: int) -> dict[str, str | int]:
    """Why a seat's score may differ little: what it counts offsets, or some of it hardly moves.

    `why`, the indicator it counts that moves its score `most`, and the `other` one, which it pays for or which
    hardly moves, with how far that spreads (`rests`); nothing where neither is the reason.
    """
    interests = book.scenario.stakeholders[book.seats[seat]].interests
    ends = {name: mixed.end[:, book.indicators.index(name)] for name in interests}
    spread = {name: deviation(end) for name, end in ends.items()}
    moved = {name: spread[name] * interests[name].weight for name in ends}
    order = sorted(ends, key=lambda name: -moved[name])
    if len(order) < 2:
        return {}
    first, last = order[0], min(ends, key=lambda name: _share(book, name, spread[name]))
    signs = [int(book.normal_sign[book.indicators.index(name)]) for name in (first, order[1])]
    together = correlation(signs[0] * ends[first], signs[1] * ends[order[1]])
    if together is not None and together <= OPPOSED:
        why, other = "opposed", order[1]
    elif last != first and _share(book, last, spread[last]) <= RESTING:
        why, other = "resting", last
    else:
        return {}
    return {
        "why": why,
        "most": first,
        "other": other,
        "rests": spread[other],
    }


def _share(book: Rulebook, name: str, hundredths: int) -> float:
    """How much of its range an indicator moves, in percent."""
    part = book.scenario.indicators[name]
    return hundredths / (part.high - part.low)


def _gains(book: Rulebook, mixed: Played, alone: Played, level: Whole) -> Finding:
    rows = []
    for seat in players(book):
        before, after = int(level[seat]), mean(mixed.score[:, seat])
        facts: dict[str, str | int] = {"without": before, "with": after}
        typical = int(np.abs(alone.score[:, seat] - before).argmin())
        score = alone.told(typical, seat)
        example = game_example(alone, typical, talks=False, seat=book.seats[seat], score=score)
        rows.append(Measured("seat", book.seats[seat], after - before, None, facts, example))
    return _even("gain_seat", rows)


def _sides(book: Rulebook, mixed: Played, level: Whole, sides: Mapping[str, str | None]) -> Finding:
    groups: dict[str, list[int]] = {}
    for seat in players(book):
        side = sides.get(book.seats[seat])
        if side:
            groups.setdefault(side, []).append(seat)
    rows = []
    for side, seats in groups.items():
        gain = mean((mixed.score[:, seats] - level[seats]).ravel())
        rows.append(Measured("side", side, gain, None, {"seats": 100 * len(seats)}))
    return _even("gain_side", rows)


def _even(code: str, rows: list[Measured]) -> Finding:
    """How far the largest and the smallest gain lie apart."""
    figures = [row.figure for row in rows]
    least = min(rows, key=lambda row: row.figure, default=None)
    most = max(reversed(rows), key=lambda row: row.figure, default=None)
    facts: dict[str, str | int] = {}
    if least and most:
        facts = {
            "least": least.subject,
            "most": most.subject,
            "least_gain": least.figure,
            "most_gain": most.figure,
        }
    return Finding(
        code=code,
        group="fair",
        unit="points",
        figure=max(figures, default=0) - min(figures, default=0),
        high=EVEN,
        applies=len(rows) > 1,
        rows=tuple(rows),
        facts=facts,
        example=least.example if least else None,
    )


def _first_proposer(book: Rulebook, mixed: Played) -> Finding:
    """What it is worth to have one's text become the first agreement of the game.

    Seats with fewer than `ENOUGH` games of either kind tell nothing; the others count by how surely
    they tell it. It must be surely more than is accepted: chance (two standard errors) is accepted on top.
    """
    rows, total, weights, doubt = [], 0, 0, 0
    for seat in players(book):
        first: Mask = mixed.opened[:, seat]
        rest = (mixed.deals > 0) & ~first
        games, others = int(first.sum()), int(rest.sum())
        if min(games, others) < ENOUGH:
            continue
        scores = mixed.score[:, seat]
        worth = mean(scores[first]) - mean(scores[rest])
        weight = games * others // (games + others)
        variance = deviation(scores[first]) ** 2 // games + deviation(scores[rest]) ** 2 // others
        total, weights, doubt = (
            total + weight * worth,
            weights + weight,
            doubt + weight**2 * variance,
        )
        game = int(first.argmax())
        example = game_example(mixed, game, seat=book.seats[seat], score=mixed.told(game, seat))
        rows.append(
            Measured("seat", book.seats[seat], worth, None, {"games": 100 * games}, example)
        )
    weights = weights or 1
    size = abs(total) // weights
    figure = size if total >= 0 else -size
    noise = 2 * isqrt(doubt) // weights
    return Finding(
        code="first_proposer",
        group="fair",
        unit="points",
        figure=figure,
        low=-FIRST - noise,
        high=FIRST + noise,
        applies=bool(rows),
        rows=tuple(rows),
        facts={"noise": noise},
    )


def seat_order(book: Rulebook, mixed: Played, turned: Played) -> Finding:
    """What the order of the seats is worth: the same games with the seats in the opposite order.

    `turned` has its seats in the order of `book` too.
    """
    games = turned.games
    rows = []
    for seat in players(book):
        one, other = mixed.score[:games, seat], turned.score[:, seat]
        error = deviation(one - other) * 2 // isqrt(games)
        worth = mean(one) - mean(other)
        facts: dict[str, str | int] = {"listed": mean(one), "turned": mean(other), "noise": error}
        rows.append(
            Measured("seat", book.seats[seat], worth, abs(worth) <= max(FIRST, error), facts)
        )
    most = max(rows, key=lambda row: abs(row.figure), default=None)
    noise = int(most.facts["noise"]) if most else 0
    return Finding(
        code="seat_order",
        group="fair",
        unit="points",
        figure=abs(most.figure) if most else 0,
        high=max(FIRST, noise),
        applies=bool(rows) and games > 1,
        rows=tuple(rows),
        facts={"seat": most.subject if most else "", "games": 100 * games},
    )
