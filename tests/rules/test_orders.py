"""Orders as plain data: what a record holds and a person's browser sends."""

from __future__ import annotations

from typing import Any

import pytest

from game.rules.orders import Clause, Move, Payment, Propose, from_data, to_data


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
        ({"order": "propose", "seat": "north"}, "an order to propose is incomplete"),
        (
            {"order": "propose", "seat": "north", "clauses": [{"lever": "gate"}]},
            "an order to propose is incomplete",
        ),
    ],
)
def test_what_is_no_order_is_said_in_a_sentence(data: dict[str, Any], sentence: str) -> None:
    """Data that is no order raises ValueError with one plain sentence."""
    with pytest.raises(ValueError, match=sentence):
        from_data(data)


def test_a_package_survives_the_way_through_data() -> None:
    """Clauses, payments and guests come back as they were."""
    package = Propose(
        "north",
        (Clause("gate", "open", public=False, verified=True), Clause("canal", "low")),
        (Payment("north", "mandate", -150), Payment("isle", "mandate", 150)),
        ("south",),
        open=True,
        rounds=2,
    )
    assert from_data(to_data(package)) == package


def test_settings_are_checked_by_refusals_not_here() -> None:
    """Any word may stand for a setting; whether it is one, a refusal says later."""
    order = from_data({"order": "move", "seat": "x", "lever": "y", "setting": "z"})
    assert order == Move("x", "y", "z")
