"""The array engine against the plain-Python reference: the same results, and many times as fast.

Equality is asserted on every number, fact, phase and score after every phase. Speed is only compared
with the reference in the same run; `python3 -m game bench` prints the figures.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from game.rules.compiling import compile_rulebook
from game.scenario.loading import load
from game.scenario.model import Scenario
from game.scenario.shelf import find_scenario, scenario_names
from tests.benchmarks.bench import Step, compared, speed, steps
from tests.benchmarks.reference.beside import differences
from tests.benchmarks.reference.book import Book
from tests.benchmarks.workload import (
    EXCHANGES,
    INDICATORS,
    LEVERS,
    MINUTES,
    ROUNDS,
    SEATS,
    SETTINGS,
    workload,
)


def played_alike(scenario: Scenario, minutes: int, games: int, seed: int) -> Sequence[Step]:
    """Play games with drawn orders in both ways and compare them."""
    rulebook = compile_rulebook(scenario, minutes)
    played, last = steps(rulebook, games, seed)
    book = Book(scenario, minutes)
    found = [
        text for game in range(games) for text in differences(rulebook, book, played, last, game)
    ]
    assert found[:5] == []
    return played


def test_the_workload_is_what_the_budget_speaks_of() -> None:
    book = compile_rulebook(workload(), MINUTES)
    assert (len(SEATS), len(LEVERS), len(SETTINGS), len(INDICATORS)) == (6, 15, 4, 10)
    assert (book.rounds, book.exchanges) == (ROUNDS, EXCHANGES)
    assert EXCHANGES == 2


def test_two_games_are_alike_in_engine_and_reference() -> None:
    played_alike(workload(), MINUTES, 2, 7)


def test_a_game_alone_is_like_the_reference() -> None:
    played_alike(workload(), MINUTES, 1, 8)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 20, 300, 4_000])
def test_many_games_are_alike_in_engine_and_reference(seed: int) -> None:
    played = played_alike(workload(), MINUTES, 60, seed)
    assert len(played) == ROUNDS * (2 * EXCHANGES + 3) + 1, "complete games, to the epilogue"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "minutes"),
    [
        (name, minutes)
        for name in scenario_names()
        for minutes in getattr(load(find_scenario(name)).scenario, "lengths", {})
    ],
)
def test_shipped_scenarios_are_alike_in_engine_and_reference(name: str, minutes: int) -> None:
    scenario = load(find_scenario(name)).scenario
    assert scenario is not None
    played_alike(scenario, minutes, 40, minutes)


@pytest.mark.slow
def test_drawn_games_use_every_rule() -> None:
    """Equality says little about rules that the games never come to."""
    rulebook = compile_rulebook(workload(), MINUTES)
    played, last = steps(rulebook, 200, 5)
    after = [position for position, _ in played[1:]] + [last]
    for fact in (
        "clause", "deal", "public", "verified", "wronged", "secret_breach", "promised", "denied", "exposed",
        "marked", "crossed", "pending", "awaiting", "declined", "offer_open", "offer_deal", "offer_pay", "withheld",
        "step",
    ):  # fmt: skip
        start = getattr(played[0][0], fact)[0]
        assert any((getattr(position, fact) != start).any() for position in after), fact
    assert {0, 1, 2, 3} <= set(last.verdict.ravel().tolist())
    assert (last.ceiling < 10_000).any()
    assert len(set(last.ending.tolist())) >= 3
    assert any(position.over.any() and not position.over.all() for position in after)


@pytest.mark.slow
def test_a_batch_is_ten_times_as_fast_as_the_reference() -> None:
    scenario = workload()
    rulebook = compile_rulebook(scenario, MINUTES)
    beside = compared(scenario, rulebook, 24)
    assert beside.differences == ()
    batch = speed(rulebook, 1_000, 1.5)
    print(
        f"\n{batch.rounds_per_second:,.0f} against {beside.rounds_per_second:,.0f} rounds a second"
    )
    assert batch.rounds_per_second >= 10 * beside.rounds_per_second
