"""Why a number is what it is: its causes in one round or since the start, three at first."""

from __future__ import annotations

from dataclasses import replace

from game.screens.dialogs import dialog
from game.screens.here import Here
from game.screens.nodes import (
    Node,
    Screen,
    Tone,
    bullets,
    button,
    card,
    disclosure,
    line,
    small,
    text,
)
from game.screens.places import WhyCard
from game.screens.wants import Show
from game.views.spans import Span
from game.views.why import WhyRow


def ask_why(here: Here, target: str, *about: str) -> Show:
    """Ask why a number is what it is: about the last round that is over, if there is one."""
    return here.over(WhyCard(target, about, here.player.last_span))


def why_card(here: Here, place: WhyCard) -> Screen:
    """The rows with their amounts, and what is behind each."""
    say = here.say
    told = here.player.why(place.target, place.about, _span(place))
    rows = told.rows if place.all else told.first
    left = 0 if place.all else len(told.rest)
    more = button(
        "more",
        say("why.more", count=left),
        here.instead(replace(place, all=True)),
        icon="chevron-down",
    )
    return dialog(
        here,
        f"why.{'.'.join((place.target, '>'.join(place.about)))}".rstrip("."),
        told.title,
        *(_cause(here, place, row) for row in rows),
        small(say("why.none")) if _span(place) is None and not rows and not told.note else None,
        more if left else None,
        text(told.note, kind="note") if told.note else None,
        small(say("why.adds_up")) if rows and not left else None,
        buttons=[*_spans(here, place, told.now is None), here.close()],
        wide=True,
    )


def _span(place: WhyCard) -> Span | None:
    """The round that is asked about; cooperation is that of all rounds together."""
    return None if place.whole or place.target == "cooperation" else place.span


def _spans(here: Here, place: WhyCard, refused: bool) -> tuple[Node, ...]:
    """What asks about the whole game, or about the round again."""
    if refused or place.span is None or place.target == "cooperation":
        return ()
    other = replace(place, whole=not place.whole, all=False, open=frozenset())
    key = "round" if place.whole else "whole"
    return (button(key, here.say(f"why.{key}"), here.instead(other), kind="quiet"),)


def _cause(here: Here, place: WhyCard, row: WhyRow) -> Node:
    """One cause; pressed it shows what is behind it, or no longer shows what it passes the question on to."""
    shown = here.words.signed(row.shown)
    tone: Tone = "good" if row.shown > 0 else "bad" if row.shown < 0 else "soft"
    head = line(text(f"**{shown}**", tone, kind="amount"), text(row.sentence))
    behind = (*row.causes, *(below.sentence for below in row.below))
    if not behind:
        return card(head, kind="cause")
    opened = (row.key in place.open) != row.passed_on
    other = here.instead(replace(place, open=place.open ^ {row.key}))
    made = disclosure(f"cause.{row.key}", head, opened, other, bullets(behind, "soft"))
    return replace(made, kind="cause", hint="" if opened else here.say("why.behind"))
