"""What every part of the compilation refers to: names, indexes and conditions of one scenario."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from math import ceil, floor

import numpy as np

from game.rules.arrays import Whole
from game.scenario.expression import Condition, Names, compile_condition
from game.scenario.model import Scenario

MOST_SETTINGS = 6
"""The length of every axis of settings or options."""


def names_of(scenario: Scenario) -> Names:
    """List what the conditions of a scenario may speak of, in the order of the rulebook's axes."""
    return Names(
        indicators={
            key: (floor(item.low), ceil(item.high)) for key, item in scenario.indicators.items()
        },
        levers={key: tuple(lever.settings) for key, lever in scenario.levers.items()},
        seats=tuple(scenario.stakeholders),
        events={
            key: tuple(event.choice.options) if event.choice else ()
            for key, event in scenario.events.items()
        },
        red_lines=tuple(line for seat in scenario.stakeholders.values() for line in seat.red_lines),
        facts={key: tuple(fact.values) for key, fact in scenario.facts.items()},
        rounds=max(length.rounds for length in scenario.lengths.values()),
    )


def millionths(points: int | float) -> int:
    """Turn points as written into millionths, exactly.

    >>> millionths(0.1)
    100000
    """
    return int((Decimal(str(points)) * 1_000_000).to_integral_value())


def whole(values: Iterable[int]) -> Whole:
    """Make an array of whole numbers."""
    return np.array(list(values), dtype=np.int64)


class BookOutline:
    """One scenario at one length, with its ids in the order of the rulebook's axes."""

    def __init__(self, scenario: Scenario, minutes: int, exchanges: int = 0) -> None:
        self.scenario = scenario
        self.minutes = minutes
        self.length = scenario.lengths[minutes]
        if exchanges and self.length.exchanges:
            self.length = self.length.model_copy(update={"exchanges": exchanges})
        self.names = names_of(scenario)
        self.seats = tuple(scenario.stakeholders)
        self.levers = tuple(scenario.levers)
        self.settings = tuple(tuple(lever.settings) for lever in scenario.levers.values())
        self.indicators = tuple(scenario.indicators)
        self.stakeholders = tuple(scenario.stakeholders.values())
        self.lever_parts = tuple(scenario.levers.values())

    def condition(self, text: str) -> Condition:
        """Compile a condition of the scenario."""
        return compile_condition(text, self.names)

    def plays(self, mode: str) -> bool:
        """Tell whether a core or full part belongs to the game at this length."""
        return mode == "core" or self.length.levers == "full"

    def setting(self, lever: str, setting: str) -> int:
        """Find the index of a setting."""
        return self.settings[self.levers.index(lever)].index(setting)
