"""A round without texts: only words and deeds, and the clock goes by the round."""

from __future__ import annotations

from game.player import intents as want
from game.rules.orders import Clause, Put, Wait
from tests.screens.asked import Seat, rich_session, seated

LATER = {"lengths": {45: {"talk_from": 2, "minutes": {"talk": {1: 2, 2: 5}}}}}


def sat(round: int) -> Seat:
    """North in the talk of a round."""
    session = rich_session(LATER)
    while (session.round, session.phase[0]) != (round, "talk"):
        for each in session.waiting:
            assert not session.submit(each, [])
        session.advance()
    return seated(session, "north")


def test_before_the_first_round_with_texts_none_can_be_made() -> None:
    early, later = sat(1), sat(2)
    note = "Texts come in round 2."
    assert note in early.said
    assert note not in later.said
    dots = [node for node in early.pressables() if node.id.startswith("lever.")]
    assert dots
    assert all(node.disabled.startswith(note) for node in dots)
    assert not early.has("wait")
    assert early.has("more_words")
    assert not later.node("lever.gate.half").disabled
    assert later.has("wait")


def test_a_text_that_comes_too_early_is_refused_with_the_round_in_which_it_may_come() -> None:
    player = sat(1).visit.player
    done = player.take(want.Say(Put("north", (Clause("gate", "half"),), invited=("south",))))
    assert done.how == "refused"
    assert "from round 2 on" in done.said


def test_such_a_talk_has_one_exchange() -> None:
    session = sat(1).game.session
    for each in session.waiting:
        assert not session.submit(each, [Wait(each)])
    session.advance()
    assert not session.waiting


def test_the_clock_goes_by_the_round() -> None:
    assert [sat(round).visit.player.table.minutes for round in (1, 2, 3)] == [2, 5, 5]
