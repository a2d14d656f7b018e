"""The stage: focus, keys, pointer, lines of text, scrolling, toasts. No window is needed for any of it."""

from __future__ import annotations

import pytest

from game.screens.nodes import (
    TYPED,
    Node,
    Pick,
    Screen,
    button,
    card,
    check,
    choice,
    entry,
    group,
    heading,
    text,
)
from game.window.inputs import Closed, Key, Letters, Pointer, Resized
from game.window.layout import boxes
from game.window.stage import HASTE, LINGER, Stage
from tests.window.made import Device, Told, page
from tests.window.pilot import Pilot


class Sample(Device):
    """One of everything that can be pressed."""

    def __init__(self) -> None:
        super().__init__(sample)
        self.setting, self.on = "b", False
        self.does = {
            "go": lambda: self.above.append(sure),
            "yes": self.above.clear,
            "no more": self.above.clear,
            **{f"set {key}": lambda key=key: setattr(self, "setting", key) for key in "abc"},
        }

    @property
    def name(self) -> str:
        return next((str(told[1]) for told in reversed(self.told) if isinstance(told, tuple)), "")


def sample(device: Device) -> Screen:
    assert isinstance(device, Sample)
    cards = (
        card(text(f"card {n}"), id=f"card{n}", intent=Told(n), label=f"card {n}") for n in range(20)
    )
    return page(
        choice("lever", [Pick(k, k.upper(), Told(f"set {k}")) for k in "abc"], device.setting, label="Lever"),
        entry("name", "Name", device.name, Told(TYPED)),
        check("hints", "Hints", device.on, Told("hints")),
        button("go", "Go", Told("go"), primary=True),
        button("no", "No", Told("no"), disabled="Not before you have chosen."),
        *cards,
        keys={"w": Told("key")}, seat="alto", escape=Told("out"),
    )  # fmt: skip


def sure(device: Device) -> Screen:
    yes = button("yes", "Yes", Told("yes"))
    inside = heading("Sure?", 1), group(text("Really.")), group(yes, region="foot")
    node = Node("dialog", id="dialog", label="Sure?", children=inside)
    return Screen("sure", "Sure?", Node("group"), dialog=node, escape=Told("no more"))


@pytest.fixture
def device() -> Sample:
    return Sample()


@pytest.fixture
def pilot(device: Sample) -> Pilot:
    return Pilot(Stage(device))


def test_tab_stops_once_at_a_radio_group_and_goes_around(pilot: Pilot) -> None:
    seen = []
    for _ in range(6):
        pilot.key("tab")
        seen.append(pilot.stage.focus)
    assert seen[:4] == ["name", "hints", "go", "no"]
    pilot.key("tab", 18)
    pilot.key("tab")
    assert pilot.stage.focus == "lever.b"
    pilot.key("tab", shift=True)
    assert pilot.stage.focus == "card19"


def test_arrows_choose_within_a_radio_group(pilot: Pilot, device: Sample) -> None:
    pilot.tab_to("lever.b")
    pilot.key("right")
    assert device.setting == "c"
    assert pilot.stage.focus == "lever.c"
    pilot.key("right")
    assert device.setting == "c", "the last one is the last"


def test_what_is_disabled_says_why_and_does_nothing(pilot: Pilot, device: Sample) -> None:
    pilot.press("no")
    assert pilot.stage.toast == "Not before you have chosen."
    assert device.told == []


def test_a_toast_goes_by_itself(pilot: Pilot) -> None:
    pilot.press("no")
    pilot.wait(6)
    assert pilot.stage.toast == ""


def test_typing_edits_at_the_caret_and_is_handed_on_when_it_is_entered(
    pilot: Pilot, device: Sample
) -> None:
    pilot.type("name", "señor")
    pilot.key("left", 2)
    pilot.key("backspace")
    pilot.key("home")
    pilot.key("delete")
    assert pilot.stage.typed == {"name": "eor"}
    assert device.told == [], "a text in the making is the device's own"
    pilot.key("return")
    assert device.told == [("name", "eor")]
    assert pilot.stage.typed == {}


def test_what_was_typed_is_handed_on_when_its_line_is_left(pilot: Pilot, device: Sample) -> None:
    pilot.type("name", "ab")
    pilot.key("tab")
    assert device.told == [("name", "ab")]
    pilot.type("name", "c")
    pilot.press("hints")
    assert device.told[1:] == [("name", "abc"), "hints"], "before what is pressed then"


