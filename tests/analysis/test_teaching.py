"""What a scenario teaches: intervals by hand, sums and trust, the quarrel of two sides, and the yardsticks."""

from __future__ import annotations

from dataclasses import replace
from math import sqrt
from typing import Any

import numpy as np
import pytest

from game.analysis.balance import Games, examined
from game.analysis.baseline import Baseline
from game.analysis.courses import Courses
from game.analysis.findings import Finding, as_data
from game.analysis.lessons import findings
from game.analysis.quarrel import near_frontier, quarrel
from game.analysis.teaching import THUMBS, TRUST, Favourite, Gain, Quarrel, Taught
from game.analysis.teaching import as_data as teaching_as_data
from game.analysis.trials import (
    Tried,
    all_keep,
    nobody_signs,
    one_breaks,
    paired,
    student,
    trials,
)
from game.rules.scores import MILLION
from tests.analysis.points import game
from tests.analysis.test_balance import ground, played

PAIR = game({"a": {"lb is aye": 6, "la is aye": -3}, "b": {"la is aye": 6, "lb is aye": -3}})
OPPOSED = game({"a": {"lb is aye": 5}, "b": {"lb is nay": 5}})
ALIKE = game({"a": {"la is aye": 9, "lb is aye": 5}, "b": {"la is aye": 9, "lb is aye": 5}})


def test_the_interval_of_a_paired_difference_is_that_of_student() -> None:
    """Differences 1, 2, 3, 6 points: mean 3, deviation sqrt(14/3), 3.182 standard errors with 3 degrees."""
    other = np.array([1_000, 4_000, 2_000, 3_000])
    one = other + np.array([100, 200, 300, 600])
    width = 3.182 * 100 * sqrt(14 / 3) / 2
    found = paired(one, other)
    assert found.gain == 300
    assert found.low == pytest.approx(300 - width, abs=1)
    assert found.high == pytest.approx(300 + width, abs=1)
    assert found.low <= 300 - width
    assert found.high >= 300 + width


def test_luck_that_both_games_share_leaves_no_doubt() -> None:
    other = np.array([1_000, 9_000, 4_000])
    assert paired(other - 150, other) == Gain(-150, -150, -150)


def test_the_width_falls_to_that_of_the_normal_distribution() -> None:
    """Tables of Student's t at 95 %, two-sided."""
    table = {
        1: 12.706,
        2: 4.303,
        5: 2.571,
        6: 2.447,
        10: 2.228,
        30: 2.042,
        199: 1.972,
        10**6: 1.960,
    }
    for freedom, width in table.items():
        assert student(freedom) == pytest.approx(width, abs=0.002)


