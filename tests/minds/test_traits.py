"""Each trait of a mind by a pair of games, or of minds, that differ in it alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from game.minds.outlook import in_points, unit
from game.rules.beats import SIGN, TalkOrders
from game.rules.rulebook import Rulebook
from tests.minds.situations import ROUNDS, Scene, world

BOTH = {"la": "aye", "lb": "aye"}
SWAP = world({"a": {"lb is aye": 12, "la is aye": -2}, "b": {"la is aye": 12, "lb is aye": -2}})
"""Each gives 2 points so that the other wins 12."""


def answers(mind: str, book: Rulebook, clauses: Mapping[str, str], **more: object) -> bool:
    return Scene(book, mind).offered({"a": clauses}, **more).signs()  # type: ignore[arg-type]


# signing


@pytest.mark.parametrize(
    "mind", ["self_interested", "tit_for_tat", "generous", "grim", "hardliner"]
)
def test_what_is_good_is_signed_and_what_hurts_is_not(mind: str) -> None:
    assert answers(mind, SWAP, BOTH)
    assert not answers(mind, SWAP, {"lb": "aye"})
    assert answers(mind, SWAP, {"la": "aye"})


def test_whoever_is_fair_wants_as_much_given_as_it_gives_itself() -> None:
    """Its own step would please it, too: a mind that counts its points alone signs; tit for tat asks a return."""
    book = world({"a": {"lb is aye": 6}, "b": {"lb is aye": 3, "la is aye": 3}})
    given, both, asked = {"lb": "aye"}, BOTH, {"la": "aye"}
    assert [answers("self_interested", book, one) for one in (given, both, asked)] == [
        True,
        True,
        True,
    ]
    for fair in ("tit_for_tat", "grim"):
        assert [answers(fair, book, one) for one in (given, both, asked)] == [False, True, True]


def least(mind: str, exchange: int = 1, round_: int = 1, exchanges: int = 5) -> float:
    """The least gain for which a mind signs what was put in an exchange, in quarters of a point.

    It could hope for six points from a third seat.
    """
    for quarters in range(-4, 60):
        points = {"b": {"la is aye": quarters / 4, "lc is aye": 6}}
        book = world(points, tuple("abc"), exchanges=exchanges)
        if Scene(book, mind).offered({"a": {"la": "aye"}}, round_, exchange=exchange).signs():
            return quarters / 4
    return 99


def test_a_hardliner_asks_for_most_and_a_generous_one_for_least() -> None:
    asked = {
        mind: least(mind) for mind in ("generous", "self_interested", "satisficer", "hardliner")
    }
    assert asked["generous"] < asked["self_interested"] < asked["hardliner"]
    assert asked["satisficer"] < asked["hardliner"]


def test_demands_fall_as_the_talk_goes_on() -> None:
    for mind in ("self_interested", "hardliner"):
        first, last = least(mind, 1), least(mind, 4, round_=ROUNDS)
        assert last < first, mind


def test_a_pace_is_late_even_or_early() -> None:
    """Half-way through the talk Boulware has hardly moved, and a conceder has moved most."""
    late, even, early = (
        least(f"{pace}(hardliner)", 2, round_=2) for pace in ("boulware", "linear", "conceder")
    )
    assert late > even > early


def test_a_satisficer_takes_what_is_good_enough() -> None:
    """Two texts over one lever: the first brings little, the second very much; others wait for the second."""
    high = {"settings": {"nay": {"name": "No"}, "some": {"name": "Some"}, "all": {"name": "All"}}}
    book = world({"c": {"la is some": 1.25, "la is all": 24}}, ("a", "b", "c"), levers={"la": high})
    offers = {"a": {"la": "some"}, "b": {"la": "all"}}
    for mind, first in (("satisficer", True), ("self_interested", False), ("hardliner", False)):
        scene = Scene(book, mind, seat="c").offered(offers)
        assert (scene.signs("a"), scene.signs("b")) == (first, True), mind


PURSED = {"agreements": {"payments": ["points"], "largest_payment": 5}}


def paid(points: int, good: str = "high") -> bool:
    """Whether a clause that costs b a point is signed when a pays so many hundredths for it."""
    gold = {"name": "Gold", "start": 50, "good": good}
    book = world(
        {"a": {"lb is aye": 6}, "b": {"lb is aye": -1}},
        part={
            seat: {"purse": f"gold_{seat}", "interests": {"calm": 40, f"gold_{seat}": 60}}
            for seat in "ab"
        },
        indicators={
            "calm": {"name": "Calm", "start": 30, "good": "high"},
            "gold_a": gold,
            "gold_b": gold,
        },
        **PURSED,
    )
    pay = {"a": (0, -points), "b": (0, points)} if points else None
    return answers("self_interested", book, {"lb": "aye"}, pay=pay)


def test_a_payment_in_points_counts_for_whom_it_is_made() -> None:
    assert not paid(0)
    assert paid(500)
    assert not paid(-500)
    assert not paid(100), "six tenths of a point do not make up for one"


def test_a_payment_into_a_purse_of_debts_is_a_loss() -> None:
    """What the purse holds is better low, so that being paid hurts and paying is good."""
    assert not paid(500, good="low")
    assert paid(-500, good="low")


def test_a_payment_of_mandate_counts_a_little() -> None:
    book = world({"a": {"lb is aye": 6}, "b": {"lb is aye": 0.2}},
                 agreements={"payments": ["mandate"], "largest_payment": 15})  # fmt: skip
    assert not answers("satisficer", book, {"lb": "aye"})
    assert answers("satisficer", book, {"lb": "aye"}, pay={"a": (-1_500, 0), "b": (1_500, 0)})


def test_what_signing_costs_must_be_there_and_be_worth_it() -> None:
    dear = {"la": {"step_cost": 8}}
    rich = {"b": {"mandate": {"start": 20, "income": 0, "cap": 40}}}
    poor = {"b": {"mandate": {"start": 3, "income": 0, "cap": 40}}}
    for part, signs in ((rich, True), (poor, False)):
        book = world({"b": {"la is aye": 6}}, levers=dear, part=part)
        assert answers("self_interested", book, {"la": "aye"}) is signs
    worthless = world({"b": {"la is aye": 0.6}}, levers=dear, part=rich)
    assert not answers("generous", worthless, {"la": "aye"}), (
        "four points of mandate for half a point"
    )


def test_a_clause_of_somebody_little_trusted_is_worth_less() -> None:
    points = {"b": {"la is aye": 3, "lb is aye": -2}, "a": {"lb is aye": 3}}
    signs = {
        start: answers("generous", world(points, trust={"start": start}), BOTH) for start in (5, 95)
    }
    assert signs == {5: False, 95: True}


def test_an_own_red_line_weighs_more_than_a_few_points() -> None:
    line = {
        "b": {"red_lines": {"no": {"say": "Never.", "when": "la is aye", "effects": {"calm": -1}}}}
    }
    assert answers("self_interested", world({"b": {"la is aye": 4}}), {"la": "aye"})
    assert not answers("self_interested", world({"b": {"la is aye": 4}}, part=line), {"la": "aye"})


# bearing a grudge


@pytest.mark.parametrize(
    ("mind", "signs"),
    [("self_interested", [True, True]), ("tit_for_tat", [False, True]), ("grim", [False, False])],
)
def test_a_grudge_lasts_a_round_or_for_ever(mind: str, signs: list[bool]) -> None:
    """Two rounds later, and the round after the word was broken."""
    found = []
    for broken_in in (2, 1):
        scene = (
            Scene(SWAP, mind)
            .until("talk", 3)
            .recalls(broken={"a": 1}, last_broken={"a": broken_in})
        )
        scene.offered({"a": BOTH}, 3)
        scene.recalls(broken={"a": 1}, last_broken={"a": broken_in})
        found.append(scene.signs())
    assert found == signs


def test_the_generous_forgive_a_third_of_the_time() -> None:
    scene = Scene(SWAP, "generous", games=300).until("talk", 3)
    scene.offered({"a": BOTH}, 3).recalls(broken={"a": 1}, last_broken={"a": 2})
    beat = scene.orders()
    share = (beat.answer[:, scene.text("a"), scene.at] == SIGN).mean()  # type: ignore[union-attr]
    assert 0.25 < share < 0.42


# keeping and breaking


def kept(mind: str, gain: float, round_: int = ROUNDS, games: int = 1, **more: object) -> list[str]:
    """Where a mind orders the lever it has signed away, if a breach brings so many points."""
    book = world({"a": {"lb is aye": 20}, "b": {"lb is aye": -gain, "la is aye": 12}}, **more)  # type: ignore[arg-type]
    moved = Scene(book, mind, games=games).signed(BOTH, round_).moves()
    return ["nay" if setting == "" else setting for setting in moved]


def test_a_word_is_broken_where_that_pays_enough_in_the_end() -> None:
    tempted = {
        mind: [kept(mind, gain) == ["nay"] for gain in (1, 4.7, 12)]
        for mind in (
            "self_interested",
            "satisficer",
            "hardliner",
            "tit_for_tat",
            "grim",
            "generous",
        )
    }
    assert tempted == {
        "self_interested": [False, True, True],
        "satisficer": [False, False, True],
        "hardliner": [False, False, True],
        "tit_for_tat": [False, False, False],
        "grim": [False, False, False],
        "generous": [False, False, False],
    }


def test_a_word_is_kept_while_the_others_could_answer() -> None:
    """What the other gives in return is worth 12 points, and goes with the agreement."""
    assert kept("self_interested", 7, round_=1) == ["aye"]
    assert kept("self_interested", 7, round_=ROUNDS) == ["nay"]


HIDDEN = {
    "lb": {
        "settings": {
            "nay": {"name": "No", "cooperation": 0},
            "aye": {"name": "Yes", "cooperation": 100},
            "secret": {
                "name": "Yes by day",
                "cooperation": 0,
                "covert": {"chance": 1, "looks_like": "aye"},
            },
        }
    }
}


def test_an_opportunist_breaks_only_where_nobody_looks_or_at_the_end() -> None:
    points = {"a": {"lb is aye": 9}, "b": {"la is aye": 1, "lb is nay": 9, "lb is secret": 8}}
    book = world(points, levers=HIDDEN)
    moved = {
        (mind, round_): Scene(book, mind).signed(BOTH, round_).moves()[0]
        for mind in ("opportunist", "self_interested") for round_ in (1, ROUNDS)
    }  # fmt: skip
    assert moved["opportunist", 1] == "secret"
    open_ = world({"a": {"lb is aye": 9}, "b": {"la is aye": 1, "lb is nay": 9}})
    assert Scene(open_, "opportunist").signed(BOTH, 1).moves() == ["aye"]
    assert Scene(open_, "opportunist").signed(BOTH, ROUNDS).moves()[0] in ("", "nay")


def test_a_spoiler_breaks_what_it_has_signed() -> None:
    assert kept("spoiler", -5, round_=1) == ["nay"]
    assert kept("self_interested", -5, round_=1) == ["aye"]


# moving alone


def test_an_own_step_must_be_worth_something() -> None:
    moved = {
        mind: [bool(Scene(world({"b": {"lb is aye": gain}}), mind).until("commit").moves()[0])
               for gain in (0.2, 0.7, 1.2, 2)]
        for mind in ("opportunist", "self_interested", "satisficer", "hardliner")
    }  # fmt: skip
    assert moved == {
        "opportunist": [False, True, True, True],
        "self_interested": [False, True, True, True],
        "satisficer": [False, False, True, True],
        "hardliner": [False, False, False, True],
    }


def test_of_several_settings_the_best_is_taken_and_what_harms_is_not() -> None:
    three = {
        "lb": {
            "settings": {"nay": {"name": "No"}, "some": {"name": "Some"}, "all": {"name": "All"}}
        }
    }
    best = world({"b": {"lb is some": 3, "lb is all": 9}}, levers=three)
    worse = world({"b": {"lb is some": 9, "lb is all": 3}}, levers=three)
    harm = world({"b": {"lb is some": -3, "lb is all": -9}}, levers=three)
    assert [Scene(book, "self_interested").until("commit").moves()[0] for book in (best, worse, harm)] == [
        "all", "some", "",
    ]  # fmt: skip


def reserve(mandate: float, round_: int) -> bool:
    """Whether a step that costs 2 and brings 9 points is taken with so much mandate."""
    part = {"b": {"mandate": {"start": mandate, "income": 0, "cap": 40}}}
    book = world({"b": {"lb is aye": 9}}, levers={"lb": {"step_cost": 2}}, part=part)
    return Scene(book, "self_interested").until("commit", round_).moves() == ["aye"]


def test_mandate_is_kept_for_signing_until_the_last_round() -> None:
    assert [reserve(mandate, 1) for mandate in (1, 2, 3, 4)] == [False, False, False, True]
    assert [reserve(mandate, ROUNDS) for mandate in (1, 2, 3, 4)] == [False, True, True, True]


def test_tit_for_tat_begins_with_a_step_and_keeps_a_reserve() -> None:
    def first(mandate: float) -> list[str]:
        part = {"b": {"mandate": {"start": mandate, "income": 0, "cap": 40}}}
        return (
            Scene(world({}, levers={"lb": {"step_cost": 2}}, part=part), "tit_for_tat")
            .until("commit")
            .moves()
        )

    assert (first(3), first(4)) == ([""], ["aye"])


# talking


def asks(
    mind: str, book: Rulebook, games: int = 1, **recalled: Mapping[str, int]
) -> list[dict[str, str]]:
    scene = Scene(book, mind, games=games).until("talk")
    return scene.recalls(**recalled).proposes()


def test_a_proposal_gives_something_for_what_it_asks() -> None:
    """What a dislikes about its own lever is made up for by b's."""
    put = [one for one in asks("tit_for_tat", shown(), games=12) if one]
    assert len(put) > 3
    assert all(one == BOTH for one in put)


