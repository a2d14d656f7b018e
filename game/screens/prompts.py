"""Small questions on the way: what the reader expects, and hints she asks for."""

from __future__ import annotations

from typing import Final

from game.player.intents import SetGuess
from game.screens.dialogs import dialog
from game.screens.here import Here
from game.screens.nodes import Screen, button, group, small, text
from game.screens.places import Hint, Predict
from game.screens.wants import Finish, Then

WAYS: Final = {"down": "trending-down", "same": "minus", "up": "trending-up"}
"""Where a number may go, with an icon for each."""


def predict(here: Here, place: Predict) -> Screen:
    """Where a number will go, asked before it is known: three ways and none. Then what is prepared is sealed."""
    say, name = here.say, here.words.indicator(place.indicator)
    ways = [button(w, say(f"predict.{w}"), _guess(here, place, w), icon=i) for w, i in WAYS.items()]
    none = _guess(here, place, "")
    return dialog(
        here,
        f"predict.{place.indicator}",
        say("predict.title"),
        text(say("predict.ask", name=name)),
        group(*ways, flow="even"),
        small(say("predict.about")),
        buttons=[button("skip", say("predict.skip"), none, kind="quiet")],
        focus="down",
        escape=none,
    )


def _guess(here: Here, place: Predict, way: str) -> Then:
    """Note it and go on to seal."""
    return Then((here.back, SetGuess(place.indicator, way), Finish(here.player.moment)))


def hint(here: Here, place: Hint) -> Screen:
    """One hint, and how many are left."""
    return dialog(
        here,
        f"hint.{place.number}",
        here.say("hint.title"),
        text(here.player.hint(place.number)),
        small(here.say("hint.left", count=here.player.hints_left)),
    )
