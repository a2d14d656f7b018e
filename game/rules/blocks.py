"""Effects compiled to rows: what each block of a scenario adds to indicators, mandates and trust."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from game.rules.arrays import Mask, Whole
from game.scenario.expression import Condition
from game.scenario.model import hundredths


@dataclass(frozen=True, slots=True)
class Row:
    """Where one block comes from."""

    source: str
    """once, each_round, event, option or red_line"""
    owner: int
    """Index of its lever, event or red line."""
    choice: int = 0
    """Index of its setting or option."""
    rounds: int = 0
    """Only in the first n rounds; 0 for all."""
    condition: Condition | None = None


@dataclass(frozen=True, slots=True)
class Blocks:
    """Rows of effects, B of them."""

    rows: tuple[Row, ...]
    owner: Whole
    """[B]"""
    choice: Whole
    """[B]"""
    rounds: Whole
    """[B]; a very large number where the block has no end"""
    indicator: Whole
    """[B, I]"""
    mandate: Whole
    """[B, S]"""
    trust: Whole
    """[B, S, S] strengths of acts in percent, holder then actor"""
    acting: Whole
    """Indexes of the rows that touch trust."""

    def conditions(self, gate: Mask, holds: Mapping[int, Mask]) -> Mask:
        """Close the gate [G, B] of every row whose condition does not hold."""
        for index, holding in holds.items():
            gate[:, index] &= holding
        return gate


def compile_blocks(
    sources: Sequence[tuple[Row, Mapping[str, int | float]]],
    indicators: Sequence[str],
    seats: Sequence[str],
) -> Blocks:
    """Compile rows with their effects; targets have been checked by the scenario's loader."""
    rows = tuple(row for row, _ in sources)
    size = len(rows)
    indicator = np.zeros((size, len(indicators)), dtype=np.int64)
    mandate = np.zeros((size, len(seats)), dtype=np.int64)
    trust = np.zeros((size, len(seats), len(seats)), dtype=np.int64)
    for index, (_, effects) in enumerate(sources):
        for target, points in effects.items():
            name, _, inside = target.rstrip(")").partition("(")
            if name == "mandate" and inside:
                mandate[index, seats.index(inside.strip())] = hundredths(points)
            elif name == "trust" and inside:
                holder, _, actor = inside.partition(">")
                trust[index, seats.index(holder.strip()), seats.index(actor.strip())] = int(points)
            else:
                indicator[index, indicators.index(target)] = hundredths(points)
    return Blocks(
        rows=rows,
        owner=np.array([row.owner for row in rows], dtype=np.int64),
        choice=np.array([row.choice for row in rows], dtype=np.int64),
        rounds=np.array([row.rounds or 10**6 for row in rows], dtype=np.int64),
        indicator=indicator,
        mandate=mandate,
        trust=trust,
        acting=np.flatnonzero(trust.any(axis=(1, 2))),
    )
