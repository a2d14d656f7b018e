"""What numbers betray: minds suspect the hidden settings that would explain what they cannot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pytest

from game.minds.evidence import suspect
from game.rules.beats import DECLINE, PUT, SIGN, CommitOrders, TalkOrders
from game.rules.phases import no_orders
from game.rules.rulebook import Rulebook
from game.rules.sight import observe
from tests.minds.situations import Scene, world

SELLERS = "abcd"
CONDITIONAL = ("tit_for_tat", "generous", "grim")
"""Those that keep their word to those who keep theirs, and to nobody else."""
FALL = 3
"""What one seller's full output takes off the price, round by round."""


def market(
    sellers: str = SELLERS,
    price: Mapping[str, Any] | None = None,
    selling: Mapping[str, Any] | None = None,
    known_to: Sequence[str] = (),
    numbers: Mapping[str, Any] | None = None,
    **further: Any,
) -> Rulebook:
    """Sellers who can cut their output or seem to; all see the price, which falls with what is really sold.

    Args:
        sellers: their ids.
        price: what else is said of the price.
        selling: what selling all does; it takes `FALL` off the price each round if nothing is said.
        known_to: who sees what the others really sell.
        numbers: further indicators.
    """
    fall = selling or {"each_round": [{"effects": {"price": -FALL}}]}

    def output(seller: str) -> dict[str, Any]:
        hides = {
            "looks_like": "quota",
            "chance": 0,
            "known_to": [x for x in known_to if x != seller],
        }
        return {
            "start": "full",
            "settings": {
                "full": {"name": "All", "cooperation": 0, **fall},
                "quota": {"name": "The quota", "cooperation": 100},
                "more": {"name": "More than it says", "cooperation": 0, "covert": hides, **fall},
            },
        }

    gains = {
        x: {f"l{x} is quota": -1, **{f"l{y} is quota": 4 for y in sellers if y != x}}
        for x in sellers
    }
    return world(
        gains,
        seats=sellers,
        exchanges=3,
        levers={f"l{x}": output(x) for x in sellers},
        indicators={
            "calm": {"name": "Calm", "start": 30, "good": "high"},
            "price": {"name": "Price", "start": 80, "good": "high", **(price or {})},
            **(numbers or {}),
        },
        agreements={"duration": 10},
        **further,
    )


def agreed(book: Rulebook, mind: str, games: int = 1, seat: str = "a") -> Scene:
    """All have signed the quota in the first round; now they give their orders."""
    scene = Scene(book, mind, seat=seat, games=games).until("talk")
    beat = no_orders(book, "talk", games)
    assert isinstance(beat, TalkOrders)
    beat.action[:, 1] = PUT
    beat.invited[:, 1] = ~book.itself[1]
    beat.clause[:, 1] = 1
    scene.next(beat)
    beat = no_orders(book, "talk", games)
    assert isinstance(beat, TalkOrders)
    beat.answer[:, scene.text("b")] = SIGN
    scene.go("commit", beat)
    assert (scene.position.clause == 1).all()
    return scene


def ordered(scene: Scene, **settings: str) -> Scene:
    """Give orders, lever to setting; what is not ordered keeps its word."""
    beat = no_orders(scene.book, "commit", scene.games)
    assert isinstance(beat, CommitOrders)
    for lever, setting in settings.items():
        at = scene.book.levers.index(lever)
        hand = int(np.flatnonzero(scene.book.hand_lever == at)[0])
        beat.setting[:, hand] = scene.book.settings[at].index(setting)
    return scene.next(beat)


def doubts(scene: Scene) -> Mapping[str, int]:
    """How far each lever is doubted, in percent."""
    assert (scene.memory.doubt == scene.memory.doubt[0]).all()
    return dict(zip(scene.book.levers, scene.memory.doubt[0].tolist(), strict=True))


def cheats(who: Sequence[str]) -> dict[str, str]:
    return {f"l{x}": "more" for x in who}


