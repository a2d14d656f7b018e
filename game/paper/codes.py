"""Code cards: how a seat's device joins, and how the teacher takes the panel back."""

from __future__ import annotations

from urllib.parse import urlencode

from game.debrief.markup import Markup, tag
from game.paper.ink import icon, qr
from game.paper.plan import BLANK, ClassPlan, PaperSeat, PaperTable
from game.paper.sheets import cut, document


def code_cards(plan: ClassPlan) -> str:
    """Write a card for each seat, ten a sheet, and the teacher's on a sheet of its own."""
    cards = [_card(plan, table, seat) for table in plan.tables for seat in table.held]
    sheets = [*cut(cards, 2, 5, "code"), *cut([_teacher(plan)], 2, 5, "code")]
    note = plan.say("code.note" if plan.letters else "code.note.blank")
    return document(plan, plan.say("code.title"), note, sheets)


def joining(plan: ClassPlan, seat: PaperSeat) -> str:
    """The address that a seat's code leads to; empty where it is not known."""
    if not (plan.address and plan.letters and seat.code):
        return ""
    return f"{plan.address.rstrip('/')}/?{urlencode({'room': plan.letters, 'seat': seat.code})}"


def _card(plan: ClassPlan, table: PaperTable, seat: PaperSeat) -> Markup:
    holder, address = plan.words.texts.stakeholders[seat.seat], joining(plan, seat)
    told = tag(
        "div",
        tag("h2", icon(holder.icon, "icon"), holder.short.text),
        tag("p", tag("b", plan.say("seat", label=table.label(seat)))),
        tag(
            "dl",
            tag("dt", plan.say("code.address")),
            tag("dd", plan.address or BLANK, class_="address"),
            tag("dt", plan.say("code.room")),
            tag("dd", plan.letters or BLANK),
            tag("dt", plan.say("code.seat")),
            tag("dd", seat.code or BLANK),
        ),
        tag("p", plan.say("code.keep"), class_="small"),
        class_="told",
    )
    return tag(
        "article", told, qr(address, plan.say("code.qr")) if address else None, class_="whole"
    )


def _teacher(plan: ClassPlan) -> Markup:
    return tag(
        "article",
        tag(
            "div",
            tag("h2", icon("key-round", "icon"), plan.say("code.teacher")),
            tag(
                "dl",
                tag("dt", plan.say("code.address")),
                tag("dd", f"{plan.address}/teacher" if plan.address else BLANK, class_="address"),
                tag("dt", plan.say("code.panel")),
                tag("dd", plan.teacher or BLANK),
            ),
            tag("p", plan.say("code.teacher.keep"), class_="small"),
            class_="told",
        ),
        class_="whole",
    )
