"""What an order asks for, in a few words that go on from "could" or "wants to"."""

from __future__ import annotations

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
)
from game.views.packages import package_said
from game.views.words import Words


def doing(words: Words, order: Order) -> str:
    """Say what an order asks for: `set Release to “Open the gate”`."""
    kind = type(order).__name__.lower()
    values: dict[str, object] = {}
    match order:
        case Move() | Promise() | Deny():
            values["lever"] = words.lever(order.lever)
            values["setting"] = words.setting(order.lever, order.setting)
        case Highlight() | Leave() | Believe():
            values["lever"] = words.lever(order.lever)
        case Choose():
            values["event"] = words.headline(order.event)
            values["option"] = words.option(order.event, order.option)
        case Answer():
            kind = "sign" if order.sign else "decline"
            values["proposer"] = words.seat(order.proposer)
        case Ratify():
            values["proposer"] = words.seat(order.proposer)
        case Propose():
            values["package"] = package_said(words, order)
        case Inject():
            values["event"] = words.headline(order.event)
        case _:
            pass
    return words.say(f"doing.{kind}", **values)
