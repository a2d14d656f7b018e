"""The arithmetic of trust, against numbers worked out by hand and against its own formula."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules.trust import terms, weigh
from tests.builders import book

weights = st.lists(st.integers(-24_000, 8_000), min_size=1, max_size=12)


def _terms(given_weights: list[int], trust: int, ceiling: int) -> list[int]:
    weight = np.array(given_weights, dtype=np.float64)
    whole = np.ones_like(weight)
    welcome = weight[weight > 0].sum()
    unwelcome = -weight[weight < 0].sum()
    room = max(ceiling - trust, 0)
    found = terms(weight, whole * room, whole * trust, whole * welcome, whole * unwelcome)
    return [int(term) for term in found]


@given(weights, st.integers(0, 10_000), st.integers(0, 10_000))
def test_each_term_follows_the_formula(given_weights: list[int], trust: int, ceiling: int) -> None:
    """Welcome: w * max(c - t, 0) // max(10000, G). Unwelcome: w * t // max(10000, L). Exactly."""
    welcome = max(10_000, sum(w for w in given_weights if w > 0))
    unwelcome = max(10_000, -sum(w for w in given_weights if w < 0))
    room = max(ceiling - trust, 0)
    expected = [w * room // welcome if w > 0 else -(-w * trust // unwelcome) for w in given_weights]
    assert _terms(given_weights, trust, ceiling) == expected


@given(weights, st.integers(0, 10_000), st.integers(0, 10_000), st.randoms(use_true_random=False))
def test_the_order_of_acts_is_irrelevant(
    given_weights: list[int], trust: int, ceiling: int, shuffle: random.Random
) -> None:
    """The same acts in another order are worth the same, and trust stays between 0 and 100."""
    pairs = sorted(zip(given_weights, _terms(given_weights, trust, ceiling), strict=True))
    mixed = list(given_weights)
    shuffle.shuffle(mixed)
    assert sorted(zip(mixed, _terms(mixed, trust, ceiling), strict=True)) == pairs
    after = trust + sum(term for _, term in pairs)
    assert 0 <= after <= max(trust, ceiling)


@pytest.mark.parametrize(
    ("rounds", "strength", "loss", "weight"),
    [
        (4, 100, 30, 2000),
        (4, -100, 30, -6000),
        (4, -50, 12, -1200),
        (5, 25, 30, 400),
        (3, 1, 30, 26),
    ],
)
def test_weights(rounds: int, strength: int, loss: int, weight: int) -> None:
    """a = 0.8 / rounds; acts lose three times as much, policies 1.2 times."""
    rules = book({"lengths": {45: {"rounds": rounds}}})
    assert weigh(rules, np.array([strength]), loss).tolist() == [weight]


def test_deception_cannot_be_repaired_in_full() -> None:
    """After a lie at 35 twenty good acts reach 43.8 of a ceiling of 45 (Schweitzer et al. 2006)."""
    trust, ceiling = 3_500, 4_500
    for _ in range(20):
        trust += _terms([1_000], trust, ceiling)[0]
    assert 4_370 <= trust <= 4_390
