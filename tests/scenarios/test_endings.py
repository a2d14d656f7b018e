"""Every ending of a shipped scenario is reached by a game of its shortest length."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from game.rules.compiling import compile_rulebook
from game.scenario.loading import load
from tests.scenarios.games import positions

SCENARIOS = Path(__file__).parents[2] / "scenarios"

WAYS: dict[str, dict[str, dict[str, Any]]] = {
    "three-valleys": {
        "river_treaty": {
            "deals": {1: {"gauges": "shared"}, 2: {"drought_rule": "equal_cut"}},
            "plan": {1: {"gauges": "shared", "diversion": "small", "release": "high"}},
        },
        "price_of_water": {
            "plan": {1: {"payment": "full", "release": "high", "diversion": "small"}},
        },
        "broken_word": {
            "deals": {1: {"release": "high"}},
            "plan": {1: {"release": "low", "diversion": "large"}},
        },
        "dry_delta": {"plan": {1: {"release": "low", "diversion": "quiet"}}},
        "next_year": {"plan": {}},
    },
    "drones-over-mexico": {
        "published_protocol": {
            "deals": {2: {"flights": "on_request"}},
            "plan": {
                1: {
                    "flights": "on_request",
                    "payload": "inspected",
                    "deployment": "fifteen",
                    "action": "casework",
                    "verification": "liaison",
                },
                2: {"sharing": "fusion", "permission": "case_by_case", "health": "treatment"},
            },
        },
        "armed_crisis": {
            "plan": {1: {"strike_authority": "claimed"}, 2: {"payload": "armed"}},
        },
        "one_strike": {
            "plan": {
                1: {"strike_authority": "not_authorised"},
                2: {"strike_authority": "claimed", "payload": "armed"},
                3: {"order_requested": "act", "strike_authority": "not_authorised"},
                4: {"strike_authority": "ruled_out", "payload": "silent"},
            },
        },
        "secret_exposed": {"plan": {1: {"payload": "ready"}}},
        "unilateral_drift": {"plan": {1: {"strike_authority": "claimed"}}},
        "sovereignty_first": {"plan": {1: {"permission": "suspended"}}},
        "health_turn": {
            "deals": {2: {"strike_authority": "with_consent"}},
            "plan": {
                1: {
                    "sharing": "fusion",
                    "action": "labs",
                    "health": "programme",
                    "permission": "standing_published",
                    "deployment": "fifteen",
                    "verification": "flight_log",
                },
                2: {
                    "strike_authority": "with_consent",
                    "flights": "on_request",
                    "payload": "declared",
                },
            },
        },
        "working_understanding": {
            "deals": {2: {"sharing": "leads"}},
            "plan": {
                1: {
                    "sharing": "leads",
                    "action": "labs",
                    "flights": "on_request",
                    "permission": "case_by_case",
                },
            },
        },
        "quiet_cooperation": {"plan": {1: {"sharing": "leads", "action": "labs"}}},
        "open_file": {"plan": {}},
    },
}
CASES = [(name, ending) for name, ways in WAYS.items() for ending in ways]


@pytest.mark.parametrize("name", WAYS)
def test_the_table_names_every_ending(name: str) -> None:
    scenario = load(SCENARIOS / f"{name}.yaml").scenario
    assert scenario is not None
    assert set(WAYS[name]) == set(scenario.endings)


@pytest.mark.parametrize(("name", "ending"), CASES)
def test_an_ending_is_reached_in_the_shortest_lesson(name: str, ending: str) -> None:
    scenario = load(SCENARIOS / f"{name}.yaml").scenario
    assert scenario is not None
    book = compile_rulebook(scenario, min(scenario.lengths))
    way, endings = WAYS[name][ending], list(scenario.endings)
    reached = set()
    # The luck of a game may stand in the way; among a few games one is lucky.
    for seed in range(12):
        last = positions(scenario, book, way["plan"], way.get("deals"), seed)[-1]
        reached.add(endings[int(last.ending[0])])
        if ending in reached:
            return
    pytest.fail(f"{ending} is not among {sorted(reached)}")
