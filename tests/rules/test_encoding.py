"""Orders as arrays and back: what somebody orders is what the rules carry out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any, get_args

import numpy as np
import pytest

from game.rules.beats import (
    DECLINE,
    KEEP,
    PLACE,
    SIGN,
    AnswerOrders,
    BeatOrders,
    ProposeOrders,
    RatifyOrders,
    repeated,
)
from game.rules.encoding import FORMS, decode, encode, hand_of
from game.rules.orders import (
    KINDS,
    NAMINGS,
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

PACKAGE = Propose(
    "south",
    (Clause("gate", "half", public=False, verified=True), Clause("canal", "low")),
    (Payment("south", "mandate", -150), Payment("isle", "mandate", 150), Payment("north", "points", -50), Payment("south", "points", 50)),
    ("isle",),
    open=True,
    rounds=2,
)  # fmt: skip

LISTS: list[tuple[str, Sequence[Order]]] = [
    ("propose", [PACKAGE]),
    ("propose", [Propose("north", (Clause("market", "free"),), (), ("south", "isle"))]),
    ("propose", [Withdraw("isle"), Leave("north", "canal"), Leave("south", "patrol")]),
    ("propose", [Promise("south", "watch", "open"), Promise("north", "gate", "closed")]),
    ("propose", [Deny("south", "watch", "secret")]),
    ("propose", [Highlight("north", "patrol"), Highlight("isle", "gate", "south")]),
    ("answer", [Answer("north", "south", True), Answer("isle", "north", False)]),
    ("answer", [Answer("isle", "south", False, "patrol", "light"), Answer("south", "isle", False, "gate")]),
    ("ratify", [Ratify("isle", "north", True), Ratify("north", "south", False)]),
    ("commit", [Move("south", "watch", "secret"), Move("isle", "canal", "high"), Move("north", "gate", "closed")]),
    ("commit", [Choose("south", "storm", "go"), Choose("south", "ship", "wait")]),
    ("brief", [Inject("storm")]),
]  # fmt: skip


@pytest.mark.parametrize(("phase", "orders"), LISTS, ids=lambda part: str(part)[:30])
def test_every_order_comes_back_as_it_was_given(phase: str, orders: Sequence[Order]) -> None:
    rules = book(ASKS)
    assert set(decode(rules, encode(rules, phase, orders), 0)) == set(orders)


@pytest.mark.parametrize("phase", ["brief", "propose", "answer", "ratify", "commit"])
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
        Answer("isle", "south", True),
        Inject("storm"),
        Ratify("isle", "north", True),
    ]
    assert decode(rules, encode(rules, "commit", [*others, move]), 0) == (move,)
    assert decode(rules, encode(rules, "answer", [move]), 0) == ()


def test_the_orders_of_one_game_can_be_given_in_many() -> None:
    rules = book(ASKS)
    many = repeated(encode(rules, "propose", [PACKAGE]), 3)
    assert [decode(rules, many, game) for game in range(3)] == [(PACKAGE,)] * 3


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
        [Propose("north", (Clause("gate", "half"),)), Leave("north", "gate"), Leave("north", "canal"),
         Highlight("north", "market"), Highlight("north", "canal", "south")],
        [PACKAGE, Highlight("south", "gate", "isle")],
        [Withdraw("isle"), Leave("isle", "canal")],
    )  # fmt: skip
    by_hand = [
        Promise("north", "canal", "high"), Promise("south", "watch", "open"),
        Deny("south", "watch", "secret"),
    ]  # fmt: skip
    moves = [
        Move("north", "gate", "open"),
        Move("south", "watch", "open"),
        Choose("south", "ship", "go"),
    ]
    for phase, orders in (("propose", [*north, *south, *isle, *by_hand]), ("commit", moves)):
        assert list(decode(rules, encode(rules, phase, orders[::-1]), 0)) == orders


def test_where_orders_stand() -> None:
    """By the proposal first and then the seat; by the hand; by who speaks, who hears, and of what."""
    rules = book(ASKS)
    north, south, isle = (rules.seats.index(seat) for seat in ("north", "south", "isle"))
    gate, canal = rules.levers.index("gate"), rules.levers.index("canal")
    answers = encode(
        rules,
        "answer",
        [Answer("north", "south", False, "gate", "half"), Answer("isle", "north", True)],
    )
    given = encode(rules, "ratify", [Ratify("isle", "south", False)])
    talk = encode(
        rules,
        "propose",
        [PACKAGE, Highlight("north", "canal", "isle"), Promise("isle", "canal", "high")],
    )

    assert isinstance(answers, AnswerOrders)
    assert answers.answer[0, south, north] == DECLINE
    assert answers.answer[0, north, isle] == SIGN
    assert answers.blocking[0, south, north] == gate
    assert answers.would[0, south, north] == rules.settings[gate].index("half")
    assert answers.blocking[0, north, isle] == answers.would[0, north, isle] == -1
    assert isinstance(given, RatifyOrders)
    assert given.approve[0, south, isle] == DECLINE
    assert isinstance(talk, ProposeOrders)
    assert talk.action[0].tolist() == [PLACE if seat == south else KEEP for seat in range(4)]
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
        assert {form.array, *form.beside, *form.lists, *parts} <= arrays, form.kind


def test_every_array_of_orders_is_written_by_some_kind() -> None:
    whole = {name for form in FORMS for name in (form.array, *form.beside, *form.lists)}
    parts = {
        name
        for form in FORMS
        for part in form.parts.values()
        for name in (part.array, *part.beside)
    }
    assert whole | parts == {each.name for beat in get_args(BeatOrders) for each in fields(beat)}


def test_every_text_of_an_order_says_what_it_names() -> None:
    """But for who injects an event, who is no seat; so nothing unknown gets past the refusals."""
    for kind, namings in NAMINGS.items():
        texts = {each.name for each in fields(kind) if each.type not in ("bool", "int")}
        parts = {"clauses", "payments"} | ({"seat"} if kind is Inject else set())
        assert set(namings) == texts - parts, kind


def test_a_second_package_takes_the_place_of_the_first_with_its_guests() -> None:
    rules = book(ASKS)
    first = Propose("north", (Clause("market", "free"),), (), ("isle",))
    second = Propose("north", (Clause("gate", "half"),), (), ("south",))
    assert decode(rules, encode(rules, "propose", [first, second]), 0) == (second,)
