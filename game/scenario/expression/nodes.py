"""The parts of an expression. Places in the text are kept but do not make parts unequal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

Comparator = Literal["<", "<=", ">", ">=", "==", "!="]
Mark = Literal["agreed", "published", "verified"]


@dataclass(frozen=True)
class Phrase:
    """A part of an expression; `at` and `end` are where it stands in the text."""

    at: int = field(compare=False)
    end: int = field(compare=False)


@dataclass(frozen=True)
class Number(Phrase):
    """A number written out, in points (or rounds, or times)."""

    value: Fraction


@dataclass(frozen=True)
class IndicatorAt(Phrase):
    """An indicator now (lag 0) or some rounds ago."""

    index: int
    lag: int = 0


@dataclass(frozen=True)
class Round(Phrase):
    """The number of the round."""


@dataclass(frozen=True)
class Cooperation(Phrase):
    """The cooperation of the table."""


@dataclass(frozen=True)
class TrustBetween(Phrase):
    """How far the holder trusts the actor."""

    holder: int
    actor: int


@dataclass(frozen=True)
class Crossed(Phrase):
    """How often a red line has been crossed."""

    index: int


@dataclass(frozen=True)
class Stood(Phrase):
    """How many rounds a lever has stood at a setting, or at any other one."""

    lever: int
    setting: int
    negated: bool


@dataclass(frozen=True)
class UnarySign(Phrase):
    """The negative of a number."""

    part: Phrase


@dataclass(frozen=True)
class Arithmetic(Phrase):
    """Two numbers joined by `+ - * / min max`."""

    operator: str
    left: Phrase
    right: Phrase


@dataclass(frozen=True)
class Deal(Phrase):
    """Whether an agreement is in force."""


@dataclass(frozen=True)
class Chosen(Phrase):
    """Whether a lever is at a setting (or is not)."""

    lever: int
    setting: int
    negated: bool


@dataclass(frozen=True)
class FactIs(Phrase):
    """Whether a fact has a value (or has not)."""

    fact: int
    value: int
    negated: bool


@dataclass(frozen=True)
class Happened(Phrase):
    """Whether an event has happened."""

    index: int


@dataclass(frozen=True)
class Chose(Phrase):
    """Whether an option of an event has been chosen."""

    event: int
    option: int


@dataclass(frozen=True)
class ClauseOn(Phrase):
    """Whether a clause on a lever is in force, public, or verified."""

    mark: Mark
    lever: int


@dataclass(frozen=True)
class Comparison(Phrase):
    """Two numbers compared."""

    operator: Comparator
    left: Phrase
    right: Phrase


@dataclass(frozen=True)
class Not(Phrase):
    """The opposite."""

    part: Phrase


@dataclass(frozen=True)
class AllOf(Phrase):
    """All parts hold."""

    parts: tuple[Phrase, ...]


@dataclass(frozen=True)
class AnyOf(Phrase):
    """At least one part holds."""

    parts: tuple[Phrase, ...]


@dataclass(frozen=True)
class Counted(Phrase):
    """A yes or no in a flow: 1 where it holds, 0 where not."""

    part: Phrase


NUMBERS = (
    Number,
    IndicatorAt,
    Round,
    Cooperation,
    TrustBetween,
    Crossed,
    Stood,
    UnarySign,
    Arithmetic,
    Counted,
)


def is_number(node: Phrase) -> bool:
    """Tell a number from a yes or no."""
    return isinstance(node, NUMBERS)


def children(node: Phrase) -> tuple[Phrase, ...]:
    """Return the parts directly inside a node."""
    if isinstance(node, (Arithmetic, Comparison)):
        return (node.left, node.right)
    if isinstance(node, (UnarySign, Not, Counted)):
        return (node.part,)
    if isinstance(node, (AllOf, AnyOf)):
        return node.parts
    return ()


def walk(node: Phrase) -> Iterator[Phrase]:
    """Every part of an expression, the whole first."""
    yield node
    for part in children(node):
        yield from walk(part)
