"""Where a device is: what it shows, as data. It belongs to the device alone.

A place says what lies open, what is chosen and what is asked about. The places of a device lie on each
other; the last is the one that takes input. This imports nothing of the game itself, so that the first
screen is there at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from game.player.plan import Plan

if TYPE_CHECKING:
    from game.player.wondering import WhatIfQuestion
    from game.rules.orders import Edit
    from game.session.whatif import Others
    from game.views.spans import Span


@dataclass(frozen=True, slots=True)
class Place:
    """Something that can be shown."""

    dialog: ClassVar[bool] = False
    """Whether what lies below stays to be seen: a dialog."""
    asks: ClassVar[bool] = False
    """Whether it belongs to what is asked in one phase, and goes with it."""
    bare: ClassVar[bool] = False
    """Whether it tells nothing of a seat, so that anybody may see it."""


@dataclass(frozen=True, slots=True)
class Dialog(Place):
    """Something that lies over what was shown before."""

    dialog: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class Asked(Dialog):
    """Something that is asked on the way, or belongs to what is prepared."""

    asks: ClassVar[bool] = True


# Before a game


@dataclass(frozen=True, slots=True)
class Start(Place):
    """The first screen."""


@dataclass(frozen=True, slots=True)
class Chooser(Place):
    """The shelf of scenarios."""


@dataclass(frozen=True, slots=True)
class Setup(Place):
    """Length, seats, counterparts, luck of one scenario."""

    plan: Plan
    more: bool = False
    """Whether counterparts and luck are shown."""


@dataclass(frozen=True, slots=True)
class Gallery(Place):
    """The endings seen so far."""


@dataclass(frozen=True, slots=True)
class Finished(Place):
    """The games that were played to their end."""


@dataclass(frozen=True, slots=True)
class Settings(Dialog):
    """How things look and read."""

    bare: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class Keys(Dialog):
    """What every key does."""

    bare: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class Trouble(Dialog):
    """What went wrong, in a sentence."""

    bare: ClassVar[bool] = True

    text: str


# In a game


@dataclass(frozen=True, slots=True)
class AtTable(Place):
    """The game while it is played: whatever is due to the reader."""

    chosen: str = ""
    """The seat whose trust is told apart; empty for none."""
    open: str = ""
    """The lever that was touched last; empty for none."""
    text: str = ""
    """The text or agreement that lies in front; empty for whichever matters most."""
    question: str = ""
    """The event whose question is open on the front page; empty for the first."""
    history: bool = False
    """Whether the brief shows how it came to this."""
    answer: int = -1
    """The answer given to the question after the brief; -1 for none."""
    shown: int = 1
    """Parts of a reveal that are shown."""
    reveal: str = ""
    """The reveal that these are of."""
    lesson: int = -1
    """The step of the guided game; -1 outside it."""
    done: frozenset[str] = frozenset()
    """What the lesson has seen done."""


@dataclass(frozen=True, slots=True)
class PackageMore(Asked):
    """Payments, guests, joining, duration of the text in the making."""

    whom: str = ""
    """The seat that is paid."""


@dataclass(frozen=True, slots=True)
class Sayings(Asked):
    """Other words than texts."""

    kind: str = "promise"
    whom: str = ""
    """To whom a lever is said to matter; empty for all."""


@dataclass(frozen=True, slots=True)
class DeclineText(Asked):
    """What is in the way of a text, and with which change it would be signed."""

    text: str
    lever: str = ""
    change: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class BreakWord(Asked):
    """Whether a word is to be broken."""

    lever: str
    setting: str
    """What the word was given for."""
    ordered: str = ""
    """What would be ordered instead, where it is asked about its card; empty where it is asked before sealing."""


@dataclass(frozen=True, slots=True)
class GuessAsked(Asked):
    """Where a number will go."""

    indicator: str


@dataclass(frozen=True, slots=True)
class Answering(Asked):
    """A question of the news again, to answer it otherwise."""

    event: str


@dataclass(frozen=True, slots=True)
class Hint(Dialog):
    """One hint."""

    number: int


@dataclass(frozen=True, slots=True)
class WhyCard(Dialog):
    """The causes of a number."""

    target: str
    about: tuple[str, ...]
    """What it is the number of: an indicator; who trusts and who is trusted; a seat."""
    span: Span | None = None
    """A round that can be asked about; None for none."""
    whole: bool = False
    """Whether it is about all that happened since the start; without a round it is."""
    all: bool = False
    """Whether all causes are shown, not three."""
    open: frozenset[str] = frozenset()
    """Causes whose own causes are shown."""


@dataclass(frozen=True, slots=True)
class SeatPage(Dialog):
    """A stakeholder."""

    seat: str


@dataclass(frozen=True, slots=True)
class News(Dialog):
    """The news so far."""

    round: int = 0
    """The round of which the news are told; 0 for all."""


@dataclass(frozen=True, slots=True)
class AboutPage(Dialog):
    """What the scenario is about: ages, lengths, what may be hard, what it teaches, sources."""


@dataclass(frozen=True, slots=True)
class Levers(Dialog):
    """All levers with their settings, or one with what each setting means."""

    lever: str = ""


@dataclass(frozen=True, slots=True)
class Trusts(Dialog):
    """Who trusts whom."""


@dataclass(frozen=True, slots=True)
class TalkLog(Dialog):
    """What was said in the talk of this round, line by line."""


@dataclass(frozen=True, slots=True)
class TextsPlace(Dialog):
    """The texts on the table that the seat is party to."""


@dataclass(frozen=True, slots=True)
class Scores(Dialog):
    """The own score and what there is to spend, and the cooperation of the table."""


@dataclass(frozen=True, slots=True)
class Commands(Dialog):
    """What can be typed now."""


@dataclass(frozen=True, slots=True)
class Numbers(Dialog):
    """All numbers of the world."""


@dataclass(frozen=True, slots=True)
class AgreementsPage(Dialog):
    """What is in force."""


@dataclass(frozen=True, slots=True)
class GameMenu(Dialog):
    """Go on, settings, brief, leave."""


@dataclass(frozen=True, slots=True)
class BriefAgain(Place):
    """The brief, looked up."""

    history: bool = False


@dataclass(frozen=True, slots=True)
class TermPage(Dialog):
    """What one word means."""

    term: str


@dataclass(frozen=True, slots=True)
class Glossary(Dialog):
    """What all words mean."""


@dataclass(frozen=True, slots=True)
class Leaving(Dialog):
    """What would be lost by leaving."""

    bare: ClassVar[bool] = True
    closes: bool = False
    """Whether the window is to be closed, not the game left."""
    settles: bool = False
    """Whether the rest is to play by itself."""


# After a game


@dataclass(frozen=True, slots=True)
class EndingPage(Place):
    """How it ended."""

    asked: tuple[str, ...] = ()
    """Counterparts that were asked about."""


@dataclass(frozen=True, slots=True)
class CounterpartPage(Dialog):
    """What kind of counterpart a mind was."""

    seat: str
    chosen: str = ""


@dataclass(frozen=True, slots=True)
class DebriefPage(Place):
    """What happened, why, and what would have been possible."""

    part: str = ""


@dataclass(frozen=True, slots=True)
class Wonder(Place):
    """One decision altered."""

    round: int
    seat: str
    lever: str
    setting: str = ""
    others: Others = "hold"
    asked: WhatIfQuestion | None = None
    """What was asked last, whose answer is shown; None for nothing."""
