"""`import`: take in a scenario that somebody has exported, once it is known that it can be played."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from pathlib import Path

from game import UserError
from game.scenario.shelf import own_folder, scenario_names
from game.workshop.sharing import MOST_BYTES, unpacked
from game.workshop.writing import put


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command understands."""
    parser.add_argument("file", metavar="FILE", type=Path, help="the zip that export has written")
    parser.add_argument(
        "--in",
        dest="folder",
        metavar="FOLDER",
        type=Path,
        help="where it goes; usually the folder Parley of your home folder, where every command finds it",
    )


def run(arguments: Namespace) -> int:
    """Look at the scenario and write it; 0 if all is well."""
    files = unpacked(_held(arguments.file), arguments.file.name)
    folder = arguments.folder or own_folder()
    scenario = next(iter(files))
    if arguments.folder is None and Path(scenario).stem in scenario_names():
        raise UserError(f"'{Path(scenario).stem}' comes with Parley; take it in with --in FOLDER.")
    for name in files:
        if os.path.lexists(folder / name):
            raise UserError(
                f"'{folder / name}' is there already; take it away first, or use --in FOLDER."
            )
    put(folder, {folder / name: data for name, data in files.items()}, "the scenario")
    print(f"{folder / scenario}: written, with {len(files) - 1} more.")
    return 0


def _held(file: Path) -> bytes:
    """What a file holds. Raises UserError if it cannot be read, or is too large to be a scenario."""
    try:
        if file.stat().st_size > MOST_BYTES:
            raise UserError(f"There is too much in '{file.name}' for one scenario.")
        return file.read_bytes()
    except OSError as error:
        raise UserError(f"'{file}' cannot be read: {error.strerror}.") from None
