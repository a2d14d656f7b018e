"""Stability in the graph model: published conflicts, a word-for-word reference, and coalitions."""

from __future__ import annotations

import numpy as np
import pytest

from game.analysis.graph import graph_around, whole_graph
from game.analysis.packages import survey
from game.analysis.stability import stability
from game.analysis.study import Held, Study, study
from game.rules.chance import draw, game_seeds
from game.rules.compiling import compile_rulebook
from game.scenario.model import Scenario
from tests.analysis import reference
from tests.analysis.games import made, rows_of, scenario, studied
from tests.analysis.points import game
from tests.views.games import rulebook

CONCEPTS = ("nash", "gmr", "smr", "seq")


def held(found: Study, **profile: str) -> Held:
    answer = found.held(rows_of(found, profile))
    assert answer is not None
    return answer


def concepts(one: Held) -> list[str]:
    """The concepts by which a state is an equilibrium."""
    return [name for name in CONCEPTS if getattr(one, name).all()]


@pytest.mark.parametrize(
    ("name", "anna", "bert", "expected"),
    [
        ("prisoners-dilemma", "hold", "hold", ["nash", "gmr", "smr", "seq"]),
        ("prisoners-dilemma", "help", "help", ["gmr", "smr", "seq"]),
        ("prisoners-dilemma", "help", "hold", []),
        ("chicken", "help", "help", ["gmr", "smr"]),
        ("chicken", "help", "hold", ["nash", "gmr", "smr", "seq"]),
        ("chicken", "hold", "help", ["nash", "gmr", "smr", "seq"]),
        ("chicken", "hold", "hold", []),
    ],
)
def test_two_famous_games_come_out_as_published(
    name: str, anna: str, bert: str, expected: list[str]
) -> None:
    """Fraser and Hipel (1984)."""
    assert concepts(held(studied(name), anna_acts=anna, bert_acts=bert)) == expected


def elmira(number: int) -> Held:
    """The nine states as they are numbered in the literature."""
    if number == 9:
        return held(studied("elmira"), order="kept", appeal="delayed", plant="closed", town="quiet")
    rank = (number - 1) % 4
    return held(
        studied("elmira"),
        order="modified" if rank % 2 else "kept",
        appeal="accepted" if rank >= 2 else "delayed",
        plant="open",
        town="insists" if number > 4 else "quiet",
    )


def test_the_poisoned_wells_have_three_equilibria_as_published() -> None:
    """Hipel, Fang, Kilgour and Haight (1993): states 5, 8 and 9."""
    assert [number for number in range(1, 10) if elmira(number).nash.all()] == [5, 8, 9]
    assert [number for number in range(1, 10) if elmira(number).seq.all()] == [5, 8, 9]


def test_two_of_three_jump_from_one_equilibrium_to_the_other() -> None:
    """Kilgour, Hipel, Fang and Peng (2001): ministry and company move together from 5 to 8."""
    jump = elmira(5)
    assert jump.coalition.tolist() == [False, False, True]
    assert jump.joint is not None
    assert jump.joint.seats == (0, 1)
    assert jump.joint_setting is not None
    assert jump.joint_setting.tolist() == elmira(8).setting.tolist()
    assert jump.joint.gain.tolist() == (elmira(8).utility - elmira(5).utility).tolist()
    assert elmira(8).coalition.all()


