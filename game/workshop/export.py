"""`export`: put a scenario into one file to share, with its translations and what is expected of it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from game import UserError
from game.scenario.shelf import find_scenario
from game.scenario.translation import is_overlay
from game.workshop.sharing import packed
from game.workshop.writing import put


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command understands."""
    parser.add_argument("scenario", metavar="SCENARIO", help="a scenario file, or its name")
    parser.add_argument(
        "--out",
        metavar="FILE",
        type=Path,
        help="the zip; usually the scenario's name, in this folder",
    )


def run(arguments: Namespace) -> int:
    """Write the zip; 0 if all is well."""
    file = find_scenario(arguments.scenario)
    if is_overlay(file):
        raise UserError(f"'{file}' is a translation; name its scenario.")
    out = arguments.out or Path(f"{file.stem}.zip")
    put(out.absolute().parent, {out: packed(file)}, "the scenario")
    print(f"{out}: written. Whoever gets it types: import {out.name}")
    return 0
