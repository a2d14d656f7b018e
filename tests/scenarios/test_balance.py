"""The shipped scenarios stay as balanced as they were tuned.

`balance/NAME-MINUTES.json` holds the figures that were accepted. A change of the rules, the minds or a
scenario that moves them further than chance and small repairs explain, or moves a figure that was fine
out of its range, fails here; look at `balance NAME --length MINUTES`, and if the new figures are meant,
accept them with PARLEY_ACCEPT=1. (The slow test writes them; the quick one looks at fewer games.)
"""

from __future__ import annotations

import json
import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import pytest

from game.analysis.comparison import BY_ROW, TOLERANCE, MovedFigure, shifts
from game.analysis.findings import Report, as_data
from game.scenario.loading import load
from game.scenario.shelf import find_scenario, scenario_names
from game.workshop import balance

FOLDER = Path(__file__).parent / "balance"
GAMES, FEW = 200, 40
"""Games of the accepted report, and of the quick look."""
ROUGH = 3
"""How many times the tolerance the figures of so few games may lie off."""
STEADY = ("good_for_all", "reason_to_sign", "lever_depends", "lever_matters", "two_seat_deal", "seat_mean",
          "gain_side")  # fmt: skip
"""Figures that a few games show well enough."""


def lengths() -> list[tuple[str, int]]:
    """Every length of every shipped scenario."""
    found = []
    for name in scenario_names():
        scenario = load(find_scenario(name)).scenario
        found += [(name, minutes) for minutes in (scenario.lengths if scenario else ())]
    return found


LENGTHS = lengths()


def measured(name: str, minutes: int, games: int) -> Report:
    parser = ArgumentParser()
    balance.add_arguments(parser)
    said = [name, "--length", str(minutes), "--games", str(games), "--jobs", "1"]
    report, _ = balance.measured(parser.parse_args(said))
    return report


def kept(report: Report) -> dict[str, Any]:
    """What is worth keeping of a report: its figures, without examples."""
    data = as_data(report)
    for finding in data["findings"]:
        rows = finding["rows"] if finding["code"] in BY_ROW else []
        finding["rows"] = [{"of": row["of"], "figure": row["figure"]} for row in rows]
        for key in ("facts", "example", "group"):
            del finding[key]
    return data


def file_of(name: str, minutes: int) -> Path:
    return FOLDER / f"{name}-{minutes}.json"


def accepted(name: str, minutes: int) -> dict[str, Any]:
    file = file_of(name, minutes)
    assert file.is_file(), f"{file.name} is missing; write it with PARLEY_ACCEPT=1"
    return dict(json.loads(file.read_text(encoding="utf-8")))


def told(found: list[MovedFigure]) -> list[str]:
    return [
        f"{one.code} {one.of}: {one.before} -> {one.after}{' LOST' * one.lost}" for one in found
    ]


@pytest.mark.long
@pytest.mark.parametrize(("name", "minutes"), LENGTHS)
def test_it_is_as_balanced_as_it_was_tuned(name: str, minutes: int) -> None:
    report = measured(name, minutes, GAMES)
    if os.environ.get("PARLEY_ACCEPT"):
        FOLDER.mkdir(exist_ok=True)
        written = json.dumps(kept(report), indent=1) + "\n"
        file_of(name, minutes).write_text(written, encoding="utf-8")
    assert told(list(shifts(accepted(name, minutes), report))) == []


@pytest.mark.parametrize("name", scenario_names())
def test_a_quick_look_finds_nothing_out_of_balance(name: str) -> None:
    minutes = next(length for scenario, length in LENGTHS if scenario == name)
    found = shifts(accepted(name, minutes), measured(name, minutes, FEW), slack=ROUGH)
    far = [
        one
        for one in found
        if one.code in STEADY and abs(one.after - one.before) * 100 > ROUGH * TOLERANCE[one.unit]
    ]
    assert told(far) == []
