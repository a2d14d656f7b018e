"""Positions that nobody has played: some games of a batch, with a few facts thought otherwise."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from game.rules.arrays import Array, Whole
from game.rules.position import Position

Maker = Callable[[], Array]


class Imagined(Position):
    """A position whose fields are worked out when they are first read.

    Forecasts are made by the thousand and read a few fields each; copying the rest of every row would
    take most of their time.
    """

    def __getattr__(self, name: str) -> Any:
        """Work out a field that nobody has read before."""
        kept = self.__dict__
        if "_of" not in kept or name.startswith("_"):
            raise AttributeError(name)
        known = kept["_known"]
        if name not in known:
            maker = kept["_makers"].get(name)
            known[name] = getattr(kept["_of"], name)[kept["_games"]] if maker is None else maker()
        value = kept[name] = known[name]
        return value

    def changed(self, **values: Any) -> Position:
        """Return the position with some fields replaced."""
        new = super().changed(**values)
        new.__dict__.pop("_notes", None)
        return new


def imagined(position: Position, games: Whole, **makers: Maker) -> Position:
    """Take games out of a batch, one for each row: `games` [N], any of them any number of times.

    A field with a maker is what that makes of it; each is asked at most once.
    """
    found: Position = object.__new__(Imagined)
    found.__dict__.update(
        round=position.round,
        phase=position.phase,
        _of=position,
        _games=games,
        _makers=makers,
        _known={},
    )
    return found


def revised(position: Position, **makers: Maker) -> Position:
    """Say how some fields of a position are to be worked out instead, when they are read."""
    kept = {name: value for name, value in position.__dict__.items() if name not in makers}
    kept.pop("_notes", None)
    kept.setdefault("_of", position)
    kept["_makers"] = kept.get("_makers", {}) | makers
    kept["_known"] = {
        name: value for name, value in kept.get("_known", {}).items() if name not in makers
    }
    found: Position = object.__new__(Imagined)
    found.__dict__.update(kept)
    return found


def noted(position: Position, **notes: Any) -> Position:
    """Note something about an imagined position; it is forgotten when the position is changed.

    - `alike`: (position, [N]) of its different rows, and which of them each row is: alike in settings, in
      numbers of the world and in all that is not of an agreement;
    - `standing`: `stood`, column by column.
    """
    position.__dict__["_notes"] = notes
    return position


def note_of(position: Position, name: str) -> Any:
    """Return what was noted of a position, or None."""
    return position.__dict__.get("_notes", {}).get(name)


def kinds_of(position: Position) -> tuple[Position, Whole | slice]:
    """Return the different rows of a position, and which of them each row is.

    Whatever reads only what is alike is worked out once for every kind.
    """
    found: tuple[Position, Whole | slice] = note_of(position, "alike") or (position, slice(None))
    return found
