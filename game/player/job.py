"""Work that runs beside what is shown, so that nobody waits for it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import Generic, TypeVar

T = TypeVar("T")


class Job(Generic[T]):
    """Work that has begun; whoever began it asks now and then whether it is done.

    >>> Job(lambda: 6 * 7).result()
    42
    """

    def __init__(self, work: Callable[[], T], name: str = "job") -> None:
        self._work = work
        self._found: list[T] = []
        self._failed: BaseException | None = None
        self._thread = Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._found.append(self._work())
        except BaseException as error:  # noqa: BLE001 - raised again where the result is asked for
            self._failed = error

    @property
    def done(self) -> bool:
        """Whether it has ended, well or not."""
        return not self._thread.is_alive()

    def wait(self) -> None:
        """Wait until it has ended."""
        self._thread.join()

    def result(self) -> T:
        """Wait for what it found; raises what went wrong in it."""
        self.wait()
        if self._failed is not None:
            raise self._failed
        return self._found[0]
