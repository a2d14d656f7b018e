"""The array engine against the plain-Python reference: every number, fact, phase and score after every phase."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest

from game.rules.arrays import Mask
from game.rules.compiling import compile_rulebook
from game.rules.position import Position
from game.scenario.loading import load
from game.scenario.model import Scenario
from game.scenario.shelf import find_scenario, scenario_names
from tests.benchmarks.reference.beside import Step, differences, steps
from tests.benchmarks.reference.book import Book
from tests.benchmarks.workload import EXCHANGES, MINUTES, ROUNDS, workload
from tests.properties.worlds import SWITCHES, played, rich


def played_alike(scenario: Scenario, minutes: int, games: int, seed: int) -> Sequence[Step]:
    """Play games with drawn orders in both ways and compare them."""
    rulebook = compile_rulebook(scenario, minutes)
    book = Book(scenario, minutes)
    done, last = steps(rulebook, games, seed)
    found = [
        text for game in range(games) for text in differences(rulebook, book, done, last, game)
    ]
    assert found[:5] == []
    return done


def test_two_games_are_alike_in_engine_and_reference() -> None:
    played_alike(workload(), MINUTES, 2, 7)


def test_a_game_alone_is_like_the_reference() -> None:
    played_alike(workload(), MINUTES, 1, 8)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 20, 300, 4_000])
def test_many_games_are_alike_in_engine_and_reference(seed: int) -> None:
    done = played_alike(workload(), MINUTES, 60, seed)
    assert len(done) == ROUNDS * (EXCHANGES + 3) + 1, "complete games, to the epilogue"


def worlds_alike(on: tuple[str, ...], games: int, number: int) -> None:
    """Play games of the rich world, in which mechanisms are switched on, in both ways."""
    rulebook = rich(*on)
    book = Book(rulebook.scenario, rulebook.minutes)
    all_of_it = list(played(rulebook, games, number))
    done: list[Step] = [(before, orders) for before, orders, _ in all_of_it]
    last = all_of_it[-1][2]
    found = [
        text for game in range(games) for text in differences(rulebook, book, done, last, game)
    ]
    assert found[:5] == []


@pytest.mark.parametrize("switch", ["", *sorted(SWITCHES)])
def test_worlds_of_every_kind_are_alike_in_engine_and_reference(switch: str) -> None:
    worlds_alike((switch,) if switch else (), 3, 11)


@pytest.mark.slow
@pytest.mark.parametrize("number", range(4))
@pytest.mark.parametrize("switch", ["", *sorted(SWITCHES)])
def test_many_worlds_are_alike_in_engine_and_reference(switch: str, number: int) -> None:
    others = sorted(set(SWITCHES) - {switch, "level"})
    second = others[(len(switch) * 5 + number * 3) % len(others)]
    worlds_alike(tuple(filter(None, (switch, second))), 40, number + 100)


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


FACTS = (
    "clause", "deal", "public", "verified", "wronged", "secret_breach", "promised", "denied", "exposed",
    "marked", "crossed", "pending", "awaiting", "declined", "offer_open", "offer_deal", "offer_pay", "withheld",
    "step", "ready", "parent", "proposer", "change", "meant", "had_signed", "took_back", "read_clause", "awake",
)  # fmt: skip


@pytest.mark.slow
def test_drawn_games_use_every_rule() -> None:
    """Equality says little about rules that the games never come to."""
    rulebook = compile_rulebook(workload(), MINUTES)
    done, last = steps(rulebook, 200, 5)
    after = [position for position, _ in done[1:]] + [last]
    for fact in FACTS:
        start = getattr(done[0][0], fact)[0]
        assert any((getattr(position, fact) != start).any() for position in after), fact
    assert {0, 1, 2, 3} <= set(last.verdict.ravel().tolist())
    assert (last.ceiling < 10_000).any()
    assert len(set(last.ending.tolist())) >= 3
    assert any(position.over.any() and not position.over.all() for position in after)


def happens(one: Position, then: Position) -> dict[str, Mask]:
    """What a talk can come to, and in which games it does in one exchange: [G]."""
    closed = (then.offer_deal > 0) & (one.offer_deal == 0)
    joined = (one.offer_deal > 0)[:, :, None] & then.signed & ~one.signed
    several = then.proposer.sum(axis=2) > 1
    read = (then.read_deal != then.deal[:, None]) & (then.read_deal > 0)
    given = (one.ready >= 0) & (then.ready < 0)
    return {
        "closes": closed.any(axis=1),
        "two close in one beat": closed.sum(axis=1) > 1,
        "an open agreement in force is joined": joined.any(axis=(1, 2)),
        "alike texts are one": several.any(axis=1),
        "a signature kept ready is given or ends": given.any(axis=1),
        "a signature ends": (then.took_back & ~one.took_back).any(axis=(1, 2)),
        "an older clause is read on": read.any(axis=(1, 2)),
        "the talk sleeps before its end": ~then.awake.any(axis=1) & one.awake.any(axis=1),
        "a text comes back": ((one.offer_name > 0) & ~one.offered & then.offered).any(axis=1),
        "a text goes": (one.offered & ~then.offered & ~closed).any(axis=1),
    }  # fmt: skip


@pytest.mark.slow
def test_drawn_talks_come_to_everything() -> None:
    """Texts meet: what the rules of the talk are about happens often enough to be compared."""
    rulebook = compile_rulebook(workload(), MINUTES)
    done, _ = steps(rulebook, 60, 6)
    counts: dict[str, int] = {}
    for (one, _), (then, _) in pairwise(done):
        phase, exchange = (
            rulebook.phases[one.phase] if one.phase < len(rulebook.phases) else ("", 0)
        )
        if phase == "talk" and exchange < EXCHANGES:
            for what, mask in happens(one, then).items():
                counts[what] = counts.get(what, 0) + int(np.count_nonzero(mask))
    assert min(counts.values()) >= 5, counts
