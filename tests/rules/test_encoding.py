"""Orders as arrays and back: what somebody orders is what the rules carry out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any, get_args

import numpy as np
import pytest

from game.rules.beats import (
    DECLINE,
    KEEP,
    PUT,
    SIGN,
    BeatOrders,
    RatifyOrders,
    TalkOrders,
    repeated,
)
from game.rules.edits import edits_of
from game.rules.encoding import FORMS, decode, encode, hand_of
from game.rules.orders import (
    KINDS,
    NAMINGS,
    PARTS,
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
from game.rules.phases import PHASE_OF, PHASES, no_orders
from tests.builders import book

ASKS: dict[str, Any] = {
    "events": {
        name: {
            "title": name, "text": "It asks.",
            "choice": {
                "seat": "south", "ask": "Well?", "default": "wait",
                "options": {"wait": {"name": "Wait"}, "help": {"name": "Help"}, "go": {"name": "Go"}},
            },
        }
        for name in ("ship", "storm")
    }
}  # fmt: skip

TEXTS = ("ff", "", "a0", "b1")
"""The names of the texts that lie on the table, by their places."""
PACKAGE = Put(
    "south",
    (Clause("gate", "half", public=False, verified=True), Clause("canal", "low")),
    (Payment("south", "mandate", -150), Payment("isle", "mandate", 150), Payment("north", "points", -50), Payment("south", "points", 50)),
    ("isle",),
    open=True,
    rounds=2,
    parent="a0",
)  # fmt: skip

LISTS: list[tuple[str, Sequence[Order]]] = [
    ("talk", [PACKAGE]),
    ("talk", [Put("north", (Clause("market", "free"),), (), ("south", "isle"))]),
    ("talk", [Withdraw("isle"), Leave("north", "canal"), Leave("south", "patrol")]),
    ("talk", [Promise("south", "watch", "open"), Promise("north", "gate", "closed")]),
    ("talk", [Deny("south", "watch", "secret")]),
    ("talk", [Highlight("north", "patrol"), Highlight("isle", "gate", "south")]),
    ("talk", [Sign("north", "ff"), Decline("isle", "b1"), TakeBack("north", "b1"), Sign("south", "b1")]),
    ("talk", [Decline("isle", "a0", "patrol"), Decline("isle", "ff", "gate", (Edit("gate", "half"),), meant=True)]),
    ("talk", [
        Decline("south", "ff", change=(Edit("canal"), Edit("watch", "open", public=False, verified=True))),
        Decline("south", "b1", "canal", (Edit(payer="isle", payee="south", kind="points", amount=250), Edit("gate", "open"))),
    ]),
    ("talk", [Unsay("isle"), Wait("north"), Wait("isle")]),
    ("ratify", [Ratify("isle", "ff", True), Ratify("north", "b1", False)]),
    ("commit", [Move("south", "watch", "secret"), Move("isle", "canal", "high"), Move("north", "gate", "closed")]),
    ("commit", [Choose("south", "storm", "go"), Choose("south", "ship", "wait")]),
    ("brief", [Inject("storm")]),
]  # fmt: skip


@pytest.mark.parametrize(("phase", "orders"), LISTS, ids=lambda part: str(part)[:30])
def test_every_order_comes_back_as_it_was_given(phase: str, orders: Sequence[Order]) -> None:
    rules = book(ASKS)
    assert set(decode(rules, encode(rules, phase, orders, TEXTS), 0, TEXTS)) == set(orders)


@pytest.mark.parametrize("phase", ["brief", "talk", "ratify", "commit"])
def test_no_orders_are_none(phase: str) -> None:
    rules = book(ASKS)
    beat = encode(rules, phase, ())
    assert decode(rules, beat, 0) == ()
    nothing = no_orders(rules, phase, 1)
    for field in fields(beat):
        assert np.array_equal(getattr(beat, field.name), getattr(nothing, field.name)), field.name


def test_the_orders_of_one_game_are_told_from_those_of_another() -> None:
    rules = book(ASKS)
    beat = no_orders(rules, "commit", 3)
    mine = encode(rules, "commit", [Move("north", "gate", "open")])
    for field in fields(beat):
        getattr(beat, field.name)[1] = getattr(mine, field.name)[0]
    assert [decode(rules, beat, game) for game in range(3)] == [
        (), (Move("north", "gate", "open"),), (),
    ]  # fmt: skip


def test_what_somebody_believes_moves_nothing() -> None:
    rules = book(ASKS)
    assert decode(rules, encode(rules, "commit", [Believe("north", "gate", 40)]), 0) == ()


def test_orders_of_other_phases_are_passed_over() -> None:
    rules = book(ASKS)
    move = Move("north", "gate", "open")
    others = [
        PACKAGE,
        Sign("isle", "ff"),
        Inject("storm"),
        Ratify("isle", "a0", True),
    ]
    assert decode(rules, encode(rules, "commit", [*others, move], TEXTS), 0, TEXTS) == (move,)
    assert decode(rules, encode(rules, "talk", [move], TEXTS), 0, TEXTS) == ()


@pytest.mark.parametrize(
    "order",
    [
        Sign("isle", "c2"),
        Decline("isle", "c2"),
        TakeBack("isle", "c2"),
        replace(PACKAGE, parent="c2"),
    ],
)
def test_a_text_that_does_not_lie_there_is_not_taken_for_another(order: Order) -> None:
    with pytest.raises(ValueError, match="not in"):
        encode(book(ASKS), "talk", [order], TEXTS)


def test_an_answer_takes_the_place_of_the_one_before_whole() -> None:
    """Nothing of a change that was named stays when the seat signs after all."""
    rules = book(ASKS)
    change = Decline("isle", "ff", "gate", (Edit("gate", "half"), Edit("canal")), meant=True)
    plain = Decline("isle", "ff")
    assert decode(rules, encode(rules, "talk", [change, plain], TEXTS), 0, TEXTS) == (plain,)
    sign = Sign("isle", "ff")
    assert decode(rules, encode(rules, "talk", [change, sign], TEXTS), 0, TEXTS) == (sign,)


def test_the_orders_of_one_game_can_be_given_in_many() -> None:
    rules = book(ASKS)
    many = repeated(encode(rules, "talk", [PACKAGE], TEXTS), 3)
    assert [decode(rules, many, game, TEXTS) for game in range(3)] == [(PACKAGE,)] * 3


def test_only_an_owner_has_a_hand_on_a_lever() -> None:
    rules = book()
    assert rules.hand_lever[hand_of(rules, "isle", "canal")] == rules.levers.index("canal")
    assert rules.hand_seat[hand_of(rules, "isle", "canal")] == rules.seats.index("isle")
    for seat, lever in (("south", "canal"), ("north", "market"), ("isle", "gate")):
        with pytest.raises(ValueError, match=seat):
            hand_of(rules, seat, lever)


def test_orders_are_read_seat_by_seat_then_by_hand() -> None:
    """In what order they were given does not count; a record numbers them so."""
    rules = book(ASKS)
    north, south, isle = (
        [Put("north", (Clause("gate", "half"),)), Wait("north"), Leave("north", "gate"), Leave("north", "canal"),
         Highlight("north", "market"), Highlight("north", "canal", "south")],
        [PACKAGE, Highlight("south", "gate", "isle")],
        [Withdraw("isle"), Unsay("isle"), Leave("isle", "canal")],
    )  # fmt: skip
    by_text = [
        Sign("north", "ff"),
        Sign("isle", "b1"),
        Decline("south", "ff"),
        TakeBack("south", "a0"),
    ]
    by_hand = [
        Promise("north", "canal", "high"), Promise("south", "watch", "open"),
        Deny("south", "watch", "secret"),
    ]  # fmt: skip
    moves = [
        Move("north", "gate", "open"),
        Move("south", "watch", "open"),
        Choose("south", "ship", "go"),
    ]
    for phase, orders in (("talk", [*north, *south, *isle, *by_text, *by_hand]), ("commit", moves)):
        assert list(decode(rules, encode(rules, phase, orders[::-1], TEXTS), 0, TEXTS)) == orders


def test_where_orders_stand() -> None:
    """By the text first and then the seat; by the hand; by who speaks, who hears, and of what."""
    rules = book(ASKS)
    north, south, isle = (rules.seats.index(seat) for seat in ("north", "south", "isle"))
    gate, canal = rules.levers.index("gate"), rules.levers.index("canal")
    ff, a0, b1 = (TEXTS.index(text) for text in ("ff", "a0", "b1"))
    given = encode(rules, "ratify", [Ratify("isle", "a0", False)], TEXTS)
    orders = [
        PACKAGE,
        Decline("north", "a0", "gate", (Edit("gate", "half"),), meant=True),
        Sign("isle", "ff"),
        TakeBack("isle", "b1"),
        Highlight("north", "canal", "isle"),
        Promise("isle", "canal", "high"),
    ]
    talk = encode(rules, "talk", orders, TEXTS)

    assert isinstance(given, RatifyOrders)
    assert given.approve[0, a0, isle] == DECLINE
    assert isinstance(talk, TalkOrders)
    assert talk.answer[0, a0, north] == DECLINE
    assert talk.answer[0, ff, isle] == SIGN
    assert talk.blocking[0, a0, north] == gate
    assert talk.blocking[0, ff, isle] == -1
    assert edits_of(rules, talk.change[0, a0, north]) == (Edit("gate", "half"),)
    assert np.argwhere(talk.change[0]).tolist() == [[a0, north, 0]]
    assert np.argwhere(talk.meant[0]).tolist() == [[a0, north]]
    assert np.argwhere(talk.back[0]).tolist() == [[b1, isle]]
    assert talk.parent[0].tolist() == [a0 if seat == south else -1 for seat in range(4)]
    assert talk.action[0].tolist() == [PUT if seat == south else KEEP for seat in range(4)]
    assert np.argwhere(talk.invited[0]).tolist() == [[south, isle]]
    assert np.argwhere(talk.mark[0]).tolist() == [[north, isle, canal]]
    assert talk.promise[0, hand_of(rules, "isle", "canal")] == 1
    assert talk.pay[0, south, :, :].tolist() == [[0, -150, 150, 0], [-50, 50, 0, 0]]
    assert not talk.public[0, south, gate]
    assert talk.public[0, south, canal]


# every kind is declared once


def test_every_kind_of_order_but_beliefs_has_a_form_in_the_arrays_of_its_phase() -> None:
    assert {form.kind for form in FORMS} == set(KINDS.values()) - {Believe}
    for form in FORMS:
        arrays = {each.name for each in fields(PHASES[PHASE_OF[form.kind]].beat)}
        parts = {part.array for part in form.parts.values()}
        assert {form.array, *form.beside, *form.lists, *form.coded, *parts} <= arrays, form.kind


def test_every_array_of_orders_is_written_by_some_kind() -> None:
    whole = {
        name for form in FORMS for name in (form.array, *form.beside, *form.lists, *form.coded)
    }
    parts = {
        name
        for form in FORMS
        for part in form.parts.values()
        for name in (part.array, *part.beside)
    }
    assert whole | parts == {each.name for beat in get_args(BeatOrders) for each in fields(beat)}


def test_every_word_of_an_order_says_what_it_names() -> None:
    """But for who injects an event, who is no seat; so nothing unknown gets past the refusals."""
    for kind, namings in NAMINGS.items():
        texts = {each.name for each in fields(kind) if each.type not in ("bool", "int")}
        parts = set(PARTS) | ({"seat"} if kind is Inject else set())
        assert set(namings) == texts - parts, kind


def test_a_second_package_takes_the_place_of_the_first_with_its_guests() -> None:
    rules = book(ASKS)
    first = Put("north", (Clause("market", "free"),), (), ("isle",))
    second = Put("north", (Clause("gate", "half"),), (), ("south",))
    assert decode(rules, encode(rules, "talk", [first, second]), 0) == (second,)
