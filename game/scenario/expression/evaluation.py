"""Parts of an expression to functions over arrays: one array operation for each part.

Conditions are computed in whole hundredths, flows in float64 points.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from functools import reduce
from typing import Any, Final

import numpy as np

from game.scenario.expression import nodes as n
from game.scenario.expression.names import Array, Readings

Reader = Callable[[Readings], Any]
"""Reads an array over games, or one number or truth that is the same for all of them."""

_COMPARE: Final[dict[str, Callable[[Any, Any], Any]]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt,
    ">=": operator.ge, "==": operator.eq, "!=": operator.ne,
}  # fmt: skip
_SWAPPED: Final[dict[n.Comparator, n.Comparator]] = {
    "<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!=",
}  # fmt: skip
COMBINE: Final[dict[str, Callable[[Any, Any], Any]]] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv,
    "min": np.minimum, "max": np.maximum,
}  # fmt: skip


def test(node: n.Node) -> Reader:
    """Compile a yes or no."""
    match node:
        case n.Comparison():
            return _comparison(node)
        case n.AllOf(parts=parts):
            return _joined([test(part) for part in parts], operator.and_)
        case n.AnyOf(parts=parts):
            return _joined([test(part) for part in parts], operator.or_)
        case n.Not(part=part):
            inner = test(part)
            return lambda r: np.logical_not(inner(r))
        case n.Deal():
            return lambda r: r.deal
        case n.Chosen(lever=i, setting=k, negated=negated):
            compare = operator.ne if negated else operator.eq
            return lambda r: compare(r.setting[:, i], k)
        case n.FactIs(fact=i, value=k, negated=negated):
            compare = operator.ne if negated else operator.eq
            return lambda r: compare(r.fact[:, i], k)
        case n.Happened(index=i):
            return lambda r: r.happened[:, i]
        case n.Chose(event=i, option=k):
            return lambda r: r.chose[:, i] == k
        case n.Clause(mark=mark, lever=i):
            read = operator.attrgetter(mark)
            return lambda r: read(r)[:, i]
    raise TypeError(f"not a yes or no: {node!r}")


def _joined(parts: list[Reader], join: Callable[[Any, Any], Any]) -> Reader:
    if len(parts) == 2:
        first, second = parts
        return lambda r: join(first(r), second(r))
    return lambda r: reduce(join, [part(r) for part in parts])


def _comparison(node: n.Comparison) -> Reader:
    left, right = whole(node.left), whole(node.right)
    symbol = node.operator
    if not callable(left) and callable(right):
        left, right, symbol = right, left, _SWAPPED[symbol]
    compare = _COMPARE[symbol]
    if not callable(left):
        answer = bool(compare(left, right))
        return lambda r: answer
    if not callable(right):
        return lambda r: compare(left(r), right)
    return lambda r: compare(left(r), right(r))


def whole(node: n.Node) -> Reader | int:
    """Compile a number of a condition, in hundredths; a number known in advance comes as such."""
    if isinstance(node, n.Number):
        return round(node.value * 100)
    compiled: Reader | int = _numeric(node, whole, False, _hundredths)
    return compiled


def _hundredths(node: n.Node) -> Reader:
    match node:
        case n.Indicator(index=i, lag=0):
            return lambda r: r.indicator[:, i]
        case n.Indicator(index=i, lag=lag):
            return lambda r: r.past(lag)[:, i]
        case n.Cooperation():
            return lambda r: r.cooperation
        case n.Trust(holder=i, actor=j):
            return lambda r: r.trust[:, i, j]
    return _count(node, 100)


def points(node: n.Node) -> Reader | float:
    """Compile a number of a flow, in points; a number known in advance comes as such."""
    if isinstance(node, n.Number):
        return node.value
    compiled: Reader | float = _numeric(node, points, True, _points)
    return compiled


def _points(node: n.Node) -> Reader:
    if isinstance(node, (n.Indicator, n.Cooperation, n.Trust)):
        read = _hundredths(node)
        return lambda r: read(r) / 100.0
    if isinstance(node, n.Counted):
        holds = test(node.part)
        return lambda r: holds(r) * 1.0
    return _count(node, 1.0)


def _count(node: n.Node, scale: float) -> Reader:
    match node:
        case n.Round():
            return lambda r: r.round * scale
        case n.Crossed(index=i):
            return lambda r: r.crossed[:, i] * scale
        case n.Stood(lever=i, setting=k, negated=False):
            return lambda r: r.stood[:, i, k] * scale
        case n.Stood(lever=i, setting=k):
            return lambda r: (r.stood[:, i].sum(axis=-1) - r.stood[:, i, k]) * scale
    raise TypeError(f"not a number: {node!r}")


def _numeric(
    node: n.Node, compiled: Callable[[n.Node], Any], decimal: bool, leaf: Callable[[n.Node], Reader]
) -> Any:
    if isinstance(node, n.Sign):
        inner = compiled(node.part)
        return (lambda r: -inner(r)) if callable(inner) else -inner
    if not isinstance(node, n.Arithmetic):
        return leaf(node)
    combine = COMBINE[node.operator]
    left, right = compiled(node.left), compiled(node.right)
    if callable(left) and callable(right):
        return lambda r: combine(left(r), right(r))
    if callable(left):
        return lambda r: combine(left(r), right)
    if callable(right):
        return lambda r: combine(left, right(r))
    value = combine(left, right)
    return float(value) if decimal else int(value)


def rounded(amount: Any, games: int) -> Array:
    """Turn points into whole hundredths for every game, rounded once, half away from zero.

    >>> rounded(np.array([0.125, -0.125, 2.0]), 3).tolist()
    [13, -13, 200]
    >>> rounded(1.5, 2).tolist()
    [150, 150]
    """
    whole_numbers = whole_hundredths(np.asarray(amount, dtype=np.float64)).astype(np.int64)
    if whole_numbers.shape == (games,):
        return whole_numbers
    return np.broadcast_to(whole_numbers, (games,))


def whole_hundredths(amount: Array) -> Array:
    """Turn points into whole hundredths, half away from zero, and leave them as float64."""
    exact = amount * 100.0
    found: Array = np.trunc(exact + np.copysign(0.5, exact))
    return found
