"""Games of points, so small that every answer is known by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from game.rules.compiling import compile_rulebook
from game.rules.rulebook import Rulebook
from game.scenario.model import Scenario


def points(
    bonuses: Mapping[str, Mapping[str, float]], seats: Sequence[str] = ("a", "b")
) -> dict[str, Any]:
    """A game of points: each seat has one lever of its own name with `l` before, `nay` or `aye`."""
    return {
        "format": 1,
        "id": "points",
        "language": "en",
        "title": "Points",
        "summary": "A game of points.",
        "story": "Nothing has happened yet.",
        "teaching": {"age": "11+", "topic": "Points", "objectives": ["Add up."]},
        "lengths": {
            45: {
                "rounds": 4,
                "exchanges": 1,
                "levers": "core",
                "minutes": {"brief": 5, "talk": 3, "commit": 2, "reveal": 2, "debrief": 15},
            }
        },
        "indicators": {"calm": {"name": "Calm", "start": 50, "good": "high"}},
        "stakeholders": {
            seat: {
                "name": f"Seat {seat}",
                "short": seat.upper(),
                "icon": "anchor",
                "colour": "blue",
                "public": "We count.",
                "private": "We count twice.",
                "mandate": {"start": 20, "income": 4, "cap": 40},
                "bonuses": [
                    {"when": when, "points": points, "say": "It counts."}
                    for when, points in bonuses.get(seat, {}).items()
                ],
            }
            for seat in seats
        },
        "levers": {
            f"l{seat}": {
                "name": f"Lever {seat}",
                "ask": "Yes or no?",
                "owner": seat,
                "start": "nay",
                "settings": {
                    "nay": {"name": "No", "cooperation": 0},
                    "aye": {"name": "Yes", "cooperation": 100},
                },
            }
            for seat in seats
        },
        "endings": {"end": {"title": "The end", "text": "It is over.", "otherwise": True}},
    }


def game(bonuses: Mapping[str, Mapping[str, float]], seats: Sequence[str] = ("a", "b")) -> Rulebook:
    """The rulebook of such a game."""
    return compile_rulebook(Scenario.model_validate(points(bonuses, seats)))
