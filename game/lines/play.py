"""Play a scenario in the terminal, or watch it being played.

`--text` gives you a seat; `--auto` lets minds play every seat and tells what happens; with `--json` it
prints the game as data (the format is described in `game.lines.data`). A game under way is saved
after every phase; `--resume FILE` goes on with it.
"""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path

from game import UserError
from game.lines.staging import minds_named, seat_named
from game.lines.voice import Voice
from game.locale import LANGUAGES
from game.locale.usual import usual_language
from game.minds.registry import MINDS
from game.session.session import Session
from game.session.staging import fresh_seed, scenario_in
from game.views.data import json_text


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command understands."""
    parser.add_argument(
        "scenario", nargs="?", metavar="SCENARIO", help="a scenario's name, or its file"
    )
    parser.add_argument("--seat", metavar="ID", help="the seat you hold, or whose view you watch")
    parser.add_argument("--length", type=int, metavar="MINUTES", help="the length of the game")
    parser.add_argument(
        "--seed", type=_seed, metavar="N", help="the game's luck; drawn if not given"
    )
    parser.add_argument("--lang", choices=LANGUAGES, help="the language")
    parser.add_argument("--twin", metavar="ALIAS", help="play the scenario under invented names")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--text", action="store_true", help="play a seat yourself, in plain lines")
    how.add_argument("--auto", action="store_true", help="watch minds play every seat")
    parser.add_argument("--resume", metavar="FILE", help="go on with the game of a record")
    parser.add_argument(
        "--minds", default="", metavar="SEAT=MIND,...",
        help="who plays which seat, as in delta=grim; all=MIND for every seat. MIND is one of: "
        + ", ".join(MINDS),
    )  # fmt: skip
    parser.add_argument("--record", metavar="FILE", help="where to write the record")
    parser.add_argument("--json", action="store_true", help="with --auto: print data, not lines")


def _seed(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise ArgumentTypeError(f"a seed is a whole number, not '{text}'") from None


def run(arguments: Namespace) -> int:
    """Play, watch, or go on with a game."""
    if arguments.json and not arguments.auto:
        raise UserError("--json goes with --auto.")
    if arguments.resume:
        return _resume(arguments)
    if not arguments.scenario:
        from game.lines import start

        return int(start.offer(arguments))
    return _auto(arguments) if arguments.auto else _text(arguments)


def _language(arguments: Namespace) -> str:
    return arguments.lang or usual_language()


def _auto(arguments: Namespace) -> int:
    language = _language(arguments)
    scenario = scenario_in(arguments.scenario, language, arguments.twin)
    seat = seat_named(scenario, arguments.seat) if arguments.seat else None
    session = Session.start(
        scenario,
        minutes=arguments.length,
        seed=fresh_seed() if arguments.seed is None else arguments.seed,
        minds=minds_named(scenario, arguments.minds),
        language=language,
        record=Path(arguments.record) if arguments.record else None,
        autosave=False,
        twin=arguments.twin,
    )
    voice = Voice(language)
    if arguments.json:
        from game.lines.data import game_data
        from game.lines.scope import Scope

        while not session.over:
            session.advance()
        print(json_text(game_data(Scope(session, voice, seat))))
        return 0
    from game.lines.auto import watch

    watch(session, voice, seat)
    return 0


def _text(arguments: Namespace) -> int:
    from game.lines.start import begin

    return int(begin(arguments, _language(arguments)))


def _resume(arguments: Namespace) -> int:
    from game.lines.start import go_on

    return int(go_on(arguments.resume, arguments.lang))
