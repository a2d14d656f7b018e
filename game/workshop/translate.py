"""`translate`: how a translation stands, what is new in it, what needs no new translation, and what is of no text."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

from game import UserError
from game.locale import LANGUAGES
from game.scenario.model import Scenario
from game.scenario.orphans import what_to_do
from game.scenario.renaming import sound, sound_overlay
from game.scenario.shelf import find_scenario
from game.scenario.translating import (
    Renewal,
    State,
    accepted,
    pruned,
    standings,
    updated,
    written,
)
from game.scenario.translation import (
    Overlay,
    is_overlay,
    overlay_of,
    scenario_of,
    skeleton,
    translations_of,
)
from game.scenario.tree import Tree
from game.workshop.writing import save

LONGEST = 60
"""Letters of a text that are shown of it."""


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command understands."""
    parser.add_argument("scenario", metavar="SCENARIO", help="a scenario file, or its name")
    parser.add_argument(
        "language",
        metavar="LANG",
        nargs="?",
        help="a language; all there are beside it if left out",
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--status",
        action="store_true",
        help="say what is current, stale, missing or orphan (usual)",
    )
    what.add_argument(
        "--update",
        action="store_true",
        help="write what is new into the translation, or a translation to fill in; what is there stays",
    )
    what.add_argument(
        "--accept",
        metavar="PATH",
        nargs="?",
        const="",
        help="a text has changed and its translation still fits; without PATH all that have changed",
    )

    what.add_argument(
        "--prune",
        metavar="PATH",
        nargs="?",
        const="",
        help="take out what is of no text any more, unless an untranslated text may be its own; with PATH that alone",
    )


def run(arguments: Namespace) -> int:
    """Do what is asked for, in each translation that is meant; 0 if all is well."""
    file, files = _meant(arguments.scenario, arguments.language)
    scenario, tree = sound(file)
    for overlay in files:
        if arguments.update:
            _update(scenario, tree, overlay)
        elif arguments.accept is not None:
            _accept(scenario, overlay, arguments.accept)
        elif arguments.prune is not None:
            _prune(scenario, overlay, arguments.prune)
        else:
            _status(scenario, tree, overlay)
    return 0


def _meant(name: str, language: str | None) -> tuple[Path, Sequence[Path]]:
    """The scenario that a person names, and the translations, present or not."""
    file = find_scenario(name)
    if is_overlay(file):
        if language is not None:
            raise UserError(f"'{file}' is a translation already; leave the language out.")
        return find_scenario(str(scenario_of(file))), [file]
    if language is None:
        files = translations_of(file)
        if not files:
            raise UserError(
                f"'{file}' has no translation yet; say into which language: {' or '.join(LANGUAGES)}."
            )
        return file, files
    if language not in LANGUAGES:
        raise UserError(f"There is no language '{language}'; there are {', '.join(LANGUAGES)}.")
    return file, [overlay_of(file, language)]


def _status(scenario: Scenario, source: Tree, file: Path) -> None:
    """Print how each text stands that is not current, and how many there are of each."""
    overlay, tree = sound_overlay(file) if file.is_file() else (None, None)
    found = standings(scenario, source, overlay, tree, file)
    for one in found:
        if one.state != "current":
            print(f"{one.file}:{one.line}: {one.state}: {one.path}: {_start(one.text)}")
    counts = Counter(one.state for one in found)
    told = ", ".join(f"{counts[state]} {state}" for state in get_args(State))
    print(f"{file}: {told}" if overlay else f"{file} is not there yet: {told}")


def _start(text: str) -> str:
    flat = " ".join(text.split())
    return f'"{flat if len(flat) <= LONGEST else flat[: LONGEST - 3] + "..."}"'


def _update(scenario: Scenario, source: Tree, file: Path) -> None:
    """Bring one translation up to its scenario, or begin it."""
    language = file.suffixes[-2].removeprefix(".")
    if language == scenario.language:
        raise UserError(
            f"'{source.name}' is written in '{language}' itself; name another language."
        )
    if not file.exists():
        save(file, skeleton(scenario, language), "the translation")
        print(f"{file}: written. Fill in each 'to'; 'translate --status' says what is left.")
        return
    after = updated(scenario, *sound_overlay(file))
    _save(file, after)
    print(f"{file}: {_done(after)}")


def _done(after: Renewal) -> str:
    told = [
        sentence.format(n=len(paths), paths=", ".join(paths))
        for sentence, paths in (
            ("{n} added: {paths}", after.added),
            ("{n} changed, see the new original above each, then 'translate --accept': {paths}", after.changed),
            ("{n} moved with their texts: {paths}", after.moved),
            ("{n} of no text any more, kept as comments: {paths}", after.aside),
        )
        if paths
    ]  # fmt: skip
    if after.edits:
        return "; ".join(told) + "." if told else "comments are up to date now."
    return "up to date; nothing to write."


def _accept(scenario: Scenario, file: Path, wanted: str) -> None:
    """Take what has changed in the scenario as translated."""
    after, paths = accepted(scenario, *_there(file), wanted)
    _save(file, after)
    told = f"accepted as they are: {', '.join(paths)}." if paths else "nothing has changed since."
    print(f"{file}: {told}")


def _prune(scenario: Scenario, file: Path, wanted: str) -> None:
    """Take out what is of no text any more, and say of each entry whether it goes, and what it said."""
    overlay, tree = _there(file)
    after, gone, kept = pruned(scenario, overlay, tree, wanted)
    _save(file, after)
    for one in gone:
        print(f"{file}:{tree.key(one.at).line}: taken out: {one.path}: {_start(one.said)}")
    after_it = sound_overlay(file)[1] if kept else tree
    for one in kept:
        line = after_it.key(one.at).line
        print(f"{file}:{line}: kept: {one.path}: {_start(one.said)}; {what_to_do(one)}.")
    print(f"{file}: {len(gone)} taken out, {len(kept)} kept.")


def _there(file: Path) -> tuple[Overlay, Tree]:
    """A translation that must be there to be changed."""
    if not file.is_file():
        raise UserError(f"There is no translation '{file}'; 'translate --update' begins it.")
    return sound_overlay(file)


def _save(file: Path, after: Renewal) -> None:
    if after.edits:
        save(file, written(file.read_bytes(), after, str(file)), "the translation")
