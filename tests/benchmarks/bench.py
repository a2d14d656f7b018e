"""`bench`: how fast the rules are on this machine, beside a plain-Python reference of the same rules.

It plays a made-up game that uses every rule (`workload`), with orders drawn by chance, in batches of
several sizes. Only the rules are timed, not the drawing of orders. The reference plays the same games
one at a time with the same orders, and every number and fact is compared. Besides, it measures loading
a scenario, drawing by key, what-ifs of whole games, and what people wait for (`bench_waits`).
"""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from time import perf_counter
from typing import Any

import numpy as np
from rich.console import Console

from game import UserError
from game.rules.chance import draw, game_seeds
from game.rules.compiling import compile_rulebook
from game.rules.opening import open_games
from game.rules.resolve import resolve
from game.rules.rulebook import Rulebook
from game.scenario.loading import load
from game.scenario.model import Scenario
from game.scenario.shelf import find_scenario, scenario_names
from game.workshop.memory import keep_memory
from tests.benchmarks.asking import Asked, what_ifs
from tests.benchmarks.bench_minds import MindSpeeds, measured_minds, minds_text
from tests.benchmarks.bench_waits import Waits, measured_waits, waits_data, waits_text
from tests.benchmarks.drawn_orders import drawn_orders
from tests.benchmarks.reference import beside
from tests.benchmarks.reference.beside import steps
from tests.benchmarks.reference.book import Book
from tests.benchmarks.workload import MINUTES, workload

BATCHES = (1, 100, 1_000, 10_000)
BUDGET_BATCH = 1_000
"""The batch in which the rules are set beside the reference."""
LEAST_RATIO = 15
"""So many times as fast as the reference the rules must be in that batch."""
SEED = 20_260_301


