"""Classic strategies at a table of negotiators: what they sign, keep and move."""

from __future__ import annotations

import numpy as np
import pytest

from game.minds.casting import cast
from game.minds.matches import play
from game.rules.arrays import Whole
from game.rules.beats import BeatOrders
from game.rules.chance import game_seeds
from game.rules.compiling import compile_rulebook
from game.rules.position import Position
from game.scenario.loading import load
from game.scenario.shelf import find_scenario

SCENARIOS = ("three-valleys", pytest.param("drones-over-mexico", marks=pytest.mark.slow))


def watched(name: str, mind: str) -> tuple[list[Position], Whole]:
    """Twelve games of a scenario in which the first seat has this mind: all positions, and its own steps."""
    scenario = load(find_scenario(name)).scenario
    assert scenario is not None
    book = compile_rulebook(scenario)
    seat, seeds = book.seats[0], game_seeds(4, 12)
    positions: list[Position] = []

    def watch(before: Position, beat: BeatOrders, after: Position) -> None:
        positions.append(after)

    play(book, cast(book, seeds, {seat: mind}), seeds, watch=watch)
    own = book.owns[0] & (book.owners == 1)
    lever = np.arange(len(own))
    levels = np.stack([book.rating[lever, position.setting][:, own] for position in positions])
    return positions, np.diff(levels, axis=0)


@pytest.mark.parametrize("name", SCENARIOS)
def test_always_cooperate_signs_and_never_takes_a_step_back(name: str) -> None:
    """It signs what does not lower cooperation, so it never has to lower its own levers' ratings."""
    positions, steps = watched(name, "always_cooperate")
    assert (steps.min(), steps.max() > 0) == (0, True)
    assert any(position.signer[:, :, 0].any() for position in positions)


@pytest.mark.parametrize("name", SCENARIOS)
def test_always_defect_signs_nothing_and_never_takes_a_step_up(name: str) -> None:
    """Whatever is offered; its levers fall as far as it can pay for, or stay."""
    positions, steps = watched(name, "always_defect")
    assert steps.max() == 0
    assert not any(position.signer[:, :, 0].any() for position in positions)
