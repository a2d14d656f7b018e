"""What is drawn: nothing twice, nothing while nothing changes, skins whole, icons as they should be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import numpy as np
import pygame
import pytest
from fontpkg_atkinson_hyperlegible import ROOT

from game.scenario.typeface import missing
from game.screens.nodes import Node, Screen, button, group, heading, text
from game.window import faces
from game.window.blocks import Skin
from game.window.cmap import characters
from game.window.faces import Faces
from game.window.icons import icon_svg
from game.window.inputs import Pointer
from game.window.paint import Painter, _Brush
from game.window.rasters import Rasters, _around, _raster
from game.window.skins import State, ring_svg, skin_svg
from game.window.stage import Stage
from game.window.theme import CONTRAST, LIGHT
from game.window.window import FADE, Frames
from tests.window.made import Device, Told, page

SIZE = (1280, 720)


def some(device: Device) -> Screen:
    """Some words, an icon and a button."""
    return page(text("Words.", icon="scale"), button("go", "Go", Told("go"), hint="There."))


def over(device: Device) -> Screen:
    """A dialog over it."""
    yes = group(button("yes", "Yes", Told("yes")), region="foot")
    node = Node("dialog", id="dialog", label="Sure?", children=(heading("Sure?", 1), yes))
    return Screen("over", "Sure?", Node("group"), node)


def test_nothing_is_drawn_while_nothing_changes() -> None:
    frames, surface = Frames(stage := Stage(Device(some))), pygame.Surface(SIZE)
    assert frames.show(surface, 0.0)
    assert not frames.show(surface, 0.1)
    stage.handle(Pointer("move", *stage.box("go").rect.middle))  # type: ignore[union-attr]
    assert frames.show(surface, 0.2)


def test_nothing_is_made_twice() -> None:
    painter, surface, stage = Painter(), pygame.Surface(SIZE), Stage(Device(some))
    painter.draw(stage, surface)
    made = painter.rasters.made
    assert made > 0
    stage.fresh()
    painter.draw(stage, surface)
    assert painter.rasters.made == made


@pytest.mark.parametrize("still", [False, True])
def test_screens_fade_into_each_other_unless_motion_is_reduced(still: bool) -> None:
    device = Device(some)
    device.look = device.look.changed(still=still)
    frames, surface = Frames(stage := Stage(device)), pygame.Surface(SIZE)
    frames.show(surface, 0.0)
    device.above.append(over)
    stage.fresh()
    assert frames.show(surface, 1.0)
    assert frames.moving is not still
    frames.show(surface, 1.0 + FADE / 2)
    between = surface.get_at((5, 5))
    frames.show(surface, 1.0 + 2 * FADE)
    assert not frames.moving
    assert (surface.get_at((5, 5)) != between) is not still
    device.above.clear()
    stage.fresh()
    frames.show(surface, 2.0)
    frames.show(surface, 3.0)
    assert surface.get_at((5, 5))[:3] == pygame.Color(LIGHT.paper)[:3]


def test_high_contrast_is_drawn_with_its_own_colours() -> None:
    surface = pygame.Surface(SIZE)
    Painter().draw(Stage(Device(some, contrast=True)), surface)
    assert surface.get_at((1270, 710))[:3] == pygame.Color(CONTRAST.paper)[:3]


@pytest.mark.parametrize("size", [(640, 400), (3840, 2160)])
def test_very_small_and_very_large_windows_are_drawn(size: tuple[int, int]) -> None:
    device, surface = Device(some), pygame.Surface(size)
    device.above.append(over)
    stage = Stage(device)
    stage.size = size
    stage.fresh()
    Painter().draw(stage, surface)
    assert surface.get_at((size[0] // 2, size[1] // 2)) != surface.get_at((2, 2))


# Hints and toasts


def railed(device: Device) -> Screen:
    """A place for hints at the foot, and above it things that have one: short, very long, or as long in the place itself."""
    long = "Very long. " * 160
    return page(
        button("go", "Go", Told("go"), hint="Goes there."),
        button("far", "Far", Told("far"), hint=long),
        button("no", "No", Told("no"), disabled="Not yet."),
        group(text("Point at anything."), id="rail"),
    )


@pytest.fixture
def notes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is said on a note of its own, which lies over things."""
    said: list[str] = []
    monkeypatch.setattr(_Brush, "_place_note", lambda self, text, skin, place: said.append(text))
    return said


