"""What the stage shows and acts on: one device at a game, or before one."""

from __future__ import annotations

import webbrowser
from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, Protocol

from game.player.intents import Intent
from game.player.look import Look
from game.screens.nodes import Screen

if TYPE_CHECKING:
    from game.player.job import Job
    from game.player.shelf import Unfinished
    from game.screens.visit import Pressed, Visit


class Device(Protocol):
    """What is shown, and what becomes of what is pressed and typed."""

    @property
    def look(self) -> Look:
        """How the reader wants to read."""

    @property
    def state(self) -> Hashable:
        """What a screen is made from: while it is the same, so is the screen."""

    @property
    def depth(self) -> int:
        """How many places lie on each other."""

    @property
    def phase(self) -> Hashable:
        """The phase of the game that is shown; each has its own clock."""

    @property
    def closed(self) -> bool:
        """Whether it is to be closed."""

    @property
    def busy(self) -> bool:
        """Whether something is worked out that will change what is shown."""

    def screen(self) -> Screen:
        """What is to be shown now."""

    def press(self, id: str, seen: Screen) -> str:
        """Press a node of what was seen; return a sentence for the reader, empty for none."""

    def enter(self, id: str, typed: str, seen: Screen) -> str:
        """Type into an entry of what was seen; return a sentence for the reader."""

    def want(self, intent: Intent) -> str:
        """Do what is wanted; return a sentence for the reader."""

    def command(self, line: str, seen: Screen) -> str:
        """Do what a typed line says; return a sentence for the reader."""

    @property
    def greeting(self) -> str:
        """What is to be said at first; empty for nothing."""

    def quit(self) -> None:
        """Close, unless something is to be asked before."""

    def tick(self) -> bool:
        """See whether something has come to its end; whether anything has."""

    def fail(self, said: str) -> None:
        """Let go of everything but the first screen, and tell what went wrong."""


class AtVisit:
    """A device that is at a game, or can be at once."""

    def __init__(
        self, visit: Visit, kept: Callable[[Look], None] = lambda look: None, greeting: str = ""
    ) -> None:
        # Imported late, so that the first screen is there before the game is.
        from game.screens import shown, wants
        from game.screens import visit as visits

        self._shown, self._visits, self._wants = shown, visits, wants
        self.visit, self._kept = visit, kept
        self.greeting = greeting
        """What is to be said at first."""
        self._search: Job[Unfinished | None] | None = None
        self._happened = 0

    @property
    def look(self) -> Look:
        """How the reader wants to read."""
        return self.visit.look

    @property
    def state(self) -> Hashable:
        """The visit, what of the game is seen through it, and who sits there."""
        visit, here = self.visit, self.visit.passing
        told = (visit.places, visit.look, visit.seat, visit.searched)
        if here is None:
            return told
        seen = here.game.version(here.seat), here.game.turn, here.game.busy
        return *told, here.seat, here.present, *seen, self._happened

    @property
    def depth(self) -> int:
        """How many places lie on each other."""
        return len(self.visit.places)

    @property
    def phase(self) -> Hashable:
        """What whoever sits there is asked."""
        return self.visit.game and self.visit.player.moment

    @property
    def closed(self) -> bool:
        """Whether it is to be closed."""
        return self.visit.closed

    @property
    def busy(self) -> bool:
        """Whether minds are at work, or a game to go on with is looked for."""
        game = self.visit.game
        return (game is not None and game.busy) or self._searches

    @property
    def _searches(self) -> bool:
        from game.screens.places import Start

        return not self.visit.searched and isinstance(self.visit.places[-1], Start)

    def screen(self) -> Screen:
        """What is to be shown now."""
        return self._shown.shown(self.visit)

    def press(self, id: str, seen: Screen) -> str:
        """Press a node of what was seen."""
        return self._done(self._shown.press(self.visit, id, self._shown.Seen.of(seen)))

    def enter(self, id: str, typed: str, seen: Screen) -> str:
        """Type into an entry of what was seen."""
        return self._done(self._shown.enter(self.visit, id, typed, self._shown.Seen.of(seen)))

    def want(self, intent: Intent) -> str:
        """Do what is wanted."""
        return self._done(self._visits.pressed(self.visit, intent))

    def command(self, line: str, seen: Screen) -> str:
        """Do what a typed line says."""
        from game.screens.typed.grammar import obeyed

        return self._done(obeyed(self.visit, line))

    def quit(self) -> None:
        """Close, unless something is to be asked before."""
        self.want(self._wants.Quit())

    def _done(self, pressed: Pressed) -> str:
        look = self.visit.look
        self.visit = pressed.visit
        self._happened += 1
        if self.visit.look != look:
            self._kept(self.visit.look)
        if pressed.opens:
            webbrowser.open(pressed.opens)
        return pressed.said

    def tick(self) -> bool:
        """See whether the minds, a debrief or the search for a game have come to an end."""
        changed = self._looked()
        game = self.visit.game
        if game is not None and game.arrived():
            self.visit, changed = self._visits.now(self.visit), True
            self._happened += 1
        return changed

    def _looked(self) -> bool:
        """Look for a game to go on with, beside what is shown."""
        if not self._searches:
            return False
        from game.player.job import Job
        from game.player.loaded import read_ahead
        from game.player.shelf import unfinished

        if self._search is None:
            self._search = Job(unfinished, "unfinished")
        if not self._search.done:
            return False
        done, self._search = self._search, None
        self.visit = self.visit.knowing(done.result())
        Job(read_ahead, "shelf")
        return True

    def fail(self, said: str) -> None:
        """Let go of everything but the first screen, and tell what went wrong."""
        from game.screens.places import Start, Trouble

        self.visit = self._visits.Visit(self.visit.look).shows(Start(), Trouble(said))
        self._happened += 1
