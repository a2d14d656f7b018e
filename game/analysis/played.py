"""What many games have come to: a few numbers of each, taken down while they are played.

A `Notebook` watches a batch from phase to phase; `Played` is what it has written when the games are
over. Parts are joined in the order of their games, so it does not matter who played which part.
Letters in the shapes as in `position`: G games, S seats, L levers, K settings, I indicators, E events.
What is said in the talk is counted by `haggling`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Final

import numpy as np

from game.analysis.haggling import Haggling, became, fresh
from game.rules.arrays import Array, Mask, Seeds, Whole, some
from game.rules.beats import PUT, BeatOrders, CommitOrders, RatifyOrders, TalkOrders
from game.rules.compliance import NOT_POSSIBLE
from game.rules.cooperation import cooperation, halves_away
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from game.rules.scores import MILLION, exact_scores

TRUST_STEPS: Final = 101
"""Trust is counted in whole points from 0 to 100."""


@dataclass(frozen=True, slots=True, eq=False)
class Played:
    """Games that are over. Points are hundredths."""

    seeds: Seeds
    """[G]"""
    worth: Whole
    """[G, S] scores in millionths of a point"""
    score: Whole
    """[G, S] the same in hundredths; as measures compare them, see `ground`"""
    ending: Whole
    """[G]"""
    rounds: Whole
    """[G] how many were played"""
    happened: Mask
    """[G, E]"""
    chose: Whole
    """[G, E] the option chosen; -1 none"""
    cooperation: Whole
    """[G] of the table"""
    trust: Whole
    """[G] mean true trust between seats that negotiate, at the end"""
    least_trust: Whole
    """[G] the lowest that any seat's trust in another fell"""
    most_trust: Whole
    """[G] the highest that it rose"""
    trust_counts: Whole
    """[101] how often a seat's trust in another stood at so many points, after all rounds of all games"""
    at_limit: Whole
    """[G, I] rounds in which an indicator stood at an end of its range"""
    used: Mask
    """[G, L, K] settings that were in force after some round"""
    setting: Whole
    """[G, L] settings at the end"""
    clause: Whole
    """[G, L] clauses in force in the last round; -1 none"""
    signed: Mask
    """[G, L, K] clauses that came into force at some time"""
    deals: Whole
    """[G] agreements that came into force"""
    placed: Whole
    """[G, S] texts that a seat has put"""
    opened: Mask
    """[G, S] seats that stood for the text which became the first agreement of the game"""
    kept: Whole
    """[G, L] rounds in which a lever stood where a clause asked for it"""
    broken: Whole
    """[G, L] rounds in which it did not"""
    crossed: Whole
    """[G, R] how often each red line was crossed"""
    course: Whole
    """[G, N + 1, I] indicators at the start and after each of N rounds; where a game is over, its last"""
    end: Whole
    """[G, I] indicators at the end"""
    talk: Whole
    """[G, T] what was said; see `haggling.COUNTS`"""

    @property
    def games(self) -> int:
        """How many games there are."""
        return len(self.seeds)

    def told(self, game: int, seat: int) -> int:
        """A score as the game itself tells it, in hundredths of a point."""
        return int(halves_away(self.worth[game, seat], MILLION // 100))


SUMMED: Final = ("trust_counts",)
"""What is added up over games; all else has a line for each game."""


def joined(parts: Sequence[Played]) -> Played:
    """Put parts together in the order given."""
    values: dict[str, Array] = {}
    for field in fields(Played):
        arrays: list[Array] = [getattr(part, field.name) for part in parts]
        values[field.name] = (
            np.add.reduce(arrays) if field.name in SUMMED else np.concatenate(arrays)
        )
    return Played(**values)


class Notebook:
    """Takes down what becomes of a batch of games; its `watch` is called after every phase."""

    def __init__(self, book: Rulebook, games: int) -> None:
        self.book = book
        seats, levers, settings = len(book.seats), len(book.levers), book.real.shape[1]
        self.pairs: Mask = book.actors[:, None] & book.actors[None, :] & ~book.itself

        def zeros(*shape: int) -> Whole:
            return np.zeros((games, *shape), dtype=np.int64)

        self.rounds = zeros()
        self.least, self.most = zeros() + 10_000, zeros()
        self.trust_counts = np.zeros(TRUST_STEPS, dtype=np.int64)
        self.at_limit = zeros(len(book.indicators))
        self.used = zeros(levers, settings) > 0
        self.signed = zeros(levers, settings) > 0
        self.clause = zeros(levers) - 1
        self.deals, self.placed = zeros(), zeros(seats)
        self.opened = zeros(seats) > 0
        self.kept, self.broken = zeros(levers), zeros(levers)
        self.course = zeros(book.rounds + 1, len(book.indicators)) + book.begin
        self.haggling = Haggling(book, games)

    def watch(self, before: Position, orders: BeatOrders, after: Position) -> None:
        """Look at one phase: the position before it, its orders, the position after."""
        going = ~before.over
        if not going.any():
            return
        self.haggling.watch(before, orders, after)
        if isinstance(orders, TalkOrders):
            self.placed += (orders.action == PUT) & going[:, None]
        if isinstance(orders, TalkOrders | RatifyOrders):
            self._agreements(before, after, going)
        if isinstance(orders, CommitOrders):
            self._round(before, after, going)

    def _agreements(self, before: Position, after: Position, going: Mask) -> None:
        """Which clauses came into force, and who stood for the text that they are of."""
        new = fresh(before, after)
        if not new.any():
            return
        games, levers = np.nonzero(new)
        self.signed[games, levers, after.clause[games, levers]] = True
        stood = some(after.proposer & became(before, after)[:, :, None], 1)
        self.opened |= stood & (self.deals == 0)[:, None]
        order = np.sort(np.where(new, after.deal, 0), axis=1)
        self.deals += (np.diff(order, axis=1) > 0).sum(axis=1) + (order[:, 0] > 0)

    def _round(self, before: Position, after: Position, going: Mask) -> None:
        book = self.book
        self.rounds += going
        self.course[:, before.round :] = after.indicator[:, None]
        named = (before.clause >= 0) & going[:, None]
        named &= ~some(after.verdict == NOT_POSSIBLE, 1)
        same = after.setting == before.clause
        self.kept += named & same
        self.broken += named & ~same
        self.clause = np.where(going[:, None], before.clause, self.clause)
        ends = (after.indicator == book.low) | (after.indicator == book.high)
        self.at_limit += ends & going[:, None]
        here = (np.arange(book.real.shape[1]) == after.setting[:, :, None]) & going[:, None, None]
        self.used |= here
        if not self.pairs.any():
            return
        trust = after.trust[:, self.pairs]
        self.trust_counts += np.bincount(trust[going].ravel() // 100, minlength=TRUST_STEPS)
        self.least = np.where(going, np.minimum(self.least, trust.min(axis=1)), self.least)
        self.most = np.where(going, np.maximum(self.most, trust.max(axis=1)), self.most)

    def played(self, end: Position) -> Played:
        """Close the notebook where the games ended."""
        pairs = max(int(self.pairs.sum()), 1)
        worth = exact_scores(self.book, end)
        return Played(
            seeds=end.seeds,
            worth=worth,
            score=halves_away(worth, MILLION // 100),
            ending=end.ending,
            rounds=self.rounds,
            happened=end.happened > 0,
            chose=end.chose,
            cooperation=cooperation(self.book, end),
            trust=end.trust[:, self.pairs].sum(axis=1) // pairs,
            least_trust=self.least,
            most_trust=self.most,
            trust_counts=self.trust_counts,
            at_limit=self.at_limit,
            used=self.used,
            setting=end.setting,
            clause=self.clause,
            signed=self.signed,
            deals=self.deals,
            placed=self.placed,
            opened=self.opened,
            kept=self.kept,
            broken=self.broken,
            crossed=end.crossed,
            course=self.course,
            end=end.indicator,
            talk=self.haggling.counts,
        )
