"""Small rich worlds beside the plain-Python reference: after every phase each number and fact is the same.

The reference of the benchmarks says every rule a second time, from its text. The worlds switch on what
the workload of the benchmarks leaves out, one switch or two at a time.
"""

from __future__ import annotations

from functools import reduce
from itertools import combinations
from typing import Any

import pytest

from tests.benchmarks.test_reference import played_alike
from tests.benchmarks.workload import MINUTES, workload
from tests.builders import merged, scenario
from tests.oracles.playing import oracle
from tests.properties.worlds import RICH, SWITCHES

PAIRS = sorted(combinations(sorted(SWITCHES), 2))
SOME = [(), *((switch,) for switch in sorted(SWITCHES)), *PAIRS[::3]]


@pytest.mark.parametrize("on", SOME, ids=" ".join)
def test_a_rich_world_goes_as_the_reference_says(on: tuple[str, ...]) -> None:
    changes: Any = reduce(merged, (SWITCHES[switch] for switch in on), RICH)
    played_alike(scenario(changes), 45, 6, seed=len(" ".join(on)))


def test_a_game_without_any_indicator_goes_as_the_reference_says() -> None:
    scenario = oracle("escalation").scenario
    assert not scenario.indicators
    (minutes, *_) = scenario.lengths
    played_alike(scenario, minutes, 6, 11)


def test_the_workload_goes_as_the_reference_says() -> None:
    played_alike(workload(), MINUTES, 2, 9)
