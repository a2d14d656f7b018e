"""The shipped scenarios and every example of the author's guide pass the check."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from game.scenario.loading import load, loads
from game.scenario.translation import compared, load_overlay, overlay_of

SCENARIOS = Path(__file__).parents[2] / "scenarios"
SHIPPED = sorted(path for path in SCENARIOS.glob("*.yaml") if "." not in path.stem)
GUIDE = (SCENARIOS / "README.md").read_text("utf-8")
WRITTEN: list[str] = re.findall(r"^```yaml\n(.*?)^```", GUIDE, re.M | re.S)
COMPLETE = [example for example in WRITTEN if example.startswith("format:")]
PARTS = [example for example in WRITTEN if not example.startswith("format:")]


def _laid_over(below: Any, above: Any) -> Any:
    if not isinstance(below, dict) or not isinstance(above, dict):
        return above
    return below | {key: _laid_over(below.get(key), value) for key, value in above.items()}


def _written(scenario: dict[str, Any]) -> str:
    return yaml.safe_dump(scenario, sort_keys=False, allow_unicode=True)


def test_two_scenarios_are_shipped() -> None:
    assert {path.stem for path in SHIPPED} >= {"three-valleys", "drones-over-mexico"}


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_scenario_has_no_error_and_no_warning(path: Path) -> None:
    loaded = load(path)
    assert loaded.scenario is not None
    assert [str(one) for one in loaded.diagnostics] == []


@pytest.mark.parametrize("example", COMPLETE, ids=lambda text: yaml.safe_load(text)["id"])
def test_a_whole_scenario_of_the_guide_is_complete_and_silent(example: str) -> None:
    loaded = loads(example, f"{yaml.safe_load(example)['id']}.yaml")
    assert [str(one) for one in loaded.diagnostics] == []
    assert loaded.scenario is not None


@pytest.mark.parametrize("number", range(len(PARTS)))
def test_every_part_shown_in_the_guide_fits_the_smallest_scenario(number: int) -> None:
    whole = yaml.safe_load(COMPLETE[0])
    # Examples build on one another: a lever or an indicator shown before may be named later.
    for example in PARTS[: number + 1]:
        whole = _laid_over(whole, yaml.safe_load(example))
    loaded = loads(_written(whole), "shared-oven.yaml")
    assert loaded.scenario is not None, [str(one) for one in loaded.diagnostics]
    assert [str(one) for one in loaded.diagnostics if one.code.startswith("E")] == []


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_spanish_of_a_shipped_scenario_is_complete_and_current(path: Path) -> None:
    scenario = load(path).scenario
    assert scenario is not None
    found = compared(scenario, load_overlay(overlay_of(path, "es")))
    assert [str(one) for one in found] == []
