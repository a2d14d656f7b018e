"""The graph model of a conflict: states, and the moves by which each seat changes them.

A state is a profile of settings. In one move a seat sets any of the levers it owns alone as it likes
(Fang, Hipel and Kilgour 1993): never to an excluded combination, never away from an irreversible
setting, only to settings whose needs are met where it moves from and that take no agreement, and not at all
once a final setting has ended the game. Mandate and what is hidden play no part. Levers of several owners or of the table
move by coalitions only.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import product

import numpy as np

from game.analysis.packages import PackageSpace, compatible, settled_needs
from game.analysis.utilities import How, imagined, is_static, utilities
from game.rules.arrays import Array, Mask, Whole, distinct, only, some
from game.rules.position import Position
from game.rules.readings import Readings
from game.rules.rulebook import Rulebook
from game.rules.signers import unagreed

STATES = 4_096
"""States whose moves are all followed, to any depth."""
AROUND = 3
"""Moves away from a profile that its neighbourhood holds: a move, a reply and an answer to that."""
LARGEST = 60_000
"""States of a neighbourhood; beyond, answers to replies are left out, and SMR is no more than GMR."""


@dataclass(frozen=True, slots=True, eq=False)
class SeatMoves:
    """The moves of one seat, in the order of where they begin."""

    source: Whole
    """[E] row of the state moved from"""
    target: Whole
    """[E]"""

    def least(self, value: Whole) -> Whole:
        """The smallest `value` [N] that each state's moves lead to: [N]; the largest number without moves."""
        return self._reduced(np.minimum, value, np.iinfo(np.int64).max)

    def most(self, value: Whole) -> Whole:
        """The largest `value` [N] that each state's moves lead to: [N]; the smallest number without moves."""
        return self._reduced(np.maximum, value, np.iinfo(np.int64).min)

    def _reduced(self, ufunc: np.ufunc, value: Whole, nothing: int) -> Whole:
        reduced = np.full(len(value), nothing, dtype=np.int64)
        if len(self.source):
            starts = np.flatnonzero(np.diff(self.source, prepend=-1))
            reduced[self.source[starts]] = ufunc.reduceat(value[self.target], starts)
        return reduced

    def of(self, row: int) -> Whole:
        """The states that the moves from one state lead to."""
        first, last = np.searchsorted(self.source, [row, row + 1])
        return self.target[first:last]

    def only(self, mask: Mask) -> SeatMoves:
        """Keep the marked moves [E]."""
        return SeatMoves(self.source[mask], self.target[mask])


