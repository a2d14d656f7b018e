"""What a refusal tells: which order, why, what it would take, and an order that would be taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from game.rules.legality import Obstacle
from game.rules.orders import (
    Believe,
    Choose,
    Clause,
    Decline,
    Deny,
    Edit,
    Highlight,
    Inject,
    Leave,
    Move,
    Order,
    Payment,
    Promise,
    Put,
    Ratify,
    Sign,
    TakeBack,
    Unsay,
    Wait,
    Withdraw,
)
from game.rules.refusals import Refusal, permitted, refusals
from game.rules.sight import Observation, observe
from tests.builders import Game, book, merged, put
from tests.talks import name_of, text_by

ASKS: dict[str, Any] = {
    "agreements": {"payments": ["mandate"], "largest_payment": 2, "denial": {"pays": 1, "costs": 2}},
    "levers": {
        "canal": {"mode": "full"},
        "patrol": {"settings": {"light": {"needs": "water >= 90"}}},
    },
    "events": {
        "ship": {
            "title": "A ship", "text": "It asks.", "round": 1,
            "choice": {
                "seat": "south", "ask": "Well?", "default": "wait",
                "options": {"wait": {"name": "Wait"}, "help": {"name": "Help", "cost": 2}},
            },
        }
    },
}  # fmt: skip
GATE = Put("south", (Clause("gate", "half"),), (), ("north",))
LAID = name_of(book(ASKS), GATE)


def seen(seat: str, phase: str, have: float = 20, changes: dict[str, Any] = ASKS) -> Observation:
    """What a seat sees in the first phase of a kind, with so much mandate."""
    game = Game(book(changes))
    game.until(phase)
    at = game.book.seats.index(seat)
    game.position = put(game.position, "mandate", (at,), round(have * 100))
    return observe(game.book, game.position, at)


def refused(
    seat: str, phase: str, *orders: Order, have: float = 20, changes: dict[str, Any] = ASKS
) -> tuple[Refusal, ...]:
    """Why orders of a seat are refused."""
    return refusals(book(changes), seen(seat, phase, have, changes), orders)


def laid(*texts: Put) -> Game:
    """A long talk in which texts have just been put."""
    game = Game(
        book(
            merged(
                ASKS,
                {
                    "lengths": {45: {"exchanges": 5}},
                    "levers": {"canal": {"mode": "core"}, "market": {"mode": "full"}},
                },
            )
        )
    )
    game.until("talk")
    game.resolve(texts)
    return game


def against(game: Game, *orders: Order) -> tuple[Refusal, ...]:
    """Why orders of a seat are refused where a game stands."""
    seat = game.book.seats.index(orders[0].seat)
    return refusals(game.book, observe(game.book, game.position, seat), orders)


def test_moves_are_paid_together() -> None:
    light, secret = Move("south", "patrol", "heavy"), Move("south", "watch", "secret")
    assert refused("south", "commit", light, secret, have=6) == ()
    (found,) = refused("south", "commit", light, secret, have=5.99)
    assert found == Refusal(secret, Obstacle.TOO_DEAR, {"price": 600, "have": 599})
    (found,) = refused("south", "commit", secret, light, have=5.99)
    assert found.order == light


def test_moves_and_answers_to_events_are_paid_together() -> None:
    orders = (Move("south", "watch", "secret"), Choose("south", "ship", "help"))
    assert refused("south", "commit", *orders, have=4) == ()
    (found,) = refused("south", "commit", *orders, have=3)
    assert found == Refusal(orders[1], Obstacle.TOO_DEAR, {"price": 400, "have": 300})
    free = (orders[0], Choose("south", "ship", "wait"))
    assert refused("south", "commit", *free, have=2) == ()


def test_a_move_alone_too_dear_names_its_price_and_the_nearest_that_is_not() -> None:
    wanted = Move("south", "patrol", "heavy")
    (found,) = refused("south", "commit", wanted, have=3)
    facts = {"lever": "patrol", "setting": "heavy", "price": 400, "have": 300}
    assert found == Refusal(wanted, Obstacle.TOO_DEAR, facts, Move("south", "patrol", "none"))
    (found,) = refused("south", "commit", Move("south", "watch", "open"), have=3)
    assert found.instead == Move("south", "watch", "secret")
    (found,) = refused("south", "commit", Move("south", "patrol", "light"))
    assert (found.why, found.instead) == (Obstacle.NEEDS, Move("south", "patrol", "none"))


def test_an_answer_to_an_event_too_dear_gives_way_to_the_default() -> None:
    wanted = Choose("south", "ship", "help")
    (found,) = refused("south", "commit", wanted, have=1)
    facts = {"event": "ship", "option": "help", "price": 200, "have": 100}
    assert found == Refusal(wanted, Obstacle.TOO_DEAR, facts, Choose("south", "ship", "wait"))
    (found,) = refused("north", "commit", Choose("north", "ship", "wait"))
    assert (found.why, found.instead) == (Obstacle.NOT_YOURS, None)


@pytest.mark.parametrize(("percent", "fine"), [(-1, False), (0, True), (100, True), (101, False)])
def test_a_belief_is_a_share_in_a_clause_that_there_is(percent: int, fine: bool) -> None:
    said = Believe("north", "gate", percent)
    (found,) = refused("north", "commit", said)
    assert found == Refusal(said, Obstacle.NO_AGREEMENT, {"lever": "gate"})
    game = laid(GATE)
    game.resolve([Sign("north", LAID)])
    game.until("commit")
    assert (against(game, said) == ()) == fine


def test_payments_have_a_most_and_it_is_told() -> None:
    def paid(amount: int) -> Put:
        payments = (Payment("north", "mandate", -amount), Payment("south", "mandate", amount))
        return Put("north", (Clause("gate", "half"),), payments)

    assert refused("north", "talk", paid(200)) == ()
    (found,) = refused("north", "talk", paid(201))
    assert found == Refusal(paid(201), Obstacle.PAYMENT_TOO_LARGE, {"most": 200})


TWICE: list[tuple[str, str, Sequence[Order], int]] = [
    ("south", "talk", [Promise("south", "watch", "open"), Promise("south", "watch", "idle")], 1),
    ("south", "talk", [Deny("south", "watch", "secret"), Deny("south", "watch", "secret")], 1),
    ("north", "talk", [Wait("north"), Wait("north")], 1),
    ("north", "commit", [Move("north", "gate", "half"), Move("north", "gate", "open")], 1),
    ("south", "commit", [Choose("south", "ship", "wait"), Choose("south", "ship", "help")], 1),
    ("north", "talk", [Highlight("north", "gate"), Highlight("north", "watch"), Highlight("north", "canal")], 2),
]  # fmt: skip


@pytest.mark.parametrize(("seat", "phase", "orders", "most"), TWICE)
def test_one_thing_may_be_said_once(
    seat: str, phase: str, orders: Sequence[Order], most: int
) -> None:
    found = refused(seat, phase, *orders)
    assert found == (Refusal(orders[-1], Obstacle.TOO_MANY, {"most": most}),)


OF_A_TEXT: list[Sequence[Order]] = [
    [Put("south", (Clause("patrol", "heavy"),), (), ("north",)), Withdraw("south")],
    [Sign("north", LAID), Decline("north", LAID)],
    [Decline("north", LAID), Sign("north", LAID)],
    [Decline("north", LAID), Decline("north", LAID, "gate")],
    [Sign("north", LAID), Sign("north", LAID)],
]


@pytest.mark.parametrize("orders", OF_A_TEXT)
def test_of_a_text_one_thing_may_be_done_in_an_exchange(orders: Sequence[Order]) -> None:
    found = against(laid(GATE), *orders)
    assert found == (Refusal(orders[-1], Obstacle.TOO_MANY, {"most": 1}),)


@pytest.mark.parametrize("put_first", [True, False])
def test_of_putting_and_declining_one_text_the_later_is_refused(put_first: bool) -> None:
    """Case refusal-16; a text that differs may be declined."""
    orders = [replace(GATE, seat="north", invited=("south",)), Decline("north", LAID)]
    orders = orders if put_first else orders[::-1]
    assert against(laid(GATE), *orders) == (Refusal(orders[1], Obstacle.PUT_TOO, {"text": LAID}),)
    other = Put("north", (Clause("gate", "open"),), (), ("south",))
    assert against(laid(GATE), other, Decline("north", LAID)) == ()


def test_several_texts_may_be_answered_at_once_and_a_signature_kept_ready_for_one() -> None:
    other = Put("isle", (Clause("canal", "high"),))
    game = laid(GATE, other)
    gate, canal = (text_by(game, seat) for seat in ("south", "isle"))
    assert against(game, Sign("north", gate), Sign("north", canal), Wait("north")) == ()
    ready = [
        Decline("north", gate, change=(Edit("gate", "open"),), meant=True),
        Decline("north", canal, change=(Edit("gate", "half"),), meant=True),
    ]
    assert against(game, *ready) == (Refusal(ready[1], Obstacle.TOO_MANY, {"most": 1}),)
    assert against(game, ready[0], replace(ready[1], meant=False)) == ()


def test_what_is_not_there_is_neither_withdrawn_nor_unsaid_nor_taken_back() -> None:
    game = laid(GATE)
    assert against(game, Withdraw("north")) == (Refusal(Withdraw("north"), Obstacle.NO_PROPOSAL),)
    assert against(game, Withdraw("south")) == ()
    assert against(game, Unsay("north")) == (Refusal(Unsay("north"), Obstacle.NOTHING_READY),)
    back = TakeBack("north", LAID)
    assert against(game, back) == (Refusal(back, Obstacle.NOT_SIGNED, {"text": LAID}),)
    assert against(game, replace(back, seat="south")) == ()
    game.resolve([Decline("north", LAID, change=(Edit("gate", "open"),), meant=True)])
    assert against(game, Unsay("north")) == ()


def test_whoever_stands_for_a_text_neither_signs_it_twice_nor_declines_it() -> None:
    game = laid(GATE)
    sign, decline = Sign("south", LAID), Decline("south", LAID)
    (found,) = against(game, sign)
    assert (found.order, found.why) == (sign, Obstacle.ALREADY_SIGNED)
    assert against(game, decline) == (Refusal(decline, Obstacle.OWN_PROPOSAL, {"text": LAID}),)


def test_what_may_be_declined_is_offered_where_signing_is_too_dear() -> None:
    sign = Sign("north", LAID)
    game = laid(GATE)
    price = 100  # half of the step; the other party pays the other half
    game.position = put(game.position, "mandate", (game.book.seats.index("north"),), price)
    assert against(game, sign) == ()
    game.position = put(game.position, "mandate", (game.book.seats.index("north"),), price - 1)
    facts = {"text": LAID, "price": price, "have": price - 1}
    assert against(game, sign) == (Refusal(sign, Obstacle.TOO_DEAR, facts, Decline("north", LAID)),)


NOT_A_CHANGE: list[tuple[Edit, ...]] = [
    (),
    (Edit("gate", "half"),),
    (Edit("patrol"),),
    (Edit("gate", "open"), Edit("gate")),
    (Edit("gate", "open"), Edit("patrol", "light"), Edit("watch", "open")),
    (Edit(),),
    (Edit(payer="north", payee="north", amount=100),),
    (Edit(payer="north", payee="south", amount=0),),
]


@pytest.mark.parametrize("change", NOT_A_CHANGE)
def test_a_change_is_one_or_two_differences_that_there_are(change: tuple[Edit, ...]) -> None:
    order = Decline("north", LAID, "gate", change, meant=True)
    assert against(laid(GATE), order) == (Refusal(order, Obstacle.NO_CHANGE, {"text": LAID}),)


def test_only_a_clause_of_the_text_is_in_the_way() -> None:
    """Case talk-10; what may not be declined at all is told first."""
    order = Decline("north", LAID, "patrol")
    facts = {"text": LAID, "lever": "patrol"}
    assert against(laid(GATE), order) == (Refusal(order, Obstacle.NO_CLAUSE, facts),)
    assert against(laid(GATE), replace(order, blocking="gate")) == ()
    (found,) = against(laid(GATE), replace(order, seat="south"))
    assert found.why == Obstacle.OWN_PROPOSAL


def test_a_change_makes_a_text_that_could_be_put() -> None:
    """No lever that is out of play, and no payment beyond the largest."""
    for change, why in (
        (Edit("gate", "open"), None),
        (Edit("canal", "high"), None),
        (Edit("market", "free"), Obstacle.NO_CHANGE),
        (Edit(payer="north", payee="south", amount=200), None),
        (Edit(payer="north", payee="south", amount=201), Obstacle.PAYMENT_TOO_LARGE),
    ):
        order = Decline("north", LAID, change=(change,))
        found = against(laid(GATE), order)
        assert [refusal.why for refusal in found] == ([] if why is None else [why]), change
        facts = {"most": 200} if why == Obstacle.PAYMENT_TOO_LARGE else {}
        assert all(refusal.facts == {"text": LAID, **facts} for refusal in found)


def test_who_is_not_asked_in_this_exchange_says_nothing() -> None:
    game = laid(GATE)
    game.resolve([Wait("north")])
    for order in (Promise("south", "watch", "open"), Wait("south"), Sign("south", LAID)):
        assert against(game, order) == (Refusal(order, Obstacle.NOT_ASKED),)
    assert against(game, Promise("north", "gate", "open")) == ()
    order = Promise("press", "gate", "open")
    assert against(game, order) == (Refusal(order, Obstacle.OBSERVER),)


def test_different_things_may_be_said_at_once() -> None:
    marks = [
        Highlight("north", "gate"),
        Highlight("north", "watch"),
        Highlight("north", "gate", "isle"),
    ]
    assert refused("north", "talk", *marks, Leave("north", "gate"))[0].order == Leave(
        "north", "gate"
    )
    assert refused("north", "talk", *marks) == ()
    moves = [Move("south", "patrol", "heavy"), Move("south", "watch", "open")]
    assert refused("south", "commit", *moves) == ()


def test_a_lever_stands_in_a_package_once() -> None:
    twice = Put(
        "north", (Clause("gate", "half"), Clause("patrol", "heavy"), Clause("gate", "open"))
    )
    assert refused("north", "talk", twice) == (
        Refusal(twice, Obstacle.TOO_MANY, {"lever": "gate"}),
    )


def test_a_clause_that_cannot_be_is_named() -> None:
    wrong = Put("north", (Clause("gate", "half"), Clause("canal", "high")), (), ("south",))
    facts = {"lever": "canal", "setting": "high"}
    assert refused("north", "talk", wrong) == (Refusal(wrong, Obstacle.NOT_IN_PLAY, facts),)


UNKNOWN: list[tuple[str, Order, str, str]] = [
    ("commit", Move("north", "gates", "open"), "lever", "gates"),
    ("commit", Move("north", "gate", "ajar"), "setting", "ajar"),
    ("commit", Move("north", "gate", ""), "setting", ""),
    ("commit", Choose("north", "ship", ""), "option", ""),
    ("commit", Choose("north", "shop", "wait"), "event", "shop"),
    ("commit", Choose("north", "ship", "weight"), "option", "weight"),
    ("commit", Believe("north", "gates", 50), "lever", "gates"),
    ("talk", Put("north", (Clause("gates", "open"),)), "lever", "gates"),
    ("talk", Put("north", (Clause("gate", "ajar"),)), "setting", "ajar"),
    ("talk", Put("north", (Clause("gate", "open"),), (), ("west",)), "seat", "west"),
    ("talk", Put("north", (), (Payment("west", "mandate", 1),)), "seat", "west"),
    ("talk", Put("north", (), (Payment("north", "gold", 1),)), "kind", "gold"),
    ("talk", Put("north", (Clause("gate", ""),)), "setting", ""),
    ("talk", Promise("north", "gates", "open"), "lever", "gates"),
    ("talk", Deny("north", "gate", "ajar"), "setting", "ajar"),
    ("talk", Highlight("north", "gates"), "lever", "gates"),
    ("talk", Highlight("north", "gate", "west"), "seat", "west"),
    ("talk", Leave("north", "gates"), "lever", "gates"),
    ("talk", Put("north", (Clause("gate", "open"),), (), ("south",), parent="ff"), "text", "ff"),
    ("talk", Sign("north", "ff"), "text", "ff"),
    ("talk", Sign("north", ""), "text", ""),
    ("talk", Decline("north", "ff"), "text", "ff"),
    ("talk", TakeBack("north", "ff"), "text", "ff"),
    ("talk", Decline("north", LAID, "gates"), "lever", "gates"),
    ("talk", Decline("north", LAID, "", (Edit("gates", "half"),)), "lever", "gates"),
    ("talk", Decline("north", LAID, "", (Edit("gate", "ajar"),)), "setting", "ajar"),
    ("talk", Decline("north", LAID, "", (Edit(payer="north", payee="west", amount=100),)), "seat", "west"),
    ("ratify", Ratify("north", "ff", True), "text", "ff"),
]  # fmt: skip


@pytest.mark.parametrize(("phase", "order", "kind", "name"), UNKNOWN)
def test_a_name_that_there_is_not_is_told(phase: str, order: Order, kind: str, name: str) -> None:
    facts = {"kind": kind, "name": name}
    changes = merged(ASKS, {"agreements": {"ratification": {"south": {"by": "isle"}}}})
    game = Game(book(changes))
    game.until("talk")
    if kind != "text":
        game.resolve([GATE])
    game.until(phase)
    assert against(game, order) == (Refusal(order, Obstacle.UNKNOWN_NAME, facts),)


def test_a_text_is_known_by_its_name_to_its_parties_alone() -> None:
    """Even of a public one, of which others know that it lies there."""
    game = laid(replace(GATE, clauses=(Clause("gate", "half"),)))
    sign = Sign("isle", text_by(game, "south"))
    facts = {"kind": "text", "name": sign.text}
    assert against(game, sign) == (Refusal(sign, Obstacle.UNKNOWN_NAME, facts),)
    assert against(game, replace(sign, seat="north")) == ()


@pytest.mark.parametrize(
    ("order", "belongs"),
    [
        (Put("north", (Clause("gate", "open"),)), "talk"),
        (Sign("north", "ff"), "talk"),
        (Decline("north", "ff"), "talk"),
        (TakeBack("north", "ff"), "talk"),
        (Unsay("north"), "talk"),
        (Wait("north"), "talk"),
        (Ratify("north", "ff", True), "ratify"),
        (Inject("ship"), "brief"),
        (Withdraw("north"), "talk"),
        (Leave("north", "gate"), "talk"),
    ],
)
def test_an_order_of_another_phase_is_told_where_it_belongs(order: Order, belongs: str) -> None:
    facts = {"phase": "commit", "belongs": belongs}
    assert refused("north", "commit", order) == (Refusal(order, Obstacle.WRONG_PHASE, facts),)


def test_nobody_orders_for_another() -> None:
    order = Move("south", "patrol", "heavy")
    assert refused("north", "commit", order) == (
        Refusal(order, Obstacle.NOT_YOURS, {"seat": "south"}),
    )


def test_what_may_stand_is_taken_and_the_rest_told_why() -> None:
    fine, dear = Move("south", "watch", "secret"), Move("south", "patrol", "heavy")
    late, wrong = Move("south", "watch", "open"), Move("south", "gate", "open")
    view = seen("south", "commit", 5)
    kept, found = permitted(book(ASKS), view, [fine, wrong, late, dear])
    assert kept == (fine,)
    assert {(item.order, item.why) for item in found} == {
        (wrong, Obstacle.NOT_YOURS), (late, Obstacle.TOO_MANY), (dear, Obstacle.TOO_DEAR),
    }  # fmt: skip
