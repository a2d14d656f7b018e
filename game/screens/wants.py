"""What a reader may want of the device she sits at, beside what she wants at her seat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from game.player.intents import Intent, Moment, Scope
from game.player.look import Look
from game.player.plan import Plan
from game.screens.places import Place

if TYPE_CHECKING:
    from game.player.wondering import WhatIfQuestion


@dataclass(frozen=True, slots=True)
class View(Intent):
    """What touches this device alone."""

    scope: ClassVar[Scope] = "view"


@dataclass(frozen=True, slots=True)
class Show(View):
    """Let these places lie on each other, and nothing else."""

    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Relook(View):
    """Show everything with this look, and keep it."""

    look: Look


@dataclass(frozen=True, slots=True)
class Then(View):
    """One after the other, as long as each is taken well."""

    intents: tuple[Intent, ...]


@dataclass(frozen=True, slots=True)
class Finish(View):
    """Seal what is prepared, unless something is to be asked before: then that is asked."""

    scope: ClassVar[Scope] = "step"

    moment: Moment


@dataclass(frozen=True, slots=True)
class Ready(View):
    """Say who sits here now."""

    seat: str


@dataclass(frozen=True, slots=True)
class LeaveGame(View):
    """Leave the game for the first screen; unless `sure`, what would be lost is asked about before."""

    sure: bool = False


@dataclass(frozen=True, slots=True)
class Quit(View):
    """Close the device; unless `sure`, what would be lost is asked about before."""

    sure: bool = False


@dataclass(frozen=True, slots=True)
class LetSettle(View):
    """Let the rest play by itself; unless `sure`, what would be lost is asked about before."""

    scope: ClassVar[Scope] = "step"

    moment: Moment
    sure: bool = False


@dataclass(frozen=True, slots=True)
class BeginGame(View):
    """Begin a game as planned."""

    plan: Plan


@dataclass(frozen=True, slots=True)
class BeginLesson(View):
    """Begin the guided first game."""


@dataclass(frozen=True, slots=True)
class Resume(View):
    """Go on with the game of a record."""

    path: str
    scenario: str = ""
    """The file of its scenario; empty to find it by its id."""


@dataclass(frozen=True, slots=True)
class OnceMore(View):
    """Play the game that has ended once more."""

    other_side: bool


@dataclass(frozen=True, slots=True)
class SaveAs(View):
    """Write the record to another file; without one, say where it is kept."""

    path: str


@dataclass(frozen=True, slots=True)
class Export(View):
    """Write the debrief as a page that prints, and open it."""


@dataclass(frozen=True, slots=True)
class AskWonder(View):
    """Have it worked out how it would have gone."""

    question: WhatIfQuestion


@dataclass(frozen=True, slots=True)
class ForClass(Intent):
    """What whoever leads a class is to carry out: it is handed on, see `Pressed.handed`."""

    scope: ClassVar[Scope] = "step"


@dataclass(frozen=True, slots=True)
class CastVote(ForClass):
    """Let this be what the chair has voted, in place of what it voted before."""

    # It says itself what it is about: it counts though something else has happened since it was seen.
    scope: ClassVar[Scope] = "draft"

    kind: str
    """What is voted on: `feel`, `marks`, `first`, `change`, `predict`; `exit` for what is written on the slip."""
    key: str
    """The answer; of `exit` what was written."""
    about: str = ""
    """Of `marks` the event; of `exit` which of the sentences; else nothing."""


@dataclass(frozen=True, slots=True)
class StepOut(ForClass):
    """Leave the seat, at any time and without a reason, for a role without a side."""

    role: str
    """`press`, `facts` or `observer`."""


def moves(intent: Intent) -> bool:
    """Whether an intent moves the game, or part of it does: then it must be of what was seen last."""
    if isinstance(intent, Then):
        return any(map(moves, intent.intents))
    return intent.scope == "step"
