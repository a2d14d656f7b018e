"""What can be played: the scenarios that come with Parley, games that were left, and a game as it is wanted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from game import UserError
from game.locale import LANGUAGES
from game.player.game import Game
from game.player.loaded import scenario_at
from game.player.plan import USUAL, Plan
from game.scenario.model import Scenario
from game.scenario.shelf import scenario_names
from game.session.saved import Saved, saved_games
from game.session.session import Session
from game.session.staging import fresh_seed


def shelf(language: str) -> list[tuple[str, Scenario | str]]:
    """The scenarios that come with Parley, the shortest first; one with errors as what is wrong."""
    found: list[tuple[str, Scenario | str]] = []
    for name in scenario_names():
        try:
            found.append((name, scenario_at(name, language)))
        except UserError as error:
            found.append((name, str(error)))
    return sorted(found, key=lambda item: 999 if isinstance(item[1], str) else min(item[1].lengths))


def playable(scenario: Scenario) -> list[str]:
    """The seats that a person may hold."""
    return [seat for seat, holder in scenario.stakeholders.items() if holder.play == "anyone"]


def begun(plan: Plan, language: str) -> Game:
    """Begin a game as planned. Raises UserError for what cannot be."""
    scenario = scenario_at(plan.scenario, language, plan.twin or None)
    seed = fresh_seed() if plan.luck is None else plan.luck
    seats = playable(scenario)
    people = plan.people or (seats[seed % len(seats)],)
    minds = dict(plan.minds)
    if plan.mind != USUAL:
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
    )
    return Game(session, plan.scenario, clock=plan.clock)


def once_more(plan: Plan, session: Session, other_side: bool) -> Plan:
    """Plan to play once more: from the next side with the same luck, or with new luck."""
    seats = playable(session.scenario)
    people, seed = session.people, ""
    if other_side:
        at = seats.index(session.people[0]) if session.people else 0
        people, seed = (seats[(at + 1) % len(seats)],), str(session.seed)
    # A seat that has passed to a person has no mind, and a game that has ended keeps its record.
    minds = {seat: mind for seat, mind in plan.minds.items() if seat not in people}
    return replace(plan, people=people, seed=seed, minds=minds, record=None)


def resumed(path: str, language: str, scenario: Scenario | None = None) -> Game:
    """Go on with the game of a record, without a language in its own. Raises UserError for what cannot be."""
    session = Session.resume(path, scenario=scenario)
    source = session.scenario.id
    if scenario is None and language not in ("", session.language):
        texts = scenario_at(source, language, session.twin)
        session = Session.resume(path, scenario=texts)
    game = Game(session, source)
    for seat in session.once_held:
        game.note_read(seat, "brief")
        for step in session.steps:
            game.note_read(seat, f"reveal.{step.before.round}.{step.phase}")
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
