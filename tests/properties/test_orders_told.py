"""Whose orders a seat is told of, for every kind of order there is.

The table says by the rules of the game who may know an order of another seat; an account may tell fewer.
A new kind of order has to find its place in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import get_args

import numpy as np
import pytest

from game.rules.encoding import name_of_text
from game.rules.orders import (
    Believe,
    Choose,
    Decline,
    Deny,
    Highlight,
    Inject,
    Leave,
    Move,
    Order,
    Promise,
    Put,
    Ratify,
    Sign,
    TakeBack,
    Unsay,
    Wait,
    Withdraw,
)
from game.rules.position import OneGame
from game.rules.rulebook import Rulebook
from game.rules.texts import spelled
from tests.rules.test_account import WORLDS, accounts

Knows = Callable[[Rulebook, OneGame, OneGame, int, Order], bool]
"""Whether a seat may know an order of another, by the game before and after it."""


def _always(*_: object) -> bool:
    return True


def _never(*_: object) -> bool:
    return False


def _parties(book: Rulebook, before: OneGame, after: OneGame, reader: int, order: Order) -> bool:
    """A text is for its parties, and what it amends for those who are party to that as well."""
    assert isinstance(order, Put)
    party = _reads(after, name_of_text(book, replace(order, parent="")), reader)
    return party and (not order.parent or _reads(after, order.parent, reader))


def _party(book: Rulebook, before: OneGame, after: OneGame, reader: int, order: Order) -> bool:
    """A no is for the parties of the text, and so is what is said on its ratification."""
    assert isinstance(order, Decline | Ratify)
    return _reads(before, order.text, reader)


def _reads(view: OneGame, text: str, reader: int) -> bool:
    places = [at for at, name in enumerate(view.offer_name.tolist()) if spelled(name) == text]
    return any(bool(view.offer_party[at, reader]) for at in places)


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
    Put: _parties,
    Decline: _party,
    # A signature is given by order or was kept ready; it ends by order, for a secret text or for want of mandate.
    **dict.fromkeys((Withdraw, Sign, TakeBack, Unsay, Wait), _never),
    Promise: _always,
    Deny: _always,
    Highlight: _hearer,
    Leave: _clause,
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
    assert {Put, Highlight, Decline, Promise} <= set(told_of)
