"""Drawn places: the land behind the table and over a scenario's card, of no real map.

They are quiet: no line is stronger than what text in ink can be read on, nothing in them moves, and what is
worth seeing lies along the top and at the sides, where no table covers it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from game.pictures import palette
from game.pictures.drawing import Picture, number
from game.pictures.inland import mountains, plain, river_valleys
from game.pictures.land import MOODS, Land
from game.pictures.waterside import border_desert_sea, city, coast
from game.scenario.model import PlaceKind, PlaceMood

CORNER: Final = 14.0
"""How far the corners of a banner are rounded."""


def place(kind: PlaceKind, mood: PlaceMood, wide: float, high: float) -> Picture:
    """Draw a place.

    Args:
        kind: what is drawn.
        mood: in which colours.
        wide: width of the picture.
        high: height of the picture; hills and trees are as large as this says.
    """
    name = f"{kind}-{mood}-{number(wide, 0)}-{number(high, 0)}"
    land = Land(wide, high, MOODS[mood], name)
    DRAWN[kind](land)
    return land.finished()


def banner(kind: PlaceKind, mood: PlaceMood, wide: float, high: float) -> Picture:
    """Draw a place as it lies on a card: with corners rounded by the card's own colour."""
    drawn, r = place(kind, mood, wide, high), CORNER
    corners = tuple(
        f'<path d="M{number(x)} {number(y)}L{number(x + dx * r)} {number(y)}'
        f'Q{number(x)} {number(y)} {number(x)} {number(y + dy * r)}Z" fill="{palette.CARD}"/>'
        for x, dx in ((-1, 1), (wide + 1, -1))
        for y, dy in ((-1, 1), (high + 1, -1))
    )
    return replace(drawn, shapes=drawn.shapes + corners)


DRAWN: Final[Mapping[PlaceKind, Callable[[Land], None]]] = {
    "plain": plain,
    "river_valleys": river_valleys,
    "border_desert_sea": border_desert_sea,
    "mountains": mountains,
    "coast": coast,
    "city": city,
}
"""How each kind is drawn."""
