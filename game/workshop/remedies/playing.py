"""What is played and weighed to judge one change; each is a task of its own that a worker can do.

A task is the text of the file and a change. Games are paired: every change meets the same luck.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, reduce
from typing import NamedTuple

from game.analysis.balance import Games, examined, reasons_to_talk
from game.analysis.baseline import grounded
from game.analysis.findings import Report
from game.analysis.played import Played, joined
from game.rules.chance import game_seeds
from game.rules.compiling import compile_rulebook
from game.rules.rulebook import Rulebook
from game.scenario.loading import loads
from game.scenario.model import Scenario
from game.scenario.numbers import changed, written
from game.scenario.renaming import Replacement, spliced
from game.scenario.tree import Tree
from game.workshop import sweep, trying
from game.workshop.remedies.together import Change
from game.workshop.remedies.weighing import Marks, marks

QUICK_GAMES = 12
"""Games without agreements from which a first look takes the level to beat."""
QUICK_PACKAGES = 2_000
"""Packages that a first look draws where there are too many to weigh all."""


class Task(NamedTuple):
    """Something to try of a file: a change, or with none the file as it is."""

    text: str
    minutes: int
    seed: int
    change: Change = ()
    games: int = 0
    """how many are played; 0 for a first look at packages alone"""
    quick: bool = False
    """whether fewer packages than usual are weighed"""
    teaches: bool = False


@lru_cache(maxsize=2)
def read(text: str) -> tuple[Tree, Scenario]:
    """Read a scenario without errors, once."""
    loaded = loads(text)
    assert loaded.tree is not None
    assert loaded.scenario is not None
    return loaded.tree, loaded.scenario


def _book(task: Task) -> Rulebook | None:
    """The rulebook of a file with a change; None if the language does not allow it."""
    tree, scenario = read(task.text)
    if task.change:
        try:
            scenario = Scenario.model_validate(reduce(changed, task.change, tree.data))
        except ValueError:
            return None
    return compile_rulebook(scenario, task.minutes)


def glanced(task: Task) -> Marks | None:
    """A first look: the measures of packages, from fewer packages and games than a report has."""
    book = _book(task)
    if book is None:
        return None
    alone = sweep.played_alone(book, game_seeds(task.seed, QUICK_GAMES))
    return marks(reasons_to_talk(grounded(book, alone, QUICK_PACKAGES)))


def altered(text: str, change: Change) -> str | None:
    """The text of a file with a change in it; None where that cannot be written value by value."""
    edits = edits_of(read(text)[0], change)
    return None if edits is None else spliced(text.encode(), edits).decode()


def edits_of(tree: Tree, change: Change) -> list[Replacement] | None:
    """The edits by position that make a change, one a value; None where one of them cannot be written."""
    edits = [edit for value in change if (edit := written(tree, value)) is not None]
    return edits if len(edits) == len(change) else None


def reported(task: Task) -> Report | None:
    """A whole report on the balance of a file with a change, but for the order of its seats.

    None if the change cannot be written, or the file then has an error or a warning more.
    """
    text = altered(task.text, task.change)
    if text is None:
        return None
    loaded = loads(text)
    if loaded.scenario is None or len(loaded.diagnostics) > _warnings(task.text):
        return None
    book = compile_rulebook(loaded.scenario, task.minutes)
    sweep.known(text, loaded.scenario)
    few = min(task.games, sweep.ALONE_GAMES)

    def played(todo: Sequence[sweep.SweepShare]) -> list[Played]:
        return [sweep.played(part) for part in todo]

    mixed = joined(played(sweep.parts(text, task.minutes, task.seed, task.games, "mixed")))
    alone = joined(played(sweep.parts(text, task.minutes, task.seed, few, "alone")))
    tried = None
    if task.teaches:
        todo = trying.planned(book, text, task.seed, task.games)
        tried = trying.gathered(todo, played(todo), mixed)
    drawn = QUICK_PACKAGES if task.quick else 0
    return examined(book, Games(mixed, alone, tried=tried), task.seed, drawn)


def heard(task: Task) -> Marks | None:
    """The measures of a report, of a file with a change."""
    report = reported(task)
    return None if report is None else marks(report.findings)


@lru_cache(maxsize=2)
def _warnings(text: str) -> int:
    return len(loads(text).diagnostics)