def test_what_is_typed_is_never_overwritten_while_it_has_the_focus(
    pilot: Pilot, device: Sample
) -> None:
    pilot.type("name", "ab")
    device.changes += 1
    pilot.stage.fresh()
    assert pilot.box("name").block.value == "ab"
    pilot.stage.handle(Letters("c"))
    pilot.key("return")
    assert device.told == [("name", "abc")]


def test_letters_do_not_leave_a_line_of_text_for_the_keys_of_a_screen(
    pilot: Pilot, device: Sample
) -> None:
    pilot.tab_to("name")
    pilot.key("w")
    assert device.told == []
    pilot.tab_to("go")
    pilot.key("w")
    assert device.told == ["key"]


def test_a_dialog_takes_all_input_and_the_focus_comes_back_to_where_it_was(pilot: Pilot) -> None:
    pilot.tab_to("go")
    pilot.key("return")
    assert pilot.ids() == ["yes"]
    pilot.key("tab", 3)
    assert pilot.stage.focus == "yes"
    pilot.press("yes")
    assert pilot.stage.focus == "go"


def test_a_key_that_comes_with_a_new_screen_presses_nothing_there(pilot: Pilot) -> None:
    """It is one too many, or held: only once it has been let alone for a moment is it meant for this screen."""
    pilot.tab_to("go")
    pilot.key("return")
    for _ in range(20):
        pilot.wait(0.1)
        pilot.key("return")
    assert pilot.ids() == ["yes"]
    pilot.wait(HASTE + 0.1)
    pilot.key("return")
    assert "go" in pilot.ids()


def test_escape_wants_what_the_screen_says(pilot: Pilot, device: Sample) -> None:
    pilot.press("go")
    pilot.key("escape")
    assert device.told[-1] == "no more"
    pilot.key("escape")
    assert device.told[-1] == "out"


def test_a_slash_opens_a_line_for_commands(pilot: Pilot, device: Sample) -> None:
    pilot.tab_to("go")
    pilot.key("/")
    assert pilot.ids() == ["command"]
    pilot.stage.handle(Letters("why trust"))
    pilot.key("return")
    assert device.told == ["/why trust"]
    assert pilot.stage.toast == "Done."
    assert pilot.stage.focus == "go"
    pilot.key("/")
    pilot.stage.handle(Letters("never mind"))
    pilot.key("escape")
    assert device.told == ["/why trust"]
    assert pilot.stage.focus == "go"


def test_tab_scrolls_what_has_the_focus_into_view(pilot: Pilot) -> None:
    for n in range(20):
        pilot.tab_to(f"card{n}")
        holder, box = pilot.box("now"), pilot.box(f"card{n}")
        assert holder.clip is not None
        assert holder.clip.y - 1 <= box.rect.y
        assert box.rect.bottom <= holder.clip.bottom + 1


def test_the_wheel_scrolls_and_stops_at_the_ends(pilot: Pilot, device: Sample) -> None:
    pilot.press("card19")
    assert device.told[-1] == 19
    pilot.press("card0")
    assert device.told[-1] == 0


def test_a_screen_that_comes_back_is_as_far_scrolled_as_it_was(pilot: Pilot) -> None:
    pilot.tab_to("card19")
    before = pilot.box("card19").rect
    pilot.stage.device.want(Told("go"))
    pilot.stage.fresh()
    assert pilot.ids() == ["yes"]
    pilot.press("yes")
    assert pilot.box("card19").rect == before


def test_a_press_that_ends_elsewhere_is_none(pilot: Pilot, device: Sample) -> None:
    (x, y), (a, b) = pilot.box("go").rect.middle, pilot.box("hints").rect.middle
    pilot.stage.handle(Pointer("down", x, y))
    pilot.stage.handle(Pointer("up", a, b))
    assert device.told == []


@pytest.mark.parametrize("size", [(1024, 640), (1280, 720), (1920, 1080), (640, 900)])
def test_the_canvas_is_never_smaller_than_the_design(pilot: Pilot, size: tuple[int, int]) -> None:
    pilot.resize(*size)
    canvas = pilot.stage.canvas
    assert canvas.w >= 1279.99
    assert canvas.h >= 719.99
    assert {box.block.id for box in boxes(pilot.stage.top)} >= {"go", "no", "now"}


def test_a_larger_window_shows_more_and_only_a_little_larger(pilot: Pilot) -> None:
    """Of twice the width and height things are drawn half as large again; a smaller window shows all, smaller."""
    pilot.resize(2560, 1440)
    assert pilot.stage.scale == pytest.approx(2**0.6)
    assert pilot.stage.canvas.w == pytest.approx(2560 / 2**0.6)
    pilot.resize(1024, 576)
    assert pilot.stage.scale == pytest.approx(0.8)
    assert pilot.stage.canvas.w == pytest.approx(1280)


