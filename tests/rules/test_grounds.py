"""On what grounds a seat may read what a setting does: it has to be sure of everything that decides it."""

from __future__ import annotations

from typing import Any

import pytest

from game.rules.orders import Move
from tests.builders import Game, book, put

ALL = {"north", "south", "isle", "press"}
NOBODY: set[str] = set()

WORLD: dict[str, Any] = {
    "indicators": {
        "haze": {"name": "Haze", "start": 10, "good": "low", "visible": ["isle", "press"]},
    },
    "facts": {"reef": {"name": "A reef?", "values": {"deep": {"name": "Deep"}, "none": {"name": "None"}}}},
}  # fmt: skip

CONDITIONS: list[tuple[str | None, set[str]]] = [
    (None, ALL),
    ("water >= 0", ALL),
    ("patrol is none", ALL),
    ("watch is idle", {"south"}),
    ("rounds(watch is idle) >= 0", {"south"}),
    ("haze >= 0", {"isle", "press"}),
    ("haze >= 0 and watch is idle", NOBODY),
    ("reef is deep or reef is none", NOBODY),
    ("trust(north > south) >= 0", NOBODY),
    ("cooperation >= 0", NOBODY),
    ("round >= 1", ALL),
]


def readers(
    condition: str | None,
    rule: str = "each_round",
    clauses: dict[str, dict[str, Any]] | None = None,
    changes: dict[str, Any] | None = None,
) -> set[str]:
    """Who reads what the gate does under a condition, with some clauses in force."""
    block = {"effects": {"water": 3}} | ({"when": condition} if condition else {})
    gate = {"levers": {"gate": {"settings": {"half": {rule: [block]}}}}}
    game = Game(book({**WORLD, **gate, **(changes or {})}))
    game.until("commit")
    position = game.position
    for number, (lever, deal) in enumerate((clauses or {}).items()):
        at = game.book.levers.index(lever)
        for field, value in (
            ("clause", int(position.setting[0, at])), ("deal", 9 + number), ("until", 99),
            ("public", deal.get("public", False)),
        ):  # fmt: skip
            position = put(position, field, (at,), value)
        for seat in deal["signers"]:
            position = put(position, "signer", (at, game.book.seats.index(seat)), True)
    game.position = position
    made = game.resolve([Move("north", "gate", "half")])
    (row,) = [change for change in made if change.rule == rule]
    return {seat for seat in ALL if row.visible_to(seat)}


@pytest.mark.parametrize("rule", ["once", "each_round"])
@pytest.mark.parametrize(("condition", "wanted"), CONDITIONS)
def test_who_sees_all_that_a_condition_reads(
    condition: str | None, wanted: set[str], rule: str
) -> None:
    assert readers(condition, rule) == wanted


@pytest.mark.parametrize(
    ("condition", "clauses", "wanted"),
    [
        ("agreed(patrol) or not agreed(patrol)", {}, {"south"}),
        ("published(canal) or not published(canal)", {}, {"north", "isle"}),
        (
            "verified(patrol) or not verified(patrol)",
            {"patrol": {"signers": ["north", "south"]}},
            {"north", "south"},
        ),
        ("agreed(patrol)", {"patrol": {"signers": ["north", "south"], "public": True}}, ALL),
        ("agreed(patrol)", {"patrol": {"signers": ["isle", "south"]}}, {"isle", "south"}),
        ("deal", {"canal": {"signers": ["north", "isle"]}}, {"north", "isle"}),
        ("deal", {"patrol": {"signers": ["isle", "south"]}}, {"isle", "south"}),
        ("deal", {"patrol": {"signers": ["isle", "south"], "public": True}}, ALL),
        ("not deal", {}, NOBODY),
    ],
)
def test_who_knows_of_the_agreements_that_a_condition_reads(
    condition: str, clauses: dict[str, dict[str, Any]], wanted: set[str]
) -> None:
    assert readers(condition, clauses=clauses) == wanted


@pytest.mark.parametrize("condition", ["agreed(patrol) or not agreed(patrol)", "not deal"])
def test_where_no_agreement_may_be_secret_all_know_of_all(condition: str) -> None:
    assert readers(condition, changes={"agreements": {"secret": False}}) == ALL


def test_where_nothing_can_be_hidden_all_know_the_cooperation() -> None:
    open_watch = {"watch": {"settings": {"secret": {"covert": None}}}}
    block = {"when": "cooperation >= 0", "effects": {"water": 3}}
    gate = {"gate": {"settings": {"half": {"each_round": [block]}}}}
    game = Game(book({"levers": {**open_watch, **gate}}))
    game.until("commit")
    made = game.resolve([Move("north", "gate", "half")])
    (row,) = [change for change in made if change.rule == "each_round"]
    assert row.seen_by is None
