"""Orders of one game given again in every game of a batch, on whose tables other texts may lie.

In an altered game a text lies in another place if somebody else put it first, or later, or it does not lie
there at all. Orders about a text that is not there are left out; a text is put again without what it amended,
if that is not there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace

import numpy as np

from game.rules.arrays import Whole
from game.rules.beats import BeatOrders
from game.rules.encoding import Names, encode
from game.rules.orders import Order, Put
from game.rules.phases import TALK, no_orders
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from game.rules.texts import spelled


def again(book: Rulebook, phase: str, orders: Sequence[Order], games: Position) -> BeatOrders:
    """Give the orders in every game of a batch, as far as what they are about lies there."""
    whole = no_orders(book, phase, games.games)
    for texts, rows in tables(games, phase):
        lay(whole, rows, encode(book, phase, that_lie(orders, texts), texts))
    return whole


def tables(games: Position, phase: str) -> Iterator[tuple[Names, Whole]]:
    """List the tables of a batch that differ: the names of the texts on each, and the games that have it.

    Outside the talk nothing is said of texts, and all tables are one.
    """
    if phase not in TALK:
        yield (), np.arange(games.games)
        return
    found: dict[tuple[int, ...], list[int]] = {}
    for game, names in enumerate(games.offer_name.tolist()):
        found.setdefault(tuple(names), []).append(game)
    for names, rows in found.items():
        yield tuple(spelled(name) for name in names), np.array(rows)


def that_lie(orders: Sequence[Order], texts: Names) -> list[Order]:
    """Pick the orders that name no text but those that are there."""
    put = [as_put(order, texts) for order in orders]
    return [order for order in put if getattr(order, "text", None) in (None, *texts)]


def as_put(order: Order, texts: Names) -> Order:
    """Let a text that is put amend nothing, if what it amended is not there."""
    if isinstance(order, Put) and order.parent not in ("", *texts):
        return replace(order, parent="")
    return order


def lay(whole: BeatOrders, rows: Whole, one: BeatOrders) -> None:
    """Write the orders of one game into some games of a batch."""
    for field in fields(whole):
        getattr(whole, field.name)[rows] = getattr(one, field.name)[0]
