"""What the measures of balance stand on, and which of them fit a game."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from game.analysis import fairness, interlock, liveliness, temptation, worthwhile
from game.analysis.balance import Games, examined, reasons_to_talk
from game.analysis.baseline import Baseline, Scale, grounded, level_alone, moves_alone, scale_of
from game.analysis.findings import Finding
from game.analysis.fitting import fitted, lacking
from game.analysis.packages import survey
from game.analysis.played import Played
from game.rules.compiling import compile_rulebook
from game.rules.rulebook import Rulebook
from game.rules.scores import MILLION
from game.scenario.codes import DOUBTS
from game.scenario.model import Scenario
from tests.analysis.games import made
from tests.analysis.points import game, points
from tests.analysis.test_balance import played

DILEMMA = {"a": {"lb is aye": 6, "la is aye": -3}, "b": {"la is aye": 6, "lb is aye": -3}}


def book_of(data: dict[str, Any]) -> Rulebook:
    return compile_rulebook(Scenario.model_validate(data))


def with_indicators(**changes: Any) -> Rulebook:
    """Two seats with scores from 0 to 100 and no chance anywhere."""
    data = points({"a": {"la is aye": 5}, "b": {"la is aye": 5}})
    for seat in data["stakeholders"].values():
        seat["interests"] = {"calm": 100}
    return book_of(data | changes)


# the scale


def test_points_of_a_game_s_own_run_from_the_worst_package_to_the_best() -> None:
    """In the dilemma each seat has -3, 0, 3 or 6 points: 0, a third, two thirds and the whole."""
    scale = scale_of(survey(game(DILEMMA)))
    assert scale.low.tolist() == [-3 * MILLION] * 2
    assert scale.span.tolist() == [9 * MILLION] * 2
    scores = np.array([[-3, 6], [0, 3]]) * MILLION
    assert scale(scores).tolist() == [[0, 10_000], [3_333, 6_667]]


def test_scores_from_0_to_100_stay_as_they_are() -> None:
    scale = scale_of(survey(with_indicators()))
    assert scale(np.array([[12_345_678, 55 * MILLION]])).tolist() == [[1_235, 5_500]]


def test_a_seat_that_no_package_moves_keeps_its_points() -> None:
    scale = scale_of(survey(game({"a": {"la is aye": 2}})))
    assert scale.span.tolist() == [2 * MILLION, 100 * MILLION]


# play without agreements


def test_the_level_is_the_mean_of_games_without_agreements() -> None:
    book = game(DILEMMA)
    assert level_alone(book, played(book, [[0, 5], [1, 6], [1, 6]])).tolist() == [
        666_667,
        5_666_667,
    ]


def test_where_nothing_moves_alone_seats_compare_with_their_reservation_values() -> None:
    seats = {"a": {"worth": {"x": {"s1": 9}}, "reservation": 4}, "b": {"worth": {"x": {"s1": 3}}}}
    table = compile_rulebook(made({"x": "table"}, {"x": 2}, seats))
    owned = compile_rulebook(made({"x": "a"}, {"x": 2}, seats))
    assert (moves_alone(table), moves_alone(owned)) == (False, True)
    alone = played(table, [[7, 7]])
    assert level_alone(table, alone).tolist() == [4 * MILLION, 0]
    assert level_alone(owned, alone).tolist() == [7 * MILLION, 7 * MILLION]


def test_the_fallback_is_where_each_lever_stands_most_often() -> None:
    book = game(DILEMMA)
    alone = played(book, [[0, 0]] * 3, setting=np.array([[1, 0], [1, 1], [0, 0]]))
    ground = grounded(book, alone)
    assert ground.fallback.tolist() == [1, 0]
    assert ground.survey.reservation.tolist() == [3_333, 3_333]
    assert ground.survey.utility.min() == 0
    assert ground.survey.utility.max() == 10_000
    assert ground.seen(played(book, [[6, -3]])).score.tolist() == [[10_000, 0]]


# what fits


def codes(book: Rulebook) -> dict[str, str]:
    """Every measure with the reason why it is left out, or nothing."""
    mixed = played(book, [[1, 2]] * 2)
    return {item.code: item.why for item in examined(book, Games(mixed, mixed, mixed), 1).findings}


def test_a_game_of_two_and_luck_leaves_out_what_needs_more() -> None:
    data = points(DILEMMA)
    data["stakeholders"]["a"]["temperament"] = ["grim", "tit_for_tat"]
    why = codes(book_of(data))
    assert why["two_seat_deal"] == "crowd"
    assert why["good_for_all"] == "many"
    assert why["seat_mean"] == "hundred"
    assert why["seat_spread"] == "" == why["endings"]
    assert why["gain_seat"] == "" == why["lever_depends"]


@pytest.mark.parametrize(
    ("change", "lacks"),
    [
        ({}, {"crowd", "varied"}),
        ({"reservation": None}, {"crowd", "varied", "walkaway"}),
        ({"endings": None}, {"crowd", "varied", "endings"}),
        ({"lengths": "silent"}, {"crowd", "varied", "talks", "trust"}),
        ({"agreements": {"force": "binding"}}, {"crowd", "varied", "breakable", "trust"}),
        ({"agreements": {"worry": 0}}, {"crowd", "varied", "trust"}),
        ({"temperament": ["grim", "grit"]}, {"crowd"}),
        ({"temperament": ["random"]}, {"crowd"}),
        ({"temperament": ["noisy(5, grim)"]}, {"crowd"}),
        ({"regard": 20, "agreements": {"worry": 0}}, {"crowd", "varied"}),
        ({"chance": 50}, {"crowd"}),
        ({"chance": 100}, {"crowd", "varied"}),
        ({"covert": True}, {"crowd"}),
        ({"trust_ends": True, "agreements": {"worry": 0}}, {"crowd", "varied"}),
    ],
    ids=lambda value: str(sorted(value)) if isinstance(value, set) else str(value),
)
def test_what_a_game_lacks_is_read_from_its_file(change: dict[str, Any], lacks: set[str]) -> None:
    data = points({"a": {"la is aye": 5}, "b": {"la is aye": 5}})
    for seat in data["stakeholders"].values():
        seat["interests"] = {"calm": 100}
        if change != {"reservation": None}:
            seat["reservation"] = 5
    if "temperament" in change:
        data["stakeholders"]["b"]["temperament"] = change["temperament"]
    if "endings" in change:
        del data["endings"]
    if "lengths" in change:
        data["lengths"][45] |= {"exchanges": 0}
    if "regard" in change:
        data["levers"]["la"]["settings"]["aye"]["regard"] = change["regard"]
    if "covert" in change:
        hidden = {"name": "Hidden", "covert": {"chance": 10, "looks_like": "nay"}}
        data["levers"]["la"]["settings"]["hidden"] = hidden
    if "chance" in change:
        data["events"] = {
            "rain": {"title": "Rain", "text": "It rains.", "chance": change["chance"]}
        }
    if "trust_ends" in change:
        low = {"title": "No trust", "text": "None.", "when": "trust(a > b) < 20"}
        data["endings"] = {"low": low, **data["endings"]}
    if "agreements" in change:
        data["agreements"] = change["agreements"]
    assert lacking(book_of(data)) == lacks


def finding(code: str, **more: Any) -> Finding:
    return Finding(code, "talk", "points", 0, **more)


def test_a_measure_is_left_out_for_the_weightiest_reason_and_said_so() -> None:
    book = with_indicators(lengths={45: {**points({})["lengths"][45], "exchanges": 0}})
    found = fitted(
        book,
        (finding("temptation", low=1), finding("lever_matters"), finding("limits", applies=False)),
    )
    assert [(item.applies, item.why) for item in found] == [
        (False, "talks"),
        (True, ""),
        (False, "nothing"),
    ]
    assert found[0].fine, "what is left out is no fault"


def test_without_a_reason_to_sign_there_is_no_temptation_to_measure() -> None:
    book = with_indicators()
    for gain, why in ((50, "reason"), (100, "")):
        reason = Finding("reason_to_sign", "talk", "points", gain, low=100)
        assert fitted(book, (reason, finding("temptation")))[1].why == why


@pytest.mark.parametrize(("packages", "why"), [(29, "many"), (30, "")])
def test_shares_of_few_packages_say_nothing(packages: int, why: str) -> None:
    share = finding("good_for_all", facts={"packages": 100 * packages})
    assert fitted(with_indicators(), (share,))[0].why == why


def test_what_an_author_accepts_is_kept_with_the_reason() -> None:
    book = with_indicators(accept={"W703": {"agreements": "a first lesson"}})
    found = fitted(book, (finding("temptation", low=1), finding("discovery", low=1)))
    assert [item.accepted for item in found] == ["a first lesson", ""]
    measured = {item.code for item in reasons_to_talk(ground(book))}
    assert set(DOUBTS) == measured | {"deals"}, "that one of games with talk"


# on the ground


def ground(book: Rulebook, alone: Played | None = None) -> Baseline:
    return grounded(book, alone or played(book, [[0] * len(book.seats)]))


def test_a_lever_is_looked_at_with_the_eyes_of_those_who_decide() -> None:
    """a and b own it together and want different things; the table's pleases all; d's pleases its owner."""
    seats = {
        "a": {"worth": {"joint": {"s0": 5}, "open": {"s1": 4}, "own": {"s1": 1}}},
        "b": {"worth": {"joint": {"s1": 5}, "open": {"s1": 4}, "own": {"s0": 9}}},
    }
    owners = {"joint": ["a", "b"], "open": "table", "own": "a"}
    book = compile_rulebook(made(owners, {"joint": 2, "open": 3, "own": 2}, seats))
    found = survey(book)
    shut = interlock.closed(interlock.grid(found, scale_of(found)))
    assert [(book.levers[one.lever], one.why, one.setting, one.always, one.seats) for one in shut] == [
        ("open", "best", 1, 10_000, (0, 1)),
        ("own", "best", 1, 10_000, (0,)),
    ]  # fmt: skip


def test_a_lever_that_moves_nobody_who_decides_makes_no_difference() -> None:
    seats = {"a": {"worth": {"y": {"s1": 4}}}, "b": {"worth": {"x": {"s1": 4}, "y": {"s0": 4}}}}
    book = compile_rulebook(made({"x": "a", "y": ["a", "b"]}, {"x": 3, "y": 2}, seats))
    found = survey(book)
    shut = interlock.closed(interlock.grid(found, scale_of(found)))
    assert [(book.levers[one.lever], one.why, one.setting) for one in shut] == [
        ("x", "indifferent", -1)
    ]


@pytest.mark.parametrize(("cases", "shut"), [(9, 1), (8, 0)])
def test_a_lever_plays_itself_from_nine_cases_of_ten_on(cases: int, shut: int) -> None:
    """In `cases` of ten cases `s1` is best; in the others `s0`."""
    bonuses = [
        {"when": f"x is s1 and y is s{case}" if case < cases else f"x is s0 and y is s{case}", "points": 9}
        for case in range(5)
    ] + [
        {"when": f"x is s1 and y is s{case - 5} and z is s1" if case < cases else
                 f"x is s0 and y is s{case - 5} and z is s1", "points": 90}
        for case in range(5, 10)
    ]  # fmt: skip
    seats = {"a": {"bonuses": bonuses}, "b": {"worth": {"y": {"s1": 1}, "z": {"s1": 1}}}}
    book = compile_rulebook(made({"x": "a", "y": "b", "z": "b"}, {"x": 2, "y": 5, "z": 2}, seats))
    found = survey(book)
    seen = interlock.grid(found, scale_of(found))
    row = next(row for row in interlock.findings(seen)[0].rows if row.subject == "x")
    assert row.fine is not bool(shut)
    assert row.facts["always"] == 1_000 * cases
    assert ("x" in [book.levers[one.lever] for one in interlock.closed(seen)]) is bool(shut)


def test_a_quarter_of_a_point_is_as_good_as_the_best() -> None:
    for extra, why in ((0.25, "indifferent"), (0.26, "best")):
        worth = {"x": {"s0": 50, "s1": 50 + extra}, "y": {"s1": 100 - 50 - extra}}
        book = compile_rulebook(
            made({"x": "a", "y": "b"}, {"x": 2, "y": 2}, {"a": {"worth": worth}, "b": {}})
        )
        found = survey(book)
        scale = Scale(np.zeros(2, dtype=np.int64), np.full(2, 100 * MILLION))
        shut = interlock.closed(interlock.grid(found, scale))
        assert [one.why for one in shut if one.lever == 0] == [why]


def test_a_setting_that_is_missing_is_not_the_best() -> None:
    """`s2` would be worth most, but never stands beside anything."""
    seats = {"a": {"worth": {"x": {"s1": 5, "s2": 9}}}, "b": {"worth": {"y": {"s1": 1}}}}
    never = [{"together": {"x": "s2", "y": f"s{rank}"}, "say": "Never."} for rank in range(2)]
    book = compile_rulebook(made({"x": "a", "y": "b"}, {"x": 3, "y": 2}, seats, infeasible=never))
    found = survey(book)
    seen = interlock.grid(found, scale_of(found))
    shut = [(one.lever, one.setting, one.why) for one in interlock.closed(seen)]
    assert shut == [(0, 1, "best"), (1, 1, "best")]
    assert interlock.findings(seen)[1].rows[0].figure == 10_000


# temptation


def tempted(gains: list[int], losses: list[int], limited: bool) -> tuple[Finding, Finding]:
    """Two seats, one package for each gain; the breach is on the seat's own lever."""
    book = with_indicators() if limited else game(DILEMMA)
    rows = len(gains) // 2
    seen = temptation.Breaches(
        setting=np.ones((rows, 2), dtype=np.int64),
        gain=np.array(gains).reshape(rows, 2),
        loss=np.array(losses).reshape(rows, 2),
        lever=np.tile(np.array([0, 1]), (rows, 1)),
        to=np.zeros((rows, 2), dtype=np.int64),
    )
    return temptation.findings(survey(book), seen, ["nash"] * rows)


