"""Luck hangs on names: their salts are always the same, and different for different things."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import pytest

from game.rules.arrays import distinct
from game.rules.chance import draw, game_seeds
from game.rules.compiling import compile_rulebook
from game.rules.salts import paired, salts, together
from game.scenario.loading import load
from game.scenario.shelf import find_scenario, scenario_names
from tests.builders import book


def test_salts_stay_what_they_are() -> None:
    """Records are played again from their seeds: a name must never get another salt."""
    assert salts(["north", "año"]).tolist() == [6164347370713582292, 12319961829088858422]
    assert paired(salts(["north"]), salts(["gate"])).tolist() == [12034667303989836400]
    assert paired(salts(["north"]), np.arange(2)).tolist() == [
        10758010487582391365,
        16101834200328039920,
    ]
    assert together(salts(["north", "gate"])).tolist() == 13737759124110398286


@pytest.mark.parametrize("name", scenario_names())
def test_no_two_things_of_a_kind_share_their_luck(name: str) -> None:
    scenario = load(find_scenario(name)).scenario
    assert scenario is not None
    rules = compile_rulebook(scenario)
    for kind in fields(rules.salt):
        salt = getattr(rules.salt, kind.name)
        if kind.name == "option":
            assert all(len(distinct(each.view(np.int64))) == len(each) for each in salt)
            continue
        salt = salt[rules.real[:, : salt.shape[1]]] if kind.name == "setting" else salt
        assert len(distinct(salt.view(np.int64))) == salt.size, kind.name
        lots = draw(game_seeds(1, 500), 1, "test", salt).astype(np.float64)
        if salt.size > 1:
            alike = np.corrcoef(lots, rowvar=False) - np.eye(salt.size)
            assert np.abs(alike).max() < 0.25, kind.name


def test_two_salts_are_a_pair_of_their_own_in_either_order() -> None:
    names = salts(f"n{at}" for at in range(40))
    pairs = paired(names[:, None], names)
    assert len(distinct(pairs.reshape(-1).view(np.int64))) == 1_600


def test_many_salts_are_one_in_whatever_order() -> None:
    names = salts(f"n{at}" for at in range(9))
    assert together(names) == together(names[::-1])
    assert together(names) != together(names[1:])
    assert (together(np.stack([names, names[::-1]]), axis=1) == together(names)).all()


def test_a_hand_has_the_salt_of_its_seat_and_its_lever() -> None:
    rules = book()
    for hand, salt in enumerate(rules.salt.hand):
        seat = rules.seats[rules.hand_seat[hand]]
        lever = rules.levers[rules.hand_lever[hand]]
        assert salt == paired(salts([seat]), salts([lever]))[0]
