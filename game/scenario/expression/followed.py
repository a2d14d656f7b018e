"""Which indicators a number hangs on as things stand: of what `min` and `max` join, the lowest or highest alone."""

from __future__ import annotations

from typing import Final

from game.scenario.expression import nodes as n
from game.scenario.expression.names import Names, Readable
from game.scenario.expression.program import compile_program

CHOOSING: Final = ("min", "max")
"""Of what these join one side counts; both count where they are equal."""


def followed(root: n.Phrase, names: Names, readings: Readable) -> tuple[str, ...]:
    """Name the indicators that a number hangs on in a single game, in the order of the scenario.

    Where a number written out counts alone, as in `min(a, 50)`, it hangs on all that it reads.
    """
    found = _counting(root, names, readings) or _read(root)
    return tuple(name for at, name in enumerate(names.indicators) if at in found)


def _counting(node: n.Phrase, names: Names, readings: Readable) -> set[int]:
    """The places of the indicators in the sides that count."""
    if isinstance(node, n.IndicatorAt):
        return {node.index}
    parts = n.children(node)
    if isinstance(node, n.Arithmetic) and node.operator in CHOOSING:
        parts = _chosen(node, names, readings)
    return {at for part in parts for at in _counting(part, names, readings)}


def _chosen(node: n.Arithmetic, names: Names, readings: Readable) -> tuple[n.Phrase, ...]:
    """The side of a `min` or `max` that it equals; both sides where they are equal to the hundredth."""
    sides = compile_program((node.left, node.right), names)
    left, right = (int(side) for side in sides.amounts(readings)[0])
    if left == right:
        return node.left, node.right
    return (node.left,) if (left < right) == (node.operator == "min") else (node.right,)


def _read(node: n.Phrase) -> set[int]:
    """The places of all indicators that a number reads."""
    if isinstance(node, n.IndicatorAt):
        return {node.index}
    return {at for part in n.children(node) for at in _read(part)}
