"""The kit: layout, focus, input. No window is needed for any of it."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.pictures.measure import width
from game.table.kit.layout import Layout, Rect, boxes
from game.table.kit.nodes import Node, Run, Words
from game.table.kit.parts import (
    Choice,
    button,
    card,
    check,
    column,
    dialog,
    entry,
    row,
    scroll,
    segments,
    space,
    words,
)
from game.table.kit.pilot import Pilot
from game.table.kit.scene import Entered, Look, Pop, Push, Scene, Step, Typed
from game.table.kit.stage import Stage
from game.table.kit.wording import LEADING, lines

TEXTS = st.text("abcdefg ñéW.\n", max_size=120)


@given(TEXTS, st.floats(30, 400), st.sampled_from([18.0, 20.0, 40.0]))
def test_lines_are_no_wider_than_the_room_and_lose_no_letter(
    text: str, room: float, size: float
) -> None:
    broken = lines(Words((Run(text),)), room, size)
    for line in broken:
        assert line.width <= max(room, size) + 0.5
        assert line.width == pytest.approx(sum(width(r.text, size, r.bold) for r in line.runs))
    kept = "".join(run.text for line in broken for run in line.runs)
    assert kept.replace(" ", "") == text.replace(" ", "").replace("\n", "")


def test_bold_runs_in_one_word_stay_together() -> None:
    broken = lines(Words((Run("a "), Run("long", bold=True), Run(", word"))), 72, 20)
    assert ["".join(r.text for r in line.runs) for line in broken] == ["a long,", "word"]


def place(node, wide: float = 400.0, high: float = 300.0, text: float = 1.0):
    return Layout(text).place(node, Rect(0, 0, wide, high))


def test_a_row_gives_what_is_left_to_what_grows() -> None:
    box = place(row(space(100), space(grow=1), space(grow=2), gap=0))
    assert [child.rect.w for child in box.children] == [100, 100, 200]


def test_a_column_grows_to_the_foot_and_text_takes_its_height() -> None:
    box = place(column(words("one"), space(grow=1), words("two"), gap=0))
    assert box.children[2].rect.bottom == pytest.approx(300)


def test_a_row_that_wraps_begins_a_new_line_where_there_is_no_room() -> None:
    box = place(row(*(space(150, 20) for _ in range(3)), gap=10, wraps=True, align="start"))
    assert [child.rect.y for child in box.children] == [0, 0, 30]


def test_larger_text_makes_higher_boxes_never_wider_ones() -> None:
    node = column(words("some words that are to be broken into lines " * 3))
    small, large = place(node), place(node, text=1.5)
    assert large.children[0].rect.w == small.children[0].rect.w
    assert Layout(1.5).height(node, 400) > Layout(1.0).height(node, 400)


def field(name: str = "field", grow: float = 0.0) -> Node:
    """A field whose letters are 20 units high, without a frame."""
    return replace(entry(name, "", label="Field", grow=grow), pad=(0.0, 0.0))


def rects(node: Node, wide: float = 400.0, high: float = 300.0) -> list[tuple[float, ...]]:
    """Where the children of a node come to lie."""
    return [
        tuple(round(x, 2) for x in (b.rect.x, b.rect.y, b.rect.w, b.rect.h))
        for b in place(node, wide, high).children
    ]


BOXES = space(100, 20), space(60, 40), space(30, 10)


@pytest.mark.parametrize(
    ("node", "least", "liked"),
    [
        (field(), 120, 280),
        (entry("name", "", label="Name"), 144, 304),
        (row(*BOXES, gap=5), 200, 200),
        (row(*BOXES, gap=5, even=True), 310, 310),
        (row(*BOXES, gap=5, wraps=True), 100, 200),
        (row(field("a"), field("b"), gap=10), 250, 570),
        (column(*BOXES, gap=5), 100, 100),
        (column(*BOXES, pad=(7, 9)), 114, 114),
        (column(field("a"), width=90), 90, 90),
        (scroll("list", column(*BOXES)), 114, 114),
        (row(), 0, 0),
        (column(), 0, 0),
    ],
)
def test_how_wide_things_can_be_and_would_like_to_be(
    node: Node, least: float, liked: float
) -> None:
    assert Layout(1.0).widths(node) == pytest.approx((least, liked))


def test_what_has_letters_grows_with_the_text() -> None:
    assert Layout(1.5).widths(field()) == pytest.approx((180, 420))
    assert Layout(1.5).widths(space(100)) == (100, 100)
    assert Layout(1.5).widths(words("Some words"))[1] == pytest.approx(
        1.5 * (Layout(1.0).widths(words("Some words"))[1] - 0.5) + 0.5
    )


@pytest.mark.parametrize(
    ("node", "wide", "high"),
    [
        (row(*BOXES, gap=5), 400, 40),
        (row(*BOXES, gap=5, wraps=True), 165, 55),
        (row(*BOXES, gap=5, wraps=True), 164, 20 + 5 + 40),
        (row(*BOXES, gap=5, wraps=True), 94, 20 + 5 + 40 + 5 + 10),
        (column(*BOXES, gap=5), 400, 80),
        (column(*BOXES, gap=5, pad=(3, 4)), 400, 88),
        (scroll("list", column(*BOXES, gap=5)), 400, 80),
        (row(), 400, 0),
        (column(), 400, 0),
        (words("one\ntwo"), 400, 40 * LEADING),
        (field(), 400, 44),
    ],
)
def test_how_high_things_are(node: Node, wide: float, high: float) -> None:
    assert Layout(1.0).height(node, wide) == pytest.approx(high)


@pytest.mark.parametrize(
    ("node", "where"),
    [
        (row(*BOXES, gap=5), [(0, 140, 100, 20), (105, 130, 60, 40), (170, 145, 30, 10)]),
        (row(*BOXES, gap=5, align="start"), [(0, 0, 100, 20), (105, 0, 60, 40), (170, 0, 30, 10)]),
        (row(*BOXES, gap=5, align="end"), [(0, 280, 100, 20), (105, 260, 60, 40), (170, 290, 30, 10)]),
        (row(*BOXES, gap=5, align="stretch"), [(0, 0, 100, 300), (105, 0, 60, 300), (170, 0, 30, 300)]),
        (row(*BOXES[:2], gap=10, align="start", spread="end"), [(230, 0, 100, 20), (340, 0, 60, 40)]),
        (row(*BOXES[:2], gap=10, align="start", spread="middle"), [(115, 0, 100, 20), (225, 0, 60, 40)]),
        (row(*BOXES[:2], gap=10, align="start", even=True), [(0, 0, 195, 20), (205, 0, 195, 40)]),
        (row(BOXES[0], space(0, 9, grow=1), gap=10, align="start"), [(0, 0, 100, 20), (110, 0, 290, 9)]),
        (row(replace(field("a"), least=0.0, height=20.0), replace(field("b"), least=0.0, height=20.0), gap=0,
             align="start"), [(0, 0, 200, 20), (200, 0, 200, 20)]),
        (column(*BOXES[:2], gap=10), [(0, 0, 400, 20), (0, 30, 400, 40)]),
        (column(*BOXES[:2], gap=10, align="start"), [(0, 0, 100, 20), (0, 30, 60, 40)]),
        (column(*BOXES[:2], gap=10, align="middle"), [(150, 0, 100, 20), (170, 30, 60, 40)]),
        (column(*BOXES[:2], gap=10, align="end"), [(300, 0, 100, 20), (340, 30, 60, 40)]),
        (column(*BOXES[:2], gap=10, spread="middle"), [(0, 115, 400, 20), (0, 145, 400, 40)]),
        (column(*BOXES[:2], gap=10, spread="end"), [(0, 230, 400, 20), (0, 260, 400, 40)]),
        (column(*BOXES, gap=10, spread="between"), [(0, 0, 400, 20), (0, 135, 400, 40), (0, 290, 400, 10)]),
        (column(BOXES[0], space(9, 10, grow=1), BOXES[2], gap=10), [(0, 0, 400, 20), (0, 30, 400, 250), (0, 290, 400, 10)]),
    ],
)  # fmt: skip
def test_where_things_come_to_lie(node: Node, where: list[tuple[float, ...]]) -> None:
    assert rects(node) == where


def test_a_scroller_leaves_room_for_its_bar_and_reaches_to_the_last_line() -> None:
    box = place(scroll("list", column(*(space(10, 100) for _ in range(5)), gap=0)))
    assert box.reach == 200
    assert [round(b.rect.w) for b in box.children] == [386]
    short = place(scroll("list", column(space(10, 100))))
    assert short.reach == 0


class Screen(Scene):
    """A scene with one of everything."""

    def __init__(self) -> None:
        self.told: list[Hashable] = []
        self.setting, self.name, self.on = "b", "", False

    def view(self, look: Look):
        return column(
            segments("lever", [Choice(k, k.upper()) for k in "abc"], self.setting, "set", label="Lever"),
            entry("name", self.name, label="Name"),
            check("hints", "Hints", self.on, "hints"),
            button("go", "Go", "go", look="primary"),
            button("no", "No", "no", disabled="Not before you have chosen."),
            scroll("list", column(*(card(words(f"card {n}"), id=f"card{n}", intent=("card", n)) for n in range(20)))),
            gap=10,
        )  # fmt: skip

    def on_intent(self, intent: Hashable) -> Step | None:
        self.told.append(intent)
        match intent:
            case ("set", key):
                self.setting = str(key)
            case Typed(_, text):
                self.name = text
            case "go":
                return Push(Sure())
        return None

    def on_return(self, value: object) -> None:
        self.told.append(("back", value))


class Sure(Scene):
    over = True

    def view(self, look: Look):
        return dialog("Sure?", words("Really."), buttons=[button("yes", "Yes", "yes")])

    def on_intent(self, intent: Hashable) -> Step:
        return Pop(intent)


@pytest.fixture
def pilot() -> Pilot:
    return Pilot(Stage(Screen()))


def scene(pilot: Pilot) -> Screen:
    found = pilot.stage.scenes[0]
    assert isinstance(found, Screen)
    return found


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


def test_arrows_choose_within_a_radio_group(pilot: Pilot) -> None:
    pilot.tab_to("lever.b")
    pilot.key("right")
    assert scene(pilot).setting == "c"
    assert pilot.stage.focus == "lever.c"
    pilot.key("right")
    assert scene(pilot).setting == "c", "the last one is the last"


def test_what_is_disabled_says_why_and_does_nothing(pilot: Pilot) -> None:
    pilot.press("no")
    assert pilot.stage.toast == "Not before you have chosen."
    assert scene(pilot).told == []


def test_a_toast_goes_by_itself(pilot: Pilot) -> None:
    pilot.press("no")
    pilot.wait(6)
    assert pilot.stage.toast == ""


def test_typing_edits_at_the_caret(pilot: Pilot) -> None:
    pilot.type("name", "señor")
    pilot.key("left", 2)
    pilot.key("backspace")
    assert scene(pilot).name == "seor"
    pilot.key("home")
    pilot.key("delete")
    assert scene(pilot).name == "eor"
    pilot.key("return")
    assert scene(pilot).told[-1] == Entered("name")


def test_letters_do_not_leave_a_field_for_the_keys_of_a_scene(pilot: Pilot) -> None:
    pilot.tab_to("name")
    pilot.key("w")
    assert all(not isinstance(told, str) for told in scene(pilot).told)


def test_a_dialog_takes_all_input_and_gives_a_value_back(pilot: Pilot) -> None:
    pilot.tab_to("go")
    pilot.key("return")
    assert pilot.ids() == ["yes"]
    pilot.key("tab", 3)
    assert pilot.stage.focus == "yes"
    pilot.press("yes")
    assert scene(pilot).told[-1] == ("back", "yes")
    assert pilot.stage.focus == "go", "the focus is where it was"


def test_escape_leaves_a_dialog_with_nothing(pilot: Pilot) -> None:
    pilot.press("go")
    pilot.key("escape")
    assert scene(pilot).told[-1] == ("back", None)


def test_tab_scrolls_what_has_the_focus_into_view(pilot: Pilot) -> None:
    for n in range(20):
        pilot.tab_to(f"card{n}")
        holder, box = pilot.node("list"), pilot.node(f"card{n}")
        assert holder.clip is not None
        assert holder.clip.y - 1 <= box.rect.y
        assert box.rect.bottom <= holder.clip.bottom + 1


def test_the_wheel_scrolls_and_stops_at_the_ends(pilot: Pilot) -> None:
    pilot.press("card19")
    assert scene(pilot).told[-1] == ("card", 19)
    pilot.press("card0")
    assert scene(pilot).told[-1] == ("card", 0)


def test_a_press_that_ends_elsewhere_is_none(pilot: Pilot) -> None:
    from game.table.kit.inputs import Pointer

    (x, y), (a, b) = pilot.node("go").rect.middle, pilot.node("hints").rect.middle
    pilot.stage.handle(Pointer("down", x, y))
    pilot.stage.handle(Pointer("up", a, b))
    assert scene(pilot).told == []


@pytest.mark.parametrize("size", [(1024, 640), (1280, 720), (1920, 1080), (640, 900)])
def test_the_canvas_is_never_smaller_than_the_design(pilot: Pilot, size: tuple[int, int]) -> None:
    pilot.resize(*size)
    canvas = pilot.stage.canvas
    assert canvas.w >= 1279.99
    assert canvas.h >= 719.99
    assert {box.node.id for box in boxes(pilot.stage.top)} >= {"go", "no", "list"}


def test_nothing_is_new_when_nothing_has_changed(pilot: Pilot) -> None:
    before = pilot.stage.version
    for _ in range(20):
        pilot.wait(0.05)
    assert pilot.stage.version == before


def test_memory_is_tidied_up_only_while_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    """A full search takes as long as several frames: never amid the game, and once in a quiet moment."""
    window = pytest.importorskip("game.table.kit.window")
    searched: list[float] = []
    monkeypatch.setattr(window.gc, "set_threshold", lambda *_: None)
    monkeypatch.setattr(window.gc, "collect", lambda: searched.append(now))
    monkeypatch.setattr(window.gc, "freeze", lambda: None)
    tidy = window.Tidy()
    now = 0.0
    for step in range(100):
        now = step / 10
        if step % 10 == 0 and step < 50:
            tidy.busy(now)
        tidy.look(now)
    assert searched == [4.0 + window.QUIET]
    tidy.busy(10.0)
    tidy.look(10.5)
    assert len(searched) == 1
