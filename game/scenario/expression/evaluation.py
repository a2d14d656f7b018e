"""Parts of an expression to functions over arrays: one array operation for each part.

Everything is computed in whole numbers (see `terms`), exactly.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from functools import partial, reduce
from typing import Any, Final

import numpy as np

from game.scenario.expression import nodes as n
from game.scenario.expression import terms as t
from game.scenario.expression.names import Names, Readable

Reader = Callable[[Readable], Any]
"""Reads an array over games, or one number or truth that is the same for all of them."""

_COMPARE: Final[dict[str, Callable[[Any, Any], Any]]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}
_SWAPPED: Final[dict[n.Comparator, n.Comparator]] = {
    "<": ">",
    "<=": ">=",
    ">": "<",
    ">=": "<=",
    "==": "==",
    "!=": "!=",
}
COMBINE: Final[dict[str, np.ufunc]] = {
    "+": np.add,
    "-": np.subtract,
    "*": np.multiply,
    "min": np.minimum,
    "max": np.maximum,
}


def test(node: n.Phrase, names: Names) -> Reader:
    """Compile a yes or no."""
    match node:
        case n.Comparison():
            return _comparison(node, names)
        case n.AllOf(parts=parts):
            return _joined([test(part, names) for part in parts], operator.and_)
        case n.AnyOf(parts=parts):
            return _joined([test(part, names) for part in parts], operator.or_)
        case n.Not(part=part):
            inner = test(part, names)
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
        case n.ClauseOn(mark=mark, lever=i):
            read = operator.attrgetter(mark)
            return lambda r: read(r)[:, i]
    raise TypeError(f"not a yes or no: {node!r}")


def _joined(parts: list[Reader], join: Callable[[Any, Any], Any]) -> Reader:
    if len(parts) == 2:
        first, second = parts
        return lambda r: join(first(r), second(r))
    return lambda r: reduce(join, [part(r) for part in parts])


def _comparison(node: n.Comparison, names: Names) -> Reader:
    first, second, _, _ = t.common(t.ratio(node.left, names), t.ratio(node.right, names))
    large = t.is_large(first) or t.is_large(second)
    left, right = whole(first, names, large), whole(second, names, large)
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


def whole(term: t.Term, names: Names, large: bool) -> Reader | int:
    """Compile a whole number; one known in advance comes as such.

    Args:
        term: the number.
        names: what it speaks of.
        large: whether to compute without a limit instead of in 64 bits.
    """
    match term:
        case t.Known(value=value):
            return value
        case t.Made(act=act, left=first, right=second):
            combine = partial(COMBINE[act], dtype=object) if large else COMBINE[act]
            left, right = whole(first, names, large), whole(second, names, large)
            if callable(left) and callable(right):
                return lambda r: combine(left(r), right(r))
            if callable(left):
                return lambda r: combine(left(r), right)
            return lambda r: combine(left, right(r))  # type: ignore[operator]
        case t.Read(node=node):
            return reading(node, names)
    raise TypeError(f"not a whole number: {term!r}")


def reading(node: n.Phrase, names: Names) -> Reader:
    """Compile what is read: whole hundredths, a count, or a yes or no as 1 or 0."""
    match node:
        case n.IndicatorAt(index=i, lag=0):
            return lambda r: r.indicator[:, i]
        case n.IndicatorAt(index=i, lag=lag):
            return lambda r: r.past(lag)[:, i]
        case n.Cooperation():
            return lambda r: r.cooperation
        case n.TrustBetween(holder=i, actor=j):
            return lambda r: r.trust[:, i, j]
        case n.Round():
            return lambda r: r.round
        case n.Crossed(index=i):
            return lambda r: r.crossed[:, i]
        case n.Stood(lever=i, setting=k, negated=False):
            return lambda r: r.stood[:, i, k]
        case n.Stood(lever=i, setting=k):
            return lambda r: r.stood[:, i].sum(axis=-1) - r.stood[:, i, k]
        case n.Counted(part=part):
            holds = test(part, names)
            return lambda r: np.multiply(holds(r), 1)
    raise TypeError(f"not a number: {node!r}")
