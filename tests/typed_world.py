"""A game of the rich world in which every seat is held by a person, so that no mind has a say in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.session.session import Session
from tests.builders import merged, scenario
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


def session(more: Mapping[str, Any] | None = None, **how: Any) -> Session:
    """Begin a game of the rich world, with something more in it."""
    texts = scenario(merged(merged(RICH, MORE), more or {}))
    return Session.start(texts, seed=4, people=PEOPLE, autosave=False, **how)
