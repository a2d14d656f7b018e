"""How negotiators bargain over the texts that lie on the table: what they sign, name, take up and put."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from game.minds import changes
from game.minds.casting import SeatedMind, cast, companies, mind_seeds
from game.minds.matches import play
from game.minds.registry import make
from game.minds.temperaments import TEMPERAMENTS
from game.rules.beats import DECLINE, PUT, SIGN, BeatOrders, TalkOrders
from game.rules.chance import game_seeds
from game.rules.edits import codes_of, edits_of
from game.rules.orders import Edit
from game.rules.phases import no_orders
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from game.rules.scores import exact_scores
from tests.minds.situations import Scene, world
from tests.minds.table import book_of

BARGAIN = tuple(mind.name for mind in TEMPERAMENTS if not mind.character.blocks)
"""The temperaments that want agreements."""
GOOD, DEAR = {"la is aye": 8.0}, {"lb is aye": -2.0}
"""What a's lever brings b, and what b's own costs it."""


def two(a: Mapping[str, float], b: Mapping[str, float], **further: Any) -> Rulebook:
    """Two seats with a lever each, and five exchanges."""
    return world({"a": a, "b": b}, exchanges=5, **further)


def swap() -> Rulebook:
    """Each gives little and gets much."""
    return two({"lb is aye": 8, "la is aye": -2}, {**GOOD, **DEAR})


def changes_named(scene: Scene, proposer: str = "a") -> set[tuple[Edit, ...]]:
    """The changes with which the mind would sign a text, over all games."""
    beat = scene.orders()
    assert isinstance(beat, TalkOrders)
    codes = beat.change[:, scene.text(proposer), scene.at]
    return {edits_of(scene.book, each) for each in codes}


def played(book: Rulebook, names: Mapping[str, str], games: int, **watched: Any) -> Position:
    """Play games of these minds, seat by seat."""
    seeds, every = game_seeds(5, games), np.arange(games)
    company = companies(
        SeatedMind(make(name), book.seats.index(seat), every, mind_seeds(book, seeds, seat))
        for seat, name in names.items()
    )
    return play(book, company, seeds, **watched)


class Closings:
    """Which games had a text closed in which round, and between whom."""

    def __init__(self) -> None:
        self.rounds: dict[int, set[int]] = {}
        self.parties: dict[int, int] = {}

    def __call__(self, before: Position, beat: BeatOrders, after: Position) -> None:
        closed = (after.offer_deal > 0) & (before.offer_deal == 0)
        for game, text in np.argwhere(closed & isinstance(beat, TalkOrders)).tolist():
            self.rounds.setdefault(game, set()).add(before.round)
            number = int(after.signed[game, text].sum())
            self.parties[game] = max(self.parties.get(game, 0), number)


# Signing


@pytest.mark.parametrize("mind", BARGAIN)
def test_it_signs_what_serves_it_and_never_what_leaves_it_worse_off(mind: str) -> None:
    good, bad = {"la": "aye"}, {"lb": "aye"}
    assert Scene(two({}, GOOD), mind, games=8).offered({"a": good}).signs()
    scene = Scene(two({}, DEAR), mind, games=8).offered({"a": bad})
    while scene.phase == "talk":
        beat = scene.orders()
        assert isinstance(beat, TalkOrders)
        assert not (beat.answer == SIGN).any()
        scene.next()


@pytest.mark.parametrize("least", [0, 20])
def test_what_stands_is_the_measure_whatever_is_called_the_least(least: int) -> None:
    book = two({}, {"la is aye": -1}, part={"b": {"reservation": least}})
    assert not Scene(book, "self_interested", games=8).offered({"a": {"la": "aye"}}).signs()


@pytest.mark.parametrize("mind", BARGAIN)
def test_an_own_open_text_is_no_reason_to_refuse_one_at_least_as_good(mind: str) -> None:
    scene = Scene(swap(), mind, games=8)
    scene.offered({"a": {"la": "aye"}, "b": {"la": "aye", "lb": "aye"}})
    assert scene.signs("a")


def test_of_two_texts_over_one_lever_it_signs_both_that_are_good_enough() -> None:
    points = {"a": {"lb is aye": 1}, "b": GOOD, "c": {"lc is aye": -1}}
    scene = Scene(world(points, seats="abc", exchanges=5), "generous", games=8)
    scene.offered({"a": {"la": "aye"}, "c": {"la": "aye", "lc": "aye"}})
    assert scene.signs("a")
    assert scene.signs("c")


def test_it_waits_for_the_far_better_of_two_texts_that_cannot_both_close() -> None:
    better = {"la is aye": 8, "lc is aye": 40}
    book = world({"a": {}, "b": better, "c": {"lb is nay": 1}}, seats="abc", exchanges=5)
    scene = Scene(book, "self_interested", games=8).recalls(wary={"a": 0})
    scene.offered({"a": {"la": "aye"}, "c": {"la": "aye", "lc": "aye"}})
    beat = no_orders(book, "talk", scene.games)
    assert isinstance(beat, TalkOrders)
    beat.answer[:, scene.text("c"), book.seats.index("a")] = SIGN
    scene.next(beat)
    assert scene.signs("c")


# Changes


@pytest.mark.parametrize("mind", BARGAIN)
def test_a_refusal_names_the_clause_that_it_lacks(mind: str) -> None:
    scene = Scene(two({}, {**GOOD, **DEAR}), mind, games=8).offered({"a": {"lb": "aye"}})
    for change in changes_named(scene):
        assert any(edit.lever == "la" and edit.setting == "aye" for edit in change)


@pytest.mark.parametrize("mind", BARGAIN)
def test_a_refusal_names_the_clause_in_the_way(mind: str) -> None:
    book = two({}, {"la is aye": 8, "lb is aye": -30})
    scene = Scene(book, mind, games=8).offered({"a": {"la": "aye", "lb": "aye"}})
    for change in changes_named(scene):
        assert [(edit.lever, edit.setting) for edit in change if edit.lever == "lb"] == [("lb", "")]


def test_where_no_change_would_do_it_names_none_and_says_why() -> None:
    scene = Scene(two({}, {"lb is aye": -3, "la is aye": -1}), "self_interested")
    scene.offered({"a": {"lb": "aye"}})
    assert changes_named(scene) == {()}
    assert {reason.code for reason in scene.reasons} & {"never_gains", "not_enough"}


def test_a_spoiler_names_nothing() -> None:
    scene = Scene(swap(), "spoiler", games=8).offered({"a": {"lb": "aye"}})
    assert changes_named(scene) == {()}


def put_for(scene: Scene, seat: str, clauses: Mapping[str, str]) -> TalkOrders:
    """Orders by which a seat puts a text."""
    beat = no_orders(scene.book, "talk", scene.games)
    assert isinstance(beat, TalkOrders)
    at = scene.book.seats.index(seat)
    beat.action[:, at] = PUT
    for lever, setting in clauses.items():
        place = scene.book.levers.index(lever)
        beat.clause[:, at, place] = scene.book.settings[place].index(setting)
    return beat


def asks_for(scene: Scene, who: str, lever: str, setting: str) -> TalkOrders:
    """Orders by which a seat declines the mind's text and names one clause with which it would sign."""
    beat = no_orders(scene.book, "talk", scene.games)
    assert isinstance(beat, TalkOrders)
    at, text = scene.book.seats.index(who), scene.text(scene.seat)
    beat.answer[:, text, at] = DECLINE
    beat.change[:, text, at] = codes_of(scene.book, [Edit(lever, setting)])
    beat.meant[:, text, at] = True
    return beat