@dataclass(frozen=True, slots=True)
class Speed:
    """How fast a batch of so many games was played."""

    games: int
    rounds_per_second: float
    milliseconds_per_round: float
    """of the whole batch"""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The reference: how fast it is, and in what its results differ."""

    games: int
    rounds_per_second: float
    differences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Loading:
    """How long it took to load and check a scenario file."""

    scenario: str
    lines: int
    milliseconds: float


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that was measured."""

    batches: tuple[Speed, ...]
    reference: Comparison
    loading: tuple[Loading, ...]
    draws_per_second: float
    what_if: tuple[Asked, ...]
    minds: MindSpeeds | None = None
    waits: Waits | None = None

    @property
    def ratio(self) -> float | None:
        """How many times as fast as the reference the batch of the budget is."""
        rates = {speed.games: speed.rounds_per_second for speed in self.batches}
        if BUDGET_BATCH not in rates:
            return None
        return rates[BUDGET_BATCH] / self.reference.rounds_per_second


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command understands."""
    parser.add_argument("--json", action="store_true", help="print the results as JSON")
    parser.add_argument(
        "--waits", action="store_true", help="measure nothing but the waits of whole commands"
    )
    parser.add_argument(
        "--games",
        type=int,
        default=24,
        metavar="N",
        help="how many games the reference plays for the comparison (default: 24)",
    )


def run(arguments: Namespace) -> int:
    """Measure and print; 0, or 1 if the reference has come to other results or is not left far behind."""
    if arguments.games < 1:
        raise UserError("--games needs a whole number from 1 upward.")
    keep_memory()
    console = Console(stderr=True, quiet=arguments.json)
    with console.status("measuring", spinner="line") as status:
        waits = measured_waits(notice=status.update)
        if arguments.waits:
            print(
                json.dumps(waits_data(waits), indent=2)
                if arguments.json
                else "\n".join(waits_text(waits)[1:])
            )
            return 0
        report = measured(BATCHES, arguments.games, notice=status.update)
        report = replace(report, minds=measured_minds(notice=status.update), waits=waits)
    print(json.dumps(as_data(report), indent=2) if arguments.json else as_text(report))
    return 0 if as_wanted(report) else 1


def as_wanted(report: Report) -> bool:
    """Tell whether the reference agrees and the rules are as much faster as they have to be."""
    slow = report.ratio is not None and report.ratio < LEAST_RATIO
    return not report.reference.differences and not slow


def measured(
    batches: Sequence[int],
    games: int,
    seconds: float = 1.0,
    notice: Callable[[str], None] | None = None,
    *,
    whole: bool = True,
) -> Report:
    """Measure everything; each batch is played again until so many seconds are spent on it.

    What-ifs are measured in every length of the scenarios, or if not `whole` in the first, once.
    """
    say = notice or (lambda what: None)
    scenario = workload()
    book = compile_rulebook(scenario, MINUTES)
    speeds = []
    for size in batches:
        say(f"batches of {size:,}")
        speeds.append(speed(book, size, seconds))
    say("the reference")
    reference = compared(scenario, book, games)
    say("loading and checking")
    loaded = tuple(loadings())
    say("what-ifs")
    asked = tuple(what_ifs(whole=whole, times=3 if whole else 1))
    return Report(tuple(speeds), reference, loaded, draws(), asked)


def speed(book: Rulebook, games: int, seconds: float) -> Speed:
    """Play whole batches until so many seconds are spent in the rules; the quickest counts."""
    best, least, spent, seed = 0.0, float("inf"), 0.0, SEED
    while spent < seconds:
        rounds, took, longest = _timed(book, games, seed)
        best, least = max(best, rounds / took), min(least, took / longest * 1_000)
        spent, seed = spent + took, seed + 1
    return Speed(games, best, least)


def _timed(book: Rulebook, games: int, seed: int) -> tuple[int, float, int]:
    """Play one batch: rounds of all games, seconds in the rules, and rounds of the batch."""
    position = open_games(book, game_seeds(seed, games))
    rounds, took = 0, 0.0
    while not position.over.all():
        orders = drawn_orders(book, position)
        if position.phase == 0:
            rounds += int((~position.over).sum())
        start = perf_counter()
        position = resolve(book, position, orders)
        took += perf_counter() - start
    return rounds, took, position.round


def compared(scenario: Scenario, book: Rulebook, games: int) -> Comparison:
    """Let the reference play the same games."""
    played, last = steps(book, games, SEED)
    seeds = [int(seed) for seed in played[0][0].seeds]
    orders = [beside.orders_of(played, index) for index in range(games)]
    own = Book(scenario, MINUTES)
    found = [
        text
        for index in range(games)
        for text in beside.differences(book, own, played, last, index)
    ]
    rounds = sum(int((~position.over).sum()) for position, _ in played if position.phase == 0)
    took = min(beside.seconds(own, seeds, orders) for _ in range(2))
    return Comparison(games, rounds / took, tuple(found))


def loadings() -> list[Loading]:
    """Load and check every scenario that comes with Parley; the quickest of five counts."""
    found = []
    for name in scenario_names():
        path = find_scenario(name)
        took = []
        for _ in range(5):
            start = perf_counter()
            load(path)
            took.append(perf_counter() - start)
        lines = len(path.read_text(encoding="utf-8").splitlines())
        found.append(Loading(name, lines, min(took) * 1_000))
    return found


def draws() -> float:
    """How many keyed draws are made in a second: a thousand games, a hundred subjects each."""
    seeds, subjects = game_seeds(SEED, 1_000), np.arange(100)
    start = perf_counter()
    for round_ in range(10):
        draw(seeds, round_, "bench", subjects)
    return 10 * len(seeds) * len(subjects) / (perf_counter() - start)


def as_data(report: Report) -> dict[str, Any]:
    """The report as JSON data."""
    return {
        "batches": [asdict(speed) for speed in report.batches],
        "reference": asdict(report.reference),
        "equal": not report.reference.differences,
        "ratio": report.ratio,
        "loading": [asdict(loading) for loading in report.loading],
        "draws_per_second": report.draws_per_second,
        "minds": asdict(report.minds) if report.minds else None,
        "what_if": [asdict(asked) for asked in report.what_if],
        "waits": waits_data(report.waits) if report.waits else None,
    }


def as_text(report: Report) -> str:
    """The report as lines to read."""
    lines = [
        "6 seats, 15 levers of 4 settings, 10 indicators, 8 rounds of 4 exchanges, every rule in use.",
        "",
        f"{'games at once':>15} {'rounds a second':>17} {'ms a round':>12}",
        *(
            f"{s.games:>15,} {s.rounds_per_second:>17,.0f} {s.milliseconds_per_round:>12.2f}"
            for s in report.batches
        ),
        *_beside(report),
        "",
        f"Draws: {report.draws_per_second / 1e6:.0f} million a second.",
        *(
            f"Loading and checking {one.scenario}: {one.milliseconds:.0f} ms for {one.lines:,} lines"
            f" ({one.milliseconds / max(one.lines, 1) * 500:.0f} ms for 500)."
            for one in report.loading
        ),
        *(
            f"What if, {one.scenario} at {one.minutes} minutes: {one.hold:.0f} ms if the others"
            f" hold, {one.respond:.0f} ms if they respond, {one.alternatives:.0f} ms for all other"
            f" orders of a seat; playing it took {one.play:.0f} ms."
            for one in report.what_if
        ),
        *(minds_text(report.minds) if report.minds else ()),
        *(waits_text(report.waits) if report.waits else ()),
    ]
    return "\n".join(lines)


def _beside(report: Report) -> list[str]:
    """The reference's line, and what the comparison has shown."""
    slow = report.reference
    rate, ratio = slow.rounds_per_second, report.ratio
    lines = [f"{'reference':>15} {rate:>17,.0f} {1_000 / rate:>12.2f}", ""]
    if ratio is not None:
        lines.append(f"Batches of {BUDGET_BATCH:,} are {ratio:.0f} times as fast as the reference.")
        if ratio < LEAST_RATIO:
            lines.append(f"That is TOO SLOW: they should be {LEAST_RATIO} times as fast.")
    games = "1 game" if slow.games == 1 else f"{slow.games:,} games"
    if not slow.differences:
        return [*lines, f"Both played {games}: every number and fact is equal."]
    return [
        *lines,
        f"Both played {games}, but NOT alike; the first of {len(slow.differences):,} differences:",
        *(f"  {text}" for text in slow.differences[:5]),
    ]