def shown(give: int = 100, cost: int = -10) -> Rulebook:
    """Others see by regard and support what a seat likes: b's lever pleases a, and its own costs it."""
    levers = {
        "la": {"settings": {"nay": {"name": "No", "cooperation": 0},
                            "aye": {"name": "Yes", "cooperation": 100, "each_round": {"mood": cost / 10}}}},
        "lb": {"settings": {"nay": {"name": "No", "cooperation": 0},
                            "aye": {"name": "Yes", "cooperation": 100, "regard": {"a": give}}}},
    }  # fmt: skip
    return world(
        {"b": {"la is aye": 9, "lb is aye": -1}}, levers=levers, part={"a": {"support": "mood"}},
        indicators={"calm": {"name": "Calm", "start": 30, "good": "high"},
                    "mood": {"name": "Mood", "start": 50, "good": "high"}},
    )  # fmt: skip


def test_those_who_decline_much_are_asked_for_less() -> None:
    """The same game and the same seat; only that a was seen to decline five times more than to sign."""
    book = shown(give=0, cost=5)
    asked = [
        sum(bool(one) for one in asks("self_interested", book, games=60, wary={"a": times}))
        for times in (0, 5)
    ]
    assert asked[0] > asked[1], asked


def test_the_bold_propose_what_others_seem_to_lose_by() -> None:
    """a would lose some support at home by the only thing that b could ask for."""
    book = shown(give=0, cost=-9)
    bold, shy = (
        sum("la" in one for one in asks(mind, book, games=30))
        for mind in ("hardliner", "self_interested")
    )
    assert bold > shy


