"""What the pages of a class are made from: plain data, filled in by whoever knows the class."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from game.locale import LANGUAGES
from game.paper.course import LessonStep
from game.rules.chance import game_seeds
from game.rules.opening import open_games
from game.rules.sight import Observation, observe
from game.views.words import Words

PORT: Final = 8000
"""Where the teacher's computer listens, unless it is told otherwise."""

Paper = Literal["", "a4", "letter"]
"""What is printed on; empty for pages that fit on both."""


@dataclass(frozen=True, slots=True)
class PaperSeat:
    """One seat of one table, as it stands on its cards."""

    seat: str
    """Its id in the scenario."""
    number: int
    """From 1, in the order of the scenario."""
    code: str = ""
    """Four digits; empty before there is a class."""
    places: int = 2
    """How many students sit there; 0 where a mind holds the seat."""


@dataclass(frozen=True, slots=True)
class PaperTable:
    """One table."""

    letter: str
    """A, B, ...; empty before there is a class, to be written by hand."""
    seats: tuple[PaperSeat, ...]
    seed: int | None = None
    """The luck of its game, which decides what is hidden; None where the teacher ticks it."""

    def label(self, seat: PaperSeat) -> str:
        """Name a seat of this table.

        >>> PaperTable("A", ()).label(PaperSeat("alto", 1))
        'A1'
        """
        return f"{self.letter or '___'}{seat.number}"

    @property
    def held(self) -> tuple[PaperSeat, ...]:
        """The seats at which somebody sits."""
        return tuple(seat for seat in self.seats if seat.places)


@dataclass(frozen=True, slots=True)
class ClassPlan:
    """A class, or only a scenario and a length where there is none yet."""

    language: str
    """What the cards are written in."""
    tongues: Mapping[str, Words]
    """Every language, for the pages that are printed in all."""
    tables: tuple[PaperTable, ...]
    steps: Mapping[int, tuple[LessonStep, ...]]
    """The lesson step by step, for each length in minutes."""
    size: int = 0
    """How many students; 0 if nobody said."""
    press: int = 0
    """Students without a seat: press, fact checkers, observers."""
    letters: str = ""
    """Of the room; empty before there is a class."""
    teacher: str = ""
    """The code of the teacher's panel; empty before there is a class."""
    address: str = ""
    """Where the class joins, as `http://192.168.1.20:8000`; empty where it is not known."""
    port: int = PORT
    file: str = ""
    """The name of the class file; empty before there is one."""
    paper: Paper = ""

    @property
    def words(self) -> Words:
        """The words of the cards."""
        return self.tongues[self.language]

    def say(self, key: str, **values: object) -> str:
        """Say a text of the program in the language of the cards."""
        return self.words.say(f"paper.{key}", **values)

    @property
    def drawn(self) -> bool:
        """Whether what is hidden has been drawn, and is printed on the cards."""
        return all(table.seed is not None for table in self.tables)

    def seen(self, table: PaperTable, seat: PaperSeat) -> Observation:
        """What a seat knows when it sits down. Without a seed only what does not depend on luck may be used."""
        book = self.words.book
        position = open_games(book, game_seeds(table.seed or 0, 1))
        return observe(book, position, book.seats.index(seat.seat))

    @property
    def both(self) -> tuple[Words, ...]:
        """The words of every language, in their order."""
        return tuple(self.tongues[each] for each in LANGUAGES if each in self.tongues)
