"""What keeps a text from closing is said beside it before it is put, and as long as it lies there."""

from __future__ import annotations

from game.player.intents import Say, SetAnswer, SetPackage
from game.rules.orders import Clause, Edit, Payment, Put
from tests.player.games import exchange
from tests.screens.asked import Seat, agreed, asked

DEAR = Put(
    "alto",
    (
        Clause("release", "high", verified=True),
        Clause("gauges", "shared", verified=True),
        Clause("payment", "full", verified=True),
    ),
    (Payment("alto", "mandate", -300), Payment("delta", "mandate", 300)),
)
"""More than the eight points that Alto has."""
LACKS = "You lack 0.7 points of mandate (it takes 8.7, you have 8)."


def test_a_text_that_its_writer_cannot_pay_for_is_warned_of_before_it_is_put() -> None:
    place = asked()
    place.want(SetPackage(DEAR))
    assert place.said.count(LACKS) == 1, "on the paper"
    place.want(Say(DEAR))
    assert LACKS in place.said, "beside what is prepared"
    place = Seat(exchange(place.game), "alto")
    own = next(each.text for each in place.visit.player.tabled if each.mine)
    place.press(f"text.{own}")
    assert place.said.count(LACKS) == 1, "on the paper that lies there"


def test_a_text_that_can_be_paid_for_is_not_warned_of() -> None:
    place = asked()
    place.want(SetPackage(Put("alto", DEAR.clauses[:1])))
    assert "You lack" not in place.said


def test_a_signature_kept_ready_for_more_than_there_is_is_warned_of() -> None:
    poor = {"stakeholders": {"south": {"mandate": {"start": 1, "income": 0}}}}
    place = agreed("talk", "south", poor, exchange=2)
    theirs = next(each for each in place.visit.player.tabled if each.may_decline)
    dear = (Edit("patrol", "light"),)
    place.want(SetAnswer(theirs.text, "decline", change=dear, meant=True))
    assert "your signature is ready" in place.said
    assert "You lack" in place.said
    place.want(SetAnswer(theirs.text, "decline", change=dear))
    assert "You lack" not in place.said, "only what is meant has to be paid"
