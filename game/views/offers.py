"""An order of the talk in a line, to the one who gives it."""

from __future__ import annotations

from game.rules.orders import Answer, Deny, Highlight, Leave, Order, Promise, Propose, Withdraw
from game.views.packages import package_said
from game.views.words import Words


def order_sentence(words: Words, order: Order) -> str:
    """Say an order of the talk in one line, to the one who gives it."""
    match order:
        case Propose():
            return words.say("offer.propose", package=package_said(words, order))
        case Promise(lever=lever, setting=setting) | Deny(lever=lever, setting=setting):
            key = "offer.promise" if isinstance(order, Promise) else "offer.deny"
            return words.say(key, lever=words.lever(lever), setting=words.setting(lever, setting))
        case Highlight(lever=lever, to=to):
            if to:
                return words.say("offer.mark.to", lever=words.lever(lever), seat=words.seat(to))
            return words.say("offer.mark", lever=words.lever(lever))
        case Leave(lever=lever):
            return words.say("offer.leave", lever=words.lever(lever))
        case Withdraw():
            return words.say("offer.withdraw")
        case Answer(blocking=lever, would=would) if lever:
            key = "offer.in_the_way.would" if would else "offer.in_the_way"
            setting = words.setting(lever, would) if would else ""
            return words.say(key, lever=words.lever(lever), setting=setting)
        case _:
            return ""
