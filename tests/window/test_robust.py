"""The window holds whatever is put into it: any tree, any window, any hand, any mistake of ours."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.player.look import Look
from game.screens.nodes import (
    TYPED,
    Node,
    Pick,
    Screen,
    button,
    card,
    choice,
    entry,
    group,
    text,
)
from game.screens.places import Keys
from game.screens.wants import Show
from game.window import open as opening
from game.window.blocks import Column, Row
from game.window.device import AtVisit
from game.window.focus import tab_order
from game.window.inputs import Key, Letters, Pointer, Resized
from game.window.layout import Box, Layout, boxes
from game.window.paint import Painter
from game.window.stage import Stage
from game.window.window import Ears
from tests.window.made import Device, Told, page
from tests.window.pilot import Pilot
from tests.window.stages import at_places, visit

LEAVES = st.one_of(
    st.just("button"), st.just("field"), st.just("radios"), st.just("words"), st.just("space")
)
TREES = st.recursive(
    LEAVES,
    lambda inner: st.tuples(
        st.sampled_from(["down", "across", "wrap", "even", "card"]),
        st.lists(inner, max_size=4),
    ),
    max_leaves=14,
)
Tree = str | tuple[str, list["Tree"]]


def grown(tree: Tree, name: str = "n") -> Node:
    """Make nodes of a tree, each with an id of its own."""
    match tree:
        case "button":
            return button(name, "Press this one", Told(name))
        case "field":
            return entry(name, "Field", "text", Told(TYPED))
        case "radios":
            options = [Pick("a", "One", Told("a")), Pick("b", "Two", Told("b"))]
            return choice(name, options, "b", label="Which")
        case "words":
            return text("Some words that are long enough to be broken into several lines.")
        case "space":
            return Node("status")
        case ("card", parts):
            return card(*(grown(part, f"{name}.{at}") for at, part in enumerate(parts)))
        case (flow, parts):
            inside = (grown(part, f"{name}.{at}") for at, part in enumerate(parts))
            return group(*inside, flow=flow)
    raise AssertionError(tree)


def device_of(tree: Tree, **look: object) -> Device:
    """A device that shows any tree."""
    return Device(lambda device: page(grown(tree)), **look)


@given(TREES, st.sampled_from([(640, 400), (1024, 640), (3840, 2160)]), st.sampled_from([1.0, 1.5]))
def test_tab_goes_once_around_any_tree(tree: Tree, size: tuple[int, int], scale: float) -> None:
    stage = Stage(device_of(tree, text=scale))
    stage.handle(Resized(*size))
    order = [stop.id for stop in tab_order(stage.all_stops, stage.focus)]
    there, back = [], []
    for _ in order:
        there.append(stage.focus)
        stage.handle(Key("tab"))
    for _ in order:
        stage.handle(Key("tab", shift=True))
        back.append(stage.focus)
    assert there == order
    assert back == order[::-1]


@given(TREES, st.lists(st.sampled_from(["left", "right", "up", "down", "pagedown"]), max_size=12))
def test_arrows_lead_somewhere_and_never_astray(tree: Tree, keys: list[str]) -> None:
    stage = Stage(device_of(tree))
    for key in keys:
        stage.handle(Key(key))
        assert not stage.all_stops or stage.focus in {stop.id for stop in stage.all_stops}


@given(TREES, st.sampled_from([1.0, 1.25, 1.5]))
def test_children_stay_inside_their_parents(tree: Tree, scale: float) -> None:
    stage = Stage(device_of(tree, text=scale))
    for box in boxes(stage.top):
        for child in box.children if isinstance(box.block.body, Row | Column) else ():
            assert child.rect.x >= box.rect.x - 0.01
            assert child.rect.y >= box.rect.y - 0.01
            if not _too_narrow(box, scale):
                assert child.rect.right <= box.rect.right + 0.01
            if box.clip is None:
                assert child.rect.bottom <= box.rect.bottom + 0.5


def _too_narrow(box: Box, scale: float) -> bool:
    """Whether the least widths of what is inside do not fit."""
    return Layout(scale).widths(box.block)[0] > box.rect.w + 0.01


@given(
    st.lists(
        st.one_of(
            st.builds(
                Pointer,
                st.sampled_from(["move", "down", "up", "wheel"]),
                st.floats(-50, 1500),
                st.floats(-50, 900),
                st.floats(-500, 500),
            ),
            st.builds(Key, st.sampled_from(["tab", "return", "space", "backspace", "home", "x"])),
            st.builds(Letters, st.text(max_size=3)),
            st.builds(Resized, st.integers(1, 4000), st.integers(1, 3000)),
        ),
        max_size=25,
    )
)
def test_no_hand_breaks_it(inputs: list[object]) -> None:
    stage = Stage(device_of(("down", ["field", "radios", ("across", ["button"] * 4), "button"])))
    for now, given_ in enumerate(inputs):
        stage.handle(given_)  # type: ignore[arg-type]
        stage.tick(now / 5)
        assert stage.top.rect.w > 0


# Fingers


def tall(device: Device) -> Screen:
    """Cards to scroll through."""
    cards = (
        card(text(f"card {n}"), id=f"card{n}", intent=Told(n), label=f"card {n}") for n in range(40)
    )
    return page(*cards)


def test_a_finger_that_is_drawn_along_scrolls_and_presses_nothing() -> None:
    stage = Stage(device := Device(tall))
    before = stage.box("card0")
    assert before is not None
    stage.handle(Pointer("down", 200, 500))
    for y in range(490, 200, -10):
        stage.handle(Pointer("move", 200, y))
    stage.handle(Pointer("up", 200, 210))
    first = stage.box("card0")
    assert first is not None
    assert first.rect.y - before.rect.y == pytest.approx(-290 + 10, abs=12)
    assert device.told == []


def test_what_is_partly_in_sight_is_pressed_where_it_is() -> None:
    stage = Stage(device := Device(tall))
    whole = stage.box("card20")
    assert whole is not None
    stage.handle(Pointer("wheel", 200, 300, whole.rect.y - 670))
    cut = stage.box("card20")
    assert cut is not None
    assert cut.rect.y < 690 < cut.rect.bottom
    for kind in ("down", "up"):
        stage.handle(Pointer(kind, 200, 690))  # type: ignore[arg-type]
    assert device.told == [int(cut.block.id.removeprefix("card"))]


def test_a_pointer_that_rests_brings_up_the_hint() -> None:
    hinted = button("go", "Go", Told("go"), hint="Goes.")
    stage = Stage(Device(lambda device: page(hinted)))
    box = stage.box("go")
    assert box is not None
    stage.tick(1.0)
    stage.handle(Pointer("move", *box.rect.middle))
    assert stage.hint is None
    before = stage.version
    stage.tick(2.0)
    assert stage.hint is not None
    assert stage.version > before, "the window is told to draw it"


# Keys held down


def pressed(key: int, kind: int = pygame.KEYDOWN) -> pygame.event.Event:
    """A key as pygame tells of it."""
    return pygame.event.Event(kind, key=key, mod=0, unicode="")


def test_a_key_held_down_presses_once_and_moves_on() -> None:
    ears = Ears()
    found = [i for _ in range(3) for i in ears.heard(pressed(pygame.K_RETURN), 1.0)]
    assert found == [Key("return")]
    list(ears.heard(pressed(pygame.K_RETURN, pygame.KEYUP), 1.0))
    assert list(ears.heard(pressed(pygame.K_RETURN), 1.0)) == [Key("return")]
    assert len([i for _ in range(3) for i in ears.heard(pressed(pygame.K_TAB), 1.0)]) == 3


# Mistakes of ours


class Faulty(AtVisit):
    """A device at the first screen that goes wrong where it is told to."""

    where = ""

    def _fail(self, here: str) -> None:
        if self.where == here:
            raise ZeroDivisionError(here)

    def screen(self) -> Screen:
        self._fail("screen")
        return super().screen()

    def press(self, id: str, seen: Screen) -> str:
        self._fail("press")
        return super().press(id, seen)

    def tick(self) -> bool:
        self._fail("tick")
        return super().tick()

    def fail(self, said: str) -> None:
        self.where = ""
        super().fail(said)


@pytest.mark.parametrize("where", ["screen", "press", "tick"])
def test_a_mistake_of_ours_is_said_over_the_first_screen_and_the_window_stays(where: str) -> None:
    stage = Stage(device := Faulty(visit(at_places())))
    failures: list[Exception] = []
    stage.failed = lambda error: failures.append(error) or "It was us."  # type: ignore[func-returns-value]
    device.where = where
    acts = (
        lambda: device.want(_settings(device)),
        lambda: stage.handle(Key("return")),
        lambda: stage.tick(1.0),
        stage.fresh,
    )
    for act in acts:
        with stage.guarded():
            act()
    assert len(failures) == 1
    pilot = Pilot(stage)
    assert pilot.sees("It was us.")
    pilot.press("close")
    assert stage.screen.id == "start"
    assert not stage.closed


def _settings(device: AtVisit) -> Show:
    """To another place, so that the screen is made anew."""
    return Show((*device.visit.places, Keys()))


def test_a_mistake_while_it_is_drawn_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    pilot, painter = at_places(), Painter()
    pilot.stage.failed = lambda error: "It was us."
    usual = Painter.draw

    def wrong(self: Painter, stage: Stage, surface: pygame.Surface) -> None:
        monkeypatch.setattr(Painter, "draw", usual)
        raise ZeroDivisionError

    monkeypatch.setattr(Painter, "draw", wrong)
    with pilot.stage.guarded():
        painter.draw(pilot.stage, pygame.Surface((1280, 720)))
    assert pilot.sees("It was us.")


def test_f11_asks_for_the_whole_screen_and_back() -> None:
    stage = at_places().stage
    stage.handle(Key("f11"))
    assert stage.full
    stage.handle(Key("f11"))
    assert not stage.full


# Settings


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '"x"', '{"language": 3}', '{"text": 9.0}', '{"language": "tlh"}',
     '{"text": "big", "still": "yes"}', "\x00\xff", '{"contrast": true'],
)  # fmt: skip
def test_settings_that_cannot_be_read_are_as_if_there_were_none(tmp_path: Path, text: str) -> None:
    file = tmp_path / "table.json"
    file.write_text(text, encoding="latin-1")
    assert opening.kept_look(file) == opening.kept_look(tmp_path / "nowhere.json")


def test_settings_are_kept(tmp_path: Path) -> None:
    look = Look(language="es", text=1.5, contrast=True, still=True, prompts=True)
    opening.keep(look, tmp_path / "deep" / "table.json")
    assert opening.kept_look(tmp_path / "deep" / "table.json") == look


def test_a_disk_that_refuses_settings_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    opening.keep(Look(), tmp_path / "file" / "table.json")
