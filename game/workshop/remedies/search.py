"""Trying changes: a first look at many, some games of the best of them, and whole reports of the very best.

The search is a plain function of the text of a file, so that a command and a page may call it; who works for
it, who hears how far it is and who stops it are given. The same file gives the same answer everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from itertools import chain, islice, zip_longest

from game.analysis.findings import Finding, Report
from game.scenario.tree import Path, Tree
from game.workshop.remedies.candidates import mind_changes, number_changes
from game.workshop.remedies.playing import Task, glanced, heard, read, reported
from game.workshop.remedies.together import Change
from game.workshop.remedies.turning import turns
from game.workshop.remedies.weighing import FELT, FindingChange, Marks, effects, marks, total
from game.workshop.remedies.work import Progress, Stage, Workforce

FIRST, MORE = 32, 12
"""Changes that get a first look: one of each of so many numbers, then others of the numbers that help most."""
PROMISING = 8
"""Numbers of which all changes are looked at."""
SOME_GAMES = 30
"""Games of each change in the second round, which hears what only games can tell."""
NUMBERS, MINDS = 5, 6
"""Changes of numbers that a first look liked, and of minds, in the second round."""
HEARD, MORE_HEARD = 8, 4
"""Changes of numbers in the second round for each finding that only games can tell, and others of the best."""
MOST_HEARD = 16
"""Of those at most."""
SHOWN = 3
"""Changes of which a whole report is made."""
GAMES = 200
"""Games of a whole report."""
HELPS = 0.25
"""By so much less all findings together must weigh: half a line, or a quarter of the way into a range."""
SENSE = 0.5
"""What helps counts so much if it turns the sign of a number: a text that says the opposite must change, too."""
OF_PACKAGES = "talk"
"""The group of findings that a first look at packages tells; of all others only games tell."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """A change that helps, as whole reports on the same luck tell."""

    change: Change
    lines: tuple[int, ...]
    """of the file, one for each value of the change"""
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
    """the best first; one that makes something worse is never before one that does not"""

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
    """Try changes of numbers and of one seat's minds, alone and together, and rank those that help.

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
    some = plain._replace(games=min(SOME_GAMES, games), teaches=teaches, quick=True)
    search = _RemedySearch(
        [item for item in before.findings if _asks(item)],
        _ChangeJudge(work, "glance", glanced, plain),
        _ChangeJudge(work, "games", heard, some),
    )
    best = search.best()[:SHOWN]
    reports = work.done("confirm", reported, [whole._replace(change=change) for change in best])
    tree, start = read(text)[0], marks(before.findings)
    found = [
        _remedy(change, _lines(tree, change), start, marks(report.findings))
        for change, report in zip(best, reports, strict=True)
        if report is not None
    ]
    return Remedies(before, search.tried, len(best), ranked(found))


def ranked(found: Sequence[Remedy]) -> tuple[Remedy, ...]:
    """Those that help, the best first; one that makes something worse is never before one that does not."""
    helping = [one for one in found if one.better and one.gain >= HELPS]
    return tuple(sorted(helping, key=lambda one: (bool(one.worse), -_counts(one))))


def _counts(one: Remedy) -> float:
    """What a change is ranked by: its gain, less where a text would have to change with it."""
    return one.gain * (SENSE if any(map(turns, one.change)) else 1)


def _asks(item: Finding) -> bool:
    """Whether a finding, or one of its lines, asks for a change."""
    rows = item.code == "lever_depends" and any(row.fine is False for row in item.rows)
    return item.applies and not item.accepted and (not item.fine or rows)


class _ChangeJudge:
    """Weighs changes by tasks of one kind, each once."""

    def __init__(
        self, work: Workforce, stage: Stage, do: Callable[[Task], Marks | None], plain: Task
    ) -> None:
        self.work, self.stage, self.do, self.plain = work, stage, do, plain
        self.weights: dict[Change, float] = {}

    def __call__(self, changes: Sequence[Change]) -> None:
        """Weigh some more; those that the language does not allow are left out."""
        new = [change for change in dict.fromkeys(changes) if change not in self.weights]
        seen = self.work.done(
            self.stage, self.do, [self.plain._replace(change=change) for change in new]
        )
        pairs = zip(new, seen, strict=True)
        self.weights |= {change: total(after) for change, after in pairs if after is not None}

    def helping(self, least: float = 0) -> list[Change]:
        """What helps by at least so much, the best first, one of every number and seat."""
        self([()])
        most = self.weights[()] - least
        order = sorted(self.weights, key=lambda change: self.weights[change])
        return _one_each([c for c in order if c and self.weights[c] < most])