@pytest.mark.parametrize(("who", "each"), [("", 0), ("b", 33), ("bc", 66), ("bcd", 100)], ids=str)
def test_each_is_suspected_to_the_share_of_what_all_could_have_done(who: str, each: int) -> None:
    scene = ordered(agreed(market(), "tit_for_tat"), **cheats(who))
    assert doubts(scene) == {"la": 0, "lb": each, "lc": each, "ld": each}
    likely = who in ("bc", "bcd")
    taken = scene.memory.hidden[0].tolist()
    assert taken == ([-1, 2, 2, 2] if likely else [-1] * 4)
    trace = scene.book.indicators.index("price") if who else -1
    assert scene.memory.trace[0].tolist() == [-1, trace, trace, trace]


def test_who_cannot_see_the_number_suspects_nobody() -> None:
    scene = ordered(
        agreed(market(price={"visible": ["a"]}), "tit_for_tat", seat="b"), **cheats("acd")
    )
    assert set(doubts(scene).values()) == {0}
    assert scene.memory.suspected.max() == 0


def test_of_its_own_secret_a_seat_knows() -> None:
    scene = ordered(agreed(market(), "tit_for_tat"), **cheats("a"))
    assert set(doubts(scene).values()) == {0}


def test_what_has_come_to_light_is_no_longer_guessed() -> None:
    """An inspection that found nothing wrong clears the lever, and leaves more for the others."""
    scene = agreed(market(), "tit_for_tat")
    before = observe(scene.book, scene.position, scene.at).view
    ordered(scene, **cheats("bc"))
    shown = np.zeros_like(scene.position.exposed)
    shown[:, scene.book.levers.index("ld")] = True
    scene.stands(exposed=shown)
    found = suspect(scene.book, before, observe(scene.book, scene.position, scene.at).rows)
    assert found.doubt[0].tolist() == [0, 100, 100, 0]


def test_what_everybody_could_see_move_the_number_says_nothing() -> None:
    """Who breaks the quota in the open has explained the price."""
    scene = ordered(agreed(market(), "tit_for_tat"), lb="full", lc="full", ld="full")
    assert set(doubts(scene).values()) == {0}
    assert scene.memory.broken[0].tolist() == [0, 1, 1, 1]


def test_an_answer_to_an_event_and_a_crossed_line_explain_what_they_did() -> None:
    effects = {"effects": {"price": -9}}
    ask = {
        "ask": "Sell the stores?",
        "seat": "b",
        "options": {"yes": {"name": "Yes", **effects}, "no": {"name": "No"}},
    }
    event = {
        "title": "Full stores",
        "text": "What now?",
        "round": 1,
        "choice": {**ask, "default": "yes"},
    }
    line = {"when": "price < 80", "say": "Too cheap.", **effects}
    part = {"c": {"red_lines": {"cheap": line}}}
    scene = ordered(agreed(market(events={"stores": event}, part=part), "tit_for_tat"))
    price = scene.book.indicators.index("price")
    assert scene.position.indicator[0, price] == 80_00 - 2 * 9_00
    assert set(doubts(scene).values()) == {0}


BY_TRUST = "trust(b > c) > 20"
UNSEEN = {
    "a flow": {"price": {"flow": "trust(b > c) / 100", "flow_says": "Trust moves it."}},
    "effects": {"selling": {"each_round": [{"when": BY_TRUST, "effects": {"price": -FALL}}]}},
}


@pytest.mark.parametrize("how", UNSEEN)
def test_a_number_that_reads_what_the_seat_cannot_see_is_no_witness(how: str) -> None:
    """Trust of others moves it as well, so that its fall could be their doing."""
    scene = ordered(agreed(market(**UNSEEN[how]), "tit_for_tat"), **cheats("bcd"))
    assert scene.position.indicator[0, 1] != 80_00
    assert set(doubts(scene).values()) == {0}


def test_effects_on_another_number_do_not_make_this_one_unsure() -> None:
    other = {"when": BY_TRUST, "effects": {"calm": -1}}
    selling = {"each_round": [{"effects": {"price": -FALL}}, other]}
    scene = ordered(agreed(market(selling=selling), "tit_for_tat"), **cheats("bcd"))
    assert set(doubts(scene).values()) == {0, 100}


def test_support_at_home_is_no_witness() -> None:
    """Words move it as well as deeds."""
    book = market(part={"b": {"support": "price"}})
    scene = ordered(agreed(book, "tit_for_tat"), **cheats("bcd"))
    assert set(doubts(scene).values()) == {0}


