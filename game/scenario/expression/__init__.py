"""The small language of conditions and flows: read once, evaluated for many games at once.

There is no `eval`, no attribute and no loop in it. A condition is yes or no; a flow is a number of
points: added each round, or what a measure always is. Both name things by the ids of the scenario.

>>> from types import SimpleNamespace
>>> import numpy as np
>>> names = Names({"harvest": (0, 100)}, {"flights": ("none", "deep")}, ("a", "b"), {}, (), {}, 6)
>>> two_games = SimpleNamespace(
...     round=3, indicator=np.array([[4000], [6000]]), setting=np.array([[1], [1]])
... )
>>> compile_condition("harvest >= 50 and flights is deep", names).holds(two_games).tolist()
[False, True]
>>> compile_flow("0.1 * harvest * (1 - harvest / 100)", names).amount(two_games).tolist()
[240, 240]
>>> verdict(compile_condition("harvest > 60 and harvest < 40", names))
'never'
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

import numpy as np

from game.scenario.expression import evaluation, foregone, grammar, nodes, program, ranges
from game.scenario.expression.followed import followed
from game.scenario.expression.foregone import Foregone
from game.scenario.expression.implied import Atom
from game.scenario.expression.mentions import mentions
from game.scenario.expression.names import (
    RESERVED,
    Array,
    ExpressionError,
    Mentions,
    Names,
    Readable,
    full,
)
from game.scenario.expression.nodes import Phrase
from game.scenario.expression.ranges import Verdict

_NO: Final = frozenset((0,))

__all__ = [
    "RESERVED",
    "Condition",
    "ExpressionError",
    "Flow",
    "Foregone",
    "Mentions",
    "Names",
    "Readable",
    "always_one",
    "compile_condition",
    "compile_flow",
    "findings",
    "implied_by",
    "possible",
    "verdict",
]


@dataclass(frozen=True)
class Condition:
    """A yes or no about a position, read and checked."""

    text: str
    root: Phrase = field(repr=False)
    names: Names = field(repr=False, compare=False)
    test: evaluation.Reader = field(repr=False, compare=False)

    def holds(self, readings: Readable) -> Array:
        """Return bool [G]: in which games it is true. The array may be shared; do not write to it."""
        answer = self.test(readings)
        if isinstance(answer, np.ndarray):
            return answer
        return full(readings.indicator.shape[0], bool(answer))

    @cached_property
    def mentions(self) -> Mentions:
        """What the condition names."""
        return mentions(self.root, self.names)


@dataclass(frozen=True)
class Flow:
    """A number of points, added each round or what a measure is, read and checked.

    Attributes:
        low, high: bounds of the amount, in points.
    """

    text: str
    root: Phrase = field(repr=False)
    names: Names = field(repr=False, compare=False)
    low: float
    high: float

    def amount(self, readings: Readable) -> Array:
        """Return int64 [G]: what is added in one round, in hundredths of a point.

        Computed exactly, then rounded once, half away from zero.
        """
        return self._alone.amounts(readings)[:, 0]

    def hangs_on(self, readings: Readable) -> tuple[str, ...]:
        """Name the indicators that it hangs on in a single game, as things stand there."""
        return followed(self.root, self.names, readings)

    @cached_property
    def _alone(self) -> program.Program:
        return program.compile_program([self.root], self.names)

    @cached_property
    def mentions(self) -> Mentions:
        """What the flow names."""
        return mentions(self.root, self.names)


def compile_condition(text: str, names: Names) -> Condition:
    """Read a condition.

    Raises:
        ExpressionError: with the column and, where possible, what to write instead.
    """
    root = grammar.condition(text, names)
    return Condition(text, root, names, evaluation.test(root, names))


def compile_flow(text: str, names: Names) -> Flow:
    """Read a flow.

    Raises:
        ExpressionError: also if a divisor can be 0 or the amount can become absurdly large.
    """
    root = grammar.formula(text, names)
    low, high = ranges.flow_bounds(root, names)
    return Flow(text, root, names, float(low), float(high))


def verdict(
    condition: Condition, *, reached: Mapping[str, Collection[str]] | None = None
) -> Verdict | None:
    """Tell whether a condition is always or never true, as far as ranges can tell.

    Args:
        condition: the condition.
        reached: levers that can be moved, with the settings at which they may stand.
    """
    return ranges.verdict(condition.root, condition.names, _known(condition.names, reached or {}))


def possible(
    condition: Condition,
    *,
    rounds: int | None = None,
    still: Mapping[str, str] | None = None,
    absent: Collection[str] = (),
    reached: Mapping[str, Collection[str]] | None = None,
) -> bool:
    """Tell whether a condition can be true, as far as ranges can tell.

    Args:
        condition: the condition.
        rounds: the number of rounds, if not the largest.
        still: levers that cannot be moved, with the setting they stand at.
        absent: events that cannot happen.
        reached: levers that can be moved, with the settings at which they may stand.
    """
    names = condition.names if rounds is None else replace(condition.names, rounds=rounds)
    known = _known(names, {**(reached or {}), **{k: (v,) for k, v in (still or {}).items()}})
    places = {name: place for place, name in enumerate(names.levers)}
    for lever in still or ():
        known.values.update(
            {(mark, places[lever]): _NO for mark in ("agreed", "published", "verified")}
        )
    events = {name: place for place, name in enumerate(names.events)}
    for event in absent:
        known.values["happened", events[event]] = _NO
        known.values["chose", events[event]] = frozenset((-1,))
    return ranges.possible(condition.root, True, names, known)


def _known(names: Names, reached: Mapping[str, Collection[str]]) -> ranges.Foreknown:
    """What is known where levers may stand at some settings alone."""
    values: dict[Atom, frozenset[int]] = {}
    counts: dict[Atom, tuple[int, int]] = {}
    for place, (lever, settings) in enumerate(names.levers.items()):
        if lever in reached:
            open_to = {key for key, name in enumerate(settings) if name in reached[lever]}
            values["lever", place] = frozenset(open_to)
            for key in range(len(settings)):
                if key not in open_to:
                    counts["stood", place, key, False] = (0, 0)
                if open_to == {key}:
                    counts["stood", place, key, True] = (0, 0)
    return ranges.Foreknown(values, counts)


def implied_by(condition: Condition, others: Sequence[Condition]) -> bool:
    """Tell whether one of the others holds whenever the condition does, as far as ranges can tell."""
    parts = tuple(nodes.Not(other.root.at, other.root.end, other.root) for other in others)
    root = condition.root
    without = nodes.AllOf(root.at, root.end, (root, *parts))
    return not ranges.possible(without, True, condition.names)


def always_one(conditions: Sequence[Condition]) -> bool:
    """Tell whether one of some conditions holds in every position, as far as ranges can tell."""
    roots = tuple(condition.root for condition in conditions)
    if len(roots) < 2:
        return False
    return not ranges.possible(nodes.AnyOf(0, 0, roots), False, conditions[0].names)


def findings(condition: Condition) -> tuple[Foregone, ...]:
    """Return the comparisons whose answer is known in advance, with their columns and ranges."""
    return foregone.findings(condition.root, condition.names, condition.text)
