"""What has been read is not read again: on the same screen only what changed, in a later round what is new."""

from __future__ import annotations

from game.lines.heard import Familiar
from game.lines.pieces import ReadRow
from game.lines.rows import rows
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
    bar = group(text("Round 1"), kind="bar", region="who")
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
    heard.number(shown, read(shown), None)
    return dict(heard.numbers(shown))


GATE, CANAL, DROP = (button(key, key.title(), WANT) for key in ("gate", "canal", "drop"))


def test_numbers_run_from_one_on_in_the_order_in_which_it_is_read() -> None:
    heard = Familiar()
    assert numbers(heard, screen("t.1", GATE, CANAL)) == {"gate": 1, "canal": 2}
    assert numbers(heard, screen("t.1", DROP, GATE, CANAL)) == {"drop": 1, "gate": 2, "canal": 3}
    assert numbers(heard, screen("t.1", CANAL, DROP)) == {"canal": 1, "drop": 2}


def test_whatever_can_be_pressed_is_read_again_once_numbers_have_moved() -> None:
    heard = Familiar()
    first, second = (
        screen("t.1", GATE, CANAL, text("x")),
        screen("t.1", DROP, GATE, CANAL, text("x")),
    )
    for shown, said in ((first, ["Gate", "Canal", "x"]), (second, ["Drop", "Gate", "Canal"])):
        moved = heard.number(shown, read(shown), None)
        assert [row.text for row, _ in heard.new(shown, read(shown), 1, moved)] == said
    assert not heard.number(second, read(second), None)


def test_a_number_means_what_was_last_read_with_it() -> None:
    heard, first = Familiar(), screen("t.1", GATE, CANAL)
    numbers(heard, first)
    heard.read_as(first, "canal")
    assert (heard.meant(first, 2), heard.meant(first, 1)) == ("canal", "")
    numbers(heard, screen("t.1", DROP, GATE, CANAL))
    assert heard.meant(first, 2) == "canal", "nothing else was read with it since"