@pytest.mark.parametrize("mind", BARGAIN)
def test_who_holds_the_pen_takes_up_the_change_that_was_named(mind: str) -> None:
    scene = Scene(swap(), mind, games=8).until("talk")
    scene.next(put_for(scene, "b", {"la": "aye"}))
    scene.next(asks_for(scene, "a", "lb", "aye"))
    assert scene.proposes() == [{"la": "aye", "lb": "aye"}] * scene.games
    beat = scene.orders()
    assert isinstance(beat, TalkOrders)
    assert (beat.parent[:, scene.at] == scene.text("b")).all()


def test_a_change_that_costs_too_much_is_not_taken_up() -> None:
    book = two({"lb is aye": 8}, {"la is aye": 8, "lb is aye": -30})
    scene = Scene(book, "self_interested", games=8).until("talk")
    scene.next(put_for(scene, "b", {"la": "aye"}))
    scene.next(asks_for(scene, "a", "lb", "aye"))
    assert all("lb" not in text for text in scene.proposes())


@pytest.mark.parametrize("mind", BARGAIN)
def test_it_puts_nothing_before_the_first_round_with_texts(mind: str) -> None:
    """It asks for nothing that is forbidden; the rules would drop it."""
    each = {"brief": 5, "talk": 3, "commit": 2, "reveal": 2, "debrief": 15}
    length = {"rounds": 4, "exchanges": 5, "talk_from": 2, "aftermath": 0, "minutes": each}
    gains = {"la is aye": 6, "lb is aye": 6}
    scene = Scene(two(gains, gains, lengths={45: length}), mind, games=20).until("talk")
    assert not any(scene.proposes())
    assert any(scene.until("talk", 2).proposes())


