"""The middle of the screen: the table with its seats and who trusts whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from game.pictures.board import board, scale, seat_disc
from game.rules.phases import TALK
from game.screens.here import Here
from game.screens.nodes import Node, button, figure, group, small
from game.screens.places import AgreementsPage, AtTable, SeatPage
from game.views.table import TrustRow

WIDE, HIGH = 780.0, 490.0
"""Of the drawing; a device scales it."""


def table_board(here: Here, place: AtTable) -> Node:
    """The table as the reader sees it: the lines of trust, the seats around it and what lies on it."""
    return group(
        _web(here, place.chosen),
        *(_seat(here, place, seat) for seat in here.player.book.seats),
        _middle(here),
        group(
            small(here.say("board.distrust")),
            Node("image", picture=scale()),
            small(here.say("board.trust")),
            kind="scale",
            flow="across",
        ),
        kind="board",
        region="board",
        weight=2,
    )


def _web(here: Here, chosen: str) -> Node:
    """Who trusts whom; with a seat chosen, its own lines alone."""
    seats = here.player.book.seats
    rows = [row for row in here.player.table.trust if not chosen or chosen in _pair(row)]
    drawn = board(
        len(seats), trust_seen(here), focus=seats.index(chosen) if chosen else None,
        wide=WIDE, high=HIGH, title=here.say("board.title"),
        description=" ".join(row.sentence for row in rows),
    )  # fmt: skip
    told = (Node("item", text=row.sentence) for row in rows)
    return figure(drawn, Node("list", children=tuple(told), weight=2), kind="board")


def _pair(row: TrustRow) -> tuple[str, str]:
    return row.holder, row.actor


def trust_seen(here: Here) -> Mapping[tuple[int, int], int]:
    """Trust by the places of holder and actor, as the reader may know it."""
    seats = here.player.book.seats
    return {
        (seats.index(row.holder), seats.index(row.actor)): row.value
        for row in here.player.table.trust
    }


def _trusted(here: Here, seat: str) -> int | None:
    """How far the others trust a seat on average, in hundredths; None for one that nobody trusts."""
    values = [row.value for row in here.player.table.trust if row.actor == seat]
    return round(sum(values) / len(values)) if values else None


def _seat(here: Here, place: AtTable, seat: str) -> Node:
    """A seat: pressed once its lines are told apart, pressed again its card is opened."""
    holder, own = here.player.texts.stakeholders[seat], seat == here.player.seat
    chosen, mean = seat == place.chosen, _trusted(here, seat)
    name = holder.short.text
    called = here.say("board.seat.own" if own else "board.seat", seat=name)
    told = "" if mean is None else here.say("board.trusted", value=here.words.number(mean))
    choose = here.instead(replace(place, chosen=seat))
    return button(
        f"seat.{seat}",
        f"**{name}**" if own else name,
        here.over(SeatPage(seat)) if chosen else choose,
        icon=holder.icon,
        kind="seat",
        picture=seat_disc(mean, own=own, focus=chosen),
        label=f"{called}. {told}".strip() if told else called,
        hint=f"{holder.name.text}. {told}".strip(),
        value="chosen" if chosen else "",
    )


def _middle(here: Here) -> Node:
    """What lies on the table: agreements in force and texts that wait."""
    agreed = len(here.player.table.agreements)
    talk = here.player.moment.phase in TALK
    waiting = len(here.player.tabled) if talk else 0
    said = here.say("board.agreements" if agreed else "board.agreements.none", count=agreed)
    more = small(here.say("board.open", count=waiting)) if waiting else None
    return button(
        "agreements",
        f"**{said}**",
        here.over(AgreementsPage()),
        kind="agreed",
        children=(more,) if more else (),
    )
