"""How things look: every skin in every state, and where everything is put on the surface.

Prints of both are kept; after a change that is meant, look at the window and accept them with
`PARLEY_ACCEPT=1 python -m pytest tests/window/test_look.py`.
"""

from __future__ import annotations

import hashlib
import os
import struct
from itertools import product
from pathlib import Path
from typing import Any, get_args

import pygame
import pytest

from game.pictures.gauge import gauge
from game.screens.nodes import (
    TYPED,
    Node,
    Pick,
    Screen,
    bullets,
    button,
    card,
    check,
    choice,
    entry,
    figure,
    group,
    heading,
    line,
    small,
    text,
)
from game.window import paint
from game.window.blocks import Skin
from game.window.cmap import characters
from game.window.inputs import Key, Letters, Pointer
from game.window.layout import Rect
from game.window.paint import Painter
from game.window.skins import State, patch, ring_svg, skin_svg
from game.window.stage import LINGER, Stage
from game.window.theme import CONTRAST, LIGHT
from tests.window.album import GOLDENS
from tests.window.made import Device, Told, page


def printed(name: str, lines: list[str]) -> None:
    """Compare lines with those that were accepted."""
    file, whole = GOLDENS / f"{name}.txt", "\n".join(lines) + "\n"
    if os.environ.get("PARLEY_ACCEPT"):
        file.write_text(whole, encoding="utf-8")
    assert file.read_text(encoding="utf-8").splitlines() == lines


def short(said: str) -> str:
    return hashlib.sha256(said.encode()).hexdigest()[:10]


def test_every_skin_looks_as_it_was_seen() -> None:
    lines = []
    for skin in get_args(Skin):
        drawn = [
            skin_svg(skin, wide, high, State(*flags), theme)
            for flags in product((False, True), repeat=4)
            for theme in (LIGHT, CONTRAST)
            for wide, high in ((200.0, 44.0), (24.0, 24.0))
        ]
        about = ring_svg(skin, 90, 40), patch(skin, 300, 120), patch(skin, 30, 20)
        lines.append(f"{skin or 'none'}: {short(''.join(drawn))} {short(str(about))}")
    printed("skins", lines)


class Canvas(pygame.Surface):
    """A surface that remembers where something was put on it."""

    def __init__(self, size: tuple[int, int]) -> None:
        super().__init__(size)
        self.put: list[str] = []

    def blit(
        self, source: pygame.Surface, dest: Any = (0, 0), *more: Any, **how: Any
    ) -> pygame.Rect:
        at = tuple(round(x) for x in tuple(dest)[:2])
        clip = self.get_clip()
        self.put.append(f"{at} {tuple(clip)}")
        return super().blit(source, dest, *more, **how)

    def fill(self, colour: Any, rect: Any = None, *more: Any) -> pygame.Rect:
        self.put.append(f"{colour} {rect and tuple(rect)}")
        return super().fill(colour, rect, *more)


def sampler(device: Device) -> Screen:
    """One of everything."""
    cards = (
        card(text(f"Card {n}", icon="scale"), id=f"card.{n}", intent=Told(n), label=f"Card {n}")
        for n in range(20)
    )
    ring = gauge(0.4, "4.2", "+1", colour="#204080", size=84, title="A ring")
    return page(
        heading("A **bold** title", 1),
        small("Some words that stand back"),
        line(card(text("Unbreakable" * 4)), figure(ring), button("beside", "Beside", Told("beside"))),
        line(
            button("go", "Go on", Told("go"), icon="play", hint="It goes on."),
            button("no", "Not now", Told("no"), disabled="It cannot be done yet."),
            choice("pick", [Pick(k, k, Told(k)) for k in ("One", "Two")], "Two", label="Pick"),
        ),
        check("yes", "Yes?", True, Told("yes")),
        entry("name", "Name", "Typed", Told(TYPED), hint="A name."),
        *cards,
        keys={"x": Told("letter x")},
    )  # fmt: skip


def asked(device: Device) -> Screen:
    """A dialog."""
    ok = button("ok", "Yes", Told("ok"))
    inside = heading("Sure?", 1), bullets(["one", "two"]), group(ok, region="foot", flow="wrap")
    return Screen("asked", "Sure?", Node("group"), Node("dialog", id="dialog", label="Sure?", children=inside))  # fmt: skip


def low(device: Device) -> Screen:
    """Buttons at the edges of the window, whose hints have to keep inside."""
    far = "It is in the corner, and what is said of it is long."
    corner = button("corner", "Here", Told("corner"), hint=far)
    foot = button("foot", "There", Told("foot"), hint="It is at the foot of the window.")
    bar = group(corner, kind="bar", flow="across")
    return Screen("low", "Low", group(bar, group(text("Words."), region="now"), group(foot, region="foot")))  # fmt: skip


