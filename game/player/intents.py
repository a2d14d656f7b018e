"""What a reader may want at a seat: typed and absolute, so that the same intent twice equals once.

An intent says how things are to be ("this clause, secret"), never what is to change ("the other way round").
Those of a draft are free: nothing of them is given before the seat seals. Of them `SetRead` alone may let
the game go on, once all have read. A step moves the game and names the phase that its giver saw, so that
one pressed late does nothing; `TakeHint` names the hint instead, which comes once however often it is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from game.rules.orders import Edit, Order, Put

Scope = Literal["draft", "view", "step"]
"""What an intent touches: what a seat prepares, shared by its devices; one device alone; the game."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What one seat is asked; no two questions of a game have the same."""

    round: int
    phase: str
    asked: int = 0
    """In the talk: how often the seat has been asked in it. Exchanges that it sleeps through are not counted."""


@dataclass(frozen=True, slots=True)
class Intent:
    """What is wanted; every kind of it is a class of its own."""

    scope: ClassVar[Scope] = "draft"


# The text in the making


@dataclass(frozen=True, slots=True)
class BeginPackage(Intent):
    """Make a text anew: by amending one that lies on the table, or from nothing."""

    text: str = ""


@dataclass(frozen=True, slots=True)
class SetPackage(Intent):
    """Make this text."""

    package: Put


@dataclass(frozen=True, slots=True)
class SetClause(Intent):
    """Let the text ask for a setting of a lever; an empty one takes the clause out."""

    lever: str
    setting: str


@dataclass(frozen=True, slots=True)
class SetPublic(Intent):
    """Let everybody know of a clause, or its signers alone."""

    lever: str
    on: bool


@dataclass(frozen=True, slots=True)
class SetChecked(Intent):
    """Let a clause be checked, or not."""

    lever: str
    on: bool


@dataclass(frozen=True, slots=True)
class SetPayment(Intent):
    """Let a seat receive so much (pay it, if negative), and the proposer the opposite: hundredths."""

    seat: str
    kind: str
    amount: int


@dataclass(frozen=True, slots=True)
class SetGuest(Intent):
    """Ask for a seat's signature though none of its levers is named, or not."""

    seat: str
    on: bool


@dataclass(frozen=True, slots=True)
class SetOpen(Intent):
    """Let others join later, or not."""

    on: bool


@dataclass(frozen=True, slots=True)
class SetRounds(Intent):
    """Let the agreement last so many rounds; 0 for as long as usual."""

    rounds: int


# What is to be said, answered and ordered


@dataclass(frozen=True, slots=True)
class Say(Intent):
    """Have something said when the seat seals: a text put, a promise, a denial, what matters most, notice."""

    order: Order


@dataclass(frozen=True, slots=True)
class Drop(Intent):
    """Not say or order it after all."""

    order: Order


@dataclass(frozen=True, slots=True)
class SetAnswer(Intent):
    """Sign a text, decline it, take a signature back; empty for no answer."""

    text: str
    how: Literal["", "sign", "decline", "back"]
    blocking: str = ""
    """The lever of the clause in the way."""
    change: tuple[Edit, ...] = ()
    """With which differences it would be signed."""
    meant: bool = False
    """Whether the signature is kept ready for exactly that."""


@dataclass(frozen=True, slots=True)
class SetApproval(Intent):
    """Approve a text that was signed, or refuse it; None for no answer."""

    text: str
    yes: bool | None


@dataclass(frozen=True, slots=True)
class SetMove(Intent):
    """Order a setting of an own lever; the one that stands, or an empty one, is no order."""

    lever: str
    setting: str


@dataclass(frozen=True, slots=True)
class SetChoice(Intent):
    """Answer the question of an event; an empty option leaves it open. Before the orders it is kept for them."""

    event: str
    option: str


@dataclass(frozen=True, slots=True)
class SetBelief(Intent):
    """Say how likely a clause is to be kept, in percent; None for nothing said."""

    lever: str
    percent: int | None


@dataclass(frozen=True, slots=True)
class SetBroken(Intent):
    """Mean to break the word given on a lever, or not: it has been asked and answered."""

    lever: str
    on: bool


@dataclass(frozen=True, slots=True)
class SetGuess(Intent):
    """Say which way a number of the world is expected to go: `down`, `same` or `up`; empty for no guess."""

    indicator: str
    way: str


@dataclass(frozen=True, slots=True)
class SetRead(Intent):
    """Have read something: `brief`, the news of a round as `news.ROUND`, a reveal as `reveal.ROUND.PHASE`."""

    what: str


@dataclass(frozen=True, slots=True)
class Unpress(Intent):
    """Prepare what was prepared before this press, by its number in the phase, from 1."""

    number: int


# Steps


@dataclass(frozen=True, slots=True)
class GameStep(Intent):
    """What moves the game."""

    scope: ClassVar[Scope] = "step"


@dataclass(frozen=True, slots=True)
class Seal(GameStep):
    """Give what is prepared, for the phase that was seen."""

    moment: Moment


@dataclass(frozen=True, slots=True)
class Unseal(GameStep):
    """Take back what was sealed in the phase that was seen, to give it otherwise."""

    moment: Moment


@dataclass(frozen=True, slots=True)
class Give(Intent):
    """Say this in the talk at once, where people act whenever they like; see `Game.paced`.

    It says itself what it is about, so that it counts though something else has happened since it was seen.
    """

    order: Order


@dataclass(frozen=True, slots=True)
class Ungive(Intent):
    """Not say in the talk what was given and is not carried out yet; a text comes back to be changed."""

    order: Order


@dataclass(frozen=True, slots=True)
class Undo(GameStep):
    """Take the last decision back: the phase that was seen is left for an earlier one."""

    moment: Moment


@dataclass(frozen=True, slots=True)
class Settle(GameStep):
    """Let the rest of the game play by itself: persons keep their word and say nothing more."""

    moment: Moment


@dataclass(frozen=True, slots=True)
class TakeOver(GameStep):
    """Let a mind decide for the seat: until the end of a round, the last for good."""

    moment: Moment
    until: int


@dataclass(frozen=True, slots=True)
class HandBack(GameStep):
    """Decide again for the seat that a mind has."""

    moment: Moment


@dataclass(frozen=True, slots=True)
class TakeHint(GameStep):
    """Be told the hint of this number, from 1; it is told again for nothing."""

    number: int
