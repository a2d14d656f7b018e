"""Which values an expression can take: is a condition always or never true, can a divisor be 0?

Conditions are checked by case analysis: every `or` splits, every `and` narrows the ranges of what
it names (so `x > 60 and x < 40` is found). Flows are checked by interval arithmetic.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final, Literal

from game.scenario.expression import nodes as n
from game.scenario.expression.implied import Atom, imply
from game.scenario.expression.names import EPILOGUE, ExpressionError, Names

Verdict = Literal["always", "never"]

_MOST_CASES: Final = 300
_LARGEST_FLOW: Final = 10**7
_LARGEST_PART: Final = 10**13
"""A part of a flow that can be larger is a slip of the author."""

Number = int | Fraction
"""Bounds are exact: a divisor that can be 0 must not pass because a decimal was rounded."""


@dataclass(frozen=True)
class Foreknown:
    """What is known beside a condition: `("lever", 2): {0}`, and of numbers `("stood", 2, 1, False): (0, 0)`."""

    values: dict[Atom, frozenset[int]] = field(default_factory=dict)
    ranges: Mapping[Atom, tuple[int, int]] = field(default_factory=dict)


NOTHING: Final = Foreknown()


def verdict(node: n.Phrase, names: Names, known: Foreknown = NOTHING) -> Verdict | None:
    """Tell whether a condition is always or never true, or None if it depends.

    Args:
        node: the condition.
        names: what it speaks of.
        known: what is known besides.
    """
    if not possible(node, True, names, known):
        return "never"
    if not possible(node, False, names, known):
        return "always"
    return None


def parts_of(node: n.Phrase) -> Iterator[n.Phrase]:
    """Go through an expression and all its parts, the whole first."""
    yield node
    for child in n.children(node):
        yield from parts_of(child)


def said(bound: Number) -> str:
    """Write a bound."""
    return f"{float(bound):g}"


# Conditions: case analysis


@dataclass
class _Case:
    """What is known in one case: ranges of numbers (in hundredths) and allowed values."""

    names: Names
    ranges: dict[Atom, tuple[int, int]] = field(default_factory=dict)
    values: dict[Atom, frozenset[int]] = field(default_factory=dict)
    sums: list[_Sum] = field(default_factory=list)

    def copy(self) -> _Case:
        return _Case(self.names, dict(self.ranges), dict(self.values), list(self.sums))


@dataclass(frozen=True)
class _Sum:
    """`sum(factor * atom) + constant <= 0`, or `!= 0` if `unequal`; whole hundredths."""

    terms: tuple[tuple[Atom, int], ...]
    constant: int
    unequal: bool = False


def possible(node: n.Phrase, wanted: bool, names: Names, known: Foreknown = NOTHING) -> bool:
    """Tell whether a condition can be true, or if that is not `wanted`, whether it can be false."""
    budget = [_MOST_CASES]
    case = _Case(names, dict(known.ranges), dict(known.values))
    return _search([(node, wanted)], case, budget)


def _search(todo: list[tuple[n.Phrase, bool]], state: _Case, budget: list[int]) -> bool:
    budget[0] -= 1
    if budget[0] < 0:
        return True
    splits: list[tuple[n.AllOf | n.AnyOf, bool]] = []
    while todo:
        node, wanted = todo.pop()
        if isinstance(node, n.Not):
            todo.append((node.part, not wanted))
        elif isinstance(node, (n.AllOf, n.AnyOf)):
            if isinstance(node, n.AllOf) == wanted:
                todo.extend((part, wanted) for part in node.parts)
            else:
                splits.append((node, wanted))
        elif isinstance(node, n.Comparison):
            state.sums.extend(_sums(node, wanted))
        elif not _narrow(node, wanted, state):
            return False
    if not imply(state.values) or not _consistent(state):
        return False
    if not splits:
        return True
    split, wanted = splits[0]
    return any(_search([(part, wanted), *splits[1:]], state.copy(), budget) for part in split.parts)


def _narrow(node: n.Phrase, wanted: bool, state: _Case) -> bool:
    atom, every, those = _choice(node, state.names)
    if not wanted:
        those = every - those
    left = state.values.get(atom, every) & those
    state.values[atom] = left
    return bool(left)


def _choice(node: n.Phrase, names: Names) -> tuple[Atom, frozenset[int], frozenset[int]]:
    """What a yes-or-no part speaks about, the values that can have, and those that make it true."""
    match node:
        case n.Chosen(lever=i, setting=k, negated=negated):
            every = frozenset(range(len(list(names.levers.values())[i])))
            return ("lever", i), every, every - {k} if negated else frozenset((k,))
        case n.FactIs(fact=i, value=k, negated=negated):
            every = frozenset(range(len(list(names.facts.values())[i])))
            return ("fact", i), every, every - {k} if negated else frozenset((k,))
        case n.Chose(event=i, option=k):
            every = frozenset(range(-1, len(list(names.events.values())[i])))
            return ("chose", i), every, frozenset((k,))
        case n.Happened(index=i):
            atom: Atom = ("happened", i)
        case n.ClauseOn(mark=mark, lever=i):
            atom = (mark, i)
        case _:
            atom = ("deal",)
    return atom, frozenset((0, 1)), frozenset((1,))


_OPPOSITE: Final[dict[n.Comparator, n.Comparator]] = {
    "<": ">=",
    ">=": "<",
    ">": "<=",
    "<=": ">",
    "==": "!=",
    "!=": "==",
}


def _sums(node: n.Comparison, wanted: bool) -> list[_Sum]:
    operator = node.operator
    if not wanted:
        operator = _OPPOSITE[operator]
    factors: dict[Atom, int] = {}
    constant = _linear(node.left, 1, factors) + _linear(node.right, -1, factors)
    terms = tuple((atom, factor) for atom, factor in factors.items() if factor)
    minus = tuple((atom, -factor) for atom, factor in terms)
    match operator:
        case "<=":
            return [_Sum(terms, constant)]
        case "<":
            return [_Sum(terms, constant + 1)]
        case ">=":
            return [_Sum(minus, -constant)]
        case ">":
            return [_Sum(minus, -constant + 1)]
        case "==":
            return [_Sum(terms, constant), _Sum(minus, -constant)]
    return [_Sum(terms, constant, unequal=True)]


def _linear(node: n.Phrase, sign: int, factors: dict[Atom, int]) -> int:
    """Add a number's parts to `factors` and return its constant, in hundredths."""
    if isinstance(node, n.Number):
        return sign * round(node.value * 100)
    if isinstance(node, n.UnarySign):
        return _linear(node.part, -sign, factors)
    if isinstance(node, n.Arithmetic):
        right = sign if node.operator == "+" else -sign
        return _linear(node.left, sign, factors) + _linear(node.right, right, factors)
    atom = _atom(node)
    factors[atom] = factors.get(atom, 0) + sign
    return 0


