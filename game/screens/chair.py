"""A chair in a class: which step its class is in, as plain data.

The classroom hands in a `Desk` with each visit; it holds nothing of any other seat.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

StepKind = Literal[
    "join", "note", "question", "read", "news", "promise", "talk", "approve", "seal", "reveal",
    "feel", "happened", "archives", "possible", "marks", "change", "exit", "wait",
]  # fmt: skip
"""The steps of a lesson."""
ROUND: Final[tuple[StepKind, ...]] = ("news", "promise", "talk", "approve", "seal", "reveal")
"""Those that come again in every round."""
FEELINGS: Final = ("proud", "cheated", "guilty", "surprised", "relieved")
"""How it may have been to be an office; votes are counted by these."""
WAYS: Final = ("higher", "same", "lower")
"""How the number may end that the class follows, beside as it was."""
MARKS: Final = ("documented", "disputed", "invented")
"""What an item of the news may be."""


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
    """What this chair has voted: kind, what about (empty for nothing), and the answer; see `wants.CastVote`."""
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
