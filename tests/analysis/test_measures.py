"""Borders and counts of the measures, and what is taken down of games, on arrays written by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from game.analysis import fairness, interlock, liveliness, temptation, worthwhile
from game.analysis.baseline import Baseline, Scale, scale_of
from game.analysis.findings import Finding
from game.analysis.fitting import lacking, trust_counts
from game.analysis.packages import survey
from game.analysis.played import Notebook, Played, joined
from game.rules.beats import PUT, CommitOrders, TalkOrders
from game.rules.chance import game_seeds
from game.rules.compiling import compile_rulebook
from game.rules.opening import open_games
from game.rules.phases import no_orders
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from game.rules.scores import MILLION
from game.scenario.model import Scenario
from tests.analysis.games import made
from tests.analysis.points import game, points
from tests.analysis.test_balance import played

DILEMMA = {"a": {"lb is aye": 6, "la is aye": -3}, "b": {"la is aye": 6, "lb is aye": -3}}
BOOK = game(DILEMMA)
TRIO = game({seat: {"la is aye": 1} for seat in "abc"}, tuple("abc"))


def book_of(data: dict[str, Any]) -> Rulebook:
    return compile_rulebook(Scenario.model_validate(data))


def plain_ground(book: Rulebook) -> Baseline:
    """Points as they are; without agreements every lever stands at its first setting."""
    seats = len(book.seats)
    scale = Scale(np.zeros(seats, dtype=np.int64), np.full(seats, 100 * MILLION))
    found = survey(book, reservation=np.zeros(seats, dtype=np.int64))
    told = replace(found, utility=scale(found.utility))
    return Baseline(told, book.start * 0, np.zeros(seats, dtype=np.int64), scale, found)


def lively(mixed: Played, book: Rulebook = BOOK) -> dict[str, Finding]:
    return {item.code: item for item in liveliness.findings(book, mixed)}


# what is taken down


def noted(book: Rulebook, phases: Sequence[tuple[str, dict[str, Any], dict[str, Any]]]) -> Played:
    """Two games: each phase with what stood before and after, by arrays of the position."""
    notebook = Notebook(book, 2)
    start = open_games(book, game_seeds(1, 2))
    after = start
    for phase, before, then in phases:
        at = book.phases.index((phase, 1) if phase == "talk" else (phase, 0))
        old = start.changed(phase=at, **before)
        after = old.changed(**then)
        notebook.watch(old, no_orders(book, phase, 2), after)
    return notebook.played(after)


def trio_trust(*values: int) -> np.ndarray:
    """Trust [2, 3, 3] in two games: between any two in the first, and in the second."""
    return np.stack([np.full((3, 3), value, dtype=np.int64) for value in values])


def test_a_round_is_counted_with_what_was_kept_and_broken() -> None:
    clause = np.array([[1, -1, 0], [1, 1, -1]])
    setting = np.array([[1, 0, 1], [0, 1, 0]])
    found = noted(TRIO, [("commit", {"clause": clause}, {"setting": setting})])
    assert found.rounds.tolist() == [1, 1]
    assert found.kept.tolist() == [[1, 0, 0], [0, 1, 0]]
    assert found.broken.tolist() == [[0, 0, 1], [1, 0, 0]]
    assert found.clause.tolist() == clause.tolist()
    assert found.setting.tolist() == setting.tolist()
    used = [
        [TRIO.settings[lever][rank] for lever, rank in np.argwhere(game_)] for game_ in found.used
    ]
    assert used == [["aye", "nay", "aye"], ["nay", "aye", "nay"]]


def test_a_game_that_is_over_is_not_counted_any_more() -> None:
    clause = np.ones((2, 3), dtype=np.int64)
    over = np.array([False, True])
    found = noted(TRIO, [("commit", {"clause": clause, "over": over}, {"setting": clause})])
    assert found.rounds.tolist() == [1, 0]
    assert found.kept.tolist() == [[1, 1, 1], [0, 0, 0]]
    assert found.clause.tolist() == [[1, 1, 1], [-1, -1, -1]]
    assert not found.used[1].any()
    assert found.trust_counts.sum() == 6


def test_trust_is_counted_between_seats_that_negotiate_and_not_in_oneself() -> None:
    trust = trio_trust(2_050, 7_000)
    for seat in range(3):
        trust[:, seat, seat] = 9_900
    trust[0, 0, 1] = 110
    found = noted(TRIO, [("commit", {}, {"trust": trust})])
    assert {at: int(times) for at, times in enumerate(found.trust_counts) if times} == {
        1: 1,
        20: 5,
        70: 6,
    }
    assert len(found.trust_counts) == 101, "whole points from 0 to 100"
    assert (found.least_trust.tolist(), found.most_trust.tolist()) == ([110, 7_000], [2_050, 7_000])
    assert found.trust.tolist() == [(110 + 5 * 2_050) // 6, 7_000]
    again = noted(
        TRIO, [("commit", {}, {"trust": trust}), ("commit", {}, {"trust": trio_trust(5_000, 100)})]
    )
    assert (again.least_trust.tolist(), again.most_trust.tolist()) == ([110, 100], [5_000, 7_000])
    assert again.rounds.tolist() == [2, 2]


@pytest.mark.parametrize(("value", "times"), [(0, 1), (10_000, 1), (9_999, 0), (1, 0)])
def test_an_indicator_stands_at_a_limit_at_either_end(value: int, times: int) -> None:
    found = noted(TRIO, [("commit", {}, {"indicator": np.array([[value], [5_000]])})])
    assert found.at_limit.tolist() == [[times], [0]]


def test_texts_are_counted_when_they_are_put() -> None:
    notebook = Notebook(TRIO, 2)
    start = open_games(TRIO, game_seeds(1, 2))
    at = start.changed(phase=TRIO.phases.index(("talk", 1)), over=np.array([False, True]))
    orders = no_orders(TRIO, "talk", 2)
    assert isinstance(orders, TalkOrders)
    orders.action[:, 2] = PUT
    notebook.watch(at, orders, at)
    assert notebook.played(at).placed.tolist() == [[0, 0, 1], [0, 0, 0]]
    commit = no_orders(TRIO, "commit", 2)
    assert isinstance(commit, CommitOrders)
    everything_over = at.changed(over=np.array([True, True]))
    notebook.watch(everything_over, commit, everything_over)
    assert notebook.played(at).rounds.tolist() == [0, 0]


def deal(position: Position, lever: int, number: int) -> dict[str, Any]:
    """A clause on a lever comes into force, as part of an agreement of that number."""
    clause, deals = position.clause.copy(), position.deal.copy()
    clause[0, lever], deals[0, lever] = 1, number
    return {"clause": clause, "deal": deals}


def test_clauses_of_one_agreement_are_one_deal_and_what_stays_is_none() -> None:
    start = open_games(TRIO, game_seeds(1, 2))
    one = deal(start, 0, 7)
    same = {name: array.copy() for name, array in one.items()}
    same["clause"][0, 1], same["deal"][0, 1] = 1, 7
    two = {name: array.copy() for name, array in same.items()}
    two["deal"][0, 1] = 8
    assert noted(TRIO, [("talk", {}, one)]).deals.tolist() == [1, 0]
    assert noted(TRIO, [("talk", {}, same)]).deals.tolist() == [1, 0]
    found = noted(TRIO, [("talk", {}, two)])
    assert found.deals.tolist() == [2, 0]
    assert [tuple(at) for at in np.argwhere(found.signed)] == [(0, 0, 1), (0, 1, 1)]
    every = {name: array.copy() for name, array in same.items()}
    every["clause"][0, 2], every["deal"][0, 2] = 1, 7
    assert noted(TRIO, [("talk", {}, every)]).deals.tolist() == [1, 0]
    every["deal"][0] = 7, 8, 9
    assert noted(TRIO, [("talk", {}, every)]).deals.tolist() == [3, 0]
    assert noted(TRIO, [("talk", one, {})]).deals.tolist() == [0, 0]
    assert not noted(TRIO, [("brief", {}, one)]).deals.any(), (
        "only what is said in a talk brings it into force"
    )


def test_parts_are_joined_in_their_order_and_counts_added() -> None:
    first, second = played(BOOK, [[1, 2]]), played(BOOK, [[3, 4]], rounds=np.array([9]))
    found = joined([first, second])
    assert found.score.tolist() == [[100, 200], [300, 400]]
    assert found.rounds.tolist() == [4, 9]
    assert found.trust_counts[50] == 2


# borders


def test_numbers_tell_the_same_story_from_a_correlation_of_85_on() -> None:
    """Beside 0, 1, 2 and so on the first correlates by 84 hundredths, the next by 85; signs do not matter."""
    for trust, figure, fine in (
        ((0, 1, 4, 3), 84, True), ((0, 0, 2, 1, 4), 85, False), ((0, 0, 0, 1), 77, True),
    ):  # fmt: skip
        games = len(trust)
        mixed = played(BOOK, [[0, 0]] * games, cooperation=np.arange(games), trust=-np.array(trust))
        found = lively(mixed)["lockstep"]
        assert (found.figure, found.fine) == (figure, fine)
        assert [(row.subject, row.figure) for row in found.rows] == [("cooperation+trust", -figure)]
        assert found.rows[0].fine is fine
        assert found.facts == {"one": "cooperation", "other": "trust"}


def test_value_is_the_sum_of_all_scores() -> None:
    mixed = played(BOOK, [[0, 3], [1, 1], [2, 2], [3, 9]], cooperation=np.array([3, 2, 4, 12]))
    assert {row.subject: row.figure for row in lively(mixed)["lockstep"].rows} == {
        "cooperation+value": 100
    }


def test_one_value_in_a_hundred_is_left_out_at_either_end_of_trust() -> None:
    for low, lowest in ((1, 2_000), (2, 0)):
        counts = np.zeros(101, dtype=np.int64)
        counts[[0, 20, 71, 100]] = [low, 60, 39 - low, 1]
        found = lively(played(BOOK, [[1, 1]], trust_counts=counts))["trust_span"]
        assert found.facts["lowest"] == lowest
        assert found.facts["highest"] == 7_100
    for high, fine in ((69, False), (70, True)):
        counts = np.bincount([20, high], minlength=101)
        assert lively(played(BOOK, [[1, 1]], trust_counts=counts))["trust_span"].fine is fine


def test_the_lowest_and_highest_trust_are_shown_by_their_games() -> None:
    mixed = played(
        BOOK,
        [[1, 1]] * 3,
        least_trust=np.array([300, 100, 200]),
        most_trust=np.array([7, 9, 8]) * 100,
    )
    low, high = lively(mixed)["trust_span"].rows
    assert (low.figure, high.figure) == (100, 900)
    assert low.example is not None
    assert high.example is not None
    assert (low.example.seed, high.example.seed) == (2, 2)
    assert (low.example.shows, high.example.shows) == ({"trust": 100}, {"trust": 900})


def endings(kinds: int) -> Rulebook:
    data = points(DILEMMA)
    data["endings"] = {
        f"e{n}": {"title": f"E{n}", "text": "x", "when": f"round == {n}"} for n in range(kinds - 1)
    }
    data["endings"]["last"] = {"title": "Last", "text": "x", "otherwise": True}
    return book_of(data)


@pytest.mark.parametrize(
    ("kinds", "reached", "fine"), [(7, 5, True), (7, 4, False), (3, 3, True), (3, 2, False)]
)
def test_five_endings_or_all_should_occur(kinds: int, reached: int, fine: bool) -> None:
    mixed = played(endings(kinds), [[0, 0]] * 10, ending=np.arange(10) % reached)
    found = lively(mixed, endings(kinds))["endings"]
    assert (found.figure, found.fine, found.facts["possible"]) == (100 * reached, fine, 100 * kinds)
    assert [row.facts["games"] for row in found.rows][:2] == [
        100 * len(range(0, 10, reached)),
        100 * len(range(1, 10, reached)),
    ]


@pytest.mark.parametrize(("games", "fine"), [(60, True), (61, False)])
def test_one_ending_may_take_sixty_of_a_hundred_games(games: int, fine: bool) -> None:
    mixed = played(endings(2), [[0, 0]] * 100, ending=(np.arange(100) >= games) * 1)
    found = lively(mixed, endings(2))["common_ending"]
    assert (found.figure, found.fine, found.applies) == (100 * games, fine, True)


@pytest.mark.parametrize(("rounds", "fine"), [(40, True), (39, False)])
def test_an_indicator_may_stand_at_a_limit_in_a_tenth_of_the_rounds(
    rounds: int, fine: bool
) -> None:
    mixed = played(BOOK, [[0, 0]], at_limit=np.array([[4]]), rounds=np.array([rounds]))
    found = lively(mixed)["limits"]
    assert (found.fine, found.facts["indicator"]) == (fine, "calm")


def test_where_nothing_is_measured_nothing_stands_at_a_limit() -> None:
    seats = {"a": {"worth": {"x": {"s1": 1}}}, "b": {}}
    bare = compile_rulebook(made({"x": "a"}, {"x": 2}, seats))
    for book, asked in ((BOOK, True), (bare, False)):
        assert lively(noted(book, [("commit", {}, {})]), book)["limits"].applies is asked


def test_one_setting_in_ten_may_stay_unused() -> None:
    book = compile_rulebook(
        made({"x": "a", "y": "b"}, {"x": 6, "y": 4}, {"a": {"worth": {"x": {"s1": 1}}}, "b": {}})
    )
    for missing, fine in ((1, True), (2, False)):
        used = np.zeros((2, 2, book.real.shape[1]), dtype=bool)
        used[0] = used[1] = book.real
        used[0, 0, :3] = False
        used[:, 1, 4 - missing : 4] = False
        found = lively(played(book, [[0, 0]] * 2, used=used), book)["unused_settings"]
        assert (found.figure, found.high, found.fine) == (100 * missing, 100, fine)
        first, second = found.rows[0], found.rows[3]
        assert (first.subject, first.figure, first.facts["games"]) == ("x.s0", 5_000, 100)
        assert (second.subject, second.figure, second.facts["games"]) == ("x.s3", 10_000, 200)
        assert first.example is not None
        assert (first.example.seed, first.example.shows) == (2, {"lever": "x", "setting": "s0"})


@pytest.mark.parametrize("idle", [0, 1, 3])
def test_levers_on_which_nobody_ever_signs_are_counted(idle: int) -> None:
    signed = np.zeros((2, 3, TRIO.real.shape[1]), dtype=bool)
    signed[1, idle:, 1] = True
    found = lively(played(TRIO, [[0, 0, 0]] * 2, signed=signed), TRIO)["unsigned_clauses"]
    assert (found.figure, found.fine, found.facts["possible"]) == (100 * idle, not idle, 300)
    named = [row.subject for row in found.rows if row.fine is False]
    assert named == ["la", "lb", "lc"][:idle]


@pytest.mark.parametrize(("deals", "fine"), [((1, 1, 0, 0), True), ((3, 0, 0, 0), False)])
def test_half_the_games_should_have_an_agreement(deals: tuple[int, ...], fine: bool) -> None:
    assert lively(played(BOOK, [[0, 0]] * 4, deals=np.array(deals)))["deals"].fine is fine


def test_the_first_hundred_games_tell_how_many_agree() -> None:
    """No more than `check --balance` plays, so that both say the same."""
    deals = np.array([1] * 49 + [0] * 51 + [1] * 100)
    found = lively(played(BOOK, [[0, 0]] * 200, deals=deals))["deals"]
    assert (found.figure, found.fine, found.facts["looked"]) == (4_900, False, 10_000)


def test_the_game_that_shows_a_mean_is_the_one_nearest_to_it() -> None:
    mixed = played(BOOK, [[10, 0], [50, 0], [42, 0], [70, 0]])
    found = fairness.findings(BOOK, mixed, mixed, np.zeros(2, dtype=np.int64), {})[0]
    assert found.rows[0].example is not None
    assert (found.rows[0].figure, found.rows[0].example.seed) == (4_300, 3)
    assert found.rows[0].example.shows == {"seat": "a", "score": 4_200}
    assert found.rows[0].example.talks, "these games were played with agreements"


# levers


def test_profiles_are_chosen_evenly_and_told_as_an_example() -> None:
    found = survey(BOOK)
    seen = interlock.grid(found, scale_of(found), 2)
    assert seen.profile.tolist() == [[0, 0], [1, 0]]
    depends, _ = interlock.findings(seen)
    assert depends.facts == {"profiles": 200, "levers": 200, "free": 0}
    assert (depends.figure, depends.low, depends.fine, depends.applies) == (0, 5_001, False, True)
    example = depends.rows[0].example
    assert example is not None
    assert example.shows == {"seat": "a", "lever": "la", "best_1": "nay", "score_1": 3_333}


def test_in_a_large_game_240_profiles_are_enough() -> None:
    levers = tuple(f"l{place}" for place in range(6))
    book = compile_rulebook(
        made(
            dict.fromkeys(levers, "a"),
            dict.fromkeys(levers, 3),
            {"a": {"worth": {"l0": {"s1": 1}}}, "b": {}},
        )
    )
    found = survey(book)
    assert len(found.number) == 729
    seen = interlock.grid(found, scale_of(found))
    assert interlock.findings(seen)[0].facts["profiles"] == 24_000
    assert seen.profile[0].tolist() == [0] * 6
    assert 2 in seen.profile[-1], "from one end to the other"


def test_half_the_levers_open_are_too_few() -> None:
    """a's lever plays itself; b's best setting depends on it; c has none of its own that matters."""
    book = game(
        {"a": {"la is aye": 9}, "b": {"la is aye and lb is aye": 9, "la is nay and lb is nay": 9}}
    )
    found = survey(book)
    depends, _ = interlock.findings(interlock.grid(found, scale_of(found)))
    assert [(row.subject, row.figure, row.fine) for row in depends.rows] == [
        ("la", 0, False),
        ("lb", 5_000, True),
    ]
    assert (depends.figure, depends.fine) == (5_000, False)
    assert depends.facts["free"] == 100
    example = depends.rows[1].example
    assert example is not None
    assert (example.shows["best_1"], example.shows["best_2"]) == ("nay", "aye")
    assert (example.shows["score_1"], example.shows["score_2"]) == (10_000, 10_000)
    assert [one["la"] for one in example.settings] == ["nay", "aye"]


def test_a_lever_that_nobody_with_a_score_decides_is_not_asked_about() -> None:
    book = compile_rulebook(
        made(
            {"x": "a", "y": "b"},
            {"x": 2, "y": 2},
            {"a": {"worth": {"y": {"s1": 5}, "x": {"s1": 1}}}, "b": {}},
        )
    )
    found = survey(book)
    seen = interlock.grid(found, scale_of(found))
    assert [row.subject for row in interlock.findings(seen)[0].rows] == ["x"]
    assert [row.subject for row in interlock.findings(seen)[1].rows] == ["x", "y"]


# temptation


def test_only_levers_that_one_seat_owns_and_that_do_not_bind_can_be_broken() -> None:
    seats = {
        "a": {"worth": {"own": {"s0": 9}, "joint": {"s0": 9}, "table": {"s0": 9}}},
        "b": {"worth": {"own": {"s1": 1}}},
    }
    owners = {"own": "a", "joint": ["a", "b"], "table": "table"}
    for more, lever in (({}, 0), ({"agreements": {"force": "binding"}}, -1)):
        book = compile_rulebook(made(owners, dict.fromkeys(owners, 2), seats, **more))
        seen = temptation.breaches(plain_ground(book), np.array([[1, 1, 1]]))
        assert seen.lever.tolist() == [[lever, -1]]
        assert seen.gain.tolist() == [[900 if lever == 0 else 0, 0]]


def test_a_lever_that_starts_where_it_must_stay_is_no_part_of_an_agreement() -> None:
    stuck = {("x", 0): {"irreversible": True}}
    seats = {"a": {"worth": {"x": {"s1": 9}, "y": {"s0": 3}}}, "b": {"worth": {"y": {"s1": 1}}}}
    book = compile_rulebook(made({"x": "a", "y": "a"}, {"x": 2, "y": 2}, seats, stuck))
    seen = temptation.breaches(plain_ground(book), np.array([[0, 1]]))
    assert (seen.lever.tolist(), seen.gain.tolist()) == ([[1, -1]], [[300, 0]])


def test_being_found_out_ends_the_agreement_and_a_breach_unseen_does_not() -> None:
    """All agreed to stay: an agreement is worth 3 to a by itself, and its own lever 1."""
    book = game({"a": {"la is aye": 1, "not deal": -3}, "b": {"not agreed(la)": -2}})
    seen = temptation.breaches(plain_ground(book), np.array([[0, 0]]))
    assert seen.gain.tolist() == [[100, 0]]
    assert seen.loss.tolist() == [[200, 200]], "b's lever brings it nothing, its end costs it 2"


def test_the_best_of_several_breaches_counts_and_the_first_of_equals() -> None:
    seats = {
        "a": {"worth": {"x": {"s0": 2, "s2": 5}, "y": {"s0": 5}}},
        "b": {"worth": {"x": {"s1": 9}, "y": {"s1": 9}}},
    }
    book = compile_rulebook(made({"x": "a", "y": "a"}, {"x": 3, "y": 2}, seats))
    seen = temptation.breaches(plain_ground(book), np.array([[1, 1], [0, 1]]))
    assert (seen.lever[:, 0].tolist(), seen.to[:, 0].tolist(), seen.gain[:, 0].tolist()) == (
        [0, 1],
        [2, 0],
        [500, 500],
    )


def test_moving_back_costs_and_brings_what_a_move_does_once() -> None:
    """The breach moves the lever and has its effect once, at half-time; the others' answer, a round later."""
    data = points({})
    gold = {"start": 0, "good": "high", "scored": "points", "low": -900, "high": 900}
    data["indicators"] |= {f"gold_{seat}": {"name": "Gold", **gold} for seat in "ab"}
    data["lengths"][45]["aftermath"] = 0
    data["levers"]["la"]["settings"]["nay"]["once"] = [{"effects": {"gold_a": 7, "gold_b": -1}}]
    data["levers"]["lb"]["settings"]["nay"]["once"] = [{"effects": {"gold_a": -11}}]
    for seat in "ab":
        data["stakeholders"][seat]["interests"] = {f"gold_{seat}": 100}
    seen = temptation.breaches(plain_ground(book_of(data)), np.array([[1, 1]]))
    assert seen.gain.tolist() == [[700, 0]]
    assert seen.loss.tolist() == [[400, 0 + 100]], "7 won and 11 lost; a's answer costs b one"


