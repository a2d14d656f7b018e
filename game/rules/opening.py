"""The position in which a game begins."""

from __future__ import annotations

from typing import Any

import numpy as np

from game.rules.arrays import Seeds, Whole
from game.rules.chance import SHARES, draw
from game.rules.position import COLUMNS, Position
from game.rules.rulebook import Rulebook
from game.rules.salts import salts


def open_games(book: Rulebook, seeds: Seeds) -> Position:
    """Set up one game for each seed: the status quo, hidden facts drawn, no agreement."""
    start: dict[str, Any] = {
        name: column.opening(book, len(seeds)) for name, column in COLUMNS.items()
    }
    start |= {"seeds": seeds, "fact": _draw_facts(book, seeds)}
    return Position(round=1, phase=0, **start)


def _draw_facts(book: Rulebook, seeds: Seeds) -> Whole:
    """Draw every hidden fact by its weights, unless a facilitator has set it.

    Each value has its share of the lots, one after the other by their salts.
    """
    facts = np.zeros((len(seeds), len(book.facts)), dtype=np.int64)
    lots = draw(seeds, 0, "hidden_fact", book.salt.fact)
    for index, weights in enumerate(book.fact_weights):
        if book.fact_drawn[index] >= 0:
            facts[:, index] = book.fact_drawn[index]
            continue
        turns = np.argsort(salts(book.values[index]))
        bounds = np.cumsum(np.array(weights)[turns]) * SHARES // sum(weights)
        facts[:, index] = turns[np.searchsorted(bounds, lots[:, index], side="right")]
    return facts
