"""What takes long, in processes of its own: what minds decide, and whatever else a class asks for.

A worker follows a game by its log, so that little is sent; if it dies a new one reads the log from its
start. Without workers (`Work(0)`) all is done at once, in the same process.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
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
        self._ended = False

    async def do(
        self, task: Callable[Given, Answer], *args: Given.args, **more: Given.kwargs
    ) -> Answer:
        """Have something worked out elsewhere; once more if the process died over it."""
        if not self._workers:
            return task(*args, **more)
        assert not more, "workers are given places, not names"
        try:
            return await self._handed(task, *args)
        except BrokenProcessPool:
            self._pool = None
            return await self._handed(task, *args)

    def _handed(self, task: Callable[..., Answer], *args: Any) -> asyncio.Future[Answer]:
        if self._ended:
            raise asyncio.CancelledError
        loop, pool = asyncio.get_running_loop(), self._started()
        with _deaf():
            return loop.run_in_executor(pool, task, *args)

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # Spawned, not forked: the server has threads, and Windows knows nothing else.
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(
                self._workers, mp_context=context, initializer=_ignore_interrupts
            )
        return self._pool

    def warm(self) -> None:
        """Start the processes, so that the first question does not wait for them."""
        if self._workers:
            pool = self._started()
            with _deaf():
                pool.submit(_ready)

    def stop(self) -> None:
        """End the processes, in the middle of whatever they work out: it can be asked for again."""
        self._ended = True
        if self._pool is None:
            return
        running: dict[int, Any] = dict(getattr(self._pool, "_processes", None) or {})
        self._pool.shutdown(wait=False, cancel_futures=True)
        for process in running.values():
            with suppress(OSError, ValueError):
                process.terminate()
        self._pool = None


@contextmanager
def _deaf() -> Iterator[None]:
    """Processes that are started meanwhile hear no Ctrl+C, which the terminal sends to all of a program.

    Where there are no masks (Windows) they are deaf once they have loaded what they need.
    """
    mask = getattr(signal, "pthread_sigmask", None)
    if mask is None:
        yield
        return
    before = mask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        mask(signal.SIG_SETMASK, before)


def _ignore_interrupts() -> None:
    """Leave Ctrl+C to the main process, which ends this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _ready() -> None:
    """Load what a question needs."""
    import game.minds.registry
    import game.session.whatif  # noqa: F401


def question(head: Mapping[str, Any], table: ClassTable, epoch: int) -> MindsAsked:
    """What the minds of a table are asked now; an undo begins another epoch."""
    data = next(each for each in head["tables"] if each["letter"] == table.letter)
    key = f"{head['letters']}.{table.letter}.{data['seed']}.{epoch}"
    return MindsAsked(key, head, data, tuple(table.log), dict(table.session.submitted))
