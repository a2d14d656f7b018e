"""The talk in numbers: texts, doubles, refusals, and what becomes of the changes that they name.

Everything that is counted of the talk is read here, from positions and orders, and nowhere else.
Letters: G games, T texts, S seats, L levers.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

import numpy as np

from game.analysis.answered import answer_gains, innocent_payers
from game.analysis.border import two_sides
from game.rules.arrays import Mask, Whole, among, places, some
from game.rules.beats import DECLINE, BeatOrders, BriefOrders, RatifyOrders, TalkOrders
from game.rules.edits import edited
from game.rules.phases import EPILOGUE
from game.rules.position import Position
from game.rules.resolve import phase_of
from game.rules.rulebook import Rulebook
from game.rules.texts import names_of, texts_at

COUNTS: Final = (
    "across",
    "texts",
    "doubles",
    "refusals",
    "named",
    "rival",
    "named_put",
    "named_closed",
    "innocent",
)
"""What is counted of every game.

`across`: 1 where an agreement had signers on both sides of the border. `texts`: texts that were new in a
talk. `doubles`: those of them that were like another that lay there, in clauses, marks, payments and
parties, and so differ in their terms at most. `refusals`: answers that declined a text; of these `named` those that name a change, and `rival`
those of somebody who signed another text with the clause in the way. `named_put`: named changes whose
text came to the table, then or later; `named_closed`: those whose text became an agreement. `innocent`:
1 where the answer to a breach in the last round took points from somebody who had broken nothing.
"""
WAITS, LIES = 0, 1
"""Whether the text that a named change would make has not come to the table yet, or has."""


class Haggling:
    """Counts what is said in a batch of games, phase by phase."""

    def __init__(self, book: Rulebook, games: int) -> None:
        self.book = book
        self.counts: Whole = np.zeros((games, len(COUNTS)), dtype=np.int64)
        self.named: tuple[Counter[tuple[int, int]], ...] = (Counter(), Counter())
        """Named changes that wait and that lie, by the game and the name of the text they would make."""
        seats = np.arange(len(book.seats))
        self.border = [among(seats, side) for side in two_sides(book).values()]

    def add(self, what: str, games: Mask | Whole) -> None:
        """Add to a count: for every game, or by the number of marks in a mask with games first."""
        number = games.reshape(len(games), -1).sum(axis=1)
        self.counts[:, COUNTS.index(what)] += number

    def watch(self, before: Position, orders: BeatOrders, after: Position) -> None:
        """Look at one phase."""
        match orders:
            case TalkOrders():
                self._put(before, after)
                self._refused(before, orders, after)
                self._closed(before, after)
            case RatifyOrders():
                self._closed(before, after)
            case BriefOrders() if phase_of(self.book, before)[0] == EPILOGUE:
                gains = answer_gains(self.book, before, after)
                self.add("innocent", some(innocent_payers(self.book, after, gains), 1))

    def _put(self, before: Position, after: Position) -> None:
        """Texts that came to the table."""
        going = ~before.over[:, None]
        new = (after.offer_name > 0) & (before.offer_name == 0) & going
        if not new.any():
            return
        self.add("texts", new)
        self.add("doubles", _doubled(before, after, new))
        if self.named[WAITS]:
            for game, text in zip(*places(new), strict=True):
                self._moves((int(game), int(after.offer_name[game, text])))

    def _moves(self, change: tuple[int, int]) -> None:
        """Let named changes come to the table, where some wait for it."""
        number = self.named[WAITS].pop(change, 0)
        if number:
            self.counts[change[0], COUNTS.index("named_put")] += number
            self.named[LIES][change] += number

    def _refused(self, before: Position, orders: TalkOrders, after: Position) -> None:
        """Refusals, and what they name."""
        declined = (orders.answer == DECLINE) & after.declined & ~before.declined
        declined &= ~before.over[:, None, None]
        if not declined.any():
            return
        names = declined & some(after.change != 0, 3)
        self.add("refusals", declined)
        self.add("named", names)
        self.add("rival", _rival(after, declined & ~names))
        game, text, seat = places(names)
        texts = edited(self.book, texts_at(after, (game, text)), after.change[game, text, seat])
        wanted = names_of(self.book, texts)
        lies = some((after.offer_name[game] == wanted[:, None]) & after.offered[game], 1)
        for place, name, there in zip(game.tolist(), wanted.tolist(), lies.tolist(), strict=True):
            self.named[WAITS][place, name] += 1
            if there:
                self._moves((place, name))

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
            for game, text in zip(*places(became(before, after)), strict=True):
                name = int(after.offer_name[game, text])
                number = self.named[LIES].pop((int(game), name), 0)
                self.counts[game, COUNTS.index("named_closed")] += number


def fresh(before: Position, after: Position) -> Mask:
    """Tell which levers' clauses came into force in a phase: [G, L]."""
    new: Mask = (after.clause >= 0) & (after.deal != before.deal) & ~before.over[:, None]
    return new


def became(before: Position, after: Position) -> Mask:
    """Tell which texts became agreements in a phase of the talk: [G, T]."""
    closed: Mask = (after.offer_deal > 0) & (before.offer_deal == 0) & ~before.over[:, None]
    return closed


def _rival(after: Position, declined: Mask) -> Mask:
    """Refusals [G, T, S] by somebody who has signed another text with the clause that it names."""
    game, text, seat = places(declined & (after.blocking >= 0))
    lever = after.blocking[game, text, seat]
    rival = np.zeros_like(declined)
    holds = after.offer[game, :, lever] >= 0
    there = (after.offered | (after.offer_deal > 0))[game]
    rival[game, text, seat] = some(after.signed[game, :, seat] & there & holds, 1)
    return rival


def _doubled(before: Position, after: Position, new: Mask) -> Mask:
    """New texts [G, T] like another that lies there, the first of several new ones left out."""
    named = after.offer >= 0
    parts = (
        after.offer + 1,
        after.offer_public & named,
        after.offer_verified & named,
        after.offer_pay.reshape(*named.shape[:2], -1),
        after.offer_party,
    )
    marks = _marks(np.concatenate([np.asarray(part, dtype=np.int64) for part in parts], axis=2))
    texts = np.arange(marks.shape[1])
    earlier = before.offered[:, None, :] | (new[:, None, :] & (texts < texts[:, None]))
    same = (marks[:, :, None] == marks[:, None, :]) & earlier & (texts != texts[:, None])
    doubled: Mask = new & some(same, 2)
    return doubled


def _marks(texts: Whole) -> Whole:
    """Numbers by which rows [..., n] are known again: alike for alike rows, never 0."""
    factors = 1_000_003 ** np.arange(1, texts.shape[-1] + 1, dtype=np.uint64)
    mixed = (texts + 2).astype(np.uint64) * factors
    return (mixed.sum(axis=-1, dtype=np.uint64) >> np.uint64(2)).astype(np.int64) + 1
