"""Having tasks done by whoever there is, with word of how far it is, and a question to stop between two of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, as_completed
from typing import Literal, TypeVar

Stage = Literal["report", "glance", "games", "confirm", "numbers"]
"""The file as it is; a first look; some games; whole reports; what numbers move."""
Progress = Callable[[Stage, int, int], None]
"""Told the stage, and how many of how many of its tasks are done."""
Given = TypeVar("Given")
Found = TypeVar("Found")


class Cancelled(Exception):
    """Whoever asked wants no answer any more."""


class Workforce:
    """Has tasks done, by whoever there is, one question to stop between two of them."""

    def __init__(
        self,
        progress: Progress | None,
        cancelled: Callable[[], bool] | None,
        executor: Executor | None,
    ) -> None:
        self.progress, self.cancelled, self.executor = progress, cancelled, executor

    def done(
        self, stage: Stage, do: Callable[[Given], Found], tasks: Sequence[Given]
    ) -> list[Found]:
        """Do all tasks; what came of each, in their order."""
        results: dict[int, Found] = {}
        for place, result in self._each(do, tasks):
            results[place] = result
            if self.progress is not None:
                self.progress(stage, len(results), len(tasks))
        return [results[place] for place in range(len(tasks))]

    def _each(
        self, do: Callable[[Given], Found], tasks: Sequence[Given]
    ) -> Iterator[tuple[int, Found]]:
        self._go_on()
        if self.executor is None:
            for place, task in enumerate(tasks):
                yield place, do(task)
                self._go_on()
            return
        futures: dict[Future[Found], int] = {
            self.executor.submit(do, task): place for place, task in enumerate(tasks)
        }
        try:
            for future in as_completed(futures):
                yield futures[future], future.result()
                self._go_on()
        finally:
            for future in futures:
                future.cancel()

    def _go_on(self) -> None:
        if self.cancelled is not None and self.cancelled():
            raise Cancelled
