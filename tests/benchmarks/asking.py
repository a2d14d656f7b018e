"""How long a what-if of a whole game takes, beside playing that game: a part of `bench`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import perf_counter

import numpy as np

from game.analysis.turning import alternatives_of
from game.rules.orders import Move
from game.scenario.loading import load
from game.scenario.model import Scenario
from game.scenario.shelf import find_scenario, scenario_names
from game.session.alteration import Alteration
from game.session.session import Session
from game.session.suggestions import phases
from game.session.whatif import HOLD, RESPOND, what_if

SEED = 7


@dataclass(frozen=True, slots=True)
class Asked:
    """One decision of the first round altered in a game by the shipped temperaments."""

    scenario: str
    minutes: int
    play: float
    """milliseconds, as all that follow: the game itself"""
    hold: float
    respond: float
    alternatives: float
    """every single other order of one seat, played to its end"""


def what_ifs(*, whole: bool = True, times: int = 3) -> Iterator[Asked]:
    """Measure every scenario that comes with Parley, in each of its lengths or only in the first.

    The quickest of so many times counts.
    """
    for name in scenario_names():
        scenario = load(find_scenario(name)).scenario
        assert scenario is not None
        for minutes in list(scenario.lengths)[: None if whole else 1]:
            yield _asked(scenario, minutes, times)


def _asked(scenario: Scenario, minutes: int, times: int) -> Asked:
    start = perf_counter()
    session = Session.start(scenario, minutes=minutes, seed=SEED, autosave=False)
    while not session.over:
        session.advance()
    play = perf_counter() - start
    book, recorded = session.book, session.recorded
    seat = int(np.flatnonzero(book.scored & book.owns.any(axis=1))[0])
    # The order that does most to the seat's score changes most of the game.
    worst = [
        one for one in alternatives_of(book, (seat,), phases(recorded))[seat] if one.round == 1
    ][-1]
    to = book.settings[worst.lever][worst.setting] if worst.setting >= 0 else ""
    altered = [Alteration(1, book.seats[seat], Move, book.levers[worst.lever], to)]
    return Asked(
        scenario.id,
        minutes,
        play * 1_000,
        _quickest(lambda: what_if(recorded, altered, HOLD), times),
        _quickest(lambda: what_if(recorded, altered, RESPOND), times),
        _quickest(lambda: alternatives_of(book, (seat,), phases(recorded))[seat], times),
    )


def _quickest(act: Callable[[], object], times: int) -> float:
    """Do something several times; the milliseconds of the quickest."""
    took = []
    for _ in range(times):
        start = perf_counter()
        act()
        took.append(perf_counter() - start)
    return min(took) * 1_000
