"""All that can change in a game: numbers (a change adds) and facts (a change replaces).

Each is declared here, once, as `columns` says. Letters in the shapes of the rules: G games, S seats,
T texts on the table (`texts` says which), L levers, K settings (ranks), M hands (a seat's hand on a lever), I indicators,
E events, R red lines, H hidden facts, N past rounds kept. Scores and cooperation are derived from a
position and never stored in it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

import numpy as np

from game.rules.arrays import Array, Mask, Seeds, Whole, some
from game.rules.columns import Declaration, Secrecy, declared, end, luck, placed, posted
from game.rules.rulebook import Rulebook


def _looks(book: Rulebook) -> Whole:
    """What each seat takes for the settings at the start: [S, L]."""
    levers = np.arange(len(book.levers))
    return np.where(
        book.known[:, levers, book.start], book.start, book.looks_like[levers, book.start]
    )


@dataclass(frozen=True, eq=False)
class Contents:
    """All that can change, of a batch of games (`Position`) or of one of them (`OneGame`)."""

    round: int
    """0 before the first round, then 1 to the number of rounds."""
    phase: int
    """Index into the rulebook's phases."""
    seeds: Seeds = field(metadata=luck())
    over: Mask = field(metadata=end())
    """games that have ended; nothing changes in them any more"""
    ending: Whole = field(metadata=end(start=-1))
    """index of the ending, -1 while the game goes on"""

    indicator: Whole = field(
        metadata=posted("indicator", secrecy=Secrecy.GUESSED, start=lambda book: book.begin)
    )
    trust: Whole = field(
        metadata=posted(
            "holder", "actor", secrecy=Secrecy.SHOWN, start=lambda book: book.trust_start
        )
    )
    """true trust of a holder in an actor, 0 to 10,000"""
    ceiling: Whole = field(metadata=posted("holder", "actor", secrecy=Secrecy.OWN, start=10_000))
    """the most that trust can grow to again"""
    shown: Whole = field(
        metadata=posted(
            "holder", "actor", secrecy=Secrecy.OPEN, start=lambda book: book.trust_start
        )
    )
    """trust as everyone can work it out: the sum of its public changes"""
    withheld: Whole = field(metadata=posted("holder", "hand", secrecy=Secrecy.OWN))
    """what secret acts of a hand have added to a holder's trust and nobody else knows"""
    mandate: Whole = field(
        metadata=posted("seat", secrecy=Secrecy.OWN, start=lambda book: book.mandate_start)
    )

    setting: Whole = field(
        metadata=placed("lever", secrecy=Secrecy.BELIEVED, start=lambda book: book.start)
    )
    """settings in force"""
    seen: Whole = field(metadata=placed("seat", "lever", secrecy=Secrecy.BELIEVED, start=_looks))
    """the setting each seat believes to be in force"""
    free: Whole = field(metadata=placed("seat", "lever", secrecy=Secrecy.BELIEVED, start=_looks))
    """what each seat saw at the last reveal at which it knew of no clause on the lever"""
    exposed: Mask = field(metadata=placed("lever", secrecy=Secrecy.CHECKED))
    """hidden settings that came to light this round"""
    stood: Whole = field(metadata=placed("lever", "rank", secrecy=Secrecy.PLAIN))
    """rounds that each setting has stood"""
    set_round: Whole = field(metadata=placed("lever", secrecy=Secrecy.PLAIN))
    """the round in which the present setting came into force; 0 from the start"""
    past: Whole = field(
        metadata=placed("lag", "indicator", secrecy=Secrecy.SEEN, start=lambda book: book.begin)
    )
    """indicators 1 to N rounds ago"""
    fact: Whole = field(metadata=placed("fact", secrecy=Secrecy.TOLD))
    """which value of each hidden fact is true"""

    happened: Whole = field(metadata=placed("event", secrecy=Secrecy.OPEN))
    """the round in which an event last happened; 0 never"""
    pending: Mask = field(metadata=placed("event", secrecy=Secrecy.OPEN))
    """events whose question waits for an answer"""
    chose: Whole = field(metadata=placed("event", secrecy=Secrecy.OPEN, start=-1))
    """the option chosen; -1 none"""

    awake: Mask = field(
        metadata=placed("seat", secrecy=Secrecy.OWN, start=lambda book: book.actors)
    )
    """whether a seat is asked in the next exchange of this round's talk"""
    ready: Whole = field(metadata=placed("seat", secrecy=Secrecy.OWN, start=-1))
    """the text of which a seat has named a change, and keeps its signature ready for it; -1 none"""
    fading: Mask = field(metadata=placed("seat", secrecy=Secrecy.OWN))
    """whose signature on the text that it put in the last exchange lapses with the next: another has closed"""
    offered: Mask = field(metadata=placed("text", secrecy=Secrecy.EXISTS))
    """whether the text lies on the table"""
    offer_name: Whole = field(metadata=placed("text", secrecy=Secrecy.PARTY))
    """its name as a number, worked out from what it says; 0 where there is no text"""
    offer: Whole = field(metadata=placed("text", "lever", secrecy=Secrecy.PARTY, start=-1))
    """its clauses; -1 for no clause"""
    offer_public: Mask = field(metadata=placed("text", "lever", secrecy=Secrecy.PARTY))
    offer_verified: Mask = field(metadata=placed("text", "lever", secrecy=Secrecy.PARTY))
    offer_pay: Whole = field(metadata=placed("text", "kind", "seat", secrecy=Secrecy.PARTY))
    """net payments of mandate (0) and points (1)"""
    offer_party: Mask = field(metadata=placed("text", "seat", secrecy=Secrecy.EXISTS))
    offer_open: Mask = field(metadata=placed("text", secrecy=Secrecy.PARTY))
    """others may join later"""
    offer_rounds: Whole = field(metadata=placed("text", secrecy=Secrecy.PARTY))
    """how long it would last; 0 for the scenario's usual duration"""
    offer_since: Whole = field(metadata=placed("text", secrecy=Secrecy.PARTY))
    """the exchange of this talk in which it came to the table; 0 before this talk, or for no text"""
    offer_deal: Whole = field(metadata=placed("text", secrecy=Secrecy.PARTY))
    """the agreement it has become; 0 not yet"""
    proposer: Mask = field(metadata=placed("text", "seat", secrecy=Secrecy.PARTY))
    """who stands for it"""
    parent: Whole = field(metadata=placed("text", "seat", secrecy=Secrecy.PARENT, start=-1))
    """the text that a seat has amended by it; -1 none"""
    signed: Mask = field(metadata=placed("text", "seat", secrecy=Secrecy.PARTY))
    signed_at: Whole = field(metadata=placed("text", "seat", secrecy=Secrecy.PARTY))
    """the exchange in which a signature that stands was given; 0 none, or before this talk"""
    declined: Mask = field(metadata=placed("text", "seat", secrecy=Secrecy.PARTY))
    declined_at: Whole = field(metadata=placed("text", "seat", secrecy=Secrecy.PARTY))
    """the exchange in which it was declined; 0 not"""
    blocking: Whole = field(metadata=placed("text", "seat", secrecy=Secrecy.PARTY, start=-1))
    """the lever of the clause in the way; -1 none named"""
    change: Whole = field(metadata=placed("text", "seat", "edit", secrecy=Secrecy.PARTY))
    """the differences with which a seat that declines would sign, as codes; 0 none"""
    meant: Mask = field(metadata=placed("text", "seat", secrecy=Secrecy.PARTY))
    """whether it has said that its signature is ready for that"""
    had_signed: Mask = field(metadata=placed("text", "seat", secrecy=Secrecy.PARTY))
    """who has signed it at some time of this talk"""
    took_back: Mask = field(metadata=placed("text", "seat", secrecy=Secrecy.PARTY))
    """whose signature has ended at some time of this talk"""
    awaiting: Mask = field(metadata=placed("text", secrecy=Secrecy.PARTY))
    """signed, and waiting for ratification"""

    clause: Whole = field(metadata=placed("lever", secrecy=Secrecy.CLAUSE, start=-1))
    """the setting an agreement in force asks for; -1 none"""
    deal: Whole = field(metadata=placed("lever", secrecy=Secrecy.CLAUSE))
    """the agreement that the clause belongs to; 0 none"""
    signer: Mask = field(metadata=placed("lever", "seat", secrecy=Secrecy.CLAUSE))
    """who has signed it"""
    public: Mask = field(metadata=placed("lever", secrecy=Secrecy.CLAUSE))
    verified: Mask = field(metadata=placed("lever", secrecy=Secrecy.CLAUSE))
    until: Whole = field(metadata=placed("lever", secrecy=Secrecy.CLAUSE))
    """the last round in which the clause is in force"""
    read_clause: Whole = field(metadata=placed("reader", "lever", secrecy=Secrecy.READ, start=-1))
    """the clause that each seat reads as in force, and nobody; a secret one is not known to all"""
    read_deal: Whole = field(metadata=placed("reader", "lever", secrecy=Secrecy.READ))
    read_signer: Mask = field(metadata=placed("reader", "lever", "seat", secrecy=Secrecy.READ))
    read_public: Mask = field(metadata=placed("reader", "lever", secrecy=Secrecy.READ))
    read_verified: Mask = field(metadata=placed("reader", "lever", secrecy=Secrecy.READ))
    read_until: Whole = field(metadata=placed("reader", "lever", secrecy=Secrecy.READ))
    wronged: Mask = field(metadata=placed("seat", "hand", secrecy=Secrecy.NOBODY))
    """seats whose clause another agreement has taken over without them, this round"""
    taken: Mask = field(metadata=placed("lever", "seat", secrecy=Secrecy.HIDDEN))
    """who has taken over another clause of the lever's agreement without its signers, this round"""
    owed: Whole = field(metadata=placed("lever", "seat", secrecy=Secrecy.HIDDEN))
    """hundredths that a seat has paid to join for a clause that a secret text had taken over; the reveal gives them back"""
    guilty: Mask = field(metadata=placed("lever", "seat", secrecy=Secrecy.HIDDEN))
    """whose breach in the last round lets the lever go back after it"""
    released: Mask = field(metadata=placed("lever", "seat", secrecy=Secrecy.OPEN))
    """because of whose breach the lever has gone back, after the last round"""
    secret_breach: Mask = field(metadata=placed("seat", "hand", secrecy=Secrecy.HAND))
    """breaches that the wronged seat does not know of yet"""
    verdict: Whole = field(metadata=placed("seat", "lever", secrecy=Secrecy.OWN))
    """what a seat saw of a clause at the last reveal: 0 no clause, 1 kept, 2 broken, 3 not known"""

    promised: Whole = field(metadata=placed("lever", secrecy=Secrecy.OPEN, start=-1))
    """the setting announced for this round; -1 none"""
    denied: Whole = field(metadata=placed("lever", secrecy=Secrecy.OPEN, start=-1))
    """the hidden setting denied in public; -1 none"""
    denied_round: Whole = field(metadata=placed("lever", secrecy=Secrecy.OPEN))
    """the round of that denial"""
    marked: Mask = field(metadata=placed("seat", "hearer", "lever", secrecy=Secrecy.SAID))
    """what a seat has told another matters most to it"""
    crossed: Whole = field(metadata=placed("red_line", secrecy=Secrecy.OPEN))
    """how often each red line was crossed"""
    over_line: Mask = field(metadata=placed("red_line", secrecy=Secrecy.OPEN))
    """red lines that stand crossed"""
    step: Whole = field(metadata=placed("seat", secrecy=Secrecy.OPEN))
    """whether a seat's visible policy became more (1) or less (-1) cooperative last round"""


