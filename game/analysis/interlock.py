"""How levers hang together: whether the best setting of one depends on the others, and what each moves.

A lever whose best setting is the same whatever the others do plays itself: its owner has nothing to
talk about. So does one that makes no difference to those who decide. Letters in the shapes: P profiles of settings, L levers, K settings, S seats.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from game.analysis.baseline import FAR, Scale
from game.analysis.findings import Example, Finding, Measured, share
from game.analysis.packages import Survey, possible
from game.analysis.utilities import utilities
from game.rules.arrays import Mask, Whole, distinct
from game.rules.rulebook import Rulebook

PROFILES = 240
"""What the others do is looked at in so many ways."""
ALIKE = 25
"""Hundredths of a point within which settings are as good as the best."""
ALWAYS = 90
"""Percent of the profiles in which one setting is best, from which on a lever plays itself."""
MOVES = 300
"""Hundredths of a point that a lever should move for some seat."""


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """What every setting of every lever would be worth while the others stand as in a profile."""

    book: Rulebook
    levers: Whole
    """[O] the levers looked at"""
    profile: Whole
    """[P, L]"""
    worth: Whole
    """[P, O, K, S] hundredths on the scale of the game"""
    can: Mask
    """[P, O, K] settings that exist and can stand beside the others"""

    def best(self, place: int, seat: int) -> Mask:
        """Where a setting of a lever is as good as any for a seat: [P, K]."""
        worth = np.where(self.can[:, place], self.worth[:, place, :, seat], -FAR)
        best: Mask = worth >= worth.max(axis=1, keepdims=True) - ALIKE
        return best & self.can[:, place]

    def spread(self, place: int) -> Whole:
        """What a lever moves for each seat, on average over the profiles: [S] hundredths."""
        can = self.can[:, place, :, None]
        high = np.where(can, self.worth[:, place], -FAR).max(axis=1)
        low = np.where(can, self.worth[:, place], FAR).min(axis=1)
        return (high - low).sum(axis=0) // len(high)


def grid(survey: Survey, scale: Scale, profiles: int = PROFILES) -> Grid:
    """Weigh every setting of every open lever in evenly chosen profiles of a survey."""
    book, drawn = survey.book, survey.setting[survey.drawn]
    chosen = distinct(np.arange(profiles) * len(drawn) // profiles)
    profile, levers = drawn[chosen], survey.space.levers
    kinds = book.real.shape[1]
    setting = np.repeat(profile, len(levers) * kinds, axis=0)
    setting = setting.reshape(len(profile), len(levers), kinds, -1)
    for place, lever in enumerate(levers):
        setting[:, place, :, lever] = np.minimum(np.arange(kinds), survey.space.sizes[place] - 1)
    rows = setting.reshape(-1, setting.shape[-1])
    shape = (len(profile), len(levers), kinds)
    can = possible(book, survey.view, rows).reshape(shape) & book.real[levers]
    worth = scale(utilities(book, survey.view, rows)).reshape(*shape, -1)
    return Grid(book, levers, profile, worth, can)


def findings(seen: Grid) -> tuple[Finding, Finding]:
    """Tell which levers play themselves, and what each moves for some seat."""
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
        figure=share(free, len(rows)),
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


@dataclass(frozen=True, slots=True)
class PlaysItself:
    """A lever that plays itself: it is not really open."""

    lever: int
    why: Literal["best", "indifferent"]
    """one setting is the best whatever others do, or it makes no difference to those who decide"""
    setting: int
    """that setting; -1 where it makes no difference"""
    always: int
    """in how many of the profiles it is as good as any, in hundredths of a percent"""
    seats: tuple[int, ...]
    """who decides"""


def deciders(book: Rulebook, lever: int) -> tuple[int, ...]:
    """With whose eyes a lever is looked at: its owners, or all who negotiate for the table's.

    Only seats with a score are counted.
    """
    owners = book.owns[:, lever]
    who = (owners if owners.any() else book.actors) & book.scored
    return tuple(np.flatnonzero(who).tolist())


def asked_besides(book: Rulebook, lever: int, setting: int) -> tuple[int, ...]:
    """Without whose signature a setting is not taken up; only seats with a score are counted."""
    return tuple(np.flatnonzero(book.signed_by[:, lever, setting] & book.scored).tolist())


def closed(seen: Grid) -> tuple[PlaysItself, ...]:
    """The levers that play themselves."""
    usual = [_usual(seen, place) for place in range(len(seen.levers))]
    return tuple(item for item in usual if item is not None and _closes(item))


def _closes(usual: PlaysItself) -> bool:
    return usual.always >= ALWAYS * 100


def _usual(seen: Grid, place: int) -> PlaysItself | None:
    """The setting that is most often as good as any for all who decide; None if nobody scored does.

    What others must sign for has to be as good as any for them, too.
    """
    lever = int(seen.levers[place])
    seats = deciders(seen.book, lever)
    if not seats:
        return None
    best = np.logical_and.reduce([seen.best(place, seat) for seat in seats])
    for rank in np.flatnonzero(seen.book.only_agreed[lever]).tolist():
        for seat in asked_besides(seen.book, lever, rank):
            best[:, rank] &= seen.best(place, seat)[:, rank]
    often = best.sum(axis=0)
    if (best | ~seen.can[:, place]).all():
        return PlaysItself(lever, "indifferent", -1, 10_000, seats)
    # Where a setting is missing it cannot be chosen: it is judged by the profiles that have it.
    top = int(often.argmax())
    return PlaysItself(lever, "best", top, 10_000 * int(often[top]) // len(best), seats)


def _dependence(seen: Grid, place: int) -> Measured | None:
    """How often no setting of a lever is best for all who decide; None if nobody scored does."""
    usual = _usual(seen, place)
    if usual is None:
        return None
    settings = seen.book.settings[usual.lever]
    facts: dict[str, str | int] = {"why": usual.why, "always": usual.always}
    if usual.setting >= 0:
        facts["setting"] = settings[usual.setting]
    return Measured(
        "lever",
        seen.book.levers[usual.lever],
        10_000 - usual.always,
        not _closes(usual),
        facts,
        _instance(seen, place, list(usual.seats), max(usual.setting, 0)),
    )


def _instance(seen: Grid, place: int, owners: list[int], top: int) -> Example:
    """One profile in which the usual setting is best, and one in which another is better, if any."""
    book, lever = seen.book, int(seen.levers[place])
    seat = owners[0]
    best = seen.best(place, seat)
    worth = np.where(seen.can[:, place], seen.worth[:, place, :, seat], -FAR)
    over = np.where(seen.can[:, place, top], worth.max(axis=1) - worth[:, top], -1)
    profiles = [int(best[:, top].argmax()), int(over.argmax())]
    if over[profiles[1]] <= ALIKE:
        profiles = profiles[:1]
    shows: dict[str, str | int] = {"seat": book.seats[seat], "lever": book.levers[lever]}
    for number, row in enumerate(profiles, 1):
        rank = int(worth[row].argmax()) if number > 1 else top
        shows[f"best_{number}"] = book.settings[lever][rank]
        shows[f"score_{number}"] = int(worth[row, rank])
    settings = tuple(named(book, seen.profile[row]) for row in profiles)
    return Example("profiles", settings=settings, shows=shows)


def _effect(seen: Grid, place: int) -> Measured:
    """What a lever moves for the seat that it moves most."""
    book, lever = seen.book, int(seen.levers[place])
    spread = np.where(book.scored, seen.spread(place), -1)
    seat = int(spread.argmax())
    can = seen.can[:, place]
    worth = seen.worth[:, place, :, seat]
    high, low = np.where(can, worth, -FAR), np.where(can, worth, FAR)
    row = int((high.max(axis=1) - low.min(axis=1)).argmax())
    shows: dict[str, str | int] = {
        "seat": book.seats[seat],
        "lever": book.levers[lever],
        "best": book.settings[lever][int(high[row].argmax())],
        "worst": book.settings[lever][int(low[row].argmin())],
        "moved": int(high[row].max() - low[row].min()),
    }
    example = Example("profiles", settings=(named(book, seen.profile[row]),), shows=shows)
    figure = int(spread[seat])
    facts: dict[str, str | int] = {"seat": book.seats[seat]}
    return Measured("lever", book.levers[lever], figure, figure >= MOVES, facts, example)


def named(book: Rulebook, setting: Whole) -> dict[str, str]:
    """Write the settings [L] of the levers in play by name."""
    return {
        book.levers[lever]: book.settings[lever][int(setting[lever])]
        for lever in np.flatnonzero(book.in_play)
    }
