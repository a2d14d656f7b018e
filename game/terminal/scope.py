"""One reader of one game: what that reader may see of it, and in which words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from game.rules.changes import Change
from game.rules.orders import Order
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from game.rules.sight import observe
from game.session.course import Step
from game.session.session import Session
from game.terminal.voice import Voice
from game.views.reveal import Reveal, reveal, reveal_everything
from game.views.why import Why, why
from game.views.words import Words


@dataclass(slots=True)
class Scope:
    """A reader: a seat that sees what it may know, or None for one who may see everything."""

    session: Session
    voice: Voice
    seat: str | None = None
    held: str | None = None
    """the seat that "my" means to one who may see everything: what the reader held in the game"""

    @property
    def book(self) -> Rulebook:
        """The rulebook of the game."""
        return self.session.book

    @property
    def words(self) -> Words:
        """Names and numbers in the reader's language."""
        return Words(self.book, self.voice.language, self.session.scenario)

    @property
    def place(self) -> int:
        """The index of the reader's seat."""
        assert self.seat is not None
        return self.book.seats.index(self.seat)

    def view(self, position: Position | None = None) -> Position:
        """A position as the reader may see it; the present one if none is given."""
        if self.seat is None:
            return self.session.position if position is None else position
        if position is None:
            return self.session.observation(self.seat).view
        return observe(self.book, position, self.place).view

    def sees(self, change: Change) -> bool:
        """Whether the reader may see a change."""
        return self.seat is None or change.visible_to(self.seat)

    def reveal(self, step: Step) -> Reveal:
        """What the reveal of a round, or the time after the last, showed to the reader."""
        about = (step.changes, step.before.round)
        how: Any = {
            "phase": step.phase,
            "language": self.voice.language,
            "texts": self.session.scenario,
            "orders": [item.order for item in step.orders],
        }
        if self.seat is None:
            return reveal_everything(self.book, step.after, *about, earlier=step.before, **how)
        before, after = (observe(self.book, p, self.place) for p in (step.before, step.after))
        return reveal(self.book, after, *about, earlier=before, **how)

    def orders(self) -> Mapping[int, Order]:
        """The orders of the game so far, by their numbers in the record."""
        return {item.number: item.order for step in self.session.steps for item in step.orders}

    def why(
        self, target: str, index: tuple[int, ...], start: int | None = None, first: int = 0
    ) -> Why:
        """Explain a number, perhaps only since one change, before which it stood at `start`."""
        changes: Sequence[Change] = self.session.ledger.changes
        if first:
            changes = [c for c in changes if c.id >= first or not c.is_number]
        return why(
            self.book,
            changes,
            target,
            index,
            self.seat,
            start,
            orders=self.orders(),
            language=self.voice.language,
            texts=self.session.scenario,
        )
