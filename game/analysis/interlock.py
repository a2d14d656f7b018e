"""How levers hang together: whether the best setting of one depends on the others, and what each moves.

A lever whose best setting is the same whatever the others do plays itself: its owner has nothing to
talk about. Letters in the shapes: P profiles of settings, L levers, K settings, S seats.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.analysis.findings import Example, Finding, Row
from game.analysis.packages import Survey, possible
from game.analysis.utilities import utilities
from game.rules.arrays import Mask, Whole
from game.rules.rulebook import Rulebook

PROFILES = 240
"""What the others do is looked at in so many ways."""
ALIKE = 250_000
"""Settings within a quarter of a point of the best are as good as the best (millionths)."""
ALWAYS = 90
"""Percent of the profiles in which one setting is best, from which on a lever plays itself."""
MOVES = 300
"""Hundredths of a point that a lever should move for some seat."""
POINT = 10_000
"""Millionths in a hundredth."""


@dataclass(frozen=True, eq=False)
class Grid:
    """What every setting of every lever would be worth while the others stand as in a profile."""

    book: Rulebook
    levers: Whole
    """[O] the levers looked at"""
    profile: Whole
    """[P, L]"""
    worth: Whole
    """[P, O, K, S] millionths"""
    can: Mask
    """[P, O, K] settings that exist and can stand beside the others"""

    def best(self, place: int, seat: int) -> Mask:
        """Where a setting of a lever is as good as any for a seat: [P, K]."""
        worth = np.where(self.can[:, place], self.worth[:, place, :, seat], -(2**62))
        found: Mask = worth >= worth.max(axis=1, keepdims=True) - ALIKE
        return found & self.can[:, place]

    def spread(self, place: int) -> Whole:
        """What a lever moves for each seat, on average over the profiles: [S] hundredths."""
        can = self.can[:, place, :, None]
        high = np.where(can, self.worth[:, place], -(2**62)).max(axis=1)
        low = np.where(can, self.worth[:, place], 2**62).min(axis=1)
        return (high - low).sum(axis=0) // (len(high) * POINT)


def grid(found: Survey, profiles: int = PROFILES) -> Grid:
    """Weigh every setting of every open lever in evenly chosen profiles of a survey."""
    book, drawn = found.book, found.setting[found.drawn]
    chosen = np.unique(np.arange(profiles) * len(drawn) // profiles)
    profile, levers = drawn[chosen], found.space.levers
    kinds = book.real.shape[1]
    setting = np.repeat(profile, len(levers) * kinds, axis=0)
    setting = setting.reshape(len(profile), len(levers), kinds, -1)
    for place, lever in enumerate(levers):
        setting[:, place, :, lever] = np.minimum(np.arange(kinds), found.space.sizes[place] - 1)
    rows = setting.reshape(-1, setting.shape[-1])
    shape = (len(profile), len(levers), kinds)
    can = possible(book, found.view, rows).reshape(shape) & book.real[levers]
    worth = utilities(book, found.view, rows).reshape(*shape, -1)
    return Grid(book, levers, profile, worth, can)


def findings(seen: Grid) -> tuple[Finding, Finding]:
    """Tell which levers play themselves, and what each moves."""
    rows = [
        row
        for row in (_dependence(seen, place) for place in range(len(seen.levers)))
        if row is not None
    ]
    free = sum(bool(row.fine) for row in rows)
    depends = Finding(
        code="lever_depends",
        group="talk",
        unit="percent",
        figure=10_000 * free // max(len(rows), 1),
        low=5_001,
        applies=bool(rows),
        rows=tuple(rows),
        facts={"profiles": 100 * len(seen.profile), "levers": 100 * len(rows), "free": 100 * free},
    )
    moves = [_effect(seen, place) for place in range(len(seen.levers))]
    least = min(moves, key=lambda row: row.figure, default=None)
    matters = Finding(
        code="lever_matters",
        group="talk",
        unit="points",
        figure=least.figure if least else 0,
        low=MOVES,
        applies=bool(moves),
        rows=tuple(moves),
        facts={"lever": least.subject if least else ""},
    )
    return depends, matters


def _dependence(seen: Grid, place: int) -> Row | None:
    """How often one setting of a lever is best for its owners; None without an owner who is scored."""
    book, lever = seen.book, int(seen.levers[place])
    owners = [int(seat) for seat in np.flatnonzero(book.owns[:, lever] & book.scored)]
    if not owners:
        return None
    best = np.logical_and.reduce([seen.best(place, seat) for seat in owners])
    often = best.sum(axis=0)
    top = int(often.argmax())
    share = 10_000 * int(often[top]) // len(best)
    fine = share < ALWAYS * 100
    facts: dict[str, str | int] = {"setting": book.settings[lever][top], "always": share}
    return Row(
        "lever",
        book.levers[lever],
        10_000 - share,
        fine,
        facts,
        _instance(seen, place, owners, top),
    )


def _instance(seen: Grid, place: int, owners: list[int], top: int) -> Example:
    """One profile in which the usual setting is best, and one in which another is better, if any."""
    book, lever = seen.book, int(seen.levers[place])
    seat = owners[0]
    best = seen.best(place, seat)
    worth = np.where(seen.can[:, place], seen.worth[:, place, :, seat], -(2**62))
    over = np.where(seen.can[:, place, top], worth.max(axis=1) - worth[:, top], -1)
    profiles = [int(best[:, top].argmax()), int(over.argmax())]
    if over[profiles[1]] <= ALIKE:
        profiles = profiles[:1]
    shows: dict[str, str | int] = {"seat": book.seats[seat], "lever": book.levers[lever]}
    for number, row in enumerate(profiles, 1):
        rank = int(worth[row].argmax()) if number > 1 else top
        shows[f"best_{number}"] = book.settings[lever][rank]
        shows[f"score_{number}"] = int(worth[row, rank]) // POINT
    settings = tuple(named(book, seen.profile[row]) for row in profiles)
    return Example("profiles", settings=settings, shows=shows)


def _effect(seen: Grid, place: int) -> Row:
    """What a lever moves for the seat that it moves most."""
    book, lever = seen.book, int(seen.levers[place])
    spread = np.where(book.scored, seen.spread(place), -1)
    seat = int(spread.argmax())
    can = seen.can[:, place]
    worth = seen.worth[:, place, :, seat]
    high, low = np.where(can, worth, -(2**62)), np.where(can, worth, 2**62)
    row = int((high.max(axis=1) - low.min(axis=1)).argmax())
    shows: dict[str, str | int] = {
        "seat": book.seats[seat],
        "lever": book.levers[lever],
        "best": book.settings[lever][int(high[row].argmax())],
        "worst": book.settings[lever][int(low[row].argmin())],
        "moved": int(high[row].max() - low[row].min()) // POINT,
    }
    example = Example("profiles", settings=(named(book, seen.profile[row]),), shows=shows)
    figure = int(spread[seat])
    facts: dict[str, str | int] = {"seat": book.seats[seat]}
    return Row("lever", book.levers[lever], figure, figure >= MOVES, facts, example)


def named(book: Rulebook, setting: Whole) -> dict[str, str]:
    """Write the settings [L] of the levers in play by name."""
    return {
        book.levers[lever]: book.settings[lever][int(setting[lever])]
        for lever in np.flatnonzero(book.in_play)
    }