@pytest.mark.parametrize(("looks_like", "how"), [("aye", "hidden"), ("nay", "open")])
def test_a_breach_is_hidden_if_it_looks_like_the_clause(looks_like: str, how: str) -> None:
    data = points({"a": {"la is dark": 3}, "b": {"la is aye": 1}})
    data["levers"]["la"]["settings"]["dark"] = {
        "name": "Dark",
        "covert": {"chance": 9, "looks_like": looks_like},
    }
    found = plain_ground(book_of(data))
    seen = temptation.breaches(found, np.array([[1, 1]]))
    row = temptation.findings(found.survey, seen, ["nash"])[0].rows[0]
    assert (row.facts["lever"], row.facts["setting"], row.facts["how"]) == ("la", "dark", how)
    assert row.example is not None
    assert row.example.shows == {
        "package": "nash",
        "seat": "a",
        "lever": "la",
        "setting": "dark",
        "gain": 300,
        "loss": row.facts["loss"],
    }
    assert row.example.settings == ({"la": "aye", "lb": "aye"},)


def test_the_packages_that_theory_names_are_the_good_ones() -> None:
    tempts, _ = temptation.tempted(plain_ground(BOOK))
    assert tempts.facts["packages"] == 400
    assert set(plain_ground(BOOK).points) == {
        "nash",
        "kalai_smorodinsky",
        "egalitarian",
        "best_sum",
    }
    assert [row.figure for row in tempts.rows] == [300, 300]
    uneven = game({"a": {"la is aye": 9, "lb is aye": 1}, "b": {"la is aye": -1, "lb is aye": 2}})
    best = plain_ground(uneven).points["best_sum"]
    assert plain_ground(uneven).survey.setting[best.row].tolist() == [1, 1]


