"""The debrief at a glance: how it went and who trusts whom at the end, and three ways into it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from game.debrief.parts import Bullets, Card, Figure, PagePart, Prose
from game.table.kit.nodes import SMALL, Drawing, Node
from game.table.kit.parts import card, column, heading, icon, row, words
from game.table.kit.scene import Look
from game.table.voice import say

LETTERS = 170
"""Of a text that is shortened; the rest is in its part."""
NARROW = 1.2
"""Size of text from which the cards stand below each other."""


def glance(parts: Sequence[PagePart], look: Look) -> Iterator[Node]:
    """Two pictures, and what turned it, what was left on the table, what to talk about."""
    named = {part.id: part for part in parts}
    pictures = [
        _picture(named[id], at) for id, at in (("timeline", 0), ("trust", -1)) if id in named
    ]
    yield _beside([node for node in pictures if node is not None], look)
    yield _beside(list(_ways(named, look)), look)


def _beside(nodes: Sequence[Node], look: Look) -> Node:
    """Nodes side by side where there is room."""
    if look.text > NARROW:
        return column(*nodes, gap=12)
    return row(*nodes, gap=14, even=True, align="stretch")


def _picture(part: PagePart, at: int) -> Node | None:
    figures = [block for block in part.blocks if isinstance(block, Figure)]
    if not figures:
        return None
    drawn = figures[at].narrow[-1]
    shown = Node(Drawing(drawn), role="image", label=drawn.title, value=drawn.description)
    return card(heading(drawn.title or part.title, 20), shown, gap=8, pad=(16, 12))


def _ways(named: Mapping[str, PagePart], look: Look) -> Iterator[Node]:
    told = [
        ("timeline", "route", "glance.turned", _lines(named.get("timeline"))),
        ("possible", "scale", "glance.left", _prose(named.get("possible"))),
        ("questions", "message-square", "glance.ask", _titles(named.get("questions"))),
    ]
    for id, sign, key, said in told:
        if said:
            yield card(
                row(icon(sign, 24, "accent"), heading(say(look, key), 20, grow=1), gap=10),
                words(_shortened(said), SMALL),
                id=f"glance.{id}",
                intent=("part", id),
                label=say(look, key),
                gap=6,
                pad=(16, 12),
            )


def _lines(part: PagePart | None) -> str:
    """The first line of a part's first list."""
    found = (b.lines[0] for b in part.blocks if isinstance(b, Bullets) and b.lines) if part else ()
    return next(iter(found), "")


def _prose(part: PagePart | None) -> str:
    """What a part says first."""
    found = (block.text for block in part.blocks if isinstance(block, Prose)) if part else ()
    return next(iter(found), "")


def _titles(part: PagePart | None) -> str:
    """The first question of a part."""
    found = (block.title for block in part.blocks if isinstance(block, Card)) if part else ()
    return next(iter(found), "")


def _shortened(text: str) -> str:
    """Cut a text after a whole word.

    >>> _shortened("Short.")
    'Short.'
    """
    return text if len(text) <= LETTERS else text[:LETTERS].rsplit(" ", 1)[0] + " …"
