"""One class as it is held: its room, who leads it, who listens, and what each device shows of it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Hashable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from game.classroom.holding.lookback import CHANGED, LookingBack
from game.classroom.lesson import codes
from game.classroom.lesson.conduct import Conductor
from game.classroom.lesson.plan import BEFORE, SLIDES, ClassStep
from game.classroom.lesson.presence import Presence, Sign
from game.classroom.lesson.room import SIDES, TEACHER, WALL, ClassDevice, Role, Room
from game.classroom.lesson.seats import SeatDevice
from game.classroom.lesson.store import Store, StoreTrouble
from game.classroom.lesson.table import ClassChair
from game.classroom.lesson.work import Work
from game.classroom.side.selftest import NetworkReport
from game.classroom.wall.page import TURN_AFTER
from game.classroom.wall.slides import pages as slide_pages
from game.screens.desk.desk import Desk
from game.web.doorbell import Doorbell

TICK: Final = 0.2
"""Seconds between two looks at the clock."""
DEVICES: Final = 4
"""Devices of one chair: one for each of its students."""
SIDE_DEVICES: Final = 12
"""Devices without a chair."""
RINGS: Final = 1000
"""No topic is rung for more often than this while one event is written."""
AGAIN: Final = 4000
"""With this a socket is closed that is to open anew."""
log = logging.getLogger("parley.web")
PAGES: Final = 120
"""Pages that are kept."""
BESIDE: Final = 2
"""Tables that stand beside each other on the wall; more are shown in turn."""
OWN_AFTER: Final = 0.6
"""Of the time in which the wall shows a table's reveal, after so much its seats see their own numbers."""


