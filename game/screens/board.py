"""The middle of the screen: the table with its seats, who trusts whom, what lies there and what is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from game.pictures.board import board, scale
from game.pictures.drawing import Picture
from game.pictures.emblem import emblem
from game.pictures.place import place as place_picture
from game.screens.here import Here
from game.screens.nodes import Node, Tone, button, figure, group, small, text
from game.screens.places import AgreementsPage, AtTable, SeatPage, TalkLog
from game.screens.sheet import between, in_front, titled
from game.views.called import Rumour
from game.views.packages import package_said
from game.views.proposals import Proposal
from game.views.table import AgreementRow, TrustRow

ROOM = 604.0, 374.0
"""Of the drawn place behind the table."""
WIDE, HIGH = 590.0, 385.0
"""Of the drawing; a device scales it."""
BUBBLES = 4
"""Lines that hang over the table at once, the newest."""


def table_board(
    here: Here, place: AtTable, *, said: Sequence[Node] = (), amounts: bool = False
) -> Node:
    """The table as the reader sees it: the place, the lines of trust, the seats around it and what hangs beside them.

    With `amounts` the reader's own lines have theirs, as those of a chosen seat always do.
    """
    return group(
        Node("image", kind="scene", picture=scene(here)),
        _web(here, place.chosen, amounts=amounts or bool(place.chosen)),
        *(_seat(here, place, seat) for seat in here.player.book.seats),
        *said,
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


def scene(here: Here) -> Picture:
    """The drawn place of the scenario."""
    return place_picture(*here.player.about.place, *ROOM)


def _web(here: Here, chosen: str, *, amounts: bool) -> Node:
    """How far the others trust the reader; with a seat chosen, that seat's own lines both ways, with amounts."""
    seats, me = here.player.book.seats, here.player.seat
    rows = [
        row
        for row in here.player.table.trust
        if (chosen in _pair(row) if chosen else me in _pair(row) if amounts else row.actor == me)
    ]
    seen = {(seats.index(row.holder), seats.index(row.actor)): row.value for row in rows}
    drawn = board(
        len(seats), seen, focus=seats.index(chosen or me), amounts=amounts,
        wide=WIDE, high=HIGH, title=here.say("board.title"),
        description=" ".join(row.sentence for row in rows),
    )  # fmt: skip
    told = (Node("item", text=row.sentence) for row in rows)
    return figure(drawn, Node("list", children=tuple(told), weight=2), kind="board")


def _pair(row: TrustRow) -> tuple[str, str]:
    return row.holder, row.actor


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
    mood = here.player.moods[seat]
    told = f"{told} {mood.why}".strip() if mood.kind != "even" else told
    return button(
        f"seat.{seat}",
        f"**{name}**" if own else name,
        here.over(SeatPage(seat)) if chosen else choose,
        icon=holder.icon,
        kind="seat",
        picture=emblem(holder.colour, mood.kind, own=own, chosen=chosen),
        label=f"{called}. {told}".strip() if told else called,
        hint=f"{holder.name.text}. {told}".strip(),
        value="chosen" if chosen else "",
    )


def bubbles(here: Here) -> tuple[Node, ...]:
    """The last line that each other seat has said, the newest of all first; the whole talk is one press away."""
    spoken = {each.seat: each for each in here.player.heard if each.seat and each.aloud}
    newest = [each for seat, each in reversed(spoken.items()) if seat != here.player.seat]
    return tuple(
        said_by(here, each.seat, here.say("talk.heard.line", line=each.aloud), each.sentence)
        for each in newest[:BUBBLES]
    )


def said_by(here: Here, seat: str, said: str, more: str = "") -> Node:
    """What hangs beside a seat."""
    return button(
        f"said.{seat}",
        said,
        here.over(TalkLog()),
        kind="bubble",
        about=(f"seat.{seat}",),
        label=f"{here.words.seat(seat)}: {said}",
        hint=f"{more} {said}".strip(),
    )


# What lies there


def slips(here: Here, place: AtTable) -> Node | None:
    """The texts and agreements that lie on the table, each to be taken in front."""
    player = here.player
    front = in_front(here)
    talking = player.due == "ask" and player.moment.phase == "talk"
    texts = [_text(here, place, t, t is front) for t in player.tabled] if talking else []
    rumours = [_rumour(n, each) for n, each in enumerate(player.rumours)] if talking else []
    deals = [_deal(here, row) for row in player.table.agreements]
    return _lying(here, (*texts, *rumours, *deals))


def deal_slips(here: Here) -> Node | None:
    """The agreements in force."""
    return _lying(here, [_deal(here, row) for row in here.player.table.agreements])


def _lying(here: Here, inside: Sequence[Node]) -> Node | None:
    label = here.say("slips.title")
    return group(*inside, kind="slip", id="slips", label=label, region="aside") if inside else None


def _seats(parties: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"seat.{seat}" for seat in parties)


def _text(here: Here, place: AtTable, tabled: Proposal, front: bool) -> Node:
    title = titled(here, tabled)
    title = here.say("text.new", text=title) if tabled.new and not tabled.mine else title
    said = package_said(here.words, here.player.package_of(tabled.text))
    stands = " ".join(each.sentence for each in tabled.signatures)
    return button(
        f"text.{tabled.text}",
        f"{tabled.number}",
        here.instead(replace(place, text=tabled.text, open="")),
        icon="file-text",
        kind="slip",
        tone="accent" if tabled.new else "",
        label=f"{title}. {stands}",
        hint=f"{title}. {between(here, tabled)}: {said}. {stands}",
        value="chosen" if front else "",
        about=_seats(tabled.parties),
    )


def _rumour(at: int, rumour: Rumour) -> Node:
    """A text of others, of which nothing more is known."""
    said = rumour.sentence
    return text(
        said,
        kind="slip",
        icon="file-lock",
        hint=said,
        id=f"rumour.{at}",
        about=_seats(rumour.parties),
    )


def _deal(here: Here, row: AgreementRow) -> Node:
    """An agreement in force: a signed paper, torn where a clause of it was seen broken."""
    torn = any(clause.verdict == "broken" for clause in row.clauses)
    tone: Tone = "bad" if torn else "good"
    return button(
        f"deal.{row.number}",
        "",
        here.over(AgreementsPage()),
        icon="unlink" if torn else "handshake",
        kind="slip",
        tone=tone,
        label=row.sentence,
        hint=row.sentence,
        about=_seats(row.signers),
    )
