"""What makes a game impossible or trivial, measured on games of points whose answers are known by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from game.analysis.balance import reasons_to_talk
from game.analysis.baseline import grounded
from game.analysis.findings import Finding
from game.analysis.packages import survey
from game.rules.chance import game_seeds
from game.rules.compiling import compile_rulebook
from game.scenario.model import Scenario
from game.workshop.sweep import played_alone
from tests.analysis.points import points

PRIZE = {
    "a": {"la is aye": -2, "lb is aye": 6},
    "b": {"lb is aye": -2, "la is aye": 6},
}
"""Four packages, worth 0 and 0, 6 and -2, -2 and 6, 4 and 4; alone nobody moves."""


def found(data: dict[str, Any]) -> dict[str, Finding]:
    book = compile_rulebook(Scenario.model_validate(data))
    ground = grounded(book, played_alone(book, game_seeds(1, 4)))
    return {item.code: item for item in reasons_to_talk(ground)}


def game(**reservations: float) -> dict[str, Any]:
    data = points(PRIZE)
    for seat, value in reservations.items():
        data["stakeholders"][seat]["reservation"] = value
    return data


@pytest.mark.parametrize(("least", "number"), [(0, 2), (1, 1), (4, 1), (5, 0), (99, 0)])
def test_a_package_must_be_acceptable_to_all_who_sign(least: float, number: int) -> None:
    item = found(game(a=least, b=0))["none_acceptable"]
    assert (item.figure, item.fine) == (100 * number, number > 0)
    assert item.facts["seat"] == ("a" if least > 0 else item.facts["seat"])


def test_of_a_package_as_good_as_walking_away_nobody_walks_away() -> None:
    assert found(game(a=4, b=4))["none_acceptable"].figure == 100


def test_half_of_all_packages_may_be_acceptable_and_no_more() -> None:
    """Five levers that cost nothing: all 32 packages are worth 0 or more to everybody."""
    data = points({seat: {"la is aye": 1, "lb is aye": 1} for seat in "abcde"}, "abcde")
    for part in data["stakeholders"].values():
        part["reservation"] = 1
    three_quarters = found(data)["half_acceptable"]
    assert (three_quarters.figure, three_quarters.fine) == (7_500, False)
    for part in data["stakeholders"].values():
        part["reservation"] = 2
    quarter = found(data)["half_acceptable"]
    assert (quarter.figure, quarter.fine) == (2_500, True)
    for part in data["stakeholders"].values():
        part["bonuses"] = part["bonuses"][:1]
        part["reservation"] = 1
    half = found(data)["half_acceptable"]
    assert (half.figure, half.fine) == (5_000, True), "exactly half is the most"


def test_of_too_many_acceptable_packages_the_seat_that_accepts_most_is_named() -> None:
    assert found(game(a=5, b=-2))["half_acceptable"].facts["seat"] == "b"
    assert found(game(a=-2, b=5))["half_acceptable"].facts["seat"] == "a"
    assert found(game(a=-2, b=5))["none_acceptable"].facts["seat"] == "b"


def test_the_share_is_the_one_that_the_analysis_tells() -> None:
    data = game(a=1, b=-2)
    book = compile_rulebook(Scenario.model_validate(data))
    told = survey(book)
    item = found(data)["none_acceptable"]
    assert item.figure == 100 * int(told.acceptable.sum()) == 200


def test_what_stands_may_be_worth_ten_points_more_than_walking_away() -> None:
    """On the scale of this game 8 points are 100: -0.8 lies ten of them below what stands."""
    near, far = found(game(a=-0.8))["start_enough"], found(game(a=-0.9))["start_enough"]
    assert (near.figure, near.fine) == (1_000, True)
    assert (far.figure, far.fine) == (1_125, False)
    assert [item.rows[0].fine for item in (near, far)] == [True, False]
    assert [row.subject for row in far.rows] == ["a"], "b says nothing"


def test_where_nobody_says_when_it_would_walk_away_nothing_is_measured() -> None:
    items = found(game())
    for code in ("none_acceptable", "start_enough"):
        assert (items[code].applies, items[code].why) == (False, "walkaway")
    assert items["half_acceptable"].why == "many", "the weightier reason first"
    assert np.all([found(game(a=0))[code].applies for code in ("none_acceptable", "start_enough")])
