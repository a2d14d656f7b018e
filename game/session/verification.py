"""Resolving a record again from its header and orders, and comparing line by line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from game import UserError
from game.rules.compiling import compile_rulebook
from game.rules.rulebook import Rulebook
from game.scenario.loading import load
from game.scenario.model import Scenario
from game.scenario.shelf import ScenarioNotFound, find_scenario
from game.scenario.translation import in_language
from game.scenario.twins import twin
from game.session import entries
from game.session.course import Course, Recorded
from game.session.deciding import Deciding
from game.session.drafts import read_prepared
from game.session.entries import Line
from game.session.fingerprint import canonical, digest, rules_digest
from game.session.record import Problem, Reading

MOST_EXCHANGES: Final = 60
"""Exchanges of a talk: what lies on the table grows with each."""


def scenario_of(reading: Reading, given: Path | str | None = None, language: str = "") -> Scenario:
    """Find and load the scenario a record was made with, in a language or the one it was played in.

    A game that was played under the names of a twin comes back under them.

    It is looked for on the shelf, beside the record and in the present folder, unless a file is given.

    Raises:
        UserError: if it is not found, has errors, or is another version than the record's.
    """
    head = reading.header
    file = find_scenario(str(given)) if given else file_of(reading)
    scenario = load(file).scenario
    if scenario is None:
        raise UserError(f"The scenario '{file}' has errors; 'check {file}' lists them.")
    problem = other_version(reading, scenario)
    if problem:
        raise UserError(problem.message)
    translated = in_language(scenario, file, language or str(head["language"]))
    alias = head.get("twin")
    if alias is None:
        return translated
    if not isinstance(alias, str) or alias not in translated.aliases:
        raise UserError(f"The scenario '{scenario.id}' has no twin '{alias}' any more.")
    return twin(translated, alias)


def file_of(reading: Reading) -> Path:
    """Find the file of the scenario that a record was made with. Raises UserError if it is not here."""
    name = str(reading.header["scenario"].get("id"))
    beside = reading.path.parent / f"{name}.yaml"
    try:
        return find_scenario(name)
    except ScenarioNotFound:
        if "/" not in name and "\\" not in name and beside.is_file():
            return beside
        raise UserError(
            f"The record is of the scenario '{name}', which is not here; name its file."
        ) from None


def other_version(reading: Reading, scenario: Scenario) -> Problem | None:
    """Say whether a record was made with other rules than this scenario's; such a record can be read, not resolved."""
    made_with = reading.header["scenario"]
    if made_with.get("id") != scenario.id:
        text = f"This record is of the scenario '{made_with.get('id')}', not of '{scenario.id}'."
        return Problem("scenario", 1, text)
    if made_with.get("rules") != rules_digest(scenario):
        text = (
            f"This record was made with another version of the scenario '{scenario.id}': it can be"
            " read, but not resolved again or played on."
        )
        return Problem("scenario", 1, text)
    return None


def resolved(
    reading: Reading, scenario: Scenario, minds: bool = False
) -> tuple[Course, Problem | None]:
    """Resolve a record again; return the game as far as it agrees, and the first line that differs.

    With `minds` the computer players decide again as well: who was asked, what they ordered and why has
    to come out the same. That takes as long as it took to play.
    """
    head = reading.header
    course = Course(book_of(head, scenario), head["seed"])
    deciding = Deciding(course, head["seats"])
    for number, line in enumerate(reading.lines, 1):
        what = (deciding.differs(line) if minds else "") or _differs(course, line)
        if what:
            text = f"Line {number} differs{_place(line)}: {what}."
            return course, Problem("differs", number, text)
    return course, None


def book_of(head: Line, scenario: Scenario) -> Rulebook:
    """The rules that a record was made by.

    Raises UserError if its scenario has no such length, or no talk can have so many exchanges.
    """
    minutes, exchanges = head["minutes"], head.get("exchanges", 0)
    if minutes not in scenario.lengths:
        raise UserError(f"The scenario '{scenario.id}' has no length of {minutes} minutes.")
    if not isinstance(exchanges, int) or not 0 <= exchanges <= MOST_EXCHANGES:
        raise UserError(f"No talk has {exchanges} exchanges; there are at most {MOST_EXCHANGES}.")
    return compile_rulebook(scenario, minutes, exchanges)


def recorded(reading: Reading, scenario: Scenario) -> Recorded:
    """Resolve a whole record again, to ask what would have been.

    Raises UserError if it is damaged or does not come out the same.
    """
    course, differs = resolved(reading, scenario)
    problem = differs or reading.problem
    if problem is not None:
        raise UserError(problem.message)
    return Recorded(course, reading.seated)


def _place(line: Line) -> str:
    return f" (round {line['round']}, {line['phase']})" if line["entry"] == "phase" else ""


def _differs(course: Course, line: Line) -> str:
    """Carry out one line; name in a few words what comes out differently, or nothing."""
    kinds: dict[str, Callable[[Course, Line], str]] = {
        "game": _start_differs,
        "phase": _phase_differs,
        "undo": _undo_differs,
        "reseat": _reseat_differs,
        "draft": _draft_differs,
    }
    try:
        return kinds[line["entry"]](course, line)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, OverflowError):
        return "it asks for something the rules do not know"


def _start_differs(course: Course, line: Line) -> str:
    if not set(line["seats"]) <= set(course.book.seats):
        return "it gives somebody a seat that the scenario lacks"
    same = digest(entries.start(line)) == digest(course.start)
    return "" if same else "the game began elsewhere"


def _phase_differs(course: Course, line: Line) -> str:
    if course.position.one.over:
        return "the game was over before it"
    stands = [course.position.round, *course.phase]
    if [line["round"], line["phase"], line["exchange"]] != stands:
        return f"the game stood in round {stands[0]}, {stands[1]}"
    orders = entries.read_orders(line)
    entries.read_reasons(line)
    step = course.resolve([item.order for item in orders], line["asked"])
    if step.digest != line["digest"]:
        return "the position after it is another"
    again = entries.phase(step)
    for key in ("orders", "changes", "after"):
        if canonical(again[key]) != canonical(line[key]):
            return f"the {'place in the game' if key == 'after' else key} came out otherwise"
    return ""


def _undo_differs(course: Course, line: Line) -> str:
    course.back(line["phases"])
    again = entries.undo(line["phases"], course.position)
    return "" if again["digest"] == line["digest"] else "the position it goes back to is another"


def _reseat_differs(course: Course, line: Line) -> str:
    if line["seat"] not in course.book.seats:
        return "it gives somebody a seat that the scenario lacks"
    again = entries.reseat(line["seat"], line["who"], course.position)
    return "" if again["digest"] == line["digest"] else "the game stood elsewhere"


def _draft_differs(course: Course, line: Line) -> str:
    if line["seat"] not in course.book.seats:
        return "it is of a seat that the scenario lacks"
    again = entries.draft(line["seat"], read_prepared(line).data, course.position)
    same = canonical(again) == canonical({k: v for k, v in line.items() if k != "chain"})
    return "" if same else "the game stood elsewhere"
