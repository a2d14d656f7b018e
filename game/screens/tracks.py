"""Levers as tracks: a row each, a dot for every setting, one press a choice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from game.player.intents import Intent
from game.rules.phases import ORDERS
from game.screens.here import Here
from game.screens.nodes import Node, group, text
from game.screens.wants import Then

SEATS = 2
"""Seats that are named as caring for a lever, at most."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One setting of a lever, and what pressing it wants."""

    setting: str
    intents: tuple[Intent, ...]
    stands: bool = False
    """Whether it is in force."""
    why_not: str = ""
    price: str = ""
    """What it costs, in points; empty for nothing."""


def track(here: Here, lever: str, dots: Iterable[Dot], chosen: str) -> Node:
    """A lever with its settings in their order: which stands, which is chosen, and who cares most."""
    texts = here.words.texts.levers[lever]
    dots = tuple(dots)
    choices = tuple(_dot(here, lever, dot, chosen) for dot in dots)
    row = Node(
        "radiogroup", id=f"lever.{lever}", children=choices, kind="track", label=texts.name.text,
        value=chosen, flow="across",
    )  # fmt: skip
    return group(
        text(
            texts.name.text, icon=texts.icon, hint=f"{texts.ask.text} ({here.words.owner(lever)})"
        ),
        row,
        *_caring(here, lever),
        kind="track",
        flow="across",
        value="chosen" if chosen else "",
        tone="accent" if here.at_table.open == lever else "",
        id=f"row.{lever}",
    )


def _about(here: Here, lever: str, dots: Sequence[Dot]) -> str:
    """What a lever asks, whose it is, and each setting with what it would bring the reader."""
    words, effects = here.words, here.player.effects
    said = []
    for dot in dots:
        expected = effects.get((lever, dot.setting))
        name = words.setting(lever, dot.setting)
        gain = here.say("now") if dot.stands else words.signed(expected.score) if expected else ""
        said.append(f"**{name}** ({gain})" if gain else f"**{name}**")
    texts = words.texts.levers[lever]
    return f"{texts.ask.text} {words.owner(lever)}: {', '.join(said)}."


def _dot(here: Here, lever: str, dot: Dot, chosen: str) -> Node:
    """A setting; the one in force stands out, and says so."""
    name = here.words.setting(lever, dot.setting)
    priced = here.say("orders.priced", setting=name, price=dot.price) if dot.price else name
    stands = here.say("dot.stands", setting=priced) if dot.stands else priced
    touched = here.instead(replace(here.at_table, open=lever))
    about = here.player.effect_said(lever, dot.setting)
    return Node(
        "radio",
        id=f"lever.{lever}.{dot.setting}",
        text=stands,
        kind="stands" if dot.stands else "dot",
        value="chosen" if dot.setting == chosen else "",
        intent=Then((*dot.intents, touched)),
        disabled=dot.why_not,
        hint=f"**{here.words.lever(lever)}: {stands}.** {about}{_needs(here, lever)}",
    )


def _needs(here: Here, lever: str) -> str:
    """That others have to order the same, of a lever that is not the reader's alone; only where orders are given."""
    owners = here.player.owners(lever)
    if here.player.moment.phase not in ORDERS or len(owners) < 2:
        return ""
    others = [here.words.seat(seat) for seat in owners if seat != here.player.seat]
    return " " + here.say("dot.needs", seats=here.words.listing(others))


def _caring(here: Here, lever: str) -> Sequence[Node]:
    """Who seems to care most for a lever, by icons; those who have said so come first."""
    told = here.player.marked(lever)
    return tuple(
        Node(
            "image",
            icon=here.words.texts.stakeholders[seat].icon,
            tone="warn" if seat in told else "soft",
            kind="track",
            label=here.say("cares.said" if seat in told else "cares", seat=here.words.seat(seat)),
        )
        for seat in here.player.cares(lever)[:SEATS]
    )
