"""What is asked of a reader in each phase."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from game.screens.approval import approval
from game.screens.here import Here
from game.screens.orders import orders
from game.screens.panel import Panel
from game.screens.talk import talk
from game.screens.waiting import waiting

PANELS: Final[Mapping[str, Callable[[Here], Panel]]] = {
    "talk": talk,
    "ratify": approval,
    "commit": orders,
}
"""For each phase in which a seat is asked what is asked then."""


def asked(here: Here) -> Panel:
    """What is asked now; while others are at work nothing is."""
    player = here.player
    return PANELS[player.moment.phase](here) if player.due == "ask" else waiting(here)
