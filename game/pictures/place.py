"""Drawn places: the land behind the table and over a scenario's card, of no real map.

They are quiet: no line is stronger than what text in ink can be read on, nothing in them moves, and what is
worth seeing lies along the top and at the sides, where no table covers it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from game.pictures.drawing import Picture, number
from game.pictures.inland import mountains, plain, river_valleys
from game.pictures.land import MOODS, Land
from game.pictures.waterside import border_desert_sea, city, coast
from game.scenario.model import PlaceKind, PlaceMood


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


DRAWN: Final[Mapping[PlaceKind, Callable[[Land], None]]] = {
    "plain": plain,
    "river_valleys": river_valleys,
    "border_desert_sea": border_desert_sea,
    "mountains": mountains,
    "coast": coast,
    "city": city,
}
"""How each kind is drawn."""
