"""What the wall of a class is made from, and the frame that every page of it has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from markupsafe import Markup

from game.classroom.archives.archive import Archive
from game.classroom.archives.outcome import Outcome
from game.classroom.archives.public import PublicReader
from game.locale import text
from game.pictures.drawing import Picture
from game.player.game import Game
from game.scenario.model import Scenario

Kind = Literal[
    "join", "note", "question", "read", "news", "promise", "talk", "approve", "seal", "reveal",
    "feel", "happened", "archives", "possible", "marks", "change", "exit", "recap",
]  # fmt: skip
"""The steps of a lesson that the wall knows."""
SLIDES: Final = ("feel", "happened", "archives", "possible", "marks", "change")
"""The six slides of the debrief, in their order."""
SIZE: Final = 28
"""The smallest text, in pixels of a wall of 1280 by 720."""
LONG: Final = 190
"""Letters from which on a text that stands alone is set smaller."""


# What the wall is made from


@dataclass(frozen=True, slots=True)
class WallChair:
    """A chair as the wall shows it."""

    label: str
    """Such as A3."""
    seat: str
    """The seat's id in the scenario."""
    taken: bool = False
    mind: bool = False
    """Whether it is to be marked as played by the computer; nobody is before the reveal of round 1."""
    sealed: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class WallTable:
    """A table of the class."""

    letter: str
    game: Game
    chairs: tuple[WallChair, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class WallFacts:
    """Everything that the wall of a class is made from."""

    language: str
    step: Kind
    tables: tuple[WallTable, ...]
    round: int = 1
    """Of the step, for those that belong to a round."""
    left: int | None = None
    """Seconds on the clock; None for a step without one."""
    paused: bool = False
    blank: bool = False
    page: int = 0
    """Which of several pages is shown, counted on without end."""
    letters: str = ""
    """The room's four letters."""
    address: str = ""
    qr: str = ""
    """The address as a picture for cameras: SVG."""
    question: str = ""
    """The question of the lesson; that of the scenario's story where it is empty."""
    facts: tuple[str, ...] = ()
    """What all know before the first round; from the scenario's story where there are none."""
    headline: str = ""
    """One line of the press that the teacher has passed."""
    asked: tuple[str, ...] = ()
    """Questions of the press that the teacher has passed."""
    ballots: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """Votes of the debrief, by kind and key; empty until the teacher shows them."""
    archive: Archive | None = None
    """What the slides are made from, once it is worked out."""
    stage: int = 1
    """Of the last slide: 1 choose, 2 predict, 3 see."""
    chosen: str = ""
    """The candidate that the class has chosen."""
    outcome: Outcome | None = None
    """What came of it."""
    keys: bool = False
    """Whether the keys of this wall's device lead the lesson."""


# The wall


@dataclass(frozen=True, slots=True)
class Wall:
    """One page of the wall."""

    kind: str
    """Which template writes its middle."""
    language: str
    title: str = ""
    subtitle: str = ""
    letter: str = ""
    """The table that it is of; empty for all."""
    clock: int | None = None
    paused: bool = False
    dots: tuple[bool, ...] = ()
    """Which slide of all, or which page of several."""
    foot: str = ""
    sign: str = ""
    """The icon beside the foot."""
    body: Any = None
    pages: int = 1
    keys: bool = False


@dataclass(frozen=True, slots=True)
class WallText:
    """Texts that stand alone."""

    lead: str
    lines: tuple[str, ...] = ()

    @property
    def long(self) -> bool:
        """Whether the lead is set smaller."""
        return len(self.lead) > LONG


# What pages share


def say(facts: WallFacts, key: str, **values: object) -> str:
    """A text of the program in the language of the wall."""
    return text(facts.language, key, **values)


def readers(facts: WallFacts) -> list[tuple[WallTable, PublicReader]]:
    """The tables, each with what all may see of it."""
    return [(table, PublicReader.of(table.game, facts.language)) for table in facts.tables]


def texts_of(facts: WallFacts) -> Scenario:
    """The scenario in the language of the wall."""
    return facts.tables[0].game.texts(facts.language)


def turn(facts: WallFacts, count: int) -> tuple[int, tuple[bool, ...]]:
    """Which of several pages is shown, and the dots that say so; none for a single page."""
    at = facts.page % max(count, 1)
    return at, tuple(n == at for n in range(count)) if count > 1 else ()


def framed(facts: WallFacts, kind: str, title: str, **more: Any) -> Wall:
    """A page with its title and the clock."""
    return Wall(kind, facts.language, title, clock=facts.left, keys=facts.keys, **more)


def svg(picture: Picture, id: str = "") -> Markup:
    """A picture as it stands in a page; without a name of its own it is not heard."""
    written = picture.svg(id=id)
    if not id:
        written = written.replace("<svg ", '<svg aria-hidden="true" ', 1)
    return Markup(written)  # noqa: S704
