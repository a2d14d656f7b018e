"""Offer slips, and order slips for each seat and round."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game.debrief.markup import Markup, tag
from game.paper.ink import icon, struck
from game.paper.plan import ClassPlan, PaperSeat, PaperTable
from game.paper.roles import masks_of
from game.paper.sheets import cut, document
from game.rules.sight import Observation
from game.views.brief import LeverCard, lever_card

OFFERS: Final = 6
"""Offer slips that are printed for a table: enough for two rounds of talk, and to be copied."""
CLAUSES: Final = 3
"""Clauses of an offer."""
SURE: Final = (0, 25, 50, 75, 100)
"""How sure one can be, in percent."""
_FEW: Final = 2
"""Levers of a seat of which three slips fit on a sheet."""
_MOST: Final = 5
"""Levers on a slip that shares its sheet with one other."""


def offer_slips(plan: ClassPlan) -> str:
    """Write offer slips, two a sheet."""
    slips = [_offer(plan, table) for table in plan.tables for _ in range(OFFERS)]
    note = plan.say("offer.note")
    return document(plan, plan.say("offer.title"), note, cut(slips, 1, 2, "offer"))


def _offer(plan: ClassPlan, table: PaperTable) -> Markup:
    say, agreements = plan.say, plan.words.texts.agreements
    head = tag(
        "tr",
        [tag("th", say(f"offer.{name}"), scope="col", colspan=3) for name in ("give", "ask")],
    )
    second = tag(
        "tr",
        [
            tag("th", say(f"offer.{name}"), scope="col")
            for _ in range(2)
            for name in ("who", "lever", "setting")
        ],
    )
    row = tag("tr", [tag("td") for _ in range(6)])
    picks = [say("offer.public"), say("offer.secret")] if agreements.secret else []
    checks = [say("offer.checked"), say("offer.unchecked")] if agreements.verification else []
    return tag(
        "article",
        tag(
            "div",
            icon("handshake", "icon"),
            tag("h2", say("offer.head")),
            tag("div", say("offer.where", table=table.letter or "___"), class_="where"),
            class_="head",
        ),
        tag(
            "div",
            tag("b", say("offer.from")),
            tag("span", class_="rule"),
            tag("b", say("offer.to")),
            tag("span", class_="rule"),
            class_="line",
        ),
        tag("table", tag("thead", head, second), tag("tbody", [row] * CLAUSES)),
        tag("p", say("offer.most", count=CLAUSES), class_="small"),
        tag(
            "div",
            [tag("span", tag("span", class_="tick"), each) for each in (*picks, *checks)],
            class_="picks",
        ),
        tag(
            "div",
            tag("b", say("offer.signed")),
            tag("span", class_="rule"),
            tag("span", class_="rule"),
            tag("span", class_="rule"),
            class_="line",
        ),
        tag(
            "div",
            tag("b", say("offer.with")),
            tag("span", class_="rule"),
            tag("b", say("offer.would")),
            class_="line",
        ),
        tag(
            "div",
            tag("span", say("offer.binds")),
            tag("span", say("no_names")),
            class_="foot bottom",
        ),
        class_="whole",
    )


def order_slips(plan: ClassPlan) -> str:
    """Write the order slips, a slip for each seat and round; a seat's slips follow each other.

    Sheets are filled up with slips of further rounds, so that no stack says which round is the last.
    """
    sheets = [
        one for table in plan.tables for seat in table.held for one in _orders_of(plan, table, seat)
    ]
    return document(plan, plan.say("order.title"), plan.say("order.note"), sheets)


def _orders_of(plan: ClassPlan, table: PaperTable, seat: PaperSeat) -> list[Markup]:
    seen = plan.seen(table, seat)
    book = plan.words.book
    mine = [at for at, owned in enumerate(book.owns[seen.seat] & book.in_play) if owned]
    if not mine:
        return []
    levers = [lever_card(plan.words, seen, at) for at in mine]
    a_sheet = 3 if len(levers) <= _FEW else 2 if len(levers) <= _MOST else 1
    rounds = -(-book.rounds // a_sheet) * a_sheet
    slips = [_order(plan, table, seat, seen, levers, at) for at in range(1, rounds + 1)]
    return cut(slips, 1, a_sheet, "order" if len(levers) <= _FEW else "order many")


def _order(
    plan: ClassPlan,
    table: PaperTable,
    seat: PaperSeat,
    seen: Observation,
    levers: list[LeverCard],
    round_: int,
) -> Markup:
    say, holder = plan.say, plan.words.texts.stakeholders[seat.seat]
    columns = max(len(lever.settings) for lever in levers)
    first = round_ == 1
    alone = round_ < plan.words.book.talk_from
    promise = tag("div", tag("b", say("order.promise")), tag("span", class_="rule"), class_="line")
    return tag(
        "article",
        tag(
            "div",
            icon(holder.icon, "icon"),
            tag("h2", holder.short.text),
            tag("span", say("seat", label=table.label(seat))),
            tag("span", say("order.round", round=round_), class_="round"),
            class_="head",
        ),
        tag("div", tag("b", say("order.news")), tag("span", class_="rule"), class_="line"),
        tag("table", tag("tbody", [_row(plan, lever, columns, first) for lever in levers])),
        tag("p", say("order.ring.first" if first else "order.ring"), class_="soft"),
        [tag("p", each, class_="small") for each in _stars(plan, levers)],
        promise if alone else None,
        tag("p", tag("b", say("order.sure")), " ", say("order.sure.how"), class_="soft"),
        tag("div", [_believe() for _ in range(2 if alone else 4)], class_="beliefs"),
        tag(
            "div",
            tag("span", say("order.fold")),
            tag("span", say("no_slip")),
            tag("span", say("no_names")),
            class_="foot fold",
        ),
        class_="whole",
    )


def _row(plan: ClassPlan, lever: LeverCard, columns: int, first: bool) -> Markup:
    masks = masks_of(plan.words, lever.id)
    owners = [x for x in plan.words.texts.levers[lever.id].owner if x != "table"]
    with_ = tag("small", plan.say("order.joint")) if len(owners) > 1 else None
    cells = [
        tag(
            "td",
            tag("b", str(number)),
            setting.name + (" *" if setting.id in masks else ""),
            class_="now" if first and setting.stands else None,
        )
        for number, setting in enumerate(lever.settings, 1)
    ]
    empty = [
        tag("td", struck(24.0, 12.5), class_="none") for _ in range(columns - len(lever.settings))
    ]
    return tag(
        "tr",
        tag(
            "th",
            tag("div", icon(lever.icon, "icon small"), tag("span", lever.name, with_)),
            scope="row",
        ),
        cells,
        empty,
        tag("td", tag("span", class_="tick"), plan.say("order.promised"), class_="kept"),
    )


def _believe() -> Markup:
    rings = [tag("span", str(sure)) for sure in SURE]
    return tag(
        "div", tag("span", class_="rule"), tag("span", rings, class_="rings"), class_="believe"
    )


def _stars(plan: ClassPlan, levers: list[LeverCard]) -> Iterator[str]:
    """Say of each hidden setting what others see instead."""
    for lever in levers:
        for looks in masks_of(plan.words, lever.id).values():
            yield plan.say("order.hidden", looks=looks)
