"""What makes two texts one: all that they say, and nothing else (case text-2)."""

from __future__ import annotations

from dataclasses import replace

from game.rules.encoding import name_of_text
from game.rules.orders import Clause, Payment, Put
from tests.builders import book

BOOK = book({"agreements": {"payments": ["mandate", "points"]}})
GATE, PATROL = Clause("gate", "half"), Clause("patrol", "light")
TEXT = Put("north", (GATE, PATROL))


def paid(giver: str, taker: str, amount: int, kind: str = "mandate") -> tuple[Payment, ...]:
    """What one seat pays another."""
    said = ((giver, -amount), (taker, amount))
    return tuple(Payment(seat, kind, each) for seat, each in said)  # type: ignore[arg-type]


def test_texts_that_say_something_else_have_other_names() -> None:
    others = [
        TEXT,
        replace(TEXT, clauses=(GATE,), invited=("south",)),
        replace(TEXT, clauses=(Clause("gate", "open"), PATROL)),
        replace(TEXT, clauses=(Clause("gate", "half", public=False), PATROL)),
        replace(TEXT, clauses=(Clause("gate", "half", verified=True), PATROL)),
        replace(TEXT, payments=paid("north", "south", 100)),
        replace(TEXT, payments=paid("north", "south", 200)),
        replace(TEXT, payments=paid("south", "north", 100)),
        replace(TEXT, payments=paid("north", "south", 100, "points")),
        replace(TEXT, invited=("isle",)),
        replace(TEXT, open=True),
        replace(TEXT, rounds=1),
        replace(TEXT, rounds=2),
    ]
    assert len({name_of_text(BOOK, text) for text in others}) == len(others)


def test_who_puts_a_text_and_in_which_order_it_says_things_makes_no_other() -> None:
    alike = [
        TEXT,
        replace(TEXT, seat="south"),
        replace(TEXT, clauses=(PATROL, GATE)),
        replace(TEXT, invited=("south", "north")),
    ]
    assert len({name_of_text(BOOK, text) for text in alike}) == 1
