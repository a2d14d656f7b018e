"""What a refusal tells: which order, why, what it would take, and an order that would be taken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from game.rules.legality import Obstacle
from game.rules.orders import (
    Answer,
    Believe,
    Choose,
    Clause,
    Deny,
    Highlight,
    Inject,
    Leave,
    Move,
    Order,
    Payment,
    Promise,
    Propose,
    Ratify,
    Withdraw,
)
from game.rules.refusals import Refusal, permitted, refusals
from game.rules.sight import Observation, observe
from tests.builders import Game, book, put

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
    rules, view = book(ASKS), seen("north", "commit")
    said = Believe("north", "gate", percent)
    (found,) = refusals(rules, view, [said])
    assert found == Refusal(said, Obstacle.NO_AGREEMENT, {"lever": "gate"})
    game = Game(rules)
    game.until("commit")
    agreed = put(put(game.position, "clause", (0,), 0), "public", (0,), True)
    assert (refusals(rules, observe(rules, agreed, 0), [said]) == ()) == fine


def test_payments_have_a_most_and_it_is_told() -> None:
    def paid(amount: int) -> Propose:
        payments = (Payment("north", "mandate", -amount), Payment("south", "mandate", amount))
        return Propose("north", (Clause("gate", "half"),), payments)

    assert refused("north", "propose", paid(200)) == ()
    (found,) = refused("north", "propose", paid(201))
    assert found == Refusal(paid(201), Obstacle.PAYMENT_TOO_LARGE, {"most": 200})


TWICE: list[tuple[str, str, Sequence[Order], int]] = [
    ("north", "propose", [Propose("north", (Clause("patrol", "none"),), (), ("south",)), Withdraw("north")], 1),
    ("south", "propose", [Promise("south", "watch", "open"), Promise("south", "watch", "idle")], 1),
    ("south", "propose", [Deny("south", "watch", "secret"), Deny("south", "watch", "secret")], 1),
    ("north", "commit", [Move("north", "gate", "half"), Move("north", "gate", "open")], 1),
    ("south", "commit", [Choose("south", "ship", "wait"), Choose("south", "ship", "help")], 1),
    ("north", "propose", [Highlight("north", "gate"), Highlight("north", "watch"), Highlight("north", "canal")], 2),
]  # fmt: skip


@pytest.mark.parametrize(("seat", "phase", "orders", "most"), TWICE)
def test_one_thing_may_be_said_once(
    seat: str, phase: str, orders: Sequence[Order], most: int
) -> None:
    if isinstance(orders[-1], Withdraw):
        game = Game(book(ASKS))
        game.until("propose")
        laid = put(put(game.position, "offered", (0,), True), "offer_party", (0, 0), True)
        found = refusals(game.book, observe(game.book, laid, 0), orders)
    else:
        found = refused(seat, phase, *orders)
    assert found == (Refusal(orders[-1], Obstacle.TOO_MANY, {"most": most}),)


def test_different_things_may_be_said_at_once() -> None:
    marks = [
        Highlight("north", "gate"),
        Highlight("north", "watch"),
        Highlight("north", "gate", "isle"),
    ]
    assert refused("north", "propose", *marks, Leave("north", "gate"))[0].order == Leave(
        "north", "gate"
    )
    assert refused("north", "propose", *marks) == ()
    moves = [Move("south", "patrol", "heavy"), Move("south", "watch", "open")]
    assert refused("south", "commit", *moves) == ()


def test_a_lever_stands_in_a_package_once() -> None:
    twice = Propose(
        "north", (Clause("gate", "half"), Clause("patrol", "heavy"), Clause("gate", "open"))
    )
    assert refused("north", "propose", twice) == (
        Refusal(twice, Obstacle.TOO_MANY, {"lever": "gate"}),
    )


def test_a_clause_that_cannot_be_is_named() -> None:
    wrong = Propose("north", (Clause("gate", "half"), Clause("canal", "high")), (), ("south",))
    facts = {"lever": "canal", "setting": "high"}
    assert refused("north", "propose", wrong) == (Refusal(wrong, Obstacle.NOT_IN_PLAY, facts),)


UNKNOWN: list[tuple[str, Order, str, str]] = [
    ("commit", Move("north", "gates", "open"), "lever", "gates"),
    ("commit", Move("north", "gate", "ajar"), "setting", "ajar"),
    ("commit", Move("north", "gate", ""), "setting", ""),
    ("commit", Choose("north", "ship", ""), "option", ""),
    ("commit", Choose("north", "shop", "wait"), "event", "shop"),
    ("commit", Choose("north", "ship", "weight"), "option", "weight"),
    ("commit", Believe("north", "gates", 50), "lever", "gates"),
    ("propose", Propose("north", (Clause("gates", "open"),)), "lever", "gates"),
    ("propose", Propose("north", (Clause("gate", "ajar"),)), "setting", "ajar"),
    ("propose", Propose("north", (Clause("gate", "open"),), (), ("west",)), "seat", "west"),
    ("propose", Propose("north", (), (Payment("west", "mandate", 1),)), "seat", "west"),
    ("propose", Propose("north", (), (Payment("north", "gold", 1),)), "kind", "gold"),
    ("propose", Propose("north", (Clause("gate", ""),)), "setting", ""),
    ("propose", Promise("north", "gates", "open"), "lever", "gates"),
    ("propose", Deny("north", "gate", "ajar"), "setting", "ajar"),
    ("propose", Highlight("north", "gates"), "lever", "gates"),
    ("propose", Highlight("north", "gate", "west"), "seat", "west"),
    ("propose", Leave("north", "gates"), "lever", "gates"),
    ("answer", Answer("north", "west", True), "seat", "west"),
    ("answer", Answer("north", "south", False, "gates"), "lever", "gates"),
    ("answer", Answer("north", "south", False, "gate", "ajar"), "setting", "ajar"),
]  # fmt: skip


@pytest.mark.parametrize(("phase", "order", "kind", "name"), UNKNOWN)
def test_a_name_that_there_is_not_is_told(phase: str, order: Order, kind: str, name: str) -> None:
    facts = {"kind": kind, "name": name}
    assert refused("north", phase, order) == (Refusal(order, Obstacle.UNKNOWN_NAME, facts),)


@pytest.mark.parametrize(
    ("order", "belongs"),
    [
        (Propose("north", (Clause("gate", "open"),)), "propose"),
        (Answer("north", "south", True), "answer"),
        (Ratify("north", "south", True), "ratify"),
        (Inject("ship"), "brief"),
        (Withdraw("north"), "propose"),
        (Leave("north", "gate"), "propose"),
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
