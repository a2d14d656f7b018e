"""What single pages of a seat show, and what becomes of presses on them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.player import intents as want
from game.player.look import Look
from game.rules.orders import Clause, Put
from game.screens.desk.desk import Desk
from game.screens.desk.page import at_desk, sit_at_desk
from game.screens.nodes import Node, by_id, plain, walk
from game.screens.shown import Seen, enter, press, shown
from game.screens.visit import pressed
from game.screens.wants import CastVote, StepOut, moves
from tests.player.games import FLAGSHIP, VALLEYS
from tests.screens.desk.chairs import Class, played

SEAT = "mx_defense"


def said(room: Class, seat: str = SEAT) -> str:
    """All that is to be read on the page of a seat."""
    return "\n".join(plain(node.text) for node in walk(room.screen(seat).top) if node.text)


def node(room: Class, id: str, seat: str = SEAT) -> Node:
    """What has an id on the page of a seat."""
    found = by_id(room.screen(seat).top, id)
    assert found is not None, id
    return found


# Reading


def test_three_pages_and_a_question_are_read_and_the_right_answer_marks_the_card_as_read() -> None:
    room = Class().step("read").press(SEAT, "next", "next", "next")
    asked = room.player(SEAT).question
    assert asked is not None
    wrong = next(n for n in range(3) if n != asked.right)
    room.press(SEAT, f"question.{wrong}")
    assert "Read the line again:" in said(room)
    assert not room.game.has_read(SEAT, "brief")
    room.press(SEAT, f"question.{asked.right}")
    assert room.game.has_read(SEAT, "brief")
    assert "You are ready." in said(room)


def test_a_seat_without_a_red_line_says_itself_that_it_has_read() -> None:
    room = Class(VALLEYS).step("read").place("commission", page=4)
    room.press("commission", "read")
    assert room.game.has_read("commission", "brief")


def test_the_card_is_at_hand_later() -> None:
    room = Class().until("talk").step("talk").press(SEAT, "card")
    assert "Your troops are tired." in said(room)
    assert room.tried(SEAT, "close").well
    room.press(SEAT, "why", "score")
    assert room.screen(SEAT).dialog is not None


# What the class carries out


def test_a_guess_about_the_news_is_handed_on_and_then_the_mark_is_shown() -> None:
    room = Class().until("talk").step("news")
    article = next(a for p in room.player(SEAT).news(1) for a in p.articles if a.mark)
    assert "You guessed" not in said(room)
    done = room.tried(SEAT, f"mark.{article.event}.disputed")
    assert done.handed == (CastVote("marks", "disputed", article.event),)
    assert f"It is {article.mark}. You guessed: disputed." in said(room)


def test_votes_written_sentences_and_stepping_out_are_handed_on() -> None:
    room = Class().step("feel")
    assert room.tried(SEAT, "feel.guilty").handed == (CastVote("feel", "guilty"),)
    assert node(room, "feel.guilty").value == "chosen"
    room.step("exit")
    visit = room.devices[SEAT]
    done = enter(visit, "exit.case", "They fear for their towns.", Seen.of(shown(visit)))
    assert done.handed == (CastVote("exit", "They fear for their towns.", "case"),)
    assert not enter(visit, "exit.case", "x" * 300).well
    room.step("note")
    assert room.tried(SEAT, "role.press").handed == (StepOut("press"),)
    assert moves(StepOut("press"))


def test_a_prediction_follows_the_choice_of_a_decision() -> None:
    room = Class().step("change", options=(("a", "Close the laboratories"), ("b", "Sign nothing")))
    assert by_id(room.screen(SEAT).root, "predict") is None
    room.press(SEAT, "change.b", "predict.lower")
    assert node(room, "predict.lower").value == "chosen"


def test_what_comes_late_does_nothing() -> None:
    """A vote counts as long as it is asked for, whatever else has happened; then no more."""
    room = Class().step("feel")
    seen = Seen.of(room.screen(SEAT))
    room.step("feel", nudged=True)
    assert room.tried(SEAT, "feel.proud", seen).handed
    room.step("exit")
    assert not room.tried(SEAT, "feel.proud", seen).handed


# The talk


def test_an_offer_is_made_of_two_lists_and_says_words_to_begin_with() -> None:
    room = Class().until("commit").beat().until("talk").step("talk").press(SEAT, "offer")
    first = node(room, "opener.card").children[0].text
    room.press(SEAT, "opener")
    assert node(room, "opener.card").children[0].text != first
    assert node(room, "put").disabled
    room.press(SEAT, "add.give", "clause.action", "setting.action.labs")
    room.press(SEAT, "add.ask", "clause.sharing", "setting.sharing.fusion")
    words = said(room)
    assert "We can offer “Laboratories closed”. For that we need “One joint room”." in words
    assert "Must sign: US Intelligence and you." in words
    room.press(SEAT, "who_knows.secret", "checked.checked")
    assert all(c.verified and not c.public for c in room.game.draft(SEAT).package.clauses)
    room.press(SEAT, "add.ask", "clause.flights", "setting.flights.on_request")
    added = room.game.draft(SEAT).clause("flights")
    assert added == Clause("flights", "on_request", public=False, verified=True)
    room.press(SEAT, "clause.flights", "out.flights", "cancel")
    assert room.game.draft(SEAT).clause("flights") is None
    assert "Go on with your offer" in said(room)


def test_three_clauses_are_shown_at_first() -> None:
    room = Class().until("commit").beat().until("talk").step("talk").press(SEAT, "offer")
    for lever, setting in (("action", "labs"), ("sharing", "fusion"), ("flights", "none"), ("health", "programme")):  # fmt: skip
        room.player(SEAT).take(want.SetClause(lever, setting))
    assert by_id(room.screen(SEAT).root, "clause.health") is None
    room.press(SEAT, "more_clauses", "clause.health", "out.health")
    assert len(room.game.draft(SEAT).package.clauses) == 3


def test_a_draft_stays_through_a_beat_of_others() -> None:
    room = Class().until("commit").beat().until("talk").step("talk")
    room.press(SEAT, "offer", "add.give", "clause.action", "setting.action.labs")
    room.give("health", Put("health", (Clause("health", "programme"),), invited=(SEAT,)))
    room.beat()
    assert room.game.draft(SEAT).clause("action")
    assert "Laboratories closed" in said(room)


def test_what_is_too_dear_to_sign_says_so() -> None:
    room = Class()
    assert "in force" in played(room)
    room.step("talk")
    for seat in room.seats:
        for each in room.player(seat).tabled:
            sign = by_id(room.place(seat, text=each.text).screen(seat).root, f"sign.{each.text}")
            assert sign is None or sign.disabled == (each.why_not or each.late)


# Covers


@pytest.mark.parametrize(
    ("cover", "words"),
    [
        ({"paused": True}, "Paused"),
        ({"blanked": True}, "Look up, please"),
        ({"mind": True}, "A mind plays your seat now."),
        ({"late": True}, "Now: all talk, and sign offers."),
        ({"nudged": True}, "Your teacher waits for you."),
    ],
)
def test_what_covers_a_step(cover: dict[str, bool], words: str) -> None:
    room = Class().until("commit").beat().until("talk").step("talk", **cover)
    assert words in said(room)


def test_a_pause_leaves_what_lay_open() -> None:
    room = Class().until("commit").beat().until("talk").step("talk").press(SEAT, "offer")
    room.step("talk", paused=True).step("talk", paused=False)
    assert by_id(room.screen(SEAT).root, "cancel")
    room.until("commit").step("seal")
    room.step("talk")
    assert said(room)


def test_who_comes_late_reads_one_page_once() -> None:
    room = Class().until("talk").step("promise", late=True).press(SEAT, "on")
    assert "Choose one thing that you promise to all." in said(room)
    room.step("news", late=True)
    assert "Welcome. Read this first" not in said(room)


def test_two_devices_of_a_seat_share_what_is_prepared_and_not_what_lies_open() -> None:
    room = Class().until("commit").beat().until("talk").step("talk")
    desk = room.devices[SEAT].desk
    assert desk is not None
    other = sit_at_desk(room.game, SEAT, Look("es"), desk)
    room.press(SEAT, "offer", "add.give", "clause.action", "setting.action.labs")
    assert by_id(shown(other).root, "cancel") is None
    assert by_id(shown(other).root, "clause.action")


def test_a_desk_belongs_to_a_class() -> None:
    """Outside of one nothing is handed on."""
    room = Class().step("feel")
    visit = replace(room.devices[SEAT], desk=None)
    assert not pressed(visit, CastVote("feel", "proud")).well
    assert press(at_desk(visit, Desk("feel")), "feel.proud").handed


def test_nothing_is_asked_of_a_seat_without_levers() -> None:
    room = Class(VALLEYS).until("commit").step("seal")
    assert "You have nothing to seal." in said(room, "commission")


def test_an_intent_of_another_moment_is_refused() -> None:
    room = Class(FLAGSHIP).until("commit").step("seal")
    player = room.player(SEAT)
    old = player.moment
    room.beat().until("commit")
    assert room.player(SEAT).take(want.Seal(old)).how == "stale"
