"""`rename`: give a seat, lever, setting or anything else with an id another one, everywhere."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from game import UserError
from game.scenario.renaming import renamed
from game.scenario.shelf import find_scenario
from game.scenario.translation import is_overlay
from game.workshop.writing import replace


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command understands."""
    parser.add_argument("scenario", metavar="SCENARIO", help="a scenario file, or its name")
    parser.add_argument(
        "path",
        metavar="PATH",
        help="what to rename: its id (fire), a path to it (fire.low, levers.fire.settings.low), or 'id' "
        "for the scenario itself",
    )
    parser.add_argument("new", metavar="NEW", help="the new id")


def run(arguments: Namespace) -> int:
    """Rename in the scenario and in the translations beside it; 0 if all is well."""
    file = find_scenario(arguments.scenario)
    if is_overlay(file):
        raise UserError(f"'{file}' is a translation; name its scenario.")
    result = renamed(file, arguments.path, arguments.new)
    replace(result.files)
    for path, places in result.places.items():
        where = "1 place" if places == 1 else f"{places} places"
        print(f"{path}: {result.kind} '{result.old}' is '{arguments.new}' now, in {where}.")
    for path, there in result.moved.items():
        path.rename(there)
        print(f"{path} is called {there} now.")
    return 0
