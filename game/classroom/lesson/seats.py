"""A device at a chair: what it shows, and what becomes of what is pressed there."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace

from game.classroom.lesson.table import ClassChair
from game.player.game import Game
from game.player.look import Look
from game.screens.desk.desk import Desk
from game.screens.desk.page import at_desk, sit_at_desk
from game.screens.nodes import Screen
from game.screens.shown import Seen, enter, press, shown
from game.screens.visit import Pressed, Visit, now, pressed
from game.web.commands import Command, Once
from game.web.mouth import ESCAPE


class SeatDevice:
    """One device of a chair; what it shows belongs to it alone, what is prepared to the chair."""

    def __init__(
        self, chair: ClassChair, game: Game, language: str, *, late: bool, placed: bool = False
    ) -> None:
        self.chair, self.game = chair, game
        self.late, self.placed = late, placed
        self.once = Once()
        self._visit: Visit | None = None
        self._language = language

    @property
    def look(self) -> Look:
        """How it wants to read."""
        return self._visit.look if self._visit else Look(self._language)

    def visit(self, desk: Desk) -> Visit:
        """What it shows in what the class is in."""
        if self._visit is None:
            self._visit = sit_at_desk(self.game, self.chair.seat, self.look, desk)
        self._visit = now(at_desk(self._visit, desk))
        return self._visit

    def version(self, desk: Desk) -> int:
        """The version of its screen, which need not be made for it."""
        return self.game.version(self.chair.seat) + desk.version

    def screen(self, desk: Desk) -> Screen:
        """The newest screen."""
        return shown(self.visit(desk))

    def shows(self, desk: Desk) -> tuple[Hashable, ...]:
        """All that its page is written from, as a key: two devices for which it is the same show the same."""
        visit = self.visit(desk)
        version = self.game.version(self.chair.seat)
        return self.chair.label, self.game.turn, version, visit.look, visit.places, desk

    def press(self, command: Command, desk: Desk) -> Pressed:
        """Do what was pressed and typed, on the newest screen."""
        visit = self.visit(desk)
        seen = Seen(command.screen, command.version)
        for id, typed in command.entries.items():
            before = shown(visit).version
            done = enter(visit, id, typed, seen)
            if not done.well:
                return done
            visit = done.visit
            if seen.version == before:
                # What was typed with a press is part of what was seen.
                seen = Seen(seen.screen, shown(visit).version)
        done = self._pressed(visit, command, seen)
        self._visit = done.visit
        return done

    def _pressed(self, visit: Visit, command: Command, seen: Seen) -> Pressed:
        if command.id == ESCAPE:
            screen = shown(visit)
            if screen.escape is None or seen.screen != screen.id:
                return Pressed(visit, "", well=False)
            return pressed(visit, screen.escape)
        if command.typed is None:
            return press(visit, command.id, seen)
        return enter(visit, command.id, command.typed, seen)

    def speak(self, language: str) -> None:
        """Read in another language."""
        self._language = language
        if self._visit is not None:
            self._visit = replace(self._visit, look=replace(self._visit.look, language=language))