@pytest.mark.parametrize("mind", BARGAIN)
def test_it_puts_no_text_whose_clauses_exclude_each_other(mind: str) -> None:
    """Seat a alone gains by each of them, and the world bears no more than one."""
    not_both = [{"say": "Not both.", "together": {"la": "aye", "lb": "aye"}}]
    gains = {"la is aye": 6, "lb is aye": 6}
    texts = Scene(two(gains, gains, infeasible=not_both), mind, games=20).until("talk").proposes()
    assert any(texts)
    assert {"la": "aye", "lb": "aye"} not in texts


def test_the_changes_of_several_become_one_text() -> None:
    points = {
        "a": {"lb is aye": 6, "la is aye": -1},
        "b": {"la is aye": 30, "lb is aye": -1, "lc is aye": 4},
        "c": {"lc is aye": -1, "la is aye": 2},
    }
    scene = Scene(world(points, seats="abc", exchanges=5), "generous", games=8).until("talk")
    scene.next(put_for(scene, "b", {"la": "aye", "lc": "aye"}))
    one, other = asks_for(scene, "a", "lb", "aye"), asks_for(scene, "c", "lc", "")
    for name in ("answer", "change", "meant"):
        getattr(one, name)[...] += getattr(other, name)
    scene.next(one)
    assert scene.proposes() == [{"la": "aye", "lb": "aye"}] * scene.games


def test_it_amends_what_nearly_serves_it() -> None:
    scene = Scene(swap(), "self_interested", games=40).offered({"a": {"lb": "aye"}})
    beat = scene.orders()
    assert isinstance(beat, TalkOrders)
    puts = beat.action[:, scene.at] == PUT
    # Some go first, others wait, by their patience.
    assert puts.any()
    assert not puts.all()
    assert (beat.parent[puts, scene.at] == scene.text("a")).all()


# Reasons


def codes(scene: Scene) -> set[str]:
    """The codes of the reasons for what the mind orders now."""
    scene.orders()
    return {reason.code for reason in scene.reasons}


def test_the_reason_of_an_answer_names_what_decided_it() -> None:
    good, dear = {"la": "aye"}, {"lb": "aye"}
    assert "better_for_us" in codes(Scene(two({}, GOOD), "generous").offered({"a": good}))
    asks = Scene(two({}, {**GOOD, **DEAR}), "generous").offered({"a": dear})
    assert "would_sign_with" in codes(asks)
    lines = two({}, {"la is aye": 3}, part={"b": {"red_lines": {
        "far": {"say": "Never.", "when": "la is aye", "effects": {"calm": -1}}}}})  # fmt: skip
    assert "crosses_line" in codes(Scene(lines, "generous").offered({"a": good}))
    poor = two({}, GOOD, part={"b": {"mandate": {"start": 0, "income": 0, "cap": 40}}},
               levers={"la": {"step_cost": 4}})  # fmt: skip
    assert "cannot_pay" in codes(Scene(poor, "generous").offered({"a": good}))
    settings = {"nay": {"name": "No"}, "aye": {"name": "Aye", "needs": "calm >= 99"}}
    barred = two({}, {"agreed(la)": 9}, levers={"la": {"settings": settings}})
    told = codes(Scene(barred, "generous").offered({"a": good}))
    assert {"cannot_be_done", "not_now"} <= told, "the reason is its own, the refusal is heard"
    assert "blocks" in codes(Scene(two({}, GOOD), "spoiler", seed=4).offered({"a": good}))


# Whole talks


