"""Recorded games played again with everybody holding to the record, very many of them at once.

Each game of a batch has one decision altered. All that `what_if` does for one game with the others
holding is done here for the batch; what comes out is the same, game by game.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from game.rules.arrays import Mask, distinct
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
        altered = {
            (self.book.seats.index(each.seat), game): each
            for game, each in enumerate(self.playing)
            if concerns(each, step)
        }
        instead: dict[int, dict[str, tuple[Order, ...]]] = {}
        for place, game in sorted({*altered, *self._refused(games, step, recorded)}):
            if not games.over[game]:
                one = observe(self.book, pick(games, np.array([game])), place)
                seat, alteration = self.book.seats[place], altered.get((place, game))
                alterations = () if alteration is None else (alteration,)
                own = held(self.book, one, recorded.get(seat, ()), alterations)
                self.done.update(own.done)
                instead.setdefault(game, {})[seat] = own.orders
        whole = again(self.book, step.phase, [item.order for item in step.orders], games)
        for game, own_orders in instead.items():
            mine: dict[str, Sequence[Order]] = {**recorded, **own_orders}
            listed = [x for s in (FACILITATOR, *self.book.seats) for x in mine.get(s, ())]
            at = np.array([game])
            lay(whole, at, again(self.book, step.phase, listed, pick(games, at)))
        return whole

    def _refused(
        self, games: Position, step: Step, recorded: Mapping[str, Sequence[Order]]
    ) -> list[tuple[int, int]]:
        """Find where a seat would be refused some of its recorded orders: the seat and the game of each place."""
        book, every = self.book, np.arange(games.games)
        places = [place for place, seat in enumerate(book.seats) if seat in recorded]
        if not places:
            return []
        seats, game = np.repeat(places, len(every)), np.tile(every, len(places))
        seen = look(book, games, game, seats).view
        orders = no_orders(book, step.phase, len(seats))
        refused: Mask = np.zeros(len(seats), dtype=bool)
        for texts, rows in tables(seen, step.phase):
            for place in distinct(seats[rows]).tolist():
                own, given = rows[seats[rows] == place], recorded[book.seats[place]]
                lie = that_lie(given, texts)
                lay(orders, own, encode(book, step.phase, lie, texts))
                refused[own] = len(lie) < len(given)
        refused |= objectionable(book, seen, orders)
        return list(zip(seats[refused].tolist(), game[refused].tolist(), strict=True))