@pytest.mark.parametrize(
    ("mind", "low", "high"),
    [("grit", 1, 1), ("self_interested", 0.4, 0.6), ("satisficer", 0.1, 0.3), ("hardliner", 0, 0)],
)
def test_some_say_beforehand_what_they_will_do(mind: str, low: float, high: float) -> None:
    book = world({"b": {"lb is aye": 5}})
    beat = Scene(book, mind, games=300).until("talk").orders()
    assert isinstance(beat, TalkOrders)
    said = (beat.promise >= 0).any(axis=1).mean()
    assert low <= said <= high


def test_a_step_is_announced_only_if_signing_can_be_paid_for_besides() -> None:
    def announced(mandate: float) -> bool:
        part = {"b": {"mandate": {"start": mandate, "income": 0, "cap": 40}}}
        book = world({"b": {"lb is aye": 5}}, levers={"lb": {"step_cost": 2}}, part=part)
        beat = Scene(book, "grit").until("talk").orders()
        assert isinstance(beat, TalkOrders)
        return bool((beat.promise >= 0).any())

    assert [announced(mandate) for mandate in (1, 2, 3, 4)] == [False, False, False, True]


def test_an_opportunist_means_half_of_what_it_says() -> None:
    """It promises a step that would cost it two points, and the honest do not promise it at all."""
    book = world({"b": {"lb is aye": -2}})
    promised = {}
    for mind in ("opportunist", "self_interested"):
        beat = Scene(book, mind, games=300).until("talk").orders()
        assert isinstance(beat, TalkOrders)
        promised[mind] = (beat.promise >= 0).any(axis=1).mean()
    assert promised["self_interested"] == 0
    assert 0.2 < promised["opportunist"] < 0.45


