"""Trying changes: a first look at many, some games of the best of them, and whole reports of the very best.

The search is a plain function of the text of a file, so that a command and a page may call it; who works for
it, who hears how far it is and who stops it are given. The same file gives the same answer everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from itertools import chain, islice

from game.analysis.findings import Finding, Report
from game.scenario.numbers import ValueChange
from game.scenario.tree import Path
from game.workshop.company import OF_MINDS
from game.workshop.remedies.candidates import mind_changes, number_changes
from game.workshop.remedies.playing import Task, glanced, read, reported
from game.workshop.remedies.turning import turns
from game.workshop.remedies.weighing import FELT, FindingChange, Marks, effects, marks, total
from game.workshop.remedies.work import Progress, Workforce

FIRST, MORE = 32, 12
"""Changes that get a first look: one of each of so many numbers, then others of the numbers that help most."""
PROMISING = 8
"""Numbers of which all changes are looked at."""
SOME_GAMES = 20
"""Games of each change in the second round, which hears what only games can tell."""
NUMBERS, MINDS = 5, 4
"""Changes of numbers and of minds in the second round."""
SHOWN = 3
"""Changes of which a whole report is made."""
GAMES = 200
"""Games of a whole report."""
HELPS = 0.25
"""By so much less all findings together must weigh: half a line, or a quarter of the way into a range."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """A change that helps, as whole reports on the same luck tell."""

    change: ValueChange
    line: int
    """of the file, where it is made"""
    better: tuple[FindingChange, ...]
    worse: tuple[FindingChange, ...]
    """other findings that it makes worse"""

    @property
    def gain(self) -> float:
        """How much less all findings together weigh after it, as far as that is not chance."""
        return sum(item.gain for item in (*self.better, *self.worse))


@dataclass(frozen=True, slots=True)
class Remedies:
    """What came of a search."""

    before: Report
    tried: int
    """changes that were looked at"""
    confirmed: int
    """those of which whole reports were made"""
    found: tuple[Remedy, ...]
    """the best first; one that makes something worse is never before one that does not, and then none that turns
    the sign of a number before one that keeps it"""

    @property
    def clean(self) -> bool:
        """Whether the first one makes nothing worse."""
        return bool(self.found) and not self.found[0].worse


def remedies(
    text: str,
    minutes: int,
    seed: int,
    games: int = GAMES,
    teaches: bool = False,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    executor: Executor | None = None,
) -> Remedies:
    """Try changes of one number or of one seat's minds, and rank those that help.

    Args:
        text: a scenario without errors.
        minutes: the length that is played.
        seed: the luck of the games.
        games: how many each whole report plays.
        teaches: whether what it teaches counts as well.
        progress: told how far it is.
        cancelled: asked between two tasks whether to stop.
        executor: who works, beside nobody; None for this thread alone.

    Raises:
        Cancelled: if it was stopped.
    """
    work = Workforce(progress, cancelled, executor)
    plain = Task(text, minutes, seed)
    whole = plain._replace(games=games, teaches=teaches)
    (before,) = work.done("report", reported, [whole])
    assert before is not None
    bad = [item for item in before.findings if _asks(item)]
    tried, chosen = _looked_at(work, plain, bad)
    some = plain._replace(games=min(SOME_GAMES, games), teaches=teaches, quick=True)
    best = chosen[:SHOWN]
    if _needs_games(bad) and chosen:
        best = _heard(work, [some, *(some._replace(change=change) for change in chosen)])
    reports = work.done("confirm", reported, [whole._replace(change=change) for change in best])
    tree, start = read(text)[0], marks(before.findings)
    found = [
        _remedy(change, tree.key(change.path).line, start, marks(report.findings))
        for change, report in zip(best, reports, strict=True)
        if report is not None
    ]
    helping = [one for one in found if one.better and one.gain >= HELPS]
    helping.sort(key=lambda one: (bool(one.worse), turns(one.change), -one.gain))
    return Remedies(before, tried, len(best), tuple(helping))


def _asks(item: Finding) -> bool:
    """Whether a finding, or one of its lines, asks for a change."""
    rows = item.code == "lever_depends" and any(row.fine is False for row in item.rows)
    return item.applies and not item.accepted and (not item.fine or rows)


def _needs_games(bad: Sequence[Finding]) -> bool:
    """Whether only games tell if one of the findings is helped."""
    return any(item.code in OF_MINDS or item.group == "teaches" for item in bad)


def _looked_at(
    work: Workforce, plain: Task, bad: Sequence[Finding]
) -> tuple[int, list[ValueChange]]:
    """How many changes were looked at, and those that go on to the second round."""
    tree, scenario = read(plain.text)
    options = list(number_changes(tree, scenario, bad))
    minds = list(islice(mind_changes(tree, scenario, bad), MINDS))
    if not options:
        return len(minds), minds
    (before,) = work.done("glance", glanced, [plain])
    assert before is not None

    def look(changes: Sequence[ValueChange]) -> dict[ValueChange, float]:
        seen = work.done("glance", glanced, [plain._replace(change=change) for change in changes])
        pairs = zip(changes, seen, strict=True)
        return {change: total(after) for change, after in pairs if after is not None}

    weights = look([some[0] for some in options[:FIRST]])
    weights |= look(_others(options, weights))
    helping = sorted(weights, key=lambda change: weights[change])
    if not _needs_games(bad):
        # A first look tells all there is to tell: what does not help there helps nowhere.
        helping = [change for change in helping if weights[change] <= total(before) - FELT]
    return len(weights) + len(minds), [*_one_each(helping)[:NUMBERS], *minds]


def _others(
    options: Sequence[tuple[ValueChange, ...]], weights: Mapping[ValueChange, float]
) -> list[ValueChange]:
    """What to look at next: the other values of the best numbers, then further numbers."""
    known = [some for some in options if some[0] in weights]
    known.sort(key=lambda some: weights[some[0]])
    near = chain.from_iterable(some[1:] for some in known[:PROMISING])
    further = (some[0] for some in options[FIRST:])
    return list(islice(chain(near, further), MORE))


def _heard(work: Workforce, tasks: Sequence[Task]) -> list[ValueChange]:
    """The changes that help most in some games, one of each number and seat."""
    (before, *after) = work.done("games", reported, tasks)
    assert before is not None
    weights = {
        task.change: total(marks(report.findings))
        for task, report in zip(tasks[1:], after, strict=True)
        if report is not None and task.change is not None
    }
    least = total(marks(before.findings))
    order = sorted(weights, key=lambda change: weights[change])
    return [change for change in _one_each(order) if weights[change] < least][:SHOWN]


def _one_each(order: Sequence[ValueChange]) -> list[ValueChange]:
    """The first change of every number and seat."""
    firsts: dict[Path, ValueChange] = {}
    for change in order:
        firsts.setdefault(change.path, change)
    return list(firsts.values())


def _remedy(change: ValueChange, line: int, before: Marks, after: Marks) -> Remedy:
    moved = effects(before, after)
    return Remedy(
        change,
        line,
        tuple(item for item in moved if item.gain > 0),
        tuple(item for item in moved if item.gain < 0),
    )