@pytest.mark.parametrize(
    ("gain", "limited", "fine"),
    [
        (199, True, False),
        (200, True, True),
        (600, True, True),
        (601, True, False),
        (601, False, True),
        (199, False, False),
    ],
)
def test_a_breach_should_bring_two_to_six_points(gain: int, limited: bool, fine: bool) -> None:
    """Points of a game's own have no upper end."""
    tempts, _ = tempted([gain, 300], [1_000, 1_000], limited)
    assert [row.fine for row in tempts.rows] == [fine, True]
    assert tempts.figure == (10_000 if fine else 5_000)
    assert tempts.fine is fine, "more than half of the seats"
    assert tempts.facts["right"] == 100 + 100 * fine
    assert (tempts.facts["seats"], tempts.facts["packages"], tempts.facts["highest"]) == (
        200,
        100,
        max(gain, 300),
    )


@pytest.mark.parametrize(("loss", "deterred"), [(300, 0), (301, 0), (302, 1)])
def test_discovery_deters_who_loses_more_than_rounding_alone_explains(
    loss: int, deterred: int
) -> None:
    _, deters = tempted([300, 49], [loss, 0], True)
    assert deters.facts == {"tempted": 100, "deterred": 100 * deterred}, (
        "half a point tempts, less does not"
    )
    assert (deters.figure, deters.fine) == (10_000 * deterred, bool(deterred))


