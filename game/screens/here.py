"""Where a reader is while a screen is made: her player, the place, and the way to other places."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from game.player.look import Look
from game.player.player import Player
from game.screens.nodes import Node, button
from game.screens.places import AtTable, Place
from game.screens.visit import Visit
from game.screens.wants import Show
from game.views.words import Words


@dataclass(frozen=True)
class Here:
    """What every screen is made from; it lasts no longer than the screen is made."""

    visit: Visit
    places: tuple[Place, ...]
    """The place that is made a screen of, and those below it."""

    @property
    def look(self) -> Look:
        """How the reader wants to read."""
        return self.visit.look

    @cached_property
    def player(self) -> Player:
        """The reader."""
        return self.visit.player

    @cached_property
    def words(self) -> Words:
        """Names and numbers in the reader's language."""
        return self.player.words

    def say(self, key: str, **values: object) -> str:
        """Fill in a text of the screens; its key is without the `t.` that all of them have."""
        return self.visit.say(key, **values)

    def over(self, place: Place) -> Show:
        """Show a place over this one."""
        return Show((*self._noted(place), place))

    def _noted(self, place: Place) -> tuple[Place, ...]:
        """A lesson notes what was opened."""
        return tuple(
            replace(each, done=each.done | {type(place).__name__})
            if isinstance(each, AtTable) and each.lesson >= 0
            else each
            for each in self.places
        )

    def instead(self, place: Place) -> Show:
        """Show a place in place of this one."""
        return Show((*self.places[:-1], place))

    @property
    def back(self) -> Show:
        """Show what lies below."""
        return Show(self.places[:-1])

    @property
    def at_table(self) -> AtTable:
        """The table below."""
        return next(place for place in self.places if isinstance(place, AtTable))

    def close(self) -> Node:
        """The button of a dialog that only tells."""
        return button("close", self.say("close"), self.back, primary=True)