# deals of two


def test_a_deal_counts_by_what_it_wins_over_life_without_agreements() -> None:
    """b and c alone win 2 + 2; all together 12; a's lever stands at `aye` without agreements and pays it 3."""
    everyone = {"la is nay and lb is aye and lc is aye": 6}
    bonuses = {"a": {"la is aye": 3, **everyone}, "b": {"lb is aye and lc is aye": 2, **everyone},
               "c": {"lb is aye and lc is aye": 2, "la is nay and lb is aye and lc is aye": 3}}  # fmt: skip
    book = game(bonuses, tuple("abc"))
    ground = replace(plain_ground(book), fallback=np.array([1, 0, 0]))
    pair = worthwhile.two_seats(ground)
    # Without agreements 3 for a. All: 6 + 8 + 5 = 19, that is 16 more; b and c: 4 more.
    assert pair.facts["whole"] == 1_600
    assert (pair.facts["one"], pair.facts["other"], pair.facts["won"]) == ("b", "c", 400)
    assert (pair.figure, pair.fine) == (2_500, True)


def test_a_deal_of_two_is_about_their_own_levers_and_in_public() -> None:
    """It counts as an agreement, which nobody has without one; c's lever stays out of it."""
    bonuses = {"a": {"published(la)": 4, "la is aye": 1}, "b": {"agreed(lb)": 4, "verified(lb)": 9},
               "c": {"agreed(lc)": 5, "published(lc)": 3}}  # fmt: skip
    pair = worthwhile.two_seats(plain_ground(game(bonuses, tuple("abc"))))
    won = {row.subject: row.facts["won"] for row in pair.rows}
    assert won == {"a+b": 900, "a+c": 1_300, "b+c": 1_200}


