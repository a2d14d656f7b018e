"""Effects compiled to rows: what each block of a scenario adds to indicators, mandates and trust."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from game.rules.arrays import Mask, Whole
from game.scenario.expression import Condition
from game.scenario.model import hundredths


@dataclass(frozen=True, slots=True)
class BlockSource:
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
class Bonds:
    """What blocks do to trust: T single effects of one block on one pair of seats."""

    block: Whole
    """[T]"""
    holder: Whole
    """[T]"""
    actor: Whole
    """[T]"""
    strength: Whole
    """[T] of the act, -100 to 100"""


@dataclass(frozen=True, slots=True, eq=False)
class Blocks:
    """Rows of effects, B of them."""

    rows: tuple[BlockSource, ...]
    owner: Whole
    """[B]"""
    choice: Whole
    """[B]"""
    indicator: Whole
    """[B, I]"""
    mandate: Whole
    """[B, S]"""
    bonds: Bonds
    paying: bool
    """Whether any row touches a mandate."""

    def only(self, keep: Mask) -> Blocks:
        """Return the blocks that the mask [B] keeps."""
        bonds = keep[self.bonds.block]
        place = np.cumsum(keep) - 1
        return Blocks(
            rows=tuple(row for row, kept in zip(self.rows, keep, strict=True) if kept),
            owner=self.owner[keep],
            choice=self.choice[keep],
            indicator=self.indicator[keep],
            mandate=self.mandate[keep],
            bonds=Bonds(
                place[self.bonds.block[bonds]],
                self.bonds.holder[bonds],
                self.bonds.actor[bonds],
                self.bonds.strength[bonds],
            ),
            paying=bool(self.mandate[keep].any()),
        )


def compile_blocks(
    sources: Sequence[tuple[BlockSource, Mapping[str, int | float]]],
    indicators: Sequence[str],
    seats: Sequence[str],
) -> Blocks:
    """Compile rows with their effects; targets have been checked by the scenario's loader."""
    rows = tuple(row for row, _ in sources)
    size = len(rows)
    indicator = np.zeros((size, len(indicators)), dtype=np.int64)
    mandate = np.zeros((size, len(seats)), dtype=np.int64)
    bonds: list[tuple[int, int, int, int]] = []
    for index, (_, effects) in enumerate(sources):
        for target, points in effects.items():
            name, _, inside = target.rstrip(")").partition("(")
            if name == "mandate" and inside:
                mandate[index, seats.index(inside.strip())] = hundredths(points)
            elif name == "trust" and inside:
                holder, actor = (seats.index(seat.strip()) for seat in inside.split(">"))
                bonds.append((index, holder, actor, int(points)))
            else:
                indicator[index, indicators.index(target)] = hundredths(points)
    table = np.array(bonds, dtype=np.int64).reshape(-1, 4)
    return Blocks(
        rows=rows,
        owner=np.array([row.owner for row in rows], dtype=np.int64),
        choice=np.array([row.choice for row in rows], dtype=np.int64),
        indicator=indicator,
        mandate=mandate,
        bonds=Bonds(table[:, 0], table[:, 1], table[:, 2], table[:, 3]),
        paying=bool(mandate.any()),
    )
