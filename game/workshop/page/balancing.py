"""What the page asks of balance, worked out beside it: doubts about the game, changes that help, what it teaches."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from game.analysis.findings import Finding, Report
from game.locale import text as text_of
from game.rules.compiling import compile_rulebook
from game.rules.rulebook import Rulebook
from game.scenario.codes import DOUBTS
from game.scenario.diagnostics import Diagnostic
from game.scenario.loading import loads
from game.scenario.tree import Tree
from game.views.words import Words
from game.workshop import balance, sweep
from game.workshop.balance_told import IN_FULL, ToldReport, page
from game.workshop.lints import BY_ROW, linted
from game.workshop.page.background import Telling
from game.workshop.remedies import told
from game.workshop.remedies.search import Remedy, remedies
from game.workshop.remedies.together import Change

SEED: Final = balance.SEED
"""The luck of the games that are tried."""
JOBS: Final = os.cpu_count() or 1
"""Processes that play, as many as of the command."""


PLACES: Final[Mapping[str, str]] = {
    "seat": "stakeholders",
    "lever": "levers",
    "indicator": "indicators",
    "event": "events",
    "ending": "endings",
}
"""Where the things stand that a line of a finding may be about."""


@dataclass(frozen=True, slots=True)
class GameFinding:
    """A doubt about the scenario as a game."""

    line: int
    """of the file; 0 for one that is about no single place"""
    code: str
    said: str
    hint: str
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GameVerdict:
    """What came of looking at a scenario as a game."""

    said: str
    """How much asks for a look."""
    found: tuple[GameFinding, ...]


def weighed(text: str, name: str, language: str, tell: Telling) -> GameVerdict:
    """Look at a scenario as a game: as `check --balance` does at every length, and as `balance` does at the first.

    Args:
        text: of the scenario.
        name: of its file.
        language: of the page; what checks say is in English.
        tell: told how many games of how many are played.
    """
    loaded = loads(text, name)
    assert loaded.tree is not None
    lints = linted(loaded).diagnostics
    book = _book(text, name)
    report = balance.played(text, book, SEED, balance.GAMES, False, JOBS, tell)
    whole = page(Words(book, language), report, name)
    found = (
        *_of_checks(whole, lints, language),
        *_of_games(whole, report, loaded.tree, language),
    )
    said = text_of(language, "workshop.balance.found", count=len(found))
    return GameVerdict(said if found else whole.verdict, found)


def _of_checks(
    whole: ToldReport, lints: Sequence[Diagnostic], language: str
) -> Iterator[GameFinding]:
    """What the checks say, with what the report says of the same line by line, unless each line is a check's own."""
    told_of = (one for part in whole.sections for one in part.findings if one.code not in BY_ROW)
    rows = {DOUBTS.get(one.code): one.rows for one in told_of}
    for d in lints:
        hint = _advised(language, d.hint)
        yield GameFinding(d.line, d.code, d.message, hint, rows.pop(d.code, ()))


def _advised(language: str, advice: str) -> str:
    return text_of(language, "balance.try", advice=advice) if advice else ""


def _of_games(
    whole: ToldReport, report: Report, tree: Tree, language: str
) -> Iterator[GameFinding]:
    """The findings that only whole games tell; of all others the checks have spoken, with their lines."""
    for section in whole.sections:
        for one in section.findings:
            if one.verdict == "look" and one.code not in DOUBTS:
                line = _line(tree, report[one.code])
                hint = _advised(language, one.advice)
                yield GameFinding(line, one.code, one.sentence, hint, one.rows)


def _line(tree: Tree, finding: Finding) -> int:
    """Where the first thing stands of which a finding complains; 0 if that is no single thing."""
    rows = (row for row in finding.rows if row.fine is False)
    paths = ((PLACES[row.kind], row.subject) for row in rows if row.kind in PLACES)
    return next((tree.key(path).line for path in paths if tree.at(path) is not None), 0)


@dataclass(frozen=True, slots=True)
class TriedChange:
    """A change that was tried and helps."""

    line: int
    change: Change
    said: str
    """The change with what it does, before and after."""
    worse: bool
    """Whether it makes something else worse."""
    codes: tuple[str, ...]
    """Of the findings that it moves."""


@dataclass(frozen=True, slots=True)
class TriedChanges:
    """What came of trying changes of numbers and of minds."""

    said: str
    """How many were tried, and whether any helps."""
    found: tuple[TriedChange, ...]


def tried(text: str, name: str, language: str, tell: Telling) -> TriedChanges:
    """Try changes, as `balance --try` does, at the first length.

    Args:
        text: of a scenario without errors.
        name: of its file.
        language: of the sentences.
        tell: told how much is done of what is under way.
    """
    book = _book(text, name)
    with sweep.helpers(JOBS if JOBS > 1 else 0) as executor:
        came = remedies(
            text,
            book.minutes,
            SEED,
            progress=lambda stage, done, of: tell(
                done, of, text_of(language, f"remedies.stage.{stage}")
            ),
            executor=executor,
        )
    words = Words(book, language)
    first, *rest = told.lines(words, came)
    said = first if came.found else " ".join((first, *rest))
    return TriedChanges(said, tuple(_told(words, one) for one in came.found))


def _told(words: Words, one: Remedy) -> TriedChange:
    codes = tuple(dict.fromkeys(page_of(item.code) for item in (*one.better, *one.worse)))
    return TriedChange(
        one.lines[0], one.change, told.sentence(words, one, placed=False), bool(one.worse), codes
    )


@dataclass(frozen=True, slots=True)
class TaughtFinding:
    """What a scenario teaches of one thing."""

    code: str
    fine: bool
    said: str
    rows: tuple[str, ...]
    advice: str


def taught(text: str, name: str, language: str, tell: Telling) -> Sequence[TaughtFinding]:
    """Measure what a scenario teaches, as `balance --teaches` does, at the first length.

    Args:
        text: of a scenario without errors.
        name: of its file.
        language: of the sentences.
        tell: told how many games of how many are played.
    """
    book = _book(text, name)
    report = balance.played(text, book, SEED, balance.GAMES, True, JOBS, tell)
    teaches = tuple(item for item in report.findings if item.group == IN_FULL)
    sections = page(Words(book, language), replace(report, findings=teaches), name).sections
    return tuple(
        TaughtFinding(
            page_of(one.code), one.fine or bool(one.accepted), one.sentence, one.rows, one.advice
        )
        for section in sections
        for one in section.findings
    )


def page_of(code: str) -> str:
    """Under which word a finding has its page: the code of its check, or its own name.

    >>> page_of("temptation"), page_of("seat_spread")
    ('W703', 'seat_spread')
    """
    return DOUBTS.get(code, code)


def _book(text: str, name: str) -> Rulebook:
    scenario = loads(text, name).scenario
    assert scenario is not None
    return compile_rulebook(scenario)
