"""Amounts in columns: how wide those are that end the lines of a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from game.screens.nodes import Node
from game.window.blocks import Lettering, runs
from game.window.style import Sort, places_in, style_of
from game.window.wording import full_width

Placed = tuple[Node, frozenset[str]]
"""An amount and where it stands."""


def amount_widths(
    nodes: Iterable[Node], scale: float, places: frozenset[str] = frozenset()
) -> tuple[float, ...]:
    """How wide the columns of amounts are that these nodes share, the last at the right.

    Nothing if fewer than two of them have any: then they share those of what they stand in.
    """
    lines = [own for node in nodes if (own := list(_lines(node, places)))]
    if len(lines) < 2:
        return ()
    widths: tuple[float, ...] = ()
    for line in (line for own in lines for line in own):
        wide = [_wide(amount, scale) for amount in line]
        pairs = zip_longest(reversed(widths), reversed(wide), fillvalue=0.0)
        widths = tuple(reversed([max(pair) for pair in pairs]))
    return widths


def _lines(node: Node, places: frozenset[str]) -> Iterator[list[Placed]]:
    """The amounts of every line in a node."""
    inside = places_in(node.role, node.kind, node.region, places)
    amounts = [(child, inside) for child in node.children if child.kind == "amount"]
    if node.flow == "across" and amounts:
        yield amounts
    for child in node.children:
        yield from _lines(child, inside)


def _wide(placed: Placed, scale: float) -> float:
    node, places = placed
    marks = frozenset(("across",))
    style = style_of(Sort(node.role, node.kind, tone=node.tone, places=places, marks=marks))
    text = f"**{node.text}**" if style.bold and "**" not in node.text else node.text
    return full_width(Lettering(runs(text)), style.size * scale) + 2.0
