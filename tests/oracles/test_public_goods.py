"""A linear public-goods game comes out as in the literature: n = 4, endowment 20, return 0.4."""

from __future__ import annotations

import json
from itertools import product

import numpy as np
import pytest

from game.rules.beats import CommitOrders
from game.rules.chance import game_seeds
from game.rules.cooperation import cooperation
from game.rules.opening import open_games
from game.rules.phases import no_orders
from game.rules.resolve import phase_of, resolve
from game.rules.scores import scores
from tests.lines.conftest import Play
from tests.oracles.playing import HERE, oracle

GIFTS = (0, 5, 10, 15, 20)


def test_every_combination_of_gifts_pays_what_the_formula_says() -> None:
    """20 less the own gift and two fifths of all gifts, for all 625 combinations at once."""
    book = oracle("public-goods")
    gifts = np.array(list(product(range(5), repeat=4)))
    position = open_games(book, game_seeds(1, len(gifts)))
    while not position.over.all():
        orders = no_orders(book, phase_of(book, position)[0], len(gifts))
        if isinstance(orders, CommitOrders):
            orders.setting[:] = gifts[:, book.hand_lever]
        position = resolve(book, position, orders)
    given = np.array(GIFTS)[gifts]
    money = 100 * (20 - given) + 40 * given.sum(axis=1, keepdims=True)
    assert (position.indicator == money).all()
    assert (scores(book, position) == money).all()
    assert (cooperation(book, position) == 2500 * gifts.sum(axis=1) / 4).all()


@pytest.mark.parametrize(
    ("minds", "money"),
    [
        (("always_defect",) * 4, (20, 20, 20, 20)),
        (("always_cooperate",) * 4, (32, 32, 32, 32)),
        (("always_defect", *("always_cooperate",) * 3), (44, 24, 24, 24)),
    ],
)
def test_play_tells_what_everyone_has(
    typed: Play, minds: tuple[str, ...], money: tuple[int, ...]
) -> None:
    """None gives: 20 each. All give: 32 each. A lone defector: 44, the others 24."""
    seats = ("ada", "ben", "cleo", "dan")
    cast = ",".join(f"{seat}={mind}" for seat, mind in zip(seats, minds, strict=True))
    game = typed(f"{HERE / 'public-goods.yaml'} --auto --json --seed 1 --minds {cast}")
    data = json.loads(game.output)
    assert data["scores"]["value"] == dict(zip(seats, money, strict=True))
    assert list(data["rounds"][0]["indicators"].values()) == list(money)
    gives = {"always_defect": "none", "always_cooperate": "twenty"}
    assert list(data["rounds"][0]["settings"].values()) == [gives[mind] for mind in minds]
