"""A reader at one seat: what is due, what becomes of an intent, and what is in the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from game.player import intents as want
from game.player.guess import Guess
from game.player.intents import Moment
from game.rules.orders import Clause, Highlight, Move, Put
from game.session.scribe import RecordTrouble, Scribe
from tests.player.games import at, exchange, game, passed, reading, settled


def test_the_brief_comes_first_then_what_is_asked() -> None:
    one = game()
    alto = at(one, "alto")
    assert alto.due == "brief"
    assert not alto.asked
    assert alto.take(want.SetRead("brief")).how == "ok"
    settled(one)
    assert (alto.due, alto.moment) == ("news", Moment(1, "talk", 1))
    assert alto.take(want.SetRead(alto.unread_news)).how == "ok"
    assert (alto.due, alto.moment) == ("ask", Moment(1, "talk", 1))
    assert alto.take(want.SetRead("brief")).how == "repeated"


def test_a_step_pressed_twice_is_done_once() -> None:
    one = reading(game())
    alto, seen = at(one, "alto"), one.moment("alto")
    assert alto.take(want.Seal(seen)).how == "ok"
    settled(one)
    after = len(one.session.steps)
    assert alto.take(want.Seal(seen)).how == "stale"
    settled(one)
    assert len(one.session.steps) == after


def test_a_seal_repeated_while_others_are_waited_for_says_so_and_keeps_what_was_given() -> None:
    one = reading(game(("alto", "medio")))
    alto = at(one, "alto")
    order = Highlight("alto", "release")
    assert alto.take(want.Say(order)).how == "ok"
    assert alto.take(want.Seal(one.moment("alto"))).how == "ok"
    assert alto.take(want.Seal(one.moment("alto"))).how == "repeated"
    assert one.session.submitted["alto"] == (order,)
    assert (alto.due, at(one, "medio").due) == ("wait", "ask")


def test_how_many_are_ready_is_told_of_orders_and_not_in_the_talk() -> None:
    """Who is asked in the talk is woken by texts that the reader may not know of."""
    one = reading(game(("alto", "medio")))
    alto = at(one, "alto")
    assert alto.ready == (0, 0)
    passed(one, "commit")
    assert alto.ready == (0, 2)
    assert alto.take(want.Seal(alto.moment)).how == "ok"
    assert alto.ready == (1, 2)


def test_a_late_step_does_nothing_and_says_so() -> None:
    one = reading(game())
    alto, seen = at(one, "alto"), one.moment("alto")
    alto.take(want.Seal(seen))
    settled(one)
    before = one.session.position
    for step in (want.Undo(seen), want.Settle(seen), want.TakeOver(seen, 1), want.Seal(seen)):
        taken = alto.take(step)
        assert (taken.how, bool(taken.said)) == ("stale", True)
    assert one.session.position is before


def test_what_is_prepared_is_gone_with_the_phase_and_cannot_come_late() -> None:
    one = reading(game())
    alto = at(one, "alto")
    alto.take(want.SetClause("release", "high"))
    assert alto.draft.making
    assert alto.lost()
    alto.take(want.Seal(one.moment("alto")))
    assert alto.take(want.SetClause("release", "high")).how == "stale"
    settled(one)
    assert not alto.draft.making


def test_an_order_that_would_be_refused_is_not_prepared() -> None:
    one = passed(game(), "commit")
    alto = at(one, "alto")
    taken = alto.take(want.SetMove("release", "no such setting"))
    assert taken.how == "refused"
    assert taken.said
    assert alto.draft.orders == ()


def test_nobody_is_offered_to_pay_a_seat_that_only_watches() -> None:
    """Case refusal-17."""
    player = at(reading(game()), "alto")
    with_whom = {seat for seat in player.others if player.payments_with(seat)}
    assert with_whom == set(player.others) - {"commission"}
    assert at(game(["commission"]), "commission").payments_with("alto") == ()


def test_a_belief_about_a_clause_that_there_is_not_is_refused_at_once() -> None:
    one = passed(game(), "commit")
    alto = at(one, "alto")
    assert not alto.to_believe
    taken = alto.take(want.SetBelief("payment", 50))
    assert (taken.how, bool(taken.said)) == ("refused", True)
    assert alto.draft.belief("payment") is None


def test_while_the_minds_are_at_work_the_phase_is_the_one_in_which_they_began() -> None:
    one = reading(game())
    alto, seen = at(one, "alto"), one.moment("alto")
    alto.take(want.Seal(seen))
    one.wait()
    assert {alto.moment, at(one, "medio").moment, one.moment("alto")} == {seen}
    assert one.arrived()
    assert one.moment("alto") != seen


def test_to_order_what_stands_is_to_order_nothing() -> None:
    one = passed(game(), "commit")
    alto = at(one, "alto")
    other = next(x for x in alto.book.settings[alto.book.levers.index("release")] if x != alto.stands("release"))  # fmt: skip
    assert alto.take(want.SetMove("release", other)).how == "ok"
    assert alto.draft.orders == (Move("alto", "release", other),)
    assert alto.take(want.SetMove("release", alto.stands("release"))).how == "ok"
    assert alto.draft.orders == ()


def test_a_word_given_is_asked_about_until_it_is_kept_or_meant_to_be_broken() -> None:
    one = reading(game(("alto", "medio", "delta")))
    package = Put("alto", (Clause("release", "high"), Clause("payment", "some")))
    alto, delta = at(one, "alto"), at(one, "delta")
    assert alto.take(want.Say(package)).how == "ok"
    exchange(one)
    assert delta.take(want.SetAnswer(delta.tabled[0].text, "sign")).how == "ok"
    exchange(one)
    passed(one, "commit")
    assert alto.unkept == (), "silence keeps it"
    stays = alto.stands("release")
    assert alto.take(want.SetMove("release", stays)).how == "ok"
    assert alto.draft.orders == (Move("alto", "release", stays),)
    assert alto.unkept == (("release", "high"),)
    assert alto.take(want.SetBroken("release", True)).how == "ok"
    assert alto.unkept == ()
    alto.take(want.SetBroken("release", False))
    assert alto.take(want.SetMove("release", "high")).how == "ok"
    assert alto.unkept == alto.draft.orders == ()


def test_a_guess_is_asked_once_a_round_and_kept_with_where_the_number_stood() -> None:
    one = passed(game(), "commit")
    alto = at(one, "alto")
    number = alto.to_guess
    assert number in alto.book.indicators
    assert alto.take(want.SetGuess("no such number", "up")).how != "ok"
    assert alto.take(want.SetGuess(number, "up")).how == "ok"
    stood = int(alto.seen.view.indicator[0, alto.book.indicators.index(number)])
    assert alto.guess(1) == Guess(number, "up", stood)
    assert alto.to_guess == ""
    assert alto.take(want.SetGuess(number, "down")).how == "repeated"
    assert alto.guess(1) == Guess(number, "up", stood)


def test_a_reveal_is_read_by_each_for_herself() -> None:
    one = passed(game(("alto", "medio")), "commit")
    for seat in one.waiting:
        at(one, seat).take(want.Seal(one.moment(seat)))
    settled(one)
    alto, medio = at(one, "alto"), at(one, "medio")
    assert alto.due == medio.due == "reveal"
    alto.take(want.SetRead(alto.unread))
    settled(one)
    assert (alto.due, medio.due) == ("news", "reveal")


def test_undo_brings_the_last_decision_back_and_what_is_revealed_anew_is_read_anew() -> None:
    one = passed(game(), "commit")
    alto = at(one, "alto")
    alto.take(want.Seal(one.moment("alto")))
    settled(one)
    alto.take(want.SetRead(alto.unread))
    settled(one)
    assert one.moment("alto").round == 2
    assert alto.take(want.Undo(one.moment("alto"))).how == "ok"
    assert one.moment("alto") == Moment(1, "commit")
    alto.take(want.Seal(one.moment("alto")))
    settled(one)
    assert alto.due == "reveal"


def test_nothing_is_undone_before_the_first_decision() -> None:
    one = reading(game())
    taken = at(one, "alto").take(want.Undo(one.moment("alto")))
    assert taken.how == "refused"
    assert taken.said


def test_what_others_have_seen_is_not_undone() -> None:
    one = passed(game(("alto", "medio")), "commit")
    for seat in one.waiting:
        at(one, seat).take(want.Seal(one.moment(seat)))
    reading(one)
    taken = at(one, "alto").take(want.Undo(one.moment("alto")))
    assert taken.how == "refused"
    assert taken.said != at(reading(game()), "alto").words.say("t.undo.nothing")


def test_a_hint_is_told_again_for_nothing_and_there_are_three() -> None:
    one = reading(game())
    alto = at(one, "alto")
    assert (alto.hints_left, alto.next_hint) == (3, 1)
    assert alto.take(want.TakeHint(1)).how == "ok"
    assert alto.take(want.TakeHint(1)).how == "repeated"
    assert (alto.hints_left, bool(alto.hint(1)), alto.hint(2)) == (2, True, "")
    alto.take(want.TakeHint(2))
    alto.take(want.TakeHint(3))
    assert alto.hints_left == 0
    assert alto.take(want.TakeHint(4)).how == "refused"


def test_hints_of_one_seat_are_not_those_of_another() -> None:
    one = reading(game(("alto", "medio")))
    at(one, "alto").take(want.TakeHint(1))
    assert at(one, "medio").hints_left == 3
    assert at(one, "medio").hint(1) == ""


def test_a_mind_takes_the_seat_until_a_round_is_over_and_hands_it_back() -> None:
    one = reading(game())
    alto = at(one, "alto")
    assert alto.take(want.TakeOver(one.moment("alto"), 1)).how == "ok"
    settled(one)
    assert alto.due == "reveal"
    alto.take(want.SetRead(alto.unread))
    settled(one)
    assert not alto.held_by_mind
    assert (alto.due, one.moment("alto").round) == ("news", 2)


def test_a_seat_is_taken_back_before_its_time() -> None:
    one = reading(game(("alto", "medio")))
    alto = at(one, "alto")
    alto.take(want.TakeOver(one.moment("alto"), 9))
    assert alto.held_by_mind
    assert alto.take(want.TakeOver(one.moment("alto"), 9)).how == "repeated"
    late = replace(one.moment("alto"), round=9)
    assert alto.take(want.HandBack(late)).how == "stale"
    assert alto.take(want.HandBack(one.moment("alto"))).how == "ok"
    assert alto.take(want.HandBack(one.moment("alto"))).how == "repeated"
    assert not alto.held_by_mind


def test_the_rest_plays_by_itself_to_the_end() -> None:
    one = passed(game(), "commit")
    alto = at(one, "alto")
    assert alto.take(want.Settle(one.moment("alto"))).how == "ok"
    settled(one)
    assert alto.ended
    assert alto.due == "reveal"
    alto.take(want.SetRead(alto.unread))
    assert alto.due == "end"
    assert alto.lost() == ()


def test_a_version_grows_with_what_the_seat_sees_and_not_with_what_others_prepare() -> None:
    one = reading(game(("alto", "medio")))
    alto, medio = at(one, "alto"), at(one, "medio")
    before = alto.version
    medio.take(want.SetClause("release", "high"))
    medio.take(want.TakeHint(1))
    assert alto.version == before
    alto.take(want.SetClause("release", "high"))
    assert alto.version > before
    again = alto.version
    assert alto.take(want.SetClause("release", "high")).how == "repeated"
    assert alto.version == again


@pytest.mark.parametrize("language", ["en", "es"])
def test_two_readers_of_one_seat_share_its_draft_each_in_a_language(language: str) -> None:
    one = reading(game())
    at(one, "alto").take(want.SetClause("release", "high"))
    other = at(one, "alto", language)
    assert other.draft == at(one, "alto").draft
    assert other.words.language == language
    assert other.table.levers


def test_a_game_that_has_ended_takes_no_step_and_says_so() -> None:
    one = passed(game(), "after the end")
    assert not one.undo()
    alto = at(one, "alto", "es")
    steps = want.Undo, want.Settle, want.HandBack
    for step in (
        *(kind(one.moment("alto")) for kind in steps),
        want.TakeOver(one.moment("alto"), 1),
    ):
        taken = alto.take(step)
        assert taken.how == "refused", step
        assert "terminó" in taken.said


def test_a_seat_lent_for_a_round_comes_back_though_the_record_cannot_be_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one = reading(game())
    assert at(one, "alto").take(want.TakeOver(one.moment("alto"), one.session.round)).well
    add = Scribe.add

    def full(scribe: Scribe, entry: Mapping[str, Any]) -> None:
        add(scribe, entry)
        raise RecordTrouble("The disk is full.")

    monkeypatch.setattr(Scribe, "add", full)
    settled(one)
    while one.session.round == 1:
        one.advance()
        settled(one)
    assert one.session.people == ("alto",)


def test_faces_are_even_before_the_first_reveal_and_then_those_of_the_last_round() -> None:
    one = reading(game())
    alto = at(one, "alto")
    assert {mood.kind for mood in alto.moods.values()} == {"even"}
    passed(one, "after the end")
    assert set(alto.moods) == set(alto.seats)
    assert len({mood.why for mood in alto.moods.values()}) > 1
    told = " ".join(mood.why for mood in at(one, "alto", "es").moods.values())
    assert "Nothing" not in told
    assert "Alto" not in alto.moods["alto"].why
