"""What can be played: the scenarios that come with Parley and one's own, games that were left, and a game as it is wanted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import inf

from game import UserError
from game.locale import LANGUAGES, text
from game.player.game import Game
from game.player.loaded import scenario_at
from game.player.plan import DRAWN, Plan
from game.player.reveals import RevealName, news_of
from game.rules.phases import NEWS
from game.scenario.model import Scenario
from game.scenario.shelf import all_names
from game.session.record import read
from game.session.saved import FinishedRecord, Saved, finished_records, saved_games
from game.session.session import Session
from game.session.staging import fresh_seed, length_of
from game.session.verification import file_of, other_version


def shelf(language: str) -> list[tuple[str, Scenario | str]]:
    """What comes with Parley and one's own, the shortest first; one with errors as what is wrong."""
    scenarios = [(name, _readable(name, language)) for name in all_names()]
    return sorted(scenarios, key=lambda named: _shortest(named[1]))


def _readable(name: str, language: str) -> Scenario | str:
    try:
        return scenario_at(name, language)
    except UserError as error:
        return str(error)


def _shortest(scenario: Scenario | str) -> float:
    """The minutes of its shortest game; one that cannot be played comes last."""
    return inf if isinstance(scenario, str) else min(scenario.lengths)


def playable(scenario: Scenario) -> list[str]:
    """The seats that a person may hold."""
    return [seat for seat, holder in scenario.stakeholders.items() if holder.play == "anyone"]


def fitting(plan: Plan, language: str) -> Plan:
    """The plan with a length that its scenario has: the shortest, if none is asked for.

    Raises UserError for a scenario, twin or length that there is not.
    """
    scenario = scenario_at(plan.scenario, language, plan.twin or None)
    return replace(plan, minutes=length_of(scenario, plan.minutes or None))


def begun(plan: Plan, language: str, *, kept: bool = True) -> Game:
    """Begin a game as planned; with `kept` it has a record on the disk. Raises UserError for what cannot be."""
    plan = fitting(plan, language)
    scenario = scenario_at(plan.scenario, language, plan.twin or None)
    seed = fresh_seed() if plan.asked_seed is None else plan.asked_seed
    seats = playable(scenario)
    people = plan.people or (seats[seed % len(seats)],)
    minds = dict(plan.minds)
    if plan.mind != DRAWN:
        holders = scenario.stakeholders.items()
        acting = [seat for seat, holder in holders if holder.play != "information"]
        minds = {seat: plan.mind for seat in acting if seat not in people}
    session = Session.start(
        scenario,
        minutes=plan.minutes,
        seed=seed,
        people=people,
        minds=minds,
        language=language,
        twin=plan.twin or None,
        record=plan.record,
        autosave=kept,
    )
    return Game(session, plan.scenario, clock=plan.clock)


def once_more(plan: Plan, session: Session, other_side: bool) -> Plan:
    """Plan to play once more: from the next side with the same luck, or with new luck."""
    seats = playable(session.scenario)
    people, seed = session.people, ""
    if other_side:
        held = [seats.index(seat) for seat in session.people if seat in seats] or [0]
        people, seed = (seats[(held[0] + 1) % len(seats)],), f"{session.seed}"
    # A seat that has passed to a person has no mind, and a game that has ended keeps its record.
    minds = {seat: mind for seat, mind in plan.minds.items() if seat not in people}
    return replace(plan, people=people, seed=seed, minds=minds, record=None)


def resumed(path: str, language: str = "", given: str = "") -> Game:
    """Go on with the game of a record. Raises UserError for what cannot be.

    Args:
        path: the record.
        language: of its texts; that of the record if not given.
        given: the file of its scenario; found by its id if not given.
    """
    reading = read(path)
    head = reading.header
    source = given or f"{file_of(reading)}"
    texts = scenario_at(source, language or str(head["language"]), head.get("twin"))
    session = Session.resume(path, scenario=texts)
    game = Game(session, source)
    for seat in session.once_held:
        game.note_read(seat, "brief")
        for step in session.steps:
            game.note_read(seat, str(RevealName.of(step)))
            if step.phase not in NEWS:
                game.note_read(seat, news_of(step.before.round))
        if seat in session.prepared:
            game.note_read(seat, news_of(session.round))
    return game


@dataclass(frozen=True, slots=True)
class Unfinished:
    """The newest game that has not ended."""

    saved: Saved
    names: Mapping[str, tuple[str, str]]
    """Language to the title of its scenario and the name of the seat."""


def unfinished() -> Unfinished | None:
    """Find the newest game that has not ended."""
    newest = next(iter(saved_games()), None)
    if newest is None:
        return None
    return Unfinished(newest, {language: _names(newest, language) for language in LANGUAGES})


def _names(saved: Saved, language: str) -> tuple[str, str]:
    try:
        scenario = scenario_at(saved.scenario, language, saved.twin)
        return scenario.title.text, scenario.stakeholders[saved.seat].short.text
    except (UserError, KeyError):
        return saved.scenario, saved.seat


@dataclass(frozen=True, slots=True)
class FinishedGame:
    """A game that was played to its end, with its names in one language; or why it cannot be looked at."""

    path: str
    title: str
    """Of its scenario; the name of the file if that is not known."""
    played: str
    """When it was last played, on the clock of this machine."""
    seats: str = ""
    """Those that persons held."""
    minutes: int = 0
    rounds: int = 0
    ending: str = ""
    """The title of its ending."""
    problem: str = ""
    """Why it cannot be opened, in a sentence; empty if it can."""


def finished(language: str) -> tuple[FinishedGame, ...]:
    """Find the newest games that were played to their end, with why one of them cannot be opened."""
    return tuple(_finished(record, language) for record in finished_records())


def _finished(record: FinishedRecord, language: str) -> FinishedGame:
    path, head = f"{record.path}", record.head
    bare = FinishedGame(path, record.path.name, record.played, problem=record.problem)
    if head is None:
        return bare
    try:
        scenario = scenario_at(f"{file_of(head)}", language, head.header.get("twin"))
        problem = other_version(head, scenario)
        return FinishedGame(
            path,
            scenario.title.text,
            record.played,
            ", ".join(scenario.stakeholders[seat].short.text for seat in record.seats),
            record.minutes,
            record.rounds,
            [*scenario.endings.values()][record.ending].title.text,
            problem.message if problem else "",
        )
    except UserError as error:
        return replace(bare, problem=str(error))
    except (KeyError, IndexError):
        return replace(bare, problem=text(language, "t.finished.strange"))
