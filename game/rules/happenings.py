"""The brief: cards from the world, which read the last position."""

from __future__ import annotations

import numpy as np

from game.rules.arrays import Mask, Whole
from game.rules.beats import BriefOrders
from game.rules.chance import draw
from game.rules.indicators import effects
from game.rules.position import Position
from game.rules.readings import Readings
from game.rules.rulebook import Rulebook
from game.rules.trust import Act, block_acts
from game.rules.writing import Entry, Placement


def eligible(book: Rulebook, position: Position) -> Mask:
    """Tell which events may happen now by themselves, chance apart: [G, E] (case event-8)."""
    fits = book.event_open & ((book.event_round == 0) | (book.event_round == position.round))
    open_ = fits & (book.event_repeats | (position.happened == 0))
    readings = Readings(book, position)
    for index, condition in book.event_when:
        if open_[:, index].any():
            open_[:, index] &= condition.holds(readings)
    return open_


def events(book: Rulebook, position: Position, orders: BriefOrders) -> Mask:
    """Tell which events happen this round: [G, E] (cases event-1 to event-3, event-9)."""
    if not book.events:
        return np.zeros((position.games, 0), dtype=bool)
    lots = draw(position.seeds, position.round, "event", book.salt.event)
    return (eligible(book, position) & (lots < book.event_chance)) | orders.inject


def news(book: Rulebook, position: Position, now: Mask) -> list[Placement]:
    """Note that events happen, and that their questions wait for an answer."""
    asks = now & (book.choice_seat >= 0)
    lots = draw(position.seeds, position.round, "event", book.salt.event)
    facts = {"chance": np.broadcast_to(book.event_chance, now.shape), "drawn": lots}
    return [
        Placement(
            "event", "happened", np.where(now, position.round, position.happened), facts=facts
        ),
        Placement("event_question", "pending", asks, (("happened", "event"),)),
    ]


def event_effects(book: Rulebook, now: Mask) -> list[Entry]:
    """What events add at once to indicators and mandates (case event-4)."""
    blocks = book.event_blocks
    return effects("event_effect", "event_block", blocks, now[:, blocks.owner])


def event_acts(book: Rulebook, now: Mask) -> list[Act]:
    """What events do to trust, as acts (case event-5)."""
    blocks = book.event_blocks
    return block_acts(book, "event_trust", "event", blocks, now[:, blocks.owner])


def choices(position: Position, options: Whole, answered: Mask) -> list[Placement]:
    """Note which option was chosen, by the seat or by default (case event-6)."""
    if not answered.any():
        return []
    chose = np.where(answered, options, position.chose)
    because = (("chooser_order", "event"), ("happened", "event"))
    return [
        Placement("choice", "chose", chose, because),
        Placement("question_answered", "pending", np.zeros_like(position.pending), because),
    ]


def pay_options(book: Rulebook, position: Position, options: Whole) -> list[Entry]:
    """Pay for the answers to events that cost mandate (case event-7)."""
    if not (options >= 0).any():
        return []
    events = np.arange(len(book.events))
    cost = np.where(options >= 0, book.option_cost[events, np.maximum(options, 0)], 0)
    asked = book.choice_seat[:, None] == np.arange(len(book.seats))
    seats = book.itself
    amount = -cost[:, :, None] * asked
    return [
        Entry(
            "option_paid",
            "mandate",
            ("event", "seat"),
            amount,
            because=(("order", "seat"), ("happened", "event")),
            sight=lambda: np.broadcast_to(seats, (*amount.shape, len(seats))),
        )
    ]
