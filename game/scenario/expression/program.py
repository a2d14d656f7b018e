"""Flows worked out together: a part that several have in common is worked out once."""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from game.scenario.expression import nodes as n
from game.scenario.expression.evaluation import COMBINE, Reader, points
from game.scenario.expression.names import Readings


@dataclass(frozen=True, slots=True)
class Program:
    """Parts in an order in which each comes after those it is made of."""

    leaves: tuple[Reader | float, ...]
    """what is read or known in advance; these come first"""
    steps: tuple[tuple[Callable[..., Any], tuple[int, ...]], ...]
    """what to do with which of the parts before"""
    results: tuple[int, ...]
    """which parts are the amounts of the flows"""

    def amounts(self, readings: Readings) -> list[Any]:
        """Return float64 points for each flow, not rounded: [G], or one number for all games."""
        found = [leaf(readings) if callable(leaf) else leaf for leaf in self.leaves]
        for act, parts in self.steps:
            found.append(act(*[found[part] for part in parts]))
        return [found[part] for part in self.results]


def compile_program(roots: Sequence[n.Node]) -> Program:
    """Put the parts of flows in order; equal parts are one."""
    ordered: dict[n.Node, None] = {}
    for root in roots:
        _list(root, ordered)
    leaves = [node for node in ordered if not _parts(node)]
    inner = [node for node in ordered if _parts(node)]
    place = {node: at for at, node in enumerate([*leaves, *inner])}
    return Program(
        leaves=tuple(points(leaf) for leaf in leaves),
        steps=tuple((_act(node), tuple(place[part] for part in _parts(node))) for node in inner),
        results=tuple(place[root] for root in roots),
    )


def _list(node: n.Node, ordered: dict[n.Node, None]) -> None:
    for part in _parts(node):
        _list(part, ordered)
    ordered.setdefault(node)


def _parts(node: n.Node) -> tuple[n.Node, ...]:
    match node:
        case n.Arithmetic(left=left, right=right):
            return left, right
        case n.Sign(part=part):
            return (part,)
    return ()


def _act(node: n.Node) -> Callable[..., Any]:
    return COMBINE[node.operator] if isinstance(node, n.Arithmetic) else operator.neg
