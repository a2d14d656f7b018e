"""Drawn places are quiet under text, plain SVG, the same every time and none of them like another."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import product
from typing import get_args
from xml.etree import ElementTree

import pygame
import pytest

from game.pictures import palette
from game.pictures.drawing import Picture
from game.pictures.land import MOODS
from game.pictures.place import DRAWN, banner, place
from game.scenario.model import PlaceKind, PlaceMood

KINDS: tuple[PlaceKind, ...] = get_args(PlaceKind)
MOOD: tuple[PlaceMood, ...] = get_args(PlaceMood)
SIZES = ((1280, 460), (560, 120), (320, 640))
ALLOWED = {"svg", "defs", "linearGradient", "stop", "path", "rect", "circle"}


def pixels(picture: Picture) -> pygame.Surface:
    return pygame.image.load(BytesIO(picture.svg(text=False).encode()), "x.svg")


def shades(surface: pygame.Surface) -> set[tuple[int, int, int]]:
    """Every colour that can be seen, in steps of four so that gradients are not counted twice."""
    raw = pygame.image.tobytes(surface, "RGB")
    steps = bytes(value & 0xFC for value in raw)
    return set(zip(steps[::3], steps[1::3], steps[2::3], strict=True))


def test_whatever_an_author_may_declare_is_drawn() -> None:
    assert set(DRAWN) == set(KINDS)
    assert set(MOODS) == set(MOOD)


@pytest.mark.parametrize(("kind", "mood"), list(product(KINDS, MOOD)))
def test_text_in_ink_can_be_read_on_every_pixel(kind: PlaceKind, mood: PlaceMood) -> None:
    for wide, high in SIZES:
        surface = pixels(place(kind, mood, wide, high))
        assert surface.get_size() == (wide, high)
        seen = {f"#{r:02x}{g:02x}{b:02x}" for r, g, b in shades(surface)}
        faintest = min(palette.contrast(palette.INK, colour) for colour in seen)
        assert faintest >= 4.5, (kind, mood, wide)
        assert len(seen) > 30, "more than bare ground"


@pytest.mark.parametrize("kind", KINDS)
def test_a_place_is_plain_svg_that_covers_all_of_its_picture(kind: PlaceKind) -> None:
    for wide, high in SIZES:
        picture = place(kind, "day", wide, high)
        root = ElementTree.fromstring(picture.svg(text=False))
        assert {element.tag.rpartition("}")[2] for element in root.iter()} <= ALLOWED
        assert not re.search(r"nan|inf|style=|class=|href|opacity=", picture.svg())
        assert picture.labels == ()
        surface = pixels(picture)
        assert set(pygame.image.tobytes(surface, "RGBA")[3::4]) == {255}


def test_what_a_place_refers_to_is_its_own_on_any_page() -> None:
    """A page may show several places at once, and one place in two sizes: a browser takes the first of two ids."""
    pages = [
        place(name, mood, *size).svg() for name in KINDS for mood in MOOD for size in SIZES[:2]
    ]
    ids = [set(re.findall(r' id="([^"]+)"', page)) for page in pages]
    assert sum(map(len, ids)) == len(set().union(*ids))
    for page, own in zip(pages, ids, strict=True):
        assert set(re.findall(r"url\(#([^)]+)\)", page)) == own
    units = re.findall(r"gradientUnits=\"(\w+)\"", "".join(pages))
    assert set(units) == {"userSpaceOnUse"}


def test_every_place_is_the_same_each_time_and_unlike_all_others() -> None:
    every = [place(kind, mood, 560, 120) for kind in KINDS for mood in MOOD]
    again = [place(kind, mood, 560, 120) for kind in KINDS for mood in MOOD]
    assert every == again
    drawn = [re.sub(r"[a-z_]+-[a-z]+-560-120", "", picture.svg()) for picture in every]
    assert len(set(drawn)) == len(KINDS) * len(MOOD)


def test_a_banner_has_the_corners_of_its_card_and_is_else_the_place() -> None:
    drawn, whole = pixels(banner("coast", "day", 560, 120)), pixels(place("coast", "day", 560, 120))
    card = pygame.Color(palette.CARD)
    for corner in product((0, 559), (0, 119)):
        assert drawn.get_at(corner)[:3] == card[:3]
    for inside in ((280, 0), (0, 60), (20, 20), (540, 100)):
        assert drawn.get_at(inside) == whole.get_at(inside)