def test_of_several_packages_the_middle_one_counts() -> None:
    """The lower of the two in the middle where there are four."""
    tempts, _ = tempted([100, 0, 900, 0, 300, 0, 500, 0], [1, 0, 2, 0, 3, 0, 4, 0], True)
    assert tempts.rows[0].figure == 300
    assert tempts.rows[0].facts["loss"] == 2
    assert tempts.rows[0].example is not None
    assert tempts.rows[0].example.shows["gain"] == 300
    assert tempts.facts["packages"] == 400


def test_half_the_rounds_are_over_when_the_word_is_broken() -> None:
    """Every round with both levers at `aye` brings a point; without b's, a loses one; a's breach brings two.

    Four rounds: in the two that are left, and one for what stands at the end, the breach brings a its gain.
    """
    data = points({})
    data["indicators"]["gold"] = {
        "name": "Gold",
        "start": 0,
        "good": "high",
        "scored": "points",
        "low": -900,
        "high": 900,
    }
    data["lengths"][45]["aftermath"] = 0
    both = {"when": "lb is aye", "effects": {"gold": 1}}
    data["levers"]["la"]["settings"]["aye"]["each_round"] = [both]
    data["levers"]["la"]["settings"]["nay"]["each_round"] = [{"when": "lb is aye", "effects": {"gold": 3}},
                                                            {"when": "lb is nay", "effects": {"gold": -1}}]  # fmt: skip
    data["stakeholders"]["a"]["interests"] = {"gold": 100}
    data["stakeholders"]["b"]["bonuses"] = [{"when": "la is aye", "points": 5, "say": "x"}]
    book = book_of(data)
    plain = Scale(np.zeros(2, dtype=np.int64), np.full(2, 100 * MILLION))
    found = survey(book)
    told = replace(found, utility=plain(found.utility), reservation=plain(found.reservation))
    stands = Baseline(told, np.array([0, 0]), np.zeros(2, dtype=np.int64), plain, found)
    seen = temptation.breaches(stands, np.array([[1, 1]]))
    # Kept: 4 points. Broken unseen at half-time: 2 and twice 3. Found after a round: 2, 3, and -1.
    assert seen.gain[0, 0] == 400
    assert seen.loss[0, 0] == 0
    assert seen.lever[0].tolist() == [0, 1]
    assert seen.to[0].tolist() == [0, 0]


