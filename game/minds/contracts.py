"""Whole contracts in games of points alone: every package with what it is worth to one seat, exactly.

A seat whose score is made of points for settings knows the worth of every package by heart, and of
nobody else's. Worth is in millionths of a point. Letters in the shapes: N contracts, L levers.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import prod
from typing import cast

import numpy as np

from game.rules.arrays import Mask, Whole
from game.rules.chance import SHARES, draw, game_seeds
from game.rules.compiling.outline import millionths
from game.rules.rulebook import Rulebook
from game.rules.salts import paired, together
from game.scenario.expression import Condition, Readable

MOST = 30_000
"""Contracts thought of; of more a sample is drawn."""


@dataclass(frozen=True, slots=True, eq=False)
class Contracts:
    """What could be agreed, the best for the seat first."""

    setting: Whole
    """[N, L]"""
    worth: Whole
    """[N] falling"""
    floor: int
    """the value below which the seat would rather walk away"""


@dataclass(frozen=True, slots=True)
class _Agreed:
    """Settings read as if all of them were agreed upon, in public and unchecked."""

    setting: Whole
    indicator: Whole
    agreed: Mask
    published: Mask
    verified: Mask
    deal: Mask


@lru_cache(maxsize=64)
def contracts(book: Rulebook, seat: int) -> Contracts | None:
    """List what could be agreed; None for a seat whose score is not made of points for settings alone."""
    mine = [bonus for bonus in book.bonuses if bonus.seat == seat]
    if book.weighted[seat] or not all(_settles(bonus.condition) for bonus in mine):
        return None
    setting = _combinations(book)
    worth = worth_to(book, seat, setting)
    names = together(book.salt.setting[np.arange(len(book.levers)), setting], axis=1)
    order = np.lexsort((names, -worth))
    part = tuple(book.scenario.stakeholders.values())[seat]
    return Contracts(setting[order], worth[order], millionths(part.reservation))


def worth_to(book: Rulebook, seat: int, setting: Whole) -> Whole:
    """What settings [N, L] are worth to a seat if all are agreed: [N] millionths of a point."""
    levers = np.arange(len(book.levers))
    worth: Whole = book.worth[seat, levers, setting].sum(axis=1)
    view = _read(book, setting)
    for bonus in book.bonuses:
        if bonus.seat == seat:
            worth += bonus.points * bonus.condition.holds(view)
    return worth


def _read(book: Rulebook, setting: Whole) -> Readable:
    every = np.ones(setting.shape, dtype=bool)
    agreed = _Agreed(
        setting=setting,
        indicator=np.zeros((len(setting), len(book.indicators)), dtype=np.int64),
        agreed=every,
        published=every,
        verified=~every,
        deal=np.ones(len(setting), dtype=bool),
    )
    # `_settles` has made sure that nothing else is read.
    return cast(Readable, agreed)


def _settles(condition: Condition) -> bool:
    """Whether a condition reads settings and clauses only."""
    said = condition.mentions
    other = (said.indicators, said.facts, said.events, said.red_lines, said.trust)
    return not (any(other) or said.round or said.cooperation or said.stood)


def _combinations(book: Rulebook) -> Whole:
    """Every combination of settings that can be agreed, or a sample drawn by key: [N, L]."""
    stuck = book.irreversible[np.arange(len(book.levers)), book.start]
    sizes = np.where(book.in_play & ~stuck, book.real.sum(axis=1), 1)
    number = prod(sizes.tolist())
    if number <= MOST:
        strides = np.array([prod(sizes[place + 1 :].tolist()) for place in range(len(sizes))])
        ranks = np.arange(number)[:, None] // strides % sizes
    else:
        subjects = paired(book.salt.lever, np.arange(MOST)[:, None])
        ranks = draw(game_seeds(0, 1), 0, "contract", subjects)[0] * sizes // SHARES
    setting = np.where(sizes > 1, ranks, book.start)
    possible = np.ones(len(setting), dtype=bool)
    for pair in book.infeasible:
        possible &= ~np.logical_and.reduce([setting[:, lever] == rank for lever, rank in pair])
    view = _read(book, setting)
    for need in book.needs:
        if _settles(need.condition):
            asked = (setting[:, need.lever] == need.setting) & (
                book.start[need.lever] != need.setting
            )
            possible &= ~asked | need.condition.holds(view)
    return setting[possible]
