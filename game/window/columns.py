"""Amounts in columns: how wide those are that end the lines of a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from game.screens.nodes import Node, walk
from game.window.blocks import Lettering, runs
from game.window.style import Sort, style_of
from game.window.wording import full_width


def amount_widths(nodes: Iterable[Node], scale: float) -> tuple[float, ...]:
    """How wide the columns of amounts are that these nodes share, the last at the right.

    Nothing if fewer than two of them have any: then they share those of what they stand in.
    """
    lines = [own for node in nodes if (own := list(_lines(node)))]
    if len(lines) < 2:
        return ()
    widths: tuple[float, ...] = ()
    for line in (line for own in lines for line in own):
        wide = [_wide(child, scale) for child in line.children if child.kind == "amount"]
        pairs = zip_longest(reversed(widths), reversed(wide), fillvalue=0.0)
        widths = tuple(reversed([max(pair) for pair in pairs]))
    return widths


def _lines(node: Node) -> Iterator[Node]:
    for each in walk(node):
        if each.flow == "across" and any(child.kind == "amount" for child in each.children):
            yield each


def _wide(node: Node, scale: float) -> float:
    style = style_of(Sort(node.role, node.kind, tone=node.tone, places=frozenset(("line",))))
    text = f"**{node.text}**" if style.bold and "**" not in node.text else node.text
    return full_width(Lettering(runs(text)), style.size * scale) + 2.0
