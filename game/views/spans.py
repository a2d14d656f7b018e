"""What a round has changed: from the end of one reveal to the end of the next, the news in between included.

Every place that shows how a number has moved takes its two ends from here, and `why` takes its rows by
the same rule, so that a change and its causes are always about the same time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from game.rules.phases import EPILOGUE, REVEALS
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from game.rules.sight import Observation, observe


class Dated(Protocol):
    """Whatever bears a round and a phase, such as a change."""

    @property
    def round(self) -> int:
        """The round it belongs to."""
        ...

    @property
    def phase(self) -> str:
        """The phase it belongs to."""
        ...


class Resolved(Protocol):
    """One resolved phase, as a session keeps it."""

    @property
    def phase(self) -> str:
        """Which phase it was."""
        ...

    @property
    def before(self) -> Position:
        """Where the game stood."""
        ...

    @property
    def after(self) -> Position:
        """Where it stands."""
        ...


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A round up to the end of its reveal, or the time that follows the last one."""

    round: int
    afterwards: bool = False


P = TypeVar("P")


@dataclass(frozen=True, slots=True)
class Ends(Generic[P]):
    """A span that is over, with where the game stood at its two ends, in truth or as a seat saw it."""

    span: Span
    before: P
    after: P


def seen_by(book: Rulebook, ends: Ends[Position], seat: int) -> Ends[Observation]:
    """Return the two ends as a seat saw them."""
    before, after = (observe(book, position, seat) for position in (ends.before, ends.after))
    return Ends(ends.span, before, after)


def span_of(item: Dated) -> Span:
    """Return the span that something belongs to."""
    return Span(item.round, item.phase == EPILOGUE)


def spans(steps: Sequence[Resolved]) -> tuple[Ends[Position], ...]:
    """List the spans that are over, the last of them last."""
    over: list[Ends[Position]] = []
    for step in steps:
        if step.phase in REVEALS:
            before = over[-1].after if over else steps[0].before
            over.append(Ends(Span(step.before.round, step.phase == EPILOGUE), before, step.after))
    return tuple(over)