def test_two_who_would_lose_by_any_agreement_have_no_deal() -> None:
    bonuses = {
        "a": {"agreed(la)": -5},
        "b": {"agreed(lb)": 1, "lc is aye": 2},
        "c": {"lb is aye": 3},
    }
    pair = worthwhile.two_seats(plain_ground(game(bonuses, tuple("abc"))))
    assert {row.subject for row in pair.rows} == {"b+c"}


def test_sixty_percent_for_two_is_the_most() -> None:
    for more, fine in ((2, True), (1.9, False)):
        bonuses = {seat: {"la is aye and lb is aye": 3} for seat in "ab"} | {
            "c": {"lc is aye": 2 * more}
        }
        pair = worthwhile.two_seats(plain_ground(game(bonuses, tuple("abc"))))
        assert pair.fine is fine
        assert pair.rows[0].fine is fine


def test_a_lever_that_a_stranger_or_the_table_moves_too_is_no_part_of_a_deal_of_two() -> None:
    seats = {"a": {"worth": {"own": {"s1": 1}, "joint": {"s1": 9}, "table": {"s1": 9}}},
             "b": {"worth": {"own": {"s1": 1}, "hers": {"s1": 1}}}, "c": {"worth": {"joint": {"s1": 1}}}}  # fmt: skip
    owners = {"own": "a", "hers": "b", "joint": ["a", "c"], "table": "table"}
    pair = worthwhile.two_seats(
        plain_ground(compile_rulebook(made(owners, dict.fromkeys(owners, 2), seats)))
    )
    won = {
        row.subject: (row.facts["won"], sorted(key for key in row.facts if "clause" in key))
        for row in pair.rows
    }
    assert won["a+b"] == (300, ["clause_1", "clause_2"])
    assert won["a+c"] == (1_200, ["clause_1", "clause_2"])
    assert won["b+c"] == (100, ["clause_1"])


