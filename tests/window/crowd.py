"""A scenario as large as they come: twelve seats with long names, and twenty-four levers of five settings."""

from __future__ import annotations

from typing import Any

import yaml

from game.player.game import Game
from game.scenario.loading import loads
from game.scenario.model import Scenario
from game.session.session import Session

SEATS = 12
LEVERS = 24
SETTINGS = ("never", "seldom", "half", "often", "always")
ICONS = (
    "wheat", "anchor", "fish", "newspaper", "school", "truck", "shield", "landmark", "factory", "leaf",
    "heart-pulse", "scale",
)  # fmt: skip
COLOURS = ("blue", "amber", "green", "slate", "teal", "brown", "olive", "rose", "purple")
PLACES = (
    "Harbour", "Highlands", "Lower Town", "Old Market", "North Shore", "Islands", "Upper Valley", "Port",
    "River Mouth", "Foothills", "Capital", "Borderlands",
)  # fmt: skip


def crowded() -> Scenario:
    """Twelve seats, each with two levers and four numbers that count for it."""
    seats = [f"s{n}" for n in range(SEATS)]
    numbers = [f"n{n}" for n in range(6)]
    data: dict[str, Any] = {
        "format": 1,
        "id": "crowded",
        "language": "en",
        "title": "Twelve round one table",
        "summary": "Twelve seats share one coast.",
        "story": "Nobody can move alone.",
        "teaching": {"age": "11+", "topic": "Many", "objectives": ["See how many can agree."]},
        "stakeholders": {
            seat: {
                "name": f"Council of the {PLACES[n]}",
                "short": PLACES[n],
                "icon": ICONS[n],
                "colour": COLOURS[n % len(COLOURS)],
                "public": "We want what we want.",
                "private": "You want more than you say.",
                "interests": {numbers[(n + k) % 6]: 25 for k in range(4)},
                "mandate": {"start": 30, "income": 5, "cap": 60},
                "reservation": 40,
            }
            for n, seat in enumerate(seats)
        },
        "indicators": {
            number: {"name": f"Clean water in the {PLACES[n]}", "start": 40 + 3 * n, "good": "high"}
            for n, number in enumerate(numbers)
        },
        "levers": {
            f"l{n}": {
                "name": f"{PLACES[n % SEATS]} {('waterworks', 'fishing rights')[n // SEATS]}",
                "ask": "How much of it?",
                "icon": ICONS[(n * 5) % len(ICONS)],
                "owner": seats[n % SEATS],
                "start": "seldom",
                "settings": {
                    setting: {
                        "name": f"{setting.capitalize()}, as was agreed",
                        "cooperation": 25 * k,
                        "each_round": {numbers[n % 6]: k - 2, numbers[(n + 1) % 6]: 1 - k},
                    }
                    for k, setting in enumerate(SETTINGS)
                },
            }
            for n in range(LEVERS)
        },
    }
    loaded = loads(yaml.safe_dump(data, sort_keys=False))
    assert loaded.scenario is not None, loaded
    return loaded.scenario


def crowded_game(language: str = "en") -> Game:
    """One person at the table with eleven minds, about to talk."""
    session = Session.start(crowded(), seed=3, people=["s0"], autosave=False)
    session.advance_to_decision()
    game = Game(session, "crowded")
    game.note_read("s0", "brief")
    return game
