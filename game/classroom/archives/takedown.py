"""A game as it is taken down for another process, and played again there with everything open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from game.classroom.archives.public import PublicReader, followed
from game.debrief.opened import Debrief, debrief
from game.debrief.past import Past, past
from game.debrief.value import Value, debrief_value
from game.player.game import Game
from game.player.loaded import scenario_at
from game.rules.account import Account
from game.rules.compiling import compile_rulebook
from game.rules.orders import Order
from game.rules.phases import REVEALS
from game.rules.position import Position
from game.rules.rulebook import NOBODY
from game.rules.sight import observe
from game.session.course import Course, Recorded
from game.views.deeds import Deeds
from game.views.words import Words


@dataclass(frozen=True, slots=True)
class TakenDown:
    """A game as it goes to another process: who did what, and nothing that cannot be worked out from that."""

    letter: str
    source: str
    """The name or file of the scenario."""
    twin: str | None
    minutes: int
    exchanges: int
    seed: int
    steps: tuple[tuple[tuple[Order, ...], tuple[str, ...]], ...]
    """For each phase the orders of all, and which persons were asked."""
    seated: tuple[Mapping[str, str], ...]
    """Who acted for each seat in each phase, and last who does now."""


def played(letter: str, game: Game) -> TakenDown:
    """Take a game down as far as it has come."""
    session = game.session
    record = session.recorded
    return TakenDown(
        letter=letter,
        source=game.source,
        twin=session.twin,
        minutes=session.book.minutes,
        exchanges=session.book.exchanges,
        seed=session.seed,
        steps=tuple(
            (tuple(item.order for item in step.orders), step.asked) for step in record.course.steps
        ),
        seated=tuple(dict(seats) for seats in record.seated),
    )


class OpenTable:
    """One table's game, played again from what was taken down."""

    def __init__(self, played: TakenDown, language: str) -> None:
        texts = scenario_at(played.source, language, played.twin)
        self.letter = played.letter
        self.book = compile_rulebook(texts, played.minutes, played.exchanges)
        self.words = Words(self.book, language, texts)
        self.course = Course(self.book, played.seed)
        for orders, asked in played.steps:
            self.course.resolve(orders, asked)
        self.recorded = Recorded(self.course, played.seated)

    @cached_property
    def past(self) -> Past:
        """The game with everything open."""
        course = self.course
        return past(self.book, course.position, course.steps, (), self.recorded.seated[-1])

    @cached_property
    def debrief(self) -> Debrief:
        """How it ended."""
        return debrief(self.words, self.past)

    @cached_property
    def deeds(self) -> Deeds:
        """What was done with levers and clauses."""
        return Deeds(self.book, self.past.changes)

    @cached_property
    def value(self) -> Value | None:
        """What was possible."""
        return debrief_value(self.words, self.past)

    @cached_property
    def public(self) -> PublicReader:
        """The same game as all could see it while it was played."""
        account = Account(self.book, NOBODY)
        for step in self.course.steps:
            before, after = (observe(self.book, at, NOBODY) for at in (step.before, step.after))
            account.tell(before, after, step.orders, step.changes)
        return PublicReader(self.words, self.course, account)

    @property
    def rounds(self) -> int:
        """How many rounds were played."""
        return len(self.past.rounds) - 1

    @property
    def number(self) -> int | None:
        """The number that the class follows."""
        return followed(self.book)

    @property
    def places(self) -> tuple[Position, ...]:
        """Where it stood at the start and after each reveal, that of the time after the last round included."""
        return places(self.course)


def places(course: Course) -> tuple[Position, ...]:
    """Where a game stood at the start and after each of its reveals."""
    return (course.start, *(step.after for step in course.steps if step.phase in REVEALS))
