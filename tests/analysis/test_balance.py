"""The measures of balance, on games so small that the answers are known by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from game.analysis import fairness, interlock, liveliness, temptation, worthwhile
from game.analysis.baseline import Baseline, Scale
from game.analysis.findings import Finding
from game.analysis.haggling import COUNTS
from game.analysis.packages import Survey, survey
from game.analysis.played import Played
from game.rules.arrays import Whole
from game.rules.compiling import compile_rulebook
from game.rules.rulebook import Rulebook
from game.rules.scores import MILLION
from game.scenario.loading import loads
from game.scenario.model import Scenario
from game.workshop.templates import scenario_text
from tests.analysis.points import game, points

DILEMMA = game({"a": {"lb is aye": 6, "la is aye": -3}, "b": {"la is aye": 6, "lb is aye": -3}})
"""Prisoner's dilemma: 0 each, 3 each together, 6 for the one who does not."""
HUNT = game(
    {
        "a": {"la is aye and lb is aye": 8, "la is aye and lb is nay": -2},
        "b": {"la is aye and lb is aye": 8, "lb is aye and la is nay": -2},
    }
)
"""Stag hunt: 8 each together, nothing to gain alone."""
TUG = game({"a": {"la is aye": 5, "lb is aye": -5}, "b": {"lb is aye": 5, "la is aye": -5}})
"""A tug of war: what one wins the other loses."""


def plain(book: Rulebook) -> Scale:
    """Points as they are."""
    seats = len(book.seats)
    return Scale(np.zeros(seats, dtype=np.int64), np.full(seats, 100 * MILLION))


def surveyed(book: Rulebook, level: int = 0) -> Survey:
    """All packages in hundredths of a point, against the same level for every seat."""
    found = survey(book, reservation=np.full(len(book.seats), level * MILLION))
    scale = plain(book)
    return replace(found, utility=scale(found.utility), reservation=scale(found.reservation))


def ground(book: Rulebook, level: int = 0) -> Baseline:
    """Without agreements all levers stand at their first setting, and every seat has the level."""
    settings = np.zeros(len(book.levers), dtype=np.int64)
    told = np.full(len(book.seats), level * MILLION)
    return Baseline(surveyed(book, level), settings, told, plain(book), survey(book))


def grid(book: Rulebook) -> interlock.Grid:
    return interlock.grid(surveyed(book), plain(book))


def rows(finding: Finding) -> dict[str, int]:
    return {row.subject: row.figure for row in finding.rows}


def test_a_lever_that_plays_itself_is_named_with_its_setting() -> None:
    depends, _ = interlock.findings(grid(DILEMMA))
    assert (depends.figure, depends.fine) == (0, False)
    assert {row.facts["setting"] for row in depends.rows} == {"nay"}
    assert [row.fine for row in depends.rows] == [False, False]


def test_a_lever_whose_best_setting_depends_on_the_others_is_free() -> None:
    depends, _ = interlock.findings(grid(HUNT))
    assert (depends.figure, depends.fine) == (10_000, True)
    assert rows(depends) == {"la": 5_000, "lb": 5_000}
    example = depends.rows[0].example
    assert example is not None
    assert (example.shows["best_1"], example.shows["best_2"]) == ("nay", "aye")
    assert (example.settings[0]["lb"], example.settings[1]["lb"]) == ("nay", "aye")


def test_a_lever_moves_what_it_moves_for_the_seat_it_moves_most() -> None:
    _, matters = interlock.findings(grid(DILEMMA))
    assert rows(matters) == {"la": 600, "lb": 600}
    assert [row.facts["seat"] for row in matters.rows] == ["b", "a"]
    assert matters.fine


def test_a_lever_that_hardly_moves_anything_is_found() -> None:
    weak = game({"a": {"lb is aye": 6, "la is aye": 2}, "b": {"la is aye": 1, "lb is aye": 1}})
    _, matters = interlock.findings(grid(weak))
    assert (matters.figure, matters.facts["lever"], matters.fine) == (200, "la", False)


def test_the_share_of_packages_good_for_all_is_counted() -> None:
    """Of four packages of the dilemma two leave nobody worse off than nothing at all."""
    share, reason = worthwhile.good_for_all(ground(DILEMMA))
    assert (share.figure, share.fine) == (5_000, False)
    assert (reason.figure, reason.fine) == (300, True)
    assert rows(reason) == {"a": 300, "b": 300}
    assert rows(share) == {"a": 2_500, "b": 2_500}


def test_what_play_without_agreements_reaches_is_the_level_to_beat() -> None:
    share, reason = worthwhile.good_for_all(ground(DILEMMA, level=4))
    assert (share.figure, reason.figure, reason.fine) == (0, -100, False)