def drawn_over(stage: Stage) -> pygame.Rect:
    """What of the window is drawn otherwise with its toast or hint than without."""
    bare, whole = pygame.Surface(SIZE), pygame.Surface(SIZE)
    Painter().draw(stage, whole)
    brush = _Brush(Rasters(), bare, stage, LIGHT)
    bare.fill(LIGHT.paper)
    brush.tree(stage.top, True)
    bare.set_clip(None)
    differs = np.abs(pixels(whole).astype(int) - pixels(bare)).max(axis=1) > 24
    rows, columns = np.nonzero(differs.reshape(SIZE[1], SIZE[0]))
    if not rows.size:
        return pygame.Rect(0, 0, 0, 0)
    left, top = int(columns.min()), int(rows.min())
    return pygame.Rect(left, top, int(columns.max()) - left + 1, int(rows.max()) - top + 1)


def at(stage: Stage, id: str) -> pygame.Rect:
    """Where something is, with a pixel around it; canvas and window are equally large here."""
    box = stage.box(id)
    assert box is not None
    return pygame.Rect(*map(round, (box.rect.x, box.rect.y, box.rect.w, box.rect.h))).inflate(2, 2)


def test_a_hint_is_told_in_its_place_and_covers_nothing(notes: list[str]) -> None:
    stage = Stage(Device(railed))
    stage.handle(Pointer("move", *stage.box("go").rect.middle))  # type: ignore[union-attr]
    place = drawn_over(stage)
    assert place.w > 0
    assert at(stage, "rail").inflate(2, 30).contains(place)
    assert not place.colliderect(at(stage, "go"))
    assert notes == []


def test_a_hint_that_would_cover_what_it_is_about_is_told_beside_it(notes: list[str]) -> None:
    stage = Stage(Device(railed))
    stage.handle(Pointer("move", *stage.box("far").rect.middle))  # type: ignore[union-attr]
    drawn_over(stage)
    assert [text[:9] for text in notes] == ["Very long"]


def test_where_no_place_is_kept_a_hint_is_told_beside_what_it_is_about(notes: list[str]) -> None:
    stage = Stage(Device(some))
    stage.handle(Pointer("move", *stage.box("go").rect.middle))  # type: ignore[union-attr]
    stage.tick(1.0)
    drawn_over(stage)
    assert notes == ["There."]


def test_a_toast_takes_the_place_of_hints_where_there_is_one(notes: list[str]) -> None:
    for made, beside in ((railed, []), (some, ["Not yet."])):
        stage = Stage(Device(made))
        stage.say("Not yet.")
        drawn_over(stage)
        assert notes == beside


# Skins


@pytest.mark.parametrize("skin", [skin for skin in get_args(Skin) if skin])
@pytest.mark.parametrize("size", [(310.0, 140.0), (90.0, 44.0), (52.0, 300.0)])
def test_a_skin_that_is_stretched_looks_as_if_it_were_drawn(
    skin: Skin, size: tuple[float, float]
) -> None:
    for state in (State(), State(hover=True), State(held=True), State(disabled=True)):
        made = Rasters().skin(skin, *size, state, LIGHT, 1.5)
        svg = skin_svg(skin, *size, state, LIGHT)
        whole = _around(svg, (round(size[0] * 1.5), round(size[1] * 1.5)), 1.5)
        assert differing(made, whole) < 0.008
    ring = Rasters().ring(skin, *size, 1.5)
    whole = _around(ring_svg(skin, *size), (round(size[0] * 1.5), round(size[1] * 1.5)), 1.5)
    assert differing(ring, whole) < 0.008


def differing(one: pygame.Surface, other: pygame.Surface) -> float:
    """The share of pixels that differ by more than can be seen."""
    assert one.get_size() == other.get_size()
    far = np.abs(pixels(one).astype(int) - pixels(other)).max(axis=1) > 24
    return float(far.mean())


