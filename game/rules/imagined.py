"""Situations that nobody has played: games of a batch, with some columns thought otherwise.

Forecasts are made by the thousand and read a few columns each; copying the rest of every row would take
most of their time. So a column is worked out when it is first read, and kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from game.rules.arrays import Array, Mask, Whole
from game.rules.position import Position

Maker = Callable[[], Array]


@dataclass(frozen=True, slots=True, eq=False)
class Origin:
    """Where the columns of imagined situations come from."""

    column: Callable[[str], Array]
    """a column that is not thought otherwise"""
    makers: Mapping[str, Maker]
    """how the others are made"""
    known: dict[str, Array] = field(default_factory=dict)
    """what has been worked out already; shared by all that differ in what was put in its place"""

    def __call__(self, name: str) -> Array:
        """Return a column; each is worked out at most once."""
        if name not in self.known:
            maker = self.makers.get(name)
            self.known[name] = self.column(name) if maker is None else maker()
        return self.known[name]


@dataclass(frozen=True, eq=False)
class Imagined:
    """What forecasts, conditions and scores read of a position, for games that are only thought of.

    Its columns are those of a position by the same names: N rows, [N, axes...].
    """

    round: int
    origin: Origin
    new: Mapping[str, Array] = field(default_factory=dict)
    """columns put in the place of those of the origin"""
    alike: tuple[Imagined, Whole] | None = None
    """its different rows, and which of them each row is [N]: alike in settings, in numbers of the world
    and in all that is not of an agreement; None if nobody knows"""
    standing: Standing | None = None
    """`stood`, column by column, for those who read few of them"""

    def changed(self, *, round: int | None = None, **new: Array) -> Imagined:
        """Return it with some columns replaced, and perhaps in another round."""
        return Imagined(self.round if round is None else round, self.origin, {**self.new, **new})

    def revised(self, **makers: Maker) -> Imagined:
        """Return it with some columns to be made otherwise, when they are read."""
        known = {name: made for name, made in self.origin.known.items() if name not in makers}
        origin = Origin(self.origin.column, {**self.origin.makers, **makers}, known)
        new = {name: made for name, made in self.new.items() if name not in makers}
        return Imagined(self.round, origin, new)

    def _column(self, name: str) -> Array:
        column = self.new.get(name)
        return self.origin(name) if column is None else column

    @property
    def games(self) -> int:
        """How many rows there are."""
        return len(self.setting)

    @cached_property
    def indicator(self) -> Whole:
        """[N, I]."""
        return self._column("indicator")

    @cached_property
    def trust(self) -> Whole:
        """[N, S, S]."""
        return self._column("trust")

    @cached_property
    def mandate(self) -> Whole:
        """[N, S]."""
        return self._column("mandate")

    @cached_property
    def setting(self) -> Whole:
        """[N, L]."""
        return self._column("setting")

    @cached_property
    def stood(self) -> Whole:
        """[N, L, K]."""
        return self._column("stood")

    @cached_property
    def set_round(self) -> Whole:
        """[N, L]."""
        return self._column("set_round")

    @cached_property
    def past(self) -> Whole:
        """[N, rounds kept, I]."""
        return self._column("past")

    @cached_property
    def fact(self) -> Whole:
        """[N, H]."""
        return self._column("fact")

    @cached_property
    def happened(self) -> Whole:
        """[N, E]."""
        return self._column("happened")

    @cached_property
    def chose(self) -> Whole:
        """[N, E]."""
        return self._column("chose")

    @cached_property
    def crossed(self) -> Whole:
        """[N, R]."""
        return self._column("crossed")

    @cached_property
    def clause(self) -> Whole:
        """[N, L]."""
        return self._column("clause")

    @cached_property
    def deal(self) -> Whole:
        """[N, L]."""
        return self._column("deal")

    @cached_property
    def public(self) -> Mask:
        """[N, L]."""
        return self._column("public")

    @cached_property
    def verified(self) -> Mask:
        """[N, L]."""
        return self._column("verified")


Situation = Position | Imagined
"""A position as it was played, or one that is only thought of."""


class Standing:
    """`stood` of imagined situations, of which only the columns that are read are worked out."""

    def __init__(self, before: Situation, games: Whole, setting: Whole, rounds: int) -> None:
        self._before = before.stood
        self._games = games
        self._setting = setting
        self._rounds = rounds

    def __getitem__(self, place: tuple[slice, int] | tuple[slice, int, int]) -> Whole:
        """Return `stood[:, lever]` [N, K] or `stood[:, lever, setting]` [N]."""
        setting = self._setting[:, place[1]]
        before = self._before[place][self._games]
        if len(place) == 3:
            return before + self._rounds * (setting == place[2])
        return before + self._rounds * (setting[:, None] == np.arange(before.shape[1]))


def imagined(of: Situation, games: Whole, **makers: Maker) -> Imagined:
    """Take games out of a batch, one for each row: `games` [N], any of them any number of times.

    A column with a maker is what that makes of it; each is asked at most once.
    """

    def taken(name: str) -> Array:
        column: Array = getattr(of, name)
        return column[games]

    return Imagined(of.round, Origin(taken, makers))


def repeated(of: Situation, rows: int, **makers: Maker) -> Imagined:
    """Take the first game of a batch so many times, without copying what nobody changes."""

    def spread(name: str) -> Array:
        column: Array = getattr(of, name)[0]
        return np.broadcast_to(column, (rows, *column.shape))

    return Imagined(of.round, Origin(spread, makers))


def as_it_is(of: Situation) -> Imagined:
    """Think of games just as they are."""
    if isinstance(of, Imagined):
        return of
    return Imagined(of.round, Origin(lambda name: getattr(of, name), {}))


def kinds_of(situation: Situation) -> tuple[Situation, Whole | slice]:
    """Return the different rows of a situation, and which of them each row is.

    Whatever reads only what is alike is worked out once for every kind.
    """
    if isinstance(situation, Imagined) and situation.alike is not None:
        return situation.alike
    return situation, slice(None)
