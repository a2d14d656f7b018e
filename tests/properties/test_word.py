"""What becomes of a word given, over drawn patterns of missing orders: silence keeps, and only breach is answered."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pytest

from game.rules.beats import CommitOrders
from game.rules.chance import game_seeds
from game.rules.compliance import BROKEN, KEPT, NOT_POSSIBLE
from game.rules.opening import open_games
from game.rules.phases import no_orders
from game.rules.position import Position, pick, same
from game.rules.resolve import phase_of, resolve
from game.rules.rulebook import Rulebook
from tests.builders import book

GAMES = 1_000
WORLD: dict[str, Any] = {
    "lengths": {45: {"rounds": 1}},
    "levers": {
        "gate": {"settings": {"open": {"needs": "canal is high"}}},
        "patrol": {
            "settings": {"light": {"needs": "watch is not idle"}, "heavy": {"irreversible": True}}
        },
        "market": {"owner": ["south", "isle"]},
    },
    "infeasible": [{"say": "Not both.", "together": {"gate": "half", "market": "free"}}],
}


@cache
def world() -> Rulebook:
    return book(WORLD)


def agreed() -> tuple[Position, CommitOrders]:
    """Many games with drawn clauses that all have signed, and drawn orders of some seats."""
    rules, rng = world(), np.random.default_rng(11)
    start = open_games(rules, game_seeds(5, GAMES))
    shape = start.setting.shape
    ranks = rules.real.sum(axis=1)
    stands = rng.integers(0, ranks, shape)
    clause = np.where(rng.random(shape) < 0.7, rng.integers(0, ranks, shape), -1)
    commit = [kind for kind, _ in rules.phases].index("commit")
    position = start.changed(
        phase=commit,
        setting=stands,
        seen=np.repeat(stands[:, None, :], len(rules.seats), axis=1),
        clause=clause,
        deal=(clause >= 0) * rng.integers(1, 3, shape),
        signer=np.repeat((clause >= 0)[:, :, None], len(rules.seats), axis=2),
        public=(clause >= 0) & (rng.random(shape) < 0.5),
        until=np.full(shape, 99),
    )
    orders = no_orders(rules, "commit", GAMES)
    assert isinstance(orders, CommitOrders)
    drawn = rng.integers(0, ranks[rules.hand_lever], orders.setting.shape)
    sends = rng.random((GAMES, len(rules.seats))) < 0.4
    given = sends[:, rules.hand_seat] & (rng.random(drawn.shape) < 0.6)
    orders.setting[:] = np.where(given, drawn, -1)
    return position, orders


def test_no_clause_is_ever_broken_by_silence() -> None:
    rules = world()
    position, orders = agreed()
    after = resolve(rules, position, orders)
    spoke = np.zeros((GAMES, len(rules.levers)), dtype=bool)
    for hand, lever in enumerate(rules.hand_lever):
        own = rules.hand_seat == rules.hand_seat[hand]
        spoke[:, lever] |= (orders.setting[:, own] >= 0).any(axis=1)
    due = (position.clause >= 0) & ~rules.binding & ~spoke
    verdict = after.verdict[:, 0]
    assert due.sum() > GAMES
    assert not (verdict == BROKEN)[due].any()
    carried = after.setting == position.clause
    assert (np.isin(verdict, [NOT_POSSIBLE]) == ~carried)[due].all()
    assert ((verdict == KEPT) | (verdict == NOT_POSSIBLE) | rules.covert.any(axis=1))[due].all()
    assert (verdict == NOT_POSSIBLE)[due].sum() > 20


def test_the_answer_moves_no_lever_of_whoever_broke_and_acts_only_on_breach() -> None:
    rules = world()
    position, orders = agreed()
    after = resolve(rules, position, orders)
    broke = (after.verdict == BROKEN).any(axis=1)
    end = resolve(rules, after, no_orders(rules, "epilogue", GAMES))
    moved = end.setting != after.setting
    assert moved.sum() > 100
    assert not moved[~broke.any(axis=1)].any()
    assert (end.released.any(axis=2) == moved).all()
    owners = rules.owns.T[None]
    assert not (end.released & owners).any()
    game, lever = np.nonzero(moved)
    first = rules.owner_seats[lever, 0]
    assert (end.setting[game, lever] == after.free[game, first, lever]).all()
    assert not rules.irreversible[lever, after.setting[game, lever]].any()
    assert not rules.binding[lever].any()


@pytest.mark.parametrize("game", [0, 7, 400, 999])
def test_a_batch_is_each_of_its_games(game: int) -> None:
    rules = world()
    position, orders = agreed()
    one = np.array([game])
    alone = CommitOrders(orders.setting[one], orders.option[one])
    apart = resolve(rules, pick(position, one), alone)
    assert same(pick(resolve(rules, position, orders), one), apart)
    assert phase_of(rules, apart)[0] == "epilogue"
    quiet = no_orders(rules, "epilogue", 1)
    whole = resolve(rules, resolve(rules, position, orders), no_orders(rules, "epilogue", GAMES))
    assert same(pick(whole, one), resolve(rules, apart, quiet))
