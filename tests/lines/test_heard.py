"""What has been read is not read again: on the same screen only what changed, in a later round what is new."""

from __future__ import annotations

from game.lines.heard import Familiar
from game.lines.rows import ReadRow, rows
from game.screens.nodes import Node, Screen, button, disclosure, group, small, text
from game.screens.wants import Quit

WANT = Quit()


def screen(id: str, *children: Node) -> Screen:
    return Screen(id, id, group(*children))


def told(heard: Familiar, shown: Screen, round: int = 1) -> list[str]:
    return [row.text for row, _ in heard.new(shown, read(shown), round)]


def read(shown: Screen) -> list[ReadRow]:
    return rows(shown, lambda key, **values: f"{values.get('name', key)}")


def test_the_same_screen_says_what_has_changed() -> None:
    heard = Familiar()
    one = screen("table.alto.1.talk", text("Talk"), button("open.gate", "Gate", WANT))
    assert told(heard, one) == ["Talk", "Gate"]
    assert told(heard, one) == []
    other = screen("table.alto.1.talk", text("Talk"), button("open.gate", "Gate, half", WANT))
    assert told(heard, other) == ["Gate, half"]


def test_another_screen_is_read_whole() -> None:
    heard = Familiar()
    told(heard, screen("a", text("Hello")))
    assert told(heard, screen("b", text("Hello"))) == ["Hello"]


def test_what_lay_below_a_dialog_is_known() -> None:
    heard = Familiar()
    one = screen("t.1.talk", text("Talk"), text("So far: nothing"))
    dialog = Screen("say", "say", group(), dialog=group(text("Say what?")))
    assert told(heard, one) == ["Talk", "So far: nothing"]
    assert told(heard, dialog) == ["Say what?"]
    assert told(heard, screen("t.1.talk", text("Talk"), text("So far: a gate"))) == [
        "So far: a gate"
    ]


def test_in_a_later_round_a_fold_that_is_as_it_was_is_known() -> None:
    heard = Familiar()
    foot = group(button("done", "Say nothing", WANT), region="foot")
    gate = disclosure("open.gate", text("Gate"), False, WANT)
    new = disclosure("open.new", text("New"), False, WANT)
    told(heard, screen("t.1.talk", text("Talk"), gate, foot))
    told(heard, screen("t.1.orders", text("Orders")))
    later = screen("t.2.talk", text("Talk"), gate, new, foot)
    assert told(heard, later, 2) == ["Talk", "New", "Say nothing"]


def test_who_and_where_are_read_when_they_change() -> None:
    heard = Familiar()
    bar = group(text("Round 1"), kind="bar")
    assert told(heard, screen("a", bar, text("x"))) == ["Round 1", "x"]
    assert told(heard, screen("b", bar, text("y"))) == ["y"]


def test_what_was_said_is_read_once_a_round() -> None:
    heard = Familiar()
    said = group(text("Delta signs."), weight=2, live=True)
    assert told(heard, screen("a", said)) == ["Delta signs."]
    assert told(heard, screen("b", text("x"))) == ["x"]
    assert told(heard, screen("c", said)) == []
    assert told(heard, screen("d", said), 2) == ["Delta signs."]


def test_a_note_that_explains_is_read_once_a_game() -> None:
    heard = Familiar()
    note = small("In brackets: the price.", weight=2, live=True)
    assert told(heard, screen("a", note)) == ["In brackets: the price."]
    assert told(heard, screen("b", note), 2) == []


def numbers(heard: Familiar, shown: Screen) -> dict[str, int]:
    return heard.number(shown, read(shown))


def test_what_stays_keeps_its_number() -> None:
    heard = Familiar()
    gate, canal = button("gate", "Gate", WANT), button("canal", "Canal", WANT)
    drop = button("drop", "Drop", WANT)
    assert numbers(heard, screen("t.1", gate, canal)) == {"gate": 1, "canal": 2}
    assert numbers(heard, screen("t.1", drop, gate, canal)) == {"drop": 3, "gate": 1, "canal": 2}
    assert numbers(heard, screen("t.1", canal, drop)) == {"canal": 2, "drop": 3}
    assert numbers(heard, screen("t.2", gate, canal)) == {"gate": 1, "canal": 2}


def test_two_things_never_have_one_number() -> None:
    heard = Familiar()
    a, b = button("a", "A", WANT), button("b", "B", WANT)
    numbers(heard, screen("t", a))
    assert numbers(heard, screen("t", b)) == {"b": 1}
    assert sorted(numbers(heard, screen("t", a, b)).values()) == [1, 2]