def test_a_tug_of_war_gives_no_reason_to_sign() -> None:
    _, reason = worthwhile.good_for_all(ground(TUG))
    assert (reason.figure, reason.fine) == (0, False)


def test_a_good_agreement_of_the_dilemma_tempts_by_three_points() -> None:
    found = surveyed(DILEMMA)
    seen = temptation.breaches(ground(DILEMMA), np.array([[1, 1]]))
    assert seen.gain.tolist() == [[300, 300]]
    assert seen.loss.tolist() == [[300, 300]]
    tempts, deters = temptation.findings(found, seen, ["nash"])
    assert (tempts.figure, tempts.fine) == (10_000, True)
    assert (deters.figure, deters.fine) == (0, False), "losing as much as one gained deters nobody"


@pytest.mark.parametrize(("rounds", "aftermath", "gain"), [(2, 2, -300), (2, 0, 300), (3, 2, 300)])
def test_in_the_last_round_a_breach_is_answered_however_hidden(
    rounds: int, aftermath: int, gain: int
) -> None:
    """Half-time of two rounds is the last one: the other side takes back its yes once the archives are open."""
    data = points({"a": {"lb is aye": 6, "la is aye": -3}, "b": {"la is aye": 6, "lb is aye": -3}})
    data["lengths"][45] |= {"rounds": rounds, "aftermath": aftermath}
    rules = compile_rulebook(Scenario.model_validate(data))
    seen = temptation.breaches(ground(rules), np.array([[1, 1]]))
    assert seen.gain.tolist() == [[gain, gain]]


def test_discovery_deters_where_more_is_lost_than_gained() -> None:
    rich = game({"a": {"lb is aye": 9, "la is aye": -3}, "b": {"la is aye": 9, "lb is aye": -3}})
    found = surveyed(rich)
    seen = temptation.breaches(ground(rich), np.array([[1, 1]]))
    assert (seen.gain.tolist(), seen.loss.tolist()) == ([[300, 300]], [[600, 600]])
    assert temptation.findings(found, seen, ["nash"])[1].fine


def test_an_agreement_that_nobody_would_break_does_not_tempt() -> None:
    found = surveyed(HUNT)
    seen = temptation.breaches(ground(HUNT), np.array([[1, 1]]))
    assert seen.gain.tolist() == [[-800, -800]]
    tempts, deters = temptation.findings(found, seen, ["nash"])
    assert (tempts.figure, tempts.fine, deters.applies) == (0, False, False)


TRIO = ("a", "b", "c")


def test_a_deal_of_two_that_takes_all_is_found() -> None:
    book = game({"a": {"la is aye and lb is aye": 9}, "b": {"la is aye and lb is aye": 9}}, TRIO)
    pair = worthwhile.two_seats(ground(book))
    assert (pair.figure, pair.fine) == (10_000, False)
    assert (pair.facts["one"], pair.facts["other"], pair.facts["won"]) == ("a", "b", 1_800)


def test_a_deal_of_two_wins_only_its_share_of_what_three_could() -> None:
    pairs = {
        "a": {"la is aye and lb is aye": 2, "la is aye and lb is aye and lc is aye": 6},
        "b": {"la is aye and lb is aye": 2, "la is aye and lb is aye and lc is aye": 6},
        "c": {"la is aye and lb is aye and lc is aye": 4},
    }
    pair = worthwhile.two_seats(ground(game(pairs, TRIO)))
    assert (pair.figure, pair.facts["whole"], pair.fine) == (2_000, 2_000, True)


def test_a_deal_that_hurts_one_of_the_two_is_none() -> None:
    book = game({"a": {"lb is aye": 9}, "b": {"lb is aye": -1}, "c": {"lc is aye": 4}}, TRIO)
    pair = worthwhile.two_seats(ground(book))
    assert pair.facts["whole"] == 400
    assert rows(pair) == {"a+b": 0, "a+c": 10_000, "b+c": 10_000}


