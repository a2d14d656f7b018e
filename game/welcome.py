"""What runs without a command: the first screen of the window, or with --text the choice in the terminal.

What the game itself needs is imported once the first screen is shown, or where it is asked for.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from game.locale import LANGUAGES


def add_arguments(parser: ArgumentParser) -> None:
    """Say what is understood without a command."""
    parser.add_argument("--lang", choices=LANGUAGES, help="the language")
    parser.add_argument("--text", action="store_true", help="in plain lines, without a window")


def run(arguments: Namespace) -> int:
    """Open the window, or offer the scenarios in the terminal."""
    if arguments.text:
        from game.lines import start

        return start.offer(arguments)
    from game.window.open import run_window
    from game.window.wish import Wish

    return run_window(Wish(language=arguments.lang))