def test_only_some_deny_what_they_hide() -> None:
    denied = {}
    rules = {"agreements": {"denial": {"pays": 2, "costs": 6}}}
    book = world({}, levers=HIDDEN, part={"b": {"support": "calm"}}, **rules)
    for mind in ("opportunist", "self_interested"):
        scene = Scene(book, mind).until("talk", 2)
        setting = scene.position.setting.copy()
        setting[:, 1] = 2
        seen = scene.position.seen.copy()
        seen[:, 1, 1] = 2
        beat = scene.stands(setting=setting, seen=seen).orders()
        assert isinstance(beat, TalkOrders)
        denied[mind] = bool((beat.deny >= 0).any())
    assert denied == {"opportunist": True, "self_interested": False}
    exposed = np.ones_like(scene.position.exposed)
    scene = Scene(book, "opportunist").until("talk", 2)
    caught = scene.stands(setting=setting, seen=seen, exposed=exposed).orders()
    assert isinstance(caught, TalkOrders)
    assert not (caught.deny >= 0).any()


def test_a_seat_marks_the_levers_that_could_do_most_for_it() -> None:
    points = {"a": {"lb is aye": 9, "lc is aye": 1, "ld is aye": 5, "la is aye": 20}}
    scene = Scene(world(points, tuple("abcd")), "self_interested", seat="a").until("talk")
    beat = scene.orders()
    assert isinstance(beat, TalkOrders)
    marked = {scene.book.levers[lever] for lever in np.nonzero(beat.mark[0, 0])[-1]}
    assert marked == {"lb", "ld"}


