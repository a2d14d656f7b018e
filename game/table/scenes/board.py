"""The middle of the screen: the table with its seats and who trusts whom."""

from __future__ import annotations

from collections.abc import Mapping

from game.pictures.board import SEAT, board, scale, seat_disc, seat_places
from game.rules.phases import TALK
from game.table.kit.nodes import BODY, SMALL, Column, Drawing, Layers, Node, Row, Words, runs
from game.table.kit.parts import button, column, icon, small
from game.table.kit.scene import Look
from game.table.playing import Play
from game.table.voice import say
from game.views.table import Board

WIDE, HIGH = 780.0, 490.0
RATIO = HIGH / WIDE


def table_board(play: Play, look: Look, chosen: str) -> Node:
    """The table as the reader sees it; `chosen` is the seat whose trust is told apart, or empty."""
    book, shown = play.session.book, play.table(look)
    seats = list(book.seats)
    trust = shown_trust(play, shown)
    focus = seats.index(chosen) if chosen in seats else None
    drawn = board(
        len(seats), trust, focus=focus, wide=WIDE, high=HIGH,
        title=say(look, "board.title"), description=trust_told(play, look, shown, chosen),
    )  # fmt: skip
    places = seat_places(len(seats), WIDE, HIGH)
    around = [
        _seat(play, look, seat, trust, (x / WIDE, y / HIGH), chosen)
        for seat, (x, y) in zip(seats, places, strict=True)
    ]
    background = Node(Drawing(drawn), role="image", label=drawn.title, value=drawn.description)
    key = Node(
        Row(8),
        (
            small(say(look, "board.distrust")),
            Node(Drawing(scale()), width=150, height=14),
            small(say(look, "board.trust")),
        ),
        at=(0.16, 0.985, 0.0, 0.0),
    )
    return Node(
        Layers(RATIO),
        (background, key, _middle(play, look, shown), *around),
        least=250 + 120 * look.text,
        grow=1.0,
    )


def shown_trust(play: Play, shown: Board) -> Mapping[tuple[int, int], int]:
    """Trust by the places of holder and actor, as the reader may know it."""
    seats = list(play.session.book.seats)
    return {(seats.index(row.holder), seats.index(row.actor)): row.value for row in shown.trust}


def trust_told(play: Play, look: Look, shown: Board, chosen: str) -> str:
    """Say what the lines on the table show."""
    rows = [row for row in shown.trust if not chosen or chosen in (row.holder, row.actor)]
    return " ".join(row.sentence for row in rows)


def _seat(
    play: Play,
    look: Look,
    seat: str,
    trust: Mapping[tuple[int, int], int],
    where: tuple[float, float],
    chosen: str,
) -> Node:
    words, book = play.words(look), play.session.book
    place = book.seats.index(seat)
    holder = words.texts.stakeholders[seat]
    found = [value for (_, actor), value in trust.items() if actor == place]
    mean = round(sum(found) / len(found)) if found else None
    own = seat == play.reader
    disc = Node(Drawing(seat_disc(mean, own=own, focus=seat == chosen)))
    sign = Node(Column(0, "middle", "middle"), (icon(holder.icon, 30),))
    size = 2 * SEAT + 14
    top = Node(Layers(), (disc, sign), width=size, height=size)
    name = holder.short.text
    marked = f"**{name}**" if own else name
    pill = Node(
        Row(6, "middle", spread="middle"),
        (Node(Words(runs(marked), SMALL, "on_dark", "middle")),),
        skin="dark_pill",
        pad=(12, 2),
    )
    label = say(look, "board.seat.own" if own else "board.seat", seat=name)
    value = "" if mean is None else say(look, "board.trusted", value=words.number(mean))
    return Node(
        Column(-4, "middle"),
        (top, pill),
        id=f"seat.{seat}",
        role="button",
        label=label,
        value=value,
        hint=f"{holder.name.text}. {value}".strip(),
        intent=("seat", seat),
        at=(where[0], where[1] + 0.02, 0.0, 0.0),
    )


def _middle(play: Play, look: Look, shown: Board) -> Node:
    """What lies on the table: agreements in force and proposals that wait."""
    agreed = len(shown.agreements)
    open_ = len(play.proposals(look)) if play.phase in TALK else 0
    key = "board.agreements.none" if not agreed else "board.agreements"
    # Large letters would reach the seats around it.
    large = look.text > 1.3
    narrow = 210.0 if large else 200.0
    said = runs(f"**{say(look, key, count=agreed)}**")
    lines = [Node(Words(said, SMALL if large else BODY, "ink", "middle", narrow))]
    if open_ and not large:
        said = runs(say(look, "board.open", count=open_))
        lines.append(Node(Words(said, SMALL, "soft", "middle", narrow)))
    inside = column(*lines, gap=2, align="middle")
    node = button("agreements", "", "agreements", look="secondary")
    return Node(
        node.body, (inside,), id="agreements", role="button", label=say(look, key, count=agreed),
        intent="agreements", skin="card_raised", pad=(10, 4) if large else (16, 10), at=(0.5, 0.49, 0.0, 0.0),
    )  # fmt: skip