@dataclass(frozen=True, eq=False)
class OneGame(Contents):
    """Where one game stands: a position without the axis of the games, for readers of one game.

    What there is only one of is a single number, or yes or no.
    """


@dataclass(frozen=True, eq=False)
class Position(Contents):
    """Where a batch of games stands. All its games are in the same round and phase."""

    @property
    def games(self) -> int:
        """How many games the batch holds."""
        return len(self.seeds)

    def changed(self, **values: Any) -> Position:
        """Return the position with some fields replaced; quicker than `dataclasses.replace`."""
        new = object.__new__(type(self))
        new.__dict__.update(self.__dict__)
        new.__dict__.update(values)
        new.__dict__.pop("one", None)
        return new

    @cached_property
    def one(self) -> OneGame:
        """The only game of the batch."""
        if self.games != 1:
            raise ValueError(f"one game was meant, and there are {self.games}")
        game: OneGame = object.__new__(OneGame)
        arrays = {name: getattr(self, name)[0] for name in COLUMNS}
        game.__dict__.update(round=self.round, phase=self.phase, **arrays)
        return game


class LazyPosition(Position):
    """A position whose columns are made when they are first read; see `lazily`."""

    def __getattr__(self, name: str) -> Array:
        """Make a column that nobody has read so far."""
        if name not in COLUMNS:
            raise AttributeError(name)
        self.__dict__[name] = self.__dict__["_make"](name)
        made: Array = self.__dict__[name]
        return made


