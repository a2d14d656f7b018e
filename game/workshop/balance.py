"""Play very many games of a scenario and say what is wrong with it as a game.

Text for an author by default. `--json` prints one document: `version`, `scenario`, `length`, `games`,
`seed`, `packages` (`how`: exact or forecast; `complete`; `weighed`), `fine`, and `findings`, each with
`code`, `group`, `unit` (points, percent, count, share), `figure`, `accepted` (least and most, null for
none), `applies` and `why` not, `fine`,
`because` (why the author accepts it), `facts`, `rows` (`kind`, `of`, `figure`, `fine`, `facts`, `example`) and
`example`. An example is a `game` (`seed`, `talks`), a `package` or `profiles` (`settings`), and `shows`
the figures that come out when it is done again. Besides: `indicators`, id to `talk` and `no_talk`, each with
`course` (means at the start and after each round), `end` (mean) and `median` of the end; `red_lines`, id to the
share of games that cross it, games with and without talk counted alike; and `talk`, counts over the `games`
with talk: `games_across` (with an agreement between the two sides; null where there are not two), `texts`,
`doubles`, `refusals`, `named`, `rival`, `named_put`, `named_closed`, `innocent`.

With `--teaches` also `rules_of_thumb`, seat to rule (`never_sign`, `break_last`, `break_if_it_pays`,
`sign_all_break_all`, `copy`) to `gain`, `low` and `high` in points over keeping every clause; `sums`, of all
scores (`kept`, `broken`, `no_deal`); `trust_worth`, the same by trust at the start (`5`, `file`, `plus20`, `95`);
and `sides`: `near_frontier` and `all` (correlations), `favourites`, side to its `package` and what that `gives`
each side as a share of what that could win, and `good_for_all` (a share of packages); null where there are not
two sides. Keys may be added, never removed or renamed.
"""

from __future__ import annotations

import json
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from game import UserError, called
from game.analysis.balance import Games, examined
from game.analysis.comparison import shifts
from game.analysis.findings import Report, as_data
from game.analysis.played import joined
from game.locale import LANGUAGES, text
from game.rules.compiling import compile_rulebook
from game.rules.rulebook import Rulebook
from game.scenario.loading import load
from game.scenario.model import Scenario
from game.scenario.shelf import find_scenario
from game.scenario.translation import in_language
from game.views.commands import typed
from game.views.data import json_text
from game.views.words import Words
from game.workshop import sweep, trying
from game.workshop.analyse import length_named
from game.workshop.balance_page import balance_page
from game.workshop.balance_told import lines, page, since
from game.workshop.remedies import command

