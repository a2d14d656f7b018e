"""Sentences that speak of orders: what an order names stands in words, read from its fields."""

from __future__ import annotations

from string import Formatter

import pytest

from game.locale import LANGUAGES, known
from game.rules.orders import (
    KINDS,
    NAMINGS,
    Believe,
    Choose,
    Clause,
    Decline,
    Deny,
    Highlight,
    Inject,
    Leave,
    Move,
    Order,
    Promise,
    Put,
    Ratify,
    Sign,
    TakeBack,
    Unsay,
    Wait,
    Withdraw,
)
from game.views.ordered import act, names_in_words
from game.views.words import Words
from tests.builders import book

ASKS = {
    "events": {
        "ship": {
            "title": 'The "ship"', "text": "It asks.",
            "choice": {
                "seat": "south", "ask": "Well?", "default": "wait",
                "options": {"wait": {"name": "Wait"}, "help": {"name": "Help it"}},
            },
        }
    }
}  # fmt: skip

NAMED: list[tuple[Order, str, dict[str, str]]] = [
    (Move("north", "gate", "half"), "move", {"seat": "North", "lever": "The gate", "setting": "Half open"}),
    (Promise("north", "gate", "half"), "promise", {"seat": "North", "lever": "The gate", "setting": "Half open"}),
    (Deny("north", "gate", "half"), "deny", {"seat": "North", "lever": "The gate", "setting": "Half open"}),
    (Leave("south", "gate"), "leave", {"seat": "South", "lever": "The gate"}),
    (Believe("south", "gate", 40), "believe", {"seat": "South", "lever": "The gate"}),
    (Highlight("south", "gate"), "highlight", {"seat": "South", "lever": "The gate"}),
    (Highlight("south", "gate", "north"), "highlight", {"seat": "South", "lever": "The gate", "to": "North"}),
    (Choose("south", "ship", "help"), "choose", {"seat": "South", "event": "The 'ship'", "option": "Help it"}),
    (Inject("ship"), "inject", {"event": "The 'ship'"}),
    (Sign("north", "a1b2c3"), "sign", {"seat": "North", "text": "text 2 (The gate)"}),
    (Decline("north", "a1b2c3", "gate"), "decline", {"seat": "North", "text": "text 2 (The gate)", "blocking": "The gate"}),
    (Decline("north", "c3b2a1"), "decline", {"seat": "North", "text": "a text"}),
    (TakeBack("north", "a1b2c3"), "takeback", {"seat": "North", "text": "text 2 (The gate)"}),
    (Ratify("north", "a1b2c3", True), "ratify", {"seat": "North", "text": "text 2 (The gate)"}),
    (Put("north", (Clause("gate", "half"),), (), ("south",)), "put", {"seat": "North"}),
    (Put("north", (), parent="a1b2c3"), "put", {"seat": "North", "parent": "text 2 (The gate)"}),
    (Unsay("north"), "unsay", {"seat": "North"}),
    (Wait("north"), "wait", {"seat": "North"}),
    (Withdraw("north"), "withdraw", {"seat": "North"}),
]  # fmt: skip


@pytest.mark.parametrize(("order", "said", "names"), NAMED, ids=lambda part: str(part)[:40])
def test_what_an_order_names_is_put_into_words(
    order: Order, said: str, names: dict[str, str]
) -> None:
    assert act(order) == said
    called = {"a1b2c3": "text 2 (The gate)"}
    assert names_in_words(Words(book(ASKS)), order, called) == names


def test_every_kind_of_order_is_tried_here() -> None:
    assert {type(order) for order, _, _ in NAMED} == set(KINDS.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_family_of_sentences_has_every_kind_of_order_it_speaks_of(language: str) -> None:
    acts = {said for _, said, _ in NAMED}
    families = {
        "doing": acts,
        "order": acts - {"believe"},  # A belief is behind no change.
        "do": {"move", "choose", "sign", "decline"},
        "whatif": {"move", "choose", "sign", "decline"},
    }
    for family, spoken in families.items():
        needed = {f"{family}.{one}" for one in spoken}
        assert needed <= set(known(language).texts), family


def test_the_sentences_are_given_what_they_need_of_any_order() -> None:
    """Every place of a text about an order is a field, or what its sentence adds: round, package."""
    for order, said, _ in NAMED:
        fields = {*NAMINGS[type(order)], "round", "package"}
        for family in ("doing", "order", "do", "whatif"):
            template = known("en").texts.get(f"{family}.{said}", "")
            named = {place for _, place, _, _ in Formatter().parse(template) if place}
            assert named <= fields, (family, said)
