"""A tree of nodes becomes lines: what is asked first, every thing that can be pressed once, the rest on request."""

from __future__ import annotations

from typing import Any

from game.lines.pieces import ReadRow
from game.lines.rows import rows
from game.player.intents import SetBelief
from game.screens.nodes import (
    TYPED,
    Bounds,
    Node,
    Pick,
    Screen,
    bullets,
    button,
    check,
    choice,
    disclosure,
    entry,
    group,
    heading,
    line,
    small,
    text,
    tool,
)
from game.screens.wants import Quit

WANT = Quit()


def say(key: str, **values: object) -> str:
    return {"chosen": "{name} (chosen)", "disabled": "{name}: {why}", "empty": "nothing"}.get(
        key, key
    ).format(**values)


def made(*children: Node, **screen: Any) -> list[ReadRow]:
    return rows(Screen("x", "X", group(*children), **screen), say)


def read(*children: Node) -> list[str]:
    return [row.text for row in made(*children) if not row.later]


def test_what_is_asked_comes_before_what_is_pressed_and_the_rest_waits() -> None:
    told = made(
        group(heading("Bar", 1), region="tools"),
        group(text("The board"), region="board"),
        group(button("done", "Done", WANT), region="foot"),
        group(text("What now?"), region="act"),
    )
    assert [row.text for row in told if not row.later] == ["What now?", "Done"]
    assert [row.text for row in told if row.later] == ["The board", "Bar"]


def test_what_is_folded_waits_unless_it_speaks_for_itself() -> None:
    told = made(
        group(text("Long ago"), weight=2, region="act"), text("Just now", weight=2, live=True)
    )
    assert [(row.text, row.later, row.once) for row in told] == [
        ("Just now", True, True),
        ("Long ago", True, False),
    ]


def test_a_choice_is_one_line_and_does_not_repeat_its_question() -> None:
    options = [Pick("a", "Open", WANT), Pick("b", "Shut", WANT, disabled="It rusts.")]
    asked = choice("gate", options, "a", label="The gate")
    assert read(asked) == ["The gate: Open (chosen) Shut: It rusts."]
    assert read(text("**The gate**"), asked) == ["The gate", "Open (chosen) Shut: It rusts."]
    (row,) = made(asked)
    assert [node.id for node in row.nodes] == ["gate.a"]
    assert row.changed == "The gate: Open"


def test_what_cannot_be_pressed_says_why_and_has_no_number() -> None:
    (row,) = made(button("sign", "Sign", WANT, disabled="It costs 7 points."))
    assert row.text == "Sign: It costs 7 points."
    assert not row.nodes


def test_an_entry_takes_the_place_of_the_choice_beside_it() -> None:
    asked = group(
        choice("sure", [Pick("10", "10 %", WANT)], "", label="How sure?"),
        entry("sure.exact", "Exactly", "", SetBelief("gate", TYPED), bounds=Bounds(0, 100)),
    )
    assert read(asked) == ["exact"]


def test_marks_lists_and_pictures() -> None:
    assert read(check("open", "Others may join", True, WANT)) == ["Others may join: on"]
    told = made(bullets(["one", "two"]))
    assert [(row.text, row.item) for row in told] == [("one", True), ("two", True)]
    assert read(Node("figure", label="Trust", value="It rises.")) == ["Trust: It rises."]
    assert read(Node("figure", label="Trust", children=(text("Alto 35"),))) == ["Alto 35"]
    assert read(Node("image", icon="x")) == []


def test_what_stands_in_a_line_is_read_in_one() -> None:
    (row,) = made(line(text("Prepared: nothing"), tool("drop", "x", "Drop this", WANT)))
    assert row.text == "Prepared: nothing. Drop this"
    assert [node.id for node in row.nodes] == ["drop"]


def test_a_fold_says_its_head_and_what_is_open() -> None:
    head = line(text("Gate"), small("now shut"))
    assert read(disclosure("open.gate", head, False, WANT, text("Settings"))) == ["Gate: now shut"]
    assert read(disclosure("open.gate", head, True, WANT, text("Settings"))) == [
        "Gate: now shut",
        "Settings",
    ]


def test_a_card_that_is_pressed_is_read_with_what_stands_on_it() -> None:
    card = Node(
        "button", id="isle", label="The isle", intent=WANT, value="chosen", kind="card",
        children=(heading("The isle", 2), text("Small and far away.")),
    )  # fmt: skip
    assert read(card) == ["The isle (chosen)", "Small and far away."]


def test_a_dialog_is_read_as_it_stands() -> None:
    dialog = Node(
        "dialog",
        children=(heading("Sure?", 1), group(button("yes", "Yes", WANT), region="foot"), text("!")),
    )
    told = rows(Screen("x", "X", group(), dialog=dialog), say)
    assert [row.text for row in told] == ["Sure?", "Yes", "!"]


def test_each_cell_of_a_table_is_named_by_its_column() -> None:
    def row(*cells: str) -> Node:
        return group(*(text(cell, kind="cell") for cell in cells), kind="row")

    table = group(row("", "Rain", "Trade"), row("Alto", "", "-32.8"), row("Delta", "1", "2"), kind="table")  # fmt: skip
    assert read(table) == ["Alto: Trade: -32.8", "Delta: Rain: 1; Trade: 2"]


def test_what_explains_a_picture_is_for_those_who_see_it() -> None:
    assert read(text("A notch is the walk-away value.", kind="legend"), text("Alto")) == ["Alto"]
