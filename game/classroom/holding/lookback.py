"""What the slides are made from, worked out elsewhere while the class says how it was."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from game.classroom.archives.archive import Archive, archive
from game.classroom.archives.outcome import Outcome, changed
from game.classroom.archives.takedown import played
from game.classroom.lesson.conduct import Conductor
from game.classroom.lesson.plan import SLIDES
from game.classroom.lesson.room import SIDE, TEACHER, WALL
from game.locale import LANGUAGES

PREDICTED, CHANGED = 1, 2
"""Pages of the last slide: what the class predicts, and what came of it; the first is for choosing."""


class LookingBack:
    """The archives of a class in each language, and the decision that it has changed.

    Attributes:
        chosen: the id of the decision that most have voted for, once the vote is over; else empty.
        outcome: what came of it; None until it is worked out.
    """

    def __init__(self, conductor: Conductor, ring: Callable[[set[str]], None]) -> None:
        self._conductor, self._ring = conductor, ring
        self._archives: dict[str, Archive] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._of = (0, 0)
        """How far the games had come, and how often they were taken back."""
        self.chosen = ""
        self.outcome: Outcome | None = None

    def opened(self, language: str) -> Archive | None:
        """The archives in a language; None while they are worked out."""
        return self._archives.get(language)

    def look(self) -> None:
        """Begin what is needed for the present slide and not begun yet."""
        room = self._conductor.room
        if room.step.kind not in SLIDES or self._conductor.turning:
            return
        of = self._conductor.epoch, sum(len(table.log) for table in room.tables)
        if of != self._of:
            self._forget()
            self._of = of
        for language in sorted(LANGUAGES, key=lambda each: each != room.language):
            if language not in self._archives and language not in self._tasks:
                if any(not task.done() for task in self._tasks.values()):
                    break  # one after the other: the wall's own language first
                self._tasks[language] = asyncio.create_task(self._open(language))
        self._choose()

    def _forget(self) -> None:
        for task in self._tasks.values():
            task.cancel()
        self._archives, self._tasks = {}, {}
        self.chosen, self.outcome = "", None

    async def _open(self, language: str) -> None:
        room = self._conductor.room
        games = [played(table.letter, table.game) for table in room.tables]
        # A task that fails stays among the tasks, so that it is not tried again with every tick.
        self._archives[language] = await self._conductor.work.do(archive, games, language)
        del self._tasks[language]
        self._ring({WALL, SIDE, TEACHER, *(chair.label for chair in room.chairs)})

    def _choose(self) -> None:
        """Once the vote is over, have worked out what comes of the decision that most voted for."""
        room = self._conductor.room
        if room.step.kind != "change" or room.page < PREDICTED:
            if room.step.kind == "change" and self.chosen:
                self.chosen, self.outcome = "", None
            return
        opened = self.opened(room.language)
        if opened is None or self.chosen or not opened.candidates:
            return
        votes = room.counted("change")
        best = max(opened.candidates, key=lambda each: votes[each.id])
        self.chosen = best.id
        table = room.table(best.letter)

        async def change() -> None:
            found = await self._conductor.work.do(
                changed, played(table.letter, table.game), best, room.language
            )
            if self.chosen == best.id:
                self.outcome = found
                self._ring({WALL, TEACHER})
            self._tasks.pop("outcome", None)

        self._tasks["outcome"] = asyncio.create_task(change())
        self._ring({WALL})
