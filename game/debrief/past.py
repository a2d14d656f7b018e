"""A game as it was played, with everything open: what every part of the debrief is read from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from game.minds.mind import Reason
from game.rules.changes import Change
from game.rules.orders import Believe, Order
from game.rules.phases import EPILOGUE, ORDERS
from game.rules.position import Position
from game.rules.resolve import phase_of
from game.rules.rulebook import Rulebook
from game.session.course import Step


@dataclass(frozen=True, eq=False)
class Past:
    """The whole course of one game. Only for after it: nothing here is for one seat alone."""

    book: Rulebook
    path: tuple[Position, ...]
    """Every position it passed through: the start, then one after each phase."""
    changes: Sequence[Change]
    orders: Mapping[int, Order] = field(default_factory=dict)
    """By their numbers in the record."""
    beliefs: Sequence[tuple[int, Believe]] = ()
    """What seats expected, each with its round."""
    given: Mapping[int, int] = field(default_factory=dict)
    """The round of each order, by its number."""
    reasons: Sequence[Reason] = ()
    """Why minds did what they did, spoken or not."""
    seats: Mapping[str, str] = field(default_factory=dict)
    """Who acted for each seat at the end: a person, or a mind by name."""

    @property
    def start(self) -> Position:
        """Where it began."""
        return self.path[0]

    @property
    def end(self) -> Position:
        """Where it ended, or was stopped."""
        return self.path[-1]

    @cached_property
    def rounds(self) -> tuple[Position, ...]:
        """Where it stood at the start and after the reveal of each round that was played."""
        return (
            self.start,
            *(after for before, after in self.steps if self._phase(before) in ORDERS),
        )

    @cached_property
    def afterwards(self) -> Position | None:
        """Where it stood after the time that follows the last round; None if it did not get there."""
        last = [after for before, after in self.steps if self._phase(before) == EPILOGUE]
        return last[-1] if last else None

    @property
    def steps(self) -> Iterable[tuple[Position, Position]]:
        """Each phase as the positions before and after it."""
        return zip(self.path, self.path[1:], strict=False)

    def _phase(self, position: Position) -> str:
        return phase_of(self.book, position)[0]


def past(
    book: Rulebook,
    now: Position,
    steps: Sequence[Step],
    reasons: Sequence[Reason] = (),
    seats: Mapping[str, str] | None = None,
) -> Past:
    """Gather a game from its steps; `now` is where it stands."""
    return Past(
        book=book,
        path=(*(step.before for step in steps), now),
        changes=[change for step in steps for change in step.changes],
        orders={item.number: item.order for step in steps for item in step.orders},
        given={item.number: step.before.round for step in steps for item in step.orders},
        beliefs=[
            (step.before.round, item.order)
            for step in steps
            for item in step.orders
            if isinstance(item.order, Believe)
        ],
        reasons=reasons,
        seats=seats or {},
    )
