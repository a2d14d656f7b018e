"""A small question on the way: what the reader expects of a number of the world."""

from __future__ import annotations

from typing import Final

from game.player.intents import SetGuess
from game.screens.dialogs import dialog
from game.screens.here import Here
from game.screens.nodes import Screen, button, group, small, text
from game.screens.places import GuessAsked
from game.screens.wants import Finish, Then

WAYS: Final = {"down": "trending-down", "same": "minus", "up": "trending-up"}
"""Where a number may go, with an icon for each."""


def guess(here: Here, place: GuessAsked) -> Screen:
    """Where a number will go, asked before it is known: three ways and none. Then what is prepared is sealed."""
    say, name = here.say, here.words.indicator(place.indicator)
    ways = [button(w, say(f"guess.{w}"), _seals(here, place, w), icon=i) for w, i in WAYS.items()]
    none = _seals(here, place, "")
    return dialog(
        here,
        f"guess.{place.indicator}",
        say("guess.title"),
        text(say("guess.ask", name=name)),
        group(*ways, flow="even"),
        small(say("guess.about")),
        buttons=[button("skip", say("guess.skip"), none, primary=True)],
        focus="skip",
    )


def _seals(here: Here, place: GuessAsked, way: str) -> Then:
    """Note it and go on to seal."""
    return Then((here.back, SetGuess(place.indicator, way), Finish(here.player.moment)))
