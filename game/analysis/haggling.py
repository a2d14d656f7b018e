"""The talk in numbers: texts, doubles, refusals, and what becomes of the changes that they name.

Everything that is counted of the talk is read here, from positions and orders, and nowhere else.
Letters: G games, T texts, S seats, L levers.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

import numpy as np

from game.analysis.answered import answer_gains, innocent_payers
from game.analysis.border import two_sides
from game.rules.arrays import Mask, Whole, among, places, some
from game.rules.beats import DECLINE, BeatOrders, BriefOrders, RatifyOrders, TalkOrders
from game.rules.edits import edited, read
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
those of somebody who signed another text with the clause in the way. `named_put`: named changes that came to the
table, then or later: in just the text that they would make, or among others in one that amends what was declined
and carries all their lines; `named_closed`: those of which such a text became an agreement. `innocent`: 1 where the answer to a breach in the last round took points from somebody who had broken nothing.
"""


@dataclass(frozen=True, slots=True, eq=False)
class Named:
    """A change that was named."""

    game: int
    codes: Whole
    """[edits]"""


class Haggling:
    """Counts what is said in a batch of games, phase by phase."""

    def __init__(self, book: Rulebook, games: int) -> None:
        self.book = book
        self.counts: Whole = np.zeros((games, len(COUNTS)), dtype=np.int64)
        self.asked: dict[tuple[int, int], list[Named]] = defaultdict(list)
        """Named changes by the game and the name of the text that was declined."""
        self.wanted: dict[tuple[int, int], list[Named]] = defaultdict(list)
        """The same by the name of the text that they would make."""
        self.carried: dict[tuple[int, int], list[Named]] = defaultdict(list)
        """Those that a text carries which has come to the table, by its name."""
        self.put: set[Named] = set()
        self.closed: set[Named] = set()
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
        for game, text in zip(*places(new), strict=True):
            self._comes(after, int(game), int(text))

    def _comes(self, after: Position, game: int, text: int) -> None:
        """Note which named changes have come to the table with a text."""
        name = int(after.offer_name[game, text])
        found = list(self.wanted.get((game, name), ()))
        parents = {int(at) for at in after.parent[game, text] if at >= 0}
        for parent in parents:
            asked = self.asked.get((game, int(after.offer_name[game, parent])), ())
            found += [each for each in asked if _carries(self.book, after, each, (parent, text))]
        for each in found:
            self._put_with(each, name)

    def _put_with(self, change: Named, name: int) -> None:
        self.counts[change.game, COUNTS.index("named_put")] += change not in self.put
        self.put.add(change)
        self.carried[change.game, name].append(change)

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
        declined_ = after.offer_name[game, text].tolist()
        for at, (place, name) in enumerate(zip(game.tolist(), wanted.tolist(), strict=True)):
            change = Named(place, after.change[place, text[at], seat[at]])
            self.asked[place, declined_[at]].append(change)
            self.wanted[place, name].append(change)
            if lies[at]:
                self._put_with(change, name)

    def _closed(self, before: Position, after: Position) -> None:
        """Texts that became agreements, and who signed them."""
        new = fresh(before, after)
        if not new.any():
            return
        if self.border:
            one, other = (some(after.signer & side, 2) for side in self.border)
            across = some(new & one & other, 1)
            self.counts[:, COUNTS.index("across")] |= across
        for game, text in zip(*places(became(before, after)), strict=True):
            for change in self.carried.get((int(game), int(after.offer_name[game, text])), ()):
                self.counts[game, COUNTS.index("named_closed")] += change not in self.closed
                self.closed.add(change)


def _carries(book: Rulebook, view: Position, change: Named, texts: tuple[int, int]) -> bool:
    """Tell whether a text has all the lines of a change to another, `texts` being (declined, new)."""
    game, (old, new) = change.game, texts
    lines = read(book, change.codes)
    for at, lever in enumerate(lines.lever):
        if lever >= 0:
            said = view.offer[game, new, lever], view.offer_verified[game, new, lever]
            if said != (lines.setting[at], lines.verified[at]):
                return False
        elif lines.kind[at] >= 0:
            paid = view.offer_pay[game, :, lines.kind[at]]
            if paid[new, lines.payee[at]] - paid[old, lines.payee[at]] < lines.amount[at]:
                return False
    return True


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
