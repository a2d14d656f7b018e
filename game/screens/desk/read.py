"""Reading the role: three short pages, then one question that only the card can answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from game.player.intents import Intent, SetRead
from game.screens.desk import card
from game.screens.desk.frame import At, Leaf, main
from game.screens.nodes import Node, Pick, button, choice, group, small, text
from game.screens.wants import Then

PAGES = 3
"""Pages of reading; after them comes the question."""


def read(at: At) -> Leaf:
    """The page that lies open."""
    page = at.place.page
    return _question(at) if page > PAGES else _reading(at, page)


def _reading(at: At, page: int) -> Leaf:
    inside = _INSIDE[page - 1](at)
    on = main("next", at.say(f"read.on.{page}"), at.to(page=page + 1), icon="chevron-right")
    back = button("back", at.say("back"), at.to(page=page - 1)) if page > 1 else None
    return Leaf(
        at.say(f"read.do.{page}"),
        (_pages(at, page), *inside),
        (back, on),
        key=str(page),
        tools=False,
    )


def _pages(at: At, page: int) -> Node:
    """Which page of how many."""
    said = at.say("read.page", page=page, pages=PAGES)
    return small(f"**{said}**")


def _first(at: At) -> Iterator[Node | None]:
    yield card.office(at.here)
    yield _neighbours(at)


def _neighbours(at: At) -> Node:
    """Who else sits at the table."""
    title = at.say("read.table")
    others = [s for side in at.here.player.brief.sides for s in side.seats if not s.own]
    names = (text(each.short, icon=each.icon, kind="chip") for each in others)
    return group(
        text(f"**{title}**"), group(*names, flow="wrap"), kind="card", id="others", label=title
    )


def _second(at: At) -> Iterator[Node | None]:
    yield card.only_you(at.here)
    yield card.red_lines(at.here)
    yield card.counts(at.here)


def _third(at: At) -> Iterator[Node | None]:
    yield from card.levers(at.here)


_INSIDE = (_first, _second, _third)
"""What stands on each page."""


# The question


def _question(at: At) -> Leaf:
    """One question; a wrong answer shows the line again, the right one says that the card was read."""
    asked, given = at.here.player.question, at.place.answer
    back = button("back", at.say("read.again"), at.to(page=2, answer=-1))
    if at.here.player.due != "brief":
        ready = text(at.say("read.ready.about"), icon="circle-check", tone="good", live=True)
        return Leaf(at.say("read.ready"), (group(ready, kind="card"),), (back,), key="ready")
    if asked is None:
        done = main("read", at.say("read.done"), SetRead("brief"), icon="check")
        return Leaf(at.say("read.do.done"), (), (back, done), key="done")
    picks = [
        Pick(str(n), answer, _answering(at, n, n == asked.right))
        for n, answer in enumerate(asked.answers)
    ]
    chosen = str(given) if given >= 0 else ""
    wrong = given >= 0 and given != asked.right
    again = (
        group(
            text(f"**{at.say('read.wrong')}**"), text(asked.again), kind="card", tone="bad",
            id="again", live=True,
        )
        if wrong
        else None
    )  # fmt: skip
    options = replace(
        choice("question", picks, chosen, label=asked.ask, flow="down"), kind="ballot"
    )
    return Leaf(at.say("read.do.4"), (text(f"**{asked.ask}**"), options, again), (back,), key="4")


def _answering(at: At, answer: int, right: bool) -> Intent:
    """Give an answer; the right one marks the card as read."""
    shows = at.to(answer=answer)
    return Then((SetRead("brief"), shows)) if right else shows