class _RemedySearch:
    """The rounds of the search before whole reports are made."""

    def __init__(self, bad: Sequence[Finding], glance: _ChangeJudge, games: _ChangeJudge) -> None:
        self.bad, self.glance, self.games = bad, glance, games
        self.tree, self.scenario = read(glance.plain.text)

    @property
    def tried(self) -> int:
        """How many changes were looked at."""
        return len((self.glance.weights.keys() | self.games.weights.keys()) - {()})

    def best(self) -> list[Change]:
        """The changes that help most, and several of them together, the best first."""
        if not self.bad:
            return []
        liked = self._liked()
        told = [item for item in self.bad if item.group != OF_PACKAGES]
        judge = self.games if told else self.glance
        if told:
            minds = islice(mind_changes(self.tree, self.scenario, self.bad), MINDS)
            self._hear([*liked[:NUMBERS]], told, list(minds))
        least = 0 if told else FELT
        alone = judge.helping(least)
        together = list(_together(alone))
        judge(together)
        useless = {
            one for one in together if judge.weights.get(one, 0) > judge.weights[alone[0]] - FELT
        }
        return [one for one in judge.helping(least) if one not in useless]

    def _liked(self) -> list[Change]:
        """What a first look finds helpful of the changes for findings that it can tell."""
        told = [item for item in self.bad if item.group == OF_PACKAGES]
        options = list(number_changes(self.tree, self.scenario, told))
        if not options:
            return []
        self.glance([some[0] for some in options[:FIRST]])
        further = (some[0] for some in options[FIRST:])
        self.glance(list(islice(chain(_others(self.glance, options, PROMISING), further), MORE)))
        return self.glance.helping(FELT)

    def _hear(self, liked: list[Change], told: Sequence[Finding], minds: list[Change]) -> None:
        """Play some games with what a first look liked, with what only games can tell, and with other minds."""
        asked = [list(number_changes(self.tree, self.scenario, [item])) for item in told]
        turns = chain.from_iterable(zip_longest(*(some[:HEARD] for some in asked)))
        options = list(islice((some for some in turns if some is not None), MOST_HEARD))
        self.games([*liked, *(some[0] for some in options), *minds])
        self.games(list(islice(_others(self.games, options, SHOWN), MORE_HEARD)))


def _others(
    judge: _ChangeJudge, options: Sequence[tuple[Change, ...]], promising: int
) -> Iterator[Change]:
    """What to look at next: the other values of the best numbers."""
    known = [some for some in options if some[0] in judge.weights]
    known.sort(key=lambda some: judge.weights[some[0]])
    return chain.from_iterable(some[1:] for some in known[:promising])


def _together(order: Sequence[Change]) -> Iterator[Change]:
    """The best change with the second, and with the third as well."""
    for many in range(2, SHOWN + 1):
        together = tuple(chain.from_iterable(order[:many]))
        if len(order) >= many and len({value.path for value in together}) == len(together):
            yield together


def _one_each(order: Sequence[Change]) -> list[Change]:
    """The first change of every number and seat, and of numbers that change together."""
    firsts: dict[frozenset[Path], Change] = {}
    for change in order:
        firsts.setdefault(frozenset(value.path for value in change), change)
    return list(firsts.values())


def _lines(tree: Tree, change: Change) -> tuple[int, ...]:
    return tuple(tree.key(value.path).line for value in change)


def _remedy(change: Change, lines: tuple[int, ...], before: Marks, after: Marks) -> Remedy:
    moved = effects(before, after)
    return Remedy(
        change,
        lines,
        tuple(item for item in moved if item.gain > 0),
        tuple(item for item in moved if item.gain < 0),
    )