def test_a_measure_of_what_is_no_witness_is_none_either() -> None:
    """What it follows tells as much, and knows what moves it."""
    dear = {"dear": {"name": "Dear", "good": "high", "measure": "price"}}
    book = market(part={"b": {"support": "price"}}, numbers=dear)
    scene = ordered(agreed(book, "tit_for_tat"), **cheats("bcd"))
    assert set(doubts(scene).values()) == {0}


@pytest.mark.parametrize("start", [2, 80])
def test_a_number_at_the_end_of_its_range_says_nothing(start: int) -> None:
    scene = ordered(agreed(market(price={"start": start}), "tit_for_tat"), **cheats("bcd"))
    assert (scene.memory.doubt.max() > 0) == (start == 80)


def test_of_two_who_are_suspected_alike_neither_is_taken_to_cheat() -> None:
    """A half is not more likely than not."""
    scene = ordered(agreed(market("abc"), "tit_for_tat"), **cheats("b"))
    assert doubts(scene) == {"la": 0, "lb": 50, "lc": 50}
    assert scene.memory.hidden.max() == -1
    assert scene.memory.suspected.max() == 0


def test_who_sees_through_a_disguise_guesses_nothing_there() -> None:
    """What a sees of its own eyes explains its part; the others guess."""
    scene = ordered(agreed(market(known_to="a"), "tit_for_tat"), **cheats("bcd"))
    assert set(doubts(scene).values()) == {0}
    assert scene.memory.broken[0].tolist() == [0, 1, 1, 1]
    other = ordered(agreed(market(known_to="a"), "tit_for_tat", seat="b"), **cheats("acd"))
    assert doubts(other) == {"la": 100, "lb": 0, "lc": 100, "ld": 100}


AT_ONCE = {"once": [{"effects": {"price": -FALL}}]}


def test_what_a_hidden_step_does_at_once_betrays_it_too() -> None:
    scene = ordered(agreed(market("ab", selling=AT_ONCE), "tit_for_tat"), **cheats("b"))
    assert doubts(scene) == {"la": 0, "lb": 100}
    assert scene.memory.suspected[0].tolist() == [0, 1]


def test_a_step_that_all_see_explains_what_it_does_at_once() -> None:
    scene = ordered(agreed(market("ab", selling=AT_ONCE), "tit_for_tat"))
    scene.until("commit", 2)
    ordered(scene, lb="full")
    assert scene.position.indicator[0, 1] == 80_00 - FALL * 100
    assert set(doubts(scene).values()) == {0}


def reacts(scene: Scene) -> bool:
    """Whether a seat no longer does as it signed: it gives notice, refuses to sign, or sells in the open."""
    book = scene.book
    scene.until("talk", scene.position.round)
    beat = scene.orders()
    assert isinstance(beat, TalkOrders)
    left = bool(beat.leave[:, scene.at].any())
    text = no_orders(book, "talk", scene.games)
    assert isinstance(text, TalkOrders)
    text.action[:, 1] = PUT
    text.invited[:, 1] = ~book.itself[1]
    text.clause[:, 1] = 1
    scene.next(text)
    answer = scene.orders()
    assert isinstance(answer, TalkOrders)
    declines = bool((answer.answer[:, scene.text("b"), scene.at] == DECLINE).all())
    scene.go("commit")
    return left or declines or scene.moves("la")[0] == "full"


@pytest.mark.parametrize("mind", CONDITIONAL)
def test_conditional_temperaments_react_within_two_rounds_to_four_who_all_cheat(mind: str) -> None:
    """Everybody has signed, everybody sells more in secret, and only the price tells."""
    scene = ordered(agreed(market(), mind), **cheats(SELLERS))
    assert scene.memory.suspected[0].tolist() == [0, 1, 1, 1]
    found = [reacts(scene)]
    scene.until("commit", scene.position.round)
    ordered(scene, **cheats("bcd"))
    found.append(reacts(scene))
    assert any(found)


@pytest.mark.parametrize("mind", CONDITIONAL)
def test_where_all_keep_the_quota_nobody_reacts(mind: str) -> None:
    scene = ordered(agreed(market(), mind))
    found = [reacts(scene)]
    scene.until("commit", scene.position.round)
    ordered(scene)
    found.append(reacts(scene))
    assert not any(found)
