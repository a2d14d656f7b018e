"""How long loading and checking takes, beside the plain reader of the same run.

    pytest tests/benchmarks/test_loading.py -s

The budget is 25 ms for 500 lines. It is printed, not asserted: machines differ.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from game.scenario.loading import load
from game.scenario.parsing import read

BUDGET = 25.0 / 500
SCENARIOS = Path(__file__).parents[2] / "scenarios"
FILES = sorted(file for file in SCENARIOS.glob("*.yaml") if "." not in file.stem)


def best(action: Callable[[], object], times: int = 9) -> float:
    """The shortest of some runs, in milliseconds."""
    took = []
    for _ in range(times):
        start = time.perf_counter()
        action()
        took.append(time.perf_counter() - start)
    return min(took) * 1000


@pytest.mark.slow
@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_loading_and_checking(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    lines = text.count("\n")
    whole = best(lambda: load(file))
    tree = best(lambda: read(text, file.name))
    reference = best(lambda: yaml.safe_load(text), 3)
    print(
        f"\n{file.stem}: {lines} lines, load and check {whole:.1f} ms "
        f"(budget {BUDGET * lines:.1f} ms), of it the tree {tree:.1f} ms; "
        f"yaml.safe_load {reference:.1f} ms"
    )
    assert whole < reference * 3, "loading and checking should not dwarf plain reading"
