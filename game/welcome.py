"""What runs without a command: the first screen of the window, or with --text the choice in the terminal."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from game.terminal import start


def add_arguments(parser: ArgumentParser) -> None:
    """Say what is understood without a command."""
    start.add_arguments(parser)
    parser.add_argument("--text", action="store_true", help="in plain lines, without a window")


def run(arguments: Namespace) -> int:
    """Open the window, or offer the scenarios in the terminal."""
    if arguments.text:
        return int(start.run(arguments))
    from game.table.open import run_window
    from game.table.wish import Wish

    return run_window(Wish(language=arguments.lang))