def test_a_refusal_names_the_clause_in_the_way_and_what_would_do() -> None:
    three = {
        "lb": {
            "settings": {"nay": {"name": "No"}, "some": {"name": "Some"}, "all": {"name": "All"}}
        }
    }
    book = world({"b": {"la is aye": 6, "lb is some": -1, "lb is all": -15}}, levers=three)
    scene = Scene(book, "self_interested").offered({"a": {"la": "aye", "lb": "all"}})
    assert not scene.signs()
    (said,) = [one for one in scene.reasons if one.code == "would_sign_with"]
    assert said.facts["lever"] == "lb"
    wanted = {"la": "aye", "lb": str(said.facts["setting"])}
    agreed = {lever: setting for lever, setting in wanted.items() if setting}
    assert Scene(book, "self_interested").offered({"a": agreed}).signs()


# what counts as a point


@pytest.mark.parametrize(
    ("weight", "moves", "counted"), [(100, 30, 300_000), (50, 30, 150_000), (100, 60, 600_000)]
)
def test_where_points_are_of_ones_own_a_hundredth_of_what_levers_could_move_is_one(
    weight: int, moves: int, counted: int
) -> None:
    gold = {
        "name": "Gold",
        "start": 0,
        "good": "high",
        "scored": "points",
        "low": -900,
        "high": 900,
    }
    calm = {"name": "Calm", "start": 30, "good": "high"}
    aye = {"name": "Yes", "cooperation": 100, "once": [{"effects": {"gold": moves}}]}
    book = world(
        {},
        indicators={"calm": calm, "gold": gold},
        levers={"la": {"settings": {"nay": {"name": "No", "cooperation": 0}, "aye": aye}}},
        part={"b": {"interests": {"gold": weight}}},
    )
    assert unit(book, book.seats.index("b")) == counted
    assert unit(book, book.seats.index("a")) == 1_000_000, "a counts from 0 to 100"
    assert in_points(book, book.seats.index("b"), 200) == 200 * counted // 1_000_000


