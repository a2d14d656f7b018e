"""What `bench` makes of the clock, with a clock of its own: each look at it takes a second."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, count

import pytest

from game.rules.compiling import compile_rulebook
from game.scenario.loading import load
from game.scenario.shelf import find_scenario
from tests.benchmarks import asking, bench, bench_minds
from tests.benchmarks.bench_minds import Decisions, Matches, MindSpeeds
from tests.benchmarks.workload import MINUTES, ROUNDS, workload

SMALL = "three-valleys"
FEWEST = 4
"""Phases of a round of the made-up game if its talk ends at once: brief, an exchange, ratify, commit."""


def clock(monkeypatch: pytest.MonkeyPatch, steps: Iterator[int]) -> None:
    """Between one look at the clock and the next pass so many seconds."""
    times = accumulate(steps)
    for module in (asking, bench, bench_minds):
        monkeypatch.setattr(module, "perf_counter", lambda: float(next(times)))


@pytest.fixture
def seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    clock(monkeypatch, iter(lambda: 1, 0))


def test_a_batch_is_as_quick_as_its_rounds_in_the_time_of_the_rules(seconds: None) -> None:
    """A second for each phase that is played: a talk may end early; the epilogue is one more phase."""
    book = compile_rulebook(workload(), MINUTES)
    played, _ = bench.steps(book, 2, bench.SEED)
    assert ROUNDS * FEWEST < len(played) <= ROUNDS * len(book.phases) + 1
    rounds = sum(int((~position.over).sum()) for position, _ in played if position.phase == 0)
    found = bench.speed(book, 2, seconds=0.5)
    assert found.games == 2
    assert found.rounds_per_second == pytest.approx(rounds / len(played))
    assert found.milliseconds_per_round == pytest.approx(1_000 * len(played) / ROUNDS)


def test_the_quickest_batch_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every look at the clock takes longer than the last, so the first batch is the quickest."""
    book = compile_rulebook(workload(), MINUTES)
    clock(monkeypatch, count(1))
    first = bench.speed(book, 1, seconds=1)
    clock(monkeypatch, count(1))
    assert bench.speed(book, 1, seconds=10_000) == first


def test_draws_and_loadings_are_told_by_the_second_and_the_millisecond(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock(monkeypatch, count(1))
    assert bench.draws() == 10 * 1_000 * 100 / 2
    clock(monkeypatch, count(1))
    first, *_ = bench.loadings()
    lines = find_scenario(first.scenario).read_text(encoding="utf-8").splitlines()
    assert (first.lines, first.milliseconds) == (len(lines), 2_000), "the quickest of five counts"
    assert [one.scenario for one in bench.loadings()] == list(bench.scenario_names())


def test_what_ifs_stand_beside_the_game_they_alter(monkeypatch: pytest.MonkeyPatch) -> None:
    scenario = load(find_scenario(SMALL)).scenario
    assert scenario is not None
    monkeypatch.setattr(asking, "scenario_names", lambda: (SMALL,))
    clock(monkeypatch, count(0))
    assert list(asking.what_ifs(whole=False, times=2)) == [
        asking.Asked(SMALL, 20, 1_000, 3_000, 7_000, 11_000),
    ]
    lengths = [one.minutes for one in asking.what_ifs(times=1)]
    assert lengths == list(scenario.lengths) == [20, 45]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small game in the place of the flagship."""
    monkeypatch.setattr(bench_minds, "FLAGSHIP", SMALL)


def test_minds_are_timed_in_batches_and_decision_by_decision(seconds: None, small: None) -> None:
    """Three seats: each is a planner in one batch of its own; alone a game is played with and without one.

    All seats of temperaments decide in one call: twice four rounds of five exchanges and the orders, a planner in one.
    """
    told: list[str] = []
    found = bench_minds.measured_minds((2,), 3, {20: 1}, told.append)
    assert found.matches == (
        Matches(20, "shipped", 2, 2.0), Matches(45, "shipped", 2, 2.0),
        Matches(20, "planner", 3, 1.0), Matches(20, "planners", 1, 1.0),
    )  # fmt: skip
    assert found.decisions == tuple(
        Decisions(20, mind, decisions, 1_000.0, 1_000.0)
        for mind, decisions in (("planner", 24), ("temperaments", 48))
    )  # fmt: skip
    assert told == [
        "2 games of 20 minutes", "2 games of 45 minutes", "3 games with planners",
        "decisions in games of 20 minutes",
    ]  # fmt: skip


def test_the_figures_of_minds_are_told_in_lines() -> None:
    speeds = MindSpeeds(
        (Matches(45, "shipped", 1_000, 12.34), Matches(45, "planners", 10, 0.5)),
        (Decisions(90, "planner", 1_234, 5.678, 40.4),),
    )
    assert bench_minds.minds_text(speeds) == [
        "",
        "Whole games of drones-over-mexico, in batches:",
        "          1,000 games of 45 minutes     12.3 a second, the temperaments of the scenario",
        "             10 games of 45 minutes      0.5 a second, planners in every seat",
        "Decisions in games alone, of all seats that decide together:",
        "          1,234 of planner, 90 minutes: 5.7 ms on average, 40 ms at the 99th percentile",
    ]


def test_the_report_is_told_in_lines() -> None:
    report = bench.Report(
        (bench.Speed(1, 123.4, 56.789), bench.Speed(1_000, 30_000.4, 33.333)),
        bench.Comparison(24, 1_500.0, ()),
        (bench.Loading("small", 250, 20.0),),
        12_345_678.0,
        (asking.Asked("small", 20, 400.4, 10.2, 20.3, 30.4),),
    )
    assert bench.as_text(report).splitlines()[1:] == [
        "",
        "  games at once   rounds a second   ms a round",
        "              1               123        56.79",
        "          1,000            30,000        33.33",
        "      reference             1,500         0.67",
        "",
        "Batches of 1,000 are 20 times as fast as the reference.",
        "Both played 24 games: every number and fact is equal.",
        "",
        "Draws: 12 million a second.",
        "Loading and checking small: 20 ms for 250 lines (40 ms for 500).",
        "What if, small at 20 minutes: 10 ms if the others hold, 20 ms if they respond, 30 ms for all "
        "other orders of a seat; playing it took 400 ms.",
    ]
