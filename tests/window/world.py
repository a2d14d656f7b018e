"""A game at the table in which every seat is held by a person, so that no mind has a say in what is seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from game.player.game import Game
from game.player.look import Look
from game.player.passing import Passing
from game.player.reveals import news_of
from game.screens.places import AtTable, Start
from game.screens.visit import Visit, now
from game.session.session import Session
from tests.builders import BASE, merged, read_yaml
from tests.properties.worlds import RICH
from tests.typed_world import MORE, PEOPLE, session
from tests.window.pilot import Pilot
from tests.window.stages import settled, staged

WORLD = merged(read_yaml(BASE), merged(RICH, MORE))
"""The rich world as it would stand in a file."""


@dataclass(frozen=True)
class Trusting(Passing):
    """A window at which all say who they are without a cover between them."""

    @property
    def covered(self) -> bool:
        """Nothing is."""
        return False


def game(playing: Session | None = None, *, read: bool = True) -> Game:
    """A game in which everybody has read her brief and, if it was `read`, the first front page."""
    made = Game(playing or session(), "rich")
    for seat in PEOPLE:
        made.note_read(seat, "brief")
        if read:
            made.note_read(seat, news_of(1))
    return made


def at_the_table(playing: Game | None = None, **look: Any) -> Pilot:
    """Sit down at it, one after the other."""
    passing = Trusting(playing or game())
    asked = {"still": True, **look}
    visit = now(Visit(Look(**asked), (Start(), AtTable()), passing, passing.seat))
    pilot = staged(visit)
    settled(pilot)
    return pilot