def painted(stage: Stage, size: tuple[int, int]) -> list[str]:
    """Where everything is put, once it is all there."""
    painter = Painter()
    usual, whole = painter.rasters._get, False

    def noted(key: Any, *more: Any) -> Any:
        # A picture is known by a number of its own, and a theme by its place in memory.
        canvas.put.append(
            str([part for part in key if not isinstance(part, int) or abs(part) < 10_000])
        )
        return usual(key, *more)

    painter.rasters._get = noted  # type: ignore[method-assign]
    while True:
        canvas = Canvas(size)
        painter.rasters.begin()
        painter.draw(stage, canvas)
        if not painter.rasters.late and whole:
            return canvas.put
        # What is drawn for the first time asks for its parts; the second time all is there.
        whole = not painter.rasters.late


@pytest.mark.parametrize(
    ("size", "scale"), [((1280, 720), 1.0), ((1920, 1080), 1.0), ((1366, 768), 1.25)]
)
def test_everything_is_put_where_it_was_seen(size: tuple[int, int], scale: float) -> None:
    pygame.font.init()
    device = Device(sampler, text=scale)
    stage = Stage(device)
    stage.size = size
    stage.fresh()
    lines: list[str] = []

    def look(title: str) -> None:
        put = painted(stage, size)
        lines.append(f"{title}: {len(put)} things, {short(str(put))}")

    look("begin")
    stage.handle(Key("tab"))
    look("focus by key")
    box = stage.box("go")
    assert box is not None
    stage.handle(Pointer("move", *box.rect.middle))
    stage.tick(LINGER + 1)
    look("hint under the pointer")
    stage.handle(Pointer("down", *box.rect.middle))
    look("held")
    stage.handle(Pointer("up", *box.rect.middle))
    card_ = stage.box("card.2")
    assert card_ is not None
    stage.handle(Pointer("wheel", *card_.rect.middle, 200.0))
    look("scrolled")
    last = stage.box("card.19")
    assert last is not None
    stage.handle(Pointer("wheel", *card_.rect.middle, 90_000.0))
    look("scrolled to the end")
    field = stage.box("name")
    assert field is not None
    for kind in ("down", "up"):
        stage.handle(Pointer(kind, *field.rect.middle))  # type: ignore[arg-type]
    stage.handle(Letters("!"))
    look("caret at the end")
    stage.handle(Key("home"))
    look("caret at the start")
    stage.say(
        "Something was said, and it is long enough to need more than one line at the foot of it."
    )
    look("toast")
    device.above.append(asked)
    stage.fresh()
    look("dialog")
    device.above.clear()
    device.made = low
    device.changes += 1
    stage.fresh()
    stage.handle(Pointer("move", 5.0, 5.0))
    for at in ("foot", "corner"):
        edge = stage.box(at)
        assert edge is not None
        stage.handle(Pointer("move", *edge.rect.middle))
        stage.tick(stage._now + LINGER + 1)
        look(f"hint at the {at}")
    printed(f"put-{size[0]}-{round(scale * 100)}", lines)


def test_a_hint_keeps_to_the_window_and_eight_units_from_its_edge() -> None:
    pygame.font.init()
    stage = Stage(Device(low))
    stage.handle(Pointer("move", 5.0, 5.0))
    seen: list[Rect] = []

    original = paint._Brush._place_note

    def noted(self: Any, text: str, skin: Skin, place: Rect) -> None:
        seen.append(place)
        original(self, text, skin, place)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paint._Brush, "_place_note", noted)
        for at in ("foot", "corner"):
            box = stage.box(at)
            assert box is not None
            stage.handle(Pointer("move", *box.rect.middle))
            stage.tick(stage._now + LINGER + 1)
            Painter().draw(stage, pygame.Surface((1280, 720)))
    for place in seen:
        assert place.x >= 10
        assert place.right <= 1270
        assert place.y >= 8
        assert place.bottom <= 712
    assert len(seen) == 2


# keys and pointer


def test_without_a_focus_tab_and_arrows_find_the_first_and_letters_still_work() -> None:
    for key, found in (
        ("tab", True),
        ("down", True),
        ("return", True),
        ("space", True),
        ("x", False),
    ):
        device = Device(sampler)
        stage = Stage(device)
        stage.focus = ""
        stage.handle(Key(key))
        assert bool(stage.focus) == found, key
    assert device.told == ["letter x"]


