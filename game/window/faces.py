"""Typefaces: the one of the game, and one of the system for what it lacks (pygame).

Atkinson Hyperlegible has the letters of Western and Central Europe. For other writing and for emoji
the window asks the system for a font; where there is none, an empty box is drawn, and the check of
a scenario has said so.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import Final

import pygame
from fontpkg_atkinson_hyperlegible import ROOT

from game.scenario.typeface import missing, written
from game.window.cmap import characters

LIKELY: Final = (
    "notosans", "notosanscjksc", "notosanscjkjp", "notosanscjkkr", "notosanssc", "notosansjp", "notosanskr",
    "notosansarabic", "notonaskharabic", "notosanshebrew", "notosansdevanagari", "notosansthai",
    "notosanssymbols", "notosanssymbols2", "notoemoji", "notocoloremoji",
    "segoeui", "segoeuisymbol", "segoeuiemoji", "microsoftyahei", "yugothic", "meiryo", "msgothic",
    "malgungothic", "simsun", "nirmalaui", "leelawadeeui", "tahoma", "arialunicodems",
    "pingfangsc", "hiraginosansgb", "hiraginosans", "applesdgothicneo", "geezapro", "applesymbols",
    "applecoloremoji", "arial", "dejavusans", "freesans", "wenquanyizenhei", "droidsansfallback", "unifont",
)  # fmt: skip
"""Fonts of the systems that have much beyond Latin letters, as pygame calls them."""
MOST: Final = 100
"""Fonts that are looked at for a sign, so that a frame never takes long."""


@cache
def system_fonts() -> tuple[str, ...]:
    """The files of the fonts that the system has, the likely ones first."""
    present = set(pygame.font.get_fonts())
    others = sorted(present.difference(LIKELY))
    names = [*(name for name in LIKELY if name in present), *others][:MOST]
    paths = (pygame.font.match_font(name) for name in names)
    return tuple(dict.fromkeys(path for path in paths if path))


@cache
def font_for(sign: str) -> str:
    """The file of a font that has a sign; empty if the system has none."""
    for path in system_fonts():
        if ord(sign) in characters(path):
            try:
                pygame.font.Font(path, 20).render(sign, True, "#000000")
            except pygame.error:  # a font of pictures in one size only
                continue
            return path
    return ""


class Faces:
    """Fonts by size and weight, opened when first asked for."""

    def __init__(self) -> None:
        self._open: dict[tuple[str, int, bool], pygame.font.Font] = {}

    def own(self, pixels: int, bold: bool) -> pygame.font.Font:
        """The typeface of the game."""
        name = f"AtkinsonHyperlegible-{'Bold' if bold else 'Regular'}.ttf"
        return self._font(str(ROOT / "files" / name), pixels, bold)

    def _font(self, path: str, pixels: int, bold: bool) -> pygame.font.Font:
        key = path, pixels, bold
        if key not in self._open:
            self._open[key] = pygame.font.Font(path, pixels)
        return self._open[key]

    def drawn(self, text: str, pixels: int, bold: bool, colour: str) -> pygame.Surface:
        """Draw one line of text, each piece in a font that has it, all on one base line."""
        own, text = self.own(pixels, bold), written(text)
        if not missing(text):
            return own.render(text, True, colour)
        pieces = [
            (self._font(path, pixels, bold) if path else own, piece)
            for path, piece in _pieces(text)
        ]
        made = [(font, font.render(piece, True, colour)) for font, piece in pieces]
        above = max(font.get_ascent() for font, _ in made)
        below = max(piece.get_height() - font.get_ascent() for font, piece in made)
        whole = pygame.Surface(
            (sum(piece.get_width() for _, piece in made), above + below), pygame.SRCALPHA, 32
        )
        x = 0
        for font, piece in made:
            whole.blit(piece, (x, above - font.get_ascent()))
            x += piece.get_width()
        return whole


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Cut a text where the font changes: the file of a font of the system, or empty, and the piece."""
    lacking = set(missing(text))
    for path, signs in groupby(text, lambda sign: font_for(sign) if sign in lacking else ""):
        yield path, "".join(signs)