@dataclass(frozen=True, eq=False)
class Graph:
    """States with what they are worth to each seat. N states, S seats, L levers."""

    book: Rulebook
    view: Position
    space: PackageSpace
    number: Whole
    """[N] rising; see `PackageSpace`"""
    setting: Whole
    """[N, L]"""
    utility: Whole
    """[N, S] millionths, without any agreement"""
    whole: bool
    """whether moves are followed to any depth; else one lever at a time, and one reply to each move"""

    @property
    def how(self) -> How:
        """How sure the utilities are."""
        return "exact" if is_static(self.book) else "forecast"

    @cached_property
    def unmet(self) -> Array:
        """[needs, N] where what a need asks for is not there."""
        nothing = np.zeros(len(self.book.levers), dtype=bool)
        readings = Readings(self.book, imagined(self.book, self.view, self.setting, nothing))
        needs = settled_needs(self.book)
        missing = np.zeros((len(needs), len(self.number)), dtype=bool)
        for index, need in enumerate(needs):
            missing[index] = ~need.condition.holds(readings)
        return missing

    @cached_property
    def moves(self) -> tuple[SeatMoves, ...]:
        """The moves of each seat."""
        return tuple(self._moves(seat) for seat in range(len(self.book.seats)))

    def find(self, setting: Whole) -> int:
        """Return the row of settings [L]; -1 if they are not in the graph."""
        number = int(only(self.space.numbers(setting[None])))
        row = int(np.searchsorted(self.number, number))
        return row if row < len(self.number) and self.number[row] == number else -1

    def _moves(self, seat: int) -> SeatMoves:
        """Follow every change of the seat's own levers, or of one of them in a neighbourhood."""
        own = solo(self.book, self.space, seat)
        if not len(own):
            return SeatMoves(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64))
        groups = [own] if self.whole else [own[place : place + 1] for place in range(len(own))]
        changes = [self._changes(places) for places in groups]
        source, target = (np.concatenate(part) for part in zip(*changes, strict=True))
        order = np.lexsort((target, source))
        return SeatMoves(source[order], target[order])

    def _changes(self, places: Whole) -> tuple[Whole, Whole]:
        """Set the levers at some places of the space to every combination of their settings."""
        strides, sizes = self.space.strides[places], self.space.sizes[places]
        rest = self.number - (self.number[:, None] // strides % sizes * strides).sum(axis=1)
        sources, targets = [], []
        for digits in product(*(range(size) for size in sizes)):
            number = rest + int(np.dot(digits, strides))
            row = np.minimum(np.searchsorted(self.number, number), len(self.number) - 1)
            source = np.flatnonzero((self.number[row] == number) & (row != np.arange(len(row))))
            source = source[self._allowed(source, row[source])]
            sources.append(source)
            targets.append(row[source])
        return np.concatenate(sources), np.concatenate(targets)

    def _allowed(self, source: Whole, target: Whole) -> Mask:
        """Tell which moves between rows are allowed: [E]."""
        before, after = self.setting[source], self.setting[target]
        bare = some(unagreed(self.book, np.full_like(before, -1), before, after), 1)
        return may_step(self.book, before, after) & ~bare & ~self._lacking(source, target)

    def _lacking(self, source: Whole, target: Whole) -> Mask:
        lacking = np.zeros(len(source), dtype=bool)
        for need, unmet in zip(settled_needs(self.book), self.unmet, strict=True):
            arrives = self.setting[target, need.lever] == need.setting
            arrives &= self.setting[source, need.lever] != need.setting
            lacking |= arrives & unmet[source]
        return lacking


def may_step(book: Rulebook, before: Whole, after: Whole) -> Mask:
    """Tell which steps leave nothing irreversible and begin before the game has ended: [...] of [..., L]."""
    fine = ~ended(book, before)
    if book.irreversible.any():
        stuck = book.irreversible[np.arange(len(book.levers)), before] & (before != after)
        fine &= ~stuck.any(axis=-1)
    return fine


def ended(book: Rulebook, setting: Whole) -> Mask:
    """Tell where a final setting has ended the game: [...] of settings [..., L]; not if it stood at the start."""
    if not book.final.any():
        return np.zeros(setting.shape[:-1], dtype=bool)
    final = book.final[np.arange(len(book.levers)), setting] & (setting != book.start)
    over: Mask = final.any(axis=-1)
    return over


def solo(book: Rulebook, space: PackageSpace, seat: int) -> Whole:
    """The places in the space of the levers that a seat owns alone."""
    mine = book.owns[seat, space.levers] & (book.owners[space.levers] == 1)
    return np.flatnonzero(mine)


def whole_graph(book: Rulebook, view: Position) -> Graph | None:
    """The graph of all states; None if they are more than 4,096."""
    space = PackageSpace(book)
    if space.size > STATES:
        return None
    return _graph(book, view, space, np.arange(space.size, dtype=np.int64), True)


def graph_around(book: Rulebook, view: Position, profile: Whole) -> Graph:
    """The part of the graph that matters to one profile [L].

    All states that single seats can bring about from it if they are at most 4,096; else those no more
    than three moves of one lever away.
    """
    space = PackageSpace(book)
    alone = np.flatnonzero(book.owners[space.levers] == 1)
    here = int(only(space.numbers(profile[None])))
    sizes, strides = space.sizes[alone].tolist(), space.strides[alone].tolist()
    steps = [
        np.arange(size) * stride - here // stride % size * stride
        for size, stride in zip(sizes, strides, strict=True)
    ]
    total = 1
    for size in sizes:
        total *= size
    whole = total <= STATES
    numbers = np.array([here], dtype=np.int64)
    if whole:
        for step in steps:
            numbers = (numbers[:, None] + step).reshape(-1)
    else:
        numbers = _ball(here, steps)
    return _graph(book, view, space, distinct(numbers), whole)


def _ball(here: int, steps: list[Whole]) -> Whole:
    """The numbers no more than three changed levers away, or two where those are too many."""
    choices = sum(len(step) - 1 for step in steps)
    around = AROUND if choices**3 // 6 <= LARGEST else AROUND - 1
    near = [np.array([here], dtype=np.int64)] + [np.empty(0, dtype=np.int64)] * around
    for step in steps:
        moved = step[step != 0]
        for depth in range(around, 0, -1):
            further = (near[depth - 1][:, None] + moved).reshape(-1)
            near[depth] = np.concatenate([near[depth], further])
    return np.concatenate(near)


def _graph(
    book: Rulebook, view: Position, space: PackageSpace, number: Whole, whole: bool
) -> Graph:
    number = number[compatible(book, view, space.settings(number))]
    setting = space.settings(number)
    worth = utilities(book, view, setting, agreed=False)
    return Graph(book, view, space, number, setting, worth, whole)
