"""The reader in SDL_image draws the pictures that the window and the page share."""

from __future__ import annotations

from io import BytesIO

import pygame

from game.pictures import palette
from game.pictures.web import trust_web


def test_a_web_of_trust_is_drawn_in_its_colours() -> None:
    names = ("A", "B", "C")
    trust = {(a, b): 0 if a < b else 10_000 for a in range(3) for b in range(3) if a != b}
    picture = trust_web(names, trust, wide=300, size=16)
    surface = pygame.image.load(BytesIO(picture.svg(text=False).encode()), "web.svg")
    wide, high = surface.get_size()
    assert abs(wide - picture.width) <= 1
    assert abs(high - picture.height) <= 1
    seen = {
        tuple(surface.get_at((x, y)))[:3]
        for x in range(surface.get_width())
        for y in range(surface.get_height())
    }
    for colour in (palette.VERMILION, palette.BLUE, palette.TABLE):
        assert tuple(pygame.Color(colour))[:3] in seen