def played(book: Rulebook, score: Sequence[Sequence[int]], **other: Any) -> Played:
    """Games with these scores in points, and otherwise nothing in them."""
    games, seats, levers = len(score), len(book.seats), len(book.levers)
    kinds = book.real.shape[1]

    def none(*shape: int) -> Any:
        return np.zeros((games, *shape), dtype=np.int64)

    values: dict[str, Any] = {
        "seeds": np.arange(1, games + 1, dtype=np.uint64),
        "worth": np.array(score) * MILLION,
        "score": np.array(score) * 100,
        "ending": none(),
        "rounds": none() + 4,
        "happened": none(len(book.events)) > 0,
        "chose": none(len(book.events)) - 1,
        "cooperation": none(),
        "trust": none(),
        "least_trust": none() + 5_000,
        "most_trust": none() + 5_000,
        "trust_counts": np.bincount([50], minlength=101),
        "at_limit": none(len(book.indicators)),
        "used": none(levers, kinds) > 0,
        "setting": none(levers),
        "clause": none(levers) - 1,
        "signed": none(levers, kinds) > 0,
        "deals": none(),
        "placed": none(seats),
        "opened": none(seats) > 0,
        "kept": none(levers),
        "broken": none(levers),
        "crossed": none(len(book.red_lines)),
        "course": none(book.rounds + 1, len(book.indicators)),
        "end": none(len(book.indicators)),
        "talk": none(len(COUNTS)),
    }
    return Played(**values | other)


def by_code(findings: Sequence[Finding]) -> dict[str, Finding]:
    return {finding.code: finding for finding in findings}


SIDES = {"a": "east", "b": "west"}


def level(alone: Played) -> Whole:
    """What games without agreements bring on average."""
    return np.array([fairness.mean(scores) for scores in alone.score.T])


def test_a_seat_that_talking_serves_much_better_is_found() -> None:
    mixed, alone = played(DILEMMA, [[50, 70], [52, 72]]), played(DILEMMA, [[50, 50], [52, 52]])
    found = by_code(fairness.findings(DILEMMA, mixed, alone, level(alone), SIDES))
    for code in ("gain_seat", "gain_side"):
        assert (found[code].figure, found[code].fine) == (2_000, False)
        assert found[code].facts["most_gain"] == 2_000
    assert found["gain_seat"].facts["most"] == "b"
    assert found["gain_side"].facts["least"] == "east"


def test_equal_gains_are_fair_whatever_seats_start_from() -> None:
    mixed, alone = played(DILEMMA, [[30, 70], [32, 72]]), played(DILEMMA, [[20, 60], [22, 62]])
    found = by_code(fairness.findings(DILEMMA, mixed, alone, level(alone), SIDES))
    assert (found["gain_seat"].figure, found["gain_seat"].fine) == (0, True)
    assert [row.fine for row in found["seat_mean"].rows] == [None, None], "points have no scale"


def test_scores_that_hardly_differ_are_found() -> None:
    mixed = played(DILEMMA, [[40, 49], [60, 51]])
    spread = by_code(fairness.findings(DILEMMA, mixed, mixed, level(mixed), SIDES))["seat_spread"]
    assert rows(spread) == {"a": 1_414, "b": 141}
    assert (spread.facts["seat"], spread.fine) == ("b", False)
    assert (spread.facts["few"], spread.facts["seats"]) == (100, 200), "in hundredths"


def spread_row(ends: dict[str, list[int]]) -> Mapping[str, str | int]:
    """What is said of a town's spread if its two numbers end so in four games."""
    book = compile_rulebook(loads(scenario_text("coalition", "en", "towns")).scenario)  # type: ignore[arg-type]
    end = np.zeros((4, len(book.indicators)), dtype=np.int64)
    for name, values in ends.items():
        end[:, book.indicators.index(name)] = values
    mixed = played(book, [[50, 50, 50, 50]] * 4, end=end)
    found = by_code(fairness.findings(book, mixed, mixed, level(mixed), {}))["seat_spread"]
    return found.rows[0].facts


def test_why_a_score_hardly_differs_is_told() -> None:
    """One number pays for the other, or one hardly moves; what moves alike needs no reason."""
    opposed = spread_row({"bus": [2000, 3000, 4000, 5000], "alba_money": [5000, 4500, 4000, 3000]})
    assert (opposed["why"], opposed["most"], opposed["other"]) == ("opposed", "bus", "alba_money")
    still = spread_row({"bus": [2000, 3000, 4000, 5000], "alba_money": [5000, 5010, 5000, 5030]})
    assert (still["why"], still["other"], still["rests"]) == ("resting", "alba_money", 14)
    assert "why" not in spread_row(
        {"bus": [2000, 3000, 4000, 5000], "alba_money": [2000, 3000, 4000, 5100]}
    )


def test_proposing_first_is_worth_what_its_games_bring_more() -> None:
    opened = np.array([[True, False]] * 10 + [[False, True]] * 10)
    scores = [[60, 40]] * 10 + [[50, 50]] * 10
    mixed = played(DILEMMA, scores, opened=opened, deals=np.ones(20, dtype=int))
    first = by_code(fairness.findings(DILEMMA, mixed, mixed, level(mixed), SIDES))["first_proposer"]
    assert rows(first) == {"a": 1_000, "b": 1_000}
    assert [row.facts["games"] for row in first.rows] == [1_000, 1_000], "ten each, in hundredths"
    assert (first.figure, first.fine) == (1_000, False)
    few = played(DILEMMA, scores[5:], opened=opened[5:], deals=np.ones(15, dtype=int))
    found = by_code(fairness.findings(DILEMMA, few, few, level(few), SIDES))["first_proposer"]
    assert not found.applies, "five games tell nothing"


