"""The shelf of scenarios."""

from __future__ import annotations

from game.player.plan import Plan
from game.player.shelf import shelf
from game.scenario.model import Scenario
from game.screens.bar import back_tool, bar
from game.screens.here import Here
from game.screens.nodes import Node, Screen, card, group, heading, line, sign, small, text
from game.screens.places import Chooser, Setup
from game.views.about import about


def chooser(here: Here, place: Chooser) -> Screen:
    """A card for each scenario, the shortest first."""
    title = here.say("choose.title")
    cards = (_card(here, name, scenario) for name, scenario in shelf(here.look.language))
    root = group(bar(title, back_tool(here)), group(*cards, kind="shelf", id="shelf", region="now"))
    return Screen("chooser", title, root, escape=here.back)


def _card(here: Here, name: str, scenario: Scenario | str) -> Node:
    """A scenario; one with errors says what is wrong."""
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
        heading(shown.title, 2),
        text(shown.summary),
        group(*(small(said, "", icon=icon) for icon, said in facts), flow="wrap"),
        line(sign("heart", "warn"), small(shown.content_note)) if shown.content_note else None,
        id=name,
        intent=here.over(Setup(Plan(name, next(iter(scenario.lengths))))),
    )
