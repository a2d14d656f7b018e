"""All pages of a class, each with the name of its file, and the page that says what to print."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from game.debrief.markup import Markup, tag
from game.paper.beliefs import belief_dots
from game.paper.codes import code_cards
from game.paper.lesson import lesson_plans
from game.paper.levers import lever_cards
from game.paper.plan import ClassPlan
from game.paper.privacy import privacy_pages
from game.paper.roles import role_cards
from game.paper.sheets import document, sheet
from game.paper.slips import offer_slips, order_slips
from game.paper.technician import technician_page
from game.paper.watchers import exit_slips, rubric_page, watcher_cards

PAGES: Final[Mapping[str, Callable[[ClassPlan], str]]] = {
    "plan": lesson_plans,
    "roles": role_cards,
    "codes": code_cards,
    "levers": lever_cards,
    "offers": offer_slips,
    "orders": order_slips,
    "dots": belief_dots,
    "watchers": watcher_cards,
    "exit": exit_slips,
    "rubric": rubric_page,
    "technician": technician_page,
    "privacy": privacy_pages,
}
"""Every page by its name, in the order in which they are listed."""
_STEPS: Final = 5
"""What a teacher does with the sheets, step by step."""
_SECRET: Final = frozenset(("roles", "codes", "orders"))
"""What students must not see before it is theirs."""
_PAPER_ONLY: Final = frozenset(("levers", "offers", "orders", "dots"))
"""What is needed only where there are no devices."""


def handouts(plan: ClassPlan) -> dict[str, str]:
    """Write all pages: name of the file to HTML. The first says what to print."""
    made = {name: build(plan) for name, build in PAGES.items()}
    files = {file_of(plan, name, at): made[name] for at, name in enumerate(made, 1)}
    first = file_of(plan, "start", 0)
    return {first: _start(plan, made), **files}


def file_of(plan: ClassPlan, name: str, number: int) -> str:
    """The name of a page's file, in the language of the cards."""
    return f"{number:02d}-{plan.say(f'file.{name}')}.html"


def sheets_in(page: str) -> int:
    """How many sheets of paper a page takes."""
    return page.count('<section class="sheet')


def _start(plan: ClassPlan, made: Mapping[str, str]) -> str:
    say = plan.say
    rows = [_row(plan, name, at, made[name]) for at, name in enumerate(made, 1)]
    names = ("file", "sheets", "for", "when")
    one = sheet(
        tag("h2", say("start.title")),
        tag("p", _class(plan), class_="lead"),
        tag("p", say("start.how")),
        tag(
            "table",
            tag("thead", tag("tr", [tag("th", say(f"start.{x}"), scope="col") for x in names])),
            tag("tbody", rows),
            class_="plan",
        ),
        tag("p", say("start.secret"), class_="box"),
        tag("p", say("start.drawn" if plan.drawn else "start.tick")),
        tag("h3", say("start.steps")),
        tag("ol", [tag("li", say(f"start.step.{at}")) for at in range(1, _STEPS + 1)]),
        kind="page start",
    )
    return document(plan, say("start.title"), "", [one])


def _class(plan: ClassPlan) -> str:
    tables = len(plan.tables)
    if not plan.size:
        return plan.say("start.none")
    seats = sum(len(table.held) for table in plan.tables)
    return plan.say("start.class", count=plan.size, tables=tables, seats=seats)


def _row(plan: ClassPlan, name: str, at: int, page: str) -> Markup:
    mark = " ●" if name in _SECRET else ""
    use = "paper" if name in _PAPER_ONLY else "all"
    return tag(
        "tr",
        tag(
            "th",
            tag("a", plan.say(f"page.{name}"), href=file_of(plan, name, at)),
            mark,
            scope="row",
        ),
        tag("td", str(sheets_in(page))),
        tag("td", plan.say(f"page.{name}.for")),
        tag("td", plan.say(f"start.{use}")),
    )
