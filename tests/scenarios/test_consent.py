"""Strikes with Mexican consent: what is called so in the flagship has been consented to."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from game.minds.casting import cast
from game.minds.matches import play
from game.rules.beats import BeatOrders
from game.rules.chance import game_seeds
from game.rules.compiling import compile_rulebook
from game.rules.position import Position
from game.scenario.loading import load

FILE = Path(__file__).parents[2] / "scenarios" / "drones-over-mexico.yaml"
GAMES = 300


def test_strikes_with_consent_never_stand_without_the_mexican_presidents_signature() -> None:
    scenario = load(FILE).scenario
    assert scenario is not None
    book = compile_rulebook(scenario, 45)
    lever, president = book.levers.index("strike_authority"), book.seats.index("mx_president")
    consent = book.settings[lever].index("with_consent")
    signed = np.zeros(GAMES, dtype=bool)

    def watch(before: Position, orders: BeatOrders, after: Position) -> None:
        agreed = (before.clause[:, lever] == consent) & before.signer[:, lever, president]
        np.logical_or(signed, agreed, out=signed)
        assert not ((after.setting[:, lever] == consent) & ~signed).any()

    seeds = game_seeds(7, GAMES)
    end = play(book, cast(book, seeds), seeds, watch=watch)
    assert end.over.all()