@dataclass(slots=True)
class Hosted:
    """A class and everything around it that is not written down."""

    conductor: Conductor
    bell: Doorbell
    presence: Presence
    pairing: str = ""
    """The code that pairs a phone once; empty once one is paired."""
    folder: Path | None = None
    """Where the teacher's files are written."""
    seats: dict[str, SeatDevice] = field(default_factory=dict)
    written: dict[Hashable, tuple[str, int]] = field(default_factory=dict)
    """Pages of seats as they were written last, by all that they are written from, each with its version."""
    marks: dict[str, int] = field(default_factory=dict)
    """How often each topic was rung: the version of what is shown there."""
    first_mark: int = 0
    """The version with which every topic begins."""
    nudged: set[str] = field(default_factory=set)
    """Chairs whose devices light up."""
    locked: bool = False
    fresh_codes: set[str] = field(default_factory=set)
    """Chairs whose new digits the teacher is shown, until somebody used them."""
    reports: list[NetworkReport] = field(default_factory=list)
    resumed: bool = False
    gone: bool = False
    """Whether it was deleted."""
    exported: tuple[str, ...] = ()
    back: LookingBack = field(init=False)
    """What the debrief is shown from."""
    _signs: dict[str, Sign] = field(default_factory=dict)
    _own: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Nothing is looked back on yet."""
        self.back = LookingBack(self.conductor, self.ring)
        self.conductor.pages = self.pages

    def pages(self, step: ClassStep) -> int:
        """How many pages the wall has for a step: one for each table, or part of a slide."""
        tables = len(self.room.tables)
        if step.kind == "reveal":
            return tables
        return slide_pages(step.kind, self.back.opened(self.room.language), tables)

    @property
    def room(self) -> Room:
        """The room."""
        return self.conductor.room

    @property
    def letters(self) -> str:
        """Its letters."""
        return self.room.letters

    def topic(self, name: str) -> str:
        """The name of a topic at the bell."""
        return f"{self.letters}.{name}"

    def mark(self, name: str) -> int:
        """The version of what a topic shows; after a restart it is above all that was seen before."""
        return self.marks.get(name, self.first_mark)

    def ring(self, names: set[str]) -> None:
        """Let those who are shown these topics know that there is something new."""
        for name in names:
            self.marks[name] = self.mark(name) + 1
            self.bell.ring(self.topic(name), self.marks[name])

    def keep_page(self, key: Hashable, page: tuple[str, int]) -> None:
        """Keep a page that was written: other devices of the chair that show the same are given the same."""
        self.written[key] = page
        if len(self.written) > PAGES:
            del self.written[next(iter(self.written))]

    # Devices

    def device(self, token: str) -> tuple[str, ClassDevice] | None:
        """The device that a token belongs to; None for none of this class."""
        key = codes.hashed(token) if token else ""
        known = self.room.devices.get(key)
        return (key, known) if known else None

    def seat_device(self, key: str, device: ClassDevice, language: str) -> SeatDevice:
        """What a device at a chair shows."""
        chair = self.room.chair(device.chair)
        known = self.seats.get(key)
        table = self.room.table(chair.table)
        if known is None or known.chair is not chair or known.game is not table.game:
            known = SeatDevice(chair, table.game, language, late=device.late, placed=device.placed)
            self.seats[key] = known
        return known

    def desk(self, chair: ClassChair, device: SeatDevice) -> Desk:
        """What the class is in, for a device of a chair; who came late to one that has read nothing catches up."""
        room = self.room
        votes = tuple(
            (kind, key, said[chair.label])
            for (kind, key), said in sorted(room.ballots.items())
            if chair.label in said
        )
        return Desk(
            step="wait" if room.later else room.step.kind,
            round=room.step.round,
            label=chair.label,
            # The clock is told beside the page, which stays the same while it runs.
            left=None,
            paused=room.paused,
            nudged=chair.label in self.nudged,
            mind=room.who(chair) in ("mind", "round"),
            late=device.late and (device.placed or not room.has_read(chair)),
            own=self.own(chair),
            votes=votes,
            options=self.options(device.look.language),
            version=self.mark(chair.label),
        )

    def options(self, language: str) -> tuple[tuple[str, str], ...]:
        """The decisions that the class may change, each with its words."""
        if self.room.step.kind != "change":
            return ()
        opened = self.back.opened(language) or self.back.opened(self.room.language)
        return tuple((each.id, each.said) for each in opened.candidates) if opened else ()

    def full(self, chair: ClassChair) -> bool:
        """Whether a chair has no room for another device."""
        return len(self.room.at_chair(chair.label)) >= DEVICES

    def sides(self) -> int:
        """Devices without a chair."""
        return sum(device.role in SIDES for device in self.room.devices.values())

    async def admit(self, token: str, device: ClassDevice, before: str = "") -> None:
        """Let a device in, in place of what it was before."""
        conductor = self.conductor
        if before and before in self.room.devices:
            await conductor.happen("leave", {"hash": before})
            self.seats.pop(before, None)
        key = codes.hashed(token)
        late = self.room.step.kind not in BEFORE
        body = {"hash": key, "role": device.role, "chair": device.chair, "late": late}
        gone = [k for k, d in self.room.devices.items() if d.role == "teacher"]
        await conductor.happen("device", body)
        if device.role == "teacher":
            self.pairing = ""
            for each in gone:
                self.bell.shut(each)
        self.presence.sign(key)
        self.fresh_codes.discard(device.chair)

    @property
    def rounds(self) -> int:
        """The rounds of the game."""
        return self.room.tables[0].session.book.rounds

    def debrief_facts(self) -> dict[str, Any]:
        """What the wall shows in the debrief, once it is worked out."""
        room = self.room
        if room.step.kind not in SLIDES:
            return {}
        return {
            "archive": self.back.opened(room.language),
            "stage": room.page + 1 if room.step.kind == "change" else 1,
            "chosen": self.back.chosen,
            "outcome": self.back.outcome if room.page == CHANGED else None,
        }

    def delete(self) -> None:
        """Let nothing of the class be left. Raises UserError if the disk refuses."""
        self.gone = True
        self.conductor.store.delete()
        for key in self.room.devices:
            self.bell.shut(key)

    # Time

    async def run(self) -> None:
        """Look at the clock until this is cancelled."""
        while True:
            await asyncio.sleep(TICK)
            try:
                await self.conductor.tick()
                await self._turn_pages()
                self.back.look()
                self.ring(self.noticed())
            except StoreTrouble:
                pass  # said to the teacher, and tried again
            except Exception as error:  # noqa: BLE001 - a mistake of ours must not stop the clock of a class
                log.error("%s in room %s", type(error).__name__, self.letters)

    async def _turn_pages(self) -> None:
        """A reveal goes from table to table by itself."""
        room, now = self.room, self.conductor.now
        count = len(room.tables)
        if room.paused:
            return
        if room.step.kind in ("promise", "talk") and count > BESIDE:
            turned = int((now - room.clock.began) // TURN_AFTER)
            await self.conductor.turn_to(room.at, turned)
            return
        if room.step.kind != "reveal" or room.page + 1 >= count:
            return
        if now - room.clock.began > self.share * (room.page + 1):
            await self.conductor.turn_to(room.at, room.page + 1)

    @property
    def share(self) -> float:
        """Seconds for the reveal of one table."""
        return max(room_seconds(self.room) / len(self.room.tables), 10.0)

    def own(self, chair: ClassChair) -> bool:
        """Whether the wall has shown the reveal of a chair's table, so that it sees its own numbers."""
        room = self.room
        if room.step.kind != "reveal":
            return False
        at = next(n for n, table in enumerate(room.tables) if table.letter == chair.table)
        gone = self.conductor.now - room.clock.began
        return room.page > at or gone > self.share * (at + OWN_AFTER)

    def noticed(self) -> set[str]:
        """Who is to be told because time has passed: devices have come or gone, a reveal was shown."""
        room = self.room
        signs = {c.label: self.presence.of(room.at_chair(c.label)) for c in room.chairs}
        rung: set[str] = set()
        if signs != self._signs:
            rung.add(TEACHER)
            if room.step.kind == "join":
                rung.add(WALL)
        own = frozenset(c.label for c in room.chairs if self.own(c))
        rung |= own ^ self._own if room.step.kind == "reveal" else set()
        self._signs, self._own = signs, own
        return rung

    async def leave(self, key: str) -> None:
        """Let a device go."""
        await self.conductor.happen("leave", {"hash": key})
        self.seats.pop(key, None)
        self.bell.shut(key)

    async def step_out(self, key: str, role: str) -> None:
        """Let a device leave its chair for a role without a side; the wall does not say so."""
        side: Role = next((each for each in SIDES if each == role), "observer")
        await self.reseat(key, ClassDevice(side))

    async def reseat(self, key: str, device: ClassDevice) -> None:
        """Let a device be another; its socket, which heard of what it was, opens anew."""
        body = {"hash": key, **asdict(device)}
        await self.conductor.happen("device", body)
        self.seats.pop(key, None)
        self.bell.shut(key, AGAIN)

    async def seat_waiting(self) -> list[str]:
        """Give every device that waits a place in the smallest delegation there is by then; the chair of each."""
        seated: list[str] = []
        for key in self.room.waiting:
            chair = self.room.smallest(DEVICES)
            if chair is None:
                break
            late = self.room.step.kind not in BEFORE
            await self.reseat(key, ClassDevice("chair", chair.label, late, placed=True))
            seated.append(chair.label)
        return seated

    def shut_chair(self, label: str) -> None:
        """Close the sockets of a chair's devices."""
        for key in self.room.at_chair(label):
            self.bell.shut(key)


def room_seconds(room: Room) -> float:
    """Seconds of the present step, as planned."""
    return (room.step.minutes or 1.0) * 60


def hosted(
    store: Store, work: Work, clock: Callable[[], float], bell: Doorbell, folder: Path | None = None
) -> Hosted:
    """Hold a class."""
    conductor = Conductor(store, work, clock)
    presence = Presence(clock, bell.here)
    made = Hosted(conductor, bell, presence, codes.digits(codes.PAIRING), folder=folder)
    conductor.ring = made.ring
    made.resumed = made.room.at > 0
    made.first_mark = store.written * RINGS
    return made
