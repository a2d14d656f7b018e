"""Students without a side: press, fact checkers and observers. They see what all may see, and nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final, Literal, get_args

from game.classroom.phone.facts import ROUND, SLIDES, StepFacts
from game.classroom.side.joining import RoleName
from game.classroom.typed import Fields, Misread, field, ident, line
from game.web.pages import page

QUESTION_LETTERS: Final = 120
MarkName = Literal["documented", "disputed", "invented"]
MARKS: Final[tuple[MarkName, ...]] = get_args(MarkName)
AskState = Literal["none", "open", "waits", "passed", "dropped"]
"""Of the question of this round: not yet; to be written; with the teacher; on the wall; not taken."""
NOBODY: Final = "nobody"
"""Stands for a table at which nobody had to trust first."""
_TABLE: Final = re.compile(r"[A-Z]")


# What is asked for


@dataclass(frozen=True, slots=True)
class PressCommand:
    """What somebody without a side wants; every kind of it is a class of its own."""


@dataclass(frozen=True, slots=True)
class AskTables(PressCommand):
    """Ask the tables something; the teacher passes it to the wall, or not."""

    text: str


@dataclass(frozen=True, slots=True)
class MarkNews(PressCommand):
    """Say what a news item is taken to be; a second mark takes the place of the first."""

    item: str
    mark: MarkName


@dataclass(frozen=True, slots=True)
class TrustedFirst(PressCommand):
    """Say which seat of a table had to trust first in a round; `nobody` for none."""

    table: str
    seat: str


@dataclass(frozen=True, slots=True)
class VoteInDebrief(PressCommand):
    """Vote at the question of a slide."""

    key: str
    """Of the question."""
    option: str


def parse_press(fields: Fields) -> PressCommand | Misread:
    """Read what somebody without a side asks for; the field `do` says which.

    >>> parse_press({"do": "ask", "text": "Why now?"}), parse_press({"do": "mark", "item": "n1", "mark": "true"})
    (AskTables(text='Why now?'), Misread(why='unknown'))
    """
    match field(fields, "do"):
        case "ask":
            said = line(fields, "text", QUESTION_LETTERS)
            return AskTables(said) if isinstance(said, str) else said
        case "mark":
            return _mark(fields)
        case "first":
            table, seat = field(fields, "table"), ident(fields, "seat")
            if isinstance(seat, Misread) or not _TABLE.fullmatch(table):
                return Misread("chair")
            return TrustedFirst(table, seat)
        case "vote":
            key, option = ident(fields, "key"), ident(fields, "option")
            if isinstance(key, str) and isinstance(option, str):
                return VoteInDebrief(key, option)
    return Misread("unknown")


def _mark(fields: Fields) -> PressCommand | Misread:
    item, asked = ident(fields, "item"), field(fields, "mark")
    for mark in MARKS:
        if asked == mark and isinstance(item, str):
            return MarkNews(item, mark)
    return Misread("unknown")


# What is shown


@dataclass(frozen=True, slots=True)
class NewsFacts:
    """A news item as all may see it."""

    id: str
    text: str
    round: int
    said: MarkName | Literal[""] = ""
    """What this fact checker has marked it as."""
    key: MarkName | Literal[""] = ""
    """What it is; only from slide 5 on."""


@dataclass(frozen=True, slots=True)
class WatchedTable:
    """A table whose seats an observer chooses from."""

    letter: str
    seats: tuple[tuple[str, str, str], ...]
    """Id, short name and icon of each."""
    chosen: str = ""


@dataclass(frozen=True, slots=True)
class VoteFacts:
    """The question of a slide."""

    key: str
    question: str
    options: tuple[tuple[str, str], ...]
    """Id and words of each."""
    chosen: str = ""


@dataclass(frozen=True, slots=True)
class PressFacts:
    """The page of somebody without a side."""

    language: str
    role: RoleName
    step: StepFacts
    version: int
    key: str
    """Another one for every room and device: what the browser keeps of its own is kept under it."""
    here: str
    """A name of this very step, as on the teacher's phone."""
    phase: str
    """The step in words: see `panel.step_name`."""
    left: int | None = None
    runs: bool = False
    news: tuple[NewsFacts, ...] = ()
    """The newest first."""
    public: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """What all may see of each table, in words: its letter and a line for each thing."""
    ask: AskState = "none"
    asked: str = ""
    """The question of this round, where there is one."""
    tables: tuple[WatchedTable, ...] = ()
    vote: VoteFacts | None = None

    @property
    def now(self) -> str:
        """What to do now: the key of a text."""
        if self.vote:
            return "vote"
        if self.role == "waiting":
            return "waiting"
        return self.role if self.step.kind in (*ROUND, "marks") else "wait"

    @property
    def reads_key(self) -> bool:
        """Whether the key of the news stands here, to be read out."""
        return self.role == "facts" and self.step.kind in SLIDES and any(n.key for n in self.news)

    def cid(self, *said: str) -> str:
        """The id of a command as the page itself sends it, where no script runs."""
        return blake2b(repr((self.key, self.version, said)).encode(), digest_size=16).hexdigest()


def press_page(facts: PressFacts) -> str:
    """Write the whole page."""
    return page("press/page.html", facts.language, press=facts, **_LIMITS)


def press_body(facts: PressFacts) -> str:
    """Write what a device fetches when something has changed."""
    return page("press/body.html", facts.language, press=facts, **_LIMITS)


_LIMITS: Final[dict[str, object]] = {"most": QUESTION_LETTERS, "marks": MARKS, "nobody": NOBODY}
