"""A chair in a class: which step its class is in, and what its device shows of it, both as data.

The classroom hands in a `Desk` with each visit; it holds nothing of any other seat. A `DeskPlace` belongs
to one device alone, and is of one step: in the next one everything is shut.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final, Literal

from game.rules.orders import Edit
from game.screens.places import Asked, Dialog, Place

StepKind = Literal[
    "join", "note", "question", "read", "news", "promise", "talk", "approve", "seal", "reveal",
    "feel", "happened", "archives", "possible", "marks", "change", "exit", "wait",
]  # fmt: skip
"""The steps of a lesson."""
ROUND: Final[tuple[StepKind, ...]] = ("news", "promise", "talk", "approve", "seal", "reveal")
"""Those that come again in every round."""
MARKS: Final = ("documented", "disputed", "invented")
"""What an item of the news may be."""
Tab = Literal["to", "mine", "force"]
"""Of the talk on a phone: offers to the reader, her own, what is in force."""
Side = Literal["", "give", "ask", "both"]
"""Of an offer: levers of the reader's own, of others, of all together."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What the class is in, for one chair."""

    step: StepKind
    round: int = 0
    """0 before the first round and after the last."""
    label: str = ""
    """The letter of the table and the number of the chair: `A3`."""
    left: int | None = None
    """Seconds that the step has left; None where nothing runs out."""
    paused: bool = False
    blanked: bool = False
    """Whether whoever leads the class wants no eyes on a device."""
    nudged: bool = False
    mind: bool = False
    """Whether a mind plays the seat, for this round or for good."""
    late: bool = False
    """Whether the device has come after the reading: it is told what it has missed, once."""
    own: bool = False
    """Of a reveal: whether the wall has shown it, so that the device shows what it was for this seat."""
    votes: tuple[tuple[str, str, str], ...] = ()
    """What this chair has voted: kind, what about (empty for nothing), and the answer; see `wants.Vote`."""
    options: tuple[tuple[str, str], ...] = ()
    """What can be voted for on the slide "change": key and text in the reader's language."""
    version: int = 0
    """Grows with every change of a desk that can be seen, the seconds left apart."""

    def voted(self, kind: str, about: str = "") -> str:
        """What the chair has voted; empty for nothing yet."""
        return next((key for k, a, key in self.votes if (k, a) == (kind, about)), "")

    @property
    def key(self) -> str:
        """The step by its kind and round, and by what covers it: `talk.2`."""
        over = "blank" if self.blanked else "paused" if self.paused else "mind" if self.mind else ""
        own = "own" if self.step == "reveal" and self.own else ""
        return ".".join(filter(None, (self.step, str(self.round) if self.round else "", own, over)))

    @property
    def of(self) -> str:
        """The step that a place is of: a pause leaves everything as it was."""
        return f"{self.step}.{self.round}"


@dataclass(frozen=True, slots=True)
class DeskPlace(Place):
    """What one device at a chair shows of the step that its class is in."""

    of: str = ""
    """The step that all else is of; see `Desk.of`."""
    page: int = 1
    """Of what is read: 1 to 3, 4 for the question after it."""
    answer: int = -1
    """The answer given to the question; -1 for none."""
    tab: Tab = "to"
    text: str = ""
    """The offer to the reader that is unfolded; empty for the first, `-` for none."""
    offer: bool = False
    """Whether an offer is being made, where there is no room for it beside the others."""
    adding: Side = ""
    """The list to which a lever is to be added."""
    lever: str = ""
    """The lever whose settings are open."""
    more: bool = False
    """Whether clauses beyond the first few are shown, or further questions."""
    opener: int = 0
    """Which of the ready sentences is shown."""
    promise: tuple[str, str] = ("", "")
    """The lever and setting that are to be promised."""
    breaking: tuple[str, str] = ("", "")
    """The lever and setting that are asked about because a word would be broken."""
    caught_up: bool = False
    """Whether who came late has read what she has missed."""


@dataclass(frozen=True, slots=True)
class DeskCard(Dialog):
    """The reader's role card again."""


@dataclass(frozen=True, slots=True)
class DeskWhy(Dialog):
    """The reader's numbers, each of which can be asked why."""


@dataclass(frozen=True, slots=True)
class DeskDecline(Asked):
    """With which change the reader would sign an offer."""

    asks: ClassVar[bool] = True

    text: str
    lever: str = ""
    """The clause in the way."""
    change: tuple[Edit, ...] = ()
