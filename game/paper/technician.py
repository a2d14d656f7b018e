"""A page for whoever keeps the school's network."""

from __future__ import annotations

from typing import Final

from game.debrief.markup import Markup, tag
from game.paper.plan import ClassPlan
from game.paper.sheets import document, sheet

_FACTS: Final = ("port", "direction", "out", "sockets", "names", "stored", "not_stored", "gone")
_FALLBACKS: Final = ("cable", "router", "hotspot", "one", "paper")


def technician_page(plan: ClassPlan) -> str:
    """Write the page."""
    title = plan.say("tech.title")
    return document(plan, title, plan.say("tech.note"), [_sheet(plan, title)])


def _sheet(plan: ClassPlan, title: str) -> Markup:
    say = plan.say
    values = {"port": plan.port, "file": plan.file or say("tech.file")}
    facts = [
        tag(
            "tr",
            tag("th", say(f"tech.{name}"), scope="row", class_="kind"),
            tag("td", say(f"tech.{name}.how", **values)),
        )
        for name in _FACTS
    ]
    ways = [
        tag("li", tag("b", say(f"tech.{name}")), " ", say(f"tech.{name}.how"))
        for name in _FALLBACKS
    ]
    return sheet(
        tag("h2", title),
        tag("p", say("tech.what"), class_="lead"),
        tag("table", tag("tbody", facts), class_="plan"),
        tag("h3", say("tech.test")),
        tag("p", say("tech.test.how", **values)),
        tag("h3", say("tech.isolation")),
        tag("p", say("tech.isolation.how")),
        tag("h3", say("tech.chromebook")),
        tag("p", say("tech.chromebook.how")),
        tag("h3", say("tech.else")),
        tag("ol", ways),
        tag("p", say("tech.plain"), class_="box bottom"),
        kind="page text",
    )
