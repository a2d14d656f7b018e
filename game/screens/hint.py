"""A hint that the reader has asked for."""

from __future__ import annotations

from game.screens.dialogs import dialog
from game.screens.here import Here
from game.screens.nodes import Screen, small, text
from game.screens.places import Hint


def hint(here: Here, place: Hint) -> Screen:
    """One hint, and how many are left."""
    return dialog(
        here,
        f"hint.{place.number}",
        here.say("hint.title"),
        text(here.player.hint(place.number)),
        small(here.say("hint.left", count=here.player.hints_left)),
    )
