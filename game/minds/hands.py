"""The hands of every seat, side by side: rows of different seats go through them together."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from game.rules.arrays import Mask, Whole
from game.rules.rulebook import Rulebook


def own_hands(book: Rulebook, seat: int) -> Whole:
    """The hands of a seat, in the order of the salts of their levers: none comes first for being listed first."""
    hands = np.flatnonzero(book.hand_seat == seat)
    ordered: Whole = hands[np.argsort(book.salt.lever[book.hand_lever[hands]])]
    return ordered


@lru_cache(maxsize=16)
def _table(book: Rulebook) -> Whole:
    """The hands of each seat: [S, H]; -1 after the last one."""
    each = [own_hands(book, seat) for seat in range(len(book.seats))]
    table = np.full((len(each), max(map(len, each), default=0)), -1, dtype=np.int64)
    for seat, hands in enumerate(each):
        table[seat, : len(hands)] = hands
    return table


def hands_of(book: Rulebook, seat: Whole) -> tuple[Whole, Whole, Mask]:
    """The hands of seats [R] and the levers they are on: [R, H] each, and which of them there are.

    Where a seat has fewer than others, the first hand of all stands in the places that are left.
    """
    table = _table(book)[seat]
    there = table >= 0
    hand = np.maximum(table, 0)
    return hand, book.hand_lever[hand], there
