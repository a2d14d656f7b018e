"""Write everything that a class needs on paper, as HTML files that print on A4 and Letter.

Role cards, code cards, slips, the lesson plan, and pages for technician, head teacher and parents. Each file
holds all that it needs, and asks for nothing from outside.
"""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from game import UserError
from game.classroom.lesson.founding import ENDING, found, head_of, prepared, printable
from game.classroom.lesson.plan import lesson
from game.classroom.lesson.seating import FEWEST, LETTERS, MOST
from game.locale import LANGUAGES
from game.locale.usual import usual_language
from game.paper.course import LessonStep
from game.paper.handouts import handouts
from game.paper.plan import ClassPlan, PaperSeat, PaperTable
from game.rules.compiling import compile_rulebook
from game.rules.rulebook import Rulebook
from game.scenario.model import Scenario
from game.session.staging import length_of, scenario_in
from game.views.words import Words
from game.web.address import addresses
from game.web.server import PORT


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command understands."""
    parser.add_argument("scenario", metavar="SCENARIO", help="a scenario file, or its name")
    parser.add_argument("--length", type=int, metavar="MINUTES", help="a length of the scenario")
    parser.add_argument(
        "--class",
        dest="size",
        type=_head_count,
        metavar="N",
        help=f"how many students, {FEWEST} to {MOST}: their class file is made, with codes",
    )
    parser.add_argument("--seats", type=int, metavar="S", help="seats held by students at a table")
    parser.add_argument("--tables", type=int, metavar="T", help="tables")
    parser.add_argument(
        "--file",
        metavar="FILE",
        type=Path,
        help="the class file, if it lies elsewhere than usually",
    )
    parser.add_argument("--seed", type=int, help="the luck of all tables")
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
    if not (typed.isdecimal() and FEWEST <= int(typed) <= MOST):
        raise ArgumentTypeError(f"a number from {FEWEST} to {MOST} is meant, not '{typed}'")
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
        raise UserError(
            f"The folder '{folder}' cannot be written: {error.strerror}; name another with '--out'."
        ) from error
    first = next(iter(pages))
    print(f"{folder}: {len(pages)} pages. Open {folder / first} first.")
    return 0


def class_plan(arguments: Namespace) -> ClassPlan:
    """Fill in what the pages are made from: with a head-count the file of a class, made if there is none.

    Raises UserError for a scenario, length, twin or split that there is not.
    """
    language = arguments.lang or usual_language()
    told = {each: scenario_in(arguments.scenario, each, arguments.twin) for each in LANGUAGES}
    minutes = length_of(told[language], arguments.length)
    book = compile_rulebook(told[language], minutes)
    if arguments.file and not arguments.size:
        raise UserError("A class file is made for a head-count; add '--class' with the number.")
    head = _head(arguments, language) if arguments.size else None
    return ClassPlan(
        language=language,
        tongues={each: Words(book, each, texts) for each, texts in told.items()},
        tables=_tables(head) if head else _no_class(book, arguments),
        steps={length: _steps(told[language], length) for length in told[language].lengths},
        size=arguments.size or 0,
        letters=str(head["letters"]) if head else "",
        teacher=str(head["teacher"]) if head else "",
        address=_address() if head else "",
        file=_name(arguments, head) if head else "",
        paper=arguments.paper,
    )


def _head(arguments: Namespace, language: str) -> Mapping[str, Any]:
    """What is decided of the class: the cards hold its codes and what its luck has drawn."""
    fresh = head_of(
        arguments.scenario,
        arguments.size,
        minutes=arguments.length,
        tables=arguments.tables or 0,
        seats=arguments.seats or 0,
        language=language,
        twin=arguments.twin,
        seed=arguments.seed,
    )
    if arguments.file:
        return printable(arguments.file.absolute(), fresh)
    store = (None if arguments.seed is not None else prepared(fresh)) or found(fresh)
    store.close()
    return store.head


def _name(arguments: Namespace, head: Mapping[str, Any]) -> str:
    """The name of the class file."""
    return arguments.file.name if arguments.file else f"{head['letters']}{ENDING}"


def _address() -> str:
    """Where the class will find this machine, as far as can be known today."""
    return next((each.page(PORT, "") for each in addresses()), "")


def _steps(scenario: Scenario, minutes: int) -> tuple[LessonStep, ...]:
    """The lesson as it is printed: the question of the lesson is read with the cards."""
    told: list[LessonStep] = []
    now = 0.0
    for step in lesson(compile_rulebook(scenario, minutes)):
        before = told[-1] if told else None
        if before is not None and before.kind == "question":
            told[-1] = LessonStep(
                step.kind, step.round, before.start, before.minutes + step.minutes
            )
        elif step.minutes or step.kind == "join":
            told.append(LessonStep(step.kind, step.round, now, step.minutes))
        now += step.minutes
    return tuple(told)


def _tables(head: Mapping[str, Any]) -> tuple[PaperTable, ...]:
    return tuple(
        PaperTable(
            table["letter"],
            tuple(PaperSeat(number=n, **chair) for n, chair in enumerate(table["chairs"], 1)),
            table["seed"],
        )
        for table in head["tables"]
    )


def _no_class(book: Rulebook, arguments: Namespace) -> tuple[PaperTable, ...]:
    """Tables before there is a class: without codes, and with what is hidden to be ticked unless a seed is given."""
    people = [seat for at, seat in enumerate(book.seats) if book.actors[at]]
    held = arguments.seats or len(people)
    count = arguments.tables or 1
    if not 1 <= held <= len(people) or not 1 <= count <= len(LETTERS):
        raise UserError(
            f"A table has 1 to {len(people)} seats, and a class 1 to {len(LETTERS)} tables."
        )
    seats = tuple(PaperSeat(x, n, places=2 * (n <= held)) for n, x in enumerate(people, 1))
    letters = LETTERS[:count] if arguments.tables else [""]
    return tuple(PaperTable(letter, seats, arguments.seed) for letter in letters)
