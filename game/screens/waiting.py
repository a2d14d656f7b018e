"""While others decide."""

from __future__ import annotations

from game.player.intents import HandBack
from game.screens.here import Here
from game.screens.nodes import Node, button, card, small
from game.screens.panel import Panel


def waiting(here: Here) -> Panel:
    """Nothing to do but wait; where several persons play, how many of them are ready."""
    said = here.say("waiting")
    wait = Node("status", text=said, icon="hourglass", busy=True, live=True)
    return Panel(said, (card(wait, _ready(here)),), _hand_back(here))


def _hand_back(here: Here) -> tuple[Node, ...]:
    """For somebody whose seat a mind has: to decide again."""
    if not here.player.held_by_mind or here.player.busy:
        return ()
    back = HandBack(here.player.moment)
    return (button("take_back", here.say("waiting.take_back"), back, icon="user"),)


def _ready(here: Here) -> Node | None:
    given, asked = here.player.ready
    if not here.player.shared or here.player.busy or not asked:
        return None
    return small(here.say("waiting.ready", given=given, all=asked))
