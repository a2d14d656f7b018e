"""`balance --try`: the search as a command, and one of its changes written into the file."""

from __future__ import annotations

import os
import stat
import sys
from argparse import Namespace
from collections.abc import Iterator
from concurrent.futures import Executor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path

from game import UserError, called
from game.locale import text
from game.rules.compiling import compile_rulebook
from game.scenario.decoding import decoded
from game.scenario.diagnostics import counted
from game.scenario.loading import load, loads
from game.scenario.renaming import spliced
from game.scenario.shelf import find_scenario
from game.scenario.translation import in_language
from game.views.commands import typed
from game.views.data import json_text
from game.views.words import Words
from game.workshop import sweep
from game.workshop.analyse import length_named
from game.workshop.balance_tables import FigureTable
from game.workshop.remedies import told
from game.workshop.remedies.moving import moved
from game.workshop.remedies.playing import edits_of
from game.workshop.remedies.search import Remedies, remedies
from game.workshop.remedies.together import Change
from game.workshop.remedies.work import Progress, Stage
from game.workshop.writing import replace

NOT_BESIDE = ("cluster", "html", "against", "all", "strict")
"""Options that a report has and a search has not."""


def run(arguments: Namespace) -> int:
    """Try changes and tell which help; with `--apply` write one into the file. 0 if that could be done."""
    _sensible(arguments)
    file = find_scenario(arguments.scenario)
    loaded = load(file)
    if loaded.scenario is None:
        raise UserError(
            f"'{file}' has {counted(loaded.diagnostics)}; mend them first, 'check' lists them."
        )
    source = _source(file)
    language = arguments.lang or loaded.scenario.language
    book = compile_rulebook(loaded.scenario, length_named(loaded.scenario, arguments.length))
    jobs = arguments.jobs or os.cpu_count() or 1
    with _working(language, jobs) as (progress, executor):
        came = remedies(
            source,
            book.minutes,
            arguments.seed,
            arguments.games,
            arguments.teaches,
            progress=progress,
            executor=executor,
        )
    words = Words(book, language, in_language(loaded.scenario, file, language))
    if arguments.json:
        print(json_text(told.as_data(came)))
    else:
        teaches = " --teaches" if arguments.teaches else ""
        command = f"{called()} balance {typed(arguments.scenario)} --try{teaches}".strip()
        if arguments.apply is not None:
            command = ""
        print(*told.lines(words, came, command), sep="\n")
    if arguments.apply is not None:
        change = chosen(came, arguments.apply)
        apply(file, source, change)
        if not arguments.json:
            said = told.change_told(words, change)
            print(words.say("remedies.applied", file=file, change=said))
    return 0


def numbers_told(words: Words, arguments: Namespace) -> FigureTable:
    """The table of what one more of each number moves, at the length of a report."""
    source = _source(find_scenario(arguments.scenario))
    jobs = arguments.jobs or os.cpu_count() or 1
    with _working(words.language, jobs) as (progress, executor):
        found = moved(source, words.book.minutes, progress=progress, executor=executor)
    return told.number_table(words, found)


@contextmanager
def _working(language: str, jobs: int) -> Iterator[tuple[Progress, Executor | None]]:
    """Who works, and who is told how far they are; UserError if one of them dies."""
    try:
        with _progress(language) as progress, sweep.helpers(jobs if jobs > 1 else 0) as executor:
            yield progress, executor
    except BrokenProcessPool:
        raise UserError(sweep.DIED) from None


def _sensible(arguments: Namespace) -> None:
    """Refuse what cannot be meant, before anything is played."""
    if arguments.games < 2:
        raise UserError("--try compares games; it needs --games from 2 upward.")
    if arguments.jobs is not None and arguments.jobs < 1:
        raise UserError("--jobs needs a whole number from 1 upward.")
    if arguments.apply is not None and arguments.apply < 1:
        raise UserError("--apply needs the number of a change, from 1 upward.")
    for name in NOT_BESIDE:
        if getattr(arguments, name):
            raise UserError(f"--{name} belongs to a report; leave it out beside --try.")


def _source(file: Path) -> str:
    source, problems = decoded(file)
    if source is None:
        raise UserError(f"'{file}' cannot be read: {problems[0].message}.")
    return source


def chosen(came: Remedies, number: int) -> Change:
    """The change of a number; UserError if there is none."""
    if number > len(came.found):
        there = f"there are {len(came.found)}" if came.found else "no change helps"
        raise UserError(f"There is no change {number} to apply: {there}. The file is as it was.")
    return came.found[number - 1].change


def apply(file: Path, source: str, change: Change) -> None:
    """Write a change into a file, by position: all else stays byte for byte.

    Args:
        file: where it goes.
        source: the text that the change was tried on.
        change: what to write.

    Raises:
        UserError: if the file has changed since, or cannot be written; then it is as it was.
    """
    if not file.stat().st_mode & stat.S_IWUSR:
        raise UserError(
            f"'{file}' may only be read; it is as it was. Allow writing, and try again."
        )
    data = file.read_bytes()
    if _source(file) != source:
        raise UserError(
            f"'{file}' has changed since the changes were tried; try again. Nothing is written."
        )
    tree = loads(source).tree
    edits = edits_of(tree, change) if tree is not None else None
    assert edits is not None
    try:
        replace({file: spliced(data, edits)})
    except OSError as error:
        raise UserError(
            f"'{file}' cannot be written ({error.strerror}); it is as it was."
        ) from None


@contextmanager
def _progress(language: str) -> Iterator[Progress]:
    """A bar for a person, or a line for each stage for whatever else reads along."""
    if not sys.stderr.isatty():
        yield _Stages(language)
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def tell(stage: Stage, done: int, of: int) -> None:
            said = text(language, f"remedies.stage.{stage}")
            bar.update(task, description=said, completed=done, total=of)

        yield tell


class _Stages:
    """Tells each stage once, when something of it is done."""

    def __init__(self, language: str) -> None:
        self.language, self.last = language, ""

    def __call__(self, stage: Stage, done: int, of: int) -> None:
        if stage != self.last and of > 1:
            self.last = stage
            print(text(self.language, f"remedies.stage.{stage}"), file=sys.stderr, flush=True)
