"""The emblem of a seat: a light disc for its icon, a band in the colour of its role, and how it took the round.

A mood is told by the shape of a badge at the rim, never by a colour alone: a small sun for a seat that is glad, a
bolt and a cracked band for one that is hurt, nothing for one that is even. No face is drawn.
"""

from __future__ import annotations

from math import cos, pi, sin
from typing import Final, Literal

from game.pictures import palette
from game.pictures.board import SEAT
from game.pictures.drawing import Picture, Sheet
from game.scenario.model import Colour

OWN: Final = "#c27c00"
"""The ring of the reader's own seat."""
BAND: Final = 7.0
"""Width of the band of colour."""
BADGE: Final = 11.5
"""Radius of a badge."""
_TURN: Final = pi / 4
"""Where the badge sits: this far clockwise from the top."""
_GREY: Final = "#8b939b"
"""What stands in for all colours of a seat that is not looked at; 3 to 1 on a card."""


def emblem(
    colour: Colour,
    mood: Literal["even", "glad", "hurt"],
    *,
    own: bool = False,
    chosen: bool = False,
    faint: bool = False,
) -> Picture:
    """Draw the emblem of a seat; its icon is laid over the middle.

    Args:
        colour: the role of the seat's colour.
        mood: how it took the last round.
        own: whether it is the reader's own seat.
        chosen: whether it is the seat that is looked at.
        faint: whether it is no part of what is looked at.
    """
    size = 2 * SEAT + 14
    sheet = Sheet(size, size)
    c = size / 2
    band = _GREY if faint else palette.ROLES[colour]
    # On light of its own, so that it stands out from whatever place it lies on.
    sheet.circle(c, c, SEAT + (7 if own or chosen else 2), palette.CARD)
    if own or chosen:
        sheet.circle(c, c, SEAT + 5.2, "none", palette.INK if chosen else OWN, 3)
    middle = palette.CARD if faint else palette.tint(palette.ROLES[colour])
    sheet.circle(c, c, SEAT - BAND / 2, middle, band, BAND)
    sheet.circle(c, c, SEAT - BAND - 1, "none", palette.CARD, 2)
    x, y = c + (SEAT - 4) * sin(_TURN), c - (SEAT - 4) * cos(_TURN)
    if mood == "hurt":
        _crack(sheet, c)
        _badge(sheet, x, y, palette.VERMILION, faint)
        _bolt(sheet, x, y, _GREY if faint else palette.VERMILION)
    elif mood == "glad":
        _badge(sheet, x, y, palette.AMBER, faint)
        _sun(sheet, x, y, _GREY if faint else palette.AMBER)
    return sheet.finished()


def _badge(sheet: Sheet, x: float, y: float, colour: str, faint: bool) -> None:
    sheet.circle(x, y, BADGE, palette.CARD, _GREY if faint else colour, 2)


def _sun(sheet: Sheet, x: float, y: float, colour: str) -> None:
    """A disc with eight rays."""
    sheet.circle(x, y, 3.4, colour)
    for n in range(8):
        turn = n * pi / 4
        (x1, y1), (x2, y2) = ((x + far * sin(turn), y - far * cos(turn)) for far in (5.2, 7.6))
        sheet.line(x1, y1, x2, y2, colour, 1.8)


def _bolt(sheet: Sheet, x: float, y: float, colour: str) -> None:
    """A bolt of lightning."""
    corners = ((1.6, -8), (-5, 1.2), (-0.9, 1.2), (-1.8, 8), (5, -1.6), (0.9, -1.6))
    sheet.polygon(((x + dx, y + dy) for dx, dy in corners), colour)


def _crack(sheet: Sheet, c: float) -> None:
    """A break through the band, from the rim inwards, below on the left."""
    turn = pi * 1.22
    out, side = (sin(turn), -cos(turn)), (cos(turn), sin(turn))
    steps = ((SEAT, 0.0), (SEAT - 3, 2.6), (SEAT - 5, -2.2), (SEAT - 12, 0.6))
    points = [
        (c + far * out[0] + aside * side[0], c + far * out[1] + aside * side[1])
        for far, aside in steps
    ]
    sheet.polyline(points, palette.CARD, 3.4)