class Refusals:
    """How many refusals there are, and how many of them name a change."""

    def __init__(self) -> None:
        self.all = self.named = 0

    def __call__(self, before: Position, beat: BeatOrders, after: Position) -> None:
        if isinstance(beat, TalkOrders):
            refuses = (beat.answer == DECLINE) & before.awake[:, None]
            self.all += int(refuses.sum())
            self.named += int((refuses & (beat.change != 0).any(axis=3)).sum())


@pytest.mark.slow
@pytest.mark.parametrize("name", ["drones-over-mexico", "three-valleys"])
def test_most_refusals_name_a_change(name: str) -> None:
    book, found, seeds = book_of(name, 45), Refusals(), game_seeds(5, 20)
    play(book, cast(book, seeds), seeds, watch=found)
    assert found.named >= 0.4 * found.all


@pytest.mark.long
def test_the_short_list_finds_most_of_what_a_full_search_finds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    book, seeds = book_of("drones-over-mexico", 45), game_seeds(5, 40)
    shares = []
    for _ in range(2):
        found = Refusals()
        play(book, cast(book, seeds), seeds, watch=found)
        shares.append(found.named / found.all)
        for size in ("SINGLE", "PAIRS", "BEST"):
            monkeypatch.setattr(changes, size, 400)
    short, full = shares
    assert 3 * short >= 2 * full


def ring(seats: str) -> dict[str, dict[str, float]]:
    """Everybody gains by the levers of all others, and loses a little by its own."""
    return {
        one: {f"l{other} is aye": 4 if other != one else -2 for other in seats} for one in seats
    }


@pytest.mark.parametrize("mind", BARGAIN)
def test_three_of_whom_none_serves_the_next_settle_in_one_talk(mind: str) -> None:
    """Each wants what the next one has, so that only a text of all three is good for anybody."""
    points = {
        "a": {"lb is aye": 8, "la is aye": -2},
        "b": {"lc is aye": 8, "lb is aye": -2},
        "c": {"la is aye": 8, "lc is aye": -2},
    }
    book, found = world(points, seats="abc", exchanges=5), Closings()
    played(book, dict.fromkeys("abc", mind), 20, watch=found)
    assert sum(1 in rounds for rounds in found.rounds.values()) >= (
        8 if mind == "hardliner" else 15
    )
    assert len(found.rounds) >= 19
    assert set(found.parties.values()) == {3}


@pytest.mark.parametrize(
    "rule",
    [
        {"rule": "weighted", "above": 60, "weights": {"a": 3}, "veto": ["b"]},
        {"rule": "all_but", "missing": 2},
        {"rule": "all"},
    ],
    ids=lambda rule: rule["rule"],
)
def test_seven_with_votes_and_vetoes_do_not_end_without_a_deal(rule: dict[str, Any]) -> None:
    book, found = (
        world(ring("abcdefg"), seats="abcdefg", exchanges=5, agreements={"sign": rule}),
        Closings(),
    )
    played(book, dict.fromkeys("abcdefg", "self_interested"), 10, watch=found)
    assert len(found.rounds) == 10


# Difference


def test_the_seed_makes_games_of_one_scenario_differ() -> None:
    book = world(ring("abcd"), seats="abcd", exchanges=5)
    ends = exact_scores(book, played(book, dict.fromkeys("abcd", "self_interested"), 200))
    assert (ends.std(axis=0) > 0).all()
    book = book_of("three-valleys", 20)
    names = {seat: "self_interested" for seat in book.seats if book.actors[book.seats.index(seat)]}
    ends = exact_scores(book, played(book, names, 200))
    assert (ends.std(axis=0)[book.actors] > 0).all()


def test_temperaments_ask_for_more_or_less() -> None:
    """What each signs at once, of texts that are good for it, tells how much it asks for at first."""
    signed: Counter[str] = Counter()
    for name in ("hardliner", "self_interested", "generous", "spoiler"):
        for points in (1, 2, 3, 4, 5, 6):
            book = two({}, {"la is aye": points, "lb is aye": 12})
            beat = Scene(book, name, games=20).offered({"a": {"la": "aye"}}).orders()
            assert isinstance(beat, TalkOrders)
            signed[name] += int((beat.answer == SIGN).sum())
    assert signed["hardliner"] < signed["self_interested"] < signed["generous"]
