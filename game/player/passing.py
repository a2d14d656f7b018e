"""One window passed from hand to hand: whose turn it is to sit there, and whether the screen is covered.

A reader never changes its seat; what changes is whose reader the window shows.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.player.game import Game
from game.player.player import Player


@dataclass(frozen=True, slots=True)
class Passing:
    """A window that the persons of one game share, or that one person has alone."""

    game: Game
    present: str = ""
    """The seat whose person has said that she is there; empty until somebody has."""
    own: str = ""
    """The seat of a device that is never passed on, as each has who joins from her own; empty for none."""

    @property
    def seat(self) -> str:
        """The seat whose reader is to be shown: of whoever is asked first; else, or while she reads, it stays."""
        if self.own:
            return self.own
        session = self.game.session
        here = self.present or (*session.people, *session.once_held, session.book.seats[0])[0]
        if self.game.busy or session.over or self._reads(here):
            return here
        waiting = self.game.waiting
        return here if not waiting or here in waiting else waiting[0]

    def _reads(self, seat: str) -> bool:
        """Whether the person who sits here has a reveal to read before another comes."""
        reader = Player(self.game, seat, self.game.session.language)
        return seat == self.present and bool(reader.unread)

    @property
    def covered(self) -> bool:
        """Whether somebody else than the reader may be looking, so that nothing may be shown."""
        return self.game.session.shared and self.present != self.seat and not self.own
