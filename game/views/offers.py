"""Packages as orders and as words: an open proposal read from a position, an order of the talk in a line."""

from __future__ import annotations

import numpy as np

from game.rules.beats import PAY
from game.rules.orders import (
    Answer,
    Clause,
    Deny,
    Highlight,
    Leave,
    Order,
    Payment,
    Promise,
    Propose,
    Withdraw,
)
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from game.views.words import Words


def on_the_table(book: Rulebook, view: Position, proposer: int) -> Propose:
    """Read a seat's open proposal from a position."""
    named = np.flatnonzero(view.one.offer[proposer] >= 0)
    seats = range(len(book.seats))
    return Propose(
        book.seats[proposer],
        tuple(
            Clause(
                book.levers[lever],
                book.settings[lever][view.one.offer[proposer, lever]],
                bool(view.one.offer_public[proposer, lever]),
                bool(view.one.offer_verified[proposer, lever]),
            )
            for lever in named
        ),
        tuple(
            Payment(book.seats[s], kind, int(view.one.offer_pay[proposer, at, s]))
            for at, kind in enumerate(PAY)
            for s in seats
            if view.one.offer_pay[proposer, at, s]
        ),
        open=bool(view.one.offer_open[proposer]),
        rounds=int(view.one.offer_rounds[proposer]),
    )


def order_sentence(order: Order, words: Words) -> str:
    """Say an order of the talk in one line, to the one who gives it."""
    match order:
        case Propose(clauses=clauses):
            listed = words.listing(
                [
                    words.say(
                        "clause",
                        lever=words.lever(c.lever),
                        setting=words.setting(c.lever, c.setting),
                    )
                    for c in clauses
                ]
            )
            return words.say("offer.propose", clauses=listed)
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
