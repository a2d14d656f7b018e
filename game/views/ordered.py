"""What an order is and names, in words, as the sentences that speak of orders need it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from game.rules.orders import NAMINGS, Naming, Order
from game.views.words import Words

NONE_CALLED: Final[Mapping[str, str]] = MappingProxyType({})


def act(order: Order) -> str:
    """What a seat does by an order, as the keys of texts have it: `move`, `sign`, `decline` and so on."""
    return type(order).__name__.lower()


def names_in_words(
    words: Words, order: Order, called: Mapping[str, str] = NONE_CALLED
) -> dict[str, object]:
    """Put what the fields of an order name into words, by field; what it leaves open is not there.

    `called` says how texts are called to the reader; one that is not in it is some text.
    """
    found: dict[str, object] = {}
    for name, naming in NAMINGS[type(order)].items():
        value = getattr(order, name)
        of = getattr(order, naming.of) if naming.of else ""
        if value and not naming.many and (of or not naming.of):
            if naming.kind == "text":
                found[name] = called.get(value) or words.say("proposal.some")
            else:
                found[name] = _name(words, naming, value, of)
    return found


def _name(words: Words, naming: Naming, value: str, of: str) -> str:
    match naming.kind:
        case "seat":
            return words.seat(value)
        case "lever":
            return words.lever(value)
        case "setting":
            return words.setting(of, value)
        case "event":
            return words.headline(value)
        case _:
            return words.option(of, value)
