"""Figures of an analysis: as many decimals as its points need, shares that are all or nothing only if so."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

from game.rules.scores import MILLION
from game.views.figures import Figures
from game.views.words import Words
from tests.views.games import rulebook

WORDS = Words(rulebook("three-valleys"))
SPANISH = Words(rulebook("three-valleys"), "es")


def survey(spread: int, *, others: int = 0, complete: bool = True) -> Any:
    """Two packages; the seat that counts tells them apart by `spread`, another by `others`."""
    utility = np.array([[5 * MILLION, 0], [5 * MILLION + spread, others]])
    return SimpleNamespace(utility=utility, counts=np.array([True, False]), complete=complete)


@pytest.mark.parametrize(
    ("spread", "decimals"), [(0, 3), (20 * MILLION - 1, 3), (20 * MILLION, 1), (90 * MILLION, 1)]
)
def test_points_that_lie_close_together_have_three_decimals(spread: int, decimals: int) -> None:
    found = Figures.of(survey(spread, others=99 * MILLION), WORDS)
    assert (found.decimals, found.sampled) == (decimals, False)
    assert Figures.of(survey(spread, complete=False), WORDS).sampled
    nobody = SimpleNamespace(utility=np.zeros((0, 2)), counts=np.zeros(2, bool), complete=True)
    assert Figures.of(cast(Any, nobody), WORDS).decimals == 3


def test_amounts_are_rounded_half_up_and_end_without_noughts() -> None:
    one, three = Figures(WORDS, 1), Figures(SPANISH, 3)
    assert [one.amount(n) for n in (0, 1_250_000, 1_249_999, 30_000_000, -40_000, -2_000_000)] == [
        "0", "1.3", "1.2", "30", "0", "-2",
    ]  # fmt: skip
    assert [three.amount(n) for n in (1_250_000, 1_000_500, 10_000_000)] == ["1.25", "1.001", "10"]
    assert [one.points(n) for n in (1_000_000, -1_000_000, -2_500_000)] == [
        "1 point", "1 point", "2.5 points",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("part", "said"),
    [(0.0, "0 %"), (0.0001, "0.1 %"), (0.0014, "0.1 %"), (0.0016, "0.2 %"), (0.5, "50 %"), (0.9989, "99.9 %"), (0.99999, "99.9 %"), (1.0, "100 %")],
)  # fmt: skip
def test_a_share_is_nothing_or_all_only_where_it_is_so(part: float, said: str) -> None:
    assert Figures(WORDS, 1).share(part) == said
    assert Figures(SPANISH, 1).share(part) == said


def test_a_sample_tells_whole_percents_and_large_numbers_have_their_thousands_marked() -> None:
    assert Figures(WORDS, 1, sampled=True).share(0.126) == "about 13 %"
    count = Figures(WORDS, 1).count
    assert [count(n) for n in (9_999, 10_000, 1_234_567)] == ["9999", "10,000", "1,234,567"]
