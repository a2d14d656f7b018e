"""Orders as plain data: what a record holds and a person's browser sends."""

from __future__ import annotations

import json
from typing import Any

import pytest

from game.rules.orders import Clause, Decline, Edit, Move, Order, Payment, Put, from_data, to_data


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "None is not a kind of order"),
        ({"order": "surrender"}, "'surrender' is not a kind of order"),
        ({"order": "move", "seat": "north"}, "an order to move is incomplete"),
        (
            {"order": "move", "seat": "north", "lever": "gate", "setting": "open", "force": 9},
            "an order to move has no 'force'",
        ),
        ({"order": "put", "seat": "north"}, "an order to put is incomplete"),
        (
            {"order": "put", "seat": "north", "clauses": [{"lever": "gate"}]},
            "an order to put is incomplete",
        ),
        (
            {"order": "decline", "seat": "x", "text": "ff", "change": [{"leaver": "gate"}]},
            "an order to decline is incomplete",
        ),
        ({"order": "propose", "seat": "north", "clauses": []}, "'propose' is not a kind of order"),
        ({"order": "answer", "seat": "north"}, "'answer' is not a kind of order"),
    ],
)
def test_what_is_no_order_is_said_in_a_sentence(data: dict[str, Any], sentence: str) -> None:
    """Data that is no order raises ValueError with one plain sentence."""
    with pytest.raises(ValueError, match=sentence):
        from_data(data)


@pytest.mark.parametrize(
    "order",
    [
        Put(
            "north",
            (Clause("gate", "open", public=False, verified=True), Clause("canal", "low")),
            (Payment("north", "mandate", -150), Payment("isle", "mandate", 150)),
            ("south",),
            open=True,
            rounds=2,
            parent="ff",
        ),
        Decline("south", "ff", "gate", (Edit("gate", "half", public=False),), meant=True),
        Decline(
            "south", "ff", change=(Edit(payer="north", payee="south", amount=100), Edit("gate"))
        ),
    ],
)
def test_an_order_survives_the_way_through_data(order: Order) -> None:
    """Clauses, payments, guests and the changes that are named come back as they were, from JSON too."""
    assert from_data(to_data(order)) == order
    assert from_data(json.loads(json.dumps(to_data(order)))) == order


def test_settings_are_checked_by_refusals_not_here() -> None:
    """Any word may stand for a setting; whether it is one, a refusal says later."""
    order = from_data({"order": "move", "seat": "x", "lever": "y", "setting": "z"})
    assert order == Move("x", "y", "z")