def test_what_is_agreed_has_moved_the_world_before_it_is_broken() -> None:
    """Each yes adds 20 to the calm of 70, once: after la's own yes a yes of lb adds only the 10 there is room for."""
    data = points({})
    data["indicators"]["calm"]["start"] = 70
    for seat in ("a", "b"):
        data["stakeholders"][seat]["interests"] = {"calm": 100}
        data["levers"][f"l{seat}"]["settings"]["aye"]["once"] = [{"effects": {"calm": 20}}]
    seen = temptation.breaches(plain_ground(book_of(data)), np.array([[1, 0], [0, 0]]))
    assert seen.gain[:, 1].tolist() == [1_000, 2_000]


def test_seats_that_only_inform_are_not_measured() -> None:
    data = points({seat: {"la is aye": 1} for seat in "abc"}, tuple("abc"))
    data["stakeholders"]["c"] |= {"play": "information"}
    del data["levers"]["lc"]
    book = book_of(data)
    assert fairness.players(book) == [0, 1]
    mixed = played(book, [[0, 0, 0]])
    found = fairness.findings(
        book, mixed, mixed, np.zeros(3, dtype=np.int64), dict.fromkeys("abc", "east")
    )
    assert [row.subject for row in found[0].rows] == ["a", "b"]
    side = next(item for item in found if item.code == "gain_side")
    assert side.rows[0].facts["seats"] == 200


