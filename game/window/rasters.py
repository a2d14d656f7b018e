"""Pixels made once and kept: text, icons, skins and pictures as surfaces (pygame)."""

from __future__ import annotations

import re
import time
from collections import OrderedDict
from collections.abc import Callable
from io import BytesIO
from typing import Final

import pygame

from game.pictures.drawing import Picture
from game.scenario.characters import harmless
from game.window.blocks import Skin
from game.window.faces import Faces
from game.window.icons import icon_svg
from game.window.skins import MARGIN, State, patch, ring_svg, skin_svg
from game.window.theme import Theme, swapped

MOST: Final = 48_000_000
"""Pixels kept; beyond, what was not used for longest goes."""

PATIENCE: Final = 0.016
"""Seconds of a frame after which no large picture is begun; the next frame brings it."""
LARGE: Final = 150_000
"""Pixels of a large picture."""
DIM: Final = (29, 39, 51)
DIMNESS: Final = 150

Key = tuple[object, ...]


class Rasters:
    """Surfaces by what they show and how large; made when first asked for."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Key, pygame.Surface] = OrderedDict()
        self._pixels = 0
        self._faces = Faces()
        self.late = False
        """Whether a picture was left out of this frame, for the next one to bring."""
        self._until = 0.0
        self.made = 0
        """How many surfaces were made, so that tests can tell that nothing is made twice."""

    def begin(self) -> None:
        """Begin a frame."""
        self.late, self._until = False, time.perf_counter() + PATIENCE

    def _get(self, key: Key, make: Callable[[], pygame.Surface]) -> pygame.Surface:
        found = self._kept.get(key)
        if found is None:
            found = make()
            self.made += 1
            self._kept[key] = found
            self._pixels += found.get_width() * found.get_height()
            while self._pixels > MOST and len(self._kept) > 1:
                _, old = self._kept.popitem(last=False)
                self._pixels -= old.get_width() * old.get_height()
        else:
            self._kept.move_to_end(key)
        return found

    def font(self, pixels: int, bold: bool) -> pygame.font.Font:
        """Return the typeface at a size."""
        return self._faces.own(pixels, bold)

    def text(self, text: str, pixels: int, bold: bool, colour: str) -> pygame.Surface:
        """Draw a piece of one line."""
        text = harmless(text)
        return self._get(
            ("text", text, pixels, bold, colour),
            lambda: self._faces.drawn(text, pixels, bold, colour),
        )

    def icon(self, name: str, pixels: int, colour: str) -> pygame.Surface:
        """Draw an icon."""
        return self._get(
            ("icon", name, pixels, colour), lambda: _raster(icon_svg(name, pixels, colour))
        )

    def skin(
        self, skin: Skin, wide: float, high: float, state: State, theme: Theme, scale: float
    ) -> pygame.Surface:
        """Draw a skin; it is larger than its box by the margin on every side."""
        size = round(wide * scale), round(high * scale)
        return self._get(
            ("skin", skin, size, state, id(theme), scale),
            lambda: self._stretched(
                ("skin", skin, state, id(theme)),
                skin,
                wide,
                high,
                scale,
                lambda w, h: skin_svg(skin, w, h, state, theme),
            ),
        )

    def ring(self, skin: Skin, wide: float, high: float, scale: float) -> pygame.Surface:
        """Draw the ring around what has the focus, as large as its skin."""
        size = round(wide * scale), round(high * scale)
        return self._get(
            ("ring", skin, size, scale),
            lambda: self._stretched(
                ("ring", skin), skin, wide, high, scale, lambda w, h: ring_svg(skin, w, h)
            ),
        )

    def _stretched(
        self,
        key: Key,
        skin: Skin,
        wide: float,
        high: float,
        scale: float,
        svg: Callable[[float, float], str],
    ) -> pygame.Surface:
        """Draw a skin small and stretch its middle: corners and edges stay as they are."""
        corner, w, h = patch(skin, wide, high)
        small = self._get(
            ("patch", *key, w, h, scale),
            lambda: _around(svg(w, h), (round(w * scale), round(h * scale)), scale),
        )
        if (w, h) == (wide, high):
            return small
        margin = 2 * round(MARGIN * scale)
        size = round(wide * scale) + margin, round(high * scale) + margin
        return _nine(small, round((corner + MARGIN) * scale), size)

    def veil(self, size: tuple[int, int]) -> pygame.Surface:
        """What dims what lies beneath a dialog."""
        return self._get(("veil", size), lambda: _veil(size))

    def picture(
        self, picture: Picture, width: int, height: int, theme: Theme
    ) -> pygame.Surface | None:
        """Draw the shapes of a picture, without its labels; None if this frame has no time for it."""
        key = "picture", hash(picture.shapes), width, height, id(theme)
        large = width * height > LARGE and key not in self._kept
        if large and time.perf_counter() > self._until > 0:
            self.late = True
            return None
        return self._get(
            key,
            lambda: _raster(_sized(swapped(theme, picture.svg(text=False)), width, height)),
        )


def _veil(size: tuple[int, int]) -> pygame.Surface:
    made = pygame.Surface(size)
    made.fill(DIM)
    if pygame.display.get_surface():
        made = made.convert()
    # Last: to convert a surface forgets how much of it shines through.
    made.set_alpha(DIMNESS)
    return made


def _around(svg: str, size: tuple[int, int], scale: float) -> pygame.Surface:
    margin = 2 * round(MARGIN * scale)
    return _raster(_sized(svg, size[0] + margin, size[1] + margin))


def _nine(small: pygame.Surface, corner: int, size: tuple[int, int]) -> pygame.Surface:
    """Stretch a picture to a size; `corner` pixels at every side are only stretched along it."""
    made = pygame.Surface(size, pygame.SRCALPHA, 32)
    columns, rows = (
        _parts(have, want, corner) for have, want in zip(small.get_size(), size, strict=True)
    )
    for y, tall, to_y, to_tall in rows:
        for x, wide, to_x, to_wide in columns:
            piece = small.subsurface((x, y, wide, tall))
            if (wide, tall) != (to_wide, to_tall):
                piece = pygame.transform.scale(piece, (to_wide, to_tall))
            made.blit(piece, (to_x, to_y))
    return made.convert_alpha() if pygame.display.get_surface() else made


def _parts(have: int, want: int, corner: int) -> list[tuple[int, int, int, int]]:
    """Cut a side into start, middle and end: each from where, how long, to where, how long."""
    if have == want or have <= 2 * corner or want <= 2 * corner:
        return [(0, have, 0, want)]
    return [
        (0, corner, 0, corner),
        (corner, have - 2 * corner, corner, want - 2 * corner),
        (have - corner, corner, want - corner, corner),
    ]


def _raster(svg: str) -> pygame.Surface:
    surface = pygame.image.load(BytesIO(svg.encode()), "x.svg")
    if pygame.display.get_init() and pygame.display.get_surface() is not None:
        return surface.convert_alpha()
    return surface


_SIZE = re.compile(r'width="[^"]*" height="[^"]*"')


def _sized(svg: str, width: int, height: int) -> str:
    """Ask for a size in pixels; `viewBox` keeps the shapes as they are."""
    size = f'width="{max(width, 1)}" height="{max(height, 1)}" preserveAspectRatio="none"'
    return _SIZE.sub(size, svg, count=1)