def pixels(surface: pygame.Surface) -> np.ndarray:
    """Colours pixel by pixel, on white where they are let through."""
    ground = pygame.Surface(surface.get_size(), 0, 32)
    ground.fill("#ffffff")
    ground.blit(surface, (0, 0))
    return np.frombuffer(pygame.image.tobytes(ground, "RGB"), np.uint8).reshape(-1, 3)


def test_an_icon_with_short_arcs_is_drawn_as_with_long_ones() -> None:
    """The reader of SVG in pygame 2.6.1 takes arc flags that are not set apart for numbers."""
    drawn = _raster(icon_svg("fish", 96, "#000000"))
    corner = sum(drawn.get_at((x, y))[3] for x in range(12) for y in range(12))
    assert corner == 0, "a stray line runs to the corner"
    assert drawn.get_bounding_rect().w > 70


def test_an_unknown_icon_is_a_circle() -> None:
    assert "circle" in icon_svg("no-such-icon", 24, "#000000")


def test_no_text_stops_the_window() -> None:
    """What a file or an old record may still hold is drawn, not obeyed."""
    bad = "Mar\x00ket \x1b[31m\ud800\u202e\nStreet"
    rasters = Rasters()
    assert rasters.text(bad, 20, False, "#000000").get_width() > 60
    surface = pygame.Surface(SIZE)
    Painter(rasters).draw(Stage(Device(bad_page)), surface)


def bad_page(device: Device) -> Screen:
    bad = "Mar\x00ket \x1b[31m\ud800\u202e"
    return page(text(bad), button(bad, bad, Told(bad), hint=bad))


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A system with one font, which has Cyrillic letters."""
    path = str(Path(pygame.__file__).parent / "freesansbold.ttf")
    monkeypatch.setattr(faces, "system_fonts", lambda: ("no-such-file.ttf", path))
    faces.font_for.cache_clear()
    yield path
    faces.font_for.cache_clear()


def test_what_the_typeface_lacks_is_drawn_in_a_font_of_the_system(system: str) -> None:
    assert missing("Aж Б.") == ("ж", "Б")
    assert {ord(sign) for sign in "жБ"} <= characters(system)
    made = Faces().drawn("Aж Б.", 40, False, "#000000")
    own, other = Faces().own(40, False), pygame.font.Font(system, 40)
    parts = [
        own.render("A", True, "#000000"),
        other.render("ж", True, "#000000"),
        own.render(" ", True, "#000000"),
    ]
    assert made.get_width() == sum(
        font.size(part)[0]
        for font, part in ((own, "A"), (other, "ж"), (own, " "), (other, "Б"), (own, "."))
    )
    top = max(own.get_ascent(), other.get_ascent())
    for font, part, x in ((own, parts[0], 0), (other, parts[1], parts[0].get_width())):
        ink = part.get_bounding_rect()
        there = made.subsurface((x, 0, part.get_width(), made.get_height())).get_bounding_rect()
        assert (there.top, there.size) == (top - font.get_ascent() + ink.top, ink.size)


def test_what_no_font_has_is_a_box_and_no_crash(system: str) -> None:
    assert faces.font_for("日") == ""
    assert Faces().drawn("日本", 20, True, "#000000").get_width() > 10


def test_a_letter_and_its_accent_are_drawn_as_one() -> None:
    drawn = Faces()
    apart, one = (drawn.drawn(text, 40, False, "#000000") for text in ("Señal", "Sen\u0303al"))
    assert pixels(apart).tolist() == pixels(one).tolist()


def test_a_file_that_is_no_font_has_no_letters(tmp_path: Path) -> None:
    file = tmp_path / "x.ttf"
    whole = (ROOT / "files" / "AtkinsonHyperlegible-Bold.ttf").read_bytes()
    for data in (b"", b"ttcf", b"\0" * 400, whole[:300], whole[:2000]):
        file.write_bytes(data)
        assert characters(file) == frozenset()
    assert characters(tmp_path / "none.ttf") == frozenset()


def test_the_system_is_asked_for_its_fonts() -> None:
    faces.system_fonts.cache_clear()
    found = faces.system_fonts()
    assert len(found) == len(set(found))
    assert all(Path(path).is_file() for path in found)
