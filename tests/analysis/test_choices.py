"""Dominated settings, levers that play themselves, and win-sets."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from game.analysis.dominance import choices
from game.analysis.packages import Survey, survey
from game.analysis.winsets import win_sets
from game.rules.compiling import compile_rulebook
from tests.analysis.games import made


def surveyed(*given: Any, **further: Any) -> Survey:
    return survey(compile_rulebook(made(*given, **further)))


def test_a_setting_that_another_always_beats_is_strictly_dominated() -> None:
    found = surveyed(
        {"la": "a", "lb": "b"},
        {"la": 3, "lb": 2},
        {
            "a": {
                "worth": {"la": {"s0": 2, "s1": 1}},
                "bonuses": [{"when": "la is s2 and lb is s1", "points": 5}],
            },
            "b": {"worth": {"lb": {"s1": 1}}},
        },
    )
    seen = choices(found)
    here = [(item.lever, item.setting, item.by, item.strictly) for item in seen.dominated]
    assert here == [(0, 1, 0, True), (1, 0, 1, True)]
    first = seen.dominated[0]
    assert first.example[0] == 1
    assert first.gain.tolist() == [1_000_000, 0]
    assert [(item.lever, item.why, item.setting) for item in seen.closed] == [(1, "best", 1)]


def test_never_worse_and_sometimes_better_is_weakly_dominated() -> None:
    found = surveyed(
        {"la": "a", "lb": "b"},
        {"la": 2, "lb": 2},
        {
            "a": {"bonuses": [{"when": "la is s1 and lb is s1", "points": 1}]},
            "b": {"worth": {"la": {"s1": 1}}},
        },
    )
    seen = choices(found)
    assert [(item.setting, item.by, item.strictly) for item in seen.dominated] == [(0, 1, False)]
    assert seen.dominated[0].example.tolist() == [0, 1], "where it makes a difference"
    assert [(item.lever, item.why) for item in seen.closed] == [(0, "best"), (1, "indifferent")]


def test_the_levers_of_the_table_are_looked_at_with_the_eyes_of_all() -> None:
    seats = {"a": {"worth": {"la": {"s1": 1}}}, "b": {"worth": {"la": {"s1": 0}}}}
    seen = choices(surveyed({"la": "table"}, {"la": 2}, seats))
    assert [(item.by, item.strictly, item.seats) for item in seen.dominated] == [(1, False, (0, 1))]
    seats["b"]["worth"]["la"]["s1"] = -1
    assert not choices(surveyed({"la": "table"}, {"la": 2}, seats)).dominated


def test_settings_are_compared_only_where_both_are_possible() -> None:
    seats = {
        "a": {
            "worth": {"la": {"s1": 1}},
            "bonuses": [{"when": "la is s0 and lb is s1", "points": 5}],
        },
        "b": {},
    }
    out = [{"say": "No.", "together": {"la": "s1", "lb": "s1"}}]
    seen = choices(surveyed({"la": "a", "lb": "b"}, {"la": 2, "lb": 2}, seats, infeasible=out))
    assert [(item.setting, item.by) for item in seen.dominated] == [(0, 1)]


def test_a_sample_opens_its_levers_out() -> None:
    levers = [f"l{place}" for place in range(9)]
    worth = {lever: {"s1": 1, "s2": 2} for lever in levers[:8]}
    said = made(
        dict.fromkeys(levers, "a"), dict.fromkeys(levers, 3), {"a": {"worth": worth}, "b": {}}
    )
    found = survey(compile_rulebook(said), most=1_000, drawn=200)
    assert not found.complete
    seen = choices(found)
    assert not seen.complete
    assert len(seen.dominated) == 16
    assert [item.why for item in seen.closed] == ["best"] * 8 + ["indifferent"]


def test_win_sets_weigh_votes_and_vetoes_and_overlap() -> None:
    groups = {
        "north": {"name": "North", "weight": 2, "accepts": "la is s1"},
        "south": {"name": "South", "weight": 1, "accepts": "lb is s0"},
        "coast": {"name": "Coast", "weight": 1, "veto": True, "accepts": "not (la is s2)"},
    }
    found = surveyed(
        {"la": "a", "lb": "b"},
        {"la": 3, "lb": 2},
        {
            "a": {"constituencies": groups},
            "b": {},
            "c": {"worth": {"lb": {"s1": 1}}, "reservation": 1},
        },
        agreements={"ratification": {"a": {"by": "constituencies", "above": 50}, "b": {"by": "c"}}},
    )
    seen = win_sets(found)
    homes, other = seen.sets
    assert [group.name for group in homes.groups] == ["north", "south", "coast"]
    assert [group.accepts.sum() for group in homes.groups] == [2, 3, 4]
    # Three of four votes with la at s1 and lb at s0 or s1; two of four are not more than half.
    assert homes.approved.tolist() == [False, False, True, True, False, False]
    assert homes.how == "exact"
    assert other.by == 2
    assert other.approved.tolist() == [False, True] * 3
    assert seen.overlap.tolist() == [False, False, False, True, False, False]


def test_a_vote_that_reads_the_world_is_no_exact_one() -> None:
    group = {"home": {"name": "Home", "accepts": "calm >= 40 and published(la)"}}
    found = surveyed(
        {"la": "a"},
        {"la": 2},
        {"a": {"constituencies": group}, "b": {}},
        indicators={"calm": {"name": "Calm", "start": 50, "good": "high", "drift": -1}},
        agreements={"ratification": {"a": {"by": "constituencies"}}},
    )
    seen = win_sets(found)
    assert seen.sets[0].how == "forecast"
    assert seen.sets[0].approved.all(), "as things stand, with the package published"


@pytest.mark.parametrize("complete", [True, False])
def test_without_ratifiers_every_package_passes(complete: bool) -> None:
    said = made({"la": "a", "lb": "b"}, {"la": 3, "lb": 3}, {"a": {}, "b": {}})
    found = survey(compile_rulebook(said), most=9 if complete else 3, drawn=3)
    assert found.complete is complete
    assert win_sets(found).sets == ()
    assert np.all(win_sets(found).overlap)
