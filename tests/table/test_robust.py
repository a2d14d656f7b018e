"""The kit holds whatever is put into it: any tree, any window, any hand, any mistake of ours."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from pathlib import Path

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.table import open as opening
from game.table.kit.focus import tab_order
from game.table.kit.inputs import Key, Pointer, Resized, Text
from game.table.kit.layout import Box, Layout, boxes
from game.table.kit.nodes import Column, Node, Row, Scroll, Space, Words
from game.table.kit.paint import Painter
from game.table.kit.parts import Choice, button, card, column, entry, row, scroll, segments, words
from game.table.kit.pilot import Pilot
from game.table.kit.scene import Look, Push, Scene, Step
from game.table.kit.stage import Stage
from game.table.kit.window import Ears
from game.table.scenes.trouble import Trouble

LEAVES = st.one_of(
    st.just("button"), st.just("field"), st.just("radios"), st.just("words"), st.just("space")
)
TREES = st.recursive(
    LEAVES,
    lambda inner: st.tuples(
        st.sampled_from(["column", "row", "wrapping", "scroll", "card"]),
        st.lists(inner, max_size=4),
    ),
    max_leaves=14,
)
Tree = str | tuple[str, list["Tree"]]


def grown(tree: Tree, name: str = "n") -> Node:
    """Make nodes of a tree, each with an id of its own."""
    match tree:
        case "button":
            return button(name, "Press this one", name)
        case "field":
            return entry(name, "text", label="Field")
        case "radios":
            return segments(
                name, [Choice("a", "One"), Choice("b", "Two")], "b", name, label="Which"
            )
        case "words":
            return words("Some words that are long enough to be broken into several lines.")
        case "space":
            return Node(Space(30, 30))
        case (kind, parts):
            inside = [grown(part, f"{name}.{at}") for at, part in enumerate(parts)]
            match kind:
                case "row" | "wrapping":
                    return row(*inside, wraps=kind == "wrapping")
                case "scroll":
                    return replace(scroll(name, column(*inside)), least=120.0)
                case "card":
                    return card(*inside)
            return column(*inside)
    raise AssertionError(tree)


class Grown(Scene):
    """A scene of any tree."""

    def __init__(self, tree: Tree) -> None:
        self.node = Node(Scroll(), (grown(tree),), id="all")

    def view(self, look: Look) -> Node:
        return self.node


@given(TREES, st.sampled_from([(640, 400), (1024, 640), (3840, 2160)]), st.sampled_from([1.0, 1.5]))
def test_tab_goes_once_around_any_tree(tree: Tree, size: tuple[int, int], text: float) -> None:
    stage = Stage(Grown(tree), Look(text=text))
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
    stage = Stage(Grown(tree))
    for key in keys:
        stage.handle(Key(key))
        assert not stage.all_stops or stage.focus in {stop.id for stop in stage.all_stops}


@given(TREES, st.sampled_from([1.0, 1.25, 1.5]))
def test_children_stay_inside_their_parents(tree: Tree, text: float) -> None:
    stage = Stage(Grown(tree), Look(text=text))
    for box in boxes(stage.top):
        for child in box.children if isinstance(box.node.body, Row | Column) else ():
            assert child.rect.x >= box.rect.x - 0.01
            assert child.rect.y >= box.rect.y - 0.01
            if not _too_narrow(box, text):
                assert child.rect.right <= box.rect.right + 0.01
            if box.clip is None:
                assert child.rect.bottom <= box.rect.bottom + 0.5


def _too_narrow(box: Box, text: float) -> bool:
    """Whether the least widths of what is inside do not fit."""
    return Layout(text).widths(box.node)[0] > box.rect.w + 0.01


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
            st.builds(Text, st.text(max_size=3)),
            st.builds(Resized, st.integers(1, 4000), st.integers(1, 3000)),
        ),
        max_size=25,
    )
)
def test_no_hand_breaks_it(inputs: list[object]) -> None:
    stage = Stage(Grown(("column", ["field", "radios", ("scroll", ["button"] * 4), "button"])))
    for now, given_ in enumerate(inputs):
        stage.handle(given_)  # type: ignore[arg-type]
        stage.tick(now / 5)
        assert stage.top.rect.w > 0


# Fingers


class Tall(Scene):
    """Cards to scroll through."""

    def __init__(self) -> None:
        self.told: list[Hashable] = []

    def view(self, look: Look) -> Node:
        cards = (card(words(f"card {n}"), id=f"card{n}", intent=n) for n in range(40))
        return scroll("list", column(*cards))

    def on_intent(self, intent: Hashable) -> None:
        self.told.append(intent)


def test_a_finger_that_is_drawn_along_scrolls_and_presses_nothing() -> None:
    stage = Stage(scene := Tall())
    stage.handle(Pointer("down", 200, 500))
    for y in range(490, 200, -10):
        stage.handle(Pointer("move", 200, y))
    stage.handle(Pointer("up", 200, 210))
    first = stage.box("card0")
    assert first is not None
    assert first.rect.y == pytest.approx(-290 + 10, abs=12)
    assert scene.told == []


def test_what_is_partly_in_sight_is_pressed_where_it_is() -> None:
    stage = Stage(scene := Tall())
    card = stage.box("card20")
    assert card is not None
    stage.handle(Pointer("wheel", 200, 300, card.rect.y - 715))
    cut = stage.box("card20")
    assert cut is not None
    assert cut.rect.y < 718 < cut.rect.bottom
    for kind in ("down", "up"):
        stage.handle(Pointer(kind, 200, 718))  # type: ignore[arg-type]
    assert scene.told == [cut.node.intent]


def test_a_pointer_that_rests_brings_up_the_hint() -> None:
    class Hinted(Scene):
        def view(self, look: Look) -> Node:
            return column(button("go", "Go", "go", hint="Goes."))

    stage = Stage(Hinted())
    stage.tick(1.0)
    stage.handle(Pointer("move", 30, 20))
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


class Faulty(Scene):
    """A scene that goes wrong where it is told to."""

    def __init__(self, where: str) -> None:
        self.where = where

    def _fail(self, here: str) -> None:
        if self.where == here:
            raise ZeroDivisionError(here)

    def view(self, look: Look) -> Node:
        self._fail("view")
        body = Words((), 20.0) if self.where != "paint" else None
        return column(button("go", "Go", "go"), Node(body or Broken()))

    def on_intent(self, intent: Hashable) -> Step | None:
        self._fail("intent")
        return None

    def on_key(self, key: str) -> None:
        self._fail("key")

    def tick(self, now: float) -> None:
        self._fail("tick")


class Broken(Words):
    """Words that cannot be drawn."""

    def __init__(self) -> None:
        object.__setattr__(self, "runs", ())
        for name, value in (
            ("size", 20.0),
            ("colour", "none"),
            ("align", "nowhere"),
            ("measure", None),
        ):
            object.__setattr__(self, name, value)


class First(Scene):
    """A first scene that is sound."""

    def view(self, look: Look) -> Node:
        return column(button("on", "On", "on"))


def disturbed(stage: Stage, surface: pygame.Surface, faulty: Scene) -> None:
    """Show a scene and do everything with it that may go wrong."""
    painter = Painter()
    with stage.guarded():
        stage.take(Push(faulty))
    for act in (
        lambda: painter.draw(stage, surface),
        lambda: stage.choose("go") if stage.scene is faulty else None,
        lambda: stage.handle(Key("x")),
        lambda: stage.tick(1.0),
        lambda: painter.draw(stage, surface),
    ):
        with stage.guarded():
            act()


@pytest.mark.parametrize("where", ["view", "intent", "key", "tick", "paint"])
def test_a_mistake_in_a_scene_is_said_and_the_window_stays(where: str) -> None:
    pygame.font.init()
    surface = pygame.Surface((1280, 720))
    stage = Stage(First())
    failures: list[Exception] = []
    stage.failed = lambda error: failures.append(error) or Trouble("It was us.")  # type: ignore[func-returns-value]
    disturbed(stage, surface, Faulty(where))
    assert len(failures) == 1
    assert isinstance(stage.scene, Trouble)
    pilot = Pilot(stage)
    assert pilot.sees("It was us.")
    pilot.press("close")
    assert isinstance(stage.scene, First)
    assert not stage.closed


def test_if_even_the_first_scene_fails_what_is_said_stands_alone() -> None:
    class Fickle(First):
        sound = True

        def view(self, look: Look) -> Node:
            if not self.sound:
                raise ZeroDivisionError
            return super().view(look)

    stage = Stage(first := Fickle())
    stage.failed = lambda error: Trouble("It was us.")
    first.sound = False
    with stage.guarded():
        stage.fresh()
        stage.handle(Key("tab"))
    assert [type(scene) for scene in stage.scenes] == [Trouble]
    Pilot(stage).press("close")
    assert stage.closed


def test_f11_asks_for_the_whole_screen_and_back() -> None:
    stage = Stage(First())
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
    look = Look(language="es", text=1.5, contrast=True, still=True, prompts=False)
    opening.keep(look, tmp_path / "deep" / "table.json")
    assert opening.kept_look(tmp_path / "deep" / "table.json") == look


def test_a_disk_that_refuses_settings_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    opening.keep(Look(), tmp_path / "file" / "table.json")
