"""What runs without a command: it offers the scenarios and plays one in the terminal."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import numpy as np

from game import UserError
from game.lines.asking import Back, Leaving, Option, Person
from game.lines.desk import Desk
from game.lines.staging import minds_named, seat_named
from game.lines.voice import Voice
from game.locale import LANGUAGES, known
from game.locale.usual import usual_language
from game.rules.chance import draw, game_seeds
from game.scenario.model import Scenario
from game.scenario.shelf import scenario_names
from game.scenario.twins import twin
from game.session.saved import Saved, saved_games
from game.session.session import Session
from game.session.staging import fresh_seed, scenario_in
from game.views.resumed import goes_on
from game.views.words import Words


def add_arguments(parser: ArgumentParser) -> None:
    """Say what is understood without a command."""
    parser.add_argument("--lang", choices=LANGUAGES, help="the language")


def run(arguments: Namespace) -> int:
    """Offer the scenarios."""
    return offer(arguments)


def offer(arguments: Namespace) -> int:
    """Let the person choose a scenario, or a saved game, and play it."""
    language = arguments.lang or usual_language()
    person = Person(Voice(language))
    try:
        return _offer(person, arguments)
    except (Leaving, Back):
        person.voice.tell("bye")
        return 0


def _offer(person: Person, arguments: Namespace) -> int:
    while True:
        voice = person.voice
        voice.heading(voice.text("welcome"))
        found = dict(_scenarios(voice.language))
        # The one with the shortest lesson first: it is where to begin.
        scenarios = dict(sorted(found.items(), key=lambda item: min(item[1].lengths)))
        saved = {str(game.path): game for game in saved_games()}
        options = [_scenario_option(voice, key, part) for key, part in scenarios.items()]
        options += [_saved_option(voice, scenarios, key, game) for key, game in saved.items()]
        others = [each for each in LANGUAGES if each != voice.language]
        options += [Option(each, known(each).name) for each in others]
        key = person.choose(voice.text("ask.scenario"), options)
        if key in others:
            person = Person(Voice(key))
        elif key in saved:
            return go_on(key, None)
        else:
            return _begin(person, scenarios[key], arguments, ask_length=True)


def _scenarios(language: str) -> Iterator[tuple[str, Scenario]]:
    """Load the scenarios on the shelf; one with errors is left out."""
    for name in scenario_names():
        with suppress(UserError):
            yield name, scenario_in(name, language)


def _scenario_option(voice: Voice, key: str, scenario: Scenario) -> Option:
    minutes = ", ".join(str(length) for length in scenario.lengths)
    note = voice.text("scenario.note", age=scenario.teaching.age, minutes=minutes)
    name = f"{scenario.title}. {scenario.summary} {note}"
    return Option(key, name, words=(scenario.title.text,))


def _saved_option(voice: Voice, scenarios: Mapping[str, Scenario], key: str, game: Saved) -> Option:
    scenario = scenarios.get(game.scenario)
    if scenario and game.twin in scenario.aliases:
        scenario = twin(scenario, game.twin)
    title = scenario.title.text if scenario else game.scenario
    seat = game.seat
    if scenario and seat in scenario.stakeholders:
        seat = scenario.stakeholders[seat].short.text
    name = voice.text("saved_game", title=title, seat=seat, round=game.round)
    return Option(key, name, game.played)


def begin(arguments: Namespace, language: str) -> int:
    """Begin a game of the scenario that the command line names."""
    person = Person(Voice(language))
    scenario = scenario_in(arguments.scenario, language, arguments.twin)
    try:
        return _begin(person, scenario, arguments, ask_length=False, alias=arguments.twin)
    except (Leaving, Back):
        person.voice.tell("bye")
        return 0


def _begin(
    person: Person,
    scenario: Scenario,
    arguments: Namespace,
    ask_length: bool,
    alias: str | None = None,
) -> int:
    """Ask for what is still open, then play."""
    asked = vars(arguments)
    seed = asked.get("seed")
    seed = fresh_seed() if seed is None else seed
    minutes = asked.get("length")
    if minutes is not None and minutes not in scenario.lengths:
        known = ", ".join(str(length) for length in scenario.lengths)
        raise UserError(f"There is no length of {minutes} minutes; there are {known}.")
    wanted = asked.get("seat")
    seat = seat_named(scenario, wanted) if wanted else None
    if minutes is None and ask_length and len(scenario.lengths) > 1:
        minutes = _length(person, scenario)
    if seat is None:
        seat = _seat(person, scenario, seed)
    record = asked.get("record")
    session = Session.start(
        scenario,
        minutes=minutes,
        seed=seed,
        people=[seat],
        minds=minds_named(scenario, asked.get("minds") or ""),
        language=person.voice.language,
        record=Path(record) if record else None,
        twin=alias,
    )
    if session.trouble:
        person.voice.line(session.trouble)
    return Desk(session, person, seat).play()


def _length(person: Person, scenario: Scenario) -> int:
    options = [
        Option(str(minutes), person.voice.text("length", minutes=minutes, rounds=length.rounds))
        for minutes, length in scenario.lengths.items()
    ]
    first = str(next(iter(scenario.lengths)))
    return int(person.choose(person.voice.text("ask.length"), options, empty=first))


def _seat(person: Person, scenario: Scenario, seed: int) -> str:
    """Ask for the seat; no answer draws one of the negotiating seats by lot."""
    options = [
        Option(key, f"{part.name} ({part.short})", words=(part.name.text, part.short.text))
        for key, part in scenario.stakeholders.items()
        if part.play == "anyone"
    ]
    key = person.choose(person.voice.text("ask.seat"), options, empty="")
    if key:
        return key
    lot = int(draw(game_seeds(seed, 1), 0, "seat by lot", np.arange(1))[0, 0])
    return options[lot % len(options)].key


def go_on(path: str, language: str | None) -> int:
    """Go on with the game of a record: at the keyboard if a person held a seat, else by watching."""
    session = Session.resume(path)
    if language and language != session.language:
        session = Session.resume(
            path, scenario=scenario_in(session.scenario.id, language, session.twin)
        )
    voice = Voice(language or session.language)
    if session.notice:
        voice.line(session.notice)
    if not session.over:
        voice.line(goes_on(Words(session.book, voice.language), session.round, session.phase[0]))
    if session.once_held:
        seat = (*session.people, *session.once_held)[0]
        return Desk(session, Person(voice), seat).play(fresh=False)
    from game.lines.auto import watch

    watch(session, voice, None)
    return 0
