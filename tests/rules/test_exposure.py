"""Exposure as chance: never at 0, always at 100, and else as often as the chance says."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from game.rules.chance import draw, game_seeds
from game.rules.opening import open_games
from game.rules.phases import no_orders
from game.rules.resolve import phase_of, resolve
from tests.builders import book


@pytest.mark.parametrize(
    ("chance", "raised"),
    [
        (0, []),
        (30, []),
        (100, []),
        (30, [{"when": "round == 1", "by": 20}, {"when": "round == 2", "by": 5}]),
        (30, [{"when": "watch is secret", "by": -12}]),
    ],
)
def test_a_hidden_setting_is_exposed_with_its_chance(
    chance: int, raised: list[dict[str, Any]]
) -> None:
    """A setting is exposed exactly when its draw is below the chance, to the last of 10,000 lots."""
    covert = {"chance": chance, "raised": raised}
    hidden = {"start": "secret", "settings": {"secret": {"covert": covert}}}
    rules = book({"levers": {"watch": hidden}})
    seeds = game_seeds(5, 20_000)
    position = open_games(rules, seeds)
    while phase_of(rules, position)[0] != "commit":
        position = resolve(rules, position, no_orders(rules, phase_of(rules, position)[0], 20_000))
    position = resolve(rules, position, no_orders(rules, "commit", 20_000))
    lever = rules.levers.index("watch")
    chance += raised[0]["by"] if raised else 0
    lots = draw(seeds, 1, "exposure", rules.salt.lever)[:, lever]
    assert chance == 100 or (lots == chance * 100).any()
    assert np.array_equal(position.exposed[:, lever], lots < chance * 100)
    assert abs(position.exposed[:, lever].mean() - chance / 100) < 0.01