def test_of_equally_small_coalitions_the_one_that_gains_most_is_named() -> None:
    """a and b would gain 2 each, b and c 3 each; what a has already is no gain, and what it loses is no matter."""
    bonuses = {"a": {"la is nay": 10, "la is aye and lb is aye": 12, "lc is nay": 5},
               "b": {"la is aye and lb is aye": 2, "lb is aye and lc is aye": 3},
               "c": {"lb is aye and lc is aye": 3}}  # fmt: skip
    one = held(study(game(bonuses, tuple("abc"))), la="nay", lb="nay", lc="nay")
    assert one.joint is not None
    assert one.joint.seats == (1, 2)
    assert (one.joint.gain // 1_000_000).tolist() == [-5, 3, 3]


def test_where_coalitions_were_looked_for_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """In all packages, though the moves of single seats are too many; or in a sample of them."""
    book = compile_rulebook(scenario("chicken"))
    one = study(book).held(book.start)
    assert one is not None
    assert (one.whole, one.everywhere) == (True, True)
    monkeypatch.setattr("game.analysis.graph.STATES", 1)
    near = study(book).held(book.start)
    assert near is not None
    assert (near.whole, near.everywhere) == (False, True)
    drawn = Study(survey(book, most=1, drawn=3)).held(book.start)
    assert drawn is not None
    assert (drawn.whole, drawn.everywhere) == (False, False)


def test_what_cannot_be_undone_is_not_undone() -> None:
    """At state 2 the ministry would take its softer order back if it could: 1 is worth more to it."""
    assert elmira(2).nash[0]
    assert elmira(1).utility[0] > elmira(2).utility[0]


def test_after_the_end_nobody_moves() -> None:
    assert elmira(9).nash.all()
    assert elmira(9).coalition.all()
    # Closing hurts the town, but nothing could answer it, so in state 3 no fear holds the company.
    assert not elmira(3).gmr[1]


def conflict(seed: int) -> Scenario:
    """A conflict drawn by chance: three seats, four levers, ordinal worth, and everything special."""
    lots = draw(game_seeds(seed, 1), 0, "conflict", np.arange(500))[0].tolist()
    lot = iter(lots).__next__
    owners = {"la": "a", "lb": "b", "lc": "c", "ld": "abc"[lot() % 3]}
    sizes = {"la": 2, "lb": 3, "lc": 2, "ld": 2}
    profiles = [
        f"la is s{a} and lb is s{b} and lc is s{c} and ld is s{d}"
        for a in range(2)
        for b in range(3)
        for c in range(2)
        for d in range(2)
    ]
    seats = {
        seat: {"bonuses": [{"when": profile, "points": lot() % 8} for profile in profiles]}
        for seat in "abc"
    }
    marks = {
        ("la", 1): {"irreversible": bool(lot() % 2)},
        ("lb", 2): {"final": bool(lot() % 2)},
        ("ld", 1): {"irreversible": bool(lot() % 3 == 0)},
    }
    out = [{"say": "No.", "together": {"lb": "s1", "lc": "s1"}}] if lot() % 2 else []
    marks["lb", 1] = {"signed_by": "abc"[lot() % 3] if lot() % 2 else ()}
    return made(owners, sizes, seats, marks, infeasible=out)


@pytest.mark.parametrize("seed", range(12))
def test_any_conflict_is_as_stable_as_the_definitions_say(seed: int) -> None:
    said = conflict(seed)
    graph = whole_graph(compile_rulebook(said), study(compile_rulebook(said)).survey.view)
    assert graph is not None
    found, slow = stability(graph), reference.Conflict(said)
    assert len(graph.number) == len(slow.states)
    seen = set()
    for row, state in enumerate(slow.states):
        for place, seat in enumerate(slow.seats):
            expected = slow.stable(seat, state)
            here = {name: bool(getattr(found, name)[row, place]) for name in CONCEPTS}
            assert here == expected, (seed, seat, state)
            seen.add(tuple(here.values()))
    assert len(seen) >= 3


def test_the_drawn_conflicts_tell_the_concepts_apart() -> None:
    seen = set()
    for seed in range(12):
        graph = study(compile_rulebook(conflict(seed))).stability
        assert graph is not None
        columns = [getattr(graph, name).reshape(-1) for name in CONCEPTS]
        seen |= set(zip(*(column.tolist() for column in columns), strict=True))
    assert {
        (True, True, True, True),
        (False, False, False, False),
        (False, True, False, False),
        (False, True, True, False),
        (False, True, True, True),
    } <= seen


def test_a_seat_sets_several_of_its_own_levers_in_one_move() -> None:
    said = made(
        {"la": "a", "lb": "a", "lc": "b"},
        {"la": 2, "lb": 2, "lc": 2},
        {"a": {"bonuses": [{"when": "la is s1 and lb is s1", "points": 1}]}, "b": {}},
    )
    found = study(compile_rulebook(said))
    one = held(found, la="s0", lb="s0", lc="s0")
    assert not one.nash[0]
    its = one.temptations[0]
    assert its is not None
    assert its.to.tolist() == [1, 1, 0]


@pytest.mark.parametrize(("reward", "credible"), [(1, True), (-1, False)])
def test_a_reply_is_credible_if_whoever_gives_it_gains(reward: int, credible: bool) -> None:
    """a gains 2 by aye unless b answers with aye, by which it loses 3 more."""
    bonuses = {
        "a": {"la is aye": 2, "la is aye and lb is aye": -3},
        "b": {"la is aye and lb is aye": reward},
    }
    one = held(study(game(bonuses)), la="nay", lb="nay")
    its = one.temptations[0]
    assert its is not None
    assert its.to.tolist() == [1, 0]
    assert its.reply is not None
    assert its.reply.tolist() == [1, 1]
    assert (its.by, its.credible) == (1, credible)
    assert (its.gain // 1_000_000, its.left // 1_000_000) == (2, -1)


def test_without_a_reply_there_is_nothing_to_fear() -> None:
    its = held(study(game({"a": {"la is aye": 2}, "b": {}})), la="nay", lb="nay").temptations[0]
    assert its is not None
    assert (its.reply, its.by, its.credible, its.left) == (None, -1, False, 0)


def test_needs_must_be_there_before_the_move() -> None:
    said = made(
        {"la": "a", "lb": "b"},
        {"la": 2, "lb": 2},
        {"a": {"worth": {"la": {"s1": 1}}}, "b": {}},
        {("la", 1): {"needs": "lb is s1"}},
    )
    found = study(compile_rulebook(said))
    assert held(found, la="s0", lb="s0").nash[0]
    assert not held(found, la="s0", lb="s1").nash[0]


def test_a_coalition_may_bring_what_its_move_needs_and_not_go_without_it() -> None:
    for gain, together in ((1, True), (-1, False)):
        seats = {"a": {"worth": {"la": {"s1": 5}}}, "b": {"worth": {"lb": {"s1": gain}}}}
        needs = {("la", 1): {"needs": "lb is s1"}}
        said = made({"la": "a", "lb": "b"}, {"la": 2, "lb": 2}, seats, needs)
        one = held(study(compile_rulebook(said)), la="s0", lb="s0")
        assert one.coalition.tolist() == [not together, not together]
        assert (one.joint is not None) is together


def test_who_has_no_score_signs_with_the_others() -> None:
    seats = {"a": {"worth": {"all": {"s1": 1}}}, "b": {"worth": {"all": {"s1": 1}}}, "c": {}}
    said = made({"all": "table"}, {"all": 2}, seats)
    one = held(study(compile_rulebook(said)), all="s0")
    assert one.joint is not None
    assert one.joint.seats == (0, 1)


def test_shared_levers_and_those_of_the_table_move_by_coalition_only() -> None:
    seats = {
        "a": {"worth": {"both": {"s1": 1}, "all": {"s1": 1}}},
        "b": {"worth": {"both": {"s1": 1}}},
    }
    seats["c"] = {"worth": {"all": {"s1": -1}}}
    said = made({"both": ["a", "b"], "all": "table"}, {"both": 2, "all": 2}, seats)
    one = held(study(compile_rulebook(said)), both="s0", all="s0")
    assert one.nash.all()
    assert one.coalition.tolist() == [False, False, True]
    assert one.joint is not None
    assert one.joint.seats == (0, 1)
    rule = {"sign": {"rule": "all_but", "missing": 1}}
    for seat, own in zip("abc", (1, 1, -1), strict=True):
        seats[seat]["worth"] = {"all": {"s1": own}}
    said = made({"all": "table"}, {"all": 2}, seats, agreements=rule)
    one = held(study(compile_rulebook(said)), all="s0")
    assert one.joint is not None, "two of three signatures move the table's lever"
    assert one.joint.seats == (0, 1)


def test_in_a_large_game_one_reply_is_looked_at_around_a_profile() -> None:
    book = rulebook("drones-over-mexico")
    found = study(book)
    assert found.graph is None
    near = graph_around(book, found.survey.view, book.start)
    assert not near.whole
    changed = (near.setting != book.start).sum(axis=1)
    assert changed.max() == 3
    assert (near.setting[:, book.owners != 1] == book.start[book.owners != 1]).all()
    one = found.held(book.start)
    assert one is not None
    assert not one.whole
    assert (one.nash <= one.gmr).all()


def test_a_neighbourhood_finds_what_the_whole_graph_finds_by_single_moves() -> None:
    """With one lever for each seat a single reply is all there is between two seats."""
    import game.analysis.graph as module

    book = compile_rulebook(scenario("chicken"))
    view = studied("chicken").survey.view
    entire = stability(graph_around(book, view, book.start))
    limit = module.STATES
    try:
        module.STATES = 1
        near = graph_around(book, view, book.start)
    finally:
        module.STATES = limit
    assert not near.whole
    around = stability(near)
    for name in CONCEPTS:
        assert (getattr(around, name) == getattr(entire, name)).all()