def test_a_short_drag_is_a_press_and_a_long_one_scrolls() -> None:
    device = Device(sampler)
    stage, pressed = Stage(device), device.told
    box = stage.box("card.2")
    assert box is not None
    x, y = box.rect.middle
    for kind, dy in (("down", 0), ("move", 6), ("up", 6)):
        stage.handle(Pointer(kind, x, y + dy))  # type: ignore[arg-type]
    assert pressed == [2]
    for kind, dy in (("down", 0), ("move", -40), ("move", -60), ("up", -60)):
        stage.handle(Pointer(kind, x, y + dy))  # type: ignore[arg-type]
    assert pressed == [2], "what is dragged is not pressed"
    after = stage.box("card.2")
    assert after is not None
    assert box.rect.y - after.rect.y == pytest.approx(60, abs=25)


def test_a_toast_goes_after_five_seconds() -> None:
    stage = Stage(Device(sampler))
    stage.tick(10.0)
    stage.say("Heard.")
    stage.tick(14.9)
    assert stage.toast
    stage.tick(15.0)
    assert not stage.toast


# which characters a font has


def font(*tables: tuple[int, int, bytes], collection: bool = False) -> bytes:
    """A font file with a table of characters: of each platform and encoding one form."""
    at, head, body = 4 + 8 * len(tables), b"", b""
    for platform, encoding, form in tables:
        head += struct.pack(">HHI", platform, encoding, at + len(body))
        body += form
    cmap = struct.pack(">HH", 0, len(tables)) + head + body
    shift = 16 if collection else 0
    start = struct.pack(">4sHHHH", b"\0\1\0\0", 2, 0, 0, 0)
    other = struct.pack(">4sIII", b"head", 0, 0, 0)
    entry_ = struct.pack(">4sIII", b"cmap", 0, shift + 12 + 32, len(cmap))
    whole = start + other + entry_ + cmap
    return (struct.pack(">4sIII", b"ttcf", 1, 1, 16) + whole) if collection else whole


def form_4(*parts: tuple[int, int, int, tuple[int, ...]]) -> bytes:
    """Segments: first, last, shift, and pictures by number if there are any."""
    parts = (*parts, (0xFFFF, 0xFFFF, 1, ()))
    count = len(parts)
    offsets, glyphs = [], b""
    for place, (_, _, _, listed) in enumerate(parts):
        offsets.append(2 * (count - place) + len(glyphs) if listed else 0)
        glyphs += struct.pack(f">{len(listed)}H", *listed)
    columns = [
        struct.pack(f">{count}H", *(last for _, last, _, _ in parts)), b"\0\0",
        struct.pack(f">{count}H", *(first for first, *_ in parts)),
        struct.pack(f">{count}h", *(shift for _, _, shift, _ in parts)),
        struct.pack(f">{count}H", *offsets), glyphs,
    ]  # fmt: skip
    body = b"".join(columns)
    return struct.pack(">HHHHHHH", 4, 14 + len(body), 0, 2 * count, 0, 0, 0) + body


def form_12(*groups: tuple[int, int, int]) -> bytes:
    body = b"".join(struct.pack(">III", *group) for group in groups)
    return struct.pack(">HHIII", 12, 0, 16 + len(body), 0, len(groups)) + body


@pytest.mark.parametrize("collection", [False, True])
@pytest.mark.parametrize(
    ("tables", "found"),
    [
        ([(3, 1, form_4((65, 67, -60, ())))], {65, 66, 67}),
        ([(3, 1, form_4((65, 67, -65, ())))], {66, 67}),
        ([(3, 1, form_4((0xFFFD, 0xFFFF, 0, ())))], {0xFFFD, 0xFFFE}),
        ([(3, 1, form_4((65, 67, 0, (7, 0, 9)), (97, 98, 5, (1, 0))))], {65, 67, 97}),
        ([(3, 10, form_12((0x1F600, 0x1F602, 5), (70, 71, 0)))], {0x1F600, 0x1F601, 0x1F602, 71}),
        ([(0, 3, form_4((65, 65, 1, ()))), (3, 10, form_12((66, 66, 1)))], {65, 66}),
        ([(1, 0, form_4((65, 65, 1, ())))], set()),
        ([(3, 0, form_4((65, 65, 1, ())))], set()),
        ([(3, 10, form_12((9, 8, 1)))], set()),
        ([(3, 10, form_12((65, 0x110000, 1)))], set()),
    ],
)
def test_the_characters_of_a_font(
    tmp_path: Path, tables: list[tuple[int, int, bytes]], found: set[int], collection: bool
) -> None:
    file = tmp_path / "font.ttf"
    file.write_bytes(font(*tables, collection=collection))
    assert characters(file) == found


def test_a_file_that_is_no_font_has_none(tmp_path: Path) -> None:
    file = tmp_path / "font.ttf"
    file.write_bytes(b"no font")
    assert characters(file) == frozenset()
    assert characters(tmp_path / "gone.ttf") == frozenset()
