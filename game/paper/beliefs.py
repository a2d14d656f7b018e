"""Belief dots: how sure a seat is that a clause is kept, laid face down on a signed slip."""

from __future__ import annotations

from itertools import groupby

from game.debrief.markup import Markup, tag
from game.paper.ink import dot
from game.paper.plan import ClassPlan, PaperSeat, PaperTable
from game.paper.sheets import document, sheet
from game.paper.slips import SURE

_ROWS = 8
"""Rows of dots on a sheet; a seat has one row of two sets."""


def belief_dots(plan: ClassPlan) -> str:
    """Write two sets of dots for each seat."""
    seats = [(table, seat) for table in plan.tables for seat in table.held]
    sheets = [
        sheet(
            tag("h2", plan.say("dots.title")),
            tag("p", plan.say("dots.how")),
            tag(
                "div",
                [one for _, (table, seat) in group for one in _dots(table, seat)],
                class_="dots",
            ),
            kind="page",
        )
        for _, group in groupby(enumerate(seats), lambda item: item[0] // _ROWS)
    ]
    return document(plan, plan.say("dots.title"), plan.say("dots.note"), sheets)


def _dots(table: PaperTable, seat: PaperSeat) -> list[Markup]:
    return [
        tag("div", dot(sure), tag("b", f"{sure} %"), table.label(seat))
        for _ in range(2)
        for sure in SURE
    ]