def test_nothing_is_new_when_nothing_has_changed(pilot: Pilot) -> None:
    before = pilot.stage.version
    for _ in range(20):
        pilot.wait(0.05)
    assert pilot.stage.version == before


def test_what_comes_and_changes_nothing_is_not_laid_out_again(pilot: Pilot, device: Sample) -> None:
    before, laid = pilot.stage.version, pilot.stage.laid
    device.changes += 1
    pilot.stage.fresh()
    assert pilot.stage.version == before
    assert pilot.stage.laid is laid
    device.setting = "c"
    device.changes += 1
    pilot.stage.fresh()
    assert pilot.stage.version > before
    assert pilot.stage.laid is not laid


def test_nothing_goes_on_by_itself() -> None:
    """What can be read on is read on by a press; time alone turns no page, with motion or without."""
    for still in (False, True):
        device = Device(lambda device: page(text("Words."), onward=Told("on")))
        device.look = device.look.changed(still=still)
        pilot = Pilot(Stage(device))
        pilot.wait(600)
        assert device.told == []


def test_a_mistake_of_ours_becomes_a_sentence(pilot: Pilot, device: Sample) -> None:
    stage = pilot.stage
    with pytest.raises(ZeroDivisionError), stage.guarded():
        raise ZeroDivisionError
    stage.failed = lambda error: f"It went wrong: {type(error).__name__}."
    with stage.guarded():
        raise ZeroDivisionError
    assert device.told == ["It went wrong: ZeroDivisionError."]


def test_closing_is_the_devices_to_do(pilot: Pilot, device: Sample) -> None:
    pilot.stage.handle(Closed())
    assert device.closed
    assert pilot.stage.closed


def test_f11_takes_the_whole_screen_and_gives_it_back(pilot: Pilot) -> None:
    pilot.stage.handle(Key("f11"))
    assert pilot.stage.full
    pilot.stage.handle(Key("f11"))
    assert not pilot.stage.full


def test_a_very_small_window_has_a_size(pilot: Pilot) -> None:
    pilot.stage.handle(Resized(10, 10))
    assert pilot.stage.size == (320, 200)


# Where hints are told


def hinted(device: Device) -> Screen:
    """A place for hints, and things that have something to say for themselves, to be pressed or not."""
    return page(
        group(text("Point at anything."), id="rail"),
        button("go", "Go", Told("go"), hint="Goes there."),
        button("no", "No", Told("no"), hint="Never mind.", disabled="Not yet."),
        text("A word that is explained.", id="word", hint="What it means."),
        text("A plain word.", id="plain"),
    )


def pointed(pilot: Pilot, id: str) -> str:
    """Rest on something, and read its hint at once; empty for none."""
    pilot.stage.handle(Pointer("move", *pilot.box(id).rect.middle))
    return pilot.stage.hint[0] if pilot.stage.hint else ""


def test_a_screen_with_a_place_for_hints_tells_them_at_once() -> None:
    """Nothing is covered, so nothing waits."""
    pilot = Pilot(Stage(Device(hinted)))
    assert pointed(pilot, "go") == "Goes there."
    assert pointed(pilot, "plain") == ""


def test_elsewhere_a_hint_waits_until_the_pointer_rests() -> None:
    device = Device(lambda device: page(button("go", "Go", Told("go"), hint="Goes there.")))
    pilot = Pilot(Stage(device))
    pilot.wait(1.0)
    assert pointed(pilot, "go") == ""
    pilot.wait(LINGER + 0.1)
    assert pilot.stage.hint is not None


def test_what_cannot_be_pressed_has_a_hint_as_well() -> None:
    """A text that is explained, and a button that says first why it cannot be pressed."""
    pilot = Pilot(Stage(Device(hinted)))
    assert pointed(pilot, "word") == "What it means."
    assert pointed(pilot, "no") == "Never mind. Not yet."


def test_hints_follow_the_focus_where_keys_are_used() -> None:
    pilot = Pilot(Stage(Device(hinted)))
    pointed(pilot, "word")
    pilot.tab_to("no")
    assert pilot.stage.hint is not None
    assert pilot.stage.hint[0] == "Never mind. Not yet."


def test_a_hint_is_of_what_lies_on_top_and_never_of_what_lies_beneath() -> None:
    device = Device(hinted)
    pilot = Pilot(Stage(device))
    assert pointed(pilot, "word")
    device.above.append(sure)
    device.changes += 1
    pilot.stage.fresh()
    assert pilot.stage.hint is None
