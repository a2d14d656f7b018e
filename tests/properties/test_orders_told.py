"""Whose orders a seat is told of, for every kind of order there is.

The table says by the rules of the game who may know an order of another seat; an account may tell fewer.
A new kind of order has to find its place in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import get_args

import numpy as np
import pytest

from game.rules.orders import (
    Answer,
    Believe,
    Choose,
    Deny,
    Highlight,
    Inject,
    Leave,
    Move,
    Order,
    Promise,
    Propose,
    Ratify,
    Withdraw,
)
from game.rules.position import OneGame
from game.rules.rulebook import Rulebook
from tests.rules.test_account import WORLDS, accounts

Knows = Callable[[Rulebook, OneGame, OneGame, int, Order], bool]
"""Whether a seat may know an order of another, by the game before and after it."""


def _always(*_: object) -> bool:
    return True


def _never(*_: object) -> bool:
    return False


def _parties(book: Rulebook, before: OneGame, after: OneGame, reader: int, order: Order) -> bool:
    """A text is for its parties."""
    return bool(after.offer_party[book.seats.index(order.seat), reader])


def _party(book: Rulebook, before: OneGame, after: OneGame, reader: int, order: Order) -> bool:
    """An answer is for the parties of the text."""
    assert isinstance(order, Answer | Ratify)
    return bool(before.offer_party[book.seats.index(order.proposer), reader])


def _hearer(book: Rulebook, before: OneGame, after: OneGame, reader: int, order: Order) -> bool:
    """What matters most to a seat is for those it says it to."""
    assert isinstance(order, Highlight)
    return order.to in ("", book.seats[reader])


def _clause(book: Rulebook, before: OneGame, after: OneGame, reader: int, order: Order) -> bool:
    """A notice is for those who know that there is a clause."""
    assert isinstance(order, Leave)
    lever = book.levers.index(order.lever)
    same = np.flatnonzero(before.deal == before.deal[lever])
    bound = book.binding & book.owns[reader]
    return bool((before.public | before.signer[:, reader] | bound)[same].any())


MAY_KNOW: Mapping[type[Order], Knows] = {
    Propose: _parties,
    Withdraw: _never,  # a text is gone, whether withdrawn or for a secret one
    Promise: _always,
    Deny: _always,
    Highlight: _hearer,
    Leave: _clause,
    Answer: _party,
    Ratify: _party,
    Move: _never,  # whether a lever moved by an order or by none would tell of a secret clause
    Choose: _always,
    Believe: _never,
    Inject: _always,
}


def test_every_kind_of_order_has_its_place() -> None:
    assert set(MAY_KNOW) == set(get_args(Order))


@pytest.mark.parametrize("on", WORLDS, ids=" ".join)
def test_a_seat_is_told_of_no_order_that_it_may_not_know(on: tuple[str, ...]) -> None:
    told_of: Counter[type[Order]] = Counter()
    for book, account, phase, told in accounts(on):
        for item in told.orders:
            order = item.order
            if order.seat == book.seats[account.seat]:
                continue
            may = MAY_KNOW[type(order)]
            before, after = phase.before.one, phase.after.one
            assert may(book, before, after, account.seat, order), (account.seat, order)
            told_of[type(order)] += 1
    assert {Propose, Highlight, Answer, Promise} <= set(told_of)
