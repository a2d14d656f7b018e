"""One reader of one game: what that reader may see of it, and in which words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from game.lines.voice import Voice
from game.rules.changes import Change
from game.rules.numbered import Numbered
from game.rules.orders import Order
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from game.rules.sight import observe
from game.session.course import Step
from game.session.session import Session
from game.views.reveal import Reveal, reveal, reveal_everything
from game.views.spans import Ends, Span, spans
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
    words: Words = field(init=False)
    """names and numbers in the reader's language"""

    def __post_init__(self) -> None:
        self.words = Words(self.book, self.voice.language, self.session.scenario)

    @property
    def book(self) -> Rulebook:
        """The rulebook of the game."""
        return self.session.book

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

    @property
    def now(self) -> Position:
        """Where the game stands as the reader may see it; once it is over, as it truly was."""
        return self.session.position if self.session.over else self.view()

    def told(self, step: Step) -> Sequence[Change]:
        """The changes of a phase that the reader may see, numbered for the reader."""
        if self.seat is None:
            return step.changes
        return [c for c in self.session.told(self.seat, step).changes if c.visible_to(self.seat)]

    def asked(self, step: Step) -> Sequence[Numbered]:
        """The orders of a phase that the reader knows of, numbered for the reader."""
        return step.orders if self.seat is None else self.session.told(self.seat, step).orders

    def changes(self) -> Sequence[Change]:
        """All changes so far as the reader is told them; they add up to the numbers it sees."""
        session = self.session
        return session.ledger.changes if self.seat is None else session.account(self.seat).changes

    def reveal(self, step: Step) -> Reveal:
        """What the reveal of a round, or the time after the last, showed to the reader."""
        about = (self.told(step), step.before.round)
        how: Any = {
            "phase": step.phase,
            "orders": [item.order for item in step.orders],
        }
        first = next(ends.before for ends in self.spans() if ends.after is step.after)
        if self.seat is None:
            return reveal_everything(
                self.words, step.after, *about, earlier=step.before, since=first, **how
            )
        since, before, after = (
            observe(self.book, p, self.place) for p in (first, step.before, step.after)
        )
        return reveal(self.words, after, *about, earlier=before, since=since, **how)

    def spans(self) -> tuple[Ends[Position], ...]:
        """The rounds that are over, and the time after the last, with where the game stood at their ends."""
        return spans(self.session.steps)

    def last(self) -> Ends[Position] | None:
        """The last of them; None before the first reveal."""
        return next(reversed(self.spans()), None)

    def orders(self) -> Mapping[int, Order]:
        """The orders of the game so far that the reader knows of, by the numbers its causes have."""
        if self.seat is not None:
            return self.session.account(self.seat).orders
        return {item.number: item.order for step in self.session.steps for item in step.orders}

    def why(self, target: str, index: tuple[int, ...], span: Span | None = None) -> Why:
        """Explain a number: in one span, or since the start."""
        return why(
            self.words,
            self.changes(),
            target,
            index,
            self.seat,
            span=span,
            orders=self.orders(),
        )
