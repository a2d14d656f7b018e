"""What takes long, in processes of its own: what minds decide, and whatever else a class asks for.

A worker follows a game by its log, so that little is sent; if it dies a new one reads the log from its
start. Without workers (`Work(0)`) all is done at once, in the same process.
"""

from __future__ import annotations

import asyncio
import multiprocessing
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Any, ParamSpec, TypeVar

from game.classroom.lesson.table import ClassTable, table_of
from game.rules.orders import Order
from game.session.session import Decided

Given = ParamSpec("Given")
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class MindsAsked:
    """What the minds of a table are asked."""

    key: str
    """Of the game: another one begins from its start."""
    head: Mapping[str, Any]
    table: Mapping[str, Any]
    log: Sequence[Any]
    """What was carried out so far, and who was reseated."""
    given: Mapping[str, tuple[Order, ...]]
    """What persons have given."""


_FOLLOWED: dict[str, ClassTable] = {}
"""Games that this process follows; those asked for last stay."""
MOST = 64


def decide(question: MindsAsked) -> Decided:
    """Decide for the minds of a table; what persons have given is among what comes back."""
    table = _followed(question)
    session = table.session
    for seat in session.people:
        session.give_again(seat, question.given.get(seat))
    return session.decided()


def _followed(question: MindsAsked) -> ClassTable:
    table = _FOLLOWED.pop(question.key, None)
    if table is None or len(table.log) > len(question.log):
        table = table_of(question.head, question.table)
    for each in question.log[len(table.log) :]:
        follow(table, each)
    _FOLLOWED[question.key] = table
    while len(_FOLLOWED) > MOST:
        del _FOLLOWED[next(iter(_FOLLOWED))]
    return table


def follow(table: ClassTable, entry: Any) -> None:
    """Do at a table what an entry of another's log says."""
    if isinstance(entry, Decided):
        table.session.carry_out(entry)
        table.log.append(entry)
    else:
        seat, who = entry
        table.reseat(seat, who, table.session.book.rounds)


class Work:
    """The processes that do what takes long."""

    def __init__(self, workers: int = 1) -> None:
        self._workers = workers
        self._pool: ProcessPoolExecutor | None = None

    async def do(
        self, task: Callable[Given, Answer], *args: Given.args, **more: Given.kwargs
    ) -> Answer:
        """Have something worked out elsewhere; once more if the process died over it."""
        if not self._workers:
            return task(*args, **more)
        assert not more, "workers are given places, not names"
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self._started(), task, *args)
        except BrokenProcessPool:
            self._pool = None
            return await loop.run_in_executor(self._started(), task, *args)

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # Spawned, not forked: the server has threads, and Windows knows nothing else.
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._workers, mp_context=context)
        return self._pool

    def warm(self) -> None:
        """Start the processes, so that the first question does not wait for them."""
        if self._workers:
            self._started().submit(_ready)

    def stop(self) -> None:
        """Let the processes end."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None


def _ready() -> None:
    """Load what a question needs."""
    import game.minds.registry
    import game.session.whatif  # noqa: F401


def question(head: Mapping[str, Any], table: ClassTable, epoch: int) -> MindsAsked:
    """What the minds of a table are asked now; an undo begins another epoch."""
    data = next(each for each in head["tables"] if each["letter"] == table.letter)
    key = f"{head['letters']}.{table.letter}.{data['seed']}.{epoch}"
    return MindsAsked(key, head, data, tuple(table.log), dict(table.session.submitted))
