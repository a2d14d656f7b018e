"""Short ways with keys: to the main button, to the next part of a screen, to one of its choices."""

from __future__ import annotations

import pytest

from game.screens.nodes import (
    TYPED,
    Node,
    Pick,
    Screen,
    button,
    choice,
    entry,
    group,
    text,
    tool,
)
from game.window.inputs import Letters
from game.window.stage import HASTE, Stage
from game.window.ways import choice_at, main_of, next_part
from tests.window.made import Device, Told
from tests.window.pilot import Pilot
from tests.window.world import at_the_table


def track(lever: str, chosen: str = "", stands: str = "") -> Node:
    """A choice with one setting that is asked for, and one in force."""
    options = tuple(
        Node(
            "radio", id=f"{lever}.{key}", text=key, intent=Told(f"{lever}.{key}"),
            kind="stands" if key == stands else "dot", value="chosen" if key == chosen else "",
        )
        for key in "abc"
    )  # fmt: skip
    return Node("radiogroup", id=lever, children=options, label=lever)


def parts(device: Device) -> Screen:
    """A bar, two choices with a line of text, nothing to press, and a foot."""
    main = button("send", "Put it", Told("send"), primary=True)
    root = group(
        group(tool("menu", "menu", "Menu", Told("menu")), kind="bar", flow="across"),
        group(track("gate", "c", "a"), track("patrol", "", "b"), track("watch"), entry("name", "Name", "", Told(TYPED)), region="now", id="now"),
        group(text("Nothing to press."), region="aside", id="side"),
        group(button("wait", "Wait", Told("wait")), main, region="foot"),
    )  # fmt: skip
    return Screen("parts", "Parts", root, focus="menu")


@pytest.fixture
def device() -> Device:
    return Device(parts)


@pytest.fixture
def pilot(device: Device) -> Pilot:
    pilot = Pilot(Stage(device))
    pilot.wait(HASTE + 1.0)
    return pilot


# The main button


def test_g_presses_the_main_button_wherever_the_focus_is(pilot: Pilot, device: Device) -> None:
    for key in ("f6", "2", "tab"):
        pilot.key(key)
        assert pilot.stage.focus != "send"
        pilot.key("g")
    assert device.told == ["send"] * 3


def test_g_says_why_the_main_button_cannot_be_pressed() -> None:
    """It does not stand out then, and another that can be pressed is not pressed in its place."""
    send = button("send", "Put it", Told("send"), disabled="Somebody else must sign.")
    other = button("other", "Without it", Told("other"))
    device = Device(lambda device: Screen("s", "S", group(group(other, send, region="foot"))))
    pilot = Pilot(Stage(device))
    pilot.wait(HASTE + 1.0)
    pilot.key("g")
    assert pilot.stage.toast == "Somebody else must sign."
    assert device.told == []


def test_g_does_nothing_where_there_is_no_main_button() -> None:
    only = button("other", "Another", Told("other"))
    device = Device(lambda device: Screen("s", "S", group(only)))
    pilot = Pilot(Stage(device))
    pilot.wait(HASTE + 1.0)
    pilot.key("g")
    assert (device.told, pilot.stage.toast) == ([], "")


def test_g_that_comes_with_a_new_screen_presses_nothing_there(device: Device) -> None:
    """Held down or pressed twice, it is not meant for a screen that nobody has seen."""
    number = iter(range(99))
    device.made = lambda device: Screen(f"s{next(number)}", "S", parts(device).root)
    pilot = Pilot(Stage(device))
    pilot.wait(HASTE + 1.0)
    pilot.key("g")
    assert device.told == ["send"]
    pilot.key("g", 3)
    assert device.told == ["send"]
    pilot.wait(HASTE + 0.1)
    pilot.key("g")
    assert device.told == ["send", "send"]


def test_letters_and_digits_in_a_line_of_text_are_for_the_text(
    pilot: Pilot, device: Device
) -> None:
    pilot.tab_to("name")
    for key in ("g", "1"):
        pilot.key(key)
        pilot.stage.handle(Letters(key))
    assert pilot.stage.focus == "name"
    assert pilot.stage.typed == {"name": "g1"}
    assert device.told == []


# A choice by its number


def test_a_digit_leads_to_what_is_chosen_else_what_stands_else_the_first(
    pilot: Pilot, device: Device
) -> None:
    for key, there in (("1", "gate.c"), ("2", "patrol.b"), ("3", "watch.a")):
        pilot.key(key)
        assert pilot.stage.focus == there
    assert device.told == [], "it leads there and chooses nothing"
    pilot.key("4")
    assert pilot.stage.focus == "watch.a", "there is no fourth"


def test_a_digit_leads_to_no_choice_of_a_dialog() -> None:
    """A dialog asks one thing; its choices are no levers."""
    ask = choice("blocking", [Pick("a", "A", Told("a"))], "a", label="What")
    dialog = Node("dialog", id="d", label="D", children=(ask,))
    assert choice_at(Screen("s", "S", group(), dialog), 0) == ""
    assert choice_at(Screen("s", "S", group(ask)), 0) == "blocking.a"


# The next part


def test_f6_goes_around_the_parts_in_which_there_is_something_to_press(pilot: Pilot) -> None:
    seen = []
    for _ in range(4):
        pilot.key("f6")
        seen.append(pilot.stage.focus)
    assert seen == ["gate.a", "wait", "menu", "gate.a"]
    back = []
    for _ in range(3):
        pilot.key("f6", shift=True)
        back.append(pilot.stage.focus)
    assert back == ["menu", "wait", "gate.a"]


def test_f6_from_nowhere_leads_to_the_first_part_or_to_the_last() -> None:
    screen = parts(Device(parts))
    known = {"menu", "gate.a", "wait"}
    assert next_part(screen, "", known, 1) == "menu"
    assert next_part(screen, "", known, -1) == "wait"
    assert next_part(screen, "", (), 1) == ""


# At the table


def test_at_the_table_the_keys_lead_to_levers_and_the_way_on() -> None:
    """A clause and the main button by keys alone: digit, arrow, and G."""
    pilot = at_the_table()
    pilot.wait(HASTE + 1.0)
    pilot.key("1")
    assert pilot.stage.focus == "lever.gate.closed"
    pilot.key("right")
    assert pilot.box("lever.gate.half").block.value == "chosen"
    pilot.key("g")
    assert "somebody else" in pilot.stage.toast.lower(), "why it cannot be put"
    pilot.key("2")
    pilot.key("right")
    assert main_of(pilot.stage.screen) == "send"
    before = pilot.stage.screen.id
    pilot.key("g")
    assert pilot.stage.screen.id != before
