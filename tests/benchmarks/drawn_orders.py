"""Orders drawn by chance for every game of a batch: busy seats that ask for all kinds of things.

Most of what they ask is allowed; the rules drop the rest. Luck is keyed like that of the rules, so the
same seeds always ask for the same.
"""

from __future__ import annotations

import numpy as np

from game.rules.beats import (
    DECLINE,
    SIGN,
    BeatOrders,
    BriefOrders,
    CommitOrders,
    RatifyOrders,
    TalkOrders,
)
from game.rules.phases import no_orders
from game.rules.position import Position
from game.rules.resolve import phase_of
from game.rules.rulebook import Rulebook
from tests.drawn_talk import Keyed, drawn_talk


def drawn_orders(book: Rulebook, position: Position) -> BeatOrders:
    """Draw the orders of the present phase for every game."""
    phase, _ = phase_of(book, position)
    luck = Keyed(position, position.round * 100 + position.phase)
    asked = no_orders(book, phase, position.games)
    match asked:
        case BriefOrders():
            if phase == "brief":
                asked.inject |= luck.often("inject", 2, len(book.events)) & ~book.event_open
        case TalkOrders():
            asked = drawn_talk(book, position, luck)
        case RatifyOrders():
            lots = luck.whole("approve", 100, book.slots, len(book.seats))
            asked.approve = np.where(lots < 75, SIGN, np.where(lots < 90, DECLINE, 0))
        case CommitOrders():
            _moves(book, position, asked, luck)
    return asked


def _moves(book: Rulebook, position: Position, asked: CommitOrders, luck: Keyed) -> None:
    levers = len(book.levers)
    count = book.real.sum(axis=1)
    wanted = luck.whole("move to", 9_973, levers) % count
    # Owners of a joint lever mostly ask for the same; those bound by a clause mostly keep it.
    wanted = np.where(
        luck.often("keep", 65, levers) & (position.clause >= 0), position.clause, wanted
    )
    moves = luck.often("move", 35, levers)[:, book.hand_lever]
    moves &= luck.often("agree", 90, len(book.hand_lever))
    asked.setting = np.where(moves, wanted[:, book.hand_lever], -1)
    options = np.array([len(names) for names in book.options], dtype=np.int64)
    chosen = luck.whole("option", 9_973, len(book.events)) % np.maximum(options, 1)
    answers = luck.often("choose", 50, len(book.events)) & (options > 0)
    asked.option = np.where(answers, chosen, -1)
