"""All classes of one process: which room a device belongs to, and the addresses by which it is found."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Final

from starlette.applications import Starlette

from game.classroom.holding.hosted import Hosted, hosted
from game.classroom.lesson import codes
from game.classroom.lesson.room import TEACHER, WALL, ClassDevice
from game.classroom.lesson.store import Store
from game.classroom.lesson.work import Work
from game.web.address import addresses, names
from game.web.buckets import Guesses
from game.web.doorbell import Doorbell
from game.web.guard import Scope, named
from game.web.readers import cookie

COOKIE: Final = "parley"
"""What a device proves itself with; cookies know no ports, so that a second host has another name for it."""
REFRESH: Final = 10.0
"""Seconds between two looks at the addresses of this machine."""
OLD: Final = 2 * REFRESH
"""Seconds after which a request looks itself, where no class is led and nobody else does."""


@dataclass(slots=True)
class Hall:
    """The classes that this process holds."""

    port: int = 8000
    public: str = ""
    """The address that a proxy before it has, perhaps with `{letters}` where those of a room belong; empty for none."""
    clock: Callable[[], float] = monotonic
    work: Work = field(default_factory=Work)
    bell: Doorbell = field(default_factory=Doorbell)
    guesses: Guesses = field(default_factory=Guesses)
    rooms: dict[str, Hosted] = field(default_factory=dict)
    laptop: str = ""
    """The digest of what the laptop itself proves itself with."""
    chosen: int = 0
    """Which of the addresses is shown."""
    _numbers: tuple[str, ...] = ()
    _names: frozenset[str] = frozenset()
    _looked: float = -OLD

    def open(self, store: Store, folder: Path | None = None) -> Hosted:
        """Hold a class. Raises UserError if its scenario is not here."""
        held = hosted(store, self.work, self.clock, self.bell, folder)
        self.rooms[held.letters] = held
        return held

    def room(self, letters: str) -> Hosted | None:
        """The room with these letters; without letters the only one there is."""
        if letters:
            held = self.rooms.get(letters)
        else:
            held = next(iter(self.rooms.values())) if len(self.rooms) == 1 else None
        return None if held is None or held.gone else held

    def device(self, token: str) -> tuple[Hosted, str, ClassDevice] | None:
        """The room and the device that a token belongs to."""
        for held in self.rooms.values() if token else ():
            found = None if held.gone else held.device(token)
            if found:
                return held, *found
        return None

    def who(self, scope: Scope) -> str:
        """The device that a request comes from, by the digest of its token; empty for an unknown one."""
        token = cookie(scope["headers"], COOKIE)
        return codes.hashed(token) if token and self.device(token) else ""

    def at_laptop(self, token: str) -> bool:
        """Whether this is the laptop itself."""
        return bool(self.laptop) and codes.same(codes.hashed(token), self.laptop)

    # Where it is found

    def _look(self) -> None:
        if self.clock() - self._looked > OLD:
            self._looked = self.clock()
            self._found(*_here())

    def _found(self, numbers: tuple[str, ...], called: frozenset[str]) -> None:
        """Know where it is found from now on; if that is elsewhere, walls and phones show it."""
        moved, self._numbers = numbers != self._numbers, numbers
        self._names = called | {named(self.at(x).partition("//")[2]) for x in (*self.rooms, "")}
        for held in self.rooms.values() if moved else ():
            held.ring({WALL, TEACHER})

    async def _watch(self) -> None:
        """See when this machine comes into another network, though nobody can ask it for anything then.

        In a thread: a system whose network has just gone may take seconds to say so.
        """
        while True:
            await asyncio.sleep(1)
            if self.clock() - self._looked > REFRESH:
                self._looked = self.clock()
                self._found(*await asyncio.to_thread(_here))

    @property
    def secure(self) -> bool:
        """Whether devices reach it by an address that nobody listens in on."""
        return self.public.startswith("https:")

    @property
    def hosts(self) -> frozenset[str]:
        """The names and numbers that it may be asked for by."""
        self._look()
        return self._names

    @property
    def found_at(self) -> tuple[str, ...]:
        """The addresses that devices of a class may type, the chosen one first."""
        self._look()
        at = self.chosen % len(self._numbers) if self._numbers else 0
        turned = (*self._numbers[at:], *self._numbers[:at])
        port = "" if self.port == 80 else f":{self.port}"
        return tuple(f"http://{number}{port}" for number in turned)

    def at(self, letters: str) -> str:
        """The address that a room shows; that of this machine itself without a network."""
        if self.public:
            return self.public.replace("{letters}", letters.lower()).rstrip("/")
        return next(iter(self.found_at), f"http://127.0.0.1:{self.port}")

    # Time

    @asynccontextmanager
    async def lifespan(self, app: Starlette) -> AsyncIterator[None]:
        """Lead the classes while the server runs."""
        self.work.warm()
        for held in self.rooms.values():
            await held.conductor.resume()
        leading = (self._watch(), *(held.run() for held in self.rooms.values()))
        running = [asyncio.create_task(each) for each in leading]
        try:
            yield
        finally:
            for task in running:
                task.cancel()
            for task in running:
                with suppress(asyncio.CancelledError):
                    await task
            self.work.stop()
            for held in self.rooms.values():
                held.conductor.store.close()


def _here() -> tuple[tuple[str, ...], frozenset[str]]:
    """The numbers of this machine, and all names and numbers that it may be asked for by."""
    return tuple(each.number for each in addresses()), names()
