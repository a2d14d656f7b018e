"""An order of the talk in a line, to the one who gives it."""

from __future__ import annotations

from game.rules.orders import (
    Decline,
    Deny,
    Highlight,
    Leave,
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
from game.rules.sight import Observation
from game.rules.texts import texts_known
from game.views.amending import change_said, difference_said
from game.views.called import called
from game.views.packages import on_the_table, package_said
from game.views.words import Words


def order_sentence(words: Words, seen: Observation, order: Order) -> str:
    """Say an order of the talk in one line, to the one who gives it and sees so much."""
    match order:
        case Put():
            return _put(words, seen, order)
        case Promise(lever=lever, setting=setting) | Deny(lever=lever, setting=setting):
            key = "offer.promise" if isinstance(order, Promise) else "offer.deny"
            return words.say(key, lever=words.lever(lever), setting=words.setting(lever, setting))
        case Highlight(lever=lever, to=to):
            if to:
                return words.say("offer.mark.to", lever=words.lever(lever), seat=words.seat(to))
            return words.say("offer.mark", lever=words.lever(lever))
        case Leave(lever=lever):
            return words.say("offer.leave", lever=words.lever(lever))
        case Sign(text=text) | TakeBack(text=text):
            key = "offer.sign" if isinstance(order, Sign) else "offer.take_back"
            return words.say(key, proposal=_called(words, seen, text))
        case Ratify(text=text, approve=approve):
            key = "offer.approve" if approve else "offer.refuse"
            return words.say(key, proposal=_called(words, seen, text))
        case Decline():
            return _declined(words, seen, order)
        case Withdraw() | Unsay() | Wait():
            return words.say(f"offer.{type(order).__name__.lower()}")
        case _:
            return ""


def _called(words: Words, seen: Observation, text: str) -> str:
    return called(words, seen.view).get(text) or words.say("proposal.some")


def _put(words: Words, seen: Observation, order: Put) -> str:
    """Say a package, or what is different in it from the text that it amends."""
    said, texts = package_said(words, order), texts_known(seen.view)
    if order.parent and order.parent in texts:
        parent = on_the_table(words.book, seen.view, texts.index(order.parent), order.seat)
        return words.say(
            "offer.amend",
            proposal=_called(words, seen, order.parent),
            difference=difference_said(words, parent, order),
        )
    return words.say("offer.put", package=said)


def _declined(words: Words, seen: Observation, order: Decline) -> str:
    """Say a no, what is in the way, and the change with which the giver would sign."""
    texts, change = texts_known(seen.view), ""
    if order.change and order.text in texts:
        package = on_the_table(words.book, seen.view, texts.index(order.text), order.seat)
        change = change_said(words, package, order.change, order.seat)
    key = "offer.decline"
    if change:
        key += ".meant" if order.meant else ".change"
    elif order.blocking:
        key += ".lever"
    return words.say(
        key,
        proposal=_called(words, seen, order.text),
        change=change,
        lever=words.lever(order.blocking) if order.blocking else "",
    )
