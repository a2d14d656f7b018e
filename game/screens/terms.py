"""Words of the game that say what they mean where they stand."""

from __future__ import annotations

from game.screens.here import Here
from game.screens.nodes import Node, button
from game.screens.places import TermPage


def meaning(here: Here, term: str) -> str:
    """What a word means, in a sentence or two."""
    return here.say(f"term.{term}.means")


def term_button(here: Here, term: str, said: str) -> Node:
    """A text that says what one of its words means when it is pressed."""
    return button(
        f"term.{term}", said, here.over(TermPage(term)), kind="quiet", hint=meaning(here, term)
    )