GAMES = 200
"""Games played if nothing else is said."""
SEED = sweep.ALONE_SEED
SPREAD = 9
"""Hands for which games are cut where nobody knows how many there are: on a cluster."""
TURNED = 4
"""One game in so many is played again with the seats in the opposite order."""


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command understands."""
    parser.add_argument("scenario", metavar="SCENARIO", help="a scenario's name, or its file")
    parser.add_argument(
        "--games", type=int, default=GAMES, metavar="N", help=f"how many games (default: {GAMES})"
    )
    parser.add_argument(
        "--seed", type=int, default=SEED, metavar="N", help=f"their luck (default: {SEED})"
    )
    parser.add_argument(
        "--teaches",
        action="store_true",
        help="also measure what the scenario teaches: whether keeping one's word and trust pay",
    )
    parser.add_argument(
        "--try",
        dest="trying",
        action="store_true",
        help="try changes of numbers and of a seat's temperament, alone and together, and tell which help",
    )
    parser.add_argument(
        "--apply",
        type=int,
        metavar="N",
        help="with --try: write the Nth change into the file",
    )
    parser.add_argument("--length", type=int, metavar="MINUTES", help="the length of the games")
    parser.add_argument(
        "--jobs", type=int, metavar="N", help="processes that play (default: one a processor)"
    )
    parser.add_argument(
        "--cluster", metavar="ADDRESS", help="let a Dask cluster play; its scheduler's address"
    )
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    parser.add_argument(
        "--html", metavar="FILE", type=Path, help="write the report to FILE as one page to print"
    )
    parser.add_argument(
        "--against",
        metavar="FILE",
        type=Path,
        help="tell what has changed since a report of --json",
    )
    parser.add_argument(
        "--all",
        action="store_true",
        help="also list how often every event and setting occurs, and how far each number moves a score",
    )
    parser.add_argument("--lang", choices=LANGUAGES, help="the language of the report")
    parser.add_argument(
        "--strict",
        action="store_true",
        help="exit with 1 if a figure is out of its range; with --against, if one was fine before",
    )


def run(arguments: Namespace) -> int:
    """Play, measure and print; 0, or 1 with `--strict` if something is (no longer) fine."""
    if arguments.trying or arguments.apply is not None:
        return command.run(arguments)
    earlier = _earlier(arguments.against) if arguments.against else None
    report, book = measured(arguments)
    moved = shifts(_alike(earlier, report, arguments.against), report) if earlier else ()
    if arguments.json:
        print(json_text(as_data(report)))
    words = _words(book, arguments)
    told = page(words, report, typed(arguments.scenario), called())
    if arguments.all and not arguments.json:
        told = replace(told, tables=(*told.tables, command.numbers_told(words, arguments)))
    if arguments.html:
        arguments.html.write_text(balance_page(words, report, told), encoding="utf-8")
    if arguments.html and not arguments.json:
        print(words.say("balance.written", file=arguments.html))
        print(told.verdict)
    elif not arguments.json:
        for line in lines(words, told, arguments.all):
            print(line)
    if earlier and not arguments.json:
        print("", *since(words, report, moved, str(arguments.against)), sep="\n")
    worse = any(shift.lost for shift in moved) if earlier else not report.fine
    return 1 if arguments.strict and worse else 0


def _earlier(file: Path) -> dict[str, Any]:
    """Read an earlier report.

    Raises UserError if it is none.
    """
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        known = data["version"] == 1 and {"scenario", "length", "findings"} <= set(data)
    except (ValueError, TypeError, KeyError):
        known = False
    if not known:
        raise UserError(f"'{file}' is no report; 'balance --json' writes one.")
    return dict(data)


def _alike(earlier: dict[str, Any], report: Report, file: Path) -> dict[str, Any]:
    """Check that two reports speak of the same game."""
    if (earlier["scenario"], earlier["length"]) != (report.scenario, report.minutes):
        raise UserError(
            f"'{file}' is about '{earlier['scenario']}' with {earlier['length']} minutes, "
            f"not '{report.scenario}' with {report.minutes}."
        )
    return earlier


def measured(arguments: Namespace) -> tuple[Report, Rulebook]:
    """Play the games that the arguments ask for and examine them."""
    if arguments.games < 1:
        raise UserError("--games needs a whole number from 1 upward.")
    if arguments.teaches and arguments.games < 2:
        raise UserError("--teaches compares games; it needs --games from 2 upward.")
    if arguments.jobs is not None and arguments.jobs < 1:
        raise UserError("--jobs needs a whole number from 1 upward.")
    if arguments.html and not arguments.html.absolute().parent.is_dir():
        raise UserError(f"There is no folder '{arguments.html.parent}' to write the page into.")
    file = find_scenario(arguments.scenario)
    scenario = _loaded(file)
    book = compile_rulebook(scenario, length_named(scenario, arguments.length))
    language = arguments.lang or scenario.language
    jobs = SPREAD if arguments.cluster else arguments.jobs or os.cpu_count() or 1
    text_ = file.read_text(encoding="utf-8-sig")
    with _progress(language) as progress:
        report = played(
            text_, book, arguments.seed, arguments.games, arguments.teaches, jobs, progress,
            cluster=arguments.cluster or "",
        )  # fmt: skip
    return report, book


def played(
    text: str,
    book: Rulebook,
    seed: int,
    games: int,
    teaches: bool,
    jobs: int,
    progress: sweep.Progress,
    cluster: str = "",
) -> Report:
    """Play games of a scenario and examine them.

    Args:
        text: of the scenario without errors, and `book` its rules at some length.
        book: see above.
        seed: the luck of the games, and `games` how many.
        games: see above.
        teaches: whether what it teaches is measured as well.
        jobs: processes that play, this one among them.
        progress: told how far they are.
        cluster: the address of a Dask cluster that plays instead; empty for none.

    Raises:
        UserError: if a worker has died, or the cluster cannot play.
    """
    sweep.known(text, book.scenario)
    todo = planned(text, book.minutes, seed, games, jobs)
    tried = trying.planned(book, text, seed, games) if teaches else []
    todo = [*tried, *todo]
    place: AbstractContextManager[Any] = (
        sweep.cluster(cluster) if cluster else sweep.workers(min(jobs, len(todo)))
    )
    with place as executor:
        results = sweep.swept(todo, executor, progress, here=not cluster)
    all_games = gathered(todo[len(tried) :], results[len(tried) :])
    if tried:
        compared = trying.gathered(tried, results[: len(tried)], all_games.mixed)
        all_games = replace(all_games, tried=compared)
    return examined(book, all_games, seed)


def _words(book: Rulebook, arguments: Namespace) -> Words:
    language = arguments.lang or book.scenario.language
    file = find_scenario(arguments.scenario)
    return Words(book, language, in_language(book.scenario, file, language))


def planned(
    text: str, minutes: int, seed: int, games: int, jobs: int = 1
) -> list[sweep.SweepShare]:
    """The parts of a report: mixed games, some with the seats turned, some without agreements.

    One of the `jobs` has enough to do with the others; the rest share the mixed games.
    """
    some = min(games, max(sweep.LEAST, games // TURNED))
    return [
        *sweep.parts(text, minutes, seed, games, "mixed", max(jobs - 1, 1)),
        *sweep.parts(text, minutes, seed, some, "turned"),
        *sweep.parts(text, minutes, seed, min(games, sweep.ALONE_GAMES), "alone"),
    ]


def gathered(todo: list[sweep.SweepShare], results: list[Any]) -> Games:
    """Put the results of the parts together by kind."""
    kinds = {
        kind: joined(
            [result for part, result in zip(todo, results, strict=True) if part.kind == kind]
        )
        for kind in ("mixed", "alone", "turned")
    }
    return Games(kinds["mixed"], kinds["alone"], kinds["turned"])


def _loaded(file: Path) -> Scenario:
    loaded = load(file)
    if loaded.scenario is None:
        first = next(problem for problem in loaded.diagnostics if problem.severity == "error")
        raise UserError(f"The scenario has errors, the first is: {first}")
    return loaded.scenario


@contextmanager
def _progress(language: str) -> Iterator[sweep.Progress]:
    """A bar for a person, or a line every tenth of the way for whatever else reads along."""
    if not sys.stderr.isatty():
        yield _Progress(language)
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(text(language, "balance.playing"), total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


class _Progress:
    """Tells how far the games have come, a line for each tenth of them."""

    def __init__(self, language: str) -> None:
        self.language, self.told = language, 0

    def __call__(self, done: int, total: int) -> None:
        tenth = done * 10 // total
        if tenth > self.told and total > 2 * sweep.LEAST:
            self.told = tenth
            line = text(self.language, "balance.progress", done=done, total=total)
            print(line, file=sys.stderr, flush=True)
