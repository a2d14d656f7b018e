"""The shelf of scenarios."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from game.pictures.place import banner
from game.player.plan import Plan
from game.player.shelf import shelf
from game.scenario.model import Scenario
from game.screens.bar import back_tool, bar
from game.screens.here import Here
from game.screens.nodes import Node, Screen, card, group, heading, line, sign, small, text
from game.screens.places import Chooser, Setup
from game.views.about import about

LARGE: Final = 1.2
"""Size of text from which cards stand below each other."""
BESIDE: Final = (560.0, 120.0)
"""Size of the picture on one of two cards beside each other."""
ALONE: Final = (1104.0, 130.0)
"""Size of the picture on a card that has its line to itself."""


def chooser(here: Here, place: Chooser) -> Screen:
    """A card for each scenario, the shortest first, two in a line."""
    title = here.say("choose.title")
    offered, most = shelf(here.look.language), 1 if here.look.text > LARGE else 2
    rows = [offered[at : at + most] for at in range(0, len(offered), most)]
    lines = (group(*_cards(here, row), flow="even", kind="shelf") for row in rows)
    root = group(bar(title, back_tool(here)), group(*lines, kind="shelf", id="shelf", region="now"))
    return Screen("chooser", title, root, escape=here.back)


def _cards(here: Here, row: Sequence[tuple[str, Scenario | str]]) -> tuple[Node, ...]:
    size = BESIDE if len(row) > 1 else ALONE
    return tuple(_card(here, name, scenario, size) for name, scenario in row)


def _card(here: Here, name: str, scenario: Scenario | str, size: tuple[float, float]) -> Node:
    """A scenario with its place; one with errors says what is wrong."""
    if isinstance(scenario, str):
        return card(heading(name, 2), text(scenario, "bad"))
    shown = about(scenario)
    minutes = ", ".join(str(length.minutes) for length in shown.lengths)
    facts = (
        ("users", here.say("choose.seats", count=len(shown.seats))),
        ("clock", here.say("choose.minutes", minutes=minutes)),
        ("cake", here.say("choose.age", age=shown.age)),
        ("tag", shown.topic),
    )
    return card(
        Node("image", picture=banner(*shown.place, *size)),
        heading(shown.title, 2),
        text(shown.summary),
        group(*(small(said, "", icon=icon) for icon, said in facts), flow="wrap"),
        line(sign("heart", "warn"), small(shown.content_note)) if shown.content_note else None,
        id=name,
        intent=here.over(Setup(Plan(name, next(iter(scenario.lengths))))),
    )
