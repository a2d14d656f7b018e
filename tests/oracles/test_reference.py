"""The published games are the same in the engine and in the plain-Python reference of all rules."""

from __future__ import annotations

import pytest

from game.rules.compiling import compile_rulebook
from tests.benchmarks.test_reference import played_alike
from tests.oracles.playing import HERE, oracle

SHORT = 12
"""Rounds of the long games that are enough here."""


@pytest.mark.parametrize("name", sorted(path.stem for path in HERE.glob("*.yaml")))
def test_a_published_game_is_alike_in_engine_and_reference(name: str) -> None:
    """With drawn orders: sums, formulas, scores, cooperation, endings, and no aftermath."""
    scenario = oracle(name).scenario
    (minutes, length), *_ = scenario.lengths.items()
    short = length.model_copy(update={"rounds": min(length.rounds, SHORT)})
    scenario = scenario.model_copy(update={"lengths": {minutes: short}})
    played = played_alike(scenario, minutes, 3, 11)
    assert len(played) <= 2 * compile_rulebook(scenario).rounds + 1
