"""The bargainer: what it asks for, what it signs, and that its reasons are true."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from game.minds.casting import cast
from game.minds.contracts import contracts, worth_to
from game.minds.matches import play
from game.rules.beats import DECLINE, PUT, SIGN, BeatOrders, RatifyOrders, TalkOrders
from game.rules.chance import draw, game_seeds
from game.rules.compiling import compile_rulebook
from game.rules.phases import no_orders
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from game.scenario.model import Scenario
from tests.analysis import reference
from tests.analysis.games import made, scenario
from tests.minds.situations import Scene
from tests.minds.table import Table, table
from tests.minds.test_truth import signed_with_its_change
from tests.views.games import rulebook

ALL_BUT_ONE = {"rule": "all_but", "missing": 1, "veto": ["p0"]}
SEVEN = {"rule": "weighted", "above": 60, "weights": {"p0": 3, "p1": 2}, "veto": ["p0"]}
WEIGHTED = {"rule": "weighted", "above": 66, "weights": {"p0": 3}}


def drawn_game(seed: int, seats: int, sizes: list[int], rule: dict[str, Any]) -> Scenario:
    """A scorable game drawn by chance, in which seats pull different ways on half of the issues.

    Where nothing is settled nothing is worth anything: the first setting of a lever is that it is left open.
    """
    lots = draw(game_seeds(seed, 1), 0, "test", np.arange(2_000))[0].tolist()
    lot = iter(lots).__next__
    levers = [f"l{place}" for place in range(len(sizes))]
    parts = {}
    for seat in range(seats):
        weights = [1 + lot() % 10 for _ in levers]
        worth = {}
        for lever, size, weight in zip(levers, sizes, weights, strict=True):
            steps = sorted(lot() % 90 for _ in range(size - 2))
            values = [0, *steps, 100]
            if lot() % 2 == seat % 2:
                values.reverse()
            worth[lever] = {
                f"s{rank}": value * weight / sum(weights) for rank, value in enumerate(values, 1)
            }
            worth[lever] = {key: round(value, 6) for key, value in worth[lever].items()}
        parts[f"p{seat}"] = {"worth": worth, "reservation": 40}
    tables = dict.fromkeys(levers, "table")
    return made(
        tables,
        {lever: size + 1 for lever, size in zip(levers, sizes, strict=True)},
        parts,
        agreements={"sign": rule},
    )


def played(book: Rulebook, watch: Any = None) -> Position:
    seeds = game_seeds(1, 1)
    return play(book, cast(book, seeds), seeds, watch=watch)


def test_games_of_points_alone_are_played_by_bargainers() -> None:
    assert scenario("harbour").stakeholders["company"].temperament == ("bargainer",)
    world = {"indicators": {"calm": {"name": "Calm", "start": 50, "good": "high", "drift": -1}}}
    said = made({"la": "a"}, {"la": 2}, {"a": {}, "b": {"temperament": "grim"}}, **world)
    assert [seat.temperament for seat in said.stakeholders.values()] == [
        ("self_interested",),
        ("grim",),
    ]


@pytest.mark.parametrize("name", ["harbour", "purchase"])
def test_a_contract_is_worth_what_the_scenario_says(name: str) -> None:
    said = scenario(name)
    book = compile_rulebook(said)
    profiles = reference.combinations(said)
    for seat, floor in enumerate(reference.floor(said)):
        known = contracts(book, seat)
        assert known is not None
        exact = sorted(reference.worth(said, profile)[seat] * 1_000_000 for profile in profiles)
        assert known.worth.tolist() == exact[::-1]
        assert known.floor == floor * 1_000_000


def test_a_score_that_hangs_on_the_world_has_no_contracts() -> None:
    assert contracts(rulebook("three-valleys"), 0) is None


@pytest.mark.parametrize(
    ("seats", "sizes", "rule"),
    [
        (2, [4, 4, 3, 5], {"rule": "all"}),
        (3, [4, 4, 4], {"rule": "all"}),
        (4, [3, 3, 3, 3], WEIGHTED),
        (6, [4, 4, 3, 3], ALL_BUT_ONE),
    ],
    ids=["two", "three", "votes", "all but one"],
)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_they_agree_by_the_rule_and_nobody_signs_below_its_minimum(
    seats: int, sizes: list[int], rule: dict[str, Any], seed: int
) -> None:
    said = drawn_game(seed, seats, sizes, rule)
    book = compile_rulebook(said)
    last = played(book)
    assert (last.clause[0] >= 0).any(), "an agreement was reached"
    assert (last.setting[0] == last.clause[0]).all(), "and is carried out"
    names = zip(book.levers, book.settings, last.setting[0], strict=True)
    worth = reference.worth(said, tuple((lever, all_[rank]) for lever, all_, rank in names))
    signed = last.signer[0].all(axis=0)
    for seat, floor in enumerate(reference.floor(said)):
        assert worth[seat] >= floor or not signed[seat]
    missing = int((~signed).sum())
    if rule["rule"] == "all":
        assert missing == 0
    elif rule["rule"] == "all_but":
        assert missing <= 1
        assert signed[0], "the veto"
    else:
        votes = np.array([3, 1, 1, 1])
        assert votes[signed].sum() * 100 > 66 * votes.sum()


def test_what_they_agree_on_is_nearly_always_efficient() -> None:
    fine = 0
    for seed in range(10, 20):
        said = drawn_game(seed, 2, [4, 3, 4], {"rule": "all"})
        book = compile_rulebook(said)
        last = played(book).setting[0]
        worths = [reference.worth(said, profile) for profile in reference.combinations(said)]
        names = zip(book.levers, book.settings, last, strict=True)
        own = reference.worth(said, tuple((lever, all_[rank]) for lever, all_, rank in names))
        fine += reference.efficient(worths)[worths.index(own)]
    assert fine >= 9


@pytest.mark.parametrize("rule", [{"rule": "all"}, SEVEN], ids=["all", "votes and a veto"])
@pytest.mark.parametrize("seed", [5, 6, 7, 10])
def test_seven_parties_find_one_of_many_possible_deals(seed: int, rule: dict[str, Any]) -> None:
    """Of 1,600 contracts more than twenty are good for all seven."""
    book = compile_rulebook(drawn_game(seed, 7, [4, 4, 3, 3, 3], rule))
    seeds = game_seeds(seed, 3)
    last = play(book, cast(book, seeds), seeds)
    assert (last.clause >= 0).any(axis=1).all()
    for seat in range(7):
        signed = last.signer[:, :, seat].all(axis=1)
        assert (worth_to(book, seat, last.setting)[signed] >= 40_000_000).all()


def test_seeds_lead_to_different_deals() -> None:
    book = compile_rulebook(drawn_game(1, 2, [4, 4, 3, 5], {"rule": "all"}))
    seeds = game_seeds(1, 20)
    last = play(book, cast(book, seeds), seeds)
    assert len({tuple(each) for each in last.setting.tolist()}) > 2


def test_whoever_holds_more_than_is_offered_does_not_sign() -> None:
    """One that holds 4 and would walk away with 0 does not take 3."""
    worth = {"a": {"l0": {"s0": 4, "s1": 3, "s2": 5}}, "b": {"l0": {"s0": 0, "s1": 9, "s2": 1}}}
    parts = {name: {"worth": each, "reservation": 0} for name, each in worth.items()}
    book = compile_rulebook(made({"l0": "table"}, {"l0": 3}, parts))
    seeds = game_seeds(3, 8)
    last = play(book, cast(book, seeds), seeds)
    assert (last.setting[:, 0] == 2).all()


@pytest.mark.parametrize(("standing", "approves"), [(4, False), (2, True)])
def test_nor_does_it_approve_less_than_it_holds(standing: float, approves: bool) -> None:
    """What b signs needs the approval of a, who would walk away with 0: 3 for what it holds already."""
    parts = {
        "a": {"worth": {"l0": {"s0": standing, "s1": 3}}, "reservation": 0},
        "b": {"worth": {"l0": {"s0": 0, "s1": 9}}, "reservation": 0},
        "c": {"worth": {"l0": {"s0": 0, "s1": 9}}, "reservation": 0},
    }
    said = made({"l0": "b"}, {"l0": 2}, parts, agreements={"ratification": {"b": {"by": "a"}}})
    scene = Scene(compile_rulebook(said), "bargainer", seat="a")
    beat = no_orders(scene.book, "talk", 1)
    assert isinstance(beat, TalkOrders)
    b, c = 1, 2
    scene.until("talk")
    beat.action[0, b], beat.clause[0, b, 0], beat.invited[0, b, c] = PUT, 1, True
    scene.next(beat)
    signs = no_orders(scene.book, "talk", 1)
    assert isinstance(signs, TalkOrders)
    signs.answer[0, scene.text("b"), c] = SIGN
    scene.go("ratify", signs)
    asked = scene.orders()
    assert isinstance(asked, RatifyOrders)
    assert asked.approve[0].max(axis=0)[0] == (SIGN if approves else DECLINE)


def test_where_no_package_is_good_enough_nobody_signs() -> None:
    said = drawn_game(5, 3, [3, 3], {"rule": "all"})
    poor = {
        name: seat.model_copy(update={"reservation": 90})
        for name, seat in said.stakeholders.items()
    }
    last = played(compile_rulebook(said.model_copy(update={"stakeholders": poor})))
    assert (last.clause[0] == -1).all()
    assert (last.setting[0] == 0).all()


def test_the_change_it_asks_for_would_make_it_sign() -> None:
    """Whatever it names would, from then on, be worth its demand."""
    found = []
    for seed in range(1, 5):
        book = compile_rulebook(drawn_game(seed, 4, [4, 4, 3], {"rule": "all"}))
        at = table(book, ("bargainer",), seed=seed)
        names = dict.fromkeys(at.minds, "bargainer")

        def look(seat: int, own: BeatOrders, at: Table = at, names: dict = names) -> None:
            if isinstance(own, TalkOrders):
                found.extend(signed_with_its_change(at, names, own, seat))

        while not at.position.over.all():
            at.step(look)
    assert len(found) >= 30
    assert all(found)


def test_its_demand_falls_from_near_its_best_contract_to_its_minimum() -> None:
    """In each talk, and from talk to talk."""
    said = drawn_game(1, 2, [5, 5], {"rule": "all"})
    # Nobody else signs anything, so that it goes all the way.
    part = said.stakeholders["p1"].model_copy(update={"temperament": ("status_quo",)})
    said = said.model_copy(update={"stakeholders": {**said.stakeholders, "p1": part}})
    book = compile_rulebook(said)
    asked: list[tuple[int, int]] = []

    def watch(before: Position, orders: BeatOrders, after: Position) -> None:
        if isinstance(orders, TalkOrders) and orders.action[0, 0] == PUT:
            (text,) = np.flatnonzero(after.proposer[0, :, 0] & after.offered[0])
            asked.append((before.round, int(worth_to(book, 0, after.offer[:, text])[0])))

    played(book, watch)
    known = contracts(book, 0)
    assert known is not None
    talks = [[each for of, each in asked if of == now] for now in range(1, book.rounds + 1)]
    assert talks[0][0] > known.floor + (known.worth[0] - known.floor) * 3 // 4
    for each in (*talks, [talk[0] for talk in talks]):
        assert len(each) > 1
        assert each == sorted(each, reverse=True)
    assert known.floor <= talks[-1][-1] < known.floor + 10_000_000


def test_a_batch_bargains_as_each_game_alone() -> None:
    book = compile_rulebook(drawn_game(2, 3, [4, 3, 4], ALL_BUT_ONE))
    seeds = game_seeds(4, 5)
    together = play(book, cast(book, seeds), seeds)
    alone = play(book, cast(book, seeds[3:4]), seeds[3:4])
    assert (together.setting[3] == alone.setting[0]).all()
    assert (together.signer[3] == alone.signer[0]).all()


def test_it_finds_the_way_out_of_the_poisoned_wells() -> None:
    """The ministry and the company settled in 1991 as they do here."""
    book = compile_rulebook(scenario("elmira"))
    last = played(book)
    names = dict(
        zip(
            book.levers,
            (s[k] for s, k in zip(book.settings, last.setting[0], strict=True)),
            strict=True,
        )
    )
    assert names == {
        "order": "modified",
        "appeal": "accepted",
        "plant": "open",
        "town": "insists",
    }
