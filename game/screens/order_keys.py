"""Ids of prepared orders: of all that tells two of them apart, so that they stay while others come and go."""

from __future__ import annotations

from typing import Final

from game.rules.orders import Order

NAMED: Final = ("event", "lever", "setting", "text", "to")
"""Fields that tell two orders of one kind apart."""


def order_key(order: Order) -> str:
    """A key for an order that a seat prepares.

    >>> from game.rules.orders import Highlight, Promise, Withdraw
    >>> order_key(Promise("alto", "gate", "open")), order_key(Withdraw("alto"))
    ('promise.gate.open', 'withdraw')
    >>> order_key(Highlight("alto", "gate")), order_key(Highlight("alto", "gate", "delta"))
    ('highlight.gate', 'highlight.gate.delta')
    """
    named = (str(getattr(order, field, "")) for field in NAMED)
    return ".".join(filter(None, (type(order).__name__.lower(), *named)))
