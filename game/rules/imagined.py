"""Positions that nobody has played: some games of a batch, with a few facts thought otherwise."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from game.rules.arrays import Array, Whole
from game.rules.position import ARRAYS, Position

Maker = Callable[[], Array]


class Imagined(Position):
    """A position whose fields are worked out when they are first read.

    Forecasts are made by the thousand and read a few fields each; copying the rest of every row would
    take most of their time.
    """

    def __getattr__(self, name: str) -> Any:
        """Work out a field that nobody has read before."""
        maker = self.__dict__.get("_makers", {}).get(name)
        if maker is None:
            raise AttributeError(name)
        value = self.__dict__[name] = maker()
        return value


def imagined(position: Position, games: Whole, **makers: Maker) -> Position:
    """Take games out of a batch, one for each row: `games` [N], any of them any number of times.

    A field with a maker is what that makes of it; each is asked at most once.
    """
    found: Position = object.__new__(Imagined)
    every = {name: _taker(position, name, games) for name in ("seeds", *ARRAYS)}
    every |= {name: cache(maker) for name, maker in makers.items()}
    found.__dict__.update(round=position.round, phase=position.phase, _makers=every)
    return found


def revised(position: Position, makers: Mapping[str, Maker]) -> Position:
    """Say how some fields of an imagined position are to be worked out instead."""
    known = position.__dict__
    every = known["_makers"] | {name: cache(maker) for name, maker in makers.items()}
    kept = {name: value for name, value in known.items() if name not in makers}
    found: Position = object.__new__(Imagined)
    found.__dict__.update(kept, _makers=every)
    return found


def _taker(position: Position, name: str, games: Whole) -> Maker:
    return cache(lambda: getattr(position, name)[games])
