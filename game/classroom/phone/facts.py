"""What the teacher's phone may know, handed in as plain data. No secret of a seat is among it.

Whoever leads the room fills `PanelFacts` in; `panel` makes the page of it, and asks for nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

StepKind = Literal[
    "join", "note", "question", "read", "news", "promise", "talk", "approve", "seal", "reveal",
    "feel", "happened", "archives", "possible", "marks", "change", "exit", "recap",
]  # fmt: skip
"""The steps of a lesson."""
AheadKind = Literal[StepKind, "table", "page", "result", "run"]
"""What the big button may do next: a step, or within one the next table, what the class said, the what-if."""
ChairSign = Literal["empty", "here", "away"]
ChairHand = Literal["person", "mind", "mind_round", "nobody"]

BEFORE: Final[tuple[StepKind, ...]] = ("join", "note", "question", "read")
ROUND: Final[tuple[StepKind, ...]] = ("news", "promise", "talk", "approve", "seal", "reveal")
ACTING: Final[tuple[StepKind, ...]] = ("promise", "talk", "approve", "seal")
"""Steps at whose end it counts what a seat has done."""
SLIDES: Final[tuple[StepKind, ...]] = (
    "feel", "happened", "archives", "possible", "marks", "change",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class StepFacts:
    """A step of the lesson."""

    kind: AheadKind
    round: int = 0
    table: str = ""
    """The letter of the table that is shown next, where `kind` is `table`."""


@dataclass(frozen=True, slots=True)
class ChairFacts:
    """A chair as the teacher sees it."""

    label: str
    name: str
    """The short name of its seat."""
    icon: str
    """That of its seat, of the Lucide set."""
    sign: ChairSign = "empty"
    away_for: int = 0
    """Seconds since the last sign of its devices."""
    who: ChairHand = "person"
    sealed: bool = False
    read: bool = False
    devices: int = 0
    students: int = 2
    """How many sit there by the plan."""
    code: str = ""
    """Its four digits, only after the teacher asked for new ones and until somebody used them."""


@dataclass(frozen=True, slots=True)
class OfferFacts:
    """A text that lies open on a table: of it what all may see."""

    by: str
    clauses: tuple[str, ...]
    """Its public clauses, in words."""


@dataclass(frozen=True, slots=True)
class TableFacts:
    """A table as the teacher sees it."""

    letter: str
    chairs: tuple[ChairFacts, ...]
    offers: tuple[OfferFacts, ...] = ()
    """Wording with a public clause; a secret one is not even counted."""


@dataclass(frozen=True, slots=True)
class AskedFacts:
    """A question of the press that waits for the teacher."""

    id: str
    text: str
    by: str
    """Who asks, such as `Press 1`; never a name."""


@dataclass(frozen=True, slots=True)
class EventFacts:
    """A headline of the scenario that a teacher may send."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class TwinFacts:
    """A twin of the scenario: the same with invented names."""

    alias: str
    title: str


@dataclass(frozen=True, slots=True)
class UndoFacts:
    """The step that can be undone, and to which one that leads back."""

    id: str
    to: StepFacts


@dataclass(frozen=True, slots=True)
class PanelFacts:
    """All that the teacher's phone is made of."""

    language: str
    room: str
    """Its four letters."""
    version: int
    """Grows with whatever of this changes, but seconds."""
    key: str
    """Another one for every room and device: what the browser keeps of its own is kept under it."""
    here: str
    """A name of this very step of this lesson, letters, digits, underscores and stops, such as `talk.2`."""
    step: StepFacts
    next: StepFacts | None
    """What the big button does; None at the end of the lesson."""
    tables: tuple[TableFacts, ...]
    minute: int = 0
    behind: int = 0
    """Minutes that the lesson is behind its plan; negative if it is ahead."""
    left: int | None = None
    """Seconds until the step ends; None where no clock runs."""
    by_itself: bool = False
    """Whether the next step starts when the clock is over."""
    paused: bool = False
    stopped: bool = False
    """Whether the class was stopped at the bell, to go on in another lesson."""
    resumed: bool = False
    """Whether the program was started anew and nobody has pressed since."""
    blank: bool = False
    locked: bool | None = None
    """Whether the room takes no new devices; None where it cannot be locked."""
    trouble: str = ""
    """What is wrong with the disk or the network, as a sentence in this language."""
    safe: int = 0
    """Minutes of debrief that are safe, at the minute to say so; else 0."""
    dropped: int = 0
    """The round that the clock has dropped; 0 for none."""
    aloud: tuple[str, ...] = ()
    """What to read aloud now, a paragraph each."""
    answered: tuple[int, int] | None = None
    """Devices that have answered the question of this slide, of how many; None where nothing is asked."""
    undo: UndoFacts | None = None
    events: tuple[EventFacts, ...] = ()
    questions: tuple[AskedFacts, ...] = ()
    roles: int = 0
    waiting: int = 0
    """Devices without a card that wait for a chair."""
    to: str = ""
    """The label of the chair that the next of them is given; empty if no chair has room."""
    """Students without a side: press, fact checkers, observers."""
    twins: tuple[TwinFacts, ...] = ()
    twin: str = ""
    """The alias of the twin whose names are in use; empty for the scenario's own."""
    address: str = ""
    """Where another phone opens the panel."""
    exported: tuple[str, ...] = ()
    """Files that were written for the teacher, by name."""


@dataclass(frozen=True, slots=True)
class SeatSecrets:
    """What one seat alone knows, for the page behind the shield."""

    label: str
    name: str
    icon: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SecretFacts:
    """The page behind the shield."""

    language: str
    tables: tuple[tuple[str, tuple[SeatSecrets, ...]], ...]
    """The letter of each table, and its seats."""
    seconds: int = 20
    """After which it hides itself."""


@dataclass(frozen=True, slots=True)
class PairFacts:
    """The page of a device that does not lead the class yet, or no more."""

    language: str
    why: Literal["", "card", "often", "taken", "ended"] = ""
    """Nothing yet; a wrong code; too many tries; another device leads now; there is no class any more."""
    code: str = ""
    """What is filled in, from the address that the laptop shows as a square."""
