"""While others decide."""

from __future__ import annotations

from game.screens.here import Here
from game.screens.nodes import Node, card, small
from game.screens.panel import Panel


def waiting(here: Here) -> Panel:
    """Nothing to do but wait; where several persons play, how many of them are ready."""
    said = here.say("waiting")
    wait = Node("status", text=said, icon="hourglass", busy=True, live=True)
    return Panel(said, (card(wait, _ready(here)),))


def _ready(here: Here) -> Node | None:
    given, asked = here.player.ready
    if not here.player.shared or here.player.busy or not asked:
        return None
    return small(here.say("waiting.ready", given=given, all=asked))
