"""Below the story of a game: the ways into the parts that tell most of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from game.debrief.parts import PagePart
from game.screens.here import Here
from game.screens.nodes import Node, button, group
from game.screens.places import DebriefPage

WAYS: Final[Mapping[str, tuple[str, str]]] = {
    "timeline": ("route", "turned"),
    "possible": ("scale", "left"),
    "questions": ("message-square", "ask"),
}
"""A part, its icon, and what it answers."""


def glance(here: Here, place: DebriefPage, parts: Sequence[PagePart]) -> Node:
    """What turned it, what was left on the table, what to talk about."""
    return group(*_ways(here, place, {part.id for part in parts}), flow="even")


def _ways(here: Here, place: DebriefPage, there: set[str]) -> Iterator[Node]:
    for id, (icon, key) in WAYS.items():
        if id in there:
            turn = here.instead(replace(place, part=id))
            yield button(f"glance.{id}", here.say(f"glance.{key}"), turn, icon=icon)
