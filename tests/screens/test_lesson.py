"""The guided first game teaches what it says, whatever becomes of its scenario."""

from __future__ import annotations

from functools import cache

import pytest

from game.locale import LANGUAGES
from game.player import intents as want
from game.player.lesson import lesson_game
from game.screens.lesson import TRADE
from game.screens.nodes import by_id, plain, walk
from game.screens.places import AtTable
from game.screens.shown import shown
from game.screens.visit import Visit, now
from tests.player.games import at, game
from tests.screens.hands import ids, onward, pressing, sat_down, signed_in_the_lesson


def begun(language: str = "en") -> Visit:
    """The lesson, at the table."""
    return sat_down(lesson_game(language), AtTable(lesson=0), language=language)


def coached(visit: Visit) -> str:
    """What the coach says now; empty if it has nothing to say."""
    coach = by_id(shown(visit).root, "coach")
    return "" if coach is None else plain(" ".join(n.text for n in walk(coach) if n.text))


def says(visit: Visit, key: str) -> bool:
    """Whether the coach speaks of a step."""
    return visit.say(f"lesson.{key}") in coached(visit)


def obeying(visit: Visit, *keys: str) -> Visit:
    """Press what the coach points at, step by step; it speaks of each of these in turn."""
    for key in keys:
        assert says(visit, key), (key, coached(visit))
        visit = pressing(visit, shown(visit).points)
    return visit


@cache
def signed() -> Visit:
    """Orders after the counter-offer was signed; for looking at."""
    return signed_in_the_lesson()


def test_whoever_does_what_the_coach_says_signs_a_counter_offer_of_another() -> None:
    visit = begun()
    assert says(visit, "goal")
    visit = obeying(pressing(visit, "lesson.next"), "gate", "pay", "put")
    asked = []
    while visit.player.moment.phase == "talk":
        asked.append(shown(visit).points.partition(".")[0])
        visit = pressing(visit, shown(visit).points)
    assert "sign" in asked, "a text of another"
    (agreed,) = visit.player.table.agreements
    assert {"alto", "delta"} <= set(agreed.signers)
    assert TRADE.items() < {c.lever: c.setting for c in agreed.clauses}.items(), "one thing more"


def test_who_keeps_her_word_is_cheated_in_the_first_round_and_asks_why() -> None:
    visit = obeying(signed_in_the_lesson(), "orders")
    visit = pressing(visit, "skip") if shown(visit).id.startswith("guess") else visit
    verdicts = {c.lever: c.verdict for c in visit.player.reveal(visit.player.unread).clauses}
    assert (verdicts["release"], verdicts["payment"]) == ("kept", "broken")
    visit = pressing(visit, "skip", "on", "on")
    visit = pressing(obeying(visit, "why"), "close")
    assert says(visit, "back.talk")


def test_the_broken_word_is_answered_in_the_second_round_and_that_is_all() -> None:
    visit = obeying(signed_in_the_lesson(), "orders")
    visit = pressing(visit, "skip") if shown(visit).id.startswith("guess") else visit
    visit = pressing(obeying(pressing(visit, "skip", "on", "on"), "why"), "close")
    while visit.player.moment.phase == "talk":
        visit = obeying(visit, "back.talk")
    visit = obeying(visit, "back.orders", "back.seal")
    visit = pressing(visit, "skip", "on", "on")
    assert says(visit, "end")
    assert coached(pressing(visit, "lesson.next")) == ""


def test_what_is_taken_out_again_is_to_be_done_again() -> None:
    visit = pressing(begun(), "lesson.next", "lever.release.high")
    assert says(visit, "pay")
    assert says(pressing(visit, "lever.release.high"), "gate")


def test_a_text_that_was_typed_and_is_ready_is_only_to_be_said() -> None:
    visit = pressing(begun(), "lesson.next", "lever.release.high", "lever.payment.some")
    text = visit.player.draft.package
    visit = pressing(visit, "clear")
    assert says(visit, "gate"), "nothing is written"
    assert visit.game is not None
    assert at(visit.game, "alto").take(want.Say(text)).well
    visit = now(visit)
    assert says(visit, "put")
    assert shown(visit).points == "done"


def test_where_nobody_signed_the_coach_says_that_nobody_is_bound() -> None:
    visit = pressing(begun(), "lesson.next", "done")
    while visit.player.moment.phase == "talk":
        visit = pressing(visit, "done")
    bound = bool(visit.player.table.agreements)
    assert says(visit, "orders" if bound else "orders.free")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_coach_points_at_something_that_is_there(language: str) -> None:
    visit = begun(language)
    for _ in range(60):
        screen = shown(visit)
        if screen.points:
            assert screen.points in [node.id for node in walk(screen.root)], screen.points
        if not any(isinstance(place, AtTable) for place in visit.places):
            return
        visit = pressing(visit, "lesson.next" if "lesson.next" in ids(visit) else onward(visit))
    raise AssertionError("the lesson never ends")


def test_there_is_no_coach_outside_the_lesson() -> None:
    visit = pressing(sat_down(game(("alto",))), "sit", "on")
    assert coached(visit) == ""
    assert shown(visit).points == ""