COLUMNS: Final[Mapping[str, Declaration]] = declared(Contents)
"""What is declared of every array, the seeds of the games first."""

AXES: Final[Mapping[str, tuple[str, ...]]] = {name: column.axes for name, column in COLUMNS.items()}
"""What the places of every array stand for, the axis of the games left out."""

ARRAYS = tuple(name for name, column in COLUMNS.items() if column.kind != "luck")
NUMBERS = tuple(name for name, column in COLUMNS.items() if column.kind == "number")
"""What only `post` writes: hundredths of a point."""


def known_as(secrecy: Secrecy) -> tuple[str, ...]:
    """Name the columns that the same seats may know."""
    return tuple(name for name, column in COLUMNS.items() if column.secrecy == secrecy)


def pick(position: Position, games: Array) -> Position:
    """Take some games out of a batch: `games` is an index, a slice as indexes, or a mask."""
    chosen = {name: getattr(position, name)[games] for name in COLUMNS}
    return position.changed(**chosen)


def lazily(like: Position, make: Callable[[str], Array]) -> Position:
    """Return a position of the same round and phase whose columns are made, each at most once, when read."""
    new = object.__new__(LazyPosition)
    new.__dict__.update(round=like.round, phase=like.phase, _make=make)
    return new


def joined(rows: Position | None, one: Position, more: int) -> Position:
    """Let more games that stand where one game stands join a batch at its end."""
    values = {}
    for name in COLUMNS:
        new = np.repeat(getattr(one, name), more, axis=0)
        values[name] = new if rows is None else np.concatenate([getattr(rows, name), new])
    return one.changed(**values)


def same(one: Position, other: Position) -> bool:
    """Tell whether two positions hold the same numbers and facts."""
    if (one.round, one.phase) != (other.round, other.phase):
        return False
    return all(np.array_equal(getattr(one, name), getattr(other, name)) for name in COLUMNS)


def frozen(before: Position, after: Position) -> Position:
    """Put back everything that would have changed in games that were over before."""
    over = np.flatnonzero(before.over)
    if not len(over):
        return after
    kept = {}
    for name in ARRAYS:
        old, new = getattr(before, name), getattr(after, name)
        if old is not new:
            kept[name] = new.copy()
            kept[name][over] = old[over]
    return after.changed(**kept)


def of_same_deal(position: Position, levers: Mask) -> Mask:
    """Mark every lever whose clause belongs to an agreement with a clause on a marked one: [G, L]."""
    together = np.zeros_like(levers)
    game = np.flatnonzero(some(levers, 1))
    deal = position.deal[game]
    same = (deal[:, :, None] == deal[:, None, :]) & levers[game][:, None, :]
    together[game] = some(same, 2) & (deal > 0)
    return together
