"""Games that run ahead alike, whatever is decided in them: one of them is run for all.

What seats take their game for differs most in things that no rule reads and few of them want to know.
"""

from __future__ import annotations

from functools import lru_cache
from math import prod
from typing import Final

import numpy as np

from game.rules.arrays import Mask, Whole, first_alike
from game.rules.forecast import world
from game.rules.imagined import Situation
from game.rules.rulebook import Rulebook
from game.scenario.expression import Mentions

UNREAD: Final = -(2**62)
"""Stands for what nothing reads; no number of the world is that low."""
READ: Final = {
    "fact": "facts",
    "happened": "events",
    "chose": "options",
    "crossed": "red_lines",
    "trust": "trust",
}
"""What names of expressions read, besides what hangs on settings and agreements."""


def kindred(book: Rulebook, view: Situation, wanted: Mask) -> Whole:
    """Find for each game of a view the first that can be run in its place: [G].

    It must come to the same in all indicators that somebody wants to know, `wanted` [G, I], with those that
    they hang on; see `hanging`. Agreements may differ.
    """
    columns = [view.setting, np.where(wanted, view.indicator, UNREAD)]
    if book.history:
        columns.append(np.where(wanted[:, None], view.past, UNREAD))
    columns += [getattr(view, name) for name in _read(book)]
    flat = [each.reshape(len(each), prod(each.shape[1:])) for each in columns]
    return first_alike(np.concatenate(flat, axis=1))


def hanging(book: Rulebook, wanted: Mask) -> Mask:
    """Add to indicators [..., I] those that they hang on while the world runs ahead."""
    direct = np.eye(len(book.indicators), dtype=bool)
    for indicator, flow in book.flows:
        direct[indicator, _places(book, flow.mentions)] = True
    for said in _conditions(book):
        direct[:, _places(book, said)] = True
    for _ in book.indicators:
        wanted = wanted.astype(np.int64) @ direct > 0
    return wanted


@lru_cache(maxsize=16)
def _read(book: Rulebook) -> tuple[str, ...]:
    """Columns that running ahead reads or changes, besides settings, agreements and indicators."""
    said = [*_conditions(book), *(flow.mentions for _, flow in book.flows)]
    columns = [column for column, name in READ.items() if any(getattr(one, name) for one in said)]
    columns += [name for name in world(book).changes if name not in ("indicator", "past")]
    if any(row.rounds for row in (*book.each_round.rows, *book.once.rows)):
        columns.append("set_round")
    return tuple(columns)


def _conditions(book: Rulebook) -> list[Mentions]:
    """What the conditions of effects name."""
    rows = (*book.each_round.rows, *book.once.rows)
    return [row.condition.mentions for row in rows if row.condition is not None]


def _places(book: Rulebook, said: Mentions) -> list[int]:
    return [book.indicators.index(name) for name in said.indicators]
