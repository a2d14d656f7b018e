"""What an order asks for, in a few words that go on from "could" or "wants to"."""

from __future__ import annotations

from collections.abc import Mapping

from game.rules.orders import Order, Put
from game.views.ordered import NONE_CALLED, act, names_in_words
from game.views.packages import package_said
from game.views.words import Words


def doing(words: Words, order: Order, called: Mapping[str, str] = NONE_CALLED) -> str:
    """Say what an order asks for: `set Release to “Open the gate”`; `called` says how texts are called."""
    values = names_in_words(words, order, called)
    if isinstance(order, Put):
        values["package"] = package_said(words, order)
    return words.say(f"doing.{act(order)}", **values)