def tried(**sums: Any) -> Tried:
    """Games of a pair: what both score in two games by trial, 1.5 each if nothing else is said.

    Their worst package brings -3 and their best 6: 1.5 points stand for 50 of 100.
    """
    usual = np.full((2, 2), 3 * MILLION // 2)
    scores = dict.fromkeys(trials(PAIR), usual)
    for name, values in sums.items():
        scores[NAMED[name]] = (np.array(values) * MILLION).astype(np.int64)
    trust = {how: usual + place * 9 * MILLION // 100 for place, how in enumerate(TRUST)}
    return Tried(scores, trust)


NAMED = {
    "keeps": ((0, "keep"),),
    "breaks_last": ((0, "break_last"),),
    "all_keep": all_keep([0, 1]),
    "a_breaks": one_breaks([0, 1], 0),
    "b_breaks": one_breaks([0, 1], 1),
    "none": nobody_signs([0, 1]),
}


def reported(**sums: Any) -> dict[str, Any]:
    mixed = played(PAIR, [[50, 50], [50, 50]])
    return as_data(examined(PAIR, Games(mixed, mixed, None, tried(**sums)), 1))


def test_a_report_has_what_was_asked_for_in_its_form() -> None:
    data = reported(
        keeps=[[-3, 0], [1.5, 0]], breaks_last=[[1.5, 99], [6, 99]],
        all_keep=[[6, 6], [6, 6]], a_breaks=[[6, -3], [6, -3]], b_breaks=[[-3, -3], [-3, -3]],
        none=[[1.5, -3], [1.5, -3]],
    )  # fmt: skip
    assert set(data["rules_of_thumb"]) == {"a", "b"}
    for rules in data["rules_of_thumb"].values():
        assert tuple(rules) == THUMBS
        assert all(set(gain) == {"gain", "low", "high"} for gain in rules.values())
    assert data["rules_of_thumb"]["a"]["break_last"] == {"gain": 50, "low": 50, "high": 50}
    assert data["rules_of_thumb"]["b"]["break_last"] == {"gain": 0, "low": 0, "high": 0}
    assert data["sums"] == {"kept": 200, "broken": 50, "no_deal": 50}
    assert data["trust_worth"] == {"5": 100, "file": 102, "plus20": 104, "95": 106}
    assert set(data["sides"]) == {"near_frontier", "all", "favourites", "good_for_all"}


def test_shares_and_correlations_are_numbers_up_to_one() -> None:
    favourites = {"east": Favourite({"la": "aye"}, {"east": 10_000, "west": None})}
    told = taught(quarrel=Quarrel(-44, 21, favourites, 1_250))
    assert teaching_as_data(told)["sides"] == {
        "near_frontier": -0.44,
        "all": 0.21,
        "favourites": {"east": {"package": {"la": "aye"}, "gives": {"east": 1, "west": None}}},
        "good_for_all": 0.125,
    }


def test_a_report_of_which_it_was_not_asked_says_nothing_of_it() -> None:
    mixed = played(PAIR, [[50, 50], [50, 50]])
    report = examined(PAIR, Games(mixed, mixed), 1)
    assert "rules_of_thumb" not in as_data(report)
    assert "teaches" not in {item.group for item in report.findings}


# The quarrel


def measured(ground_: Baseline) -> Quarrel:
    return quarrel(ground_, 0)


def test_two_who_want_the_opposite_quarrel_and_two_who_want_the_same_do_not() -> None:
    opposed, alike = measured(ground(OPPOSED)), measured(ground(ALIKE))
    assert (opposed.near, opposed.all) == (-100, -100)
    assert (alike.near, alike.all) == (None, 100), "the frontier of those who agree is one package"
    assert opposed.favourites is not None
    assert alike.favourites is not None
    assert alike.favourites["a"].gives["b"] == 10_000
    assert alike.favourites["a"].package == {"la": "aye", "lb": "aye"}


def test_a_favourite_leaves_the_other_a_share_of_its_best() -> None:
    """Each likes best that the other alone helps: it gains 6 by it, and the other loses 3."""
    favourites = measured(ground(PAIR)).favourites
    assert favourites is not None
    assert favourites["a"].package == {"la": "nay", "lb": "aye"}
    assert favourites["a"].gives == {"a": 10_000, "b": -5_000}
    assert favourites["b"].gives == {"a": -5_000, "b": 10_000}


def test_packages_near_the_frontier_are_beaten_by_four_points_at_most() -> None:
    one, other = np.array([1_000, 0, 600, 599, 600]), np.array([0, 1_000, 600, 600, 599])
    assert near_frontier(one, other).all()
    beaten = np.array([*one, 199, 200, 199]), np.array([*other, 199, 199, 200])
    assert near_frontier(*beaten).tolist() == [True] * 5 + [False, True, True]
    steps = np.array([1_000, 900, 800, 300]), np.array([0, 100, 900, 499])
    assert near_frontier(*steps).tolist() == [True, True, True, False]


def test_where_no_two_sides_stand_out_nothing_is_said_of_them() -> None:
    three = game({seat: {"la is aye": 1} for seat in "abc"}, ("a", "b", "c"))
    found = quarrel(ground(three), 1_234)
    assert found == Quarrel(None, None, None, 1_234)


def test_where_nothing_can_be_paid_for_nothing_is_said_of_the_sides() -> None:
    """No side has a favourite then."""
    poor = ground(PAIR)
    poor.__dict__["affordable"] = np.zeros(len(poor.survey.number), dtype=bool)
    assert quarrel(poor, 1_234) == Quarrel(None, None, None, 1_234)


# The yardsticks


def taught(**changed: Any) -> Taught:
    """A scenario that teaches everything as it should."""
    loses = Gain(-250, -300, -200)
    rules = dict.fromkeys(THUMBS, loses) | {"break_last": Gain(-20, -70, 30)}
    fine = Taught(
        thumbs={"a": rules, "b": rules},
        sums={"kept": 10_000, "broken": 9_700, "no_deal": 9_409},
        trust={"5": 10_000, "file": 10_400, "plus20": 10_700, "95": 11_000},
        quarrel=Quarrel(-60, 0, {}, 500),
    )
    return replace(fine, **changed)


LINES = Courses({}, {"calm": (0, 400)}, {})


def by_code(told: Taught, courses: Courses = LINES) -> dict[str, Finding]:
    return {item.code: item for item in findings(told, courses)}


def test_a_scenario_that_teaches_what_it_should_asks_for_no_look() -> None:
    assert all(item.fine for item in by_code(taught()).values())


@pytest.mark.parametrize(
    ("rule", "gain"),
    [
        ("break_last", Gain(10, -10, 31)),
        ("never_sign", Gain(-250, -360, -149)),
        ("sign_all_break_all", Gain(-200, -251, -149)),
    ],
)
def test_a_rule_of_thumb_is_judged_by_the_end_of_its_interval(rule: str, gain: Gain) -> None:
    """One seat for which it lies beyond the yardstick is enough."""
    rules = taught().thumbs["a"]
    found = by_code(taught(thumbs={"a": rules, "b": {**rules, rule: gain}}))
    assert not found[rule].fine
    assert found[rule].facts["seat"] == "b"
    assert [row.fine for row in found[rule].rows] == [True, False]
    edge = replace(gain, high=gain.high - 1)
    assert by_code(taught(thumbs={"a": rules, "b": {**rules, rule: edge}}))[rule].fine


def test_what_has_no_yardstick_is_told_and_never_judged() -> None:
    rules = taught().thumbs["a"] | {
        "break_if_it_pays": Gain(900, 800, 1_000),
        "copy": Gain(1, 1, 1),
    }
    found = by_code(taught(thumbs={"a": rules}))
    for rule in ("break_if_it_pays", "copy"):
        assert found[rule].fine
        assert found[rule].rows[0].facts["why"] == "gains"


def test_a_gain_is_sure_only_if_its_whole_interval_is() -> None:
    rules = taught().thumbs["a"]
    for gain, way in (
        (Gain(5, 1, 9), "gains"),
        (Gain(5, 0, 10), "open"),
        (Gain(-5, -9, -1), "loses"),
    ):
        found = by_code(taught(thumbs={"a": {**rules, "copy": gain}}))["copy"]
        assert found.rows[0].facts["why"] == way
        counted = {
            "winners": 100 * (way == "gains"),
            "losers": 100 * (way == "loses"),
            "seats": 100,
        }
        assert found.facts.items() >= counted.items()


def test_every_step_of_the_sums_counts() -> None:
    for sums in (
        {"kept": 10_000, "broken": 9_701, "no_deal": 9_000},
        {"kept": 10_000, "broken": 9_700, "no_deal": 9_410},
        {"kept": 10_000, "broken": 10_100, "no_deal": 9_000},
    ):
        assert not by_code(taught(sums=sums))["kept_words"].fine, sums


def test_trust_must_rise_at_every_step_and_enough_in_all() -> None:
    short = {"5": 10_000, "file": 10_400, "plus20": 10_700, "95": 10_990}
    dents = {"5": 10_000, "file": 10_400, "plus20": 10_399, "95": 11_500}
    for trust, figure in ((short, 990), (dents, -1)):
        found = by_code(taught(trust=trust))["trust_worth"]
        assert not found.fine
        assert found.figure == figure


def test_the_quarrel_is_judged_by_both_correlations_and_the_favourites() -> None:
    def looks(told: Quarrel) -> set[str]:
        return {code for code, item in by_code(taught(quarrel=told)).items() if not item.fine}

    assert looks(Quarrel(-59, 0, {}, 0)) == {"sides_near"}
    assert looks(Quarrel(-60, 1, {}, 0)) == {"sides_all"}
    assert looks(Quarrel(None, None, None, 0)) == set()
    for share, found in ((6_667, set()), (6_668, {"favourites"})):
        liked = {"east": Favourite({}, {"east": 10_000, "west": share}),
                 "west": Favourite({}, {"east": None, "west": 10_000})}  # fmt: skip
        assert looks(Quarrel(-60, 0, liked, 0)) == found


def test_red_lines_are_counted_over_games_with_talk_and_without() -> None:
    for both, fine in (
        ((0, 400), True),
        ((0, 398), False),
        ((4_000, 0), True),
        ((4_002, 0), False),
    ):
        found = by_code(taught(), Courses({}, {"calm": both, "storm": (400, 400)}, {}))["red_lines"]
        assert found.fine is fine
        assert found.facts == {"out": 0 if fine else 100, "lines": 200}
