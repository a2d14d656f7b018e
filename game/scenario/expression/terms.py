"""Numbers of an expression as exact fractions of whole numbers; nothing is rounded on the way.

A number is `top / bottom * unit`. `top` and `bottom` are whole numbers made of what is read, `bottom`
above 0 and nearly always 1; `unit` is known in advance and takes up all constants, so that dividing by
a constant costs nothing. Sums, `min`, `max` and comparisons first bring both sides to one bottom and
one unit. Whole numbers give the same answer on every machine, and for one game as in a batch.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from math import gcd
from typing import Final

from game.scenario.expression import nodes as n
from game.scenario.expression.names import Names
from game.scenario.expression.ranges import interval

LARGEST_TERM: Final = 2**60
"""Whole numbers up to here are computed in 64 bits, with room to spare; larger ones without a limit."""


@dataclass(frozen=True)
class Term:
    """A whole number; `low` and `high` are its bounds."""

    low: int = field(compare=False)
    high: int = field(compare=False)


@dataclass(frozen=True)
class Known(Term):
    """A whole number known in advance."""

    value: int


@dataclass(frozen=True)
class Read(Term):
    """A whole number that is read: hundredths of a point, a count, or a yes or no as 1 or 0."""

    node: n.Phrase


@dataclass(frozen=True)
class Made(Term):
    """Two whole numbers joined by `+ - * min max`."""

    act: str
    left: Term
    right: Term

    @cached_property
    def _hash(self) -> int:
        return hash((self.act, self.left, self.right))

    def __hash__(self) -> int:
        """Be quick where parts stand in parts."""
        return self._hash


@dataclass(frozen=True)
class Ratio:
    """The number `top / bottom * unit`; `bottom` is above 0."""

    top: Term
    bottom: Term
    unit: Fraction


def known(value: int) -> Known:
    """Return a whole number known in advance."""
    return Known(value, value, value)


ONE: Final = known(1)


def made(act: str, left: Term, right: Term) -> Term:
    """Join two whole numbers; what is known in advance is worked out."""
    corners = [_joined(act, a, b) for a in (left.low, left.high) for b in (right.low, right.high)]
    low, high = min(corners), max(corners)
    if isinstance(left, Known) and isinstance(right, Known):
        return known(low)
    if act == "*" and ONE in (left, right):
        return right if left == ONE else left
    return Made(low, high, act, left, right)


def _joined(act: str, a: int, b: int) -> int:
    match act:
        case "+":
            return a + b
        case "-":
            return a - b
        case "*":
            return a * b
        case "min":
            return min(a, b)
    return max(a, b)


def ratio(node: n.Phrase, names: Names) -> Ratio:
    """Turn a number of an expression into a fraction of whole numbers."""
    match node:
        case n.Number(value=value):
            return Ratio(ONE, ONE, value) if value else Ratio(known(0), ONE, Fraction(1))
        case n.UnarySign(part=part):
            whole = ratio(part, names)
            return Ratio(whole.top, whole.bottom, -whole.unit)
        case n.Arithmetic(operator=act, left=left, right=right):
            a, b = ratio(left, names), ratio(right, names)
            if act == "*":
                return Ratio(
                    made("*", a.top, b.top), made("*", a.bottom, b.bottom), a.unit * b.unit
                )
            if act == "/":
                return _quotient(a, b, negative=interval(right, names)[1] < 0)
            top, other, bottom, unit = common(a, b)
            return Ratio(made(act, top, other), bottom, unit)
    unit = Fraction(1, 100) if isinstance(node, HUNDREDTHS) else Fraction(1)
    low, high = (int(bound / unit) for bound in interval(node, names))
    return Ratio(Read(low, high, node), ONE, unit)


HUNDREDTHS: Final = (n.IndicatorAt, n.Cooperation, n.TrustBetween)
"""What is read in hundredths of a point; the rest is counted."""


def _quotient(a: Ratio, b: Ratio, negative: bool) -> Ratio:
    """Divide by what is always above 0, or always below."""
    turned = negative != (b.unit < 0)
    below = made("*", known(-1), b.top) if turned else b.top
    unit = a.unit / (-b.unit if turned else b.unit)
    return Ratio(made("*", a.top, b.bottom), made("*", a.bottom, below), unit)


def common(a: Ratio, b: Ratio) -> tuple[Term, Term, Term, Fraction]:
    """Bring two numbers to one bottom and one unit above 0: both tops, the bottom and the unit.

    >>> first, second, bottom, unit = common(Ratio(ONE, ONE, Fraction(1, 6)), Ratio(ONE, ONE, Fraction(3, 4)))
    >>> first.high, second.high, bottom.high, unit
    (2, 9, 1, Fraction(1, 12))
    """
    top, other, bottom = a.top, b.top, a.bottom
    if a.bottom != b.bottom:
        top, other = made("*", top, b.bottom), made("*", other, a.bottom)
        bottom = made("*", a.bottom, b.bottom)
    x, y = a.unit, b.unit
    unit = Fraction(
        gcd(x.numerator * y.denominator, y.numerator * x.denominator), x.denominator * y.denominator
    )
    return times(top, int(x / unit)), times(other, int(y / unit)), bottom, unit


def times(term: Term, factor: int) -> Term:
    """Multiply a whole number by one known in advance."""
    return made("*", term, known(factor))


def parts(term: Term) -> Iterator[Term]:
    """Go through a whole number and all that it is made of; what a part is made of comes before it."""
    if isinstance(term, Made):
        yield from parts(term.left)
        yield from parts(term.right)
    yield term


def is_large(term: Term) -> bool:
    """Tell whether a whole number, or a part of it, may not fit into 64 bits."""
    return not fits(term, LARGEST_TERM)


def fits(term: Term, largest: int) -> bool:
    """Tell whether a whole number and all its parts are at most so far from 0."""
    return all(max(-part.low, part.high) <= largest for part in parts(term))
