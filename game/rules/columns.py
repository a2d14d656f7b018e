"""How a column of a position is declared: one array, what it holds, and who may know it.

Every number and fact is declared once, in `position`. From its declaration are read the shape of its
array (`shape`), how a game begins (`opening`), what a seat is shown of it (`sight`), the names of its
places in the ledger, and its bytes in a digest. A column without a declaration stops the import.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import Field, dataclass, fields, replace
from enum import Enum
from typing import Any, Final, Literal

import numpy as np

from game.rules.arrays import Array
from game.rules.beats import EDITS, PAY
from game.rules.rulebook import Rulebook

Axis = Literal[
    "seat",
    "holder",
    "actor",
    "hearer",
    "reader",
    "text",
    "edit",
    "lever",
    "rank",
    "hand",
    "indicator",
    "lag",
    "event",
    "red_line",
    "fact",
    "kind",
]
"""What the places along an axis stand for; before all of them comes the axis of the games."""


class Secrecy(Enum):
    """Who may know a column; `sight` says how each is carried out."""

    OPEN = "everyone"
    LUCK = "nobody"
    HIDDEN = "nobody, while the game goes on"
    OWN = "the seat whose row it is"
    HAND = "the seat whose hand it is"
    SAID = "who said it, and who heard it"
    SEEN = "whoever sees the indicator exactly"
    GUESSED = "whoever sees the indicator exactly; some see an estimate"
    SHOWN = "the holder; of others' trust all know what all can work out"
    BELIEVED = "every seat what it believes to be in force"
    CHECKED = "whoever can tell what a hidden setting is"
    PLAIN = "everyone if the lever hides nothing, else its owners"
    TOLD = "every seat as far as it was told"
    PARTY = "the parties of a text, and the seat that is to approve it"
    EXISTS = "the same; everyone if a clause of it is public"
    PARENT = "who is party to both texts"
    CLAUSE = "what the seat reads as in force"
    READ = "the seat that reads it so"
    NOBODY = "nobody until the reveal"


@dataclass(frozen=True, slots=True)
class Declaration:
    """One array of a position: [games, axes...]."""

    axes: tuple[Axis, ...]
    kind: Literal["luck", "end", "number", "fact"]
    """a number is written by `post` alone, a fact by `place` and `close`"""
    secrecy: Secrecy
    start: int | Callable[[Rulebook], Array]
    """with what a game begins: the same in every place, or what the rulebook says for each [axes...]"""
    dtype: type[np.generic] = np.int64
    """as the type of the field says"""

    def shape(self, book: Rulebook) -> tuple[int, ...]:
        """Return the lengths of its axes, that of the games left out."""
        return tuple(_length(book, axis) for axis in self.axes)

    def opening(self, book: Rulebook, games: int) -> Array:
        """Return the array of games that begin."""
        array: Array = np.empty((games, *self.shape(book)), self.dtype)
        array[:] = self.start(book) if callable(self.start) else self.start
        return array


def posted(
    *axes: Axis, secrecy: Secrecy, start: int | Callable[[Rulebook], Array] = 0
) -> Mapping[str, Declaration]:
    """Declare a number, in hundredths of a point: `post` adds to it."""
    return {_COLUMN: Declaration(axes, "number", secrecy, start)}


def placed(
    *axes: Axis, secrecy: Secrecy, start: int | Callable[[Rulebook], Array] = 0
) -> Mapping[str, Declaration]:
    """Declare a fact, an index, a count or a yes or no: `place` replaces it."""
    return {_COLUMN: Declaration(axes, "fact", secrecy, start)}


def end(start: int = 0) -> Mapping[str, Declaration]:
    """Declare what says whether and how a game has ended."""
    return {_COLUMN: Declaration((), "end", Secrecy.OPEN, start)}


def luck() -> Mapping[str, Declaration]:
    """Declare what all draws of a game hang on."""
    return {_COLUMN: Declaration((), "luck", Secrecy.LUCK, 0)}


_COLUMN: Final = "column"
DTYPES: Final[Mapping[str, type[np.generic]]] = {
    "Whole": np.int64,
    "Mask": np.bool_,
    "Seeds": np.uint64,
}


def declared(kind: type[Any]) -> dict[str, Declaration]:
    """Read what the fields of a data class declare, in order; whole numbers by themselves are no columns.

    Raises TypeError if a field says nothing of what it holds and who may know it.
    """
    return {item.name: _declared(item) for item in fields(kind) if item.type != "int"}


def _declared(item: Field[Any]) -> Declaration:
    column, dtype = item.metadata.get(_COLUMN), DTYPES.get(str(item.type))
    if not isinstance(column, Declaration) or dtype is None:
        raise TypeError(f"{item.name}: say what it holds and who may know it")
    return replace(column, dtype=dtype)


def _length(book: Rulebook, axis: Axis) -> int:
    return LENGTHS[axis](book)


LENGTHS: Final[Mapping[Axis, Callable[[Rulebook], int]]] = {
    **dict.fromkeys(("seat", "holder", "actor", "hearer"), lambda book: len(book.seats)),
    "reader": lambda book: len(book.seats) + 1,  # last comes nobody, who reads what all may read
    "text": lambda book: book.slots,
    "edit": lambda book: EDITS,
    "lever": lambda book: len(book.levers),
    "rank": lambda book: book.real.shape[1],
    "hand": lambda book: len(book.hand_lever),
    "indicator": lambda book: len(book.indicators),
    "lag": lambda book: max(book.history, 1),
    "event": lambda book: len(book.events),
    "red_line": lambda book: len(book.red_lines),
    "fact": lambda book: len(book.facts),
    "kind": lambda book: len(PAY),
}
