"""The parts of an expression. Places in the text are kept but do not make parts unequal."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

Comparator = Literal["<", "<=", ">", ">=", "==", "!="]
Mark = Literal["agreed", "published", "verified"]


@dataclass(frozen=True)
class Node:
    """A part of an expression; `at` and `end` are where it stands in the text."""

    at: int = field(compare=False)
    end: int = field(compare=False)


@dataclass(frozen=True)
class Number(Node):
    """A number written out, in points (or rounds, or times)."""

    value: Fraction


@dataclass(frozen=True)
class IndicatorAt(Node):
    """An indicator now (lag 0) or some rounds ago."""

    index: int
    lag: int = 0


@dataclass(frozen=True)
class Round(Node):
    """The number of the round."""


@dataclass(frozen=True)
class Cooperation(Node):
    """The cooperation of the table."""


@dataclass(frozen=True)
class TrustBetween(Node):
    """How far the holder trusts the actor."""

    holder: int
    actor: int


@dataclass(frozen=True)
class Crossed(Node):
    """How often a red line has been crossed."""

    index: int


@dataclass(frozen=True)
class Stood(Node):
    """How many rounds a lever has stood at a setting, or at any other one."""

    lever: int
    setting: int
    negated: bool


@dataclass(frozen=True)
class Sign(Node):
    """The negative of a number."""

    part: Node


@dataclass(frozen=True)
class Arithmetic(Node):
    """Two numbers joined by `+ - * / min max`."""

    operator: str
    left: Node
    right: Node


@dataclass(frozen=True)
class Deal(Node):
    """Whether an agreement is in force."""


@dataclass(frozen=True)
class Chosen(Node):
    """Whether a lever is at a setting (or is not)."""

    lever: int
    setting: int
    negated: bool


@dataclass(frozen=True)
class FactIs(Node):
    """Whether a fact has a value (or has not)."""

    fact: int
    value: int
    negated: bool


@dataclass(frozen=True)
class Happened(Node):
    """Whether an event has happened."""

    index: int


@dataclass(frozen=True)
class Chose(Node):
    """Whether an option of an event has been chosen."""

    event: int
    option: int


@dataclass(frozen=True)
class ClauseOn(Node):
    """Whether a clause on a lever is in force, public, or verified."""

    mark: Mark
    lever: int


@dataclass(frozen=True)
class Comparison(Node):
    """Two numbers compared."""

    operator: Comparator
    left: Node
    right: Node


@dataclass(frozen=True)
class Not(Node):
    """The opposite."""

    part: Node


@dataclass(frozen=True)
class AllOf(Node):
    """All parts hold."""

    parts: tuple[Node, ...]


@dataclass(frozen=True)
class AnyOf(Node):
    """At least one part holds."""

    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Counted(Node):
    """A yes or no in a flow: 1 where it holds, 0 where not."""

    part: Node


NUMBERS = (
    Number,
    IndicatorAt,
    Round,
    Cooperation,
    TrustBetween,
    Crossed,
    Stood,
    Sign,
    Arithmetic,
    Counted,
)


def is_number(node: Node) -> bool:
    """Tell a number from a yes or no."""
    return isinstance(node, NUMBERS)


def children(node: Node) -> tuple[Node, ...]:
    """Return the parts directly inside a node."""
    if isinstance(node, (Arithmetic, Comparison)):
        return (node.left, node.right)
    if isinstance(node, (Sign, Not, Counted)):
        return (node.part,)
    if isinstance(node, (AllOf, AnyOf)):
        return node.parts
    return ()
