"""Games between minds in batches are the games that sessions play."""

from __future__ import annotations

import numpy as np
import pytest

from game.minds.casting import cast
from game.minds.matches import play
from game.rules.chance import game_seeds
from game.rules.compiling import compile_rulebook
from game.rules.position import pick
from game.scenario.loading import load
from game.scenario.shelf import find_scenario
from game.session.fingerprint import digest
from game.session.session import Session

SCENARIOS = ("three-valleys", pytest.param("drones-over-mexico", marks=pytest.mark.slow))


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_game_of_a_batch_is_the_game_that_a_session_plays(name: str) -> None:
    scenario = load(find_scenario(name)).scenario
    assert scenario is not None
    book = compile_rulebook(scenario, None)
    seeds = game_seeds(30, 3)
    together = play(book, cast(book, seeds), seeds)
    for game, seed in enumerate(seeds):
        session = Session.start(scenario, seed=int(seed), autosave=False)
        session.advance_to_decision()
        assert digest(pick(together, np.array([game]))) == digest(session.position)


@pytest.mark.parametrize("name", SCENARIOS)
def test_play_without_agreements_signs_nothing(name: str) -> None:
    scenario = load(find_scenario(name)).scenario
    assert scenario is not None
    book = compile_rulebook(scenario, None)
    seeds, signed = game_seeds(1, 4), []
    play(
        book,
        cast(book, seeds),
        seeds,
        talks=False,
        watch=lambda _, beat, after: signed.append(after.offered.any() or (after.deal > 0).any()),
    )
    assert not any(signed)


def test_seats_that_nobody_plays_let_everything_pass() -> None:
    scenario = load(find_scenario("three-valleys")).scenario
    assert scenario is not None
    book = compile_rulebook(scenario, None)
    seeds = game_seeds(1, 2)
    after = play(book, {}, seeds)
    assert after.over.all()
    assert (after.setting == book.start).all()
