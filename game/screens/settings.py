"""Settings, changed at once and kept; the keys; and what went wrong."""

from __future__ import annotations

from typing import Final

from game.locale import LANGUAGES, known
from game.screens.dialogs import dialog
from game.screens.here import Here
from game.screens.nodes import Node, Pick, Screen, button, check, choice, line, small, text
from game.screens.places import Keys, Settings, Trouble
from game.screens.wants import Relook

SIZES: Final = ((1.0, "100 %"), (1.25, "125 %"), (1.5, "150 %"))
KEYS: Final = (
    "tab",
    "arrows",
    "enter",
    "escape",
    "page",
    "g",
    "digits",
    "f6",
    "l",
    "n",
    "i",
    "a",
    "h",
    "m",
    "u",
    "slash",
    "f11",
)


def settings(here: Here, place: Settings) -> Screen:
    """Every choice with what it is now."""
    look, say = here.look, here.say
    languages = [
        Pick(each, known(each).name, Relook(look.changed(language=each))) for each in LANGUAGES
    ]
    sizes = [Pick(f"{size}", said, Relook(look.changed(text=size))) for size, said in SIZES]
    return dialog(
        here,
        "settings",
        say("settings.title"),
        small(say("settings.language"), ""),
        choice("language", languages, look.language, label=say("settings.language")),
        small(say("settings.text"), ""),
        choice("text", sizes, f"{look.text}", label=say("settings.text")),
        *(_switch(here, name) for name in ("contrast", "still", "easy", "prompts")),
    )


def _switch(here: Here, name: str) -> Node:
    on: bool = getattr(here.look, name)
    return check(
        name, here.say(f"settings.{name}"), on, Relook(here.look.changed(**{name: not on}))
    )


def keys(here: Here, place: Keys) -> Screen:
    """One key a line."""
    lines = [
        line(text(here.say(f"key.{key}"), kind="lead"), small(here.say(f"key.{key}.does"), ""))
        for key in KEYS
    ]
    return dialog(here, "keys", here.say("keys.title"), *lines)


def trouble(here: Here, place: Trouble) -> Screen:
    """A sentence and a button."""
    close = button("close", here.say("trouble.back"), here.back, primary=True)
    return dialog(
        here, "trouble", here.say("trouble.title"), text(place.text, live=True), buttons=[close]
    )
