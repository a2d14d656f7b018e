"""Recorded games played again with everybody holding to the record, very many of them at once.

Each game of a batch has one decision altered. All that `what_if` does for one game with the others
holding is done here for the batch; what comes out is the same, game by game.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from game.rules.arrays import Mask
from game.rules.beats import BeatOrders
from game.rules.encoding import encode
from game.rules.lawful import objectionable
from game.rules.orders import FACILITATOR, Order
from game.rules.phases import no_orders
from game.rules.position import Position, joined, pick
from game.rules.refusals import Refusal, permitted
from game.rules.repeating import again, as_put, lay, tables, that_lie
from game.rules.resolve import phase_of, resolve
from game.rules.rulebook import Rulebook
from game.rules.sight import Observation, look, observe
from game.rules.texts import texts_known
from game.session.alteration import Alteration
from game.session.course import Recorded, Step, settled


@dataclass(frozen=True, slots=True)
class Given:
    """What a seat orders in a phase of an altered game."""

    orders: tuple[Order, ...]
    lapsed: tuple[Refusal, ...]
    """Recorded orders that are no longer legal."""
    done: tuple[Alteration, ...] = ()
    refused: tuple[tuple[Alteration, Refusal], ...] = ()
    """Altered decisions that would not have been legal."""


def held(
    book: Rulebook,
    seen: Observation,
    recorded: Sequence[Order],
    alterations: Collection[Alteration] = (),
) -> Given:
    """Let a seat hold to its recorded orders of a phase, but for what is altered, as far as it is legal.

    What was altered comes before what was recorded. A text is put again without what it amended, where
    that does not lie there.
    """
    texts = texts_known(seen.view)
    recorded = tuple(as_put(order, texts) for order in recorded)
    if not alterations:
        return Given(*permitted(book, seen, recorded))
    first: list[Order] = []
    stands, done, refused = list(recorded), [], []
    for each in alterations:
        if each.order is not None:
            _, against = permitted(book, seen, [*first, each.order])
            if against:
                refused.append((each, against[0]))
                continue
            first.append(each.order)
        done.append(each)
        stands = [order for order in stands if not each.replaces(order)]
    kept, lapsed = permitted(book, seen, [*first, *stands])
    phase, _ = phase_of(book, seen.view)
    return Given(settled(book, phase, kept, texts), lapsed, tuple(done), tuple(refused))


def concerns(alteration: Alteration, step: Step) -> bool:
    """Tell whether a decision is of a phase."""
    return (alteration.round, alteration.phase) == (step.before.round, step.phase)


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Where altered games have ended, or stand if the record was not at its end."""

    position: Position | None
    """One game for each alteration that was possible, in their order; None if none was."""
    game: Mapping[Alteration, int]
    """Where in the batch each possible alteration is."""


def all_held(recorded: Recorded, alterations: Sequence[Alteration]) -> Outcomes:
    """Play every alteration in a game of its own while everybody else holds.

    A game joins the batch in the phase of its alteration, so what is the same is played once.
    """
    batch = _Batch(recorded, alterations)
    batch.play()
    return batch.ends()


class _Batch:
    """All games under way for the second time."""

    def __init__(self, recorded: Recorded, alterations: Sequence[Alteration]) -> None:
        self.book, self.steps = recorded.course.book, recorded.course.steps
        self.over = bool(recorded.course.position.one.over)
        self.waiting = list(dict.fromkeys(alterations))
        self.playing: list[Alteration] = []
        """The alteration of each game of the batch."""
        self.done: set[Alteration] = set()
        self.games: Position | None = None

    def play(self) -> None:
        for step in self.steps:
            self._join(step)
            if self.games is not None:
                self.games = resolve(self.book, self.games, self._orders(self.games, step))
        while self.over and self.games is not None and not self.games.over.all():
            name, _ = phase_of(self.book, self.games)
            self.games = resolve(
                self.book, self.games, no_orders(self.book, name, self.games.games)
            )

    def ends(self) -> Outcomes:
        possible = [each for each in self.playing if each in self.done]
        return Outcomes(self.games, {each: self.playing.index(each) for each in possible})

    def _join(self, step: Step) -> None:
        new = [each for each in self.waiting if concerns(each, step)]
        if new:
            self.waiting = [each for each in self.waiting if each not in new]
            self.playing += new
            self.games = joined(self.games, step.before, len(new))

    def _orders(self, games: Position, step: Step) -> BeatOrders:
        """Give the recorded orders in every game, and in some what a seat orders instead."""
        recorded: dict[str, list[Order]] = {}
        for item in step.orders:
            recorded.setdefault(item.order.seat, []).append(item.order)
        instead: dict[int, dict[str, tuple[Order, ...]]] = {}
        for place, seat in enumerate(self.book.seats):
            for game, orders in self._of_seat(games, step, place, recorded.get(seat, ())):
                instead.setdefault(game, {})[seat] = orders
        whole = again(self.book, step.phase, [item.order for item in step.orders], games)
        for game, own in instead.items():
            mine: dict[str, Sequence[Order]] = {**recorded, **own}
            listed = [x for s in (FACILITATOR, *self.book.seats) for x in mine.get(s, ())]
            at = np.array([game])
            lay(whole, at, again(self.book, step.phase, listed, pick(games, at)))
        return whole

    def _of_seat(
        self, games: Position, step: Step, place: int, recorded: Sequence[Order]
    ) -> list[tuple[int, tuple[Order, ...]]]:
        """Find the games in which a seat orders something else than in the record, and what."""
        seat = self.book.seats[place]
        altered = {
            game: each
            for game, each in enumerate(self.playing)
            if each.seat == seat and concerns(each, step)
        }
        if not recorded and not altered:
            return []
        every = np.arange(games.games)
        seen = look(self.book, games, every, np.full(len(every), place)).view
        asked: Mask = np.zeros(games.games, dtype=bool)
        if recorded:
            orders = no_orders(self.book, step.phase, games.games)
            for texts, rows in tables(seen, step.phase):
                lie = that_lie(recorded, texts)
                lay(orders, rows, encode(self.book, step.phase, lie, texts))
                asked[rows] = len(lie) < len(recorded)
            asked |= objectionable(self.book, seen, orders)
        asked[list(altered)] = True
        other = []
        for game in np.flatnonzero(asked & ~games.over).tolist():
            alterations = (altered[game],) if game in altered else ()
            one = observe(self.book, pick(games, np.array([game])), place)
            own = held(self.book, one, recorded, alterations)
            self.done.update(own.done)
            other.append((game, own.orders))
        return other
