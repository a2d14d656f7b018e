"""Orders drawn by chance for every game of a batch: busy seats that ask for all kinds of things.

Most of what they ask is allowed; the rules drop the rest. Luck is keyed like that of the rules, so the
same seeds always ask for the same.
"""

from __future__ import annotations

import numpy as np

from game.rules.arrays import Mask, Whole
from game.rules.beats import (
    DECLINE,
    PLACE,
    SIGN,
    WITHDRAW,
    AnswerOrders,
    BeatOrders,
    BriefOrders,
    CommitOrders,
    ProposeOrders,
    RatifyOrders,
)
from game.rules.chance import draw
from game.rules.phases import no_orders
from game.rules.position import Position
from game.rules.resolve import phase_of
from game.rules.rulebook import Rulebook


class Luck:
    """Draws for one phase of one round."""

    def __init__(self, position: Position) -> None:
        self._seeds = position.seeds
        self._moment = position.round * 10 + position.phase

    def whole(self, what: str, below: int, *shape: int) -> Whole:
        """Whole numbers from 0 up to a bound, [G, shape...]."""
        subjects = np.arange(int(np.prod(shape, dtype=np.int64))).reshape(shape)
        return draw(self._seeds, self._moment, f"workload {what}", subjects) % below

    def often(self, what: str, percent: int, *shape: int) -> Mask:
        """Yes in so many percent of cases."""
        return self.whole(what, 100, *shape) < percent


def drawn_orders(book: Rulebook, position: Position) -> BeatOrders:
    """Draw the orders of the present phase for every game."""
    phase, _ = phase_of(book, position)
    luck = Luck(position)
    asked = no_orders(book, phase, position.games)
    match asked:
        case BriefOrders():
            if phase == "brief":
                asked.inject |= luck.often("inject", 2, len(book.events)) & ~book.event_open
        case ProposeOrders():
            _packages(book, position, asked, luck)
            _words(book, position, asked, luck)
        case AnswerOrders():
            _answers(book, asked, luck)
        case RatifyOrders():
            lots = luck.whole("approve", 100, len(book.seats), len(book.seats))
            asked.approve = np.where(lots < 75, SIGN, np.where(lots < 90, DECLINE, 0))
        case CommitOrders():
            _moves(book, position, asked, luck)
    return asked


def _packages(book: Rulebook, position: Position, asked: ProposeOrders, luck: Luck) -> None:
    seats, levers = len(book.seats), len(book.levers)
    lots = luck.whole("action", 100, seats)
    placed = lots < np.where(position.offered, 15, 55)
    asked.action = np.where(placed, PLACE, np.where(lots >= 97, WITHDRAW, 0))
    named = luck.often("clause", max(200 // levers, 5), seats, levers)
    named &= luck.whole("odd clause", 100, seats, levers) < np.where(book.in_play, 101, 5)
    # A setting in a hundred does not exist.
    count = book.real.sum(axis=1)
    ranks = luck.whole("rank", 9_973, seats, levers)
    ranks = np.where(ranks % 100 == 99, book.real.shape[1] - 1, ranks % count)
    asked.clause = np.where(named & placed[:, :, None], ranks, -1)
    asked.public = luck.often("public", 70, seats, levers)
    asked.verified = luck.often("verified", 20, seats, levers)
    asked.invited = luck.often("invited", 6, seats, seats)
    asked.open = luck.often("open", 12, seats)
    asked.rounds = np.maximum(luck.whole("rounds", 6, seats) - 2, 0)
    amount = luck.whole("amount", 4, seats, 2) * 100
    pays = luck.often("pays", 12, seats, 2) & placed[:, :, None]
    payee = luck.whole("payee", seats, seats, 2)
    giver = np.eye(seats, dtype=np.int64)[None, :, None, :]
    taker = (payee[..., None] == np.arange(seats)).astype(np.int64)
    asked.pay = (amount * pays)[..., None] * (taker - giver)


def _words(book: Rulebook, position: Position, asked: ProposeOrders, luck: Luck) -> None:
    seats, levers, hands = len(book.seats), len(book.levers), len(book.hand_lever)
    count = book.real.sum(axis=1)[book.hand_lever]
    likely = luck.whole("promised", 9_973, hands) % count
    asked.promise = np.where(luck.often("promise", 5, hands), likely, -1)
    secret = np.argmax(book.covert, axis=1)[book.hand_lever]
    asked.deny = np.where(luck.often("deny", 6, hands), secret, -1)
    asked.mark = luck.often("mark", 1, seats, seats, levers)
    asked.leave = luck.often("leave", 2, seats, levers)


def _answers(book: Rulebook, asked: AnswerOrders, luck: Luck) -> None:
    seats, levers = len(book.seats), len(book.levers)
    lots = luck.whole("answer", 100, seats, seats)
    asked.answer = np.where(lots < 78, SIGN, np.where(lots < 92, DECLINE, 0))
    declines = asked.answer == DECLINE
    asked.blocking = np.where(declines, luck.whole("blocking", levers, seats, seats), -1)
    asked.would = np.where(declines, luck.whole("would", 2, seats, seats), -1)


def _moves(book: Rulebook, position: Position, asked: CommitOrders, luck: Luck) -> None:
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
