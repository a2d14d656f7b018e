"""The part of `bench` about minds: whole games of the flagship in batches, and decisions in games alone.

Speed means little without the machine it was measured on: set it beside the plain-Python reference that
the same run measures.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from time import perf_counter

import numpy as np

from game.minds.briefing import Briefing, Mind
from game.minds.casting import Cast, cast
from game.minds.matches import play
from game.minds.mind import Reason
from game.minds.negotiator import Negotiator
from game.rules.arrays import distinct
from game.rules.beats import BeatOrders
from game.rules.chance import game_seeds
from game.rules.compiling import compile_rulebook
from game.rules.rulebook import Rulebook
from game.scenario.loading import load
from game.scenario.shelf import find_scenario

FLAGSHIP = "drones-over-mexico"
SEED = 20_260_302
BATCHES = (1, 200, 1_000)
"""Games that are played at once, at every length."""
PLANNED = 60
"""Games with planners."""
ALONE = {45: 8, 90: 2}
"""Games of each length that are played one by one."""


@dataclass(frozen=True, slots=True)
class Matches:
    """How fast whole games were played in a batch."""

    minutes: int
    players: str
    """`shipped` temperaments, a `planner` in one seat, or `planners` in all"""
    games: int
    games_per_second: float


@dataclass(frozen=True, slots=True)
class Decisions:
    """How long minds took to decide in games alone."""

    minutes: int
    mind: str
    decisions: int
    mean_milliseconds: float
    p99_milliseconds: float


@dataclass(frozen=True, slots=True)
class MindSpeeds:
    """Everything that was measured of minds."""

    matches: tuple[Matches, ...]
    decisions: tuple[Decisions, ...]


def measured_minds(
    batches: Sequence[int] = BATCHES,
    planned: int = PLANNED,
    alone: Mapping[int, int] = ALONE,
    notice: Callable[[str], None] | None = None,
) -> MindSpeeds:
    """Play the flagship with the temperaments it names, with planners, and one game after another."""
    say = notice or (lambda what: None)
    books = {minutes: flagship(minutes) for minutes in lengths()}
    matches, decisions = [], []
    for minutes, book in books.items():
        for number in batches:
            say(f"{number:,} games of {minutes} minutes")
            matches.append(_shipped(book, number))
    first = books[min(books)]
    say(f"{planned:,} games with planners")
    matches += [_one_planner(first, planned), _all_planners(first, max(planned // 6, 1))]
    for minutes, number in alone.items():
        say(f"decisions in games of {minutes} minutes")
        decisions += _decisions(books[minutes], number)
    return MindSpeeds(tuple(matches), tuple(decisions))


def lengths() -> tuple[int, ...]:
    """The lengths of the flagship."""
    scenario = load(find_scenario(FLAGSHIP)).scenario
    assert scenario is not None
    return tuple(scenario.lengths)


def flagship(minutes: int) -> Rulebook:
    """Compile the flagship at one length."""
    scenario = load(find_scenario(FLAGSHIP)).scenario
    assert scenario is not None
    return compile_rulebook(scenario, minutes)


def _shipped(book: Rulebook, games: int) -> Matches:
    seeds = game_seeds(SEED, games)
    return Matches(book.minutes, "shipped", games, games / _seconds(book, [cast(book, seeds)]))


def _one_planner(book: Rulebook, games: int) -> Matches:
    """A planner in each seat in turn, the others as shipped."""
    seats = _seats(cast(book, game_seeds(SEED, 1)))
    each = max(games // len(seats), 1)
    seeds = game_seeds(SEED, each)
    casts = [cast(book, seeds, {book.seats[seat]: "planner"}) for seat in seats]
    took = _seconds(book, casts)
    return Matches(book.minutes, "planner", each * len(seats), each * len(seats) / took)


def _all_planners(book: Rulebook, games: int) -> Matches:
    seeds = game_seeds(SEED, games)
    everyone = dict.fromkeys((book.seats[seat] for seat in _seats(cast(book, seeds))), "planner")
    took = _seconds(book, [cast(book, seeds, everyone)])
    return Matches(book.minutes, "planners", games, games / took)


def _seconds(book: Rulebook, casts: Sequence[Cast]) -> float:
    """Play a batch with each cast; how long they took together."""
    took = 0.0
    for one in casts:
        games = 1 + max(int(company.game.max()) for company in one)
        start = perf_counter()
        play(book, one, game_seeds(SEED, games))
        took += perf_counter() - start
    return took


def _seats(cast: Cast) -> list[int]:
    """The seats that minds play."""
    return [int(seat) for seat in distinct(np.concatenate([company.seat for company in cast]))]


class _Timed:
    """A mind with a stop-watch."""

    def __init__(self, mind: Mind, times: dict[str, list[float]]) -> None:
        self.name = "temperaments" if type(mind) is Negotiator else mind.name
        self.character = mind.character
        self._mind = mind
        self._times = times

    def decide(self, moment: Briefing, beat: BeatOrders) -> Sequence[Reason]:
        start = perf_counter()
        reasons = self._mind.decide(moment, beat)
        self._times.setdefault(self.name, []).append(perf_counter() - start)
        return reasons


def _decisions(book: Rulebook, games: int) -> list[Decisions]:
    """Play games alone, as shipped and with a planner in one seat, and time every decision."""
    times: dict[str, list[float]] = {}
    for seed in range(SEED, SEED + games):
        seeds = game_seeds(seed, 1)
        seats = [book.seats[seat] for seat in _seats(cast(book, seeds))]
        chosen = {seats[seed % len(seats)]: "planner"}
        for minds in ({}, chosen):
            timed = [
                replace(company, mind=_Timed(company.mind, times))
                for company in cast(book, seeds, minds)
            ]
            play(book, timed, seeds)
    return [
        Decisions(
            book.minutes,
            name,
            len(took),
            float(np.mean(took)) * 1_000,
            float(np.quantile(took, 0.99)) * 1_000,
        )
        for name, took in sorted(times.items())
    ]


def minds_text(speeds: MindSpeeds) -> list[str]:
    """The figures as lines to read."""
    who = {
        "shipped": "the temperaments of the scenario",
        "planner": "a planner in one seat",
        "planners": "planners in every seat",
    }
    return [
        "",
        f"Whole games of {FLAGSHIP}, in batches:",
        *(
            f"{one.games:>15,} games of {one.minutes} minutes {one.games_per_second:>8,.1f} a second,"
            f" {who[one.players]}"
            for one in speeds.matches
        ),
        "Decisions in games alone, of all seats that decide together:",
        *(
            f"{one.decisions:>15,} of {one.mind}, {one.minutes} minutes: {one.mean_milliseconds:.1f} ms"
            f" on average, {one.p99_milliseconds:.0f} ms at the 99th percentile"
            for one in speeds.decisions
        ),
    ]
