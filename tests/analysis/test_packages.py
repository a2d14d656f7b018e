"""Packages: which there are, what they are worth, and who accepts them, against plain Python."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from game.analysis.packages import PackageSpace, survey
from game.analysis.search import searched
from game.analysis.utilities import (
    imagined,
    is_static,
    open_levers,
    points_of_settings,
    utilities,
)
from game.rules.chance import draw, game_seeds
from game.rules.compiling import compile_rulebook
from game.rules.opening import open_games
from game.rules.rulebook import Rulebook
from game.rules.scores import exact_scores
from tests.analysis import reference
from tests.analysis.games import NAMES, made, scenario, studied
from tests.views.games import rulebook


@pytest.mark.parametrize("name", NAMES)
def test_packages_and_their_worth_are_those_of_the_reference(name: str) -> None:
    found, said = studied(name).survey, scenario(name)
    profiles = reference.combinations(said)
    assert found.complete
    assert found.how == "exact"
    book = found.book
    listed = [
        tuple((lever, book.settings[place][row[place]]) for place, lever in enumerate(book.levers))
        for row in found.setting
    ]
    assert listed == profiles
    for profile, worth in zip(profiles, found.utility.tolist(), strict=True):
        exact = [amount * 1_000_000 for amount in reference.worth(said, profile)]
        assert worth == exact


def test_all_but_one_must_accept_and_nobody_with_a_veto_may_refuse() -> None:
    said, found = scenario("harbour"), studied("harbour").survey
    floor, seats = reference.floor(said), list(said.stakeholders)
    vetoes = {seats.index(name) for name in said.agreements.sign.veto}
    signed = unanimous = 0
    for profile in reference.combinations(said):
        worth = reference.worth(said, profile)
        refuses = {seat for seat, amount in enumerate(worth) if amount < floor[seat]}
        unanimous += not refuses
        signed += len(refuses) <= 1 and not refuses & vetoes
    assert int(found.acceptable.sum()) == signed
    assert int(found.unanimous.sum()) == unanimous
    assert 0 < unanimous < signed < len(found.number)


def test_a_weighted_threshold_counts_votes() -> None:
    seats = {
        name: {"worth": {"cake": {"s0": 0, "s1": own}}, "reservation": 1}
        for name, own in (("a", 1), ("b", 1), ("c", 0))
    }
    rule = {"sign": {"rule": "weighted", "above": 60, "weights": {"a": 2, "b": 2, "c": 2}}}
    for heaviest, closes in ((2, True), (4, False)):
        rule["sign"]["weights"]["c"] = heaviest
        said = made({"cake": "table"}, {"cake": 2}, seats, agreements=rule)
        found = survey(compile_rulebook(said))
        assert found.acceptable.tolist() == [False, closes], "4 of 6 votes, then 4 of 8"


def test_only_parties_need_to_sign() -> None:
    seats = {
        name: {"worth": {"field": {"s0": 0, "s1": own}}, "reservation": 1}
        for name, own in (("a", 1), ("b", 1), ("c", 0))
    }
    owners = {"field": "a", "road": "b"}
    said = made(owners, {"field": 2, "road": 2}, seats)
    found = survey(compile_rulebook(said))
    assert found.party.tolist() == [True, True, False]
    assert found.acceptable.tolist() == [False, False, True, True]
    assert not found.unanimous.any()


def test_excluded_combinations_missing_needs_and_what_cannot_be_left_are_no_packages() -> None:
    said = made(
        {"law": "a", "bank": "table", "stone": "b"},
        {"law": 2, "bank": 3, "stone": 2},
        {"a": {"worth": {"law": {"s1": 1}}}, "b": {}},
        {
            ("bank", 1): {"needs": "law is s1"},
            ("stone", 0): {"irreversible": True},
        },
        infeasible=[{"say": "Not both.", "together": {"law": "s1", "bank": "s2"}}],
    )
    found = survey(compile_rulebook(said))
    assert found.space.size == 6, "the stone cannot be moved"
    assert found.setting.tolist() == [[0, 0, 0], [0, 2, 0], [1, 0, 0], [1, 1, 0]]
    assert found.find(found.view.setting[0]) == 0


def test_what_stands_already_needs_nothing_more() -> None:
    said = made(
        {"law": "a", "bank": "table"},
        {"law": 2, "bank": 2},
        {"a": {}, "b": {}},
        {("bank", 0): {"needs": "law is s1"}},
    )
    assert survey(compile_rulebook(said)).setting.tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]]


def test_needs_that_ask_for_more_than_settings_are_taken_as_met() -> None:
    said = made(
        {"law": "a", "bank": "b"},
        {"law": 2, "bank": 2},
        {"a": {}, "b": {}},
        {("bank", 1): {"needs": "law is s1 and trust(a > b) >= 90"}},
    )
    assert len(survey(compile_rulebook(said)).number) == 4


@pytest.mark.parametrize("name", [*NAMES, "interests"])
def test_the_quick_table_is_the_score_of_the_rules(name: str) -> None:
    if name == "interests":
        said = made(
            {"law": "a", "bank": "table"},
            {"law": 2, "bank": 3},
            {
                "a": {"interests": {"calm": 100}, "worth": {"bank": {"s1": 60, "s2": -70}}},
                "b": {"bonuses": [{"when": "published(law) and bank is s2", "points": 0.000001}]},
            },
            indicators={"calm": {"name": "Calm", "start": 50, "good": "low"}},
        )
        book = compile_rulebook(said)
    else:
        book = studied(name).survey.book
    view = open_games(book, game_seeds(0, 1))
    setting = PackageSpace(book).settings(np.arange(min(PackageSpace(book).size, 500)))
    clauses = open_levers(book)
    slow = exact_scores(book, imagined(book, view, setting, clauses))
    assert (points_of_settings(book, view, setting, clauses) == slow).all()
    assert slow.any()


def test_a_score_that_reads_the_world_is_a_forecast() -> None:
    def how(**changes: object) -> bool:
        said = made({"law": "a"}, {"law": 2}, {"a": {}, "b": changes}, **world)
        return is_static(compile_rulebook(said))

    world = {"indicators": {"calm": {"name": "Calm", "start": 50, "good": "high", "drift": -1}}}
    assert how(worth={"law": {"s1": 1}})
    assert how(bonuses=[{"when": "agreed(law) and law is s1", "points": 1}])
    assert not how(bonuses=[{"when": "calm > 20", "points": 1}])
    assert not how(bonuses=[{"when": "rounds(law is s1) >= 2", "points": 1}])
    assert not how(bonuses=[{"when": "trust(a > b) > 20", "points": 1}])
    assert not how(interests={"calm": 100})
    world["indicators"]["calm"]["drift"] = 0
    assert how(interests={"calm": 100}, bonuses=[{"when": "calm > 20", "points": 1}])


def test_what_moves_an_indicator_that_nobody_values_leaves_points_exact() -> None:
    world = {"calm": {"name": "Calm", "start": 50, "good": "high"},
             "dust": {"name": "Dust", "start": 50, "good": "low"},
             "ease": {"name": "Ease", "good": "high", "measure": "calm / 2"}}  # fmt: skip

    def how(target: str, valued: str = "calm") -> bool:
        said = made({"law": "a"}, {"law": 2}, {"a": {"interests": {valued: 100}}, "b": {}},
                    {("law", 1): {"each_round": [{"effects": {target: 1}}]}}, indicators=world)  # fmt: skip
        return is_static(compile_rulebook(said))

    assert how("dust")
    assert not how("calm")
    assert how("dust", "ease")
    assert not how("calm", "ease"), "a measure moves with what it reads"


def test_a_forecast_is_where_the_rules_say_it_leads() -> None:
    book = rulebook("three-valleys")
    found = survey(book)
    assert found.how == "forecast"
    row = found.find(book.start)
    alone = utilities(book, found.view, found.setting[row : row + 1])
    assert (found.utility[row] == alone[0]).all()
    agreed = found.utility[found.find(_named(book, payment="full", release="high"))]
    assert (agreed != found.utility[row]).any()


def _named(book: Rulebook, **settings: str) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    found = book.start.copy()
    for lever, setting in settings.items():
        place = book.levers.index(lever)
        found[place] = book.settings[place].index(setting)
    return found


def _large(seed: int) -> Rulebook:
    """A game with points that depend on pairs of levers, too large to list here: 5 to the 8."""
    levers = [f"l{place}" for place in range(8)]
    lots = draw(game_seeds(seed, 1), 0, "test", np.arange(10_000))[0].tolist()
    next_lot = iter(lots).__next__
    seats = {
        seat: {
            "worth": {
                lever: {f"s{rank}": next_lot() % 97 for rank in range(5)} for lever in levers
            },
            "bonuses": [
                {
                    "when": f"l{next_lot() % 4} is s{rank % 5} and l{4 + next_lot() % 4} is s{rank // 5}",
                    "points": next_lot() % 301 - 100,
                }
                for rank in range(25)
            ],
            "reservation": 300,
        }
        for seat in ("a", "b", "c")
    }
    said = made(dict.fromkeys(levers, "table"), dict.fromkeys(levers, 5), seats)
    return compile_rulebook(said)


def test_more_packages_than_can_be_listed_are_drawn_the_same_each_time() -> None:
    book = _large(1)
    found, again = survey(book, drawn=3_000), survey(book, drawn=3_000)
    assert not found.complete
    assert int(found.drawn.sum()) == 3_000
    assert (found.number == again.number).all()
    assert len(set(found.number.tolist())) == len(found.number)
    assert found.find(found.view.setting[0]) >= 0
    every_setting = (found.setting[found.drawn][:, :, None] == np.arange(5)).mean(axis=0)
    assert np.abs(every_setting - 0.2).max() < 0.04


def test_shares_of_a_sample_count_what_was_drawn_and_come_close() -> None:
    book = _large(1)
    found = searched(survey(book, drawn=3_000))
    everything = survey(book, most=400_000)
    assert everything.complete
    assert len(everything.number) == 5**8
    assert int(found.drawn.sum()) == 3_000 < len(found.number)
    true = everything.share(everything.unanimous)
    assert abs(found.share(found.unanimous) - true) < 0.03
    added = found.unanimous[~found.drawn].mean()
    assert abs(added - true) > 0.1, "the search looks where it is better"


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_search_from_the_sample_finds_the_best_packages(seed: int) -> None:
    from game.analysis.study import POINTS, Study

    book = _large(seed)
    found = Study(searched(survey(book, drawn=3_000)))
    everything = Study(survey(book, most=400_000))
    for name in POINTS:
        here, there = found.points[name], everything.points[name]
        assert here is not None
        assert there is not None
        assert (found.scored[here.row] == everything.scored[there.row]).all(), name


def test_reservation_values_may_be_others() -> None:
    book = studied("harbour").survey.book
    found = survey(book, reservation=np.zeros(6, dtype=np.int64))
    assert found.share(found.unanimous) > studied("harbour").survey.share(
        studied("harbour").survey.unanimous
    )


def test_reservation_values_are_exact_to_a_millionth() -> None:
    seats = {"a": {"worth": {"cake": {"s1": 0.321515}}, "reservation": 0.321515}, "b": {}}
    found = survey(compile_rulebook(made({"cake": "table"}, {"cake": 2}, seats)))
    assert found.accepts[:, 0].tolist() == [False, True]
    seats["a"]["reservation"] = 0.321516
    found = survey(compile_rulebook(made({"cake": "table"}, {"cake": 2}, seats)))
    assert found.accepts[:, 0].tolist() == [False, False]
    assert reference.worth(found.book.scenario, (("cake", "s1"),))[0] == Fraction("0.321515")


def test_whoever_waits_for_forecasts_is_told_how_far_they_have_come() -> None:
    book = rulebook("three-valleys")
    view = open_games(book, game_seeds(0, 1))
    setting = survey(book, view).setting[:3]
    told: list[tuple[int, int]] = []
    utilities(book, view, setting, lambda done, of: told.append((done, of)))
    assert told == [(3, 3)]