# reservation values


def reserved(value: float | None, level: float) -> Finding:
    data = points({"a": {"la is aye": 5}, "b": {"la is aye": 5}})
    for seat in data["stakeholders"].values():
        seat["interests"] = {"calm": 100}
    if value is not None:
        data["stakeholders"]["a"]["reservation"] = value
    book = book_of(data)
    return worthwhile.reservation_values(ground(book, played(book, [[level, 0]])))


@pytest.mark.parametrize(
    ("value", "level", "off", "fine"),
    [(40, 43, -300, True), (40, 36.99, 301, False), (40, 37, 300, True), (0, 4, -400, False)],
)
def test_a_reservation_value_may_be_three_points_off(
    value: float, level: float, off: int, fine: bool
) -> None:
    found = reserved(value, level)
    assert [(row.subject, row.figure, row.fine) for row in found.rows] == [("a", off, fine)]
    assert (found.figure, found.fine) == (abs(off), fine)
    assert found.facts["brings"] == round(level * 100)
    assert found.facts["reservation"] == round(value * 100)


def test_a_seat_for_which_no_reservation_value_is_written_is_left_out() -> None:
    assert not reserved(None, 20).applies


# liveliness


def test_endings_are_counted_by_the_games_that_reach_them() -> None:
    data = points(DILEMMA)
    data["endings"] = {
        name: {"title": name, "text": "x", "when": f"round == {n}"} for n, name in enumerate("xy")
    }
    data["endings"]["z"] = {"title": "z", "text": "x", "otherwise": True}
    book = book_of(data)
    mixed = played(book, [[0, 0]] * 4, ending=np.array([2, 0, 2, 2]))
    found = {item.code: item for item in liveliness.findings(book, mixed)}
    shares = {row.subject: row.figure for row in found["endings"].rows}
    assert shares == {"x": 2_500, "y": 0, "z": 7_500}
    assert (found["endings"].figure, found["endings"].low, found["endings"].fine) == (
        200,
        300,
        False,
    )
    assert (found["common_ending"].figure, found["common_ending"].facts["ending"]) == (7_500, "z")
    assert not found["common_ending"].fine
    examples = {row.subject: row.example.seed for row in found["endings"].rows if row.example}
    assert examples == {"x": 2, "z": 1}