def test_a_lever_kept_as_often_as_broken_is_told_all_the_same() -> None:
    mixed = played(BOOK, [[0, 0]], kept=np.array([[2, 0]]), broken=np.array([[2, 0]]))
    assert [(row.subject, row.figure) for row in lively(mixed)["deals"].rows] == [("la", 5_000)]


def test_trust_has_a_part_where_an_event_touches_it() -> None:
    data = points({})
    data["agreements"] = {"worry": 0}
    assert not trust_counts(book_of(data))
    for group in ("once", "each_round"):
        moved = points({})
        moved["agreements"] = {"worry": 0}
        moved["levers"]["la"]["settings"]["aye"][group] = [{"effects": {"trust(b > a)": 5}}]
        assert trust_counts(book_of(moved))
    event = {"title": "E", "text": "x", "effects": {"trust(a > b)": -5}}
    assert trust_counts(book_of(data | {"events": {"e": event}}))
    needs = points({})
    needs["agreements"] = {"worry": 0}
    needs["levers"]["la"]["settings"]["aye"] |= {"needs": "trust(b > a) > 5", "needs_say": "x"}
    assert trust_counts(book_of(needs))


def test_there_is_talk_where_texts_can_be_proposed_and_a_lever_can_be_moved() -> None:
    assert "talks" not in lacking(book_of(points({})))
    silent = points({})
    silent["lengths"][45]["exchanges"] = 0
    stuck = points({})
    for seat in "ab":
        stuck["levers"][f"l{seat}"]["settings"]["nay"]["irreversible"] = True
    for data in (silent, stuck):
        assert "talks" in lacking(book_of(data))