@pytest.mark.parametrize(("more", "fine"), [(4, True), (6, False)])
def test_proposing_first_counts_only_as_far_as_it_is_surely_beyond_three_points(
    more: int, fine: bool
) -> None:
    """Ten games each way, three points up and down: two standard errors are two points."""
    opened = np.array([[True, False]] * 10 + [[False, True]] * 10)
    up_and_down = [3, -3] * 5
    scores = [[50 + more + by, 50 + by] for by in up_and_down]
    scores += [[50 + by, 50 + more + by] for by in up_and_down]
    mixed = played(DILEMMA, scores, opened=opened, deals=np.ones(20, dtype=int))
    first = by_code(fairness.findings(DILEMMA, mixed, mixed, level(mixed), SIDES))["first_proposer"]
    assert first.figure == 100 * more
    assert 190 <= int(first.facts["noise"]) <= 210
    assert first.fine == fine


def test_the_order_of_the_seats_counts_only_beyond_chance() -> None:
    mixed = played(DILEMMA, [[50, 50]] * 4)
    turned = played(DILEMMA, [[50, 60]] * 4)
    order = fairness.seat_order(DILEMMA, mixed, turned)
    assert (order.figure, order.facts["seat"], order.fine) == (1_000, "b", False)
    noisy = played(DILEMMA, [[50, 50], [50, 50], [50, 40], [50, 80]])
    assert fairness.seat_order(DILEMMA, mixed, noisy).fine


def test_trust_spans_what_lies_between_its_ends_without_the_last_of_a_hundred() -> None:
    counts = np.zeros(101, dtype=np.int64)
    counts[[0, 20, 70, 100]] = [1, 500, 500, 1]
    found = by_code(liveliness.findings(DILEMMA, played(DILEMMA, [[1, 1]], trust_counts=counts)))
    assert (found["trust_span"].figure, found["trust_span"].fine) == (5_000, True)
    assert (found["trust_span"].facts["lowest"], found["trust_span"].facts["highest"]) == (
        2_000,
        7_000,
    )


def test_an_indicator_that_sits_at_its_limit_is_found() -> None:
    at = np.array([[2], [0]])
    found = by_code(liveliness.findings(DILEMMA, played(DILEMMA, [[1, 1]] * 2, at_limit=at)))
    assert (found["limits"].figure, found["limits"].fine) == (2_500, False)
    assert found["limits"].example is not None
    assert found["limits"].example.shows["rounds"] == 200


def test_numbers_in_lockstep_are_found() -> None:
    same = np.array([1, 2, 3, 4])
    mixed = played(DILEMMA, [[1, 1], [2, 2], [3, 3], [4, 4]], cooperation=same, trust=same[::-1])
    found = by_code(liveliness.findings(DILEMMA, mixed))["lockstep"]
    assert rows(found) == {
        "cooperation+trust": -100, "cooperation+value": 100, "trust+value": -100
    }  # fmt: skip
    assert not found.fine


def test_what_nobody_uses_or_signs_is_counted() -> None:
    used = np.zeros((1, 2, 6), dtype=bool)
    used[0, :, 0] = True
    signed = np.zeros_like(used)
    signed[0, 0, 1] = True
    found = by_code(
        liveliness.findings(DILEMMA, played(DILEMMA, [[1, 1]], used=used, signed=signed))
    )
    assert found["unused_settings"].figure == 200
    never = [row.subject for row in found["unused_settings"].rows if not row.fine]
    assert never == ["la.aye", "lb.aye"]
    idle = [row.subject for row in found["unsigned_clauses"].rows if row.fine is False]
    assert (idle, found["unsigned_clauses"].figure) == (["lb"], 100)


def test_a_game_without_scores_or_levers_has_nothing_to_measure() -> None:
    book = game({})
    share, reason = worthwhile.good_for_all(ground(book))
    assert (share.applies, reason.applies) == (False, False)
    assert share.fine
    pair = worthwhile.two_seats(ground(book))
    assert not pair.applies


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [([1, 2, 3], [3, 2, 1], -100), ([1, 2, 3], [5, 5, 5], None), ([0, 1, 0, 1], [0, 0, 1, 1], 0)],
)
def test_correlation(one: list[int], other: list[int], expected: int | None) -> None:
    assert liveliness.correlation(np.array(one), np.array(other)) == expected
