"""One piece of work in a process of its own: it tells how far it is, and can be ended at any moment.

It may have helpers. They end with it, and it ends with the server, however that comes.
"""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, Final, Protocol

from game.workshop.sweep import end_with_parent


class Telling(Protocol):
    """Tells that so many of so many are done, and of what, where there are several things."""

    def __call__(self, done: int, of: int, what: str = "") -> None:
        """Tell it."""


Task = Callable[..., Any]
"""What is done: its arguments, and last a `Telling`."""

_SPAWN: Final = multiprocessing.get_context("spawn")
"""Spawned, not forked: the server has threads, and Windows knows nothing else."""


@dataclass
class Background:
    """What is worked out beside the page, one thing at a time; a new one ends the one before.

    Attributes:
        changed: called from another thread whenever something here has changed.
        of: the mark of the text that it is worked out from; empty for nothing yet.
        done: how many are done, and of how many; None while nothing is under way.
        what: of what, in words; empty where there is only one thing.
        result: what came of the last one that ended; None for nothing.
        trouble: the kind of the mistake that it ended with; empty for none.
    """

    changed: Callable[[], None]
    of: str = ""
    done: tuple[int, int] | None = None
    what: str = ""
    result: Any = None
    result_of: str = ""
    trouble: str = ""
    _process: BaseProcess | None = field(default=None, repr=False)
    _number: int = 0

    @property
    def busy(self) -> bool:
        """Whether something is under way."""
        return self.done is not None

    def start(self, task: Task, *given: Any, of: str) -> None:
        """Begin; `task` and what it is given must be able to go to another process."""
        self.stop()
        self._number += 1
        self.of, self.done, self.what, self.trouble = of, (0, 0), "", ""
        here, there = _SPAWN.Pipe(duplex=False)
        self._process = _SPAWN.Process(target=_work, args=(there, task, given), daemon=True)
        self._process.start()
        there.close()
        listening = threading.Thread(target=self._listen, args=(here, self._number), daemon=True)
        listening.start()

    def stop(self) -> None:
        """End what is under way; what came of the last stays."""
        process, self._process = self._process, None
        self._number += 1
        if process is not None and process.is_alive():
            process.terminate()
        if self.done is not None:
            self.done = None
            self.changed()

    def _listen(self, pipe: Connection, number: int) -> None:
        """Hear what the process tells, until it has ended or another has taken its place."""
        while True:
            try:
                kind, said = pipe.recv()
            except (EOFError, OSError):
                kind, said = "trouble", "EOFError"
            if number != self._number:
                return
            if kind == "done":
                *counts, self.what = said
                self.done = counts[0], counts[1]
            else:
                self.done = None
                self.trouble = said if kind == "trouble" else ""
                if kind == "result":
                    self.result, self.result_of = said, self.of
            self.changed()
            if kind != "done":
                return


def _work(pipe: Connection, task: Task, given: tuple[Any, ...]) -> None:
    end_with_parent()
    # Only what ends by itself when nobody waits for it may be refused helpers.
    multiprocessing.current_process().daemon = False
    try:
        result = task(*given, lambda done, of, what="": pipe.send(("done", (done, of, what))))
        pipe.send(("result", result))
    except Exception as error:  # noqa: BLE001 - told to whoever waits for it
        pipe.send(("trouble", type(error).__name__))
