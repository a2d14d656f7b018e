"""The first screen, there before the game is: what is pressed on it meanwhile is done as soon as that can be."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from game.player.intents import Intent
from game.player.job import Job
from game.player.look import Look
from game.screens.nodes import Screen, by_id
from game.screens.start import start
from game.screens.wants import Quit
from game.window.device import AtVisit


class Opening:
    """A device that becomes one at a game.

    Attributes:
        opened: makes the device that takes its place; it may take long, and is run beside what is shown.
    """

    def __init__(self, look: Look, opened: Callable[[], AtVisit]) -> None:
        self._look, self._opened = look, opened
        self._job: Job[AtVisit] | None = None
        self._next: AtVisit | None = None
        self._wanted: Intent | None = None
        self._leaves, self.greeting = False, ""

    @property
    def look(self) -> Look:
        """How the reader wants to read."""
        return self._next.look if self._next else self._look

    @property
    def state(self) -> Hashable:
        """Nothing changes before the game is there."""
        return self._next.state if self._next else ()

    @property
    def depth(self) -> int:
        """How many places lie on each other."""
        return self._next.depth if self._next else 1

    @property
    def phase(self) -> Hashable:
        """The phase of the game that is shown."""
        return self._next.phase if self._next else None

    @property
    def closed(self) -> bool:
        """Whether it is to be closed."""
        return self._leaves or (self._next is not None and self._next.closed)

    @property
    def busy(self) -> bool:
        """Whether something is still to come by itself."""
        return self._next is None or self._next.busy

    def screen(self) -> Screen:
        """The first screen, until the device behind it is there."""
        return self._next.screen() if self._next else start(self._look)

    def press(self, id: str, seen: Screen) -> str:
        """Press a node; before the game is there it is kept until then."""
        if self._next is not None:
            return self._next.press(id, seen)
        node = by_id(seen.top, id)
        if node is not None and node.intent is not None:
            self.want(node.intent)
        return ""

    def enter(self, id: str, typed: str, seen: Screen) -> str:
        """Type into an entry; the first screen has none."""
        return self._next.enter(id, typed, seen) if self._next else ""

    def want(self, intent: Intent) -> str:
        """Do what is wanted; before the game is there it is kept until then."""
        if self._next is not None:
            return self._next.want(intent)
        if isinstance(intent, Quit):
            self._leaves = True
        self._wanted = intent
        return ""

    def command(self, line: str, seen: Screen) -> str:
        """Do what a typed line says; the first screen takes none."""
        return self._next.command(line, seen) if self._next else ""

    def quit(self) -> None:
        """Close."""
        if self._next is not None:
            self._next.quit()
        else:
            self._leaves = True

    def tick(self) -> bool:
        """Import the game behind the first frame, and go through the door that was pressed."""
        if self._next is not None:
            return self._next.tick()
        if self._job is None:
            self._job = Job(self._opened, "opening")
        if not self._job.done:
            return False
        self._next = self._job.result()
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self._next.want(wanted)
        return True

    def fail(self, said: str) -> None:
        """Tell what went wrong."""
        self._next = self._next or self._opened()
        self._next.fail(said)
