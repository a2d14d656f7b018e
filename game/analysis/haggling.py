"""The talk in numbers: texts, doubles, refusals, and what becomes of the changes that they name.

Everything that is counted of the talk is read here, from positions and orders, and nowhere else. A text
is a proposal that lies on the table. Letters: G games, P proposals, S seats, L levers.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

import numpy as np

from game.analysis.border import two_sides
from game.rules.arrays import Mask, Whole, among, places, some
from game.rules.beats import DECLINE, SIGN, AnswerOrders, BeatOrders, ProposeOrders, RatifyOrders
from game.rules.position import Position
from game.rules.rulebook import Rulebook

COUNTS: Final = (
    "across",
    "texts",
    "doubles",
    "refusals",
    "named",
    "rival",
    "named_put",
    "named_closed",
)
"""What is counted of every game.

`across`: 1 where an agreement had signers on both sides of the border. `texts`: texts that came to the
table. `doubles`: those of them that were like another that lay there, in clauses, marks, payments and
parties. `refusals`: answers that declined a text; of these `named` those that name a change, and `rival`
those of somebody who signed another text with the clause in the way. `named_put`: named changes whose
text came to the table, then or later; `named_closed`: those whose text became an agreement.
"""
WAITS, LIES = 0, 1
"""Whether the text that a named change would make has not come to the table yet, or has."""


class Haggling:
    """Counts what is said in a batch of games, phase by phase."""

    def __init__(self, book: Rulebook, games: int) -> None:
        self.book = book
        self.counts: Whole = np.zeros((games, len(COUNTS)), dtype=np.int64)
        self.named: tuple[Counter[tuple[int, int]], ...] = (Counter(), Counter())
        """Named changes that wait and that lie, by the game and the mark of the text they would make."""
        seats = np.arange(len(book.seats))
        self.border = [among(seats, side) for side in two_sides(book).values()]

    def add(self, what: str, games: Mask | Whole) -> None:
        """Add to a count: for every game, or by the number of marks in a mask with games first."""
        number = games.reshape(len(games), -1).sum(axis=1)
        self.counts[:, COUNTS.index(what)] += number

    def watch(self, before: Position, orders: BeatOrders, after: Position) -> None:
        """Look at one phase."""
        match orders:
            case ProposeOrders():
                self._put(before, after)
            case AnswerOrders():
                self._refused(before, orders, after)
                self._closed(before, after)
            case RatifyOrders():
                self._closed(before, after)

    def _put(self, before: Position, after: Position) -> None:
        """Texts that came to the table."""
        new = after.offered & ((after.offer_age != before.offer_age) | ~before.offered)
        new &= ~before.over[:, None]
        if not new.any():
            return
        self.add("texts", new)
        self.add("doubles", _doubled(after, new))
        if self.named[WAITS]:
            marks = _marks(after.offer)
            for game, text in zip(*places(new), strict=True):
                self._moves((int(game), int(marks[game, text])))

    def _moves(self, change: tuple[int, int]) -> None:
        """Let named changes come to the table, where some wait for it."""
        number = self.named[WAITS].pop(change, 0)
        if number:
            self.counts[change[0], COUNTS.index("named_put")] += number
            self.named[LIES][change] += number

    def _refused(self, before: Position, orders: AnswerOrders, after: Position) -> None:
        """Refusals, and what they name."""
        declined = (orders.answer == DECLINE) & after.declined & ~before.declined
        declined &= ~before.over[:, None, None]
        if not declined.any():
            return
        names = declined & (after.would >= 0)
        self.add("refusals", declined)
        self.add("named", names)
        self.add("rival", _rival(before, orders, declined & ~names))
        game, text, seat = places(names)
        clause = before.offer[game, text]
        clause[np.arange(len(game)), after.blocking[game, text, seat]] = after.would[
            game, text, seat
        ]
        lying = np.where(before.offered, _marks(before.offer), 0)
        for place, mark in zip(game.tolist(), _marks(clause).tolist(), strict=True):
            self.named[WAITS][place, mark] += 1
            if mark in lying[place]:
                self._moves((place, mark))

    def _closed(self, before: Position, after: Position) -> None:
        """Texts that became agreements, and who signed them."""
        new = fresh(before, after)
        if not new.any():
            return
        if self.border:
            one, other = (some(after.signer & side, 2) for side in self.border)
            across = some(new & one & other, 1)
            self.counts[:, COUNTS.index("across")] |= across
        if self.named[LIES]:
            closed, marks = became(before, after, new), _marks(before.offer)
            for game, text in zip(*places(closed), strict=True):
                number = self.named[LIES].pop((int(game), int(marks[game, text])), 0)
                self.counts[game, COUNTS.index("named_closed")] += number


def fresh(before: Position, after: Position) -> Mask:
    """Tell which levers' clauses came into force in a phase: [G, L]."""
    new: Mask = (after.clause >= 0) & (after.deal != before.deal) & ~before.over[:, None]
    return new


def became(before: Position, after: Position, new: Mask) -> Mask:
    """Tell which texts became the agreements whose clauses are new [G, L]: [G, P]."""
    named = before.offer >= 0
    whole = some(named, 2) & before.offered & (~named | new[:, None, :]).all(axis=2)
    closed: Mask = whole & (~named | (before.offer == after.clause[:, None, :])).all(axis=2)
    return closed


def _rival(before: Position, orders: AnswerOrders, declined: Mask) -> Mask:
    """Refusals [G, P, S] by somebody who signs another text with the clause that it names."""
    game, text, seat = places(declined & (orders.blocking >= 0))
    signs = orders.answer[game, :, seat] == SIGN
    lever = orders.blocking[game, text, seat]
    holds = before.offer[game, :, lever] >= 0
    rival = np.zeros_like(declined)
    rival[game, text, seat] = some(signs & holds, 1)
    return rival


def _doubled(position: Position, new: Mask) -> Mask:
    """New texts [G, P] like another that lies there, the first of several new ones left out."""
    named = position.offer >= 0
    parts = (
        position.offer + 1,
        position.offer_public & named,
        position.offer_verified & named,
        position.offer_pay.reshape(*named.shape[:2], -1),
        position.offer_party,
    )
    marks = _marks(np.concatenate([np.asarray(part, dtype=np.int64) for part in parts], axis=2))
    same = (marks[:, :, None] == marks[:, None, :]) & position.offered[:, None, :]
    seats = np.arange(marks.shape[1])
    earlier = ~new[:, None, :] | (seats < seats[:, None])
    doubled: Mask = new & some(same & earlier & (seats != seats[:, None]), 2)
    return doubled


def _marks(texts: Whole) -> Whole:
    """Numbers by which rows [..., n] are known again: alike for alike rows, never 0."""
    factors = 1_000_003 ** np.arange(1, texts.shape[-1] + 1, dtype=np.uint64)
    mixed = (texts + 2).astype(np.uint64) * factors
    return (mixed.sum(axis=-1, dtype=np.uint64) >> np.uint64(2)).astype(np.int64) + 1
