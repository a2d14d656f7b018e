"""The rail below the table: in a line each who has signed what, who would, who is cheated."""

from __future__ import annotations

from collections.abc import Iterator

from game.screens.here import Here
from game.screens.nodes import Node, button, group, small, text
from game.screens.panel import Panel
from game.screens.places import TalkLog
from game.views.proposals import Proposal


def rail(here: Here, panel: Panel) -> Node:
    """What has to be known first, then where every text stands; the whole talk is one press away."""
    player = here.player
    lines = (*panel.notes, *_stands(here), *_cheated(here))
    tip = text(here.say("rail.tip"), "soft", kind="legend", weight=2)
    log = button(
        "log", here.say("log.open"), here.over(TalkLog()), icon="scroll-text", kind="quiet"
    )
    return group(
        *(lines or (tip,)),
        log if player.heard else None,
        kind="rail",
        id="rail",
        label=here.say("rail.title"),
        region="now",
    )


def _stands(here: Here) -> Iterator[Node]:
    """Where the texts stand, as long as the talk goes on."""
    if here.player.due == "ask" and here.player.moment.phase == "talk":
        yield from (text(_stand(here, each), icon="file-text") for each in here.player.tabled)


def _stand(here: Here, tabled: Proposal) -> str:
    """Who has signed a text, who would with a change, who will not, whose word is missing."""
    names: dict[str, list[str]] = {}
    for each in tabled.signatures:
        own = each.seat == here.player.seat
        names.setdefault(each.state, []).append(here.say("you") if own else each.seat_name)
    said = [
        here.say(f"rail.{state}", seats=here.words.listing(names[state]))
        for state in ("signed", "would", "declined", "unsure")
        if state in names
    ]
    return here.say("rail.text", number=tabled.number, stands="; ".join(said))


def _cheated(here: Here) -> Iterator[Node]:
    """Who says that it was cheated."""
    for heard in here.player.heard:
        if heard.kind == "suspects":
            yield small(heard.sentence, "bad", icon="triangle-alert")
