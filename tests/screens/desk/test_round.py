"""A whole round of the flagship, by pressing what is seen: two seats sign, one breaks its word, all seal."""

from __future__ import annotations

from game.rules.orders import Clause, Move, Put
from game.screens.nodes import by_id, plain, walk
from tests.screens.desk.chairs import Class

ONE, OTHER = "us_intelligence", "mx_defense"


def said(room: Class, seat: str) -> str:
    """All that is to be read on the page of a seat."""
    return "\n".join(plain(node.text) for node in walk(room.screen(seat).root) if node.text)


def talking() -> Class:
    """The talk of the second round."""
    room = Class().until("talk").step("promise")
    room.press("us_president", "promise.strike_authority.ruled_out", "give")
    assert "You promised: Strike authority" in said(room, "us_president")
    room.beat().until("commit").step("seal")
    for seat in room.seats:
        if by_id(room.screen(seat).root, "seal"):
            room.press(seat, "seal")
    room.beat().step("reveal", round=1, own=True)
    assert "points" in said(room, ONE)
    return room.until("talk").step("talk")


def agreed() -> Class:
    """The same once two seats have signed a text, one of which put it."""
    room = talking()
    room.press(ONE, "offer", "add.ask", "clause.action", "setting.action.labs")
    room.press(ONE, "add.give", "clause.sharing", "setting.sharing.fusion", "checked.checked")
    put = room.game.draft(ONE).package
    assert put.clauses == (Clause("action", "labs", verified=True), Clause("sharing", "fusion", verified=True))  # fmt: skip
    assert "uses" in said(room, ONE)
    room.press(ONE, "put")
    assert [type(order) for order in room.player(ONE).given] == [Put]
    room.beat()
    text = room.player(OTHER).tabled[0].text
    assert "US Intelligence offers" in said(room, OTHER)
    room.press(OTHER, f"sign.{text}")
    assert "You sign." in said(room, OTHER)
    room.press(OTHER, f"slip.{text}")
    assert "You sign." not in said(room, OTHER)
    room.press(OTHER, f"sign.{text}")
    room.beat().beat()
    assert room.player(OTHER).table.agreements
    assert "In force 1" in said(room, OTHER)
    return room


def test_a_round_is_played_by_pressing() -> None:
    room = agreed().until("commit").step("seal")
    assert "You signed: “Laboratories closed”" in said(room, OTHER)
    room.press(OTHER, "lever.action.paper")
    assert "You signed “Laboratories closed”. Order “Done on paper”?" in said(room, OTHER)
    seal = by_id(room.screen(OTHER).root, "seal")
    assert seal is not None
    assert seal.disabled
    room.press(OTHER, "keep.action")
    assert not room.game.draft(OTHER).orders
    room.press(OTHER, "lever.action.paper", "order.action", "belief.sharing.75", "guess.up", "seal")
    orders = room.player(OTHER).given
    assert Move(OTHER, "action", "paper") in orders
    assert "Sealed" in said(room, OTHER)
    room.press(OTHER, "unseal")
    assert not room.player(OTHER).sealed
    assert room.game.draft(OTHER).move("action") == "paper"
    room.press(OTHER, "seal")
    for seat in room.seats:
        if seat != OTHER and by_id(room.screen(seat).root, "seal"):
            room.press(seat, "seal")
    assert not room.game.session.waiting
    room.beat().step("reveal", round=2, own=True)
    assert "You did not keep the clause on Action on leads." in said(room, OTHER)


def test_a_signature_can_be_taken_back_while_the_text_is_open() -> None:
    room = talking()
    deal = (Clause("action", "labs"), Clause("sharing", "fusion"), Clause("deployment", "five"))
    room.give(ONE, Put(ONE, deal, invited=("health",)))
    room.beat()
    text = room.player(OTHER).tabled[0].text
    room.press(OTHER, f"sign.{text}").beat()
    assert "You have signed." in said(room, OTHER)
    room.press(OTHER, f"back.{text}").beat()
    assert not room.player(OTHER).tabled[0].may_take_back
    assert by_id(room.screen(OTHER).root, f"sign.{text}")


def test_a_word_is_kept_by_a_seat_that_never_seals() -> None:
    room = agreed().until("commit").step("seal").beat()
    assert room.player(OTHER).stands("action") == "labs"


def test_a_change_named_is_signed_once_it_is_put() -> None:
    room = talking()
    room.give(ONE, Put(ONE, (Clause("action", "casework"), Clause("sharing", "fusion"))))
    room.beat()
    text = room.player(OTHER).tabled[0].text
    room.press(OTHER, f"would.{text}", "blocking.action", "instead.labs", "would_sign")
    room.beat()
    assert room.player(OTHER).ready_for
    room.place(ONE, tab="mine")
    room.press(ONE, f"exactly.{text}.{OTHER}")
    room.beat().beat().beat()
    assert room.player(ONE).agreed("action") == "labs"


def test_an_offer_is_changed_and_the_difference_is_said() -> None:
    room = talking()
    room.give(ONE, Put(ONE, (Clause("action", "casework"), Clause("sharing", "fusion"))))
    room.beat()
    text = room.player(OTHER).tabled[0].text
    room.press(OTHER, f"change.{text}")
    put = by_id(room.screen(OTHER).root, "put")
    assert put is not None
    assert put.disabled == "Nothing is different yet."
    room.press(OTHER, "clause.action", "setting.action.labs")
    assert "A change of the offer of US Intelligence." in said(room, OTHER)
    assert "Cases to trial" in said(room, OTHER)
    room.press(OTHER, "put")
    room.beat()
    assert room.player(ONE).tabled[1].difference in said(room, ONE)
