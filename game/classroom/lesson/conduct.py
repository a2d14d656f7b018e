"""Leading a class: steps begin and end, exchanges go round, and everything is on the disk before it happens.

One `Conductor` owns one room; whatever changes it passes through here, one after the other.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, Final

from game import UserError
from game.classroom.lesson import codes
from game.classroom.lesson.plan import ROUND, SLIDES, ClassStep, first
from game.classroom.lesson.room import TEACHER, WALL, folded, standing
from game.classroom.lesson.store import ClassEvent, Store, StoreTrouble
from game.classroom.lesson.table import ClassTable, decided_data
from game.classroom.lesson.work import MindsAsked, Work, decide, question
from game.player.kept import kept_of, put_back
from game.rules.orders import FACILITATOR, Inject
from game.rules.phases import EPILOGUE, NEWS
from game.session.session import Decided

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

SOON: Final = 3.0
"""Seconds in which nobody has said any more, after which what was said in a talk is carried out.

So long a slip of the finger can be undone: a signature that closes a text cannot be taken back afterwards."""
PATIENCE: Final = 9.0
"""Seconds after which what was said first is carried out, however much others say meanwhile."""
EVERY: Final = 15.0
"""Seconds between exchanges in which only minds have something to say."""
AHEAD: Final = 6
"""Exchanges that may be used up before their time in a talk: a burst is served at once."""
PHASES: Final[Mapping[str, int]] = {
    "news": 1, "promise": 1, "talk": 1, "approve": 2, "seal": 3, "reveal": 4,
}  # fmt: skip
"""How far the game of a table is in each step of a round: news told, talk over, approved, revealed."""


def _taken_back(asked: MindsAsked, table: ClassTable) -> bool:
    """Whether somebody has undone what minds were told."""
    given = table.session.submitted
    return any(
        each not in given.get(seat, ()) for seat, orders in asked.given.items() for each in orders
    )


class Conductor:
    """Leads one class."""

    def __init__(
        self,
        store: Store,
        work: Work,
        clock: Callable[[], float],
        ring: Callable[[set[str]], None] = lambda _: None,
    ) -> None:
        self.store, self.work = store, work
        self._clock, self.ring = clock, ring
        self.room = folded(store.head, store.events())
        self.epoch = 0
        """How often steps were taken back."""
        self._from = clock() - self.room.changed
        self._lock = asyncio.Lock()
        self._beats: dict[str, float] = {}
        """When each table had its last exchange."""
        self._said: dict[str, tuple[float, float]] = {}
        """When the first and the last of what each table has said and not carried out was said."""
        self.trouble = ""
        self.pages: Callable[[ClassStep], int] = lambda _: 1
        """How many pages the wall has for a step, each of which the teacher turns to before the next step."""
        self.turning = False
        """Whether a step is being carried out: what seats want then comes too late for it."""

    @property
    def now(self) -> float:
        """Seconds since the lesson began; after a restart it goes on from where it stood."""
        return self._clock() - self._from

    async def resume(self) -> None:
        """Go on after a restart: what a step had begun is carried to its end, and the lesson pauses."""
        async with self._turn():
            await self._catch_up()
            step = self.room.step
            if step.kind in (*ROUND, "read") and not self.room.paused:
                left = self.room.left(self.now)
                self._write(ClassEvent("pause", {"left": left}, at=self.now))

    @asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        """One after the other; then whoever is to be told is told, once."""
        async with self._lock:
            try:
                yield
            finally:
                rung, self.room.rung = self.room.rung, set()
                if rung:
                    self.ring(rung)

    def _write(self, *events: ClassEvent) -> None:
        """Write events, then let them have happened. Raises StoreTrouble if the disk refuses."""
        for event in self._appended(*events):
            self.room.apply(event)

    def _appended(self, *events: ClassEvent) -> tuple[ClassEvent, ...]:
        """Write events of what has happened already; the teacher is told if the disk refuses, and once it does not."""
        try:
            written = self.store.append(*events)
        except StoreTrouble as trouble:
            self.trouble = str(trouble)
            self.room.ring(TEACHER)
            raise
        if self.trouble:
            self.trouble = ""
            self.room.ring(TEACHER)
        return written

    async def happen(self, kind: str, body: Mapping[str, Any], cid: str = "") -> bool:
        """Let something happen that needs nothing else; False if this command has happened already."""
        async with self._turn():
            if cid and self.store.has(cid):
                return False
            self._write(ClassEvent(kind, body, cid, self.now))
            return True

    # Seats

    async def act(
        self, table: ClassTable, seat: str, cid: str, do: Callable[[], bool]
    ) -> tuple[bool, bool]:
        """Let a seat do something that its reader wants; whether it was done well, and whether it is a repeat.

        What it has of its own is kept before anybody is told; if it cannot be, it is as it was.
        """
        if self.turning:
            return False, False
        async with self._turn():
            if cid and self.store.has(cid):
                return True, True
            before = kept_of(table.game, seat)
            versions = self.room._versions()
            well = do()
            after = kept_of(table.game, seat)
            if after != before:
                body = {"table": table.letter, "seat": seat, "kept": after.data}
                try:
                    self._appended(ClassEvent("seat", body, cid, self.now))
                except StoreTrouble:
                    put_back(table.game, seat, before)
                    raise
            if after.given != before.given:
                earliest, _ = self._said.get(table.letter, (self.now, self.now))
                self._said[table.letter] = earliest, self.now
            self.room._noticed(versions)
            if after.given != before.given and self.room.step.kind == "seal":
                self.room.ring(WALL, TEACHER)
            return well, False

    # Steps

    async def go_on(self, cid: str = "") -> None:
        """Turn to the next page of a step, else to the next step."""
        async with self._turn():
            room = self.room
            if cid and self.store.has(cid):
                return
            if room.page + 1 < self.pages(room.step):
                self._write(ClassEvent("page", {"page": room.page + 1}, cid, self.now))
            elif room.at + 1 < len(room.steps):
                await self._begin(room.at + 1, cid)

    async def turn_to(self, at: int, page: int, cid: str = "") -> None:
        """Turn to a page of a step, unless the class has gone on from it or turned already."""
        async with self._turn():
            if self.room.at == at and self.room.page < page and not (cid and self.store.has(cid)):
                self._write(ClassEvent("page", {"page": page}, cid, self.now))

    async def to_debrief(self, cid: str = "") -> None:
        """Go to the debrief now: the games stop where they stand."""
        async with self._turn():
            at = first(self.room.steps, *SLIDES)
            if not (cid and self.store.has(cid)) and self.room.at < at:
                await self._begin(at, cid)

    async def _begin(self, at: int, cid: str = "") -> None:
        """Begin a step, and carry out what leads to it."""
        room, now = self.room, self.now
        steps = room.plan_from(at, now)
        at = min(at, len(steps) - 1)
        step = steps[at]
        body: dict[str, Any] = {"at": at, "ends": now + step.minutes * 60 if step.minutes else None}
        if steps != room.steps:
            body["steps"] = [[s.kind, s.round, s.minutes] for s in steps]
        self._write(ClassEvent("step", body, cid, now))
        self._beats.clear()
        self._said.clear()
        self.turning = True
        try:
            await self._catch_up()
        finally:
            self.turning = False

    async def _catch_up(self) -> None:
        """Carry out at every table what the present step stands on; what is done already is left."""
        for table in self.room.tables:
            while self._behind(table):
                await self._carry_out(table)
                for seat in list(table.handed_back):
                    body = {"table": table.letter, "seat": seat, "who": "person"}
                    self._write(ClassEvent("reseat", body, at=self.now))

    def _behind(self, table: ClassTable) -> bool:
        """Whether a game has not got as far as the present step."""
        session, step = table.session, self.room.step
        if session.over:
            return False
        if step.kind in SLIDES or step.kind == "exit":
            # After the last round its aftermath; a game that stopped earlier stays where it is.
            return session.phase[0] == EPILOGUE
        if step.kind not in PHASES:
            return False
        stands = {"brief": 0, "talk": 1, "ratify": 2, "commit": 3}.get(session.phase[0], 0)
        if session.phase[0] == EPILOGUE:
            return False
        return (session.round, stands) < (step.round, PHASES[step.kind])

    async def _carry_out(self, table: ClassTable) -> None:
        """Carry one phase out: who has said nothing keeps its word."""
        session = table.session
        for seat in session.waiting:
            session.submit(seat, ())
        if session.phase[0] in NEWS and self.room.due:
            session.submit(FACILITATOR, [Inject(event) for event in self.room.due])
        await self._decide(table)

    async def _decide(self, table: ClassTable) -> None:
        """Have the minds decide and let the phase have happened."""
        session = table.session
        if session.minds:
            asked = question(self.room.head, table, self.epoch)
            decided = await self.work.do(decide, asked)
        else:
            decided = session.decided()
        self._write_phase(table, decided)

    def _write_phase(self, table: ClassTable, decided: Decided) -> None:
        body = {"table": table.letter, **decided_data(decided)}
        self._write(ClassEvent("phase", body, at=self.now))

    # Time

    async def tick(self) -> None:
        """Do what is due by now: exchanges go round, steps end."""
        if self.room.paused:
            return
        left = self.room.left(self.now)
        if left == 0 and self.room.step.by_itself:
            await self._time_is_up()
        elif self.room.step.kind in ("promise", "talk"):
            for table in self.room.tables:
                await self._beat(table)

    async def _time_is_up(self) -> None:
        async with self._turn():
            room = self.room
            if not room.paused and room.left(self.now) == 0 and room.at + 1 < len(room.steps):
                await self._begin(room.at + 1)

    async def _beat(self, table: ClassTable) -> None:
        """Carry an exchange out if one is due."""
        if not self._due(table):
            return
        async with self._turn():
            if self.room.paused or not self._due(table):
                return
            self._beats[table.letter] = self.now
            self._said.pop(table.letter, None)
            table.game.keep_awake()
            if not table.session.minds:
                await self._decide(table)
                return
            asked = question(self.room.head, table, self.epoch)
            stood = self._stands(table)
        # Minds think for longer than anybody may wait for an answer; what is said meanwhile comes after.
        decided = await self.work.do(decide, asked)
        async with self._turn():
            if self._stands(table) == stood and not _taken_back(asked, table):
                self._write_phase(table, decided)

    def _stands(self, table: ClassTable) -> tuple[object, ...]:
        """What may not have changed while minds thought."""
        return self.epoch, self.room.at, self.room.paused, len(table.log)

    def _due(self, table: ClassTable) -> bool:
        if not table.talking or self.room.step.kind not in ("promise", "talk"):
            return False
        clock, now = self.room.clock, self.now
        since = now - self._beats.get(table.letter, clock.began)
        exchanges, used = table.session.book.exchanges, table.session.phase[1]
        whole = (clock.ends or clock.began + 300) - clock.began
        time = (now - clock.began) / max(whole, 1)
        # The last exchange is kept for the end of the talk.
        if used >= exchanges or used > exchanges * time + AHEAD:
            return False
        if table.given():
            earliest, latest = self._said.setdefault(table.letter, (now, now))
            return now - latest >= SOON or now - earliest >= PATIENCE
        return bool(table.session.minds) and since >= min(EVERY, whole / exchanges)

    # What the teacher alone may do

    async def undo(self, cid: str = "") -> bool:
        """Take the last step back, and all that came of it; whether there was one."""
        async with self._turn():
            if cid and self.store.has(cid):
                return True
            stands = standing(self.store.events())
            steps = [event for event in stands if event.kind == "step"]
            if not steps:
                return False
            self._appended(ClassEvent("undo", {"to": steps[-1].seq}, cid, self.now))
            changed = self.now
            self.room = folded(self.store.head, self.store.events())
            self.epoch += 1
            self.room.changed = changed
            # The time that was left is left again, and nobody is hurried by going back.
            clock = self.room.clock
            if clock.ends is not None and not self.room.paused:
                left = max(60.0, clock.ends - steps[-1].at)
                self._write(ClassEvent("pause", {"left": left}, at=self.now))
            self.room.ring_all()
            return True

    async def reseat(self, label: str, who: str, rounds: int, cid: str = "") -> None:
        """Let a mind act for a chair, for so many rounds from this one, or its people again."""
        chair = self.room.chair(label)
        table = self.room.table(chair.table)
        until = table.session.round + rounds - 1
        body = {"table": chair.table, "seat": chair.seat, "who": who, "until": until}
        await self.happen("reseat", body, cid)

    async def new_code(self, label: str, cid: str = "") -> None:
        """Give a chair another code; its devices are signed out."""
        taken = [chair.code for chair in self.room.chairs]
        await self.happen("code", {"chair": label, "code": codes.seat_codes(1, taken)[0]}, cid)

    async def more(self, minutes: float, cid: str = "") -> None:
        """Let the present step last longer. Raises UserError where that would take from the debrief."""
        room = self.room
        late = self.now + (room.left(self.now) or 0) + minutes * 60
        rest = sum(s.minutes for s in room.steps[room.at + 1 : first(room.steps, *SLIDES)])
        fixed = rest if room.step.round == max(s.round for s in room.steps) else 0
        if room.step.kind in ROUND and late + fixed * 60 > room.debrief_at * 60 + 1:
            raise UserError(room.words().say("class.more.refused"))
        await self.happen("more", {"seconds": minutes * 60}, cid)
