"""The news of a round are read before its first question, and what they ask is answered ahead of the orders."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.player import intents as want
from game.player.game import Game
from game.player.loaded import scenario_at
from game.player.player import Player
from game.player.shelf import resumed
from game.rules.orders import Choose
from game.session.session import Session
from tests.player.games import VALLEYS, at, exchange, game, passed, reading, settled

EVENT, SEND = "dry_year", "send"
"""What asks Alto in round 3: extra water, once."""


def asked(one: Game | None = None) -> tuple[Game, Player]:
    """The third round of a game as its news come, before anybody has read them."""
    one = reading(one or game())
    alto = at(one, "alto")
    while (one.session.round, alto.due) != (3, "news"):
        if alto.due in ("reveal", "news"):
            alto.take(want.SetRead(alto.unread or alto.unread_news))
        elif alto.due == "ask":
            alto.take(want.Seal(one.moment("alto")))
        settled(one)
    return one, alto


def recorded(path: Path) -> Game:
    """A game that is written down."""
    session = Session.start(scenario_at(VALLEYS, "en"), seed=3, people=("alto",), record=path)
    return Game(session, VALLEYS)


def test_the_news_come_after_the_reveal_and_before_the_first_question() -> None:
    one = passed(game(), "commit")
    alto = at(one, "alto")
    alto.take(want.Seal(one.moment("alto")))
    settled(one)
    assert alto.due == "reveal"
    alto.take(want.SetRead(alto.unread))
    settled(one)
    assert (alto.due, alto.unread_news) == ("news", "news.2")
    assert alto.take(want.SetRead("news.2")).how == "ok"
    assert alto.due == "ask"
    assert alto.take(want.SetRead("news.2")).how == "repeated"


def test_a_round_without_news_has_no_page(monkeypatch: pytest.MonkeyPatch) -> None:
    _, alto = asked()
    monkeypatch.setattr(Player, "news", lambda self, round: ())
    assert alto.due == "ask"


def test_news_that_were_taken_back_are_read_again() -> None:
    one, alto = asked()
    alto.take(want.SetRead(alto.unread_news))
    alto.take(want.Undo(one.moment("alto")))
    assert one.session.round == 2
    alto.take(want.Seal(one.moment("alto")))
    settled(one)
    alto.take(want.SetRead(alto.unread))
    settled(one)
    assert (alto.due, alto.unread_news) == ("news", "news.3")


def test_an_answer_is_kept_for_the_orders_and_given_with_them() -> None:
    one, alto = asked()
    assert alto.take(want.SetChoice(EVENT, SEND)).how == "ok"
    assert alto.take(want.SetChoice(EVENT, SEND)).how == "repeated"
    assert alto.answered(EVENT) == SEND
    assert alto.draft.orders == ()
    passed(one, "commit")
    assert alto.draft.orders == (Choose("alto", EVENT, SEND),)
    exchange(one)
    step = next(s for s in reversed(one.session.steps) if s.phase == "commit")
    assert Choose("alto", EVENT, SEND) in [item.order for item in step.orders]


def test_an_answer_can_be_changed_in_the_talk_and_in_the_orders() -> None:
    one, alto = asked()
    alto.take(want.SetChoice(EVENT, SEND))
    alto.take(want.SetRead(alto.unread_news))
    assert alto.take(want.SetChoice(EVENT, "")).how == "ok"
    assert alto.answered(EVENT) == ""
    alto.take(want.SetChoice(EVENT, "keep"))
    passed(one, "commit")
    assert alto.answered(EVENT) == "keep"
    assert alto.take(want.SetChoice(EVENT, SEND)).how == "ok"
    assert alto.draft.choice(EVENT) == alto.answered(EVENT) == SEND


@pytest.mark.parametrize(
    ("event", "option"),
    [("usual_year", "mend"), ("second_dry_year", "rest"), (EVENT, "dance"), ("moon", "send")],
)
def test_what_nobody_asks_the_seat_is_refused_with_a_reason(event: str, option: str) -> None:
    _, alto = asked()
    taken = alto.take(want.SetChoice(event, option))
    assert taken.how == "refused"
    assert taken.said
    assert alto.answered(event) == ""


def test_an_answer_that_the_talk_has_made_too_dear_is_no_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one, alto = asked()
    alto.take(want.SetChoice(EVENT, SEND))
    monkeypatch.setitem(alto.book.__dict__, "option_cost", alto.book.option_cost + 100_000)
    passed(one, "commit")
    assert alto.draft.orders == ()


def test_an_answer_outlives_the_window_at_every_time_of_the_round(tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    one, alto = asked(recorded(path))
    alto.take(want.SetChoice(EVENT, SEND))
    one.keep()
    again = resumed(f"{path}")
    assert at(again, "alto").answered(EVENT) == SEND
    passed(again, "commit")
    assert at(again, "alto").draft.choice(EVENT) == SEND
    again.keep()
    assert at(resumed(f"{path}"), "alto").draft.choice(EVENT) == SEND


def test_an_answer_outlives_undo_within_the_round_and_a_mind_at_the_seat() -> None:
    one, alto = asked()
    alto.take(want.SetChoice(EVENT, SEND))
    alto.take(want.SetRead(alto.unread_news))
    alto.take(want.Seal(one.moment("alto")))
    settled(one)
    assert one.session.round == 3
    alto.take(want.Undo(one.moment("alto")))
    assert (one.session.round, alto.answered(EVENT)) == (3, SEND)
    one.take_over("alto", 9)
    assert alto.take(want.SetChoice(EVENT, "keep")).how == "stale"
    one.hand_back("alto")
    assert alto.answered(EVENT) == SEND


def test_undo_of_the_news_takes_the_answer_back() -> None:
    one, alto = asked()
    alto.take(want.SetChoice(EVENT, SEND))
    alto.take(want.Undo(one.moment("alto")))
    assert one.ahead("alto") == ()


def test_an_answer_that_is_kept_is_named_before_it_is_lost() -> None:
    _, alto = asked()
    alto.take(want.SetChoice(EVENT, SEND))
    assert any(alto.words.option(EVENT, SEND) in said for said in alto.lost())


def test_what_one_seat_keeps_changes_nothing_for_another() -> None:
    one = reading(game(("alto", "medio")))
    while one.session.round < 3:
        exchange(one)
    alto, medio = at(one, "alto"), at(one, "medio")
    before = medio.version
    assert alto.take(want.SetChoice(EVENT, SEND)).how == "ok"
    assert (medio.version, medio.answered(EVENT), medio.dilemmas) == (before, "", ())
