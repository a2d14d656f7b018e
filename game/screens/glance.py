"""The debrief at a glance: how it went and who trusts whom at the end, and three ways into it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from game.debrief.parts import Bullets, Card, Figure, PagePart, Prose
from game.screens.here import Here
from game.screens.nodes import Node, card, figure, group, heading, text
from game.screens.places import DebriefPage

LETTERS: Final = 170
"""Of a text that is shortened; the rest is in its part."""


def glance(here: Here, place: DebriefPage, parts: Sequence[PagePart]) -> tuple[Node, Node]:
    """Two pictures, and what turned it, what was left on the table, what to talk about."""
    named = {part.id: part for part in parts}
    pictures = (
        _picture(named[id], at) for id, at in (("timeline", 0), ("trust", -1)) if id in named
    )
    return group(*pictures, flow="even"), group(*_ways(here, place, named), flow="even")


def _picture(part: PagePart, at: int) -> Node | None:
    figures = [block for block in part.blocks if isinstance(block, Figure)]
    if not figures:
        return None
    drawn = figures[at].narrow[-1]
    return card(heading(drawn.title or part.title, 3), figure(drawn, kind="curve"))


def _ways(here: Here, place: DebriefPage, named: Mapping[str, PagePart]) -> Iterator[Node]:
    ways = (
        ("timeline", "route", "glance.turned", Bullets),
        ("possible", "scale", "glance.left", Prose),
        ("questions", "message-square", "glance.ask", Card),
    )
    for id, icon, key, kind in ways:
        said = _first(named[id], kind) if id in named else ""
        if said:
            yield card(
                heading(here.say(key), 3, icon=icon),
                text(_shortened(said), kind="note"),
                id=f"glance.{id}",
                intent=here.instead(replace(place, part=id)),
            )


def _first(part: PagePart, kind: type[Bullets | Prose | Card]) -> str:
    """What a part says first in a block of this kind."""
    for block in part.blocks:
        if not isinstance(block, kind):
            continue
        match block:
            case Bullets(lines=lines) if lines:
                return lines[0]
            case Prose(text=said) | Card(title=said):
                return said
    return ""


def _shortened(said: str) -> str:
    """Cut a text after a whole word.

    >>> _shortened("Short.")
    'Short.'
    """
    return said if len(said) <= LETTERS else said[:LETTERS].rsplit(" ", 1)[0] + " …"
