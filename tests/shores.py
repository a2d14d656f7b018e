"""The small scenario of the numbered cases as a file, with a few things more, and what is expected of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import yaml

from game.scenario.expected.reading import LoadedCases, loads_expected
from game.scenario.loading import Loaded, loads
from tests.builders import BASE, merged, read_yaml

MORE: Mapping[str, Any] = {
    "lengths": {60: {
        "rounds": 6, "exchanges": 2,
        "minutes": {"brief": 5, "talk": 3, "commit": 2, "reveal": 2, "debrief": 15},
    }},
    "levers": {
        "gate": {"settings": {"open": {"each_round": {"water": 6}}}},
        "watch": {"settings": {"secret": {"covert": {"chance": 90}}}},
    },
    "facts": {
        "spring": {"name": "Is there a spring?", "values": {
            "dry": {"name": "No", "weight": 1}, "wet": {"name": "Yes", "weight": 9},
        }},
    },
    "agreements": {
        "payments": ["mandate"], "largest_payment": 3, "verification": {"cost": 1, "exposes": 40},
    },
    "events": {
        "drought": {"title": "Drought", "text": "No rain.", "round": 2, "effects": {"water": -6},
                    "choice": {"seat": "isle", "ask": "Do you dig?", "default": "wait", "options": {
                        "wait": {"name": "Wait"},
                        "dig": {"name": "Dig", "cost": 1, "effects": {"water": 3}}}}},
        "storm": {"title": "Storm", "text": "A storm.", "chance": 40, "effects": {"water": -1}},
    },
}  # fmt: skip
"""What is laid over the base."""


@cache
def _written(changes: str) -> Loaded:
    whole = merged(read_yaml(BASE), MORE)
    text = yaml.safe_dump(merged(whole, yaml.safe_load(changes)), sort_keys=False)
    loaded = loads(text, "three-shores.yaml")
    assert loaded.scenario is not None, [str(d) for d in loaded.diagnostics]
    return loaded


def shores(changes: Mapping[str, Any] | None = None) -> Loaded:
    """The scenario, perhaps with changes laid over it."""
    return _written(yaml.safe_dump(dict(changes or {})))


def cases(text: str, scenario: Loaded | None = None) -> LoadedCases:
    """Read what is expected of it."""
    return loads_expected(text, scenario or shores(), "three-shores.expect.yaml")