def test_events_that_never_happen_are_named() -> None:
    data = points(DILEMMA)
    data["events"] = {f"e{n}": {"title": "E", "text": "x", "chance": 50} for n in range(10)}
    book = book_of(data)
    happened = np.zeros((2, 10), dtype=bool)
    happened[0, :9] = happened[1, :2] = True
    mixed = played(book, [[0, 0]] * 2, happened=happened)
    found = {item.code: item for item in liveliness.findings(book, mixed)}["unused_events"]
    assert (found.figure, found.high, found.fine, found.facts["possible"]) == (
        100,
        100,
        True,
        1_000,
    )
    assert [row.figure for row in found.rows] == [10_000] * 2 + [5_000] * 7 + [0]
    assert [row.subject for row in found.rows if not row.fine] == ["e9"]


def test_deals_and_kept_clauses_are_shares_of_games_and_clauses() -> None:
    book = game(DILEMMA)
    mixed = played(book, [[0, 0]] * 4, deals=np.array([1, 0, 2, 0]), kept=np.array([[3, 0]] + [[0, 0]] * 3),
                   broken=np.array([[0, 1]] + [[0, 0]] * 3))  # fmt: skip
    found = {item.code: item for item in liveliness.findings(book, mixed)}["deals"]
    assert (found.figure, found.fine, found.facts["kept"], found.facts["deals"]) == (
        5_000,
        True,
        7_500,
        75,
    )
    assert [(row.subject, row.figure) for row in found.rows] == [("la", 10_000), ("lb", 0)]


