"""What the page asks of balance, worked out beside it: the doubts about a scenario as a game, and changes that help."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from game.rules.compiling import compile_rulebook
from game.scenario.loading import loads
from game.views.words import Words
from game.workshop.lints import linted
from game.workshop.page.background import Telling
from game.workshop.remedies import told
from game.workshop.remedies.search import remedies
from game.workshop.remedies.together import Change

SEED: Final = 1
"""The luck of the games that are tried."""


@dataclass(frozen=True, slots=True)
class GameFinding:
    """A doubt about the scenario as a game."""

    line: int
    code: str
    said: str
    hint: str


def weighed(text: str, name: str, tell: Telling) -> tuple[GameFinding, ...]:
    """Look at a scenario as a game, as `check --balance` does.

    Args:
        text: of the scenario.
        name: of its file.
        tell: told how much is done.
    """
    tell(0, 1)
    found = linted(loads(text, name)).diagnostics
    tell(1, 1)
    return tuple(GameFinding(d.line, d.code, d.message, d.hint) for d in found)


@dataclass(frozen=True, slots=True)
class TriedChange:
    """A change that was tried and helps."""

    line: int
    change: Change
    said: str
    """The change with what it does, before and after."""
    worse: bool
    """Whether it makes something else worse."""


@dataclass(frozen=True, slots=True)
class TriedChanges:
    """What came of trying changes of numbers and of minds."""

    said: str
    """How many were tried, and whether any helps."""
    found: tuple[TriedChange, ...]


def tried(text: str, name: str, tell: Telling) -> TriedChanges:
    """Try changes, as `balance --try` does, at the first length.

    Args:
        text: of a scenario without errors.
        name: of its file.
        tell: told how much is done of what is under way.
    """
    scenario = loads(text, name).scenario
    assert scenario is not None
    book = compile_rulebook(scenario)
    came = remedies(text, book.minutes, SEED, progress=lambda _, done, of: tell(done, of))
    words = Words(book, scenario.language, scenario)
    first, *rest = told.lines(words, came)
    said = first if came.found else " ".join((first, *rest))
    return TriedChanges(
        said,
        tuple(
            TriedChange(one.lines[0], one.change, told.sentence(words, one), bool(one.worse))
            for one in came.found
        ),
    )
