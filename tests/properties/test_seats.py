"""The order of seats never decides: the same ids in another order are the identical game.

A scenario is written down a second time with its stakeholders in another order, and played with the same
orders. Every array is then the same, its places of seats, hands and red lines in the new order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from functools import lru_cache
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from game.rules.arrays import Array, Whole
from game.rules.beats import SHAPES, BeatOrders
from game.rules.chance import game_seeds
from game.rules.compiling import compile_rulebook
from game.rules.opening import open_games
from game.rules.position import ARRAYS, AXES, Position
from game.rules.resolve import resolve
from game.rules.rulebook import Rulebook
from game.rules.sight import observe
from tests.builders import merged, read_yaml
from tests.properties.worlds import RICH, SWITCHES, drawn, numbers, worlds

FEW = settings(max_examples=10, derandomize=True, deadline=None)
OF_SEATS = ("seat", "holder", "actor", "hearer", "proposal")


@lru_cache(maxsize=64)
def turned_book(on: tuple[str, ...], order: tuple[int, ...]) -> Rulebook:
    """The rich world with its stakeholders in another order."""
    from game.scenario.model import Scenario
    from tests.builders import BASE

    data: Any = merged(read_yaml(BASE), RICH)
    for switch in on:
        data = merged(data, SWITCHES[switch])
    seats = list(data["stakeholders"])
    data["stakeholders"] = {seats[at]: data["stakeholders"][seats[at]] for at in order}
    return compile_rulebook(Scenario.model_validate(data))


def turns(one: Rulebook, other: Rulebook) -> Mapping[str, Whole]:
    """For each axis that goes by seats, which place of the first book stands where in the other."""

    def of(first: Sequence[Any], second: Sequence[Any]) -> Whole:
        return np.array([list(first).index(each) for each in second], dtype=np.int64)

    def hands(book: Rulebook) -> list[tuple[str, str]]:
        pairs = zip(book.hand_seat, book.hand_lever, strict=True)
        return [(book.seats[seat], book.levers[lever]) for seat, lever in pairs]

    found = dict.fromkeys(OF_SEATS, of(one.seats, other.seats))
    found["hand"] = of(hands(one), hands(other))
    found["red_line"] = of(one.red_lines, other.red_lines)
    return found


def turned(array: Array, axes: Sequence[str], turn: Mapping[str, Whole]) -> Array:
    """An array with its places in the other order; the first axis is that of the games."""
    for number, axis in enumerate(axes, 1):
        if axis in turn:
            array = np.take(array, turn[axis], axis=number)
    return array


def turned_orders(orders: BeatOrders, turn: Mapping[str, Whole]) -> BeatOrders:
    shapes = SHAPES[type(orders)]
    return replace(
        orders,
        **{
            field.name: turned(getattr(orders, field.name), shapes[field.name].axes, turn)
            for field in fields(orders)
        },
    )


def unlike(one: Position, other: Position, turn: Mapping[str, Whole]) -> list[str]:
    """Name the arrays in which two positions differ otherwise than in the order of seats."""
    return [
        name
        for name in ARRAYS
        if not np.array_equal(turned(getattr(one, name), AXES[name], turn), getattr(other, name))
    ]


@FEW
@given(worlds, numbers, st.permutations(range(4)))
def test_the_order_of_seats_changes_nothing(
    on: tuple[str, ...], number: int, order: list[int]
) -> None:
    one, other = turned_book(on, tuple(range(4))), turned_book(on, tuple(order))
    turn, rng = turns(one, other), np.random.default_rng(number)
    here = there = open_games(one, game_seeds(number, 4))
    there = open_games(other, game_seeds(number, 4))
    while not here.over.all():
        orders = drawn(one, here, rng)
        here, there = (
            resolve(one, here, orders),
            resolve(other, there, turned_orders(orders, turn)),
        )
        assert unlike(here, there, turn) == []
        for seat, name in enumerate(one.seats):
            mine = observe(one, here, seat).view
            again = observe(other, there, other.seats.index(name)).view
            assert unlike(mine, again, turn) == []
