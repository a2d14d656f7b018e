"""Make a folder for a stick that holds all of Parley, Python included.

It starts from the stick on computers of the same system as this one, without Python, without the rights of
an administrator and without the internet. START-HERE.txt in it says how.
"""

from __future__ import annotations

import os
import sys
import tempfile
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Final

from game import Stopped, UserError, __version__
from game.scenario import shelf
from game.stick import folder, licences, plan, scripts, tool, trial

ROOM: Final = 300_000_000
"""Bytes that it takes to make one, besides the pack itself."""
LEAST: Final = 100_000_000
"""Bytes that no pack is smaller than."""


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command understands."""
    parser.add_argument("folder", metavar="DIR", type=Path, help="a folder that is not there yet")


def run(arguments: Namespace) -> int:
    """Make the pack and try it; returns 0.

    Raises:
        UserError: with the reason why there is none; nothing is left of it then.
    """
    if getattr(sys, "frozen", False):
        raise UserError(
            "This Parley is a pack already; to have another, copy the folder that START-HERE.txt is in."
        )
    target: Path = arguments.folder
    try:
        folder.refuse(target)
        tool.ensure()
        _make(target)
    except KeyboardInterrupt:
        raise Stopped("Stopped; nothing was kept.") from None
    return 0


def _make(target: Path) -> None:
    """Put the program together, copy it to `target`, try it there."""
    with folder.whole_or_nothing(target), tempfile.TemporaryDirectory(prefix="parley-") as scratch:
        work = Path(scratch).resolve()
        folder.require_room(work, ROOM)
        folder.require_room(target, LEAST)
        _say(f"Parley: packing for {scripts.system_name()}; this takes a minute or two ...")
        made = _put_together(work)
        needed, _ = folder.size(made)
        folder.require_room(target, needed)
        _say(f"Parley: copying {folder.megabytes(needed)} ...")
        folder.copy(made, target / scripts.system_name())
        scripts.write(target)  # last, so that half a pack has no start
        _say("Parley: trying it with nothing around it ...")
        scenario = shelf.scenario_names()[-1]
        for shows, seconds in trial.tried(scripts.start(target, os.name == "nt"), scenario):
            _say(f"  {shows:<32} {seconds:6.1f} s")
        getattr(os, "sync", lambda: None)()  # a stick may be taken out too soon
    count, files = folder.size(target)
    print(
        f"'{target}' holds Parley {__version__} for {scripts.system_name()}: "
        f"{folder.megabytes(count)} in {files} files.\n"
        f"Copy the folder to a stick; {scripts.READ_ME} in it says how it starts."
    )


def _put_together(work: Path) -> Path:
    """Have the program put together in a folder for this; where it is."""
    rooms = Path(shelf.__file__).resolve().parent.parent
    entry = work / f"{plan.PROGRAM}.py"
    entry.write_text(plan.ENTRY, encoding="utf-8")
    luggage = plan.planned(rooms, shelf.scenario_folder(), shelf.shipped("assets") / "pictures")
    recipe = work / f"{plan.PROGRAM}.spec"
    recipe.write_text(plan.recipe(luggage, entry, rooms, os.name == "nt"), encoding="utf-8")
    made = tool.put_together(recipe, rooms, work) / plan.PROGRAM
    if sys.platform == "linux":
        folder.settle_links(made)
    licences.gather(made / "licences")
    return made


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)
