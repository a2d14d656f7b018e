"""What the benchmark plays stays the same, so that its figures can be set beside earlier ones."""

from __future__ import annotations

import json
from dataclasses import fields
from hashlib import sha256

import numpy as np
import pytest

from game.rules.beats import BeatOrders
from game.rules.chance import game_seeds
from game.rules.compiling import compile_rulebook
from game.rules.opening import open_games
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from tests.benchmarks import asking, bench, bench_minds
from tests.benchmarks.drawn_orders import drawn_orders
from tests.benchmarks.workload import MINUTES, workload, workload_data

SCENARIO = "1175fb46026954d1"
ORDERS = {
    "brief": "48956afa1cf17b61",
    "talk": "b6a6b5a1ac6c1e3b",
    "ratify": "cabf94b6eb417d16",
    "commit": "3cc579f457b4f121",
}


def mark(data: bytes) -> str:
    return sha256(data).hexdigest()[:16]


def marked(orders: BeatOrders) -> str:
    """A mark of all that is ordered, whatever types the numbers have."""
    arrays = {part.name: np.asarray(getattr(orders, part.name)) for part in fields(orders)}
    return mark(json.dumps({name: array.tolist() for name, array in arrays.items()}).encode())


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return compile_rulebook(workload(), MINUTES)


def busy(book: Rulebook, phase: str) -> Position:
    """Forty games in the third round, where every other place holds a text and every third lever is bound."""
    start = open_games(book, game_seeds(5, 40))
    offered, clause = np.zeros_like(start.offered), np.full_like(start.clause, -1)
    offered[:, ::2], clause[:, ::3] = True, 2
    offer, ready = np.full_like(start.offer, -1), np.full_like(start.ready, -1)
    offer[:, ::2, ::5], ready[:, ::4] = 1, 2
    at = next(number for number, (name, _) in enumerate(book.phases) if name == phase)
    return start.changed(
        phase=at,
        round=3,
        offered=offered,
        offer=offer,
        offer_name=offered * 1,
        offer_party=np.repeat(offered[:, :, None], len(book.seats), axis=2),
        ready=ready,
        clause=clause,
    )


def test_the_made_up_game_is_the_one_that_was_always_played() -> None:
    """Whoever changes it on purpose writes down the new mark: earlier figures no longer compare."""
    assert mark(json.dumps(workload_data(), sort_keys=True).encode()) == SCENARIO
    assert (bench.SEED, bench_minds.SEED, asking.SEED) == (20_260_301, 20_260_302, 7)


@pytest.mark.parametrize("phase", ["brief", "talk", "ratify", "commit"])
def test_its_seats_ask_for_what_they_always_asked_for(book: Rulebook, phase: str) -> None:
    orders = drawn_orders(book, busy(book, phase))
    assert marked(orders) == ORDERS[phase]
