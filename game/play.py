"""Play a scenario in a window; in the terminal with --text, or watch minds play with --auto.

Without a scenario the window opens at its first screen. A game under way is saved after every phase;
`--resume FILE` goes on with it. With `--auto --json` a game is printed as data (the format is described
in `game.lines.data`).
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from game.lines import play as lines
from game.lines.staging import minds_named, seat_named
from game.locale.usual import usual_language
from game.minds.registry import make
from game.session.staging import scenario_in


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command understands."""
    lines.add_arguments(parser)


def run(arguments: Namespace) -> int:
    """Play in the window, or in the terminal if that was asked for."""
    if arguments.text or arguments.auto or arguments.json:
        return lines.run(arguments)
    return _window(arguments)


def _window(arguments: Namespace) -> int:
    from game.window.open import run_window  # here, as whoever plays in the terminal has no window
    from game.window.wish import Wish

    seat, minds = None, {}
    if arguments.scenario:
        scenario = scenario_in(
            arguments.scenario, arguments.lang or usual_language(), arguments.twin
        )
        seat = seat_named(scenario, arguments.seat) if arguments.seat else None
        minds = minds_named(scenario, arguments.minds)
        for mind in minds.values():
            make(mind)
    wish = Wish(
        language=arguments.lang,
        scenario=arguments.scenario,
        seat=seat,
        minutes=arguments.length,
        seed=arguments.seed,
        twin=arguments.twin,
        minds=minds,
        record=arguments.record,
        resume=arguments.resume,
    )
    return run_window(wish)
