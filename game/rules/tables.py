"""Effects that depend on settings alone, added up beforehand for every combination of settings.

Most of what a scenario does each round is of this kind. Running ahead looks it up, instead of asking
every block in every row whether it applies.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import prod
from typing import cast

import numpy as np

from game.rules.arrays import Array, Mask, Whole
from game.rules.blocks import Blocks, BlockSource
from game.rules.rulebook import Rulebook
from game.scenario.expression import Mentions, Readable

MOST = 500
"""Combinations of settings in one table at most: so many that it stays in a processor's cache."""


@dataclass(frozen=True, slots=True)
class EffectTable:
    """What blocks add to indicators, by the settings of a few levers."""

    levers: tuple[int, ...]
    sizes: tuple[int, ...]
    """how many settings each has"""
    amount: Whole
    """[combinations, I] whole hundredths; combinations are counted through, the last lever fastest"""


@dataclass(frozen=True)
class _Combinations:
    """Settings to be read by conditions that read nothing else."""

    setting: Whole
    indicator: Array


def by_settings(book: Rulebook, blocks: Blocks) -> Mask:
    """Tell which blocks depend on settings alone and pay no mandate: [B]."""
    alone = [
        not row.rounds and not paid.any() and _reads(row) == Mentions()
        for row, paid in zip(blocks.rows, blocks.mandate, strict=True)
    ]
    return np.array(alone, dtype=bool)


def _reads(row: BlockSource) -> Mentions:
    """What the condition of a block reads besides settings."""
    said = Mentions() if row.condition is None else row.condition.mentions
    return replace(said, levers=(), settings=())


def tables(book: Rulebook, blocks: Blocks) -> tuple[EffectTable, ...]:
    """Add up blocks that depend on settings alone, in as few tables as are small enough."""
    groups: list[tuple[set[int], list[int]]] = []
    asked = [_levers(book, row) for row in blocks.rows]
    for block in sorted(range(len(asked)), key=lambda block: -len(asked[block])):
        fits = (group for group in groups if _size(book, group[0] | asked[block]) <= MOST)
        levers, members = next(fits, (set(), []))
        if not members:
            groups.append((levers, members))
        levers |= asked[block]
        members.append(block)
    return tuple(_table(book, blocks, sorted(levers), members) for levers, members in groups)


def _levers(book: Rulebook, row: BlockSource) -> set[int]:
    said = () if row.condition is None else row.condition.mentions.levers
    return {row.owner, *(book.levers.index(lever) for lever in said)}


def _size(book: Rulebook, levers: Iterable[int]) -> int:
    return prod(len(book.settings[lever]) for lever in levers)


def _table(book: Rulebook, blocks: Blocks, levers: list[int], members: list[int]) -> EffectTable:
    sizes = tuple(len(book.settings[lever]) for lever in levers)
    number = prod(sizes)
    setting = np.zeros((number, len(book.levers)), dtype=np.int64)
    setting[:, levers] = np.indices(sizes).reshape(len(levers), -1).T
    amount: Whole = np.zeros((number, len(book.indicators)), dtype=np.int64)
    view = cast(Readable, _Combinations(setting, amount))
    for block in members:
        row = blocks.rows[block]
        applies = setting[:, row.owner] == row.choice
        if row.condition is not None:
            applies = applies & row.condition.holds(view)
        amount += applies[:, None] * blocks.indicator[block]
    return EffectTable(tuple(levers), sizes, amount)


def looked_up(book: Rulebook, added: Sequence[EffectTable], setting: Whole) -> Whole:
    """Add up what tables say of rows of settings [N, L]: [N, I] whole hundredths."""
    total: Whole = np.zeros((len(setting), len(book.indicators)), dtype=np.int64)
    for table in added:
        place: Whole = np.zeros(len(setting), dtype=np.int64)
        for lever, size in zip(table.levers, table.sizes, strict=True):
            place = place * size + setting[:, lever]
        total += table.amount.take(place, axis=0)
    return total
