"""Code cards: how a seat's device joins, and how the teacher takes the panel back."""

from __future__ import annotations

from urllib.parse import urlencode

from game.debrief.markup import Markup, tag
from game.paper.ink import icon, qr
from game.paper.plan import ClassPlan, PaperSeat, PaperTable
from game.paper.sheets import cut, document


def code_cards(plan: ClassPlan) -> str:
    """Write a card for each seat, ten a sheet, and the teacher's on a sheet of its own."""
    cards = [_card(plan, table, seat) for table in plan.tables for seat in table.held]
    sheets = [*cut(cards, 2, 5, "code"), *cut([_teacher(plan)], 1, 2, "code")]
    note = plan.say("code.note" if plan.letters else "code.note.blank")
    return document(plan, plan.say("code.title"), note, sheets)


def joining(plan: ClassPlan, seat: PaperSeat) -> str:
    """The address that a seat's code leads to; empty where it is not known."""
    if not (plan.address and plan.letters and seat.code):
        return ""
    return f"{plan.address.rstrip('/')}/?{urlencode({'room': plan.letters, 'code': seat.code})}"


def typed(address: str) -> str:
    """An address as it is typed: shorter, and it does not break.

    >>> typed("http://192.168.1.20:8000")
    '192.168.1.20:8000'
    """
    return address.removeprefix("http://")


def _card(plan: ClassPlan, table: PaperTable, seat: PaperSeat) -> Markup:
    holder, address = plan.words.texts.stakeholders[seat.seat], joining(plan, seat)
    told = tag(
        "div",
        tag("h2", icon(holder.icon, "icon"), holder.short.text),
        tag("p", tag("b", plan.say("seat", label=table.label(seat)))),
        tag(
            "dl",
            _line(plan.say("code.address"), typed(plan.address), "address"),
            _line(plan.say("code.room"), plan.letters),
            _line(plan.say("code.seat"), seat.code),
        ),
        tag("p", plan.say("code.keep"), class_="small"),
        class_="told",
    )
    return tag(
        "article", told, qr(address, plan.say("code.qr")) if address else None, class_="whole"
    )


def _line(name: str, value: str, kind: str = "") -> list[Markup]:
    """A code with its name, or a line to write it on."""
    shown = f"{kind} blank".strip() if not value else kind
    return [tag("dt", name), tag("dd", value, class_=shown or None)]


def _teacher(plan: ClassPlan) -> Markup:
    panel = f"{plan.address.rstrip('/')}/teacher" if plan.address else ""
    return tag(
        "article",
        tag(
            "div",
            tag("h2", icon("key-round", "icon"), plan.say("code.teacher")),
            tag(
                "dl",
                _line(plan.say("code.address"), typed(panel), "address"),
                _line(plan.say("code.panel"), plan.teacher),
            ),
            tag("p", plan.say("code.teacher.keep"), class_="small"),
            class_="told",
        ),
        class_="whole",
    )
