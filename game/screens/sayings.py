"""Other words than texts: promises, denials, what matters most, notice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from game.player.intents import Say
from game.rules.orders import Highlight, Order
from game.screens.dialogs import dialog
from game.screens.here import Here
from game.screens.nodes import (
    Node,
    Pick,
    Screen,
    button,
    choice,
    group,
    heading,
    small,
)
from game.screens.order_keys import order_key
from game.screens.places import Sayings
from game.screens.wants import Then

KINDS: Final = ("promise", "mark", "deny", "leave")


def sayings(here: Here, place: Sayings) -> Screen:
    """The kinds of things to say, and those of the chosen kind."""
    known = {group.kind for group in here.player.menu.groups}
    kinds = [kind for kind in KINDS if kind == "mark" or kind in known]
    kind = place.kind if place.kind in kinds else kinds[0]
    title = here.say("say.title")
    options = [
        Pick(each, here.say(f"say.{each}"), here.instead(replace(place, kind=each)))
        for each in kinds
    ]
    return dialog(
        here,
        "sayings",
        title,
        choice("kind", options, kind, label=title),
        small(here.say(f"say.{kind}.about")),
        *(_marks(here, place) if kind == "mark" else _groups(here, kind)),
        buttons=[button("back", here.say("cancel"), here.back)],
        wide=True,
    )


def _groups(here: Here, kind: str) -> Iterator[Node]:
    for asked in here.player.menu.groups:
        if asked.kind == kind:
            yield heading(asked.title)
            said = (_said(here, c.order, c.text, c.why_not) for c in asked.choices)
            yield group(*said, flow="wrap")


def _said(here: Here, order: Order, said: str, disabled: str = "") -> Node:
    """Have something said, and close."""
    intent = Then((Say(order), here.back))
    return button(order_key(order), said, intent, disabled=disabled)


def _marks(here: Here, place: Sayings) -> Iterator[Node]:
    """To whom which lever is said to matter most."""
    player, words = here.player, here.words
    names = {"": here.say("say.everyone")} | {seat: words.seat(seat) for seat in player.others}
    options = [
        Pick(seat, name, here.instead(replace(place, whom=seat))) for seat, name in names.items()
    ]
    yield choice("whom", options, place.whom, label=here.say("say.whom"))
    book = player.book
    levers = [lever for at, lever in enumerate(book.levers) if book.in_play[at]]
    yield group(
        *(
            button(
                f"mark.{lever}",
                words.lever(lever),
                Then((Say(Highlight(player.seat, lever, place.whom)), here.back)),
            )
            for lever in levers
        ),
        flow="wrap",
    )