def _atom(node: n.Phrase) -> Atom:
    match node:
        case n.IndicatorAt(index=i, lag=lag):
            return ("indicator", i, lag)
        case n.TrustBetween(holder=i, actor=j):
            return ("trust", i, j)
        case n.Crossed(index=i):
            return ("crossed", i)
        case n.Stood(lever=i, setting=k, negated=negated):
            return ("stood", i, k, negated)
        case n.Round():
            return ("round",)
    return ("cooperation",)


def _domain(atom: Atom, names: Names) -> tuple[int, int]:
    match atom:
        case ("indicator", int(i), _):
            low, high = list(names.indicators.values())[i]
            return round(low * 100), round(high * 100)
        case ("round",):
            return 100, names.rounds * 100
        case ("crossed", _) | ("stood", _, _, _):
            return 0, (names.rounds + EPILOGUE) * 100
    return 0, 10_000


def _consistent(state: _Case) -> bool:
    """Narrow all ranges by all sums until nothing changes; False if a range becomes empty."""
    ranges = state.ranges
    for total in state.sums:
        for atom, _ in total.terms:
            if atom not in ranges:
                ranges[atom] = _domain(atom, state.names)
    for _ in range(6):
        before = dict(ranges)
        for total in state.sums:
            possible = _unequal(total, ranges) if total.unequal else _at_most(total, ranges)
            if not possible:
                return False
        if ranges == before:
            break
    return True


def _least(factor: int, bounds: tuple[int, int]) -> int:
    return factor * (bounds[0] if factor > 0 else bounds[1])