def test_indicators_that_count_points_have_no_limits() -> None:
    data = points(DILEMMA)
    data["indicators"]["gold"] = {"name": "Gold", "start": 0, "good": "high", "scored": "points"}
    book = book_of(data)
    at = np.array([[0, 4]] * 2)
    found = {
        item.code: item
        for item in liveliness.findings(book, played(book, [[0, 0]] * 2, at_limit=at))
    }
    assert (found["limits"].figure, found["limits"].applies, found["limits"].rows) == (0, True, ())


# fairness


def test_what_chance_explains_of_proposing_first_is_accepted() -> None:
    """Two standard errors: with ten games of each kind, scores of 0 and 100 say nothing; those of 48 and 52 do."""
    book = game(DILEMMA)
    opened = np.array([[True, False]] * 10 + [[False, True]] * 10)
    deals = np.ones(20, dtype=int)
    wild = [[100 * (n % 2) + 4, 50] for n in range(10)] + [[100 * (n % 2), 50] for n in range(10)]
    calm = [[50 + 4 + n % 2, 50] for n in range(10)] + [[50 + n % 2, 50] for n in range(10)]
    for scores, noise, fine in ((wild, 2_357, True), (calm, 24, False)):
        mixed = played(book, scores, opened=opened, deals=deals)
        found = fairness.findings(book, mixed, mixed, np.zeros(2, dtype=np.int64), {})
        first = next(item for item in found if item.code == "first_proposer")
        assert first.rows[0].figure == 400
        assert first.figure == 200, "the seats tell the same, and b nothing"
        assert first.facts["noise"] == pytest.approx(noise, abs=noise // 20 + 1)
        assert (first.high, first.low) == (
            300 + int(first.facts["noise"]),
            -300 - int(first.facts["noise"]),
        )
        assert first.fine, "two points on average"
        alone = replace(mixed, opened=np.where([[True, False]] * 20, opened, False))
        found = fairness.findings(book, alone, alone, np.zeros(2, dtype=np.int64), {})
        first = next(item for item in found if item.code == "first_proposer")
        assert (first.figure, first.fine) == (400, fine)


def test_means_between_35_and_65_are_asked_of_scores_from_0_to_100() -> None:
    book = with_indicators()
    for score, fine in ((34.99, False), (35, True), (65, True), (65.01, False)):
        mixed = played(book, [[score, 50]] * 2)
        found = fairness.findings(book, mixed, mixed, np.zeros(2, dtype=np.int64), {})[0]
        assert [row.fine for row in found.rows] == [fine, True]
        assert (found.code, found.figure, found.fine) == ("seat_mean", 0 if fine else 100, fine)
        assert found.rows[0].example is not None
        assert found.rows[0].example.shows["score"] == round(score * 100)


def test_a_spread_of_eight_points_is_enough() -> None:
    """The standard deviation of 40 and 40 + d is d over the root of two."""
    book = game(DILEMMA)
    for far, fine in ((11.4, True), (11.2, False)):
        mixed = played(book, [[40, 0], [40 + far, 50]])
        found = fairness.findings(book, mixed, mixed, np.zeros(2, dtype=np.int64), {})[1]
        assert (found.code, found.facts["seat"], found.fine) == ("seat_spread", "a", fine)
        assert (found.rows[0].facts["lowest"], found.rows[0].facts["highest"]) == (
            4_000,
            4_000 + round(far * 100),
        )
        assert found.rows[1].example is not None
        assert found.rows[1].example.seed == 1, "the game with the lowest score"


def test_gains_are_told_over_the_level_and_set_against_each_other() -> None:
    book = game(DILEMMA)
    mixed, alone = played(book, [[50, 60], [52, 62]]), played(book, [[10, 20], [14, 20]])
    level = np.array([1_200, 2_000])
    for sides in ({"a": "east", "b": "west"}, {"a": "east", "b": "east"}, {}):
        found = {item.code: item for item in fairness.findings(book, mixed, alone, level, sides)}
        gains = {
            row.subject: (row.facts["without"], row.facts["with"], row.figure)
            for row in found["gain_seat"].rows
        }
        assert gains == {"a": (1_200, 5_100, 3_900), "b": (2_000, 6_100, 4_100)}
        assert (
            found["gain_seat"].figure,
            found["gain_seat"].facts["least"],
            found["gain_seat"].facts["most"],
        ) == (200, "a", "b")
        assert found["gain_side"].applies is (len(set(sides.values())) == 2)
        assert {row.subject: row.figure for row in found["gain_side"].rows} == {
            2: {"east": 3_900, "west": 4_100}, 1: {"east": 4_000}, 0: {},
        }[len(set(sides.values()))]  # fmt: skip
    assert found["gain_seat"].rows[0].example is not None
    assert not found["gain_seat"].rows[0].example.talks
    even = played(book, [[50, 50]])
    equal = fairness.findings(book, even, even, np.zeros(2, dtype=np.int64), {})
    facts = next(item for item in equal if item.code == "gain_seat").facts
    assert (facts["least"], facts["most"]) == ("a", "b"), "two seats, not one twice"


def test_ten_points_between_gains_are_the_most() -> None:
    book = game(DILEMMA)
    for more, fine in ((10, True), (10.01, False)):
        mixed = played(book, [[0, more]])
        found = fairness.findings(book, mixed, mixed, np.zeros(2, dtype=np.int64), {})
        assert next(item for item in found if item.code == "gain_seat").fine is fine


def test_the_order_of_seats_may_be_worth_three_points_or_what_chance_explains() -> None:
    book = game(DILEMMA)
    for far, fine in ((3, True), (3.01, False)):
        order = fairness.seat_order(
            book, played(book, [[50, 50]] * 4), played(book, [[50, 50 + far]] * 4)
        )
        assert (order.figure, order.fine, order.high, order.applies) == (
            round(far * 100),
            fine,
            300,
            True,
        )
        assert order.facts == {"seat": "b", "games": 400}
        row = order.rows[1]
        assert (row.facts["listed"], row.facts["turned"], row.fine) == (
            5_000,
            5_000 + round(far * 100),
            fine,
        )
    noisy = fairness.seat_order(
        book, played(book, [[50, 50]] * 4), played(book, [[50, y] for y in (60, 40, 70, 50)])
    )
    # Differences of -10, 10, -20 and 0: a deviation of 12.9, doubled and halved by the root of four games.
    assert (noisy.figure, noisy.high, noisy.fine) == (500, 1_290, True)
    assert not fairness.seat_order(book, played(book, [[50, 50]]), played(book, [[50, 90]])).applies


# reasons to talk


def test_packages_that_are_good_for_all_are_counted_with_those_who_would_spoil_them() -> None:
    """Of four packages two leave nobody worse off; a alone would refuse one, and so would b."""
    book = game(DILEMMA)
    share, reason = worthwhile.good_for_all(ground(book))
    assert (share.figure, share.facts["packages"]) == (5_000, 400)
    assert {row.subject: row.figure for row in share.rows} == {"a": 2_500, "b": 2_500}
    assert (share.low, share.high, reason.low) == (300, 2_500, 100)
    assert {row.subject: row.figure for row in reason.rows} == {"a": 3_334, "b": 3_334}
    assert reason.example is not None
    assert reason.example.settings == ({"la": "aye", "lb": "aye"},)
    assert reason.example.shows == {"package": "egalitarian", "a": 6_667, "b": 6_667}


def test_a_deal_of_two_is_told_with_its_clauses_and_its_share() -> None:
    """a and b win 4 each by themselves; with c all win 5: eight of fifteen."""
    pairs = {
        seat: {"la is aye and lb is aye": 4, "la is aye and lb is aye and lc is aye": 1}
        for seat in "ab"
    }
    pairs["c"] = {"la is aye and lb is aye and lc is aye": 5, "lc is aye": -0.5}
    book = game(pairs, ("a", "b", "c"))
    plain = Scale(np.zeros(3, dtype=np.int64), np.full(3, 100 * MILLION))
    found = survey(book)
    told = replace(found, utility=plain(found.utility), reservation=plain(found.reservation))
    pair = worthwhile.two_seats(
        Baseline(told, np.zeros(3, dtype=np.int64), np.zeros(3, dtype=np.int64), plain, found)
    )
    assert pair.facts["whole"] == 1_450
    assert (pair.figure, pair.fine) == (800 * 10_000 // 1_450, True)
    best = pair.rows[0]
    assert (best.subject, best.facts["won"]) == ("a+b", 800)
    assert (best.facts["clause_1"], best.facts["clause_2"]) == ("la.aye", "lb.aye")
    assert {row.subject: row.figure for row in pair.rows[1:]} == {"a+c": 0, "b+c": 0}


def test_what_a_lever_moves_is_told_of_the_seat_it_moves_most() -> None:
    seats = {
        "a": {"worth": {"x": {"s1": 2.99}}},
        "b": {"worth": {"y": {"s1": 3, "s2": -1}, "x": {"s1": 1}}},
    }
    book = compile_rulebook(made({"x": "a", "y": "b"}, {"x": 2, "y": 3}, seats))
    plain = Scale(np.zeros(2, dtype=np.int64), np.full(2, 100 * MILLION))
    _, matters = interlock.findings(interlock.grid(survey(book), plain))
    assert [(row.subject, row.figure, row.facts["seat"], row.fine) for row in matters.rows] == [
        ("x", 299, "a", False), ("y", 400, "b", True),
    ]  # fmt: skip
    assert (matters.figure, matters.facts["lever"], matters.fine) == (299, "x", False)
    example = matters.rows[1].example
    assert example is not None
    assert (example.shows["best"], example.shows["worst"], example.shows["moved"]) == (
        "s1",
        "s2",
        400,
    )
