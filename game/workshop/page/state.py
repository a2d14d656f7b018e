"""A scenario that is worked on: what its file says now, what came of looking at it, and the last version that plays."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from game import UserError
from game.scenario.model import Scenario
from game.workshop.page.looked import Looked, looked
from game.workshop.page.previews import Preview, preview
from game.workshop.page.source import Changed, SourceFile, mark_of


@dataclass(frozen=True, slots=True)
class Good:
    """A version of the scenario that can be played."""

    scenario: Scenario
    seen: Looked
    shown: Preview
    at: float
    """When it was looked at, in seconds since the epoch."""


@dataclass
class Workbench:
    """One scenario file on the bench.

    Attributes:
        source: the file.
        seen: its text as it was looked at last.
        mark: of that text.
        good: the last version that can be played; None if there was none yet.
        saved: when the file was written here last, in seconds since the epoch; 0 for not yet.
    """

    source: SourceFile
    seen: Looked = field(init=False)
    mark: str = field(init=False)
    good: Good | None = None
    saved: float = 0.0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        """Look at the file. Raises UserError if it cannot be read."""
        self._take(self.source.read())

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self.source.path

    @property
    def stale(self) -> bool:
        """Whether the file has errors now, so that what is shown is of an earlier version."""
        return self.seen.scenario is None

    def readable(self, section: str, id: str) -> bool:
        """Whether a thing can be read as it stands now: nothing in it, or around it, is an error of shape."""
        entry, tree = self.seen.entry(section, id), self.seen.tree
        return bool(entry and tree and tree.complete and entry.worst != "error")

    def write(self, text: str, seen: str) -> None:
        """Write the file and look at it. Raises Changed, UserError or OSError; then the file is as it was.

        With Changed the bench has looked at what something else has written, so that it can be told.
        """
        with self.lock:
            try:
                self.source.write(text, seen)
            except Changed:
                self._take(self.source.read())
                raise
            self.saved = time.time()
            self._take(text)

    def look_again(self) -> bool:
        """Look whether something else has written the file; whether it has. A file that is gone is no news yet."""
        with self.lock:
            try:
                text = self.source.read()
            except UserError:
                return False
            if mark_of(text) == self.mark:
                return False
            self._take(text)
            return True

    def checked(self, seen: str) -> None:
        """Raise Changed if the page has another text than this."""
        if seen != self.mark:
            raise Changed("The file was changed by something else.")

    def _take(self, text: str) -> None:
        self.seen = looked(text, self.path.name)
        self.mark = mark_of(text)
        if self.seen.scenario is not None:
            shown = preview(self.seen.scenario)
            self.good = Good(self.seen.scenario, self.seen, shown, time.time())
