"""What one device at a chair shows of the step that its class is in.

A `DeskPlace` belongs to one device alone, and is of one step: in the next one everything is shut.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from game.rules.orders import Edit
from game.screens.chair import MARKS, ROUND, Desk, StepKind
from game.screens.places import Asked, Dialog, Place

__all__ = ["MARKS", "ROUND", "Desk", "DeskCard", "DeskDecline", "DeskPlace", "DeskWhy", "StepKind"]

Tab = Literal["to", "mine", "force"]
"""Of the talk on a phone: offers to the reader, her own, what is in force."""
Side = Literal["", "give", "ask", "both"]
"""Of an offer: levers of the reader's own, of others, of all together."""


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
