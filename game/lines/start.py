"""A visit in plain lines: from the first screen, from what the command line asks for, or from a record."""

from __future__ import annotations

from argparse import Namespace

from game.lines.keyboard import Keyboard
from game.lines.reader import Reader
from game.lines.staging import minds_named, seat_named
from game.lines.voice import Voice
from game.locale.usual import usual_language
from game.player.game import Game
from game.player.look import Look
from game.player.plan import Plan
from game.player.shelf import begun, fitting, resumed
from game.scenario.model import Scenario
from game.screens.places import Setup, Start
from game.screens.visit import Visit, sit_down, stands_at
from game.session.staging import scenario_in


def _look(language: str) -> Look:
    """How plain lines are read: what moves stands still, and nothing is asked that counts for nothing."""
    return Look(language=language, still=True, prompts=False)


def _read(visit: Visit, *said: str | None) -> int:
    voice = Voice(visit.look.language)
    for line in filter(None, said):
        voice.line(line)
    return Reader(visit, voice, Keyboard(voice)).run()


def offer(arguments: Namespace) -> int:
    """Read the first screen."""
    return _read(Visit(_look(arguments.lang or usual_language())))


def begin(arguments: Namespace, language: str) -> int:
    """Play the scenario that the command line names; without a seat it is asked how.

    Raises UserError for a scenario, seat, length or mind that there is not.
    """
    scenario = scenario_in(arguments.scenario, language, arguments.twin)
    plan = fitting(_plan(arguments, scenario), language)
    visit = Visit(_look(language), plan=plan)
    if not plan.people:
        return _read(visit.shows(Start(), Setup(plan)))
    game = begun(plan, language)
    return _read(sit_down(visit, game), game.trouble)


def _plan(arguments: Namespace, scenario: Scenario) -> Plan:
    return Plan(
        arguments.scenario,
        arguments.length or 0,
        people=(seat_named(scenario, arguments.seat),) if arguments.seat else (),
        seed="" if arguments.seed is None else f"{arguments.seed}",
        twin=arguments.twin or "",
        minds=minds_named(scenario, arguments.minds or ""),
        record=arguments.record,
    )


def go_on(path: str, language: str | None) -> int:
    """Go on with the game of a record: where a person held a seat, else by watching."""
    game = resumed(path, language or "")
    session = game.session
    language = language or session.language
    if not session.once_held:
        return _watch(game, language)
    visit = sit_down(Visit(_look(language)), game)
    stands = stands_at(visit)
    held = ""
    if visit.player.held_by_mind:
        held = visit.say("handed.for_good", mind=visit.player.mind)
    return _read(visit, session.notice, *(("",) if session.over else (stands, held)))


def _watch(game: Game, language: str) -> int:
    from game.lines.auto import watch

    voice = Voice(language)
    if game.session.notice:
        voice.line(game.session.notice)
    watch(game.session, voice, None)
    return 0
