"""The course of one game: phases resolved one after the other, each of which can be taken back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from threading import RLock

from game import UserError
from game.rules.chance import game_seeds
from game.rules.changes import Change
from game.rules.encoding import Names, decode, encode
from game.rules.ledger import Ledger, Page
from game.rules.numbered import Numbered
from game.rules.opening import open_games
from game.rules.orders import Believe, Order
from game.rules.position import Position
from game.rules.resolve import phase_of, resolve
from game.rules.rulebook import Rulebook
from game.rules.texts import texts_known
from game.rules.writing import Journal
from game.session.fingerprint import digest

MOST_SEED = 2**64 - 1
PEN = RLock()
"""A window reads while the minds play on: one writes changes down at a time."""


@dataclass(frozen=True)
class Step:
    """One resolved phase; its changes and its digest are worked out when they are first read."""

    phase: str
    exchange: int
    before: Position
    after: Position
    orders: tuple[Numbered, ...]
    page: Page
    asked: tuple[str, ...]
    """The seats of people that had something to decide."""

    @property
    def changes(self) -> tuple[Change, ...]:
        """What changed, with its causes."""
        with PEN:
            return self.page.changes

    @cached_property
    def digest(self) -> str:
        """Of the position after it."""
        return digest(self.after)


class Course:
    """The position, the ledger and every step that led there."""

    def __init__(self, book: Rulebook, seed: int) -> None:
        if not 0 <= seed <= MOST_SEED:
            raise UserError(f"The seed is a whole number from 0 to {MOST_SEED}, not {seed}.")
        self.book = book
        self.start = open_games(book, game_seeds(seed, 1))
        self.position = self.start
        self.ledger = Ledger(book)
        self.steps: list[Step] = []
        self._orders = 0

    @property
    def phase(self) -> tuple[str, int]:
        """The present phase and its exchange, 0 outside the talk."""
        return phase_of(self.book, self.position)

    @property
    def positions(self) -> Iterator[Position]:
        """Where the game has stood, phase by phase, and where it stands."""
        yield from (step.before for step in self.steps)
        yield self.position

    def resolve(self, orders: Iterable[Order], asked: Collection[str] = ()) -> Step:
        """Carry out the orders of all seats in the present phase.

        Raises ValueError for names that neither the rulebook nor the table knows.
        """
        phase, exchange = self.phase
        before = self.position
        numbered = tuple(Numbered(self._orders + n, order) for n, order in enumerate(orders))
        journal: Journal = []
        given = [item.order for item in numbered]
        beat = encode(self.book, phase, given, texts_known(before))
        after = resolve(self.book, before, beat, journal)
        page = self.ledger.keep(before, after, phase, numbered, journal)
        step = Step(phase, exchange, before, after, numbered, page, tuple(asked))
        self._orders += len(numbered)
        self.position = after
        self.steps.append(step)
        return step

    def branch(self, steps: int) -> Course:
        """Make another course that begins with the first steps of this one and then goes its own way."""
        other = object.__new__(Course)
        other.book, other.start = self.book, self.start
        other.steps = self.steps[:steps]
        other.position = self.steps[steps].before if steps < len(self.steps) else self.position
        other.ledger = Ledger(self.book, (step.page for step in other.steps))
        other._orders = sum(len(step.orders) for step in other.steps)
        return other

    def back(self, steps: int) -> None:
        """Take the last steps back; numbers of orders and changes go on from where they stood."""
        if not 0 <= steps <= len(self.steps):
            raise ValueError(f"there are no {steps} phases to take back")
        if not steps:
            return
        gone = self.steps[-steps:]
        del self.steps[-steps:]
        self.position = gone[0].before
        self._orders -= sum(len(step.orders) for step in gone)
        self.ledger.back(steps)


@dataclass(frozen=True, slots=True)
class Recorded:
    """A game as it was played, or as far as it was."""

    course: Course
    seated: tuple[Mapping[str, str], ...]
    """Who acted for each seat in each phase, and last who does now: `person` or the name of a mind."""


def settled(
    book: Rulebook, phase: str, orders: Iterable[Order], texts: Names = ()
) -> tuple[Order, ...]:
    """Put the orders of one seat into their usual form: each thing asked once, in a fixed order.

    `texts` are the names of those that it may read, by their places.

    What is asked later replaces what was asked before of the same thing, so the record holds what was
    carried out. Beliefs come last.
    """
    orders = tuple(orders)
    beliefs = {order.lever: order for order in orders if isinstance(order, Believe)}
    asked = decode(book, encode(book, phase, orders, texts), 0, texts)
    return (*asked, *(beliefs[lever] for lever in book.levers if lever in beliefs))


def ending(book: Rulebook, position: Position) -> str | None:
    """Name the ending of a game that is over."""
    if not position.one.over:
        return None
    return book.endings[int(position.one.ending)]
