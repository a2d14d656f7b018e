"""What an order asks for, in a few words that go on from "could" or "wants to"."""

from __future__ import annotations

from game.rules.orders import Order, Propose
from game.views.ordered import act, names_in_words
from game.views.packages import package_said
from game.views.words import Words


def doing(words: Words, order: Order) -> str:
    """Say what an order asks for: `set Release to “Open the gate”`."""
    values = names_in_words(words, order)
    if isinstance(order, Propose):
        values["package"] = package_said(words, order)
    return words.say(f"doing.{act(order)}", **values)
