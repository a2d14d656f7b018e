"""What would be lost by leaving, asked before it is too late."""

from __future__ import annotations

from game.player.intents import Intent
from game.screens.dialogs import dialog
from game.screens.here import Here
from game.screens.nodes import Screen, bullets, button, text
from game.screens.places import Leaving
from game.screens.wants import LeaveGame, LetSettle, Quit


def leaving(here: Here, place: Leaving) -> Screen:
    """Names what is prepared and not yet said; one can stay, which loses nothing, or leave all the same."""
    say = here.say
    return dialog(
        here,
        "leaving",
        say("lost.title"),
        text(say("lost.settles" if place.settles else "lost.text")),
        bullets(here.visit.lost(place.settles)),
        buttons=[
            button("leave", say("lost.leave"), _leave(here, place), kind="danger"),
            button("stay", say("lost.stay"), here.back, primary=True),
        ],
    )


def _leave(here: Here, place: Leaving) -> Intent:
    if place.settles:
        return LetSettle(here.player.moment, sure=True)
    return Quit(sure=True) if place.closes else LeaveGame(sure=True)
