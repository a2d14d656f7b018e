"""Everything of one class as it stands: what its events, folded one after the other, have come to.

Nothing here waits, and nothing is written: `apply` takes an event that is on the disk already. Whoever may
notice a change is rung for: the label of a chair, `wall`, `teacher` or `side` (press, fact checkers and
observers). A topic is rung for only if something that is shown there has changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from game.classroom.lesson.plan import SLIDES, ClassStep, begins, first, hurried, lesson
from game.classroom.lesson.store import ClassEvent
from game.classroom.lesson.table import ClassChair, ClassTable, read_decided, table_of
from game.player.kept import kept_from, put_back
from game.session.casting import PERSON
from game.views.words import Words

WALL, TEACHER, SIDE = "wall", "teacher", "side"
Role = Literal["chair", "press", "facts", "observer", "waiting", "teacher"]
SIDES: Final[tuple[Role, ...]] = ("press", "facts", "observer", "waiting")
"""Roles without a side."""
SLIP: Final = ("case", "clause")
"""The two sentences of an exit slip."""
LASTING: Final = ("device", "leave", "code", "question")
"""Events that no undo takes back: people have come and gone."""


@dataclass(frozen=True, slots=True)
class ClassDevice:
    """A phone or computer that has proved itself; it has no name."""

    role: Role
    chair: str = ""
    """The label of its chair; empty for a role without one."""
    late: bool = False
    """Whether it came after the reading."""
    placed: bool = False
    """Whether the teacher gave it its chair because it had no card."""


@dataclass(slots=True)
class PressQuestion:
    """What press asks in a round; the teacher lets it onto the wall or not."""

    id: str
    round: int
    text: str
    state: Literal["waits", "passed", "dropped"] = "waits"


@dataclass(slots=True)
class StepClock:
    """When the present step ends, in seconds since the lesson began."""

    began: float = 0.0
    ends: float | None = None
    """None for as long as the teacher wants."""
    left: float | None = None
    """While the lesson pauses: the seconds that the step still has."""


@dataclass(slots=True)
class Room:
    """One class."""

    head: Mapping[str, Any]
    tables: tuple[ClassTable, ...]
    steps: tuple[ClassStep, ...]
    at: int = 0
    page: int = 0
    """Of the present step, on the wall: which table, or which part of a slide."""
    clock: StepClock = field(default_factory=StepClock)
    paused: bool = False
    blank: bool = False
    devices: dict[str, ClassDevice] = field(default_factory=dict)
    """By the digests of their tokens."""
    ballots: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    """By what is asked, its kind and key: who has said what; who is the digest of a device."""
    questions: list[PressQuestion] = field(default_factory=list)
    headlines: list[tuple[int, str]] = field(default_factory=list)
    """What the teacher has sent to the wall, each with its round."""
    injected: list[str] = field(default_factory=list)
    """Events that the teacher has chosen for the next news."""
    due: tuple[str, ...] = ()
    """Those that come with the news of this round."""
    later: bool = False
    """Whether it was stopped at the bell to go on in another lesson."""
    changed: float = 0.0
    """The second of the last event."""
    rung: set[str] = field(default_factory=set)
    """Who is to be told that something has changed."""

    # What there is

    @property
    def letters(self) -> str:
        """The four letters of the room."""
        return str(self.head["letters"])

    @property
    def language(self) -> str:
        """The language of the teacher and the wall."""
        return str(self.head["language"])

    @property
    def step(self) -> ClassStep:
        """What the class is doing."""
        return self.steps[self.at]

    @property
    def chairs(self) -> tuple[ClassChair, ...]:
        """All chairs, table by table."""
        return tuple(chair for table in self.tables for chair in table.chairs)

    def chair(self, label: str) -> ClassChair:
        """A chair by its label. Raises KeyError if there is none."""
        found = next((chair for chair in self.chairs if chair.label == label), None)
        if found is None:
            raise KeyError(label)
        return found

    def table(self, letter: str) -> ClassTable:
        """A table by its letter. Raises KeyError if there is none."""
        found = next((table for table in self.tables if table.letter == letter), None)
        if found is None:
            raise KeyError(letter)
        return found

    def by_code(self, code: str) -> ClassChair | None:
        """The chair that four digits open."""
        return next((chair for chair in self.chairs if chair.code == code), None)

    def words(self, language: str = "") -> Words:
        """Names, texts and numbers."""
        return self.tables[0].game.words(language or self.language)

    def at_chair(self, label: str) -> list[str]:
        """The devices of a chair."""
        return [x for x, device in self.devices.items() if device.chair == label]

    @property
    def waiting(self) -> list[str]:
        """Devices that wait for a chair, those that came first first."""
        return [x for x, device in self.devices.items() if device.role == "waiting"]

    def smallest(self, most: int) -> ClassChair | None:
        """The smallest delegation that has a device and room for another; else any that has room, if there is one."""

        def size(chair: ClassChair) -> tuple[bool, int]:
            there = [self.devices[key] for key in self.at_chair(chair.label)]
            return not there, chair.places + sum(device.placed for device in there)

        open = [c for c in self.chairs if c.places and len(self.at_chair(c.label)) < most]
        return min(open, key=size, default=None)

    def who(self, chair: ClassChair) -> Literal["person", "mind", "round", "nobody"]:
        """Who acts for a chair: a person, a mind, a mind for this round, or nobody where it has no orders."""
        table = self.table(chair.table)
        if chair.seat not in table.session.seats:
            return "nobody"
        if table.session.seats[chair.seat] == PERSON:
            return "person"
        last = table.game.until.get(chair.seat, table.session.book.rounds)
        return "round" if last < table.session.book.rounds else "mind"

    def sealed(self, chair: ClassChair) -> bool:
        """Whether a chair has sealed its orders."""
        return self.step.kind == "seal" and chair.seat in self.table(chair.table).session.submitted

    def has_read(self, chair: ClassChair) -> bool:
        """Whether somebody at a chair has read its card."""
        return self.table(chair.table).game.has_read(chair.seat, "brief")

    def offers(self, table: ClassTable) -> int:
        """How many texts all know of lie on a table: those with a public clause."""
        return int(table.session.observation("").view.one.offered.sum())

    def left(self, now: float) -> float | None:
        """Seconds that the present step still has; None for as long as the teacher wants."""
        if self.paused:
            return self.clock.left
        return None if self.clock.ends is None else max(0.0, self.clock.ends - now)

    def counted(self, kind: str, key: str = "") -> Counter[str]:
        """How often each thing was said to a question."""
        return Counter(self.ballots.get((kind, key), {}).values())

    @property
    def slips(self) -> list[tuple[str, str]]:
        """What was written on the exit slips: the other side's best case, and a clause both could print."""
        best, clause = (self.ballots.get(("exit", key), {}) for key in SLIP)
        who = dict.fromkeys((*best, *clause))
        return [(best.get(each, ""), clause.get(each, "")) for each in who]

    def ring(self, *topics: str) -> None:
        """Say who is to be told that something has changed."""
        self.rung.update(topics)

    def ring_all(self) -> None:
        """Say that everybody is to be told."""
        self.ring(WALL, TEACHER, SIDE, *(chair.label for chair in self.chairs))

    # What becomes of events

    def apply(self, event: ClassEvent) -> None:
        """Let an event have happened. Raises KeyError or ValueError for one that makes no sense here."""
        before = self._versions()
        self.changed = max(self.changed, event.at)
        _HAPPENS[event.kind](self, event)
        self._noticed(before)

    def _versions(self) -> dict[tuple[str, str], int]:
        return {
            (table.letter, seat): table.game.version(seat)
            for table in self.tables
            for seat in ("", *(chair.seat for chair in table.chairs))
        }

    def _noticed(self, before: Mapping[tuple[str, str], int]) -> None:
        for (letter, seat), version in self._versions().items():
            if version != before[letter, seat]:
                topics = [self.table(letter).chair(seat).label] if seat else [WALL, SIDE]
                self.ring(TEACHER, *topics)

    def _device(self, event: ClassEvent) -> None:
        body = event.body
        late, placed = bool(body.get("late")), bool(body.get("placed"))
        device = ClassDevice(body["role"], body.get("chair", ""), late, placed)
        if device.role == "teacher":
            # One phone has the panel: the one before is told that it was taken over.
            for key in [k for k, d in self.devices.items() if d.role == "teacher"]:
                del self.devices[key]
        self.devices[body["hash"]] = device
        self._seated(device.chair or SIDE)

    def _leave(self, event: ClassEvent) -> None:
        gone = self.devices.pop(event.body["hash"], None)
        if gone is not None:
            self._seated(gone.chair or SIDE)

    def _seated(self, topic: str) -> None:
        """Somebody came or went: the wall shows it only while the class sits down, so that stepping out leaves no trace."""
        self.ring(TEACHER, topic, *([WALL] if self.step.kind == "join" else []))

    def _code(self, event: ClassEvent) -> None:
        chair = self.chair(event.body["chair"])
        chair.code = event.body["code"]
        for key in self.at_chair(chair.label):
            del self.devices[key]
        self._seated(chair.label)

    def _seat(self, event: ClassEvent) -> None:
        body = event.body
        table = self.table(body["table"])
        put_back(table.game, body["seat"], kept_from(body["kept"]))
        if self.step.kind == "seal":
            self.ring(WALL)

    def _phase(self, event: ClassEvent) -> None:
        table = self.table(event.body["table"])
        table.carry_out(read_decided(event.body, table.session))

    def _reseat(self, event: ClassEvent) -> None:
        body = event.body
        table = self.table(body["table"])
        table.reseat(body["seat"], body["who"], body.get("until", 0))
        self.ring(TEACHER, table.chair(body["seat"]).label)

    def _step(self, event: ClassEvent) -> None:
        body = event.body
        if "steps" in body:
            self.steps = tuple(ClassStep(*each) for each in body["steps"])
        self.at, self.page, self.later = body["at"], 0, False
        if self.step.kind == "news":
            self.due, self.injected = tuple(self.injected), []
        self.clock = StepClock(event.at, body["ends"], None)
        self.paused = False
        self._open()
        self.ring_all()

    def _page(self, event: ClassEvent) -> None:
        self.page = event.body["page"]
        self.ring(WALL, TEACHER, *(self._everybody() if self.step.kind in SLIDES else ()))

    def _pause(self, event: ClassEvent) -> None:
        self.paused, self.clock.left = True, event.body["left"]
        self.later = bool(event.body.get("later"))
        self._open()
        self.ring_all()

    def _resume(self, event: ClassEvent) -> None:
        self.paused, self.later = False, False
        left, self.clock.left = self.clock.left, None
        self.clock.ends = None if left is None else event.at + left
        self._open()
        self.ring_all()

    def _more(self, event: ClassEvent) -> None:
        seconds = event.body["seconds"]
        if self.clock.left is not None:
            self.clock.left += seconds
        elif self.clock.ends is not None:
            self.clock.ends = max(self.clock.ends, event.at) + seconds
        self.ring_all()

    def _blank(self, event: ClassEvent) -> None:
        self.blank = event.body["on"]
        self.ring(WALL, TEACHER)

    def _ballot(self, event: ClassEvent) -> None:
        body = event.body
        self.ballots.setdefault((body["kind"], body["key"]), {})[body["who"]] = body["said"]
        device = self.devices.get(body["who"])
        self.ring(WALL, TEACHER, (device.chair if device else "") or SIDE)

    def _question(self, event: ClassEvent) -> None:
        body = event.body
        known = next((q for q in self.questions if q.id == body["id"]), None)
        if known is not None:
            known.state = body["state"]
            self.ring(WALL)
        else:
            self.questions.append(PressQuestion(body["id"], self.step.round, body["text"]))
        self.ring(TEACHER, SIDE)

    def _headline(self, event: ClassEvent) -> None:
        self.headlines.append((self.step.round, event.body["text"]))
        self.ring_all()

    def _inject(self, event: ClassEvent) -> None:
        self.injected.append(event.body["event"])
        self.ring(TEACHER)

    def _twin(self, event: ClassEvent) -> None:
        """Before the game begins: the same tables under other names."""
        codes = {chair.label: chair.code for chair in self.chairs}
        self.head = {**self.head, "twin": event.body["alias"] or None}
        self.tables = tuple(table_of(self.head, data) for data in self.head["tables"])
        for chair in self.chairs:
            chair.code = codes[chair.label]
        self._open()
        self.ring_all()

    def _undo(self, event: ClassEvent) -> None:
        """Nothing more: what it takes back is left out when the events are folded; see `standing`."""
        self.ring_all()

    def _open(self) -> None:
        """Let seats act in steps in which seats act, unless the lesson pauses."""
        for table in self.tables:
            going = self.step.acting and not self.paused
            if table.game.going != going:
                table.game.going = going
                table.game.turned()

    def _everybody(self) -> Iterator[str]:
        yield SIDE
        for chair in self.chairs:
            yield chair.label

    # What comes next

    @property
    def debrief_at(self) -> float:
        """The minute in which the debrief was planned to begin, before anything was late."""
        steps = lesson(self.tables[0].session.book, self.head.get("pace", 1.0))
        return begins(steps, first(steps, *SLIDES))

    def plan_from(self, at: int, now: float) -> tuple[ClassStep, ...]:
        """The plan once a step begins now: shortened where a round begins late."""
        if self.steps[at].kind != "news":
            return self.steps
        return hurried(self.steps, at, now / 60)


