"""A game at the table in which every seat is held by a person, so that no mind has a say in what is seen."""

from __future__ import annotations

from typing import Any

from game.session.session import Session
from game.table.playing import Play
from game.table.scenes.table import TableScene
from tests.builders import BASE, merged, read_yaml, scenario
from tests.properties.worlds import RICH

PEOPLE = ("north", "south", "isle")
MORE: dict[str, Any] = {
    "agreements": {"ratification": {"north": {"by": "isle"}}},
    "events": {
        "flood": {"chance": 100, "when": "round == 1"},
        "fair": {
            "title": "A fair",
            "text": "All come to the fair.",
            "when": "round == 2",
            "effects": {"trust(north > south)": 5},
        },
    },
}
WORLD = merged(read_yaml(BASE), merged(RICH, MORE))
"""The rich world as it would stand in a file."""


def session(**how: Any) -> Session:
    """Begin a game of the rich world."""
    texts = scenario(merged(RICH, MORE))
    return Session.start(texts, seed=4, people=PEOPLE, autosave=False, **how)


def at_the_table(game: Session | None = None) -> TableScene:
    """A table at which all say who they are without a cover between them."""
    play = Play(game or session(), "rich")
    play.shared = False
    return TableScene(play)
