"""Pixels made once and kept: text, icons, skins and pictures as surfaces (pygame)."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable
from io import BytesIO
from typing import Final

import lucide
import pygame
from fontpkg_atkinson_hyperlegible import ROOT

from game.pictures.drawing import Picture
from game.table.kit.nodes import Skin
from game.table.kit.skins import MARGIN, State, ring_svg, skin_svg
from game.table.kit.theme import Theme, swapped

MOST: Final = 48_000_000
"""Pixels kept; beyond, what was not used for longest goes."""

INSTEAD: Final = str.maketrans({"→": "»"})
"""Letters that the typeface lacks, and what is drawn in their place."""

Key = tuple[object, ...]


class Rasters:
    """Surfaces by what they show and how large; made when first asked for."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Key, pygame.Surface] = OrderedDict()
        self._pixels = 0
        self._fonts: dict[tuple[int, bool], pygame.font.Font] = {}
        self.made = 0
        """How many surfaces were made, so that tests can tell that nothing is made twice."""

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
        key = pixels, bold
        if key not in self._fonts:
            name = f"AtkinsonHyperlegible-{'Bold' if bold else 'Regular'}.ttf"
            self._fonts[key] = pygame.font.Font(str(ROOT / "files" / name), pixels)
        return self._fonts[key]

    def text(self, text: str, pixels: int, bold: bool, colour: str) -> pygame.Surface:
        """Draw a piece of one line."""
        return self._get(
            ("text", text, pixels, bold, colour),
            lambda: self.font(pixels, bold).render(text.translate(INSTEAD), True, colour),
        )

    def icon(self, name: str, pixels: int, colour: str) -> pygame.Surface:
        """Draw an icon."""
        return self._get(
            ("icon", name, pixels, colour), lambda: _raster(_icon_svg(name, pixels, colour))
        )

    def skin(
        self, skin: Skin, wide: float, high: float, state: State, theme: Theme, scale: float
    ) -> pygame.Surface:
        """Draw a skin; it is larger than its box by the margin on every side."""
        size = round(wide * scale), round(high * scale)
        return self._get(
            ("skin", skin, size, state, id(theme), scale),
            lambda: _around(skin_svg(skin, wide, high, state, theme), size, scale),
        )

    def ring(self, skin: Skin, wide: float, high: float, scale: float) -> pygame.Surface:
        """Draw the ring around what has the focus, as large as its skin."""
        size = round(wide * scale), round(high * scale)
        return self._get(
            ("ring", skin, size, scale), lambda: _around(ring_svg(skin, wide, high), size, scale)
        )

    def picture(self, picture: Picture, width: int, height: int, theme: Theme) -> pygame.Surface:
        """Draw the shapes of a picture, without its labels."""
        key = "picture", hash(picture.shapes), width, height, id(theme)
        return self._get(
            key,
            lambda: _raster(_sized(swapped(theme, picture.svg(text=False)), width, height)),
        )


def _around(svg: str, size: tuple[int, int], scale: float) -> pygame.Surface:
    margin = 2 * round(MARGIN * scale)
    return _raster(_sized(svg, size[0] + margin, size[1] + margin))


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


def _icon_svg(name: str, pixels: int, colour: str) -> str:
    try:
        svg = lucide._render_icon(name, pixels, stroke=colour)
    except lucide.IconDoesNotExist:
        svg = lucide._render_icon("circle", pixels, stroke=colour)
    return _ARC.sub(_flags_apart, svg)


_ARC = re.compile(r"[aA][^a-zA-Z\"]*")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?")


def _flags_apart(match: re.Match[str]) -> str:
    """Write the two flags of arcs apart from what follows; the reader in older SDL needs that.

    >>> _flags_apart(re.match("a.*", "a2 2 0 012 2"))
    'a2 2 0 0 1 2 2'
    """
    text, at = match.group(), 1
    found: list[str] = []
    while at < len(text):
        if len(found) % 7 in (3, 4) and text[at] in "01":
            found.append(text[at])
            at += 1
            continue
        number = _NUMBER.match(text, at)
        if number is None:
            at += 1
            continue
        found.append(number.group())
        at = number.end()
    if not found or len(found) % 7:
        return text
    return text[0] + " ".join(found)
