"""Write everything that a class needs on paper, as HTML files that print on A4 and Letter.

Role cards, code cards, slips, the lesson plan, and pages for technician, head teacher and parents. Each file
holds all that it needs, and asks for nothing from outside.
"""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path

from game import UserError
from game.locale import LANGUAGES
from game.locale.usual import usual_language
from game.paper.course import LessonStep, steps_of
from game.paper.handouts import handouts
from game.paper.plan import ClassPlan, PaperSeat, PaperTable
from game.rules.compiling import compile_rulebook
from game.rules.rulebook import Rulebook
from game.scenario.model import Scenario
from game.session.staging import length_of, scenario_in
from game.views.words import Words

MOST = 40
"""Students of the largest class."""
MOST_AT_A_SEAT = 4


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command understands."""
    parser.add_argument("scenario", metavar="SCENARIO", help="a scenario file, or its name")
    parser.add_argument("--length", type=int, metavar="MINUTES", help="a length of the scenario")
    parser.add_argument(
        "--class",
        dest="size",
        type=_head_count,
        metavar="N",
        help=f"how many students, 2 to {MOST}",
    )
    parser.add_argument("--seats", type=int, metavar="S", help="seats held by students at a table")
    parser.add_argument("--tables", type=int, metavar="T", help="tables")
    parser.add_argument("--seed", type=int, help="the luck of the first table, then one more each")
    parser.add_argument("--twin", metavar="TWIN", help="the fictional twin to play")
    parser.add_argument(
        "--paper", choices=("a4", "letter"), default="", help="the paper; both fit if not given"
    )
    parser.add_argument("--lang", choices=LANGUAGES, help="the language of the cards")
    parser.add_argument(
        "--out",
        metavar="DIR",
        type=Path,
        help="the folder; one named after the scenario if not given",
    )


def _head_count(typed: str) -> int:
    if not (typed.isdecimal() and 2 <= int(typed) <= MOST):
        raise ArgumentTypeError(f"a number from 2 to {MOST} is meant, not '{typed}'")
    return int(typed)


def run(arguments: Namespace) -> int:
    """Write the pages into a folder; 0 if all is well."""
    plan = class_plan(arguments)
    folder: Path = arguments.out or Path(plan.words.texts.id)
    pages = handouts(plan)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, html in pages.items():
            (folder / name).write_text(html, encoding="utf-8")
    except OSError as error:
        raise UserError(f"The folder '{folder}' cannot be written: {error.strerror}.") from error
    first = next(iter(pages))
    print(f"{folder}: {len(pages)} pages. Open {folder / first} first.")
    return 0


def class_plan(arguments: Namespace) -> ClassPlan:
    """Fill in what the pages are made from; a class file will hold codes, seeds and the split one day.

    Raises UserError for a scenario, length, twin or split that there is not.
    """
    language = arguments.lang or usual_language()
    told = {each: scenario_in(arguments.scenario, each, arguments.twin) for each in LANGUAGES}
    minutes = length_of(told[language], arguments.length)
    book = compile_rulebook(told[language], minutes)
    tables, press = _tables(book, arguments)
    return ClassPlan(
        language=language,
        tongues={each: Words(book, each, texts) for each, texts in told.items()},
        tables=tables,
        steps={length: _steps(told[language], length) for length in told[language].lengths},
        size=arguments.size or 0,
        press=press,
        paper=arguments.paper,
    )


def _steps(scenario: Scenario, minutes: int) -> tuple[LessonStep, ...]:
    book = compile_rulebook(scenario, minutes)
    return steps_of(scenario.lengths[minutes], approves=bool((book.ratifier != -1).any()))


def _tables(book: Rulebook, arguments: Namespace) -> tuple[tuple[PaperTable, ...], int]:
    """Split a class over tables and seats, pairs first; without a class one table without a letter."""
    people = [seat for at, seat in enumerate(book.seats) if book.actors[at]]
    seats = min(arguments.seats or len(people), len(people))
    if seats < 1 or (arguments.tables or 1) < 1:
        raise UserError("A table has at least one seat, and a class at least one table.")
    size, seed = arguments.size or 0, arguments.seed
    count = arguments.tables or (_how_many(size, seats) if size else 1)
    room = count * seats
    held = min(size, room * MOST_AT_A_SEAT)
    tables = []
    for at in range(count):
        places = [_share(held, room, at * seats + number) for number in range(seats)]
        places += [0] * (len(people) - seats)
        tables.append(
            PaperTable(
                letter=chr(ord("A") + at) if size or arguments.tables else "",
                seats=tuple(
                    PaperSeat(seat, n, places=number if size else 2)
                    for n, (seat, number) in enumerate(zip(people, places, strict=True), 1)
                ),
                seed=None if seed is None else seed + at,
            )
        )
    return tuple(tables), size - held


def _how_many(size: int, seats: int) -> int:
    """How many tables a class fills, with about two students a seat."""
    if seats <= 4:
        return max(1, -(-size // (2 * seats)))
    return 1 if size < 3 * seats else 2 if size <= 5 * seats else 3


def _share(people: int, places: int, at: int) -> int:
    """How many of the people sit at one place, as evenly as can be."""
    return people // places + (at < people % places)
