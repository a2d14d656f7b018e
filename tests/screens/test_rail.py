"""The rail below the table: in a line each who has signed what, who would, who is cheated."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.player.player import Player
from game.rules.orders import Wait
from game.screens.here import Here
from game.screens.nodes import Node, by_id, plain, walk
from game.screens.places import TalkLog
from game.screens.rail import rail
from game.screens.wants import Show
from game.views.talked import Heard
from tests.screens.asked import Seat, agreed, asked, lying
from tests.screens.test_sheet import OPEN, answered


def of(seat: Seat) -> Node:
    """The rail as the seat reads it."""
    return rail(Here(seat.visit, seat.visit.places), seat.panel)


def lines(seat: Seat) -> list[str]:
    """What is read in the rail."""
    return [plain(n.text) for n in walk(of(seat)) if n.text]


def test_a_line_says_of_each_text_who_signed_who_would_who_will_not_and_who_is_missing() -> None:
    assert "1 signed: North; not yet: you" in lines(lying("south"))
    assert "1 signed: you; not yet: South" in lines(lying("north"))
    assert "1 signed: you; no: South" in lines(answered(()))
    assert "1 signed: you; with a change: South" in lines(answered(OPEN))


def test_where_texts_stand_is_told_in_the_talk_alone() -> None:
    assert not any("signed:" in line for line in lines(agreed("commit", "north")))


def test_where_there_is_nothing_to_tell_it_says_what_it_is_for() -> None:
    tip = asked().visit.say("rail.tip")
    assert lines(asked()) == [tip]
    assert tip not in lines(lying("south"))


def test_the_whole_talk_is_one_press_away_once_something_was_heard() -> None:
    assert by_id(of(asked()), "log") is None
    seat = lying("south")
    log = by_id(of(seat), "log")
    assert log is not None
    assert log.intent == Show((*seat.visit.places, TalkLog()))


def test_who_says_that_it_was_cheated_is_told_and_nobody_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seat = lying("south")
    heard = seat.visit.player.heard
    (said,) = heard[:1]
    cheated = replace(said, kind="suspects", sentence="North says that Isle has cheated.")
    monkeypatch.setattr(Player, "heard", property(lambda _: (*heard, cheated)))
    told = [n for n in walk(of(seat)) if n.tone == "bad"]
    assert [n.text for n in told] == ["North says that Isle has cheated."]
    assert isinstance(said, Heard)


def test_what_has_to_be_known_first_stands_first() -> None:
    seat = lying("south")
    last = seat.visit.player.book.exchanges
    session = seat.game.session
    while session.phase != ("talk", last):
        for each in session.waiting:
            assert not session.submit(each, [Wait(each)])
        session.advance()
    assert lines(Seat(seat.game, "south"))[0] == seat.visit.player.last_exchange
