"""Every claim of the seed article has its place in the flagship."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from game.rules.compiling import compile_rulebook
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from game.rules.scores import exact_scores
from game.scenario.model import Scenario
from tests.scenarios.games import number, positions

POINTS = 200
"""Two points of a number, in hundredths."""
POINT = 1_000_000
"""A point of score, in millionths."""
HERE = Path(__file__).parent
FLAGSHIP = HERE.parents[1] / "scenarios" / "drones-over-mexico.yaml"
ROWS: dict[str, dict[str, Any]] = yaml.safe_load((HERE / "seed-rows.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    return Scenario.model_validate(yaml.safe_load(FLAGSHIP.read_text("utf-8")))


@pytest.fixture(scope="module")
def book(scenario: Scenario) -> Rulebook:
    return compile_rulebook(scenario, 45)


@pytest.fixture(scope="module")
def unmoved(scenario: Scenario, book: Rulebook) -> list[Position]:
    return positions(scenario, book, {})


def _at(scenario: Scenario, path: str) -> Any:
    found: Any = scenario
    for name in path.split("."):
        found = found[name] if isinstance(found, dict) else getattr(found, name)
    return found


def _texts(found: Any) -> Iterator[str]:
    for one in found if isinstance(found, tuple) else (found,):
        yield str(getattr(one, "ask", one))


def _ids(scenario: Scenario) -> set[str]:
    groups: tuple[dict[str, Any], ...] = (
        scenario.indicators, scenario.events, scenario.endings, scenario.facts,
        scenario.levers, scenario.stakeholders,
        *(seat.red_lines for seat in scenario.stakeholders.values()),
    )  # fmt: skip
    return {name for group in groups for name in group}


def test_all_thirty_eight_rows_are_mapped() -> None:
    assert list(ROWS) == [f"S{number:02}" for number in range(38)]
    assert all(set(row) & {"text", "moves", "holds"} for row in ROWS.values())


@pytest.mark.parametrize("row", [name for name, row in ROWS.items() if "text" in row])
def test_a_text_row_is_read_by_the_player(scenario: Scenario, row: str) -> None:
    for path, words in ROWS[row]["text"].items():
        texts = list(_texts(_at(scenario, path)))
        assert any(all(word in text for word in words) for text in texts), (path, words)


@pytest.mark.parametrize("row", [name for name, row in ROWS.items() if "holds" in row])
def test_the_parts_a_row_names_exist_in_the_core_game(scenario: Scenario, row: str) -> None:
    assert set(ROWS[row]["holds"]) <= _ids(scenario)
    for name in ROWS[row]["holds"]:
        for group in (scenario.events, scenario.endings, scenario.levers):
            assert name not in group or group[name].mode == "core"


def test_what_waits_for_the_full_game_is_marked_full(scenario: Scenario) -> None:
    waiting = {name for row in ROWS.values() for name in row.get("waits", ())}
    assert waiting == {"us_line", "mx_line", "agents_law"}
    assert all(scenario.levers[name].mode == "full" for name in waiting)


@pytest.mark.parametrize("row", [name for name, row in ROWS.items() if "moves" in row])
def test_a_mechanism_row_changes_its_numbers_and_one_of_them_by_two_points(
    scenario: Scenario, book: Rulebook, row: str
) -> None:
    seed = ROWS[row].get("seed", 7)
    unmoved = positions(scenario, book, {}, seed=seed)
    moved = positions(scenario, book, {1: ROWS[row]["moves"]}, seed=seed)
    most = 0
    for name in ROWS[row]["shifts"]:
        apart = [
            abs(number(book, there, name) - number(book, here, name))
            for there, here in zip(unmoved, moved, strict=True)
        ]
        assert any(apart), name
        most = max(most, *apart)
    assert most >= POINTS


def test_the_defense_department_would_rather_not_be_inspected(
    scenario: Scenario, book: Rulebook
) -> None:
    """Row S26: two offices advocate offensive operations."""
    seat = book.seats.index("us_defense")
    ends = [positions(scenario, book, {1: {"payload": to}})[-1] for to in ("inspected", "declared")]
    inspected, declared = (int(exact_scores(book, end)[0, seat]) for end in ends)
    assert inspected + 2 * POINT <= declared


def test_rows_without_a_mechanism_are_text_by_nature() -> None:
    """A frame, a date, a quotation or a hope: what they say is read and moves nothing."""
    text = {name for name, row in ROWS.items() if "moves" not in row}
    assert text == {"S00", "S04", "S23", "S24", "S29", "S33"}


def test_shared_leads_and_action_are_worth_more_together_than_apart(
    scenario: Scenario, book: Rulebook, unmoved: list[Position]
) -> None:
    def gain(**moves: str) -> int:
        last = positions(scenario, book, {1: moves})[-1]
        return number(book, unmoved[-1], "capacity") - number(book, last, "capacity")

    assert gain(sharing="leads", action="labs") > gain(sharing="leads") + gain(action="labs") + 500
