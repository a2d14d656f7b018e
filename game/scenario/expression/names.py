"""What an expression may speak of, what it is evaluated on, and how it is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

RESERVED: Final = (
    "and",
    "or",
    "not",
    "is",
    "round",
    "cooperation",
    "deal",
    "trust",
    "crossed",
    "rounds",
    "happened",
    "chose",
    "agreed",
    "published",
    "verified",
    "min",
    "max",
    "past",
    "true",
    "false",
    "table",
    "mandate",
)
"""Words of the language; none of them can be an id."""

LARGEST_LAG: Final = 20
LARGEST_LENGTH: Final = 300
LARGEST_DEPTH: Final = 30
EPILOGUE: Final = 2
"""The most rounds for which settings act on after the last one."""


class ExpressionError(ValueError):
    """An expression that cannot be accepted.

    Attributes:
        message: what is wrong, in plain words.
        column: where, counted from 0 in the text of the expression.
        hint: what to write instead, or empty.
        code: the diagnostic's code, `E401` to `E406`.
    """

    def __init__(self, message: str, column: int, hint: str = "", code: str = "E401") -> None:
        super().__init__(f"{message}; {hint}" if hint else message)
        self.message = message
        self.column = column
        self.hint = hint
        self.code = code


@dataclass(frozen=True)
class Names:
    """What an expression may speak of; everything is used by its place in the order given here.

    Attributes:
        indicators: id to (low, high), in points.
        levers: id to the ids of its settings.
        seats: ids.
        events: id to the ids of the options of its choice, perhaps none.
        red_lines: ids, unique over all seats.
        facts: id to the ids of its values.
        rounds: the largest number of rounds of any length.
    """

    indicators: Mapping[str, tuple[float, float]]
    levers: Mapping[str, tuple[str, ...]]
    seats: tuple[str, ...]
    events: Mapping[str, tuple[str, ...]]
    red_lines: tuple[str, ...]
    facts: Mapping[str, tuple[str, ...]]
    rounds: int


class Readable(Protocol):
    """The state of G games that an expression reads. No array is ever written to."""

    @property
    def round(self) -> int:
        """The round, from 1."""

    @property
    def indicator(self) -> Array:
        """Int64 [G, I], hundredths of a point."""

    @property
    def setting(self) -> Array:
        """Int64 [G, L], the index of the setting in force."""

    @property
    def trust(self) -> Array:
        """Int64 [G, S, S], hundredths, [holder, actor]."""

    @property
    def deal(self) -> Array:
        """Bool [G], whether any agreement is in force."""

    @property
    def cooperation(self) -> Array:
        """Int64 [G], hundredths."""

    @property
    def crossed(self) -> Array:
        """Int64 [G, R], how often each red line has been crossed."""

    @property
    def stood(self) -> Array:
        """Int64 [G, L, K], rounds each setting of each lever has been in force."""

    @property
    def happened(self) -> Array:
        """Bool [G, E]."""

    @property
    def chose(self) -> Array:
        """Int64 [G, E], the index of the option chosen, or -1."""

    @property
    def fact(self) -> Array:
        """Int64 [G, H], the index of the value."""

    @property
    def agreed(self) -> Array:
        """Bool [G, L], whether a clause on the lever is in force."""

    @property
    def published(self) -> Array:
        """Bool [G, L], whether such a clause is public."""

    @property
    def verified(self) -> Array:
        """Bool [G, L], whether such a clause is verified."""

    def past(self, lag: int) -> Array:
        """Int64 [G, I], the indicators `lag` rounds ago (the first known value before that)."""


@dataclass(frozen=True)
class Mentions:
    """What an expression names, each once, in order of first appearance."""

    indicators: tuple[str, ...] = ()
    levers: tuple[str, ...] = ()
    settings: tuple[tuple[str, str], ...] = ()
    facts: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    events: tuple[str, ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    red_lines: tuple[str, ...] = ()
    trust: tuple[tuple[str, str], ...] = ()
    agreements: tuple[str, ...] = ()
    lags: tuple[int, ...] = ()
    round: bool = False
    cooperation: bool = False
    deal: bool = False
    stood: bool = False
    """Whether it counts rounds that a setting has stood."""


def full(games: int, value: bool) -> Array:
    """Return the same answer for every game."""
    return np.full(games, value, dtype=np.bool_)