# questions put to a seat


def question(*options: tuple[int, int]) -> dict[str, Any]:
    """What is asked of b: options that change the calm by so much and cost so much of its 20 of mandate."""
    offered = {
        f"o{n}": {"name": f"O{n}", "cost": cost, "effects": {"calm": gain}}
        for n, (gain, cost) in enumerate(options)
    }
    asks = {"seat": "b", "ask": "Which?", "default": "stay",
            "options": {"stay": {"name": "Stay"}, **offered}}  # fmt: skip
    return {"title": "A question", "text": "Well?", "round": 1, "choice": asks}


def chosen(*questions: dict[str, Any]) -> list[int]:
    """The places of the options that are taken; 0 is the one that costs nothing and does nothing."""
    events = {f"asked{n}": event for n, event in enumerate(questions)}
    beat = Scene(world({}, events=events), "self_interested").until("commit").orders()
    return np.maximum(beat.option[0], 0).tolist()  # type: ignore[union-attr,no-any-return]


@pytest.mark.parametrize(("gains", "best"), [((5, 1), 1), ((1, 5), 2), ((-5, -1), 0)])
def test_the_option_that_brings_most_is_chosen(gains: tuple[int, int], best: int) -> None:
    assert chosen(question(*((gain, 0) for gain in gains))) == [best]


def test_an_option_that_is_too_dear_is_not_chosen() -> None:
    assert chosen(question((9, 21), (5, 20))) == [2]
    assert chosen(question((9, 20), (5, 0))) == [1]


def test_answers_to_several_questions_are_paid_for_together() -> None:
    """With 20 of mandate one of the questions finds 8 left; which is no matter of their order in the file."""
    dear, cheap = (9, 12), (5, 8)
    assert sorted(chosen(question(dear), question(dear))) == [0, 1]
    assert sorted(chosen(question(dear, cheap), question(dear, cheap))) == [1, 2]


# slipping


def test_who_signs_by_mistake_still_signs_no_more_than_it_can_pay() -> None:
    """It means to sign what a offers and to decline c; with 5 of mandate it cannot sign both."""
    levers = {name: {"step_cost": 8} for name in ("la", "lc")}
    signed = {}
    for mandate in (5, 20):
        part = {"b": {"mandate": {"start": mandate, "income": 0, "cap": 40}}}
        book = world(
            {"b": {"la is aye": 9, "lc is aye": -9}}, tuple("abc"), levers=levers, part=part
        )
        scene = Scene(book, "noisy(50, self_interested)", games=60)
        beat = scene.offered({"a": {"la": "aye"}, "c": {"lc": "aye"}}).orders()
        assert isinstance(beat, TalkOrders)
        signed[mandate] = ((beat.answer[:, :, 1] == SIGN).sum(axis=1) == 2).any()
    assert signed == {5: False, 20: True}
