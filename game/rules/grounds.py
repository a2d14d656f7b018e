"""On what grounds a seat can be sure that a block of effects applies, and so may read of it.

Each ground stands by itself: what hides a lever's setting, what a condition reads of numbers, facts and
trust, and what it reads of agreements, which may be secret.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from game.rules.arrays import Mask, every, some
from game.rules.blocks import Blocks, BlockSource
from game.rules.position import Position
from game.rules.reveal import doubt, knows
from game.rules.rulebook import NOBODY, Rulebook
from game.rules.writing import Sight
from game.scenario.expression.names import Mentions


def _everyone(book: Rulebook, may: bool) -> Mask:
    return np.full(len(book.seats), may)


def _all_see(book: Rulebook, said: Mentions) -> Mask:
    read = [book.indicators.index(name) for name in said.indicators]
    return every(book.visible[:, read], 1)


NEEDS_LEVER: Mapping[str, Callable[[BlockSource, Mentions, int, str], bool]] = {
    "the lever it belongs to": lambda row, said, index, name: row.owner == index,
    "levers its condition reads": lambda row, said, index, name: name in said.levers,
}
"""Of which levers that hide something one must be sure, to be sure that a block applies."""

OPEN_TO: Mapping[str, Callable[[Rulebook, Mentions], Mask]] = {
    "indicators": _all_see,
    "facts": lambda book, said: _everyone(book, not said.facts),
    "trust": lambda book, said: _everyone(book, not said.trust),
    "cooperation": lambda book, said: _everyone(book, not (said.cooperation and len(book.hidden))),
}
"""Who sees everything of a kind that a condition reads, as far as the scenario alone tells: [S]."""


def sees_all(book: Rulebook, said: Mentions, seat: int) -> bool:
    """Tell whether a seat sees everything that a formula reads, but for levers; nobody, whether all do."""
    secret = book.scenario.agreements.secret and (said.agreements or said.deal)
    everyone = (sees(book, said) for sees in OPEN_TO.values())
    return not secret and all(
        bool(sees.all() if seat == NOBODY else sees[seat]) for sees in everyone
    )


@dataclass(frozen=True, slots=True)
class Grounds:
    """What one must know to be sure that blocks apply."""

    levers: Mask
    """[hidden, B] levers that hide something"""
    open_to: Mask
    """[B, S] seats that see everything a condition reads, but for levers and agreements"""
    clauses: Mask
    """[L, B] levers of which a condition asks whether there is an agreement"""
    deal: Mask
    """[B] whether a condition asks for any agreement at all"""


@lru_cache(maxsize=64)
def grounds(book: Rulebook, blocks: Blocks) -> Grounds:
    """Collect what one must know to be sure that blocks apply."""
    rows = blocks.rows
    said = [Mentions() if row.condition is None else row.condition.mentions for row in rows]
    hidden = [(int(at), book.levers[at]) for at in book.hidden]
    secret = book.scenario.agreements.secret
    return Grounds(
        levers=_table(
            [
                [
                    any(needs(row, each, *lever) for needs in NEEDS_LEVER.values())
                    for lever in hidden
                ]
                for row, each in zip(rows, said, strict=True)
            ],
            len(hidden),
        ).T,
        open_to=_table(
            [
                np.logical_and.reduce([sees(book, each) for sees in OPEN_TO.values()])
                for each in said
            ],
            len(book.seats),
        ),
        clauses=_table(
            [[secret and lever in each.agreements for lever in book.levers] for each in said],
            len(book.levers),
        ).T,
        deal=np.array([secret and each.deal for each in said], dtype=bool),
    )


def _table(rows: Sequence[Any], width: int) -> Mask:
    return np.array(rows, dtype=bool).reshape(len(rows), width)


def certain(book: Rulebook, position: Position, blocks: Blocks) -> Sight:
    """Who can be sure that a lever's block applies: those sure of everything that it depends on.

    A row that everyone saw only while no secret is kept would give the secret away.
    """

    def who() -> Mask:
        needed = grounds(book, blocks)
        unsure = ~knows(book, position) | doubt(book, position)
        doubts = unsure[:, :, book.hidden].astype(np.float64) @ needed.levers.astype(np.float64)
        sure = (doubts == 0).transpose(0, 2, 1) & needed.open_to
        return sure & agreements_known(book, position, needed)

    return who


def agreements_known(book: Rulebook, position: Position, needed: Grounds) -> Mask:
    """Tell who can be sure what blocks read of agreements: [G, B, S].

    A clause may be secret: only its signatories and the owners of the lever know whether there is one.
    """
    if not (needed.clauses.any() or needed.deal.any()):
        return np.ones((1, len(needed.deal), 1), dtype=bool)
    told = position.public[:, :, None] | position.signer
    known = told | book.owns.T
    unsure = (~known).transpose(0, 2, 1).astype(np.float64) @ needed.clauses.astype(np.float64)
    some_deal = some(told & (position.clause >= 0)[:, :, None], 1)
    return (unsure == 0).transpose(0, 2, 1) & (~needed.deal[:, None] | some_deal[:, None, :])