_HAPPENS: Final[Mapping[str, Callable[[Room, ClassEvent], None]]] = {
    "device": Room._device,
    "leave": Room._leave,
    "code": Room._code,
    "seat": Room._seat,
    "phase": Room._phase,
    "reseat": Room._reseat,
    "step": Room._step,
    "page": Room._page,
    "pause": Room._pause,
    "resume": Room._resume,
    "more": Room._more,
    "blank": Room._blank,
    "ballot": Room._ballot,
    "question": Room._question,
    "headline": Room._headline,
    "inject": Room._inject,
    "twin": Room._twin,
    "undo": Room._undo,
}
"""What becomes of each kind of event."""


def fresh(head: Mapping[str, Any]) -> Room:
    """The room of a class in which nothing has happened. Raises UserError if its scenario is not here."""
    tables = tuple(table_of(head, data) for data in head["tables"])
    room = Room(head, tables, lesson(tables[0].session.book, head.get("pace", 1.0)))
    room._open()
    return room


def standing(events: Iterable[ClassEvent]) -> list[ClassEvent]:
    """The events that no undo has taken back, in order."""
    found: list[ClassEvent] = []
    for event in events:
        if event.kind == "undo":
            to = event.body["to"]
            found = [e for e in found if e.seq < to or e.kind in LASTING]
        found.append(event)
    return found


def folded(head: Mapping[str, Any], events: Iterable[ClassEvent]) -> Room:
    """The room of a class as its events have left it."""
    room = fresh(head)
    for event in standing(events):
        room.apply(event)
    return room
