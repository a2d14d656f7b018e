"""What a mind is: a player that turns what seats see into orders, and says why.

A mind sees only what its seats may know. It decides for any number of rows at once, each of one seat of
one game, and the orders of every row stand in a row of the beat.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Protocol, SupportsIndex, TypeVar

import numpy as np

from game.minds.character import Character, Characters
from game.minds.concession import near
from game.minds.hands import hands_of
from game.minds.memory import Memory, remembered, taken_for
from game.minds.mind import Reason, reason
from game.minds.outlook import standing
from game.minds.thoughts import Thoughts
from game.rules.arrays import Array, Mask, Seeds, Whole, distinct
from game.rules.beats import BeatOrders
from game.rules.chance import SHARES, draw
from game.rules.legality import TalkMenu, allowed, clause_reasons, talk_menu
from game.rules.resolve import phase_of
from game.rules.rulebook import Rulebook
from game.rules.sight import Rows

NERVE = 150
"""Hundredths of a point by which a seat tries its luck with another that has not said anything yet."""


@dataclass(frozen=True)
class Briefing:
    """Everything minds may use to decide, now: [R] rows, each of one seat of one game."""

    book: Rulebook
    seen: Rows
    memory: Memory
    character: Characters
    seeds: Seeds
    """[R] of the minds, not of the games"""
    thoughts: Thoughts = field(default_factory=Thoughts)
    base: Whole | None = None
    """[R] which rows of those that share the thoughts they are; all of them if nothing is said"""
    many: int = 0
    """so many rows share the thoughts"""

    def rows(self, rows: Whole) -> Briefing:
        """Take some rows."""
        return Briefing(
            self.book,
            self.seen.rows(rows),
            remembered(self.memory, rows),
            self.character.rows(rows),
            self.seeds[rows],
            self.thoughts,
            rows if self.base is None else self.base[rows],
            self.many or len(self.seen),
        )

    def say(
        self,
        row: SupportsIndex,
        code: str,
        facts: Mapping[str, str | int] | None = None,
        spoken: bool = False,
    ) -> Reason:
        """Give a reason of the seat of a row."""
        return reason(self.book, self.seen.view, int(self.seen.seat[row]), code, facts, spoken)

    def given(self, reasons: Sequence[Reason]) -> list[Reason]:
        """All reasons of a phase: in a game alone every seat has one."""
        if not self.seen.alone:
            return list(reasons)
        told = {one.seat for one in reasons}
        silent = [
            row for row, seat in enumerate(self.seen.seat) if self.book.seats[seat] not in told
        ]
        return [*reasons, *(self.say(row, "nothing_to_do") for row in silent)]

    def lots(self, what: str, of: int | Seeds | Whole) -> Whole:
        """Draw lots in basis points that nothing else draws, for salts, numbers or so many of them: [R, n]."""
        view = self.seen.view
        _, exchange = phase_of(self.book, view)
        subjects = np.arange(of) if isinstance(of, int) else of
        return draw(self.seeds, view.round, f"{what} {exchange}", subjects)

    def lucky(self, what: str, percent: Whole) -> Mask:
        """Draw once in each row with a chance in percent [R]: [R]."""
        return self.lots(what, 1)[:, 0] < percent * SHARES // 100

    @cached_property
    def at(self) -> Whole:
        """The rows, counted: [R]."""
        return np.arange(len(self.seen))

    @cached_property
    def others(self) -> Mask:
        """All seats but the row's own: [R, S]."""
        return ~self.book.itself[self.seen.seat]

    @cached_property
    def owns(self) -> Mask:
        """The levers of the row's seat: [R, L]."""
        return self.book.owns[self.seen.seat]

    @cached_property
    def standing(self) -> Whole:
        """The settings to expect if nothing new is decided: [R, L]; nobody writes to them."""
        return standing(self.seen.view)

    @cached_property
    def taken(self) -> Whole:
        """The settings that levers are taken to have, hidden ones that are suspected among them: [R, L]."""
        return taken_for(self.seen.view, self.memory.hidden)

    @cached_property
    def menu(self) -> TalkMenu:
        """What may be said."""
        return talk_menu(self.book, self.seen.view)

    @cached_property
    def may_name(self) -> Mask:
        """The settings that may be clauses: [R, L, K]; as in the menu, without the rest of it."""
        may = allowed(clause_reasons(self.book, self.seen.view))
        return np.broadcast_to(may, (len(self.seen), *may.shape[1:]))

    @cached_property
    def mettle(self) -> Whole:
        """How far each asks for more, or less, than others of its kind: [R] percent, 60 to 140."""
        return 60 + draw(self.seeds, 0, "mettle", np.arange(1))[:, 0] * 80 // SHARES

    @cached_property
    def pace(self) -> Whole:
        """How its demands fall: [R], as its character says or one step from it; the same all game."""
        steps = draw(self.seeds, 0, "pace", np.arange(1))[:, 0] * 3 // SHARES - 1
        return near(self.character.pace, steps)

    @cached_property
    def patience(self) -> Whole:
        """How often, in percent, it waits for what others do where it could go first: [R], 20 to 60."""
        return 20 + draw(self.seeds, 0, "patience", np.arange(1))[:, 0] * 41 // SHARES

    @cached_property
    def least(self) -> Whole:
        """What an agreement must bring at the least: [R] hundredths; never less than going on without."""
        return np.maximum(self.character.accepts, 0)

    @cached_property
    def nerve(self) -> Whole:
        """By how much each other may seem to lose by what is put: [R, S]; more where it has not said what it wants."""
        return self.character.bold[:, None] + np.where(self.heard, 0, NERVE)

    @cached_property
    def heard(self) -> Mask:
        """Which seats have shown what they want by anything they said or did: [R, S]."""
        heard: Mask = np.logical_or.reduce(self.memory.taste, axis=(2, 3))
        return heard

    @cached_property
    def forgiving(self) -> Mask:
        """Which others the seat forgives this round: [R, S]; the same in all phases of a round."""
        lots = draw(self.seeds, self.seen.view.round, "forgives", self.book.salt.seat)
        return (lots < self.character.forgives[:, None] * SHARES // 100) & self.others

    @cached_property
    def shunned(self) -> Mask:
        """Seats with which it signs nothing now, for they broke their word or seem to have: [R, S]."""
        last = np.maximum(self.memory.last_broken, self.memory.suspected)
        within = self.seen.view.round - last <= self.character.grudge[:, None]
        return (last > 0) & within & ~self.forgiving

    @cached_property
    def hollow(self) -> Mask:
        """Whether what the seat announces this round is not meant: [R]; the same in all phases."""
        lots = draw(self.seeds, self.seen.view.round, "hollow", np.arange(1))[:, 0]
        return lots < self.character.hollow * SHARES // 100

    @cached_property
    def announced(self) -> Whole:
        """What the steps that the seat has announced and means will cost it: [R, L] mandate."""
        _, lever, there = hands_of(self.book, self.seen.seat)
        at = self.at[:, None]
        said = self.seen.view.promised[at, lever]
        price = self.book.hand_price[lever, self.seen.view.setting[at, lever], np.maximum(said, 0)]
        means = there & (said >= 0) & (self.seen.view.clause[at, lever] < 0) & ~self.hollow[:, None]
        cost = np.zeros(self.owns.shape, dtype=np.int64)
        np.add.at(cost, (at, lever), np.where(means, price, 0))
        return cost


class Mind(Protocol):
    """A player. What it keeps from phase to phase is in the memory, its luck comes with what it is told.

    So minds of one name do the same of the same, whatever rows they decide for together.
    """

    @property
    def name(self) -> str:
        """What it is called."""
        ...

    @property
    def character(self) -> Character:
        """How it bargains; minds that are guided by other things have the usual one."""
        ...

    def decide(self, moment: Briefing, beat: BeatOrders) -> Sequence[Reason]:
        """Write what the seat of each row orders into the same row of the beat.

        In a row only what is its seat's is touched, and nothing the menus forbid is asked for.
        Reasons are given for a game alone; for a larger batch nobody reads them, and there are none.
        """
        ...


Orders = TypeVar("Orders", bound=BeatOrders)


def taken(orders: Orders, rows: Array) -> Orders:
    """Take the orders of some rows."""
    return type(orders)(**{item.name: getattr(orders, item.name)[rows] for item in fields(orders)})


def put(orders: Orders, rows: Array, part: Orders) -> None:
    """Write orders in the place of those of some rows."""
    for item in fields(orders):
        getattr(orders, item.name)[rows] = getattr(part, item.name)


def on_rows(
    decide: Callable[[Briefing, Orders], Sequence[Reason]],
    moment: Briefing,
    beat: Orders,
    rows: Whole,
) -> list[Reason]:
    """Have only some rows, rising, decide."""
    if len(rows) == len(moment.seen):
        return list(decide(moment, beat))
    if not len(rows):
        return []
    part = taken(beat, rows)
    reasons = decide(moment.rows(rows), part)
    put(beat, rows, part)
    return list(reasons)


def seat_by_seat(
    decide: Callable[[Briefing, Orders], Sequence[Reason]], moment: Briefing, beat: Orders
) -> list[Reason]:
    """Have the rows of each seat decide by themselves, for what cannot be decided for all seats at once."""
    reasons = []
    for seat in distinct(moment.seen.seat):
        reasons += on_rows(decide, moment, beat, np.flatnonzero(moment.seen.seat == seat))
    return reasons