def _step(atom: Atom) -> int:
    return 100 if atom[0] in ("round", "crossed", "stood") else 1


def _at_most(total: _Sum, ranges: dict[Atom, tuple[int, int]]) -> bool:
    lowest = total.constant + sum(_least(factor, ranges[atom]) for atom, factor in total.terms)
    if lowest > 0:
        return False
    for atom, factor in total.terms:
        low, high = ranges[atom]
        room = _least(factor, (low, high)) - lowest
        step = _step(atom)
        if factor > 0:
            high = min(high, room // factor // step * step)
        else:
            low = max(low, -(room // -factor))
            low = -(-low // step) * step
        if low > high:
            return False
        ranges[atom] = (low, high)
    return True


def _unequal(total: _Sum, ranges: dict[Atom, tuple[int, int]]) -> bool:
    lowest = total.constant + sum(_least(factor, ranges[atom]) for atom, factor in total.terms)
    highest = total.constant - sum(_least(-factor, ranges[atom]) for atom, factor in total.terms)
    if lowest == highest == 0:
        return False
    if len(total.terms) == 1 and abs(total.terms[0][1]) == 1:
        atom, factor = total.terms[0]
        value, (low, high), step = -total.constant * factor, ranges[atom], _step(atom)
        low += step * (value == low)
        high -= step * (value == high)
        if low > high:
            return False
        ranges[atom] = (low, high)
    return True


# Flows and spans: interval arithmetic in points


def interval(node: n.Phrase, names: Names, epilogue: int = EPILOGUE) -> tuple[Number, Number]:
    """Return the lowest and highest value of a number, in points, exactly.

    Args:
        node: the number.
        names: what it speaks of.
        epilogue: rounds after the last one in which it is still read; flows are.

    Raises:
        ExpressionError: a divisor can be 0 (`E405`), or a value can become absurdly large (`E406`).
    """
    match node:
        case n.Number(value=value):
            return value, value
        case n.UnarySign(part=part):
            low, high = interval(part, names, epilogue)
            return -high, -low
        case n.Round():
            return 1, names.rounds + epilogue
        case n.Counted():
            return 0, 1
        case n.Arithmetic():
            low, high = _combined(node, names, epilogue)
            if not -_LARGEST_PART <= low <= high <= _LARGEST_PART:
                raise _too_large(node, "this can become larger than ten trillion")
            return low, high
    low, high = _domain(_atom(node), names)
    return Fraction(low, 100), Fraction(high, 100)


def flow_bounds(node: n.Phrase, names: Names) -> tuple[Number, Number]:
    """Return the least and the most that a flow adds in a round, in points.

    Raises:
        ExpressionError: as `interval`, inside the conditions of a flow as well, and if the whole
            can become absurdly large (`E406`).
    """
    for part in parts_of(node):
        if isinstance(part, n.Comparison):
            interval(part.left, names)
            interval(part.right, names)
    low, high = interval(node, names)
    if not -_LARGEST_FLOW <= low <= high <= _LARGEST_FLOW:
        raise _too_large(node, "this can become larger than ten million")
    return low, high


def _too_large(node: n.Phrase, message: str) -> ExpressionError:
    return ExpressionError(message, node.at, "use smaller numbers", "E406")


def _combined(node: n.Arithmetic, names: Names, epilogue: int) -> tuple[Number, Number]:
    a, b = interval(node.left, names, epilogue)
    c, d = interval(node.right, names, epilogue)
    match node.operator:
        case "+":
            return a + c, b + d
        case "-":
            return (0, 0) if node.left == node.right else (a - d, b - c)
        case "min":
            return min(a, c), min(b, d)
        case "max":
            return max(a, c), max(b, d)
        case "*":
            products = (a * c, a * d, b * c, b * d)
            if node.left == node.right:
                return (0 if a <= 0 <= b else min(a * a, b * b)), max(a * a, b * b)
            return min(products), max(products)
    if c <= 0 <= d:
        raise ExpressionError(
            f"this divisor can be 0: it is between {said(c)} and {said(d)}",
            node.right.at,
            "keep it above 0 with max(..., 1)",
            "E405",
        )
    quotients = [Fraction(over) / under for over in (a, b) for under in (c, d)]
    return min(quotients), max(quotients)
