"""`new`: begin a scenario of one's own from a template, in a folder where every command finds it."""

from __future__ import annotations

import os
import re
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Final
from unicodedata import normalize

from game import UserError, called
from game.locale import text
from game.locale.usual import usual_language
from game.scenario.model.whole import WHOLE_ID
from game.scenario.overlay_schema import overlay_schema
from game.scenario.schema import as_text, json_schema, with_icons
from game.scenario.shelf import own_folder, scenario_names
from game.scenario.translation import overlay_of
from game.views.commands import typed
from game.workshop.templates import LANGUAGES, OVERLAY_SCHEMA, SCHEMA, TEMPLATES, files
from game.workshop.writing import put

USUAL: Final = "two-sided"
_DEVICE: Final = re.compile(r"con|prn|aux|nul|(com|lpt)\d")
"""What Windows takes for a device, whatever its suffix."""


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command understands."""
    language = _language()
    offered = "; ".join(f"{name}: {text(language, f'new.template.{name}')}" for name in TEMPLATES)
    parser.add_argument(
        "id", metavar="ID", help="the name of the scenario in commands, such as 'my-lake'"
    )
    parser.add_argument(
        "--template",
        choices=TEMPLATES,
        default=USUAL,
        help=f"what it begins as (default: {USUAL}). {offered}",
    )
    parser.add_argument(
        "--lang", choices=LANGUAGES, default=language, help="the language it is written in"
    )
    parser.add_argument(
        "--in",
        dest="folder",
        metavar="FOLDER",
        type=Path,
        help=f"where it is written (default: '{own_folder()}', where every command finds it by its ID)",
    )


def run(arguments: Namespace) -> int:
    """Write the scenario, its translation and their schemas, and say what comes next; 0 if all is well."""
    name, folder = arguments.id, arguments.folder or own_folder()
    _refuse_id(name)
    file = folder / f"{name}.yaml"
    _refuse_taken(file)
    written = {
        SCHEMA: as_text(with_icons(json_schema())),
        OVERLAY_SCHEMA: as_text(overlay_schema()),
        **files(arguments.template, arguments.lang, name),
    }
    put(folder, {folder / part: said.encode() for part, said in written.items()}, "the scenario")
    short = name if folder.absolute() == own_folder().absolute() else typed(str(file))
    for key in ("written", "play", "check"):
        print(text(arguments.lang, f"new.{key}", file=file, program=called(), scenario=short))
    return 0


def _language() -> str:
    usual = usual_language()
    return usual if usual in LANGUAGES else LANGUAGES[0]


def _refuse_id(name: str) -> None:
    """Raise UserError for what cannot be an id, with one that could, or is that of a shipped scenario."""
    if not re.fullmatch(WHOLE_ID, name):
        plain = normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        near = "-".join(re.findall(r"[a-z0-9]+", plain)).lstrip("0123456789-")[:60]
        such = near if re.fullmatch(WHOLE_ID, near) else "my-lake"
        raise UserError(
            f"'{name}' cannot be an id: write 2 to 60 small letters, digits and hyphens, a letter first, "
            f"such as '{such}'."
        )
    if _DEVICE.fullmatch(name):
        raise UserError(f"No file may be called '{name}' on Windows; choose another id.")
    if name in scenario_names():
        raise UserError(f"'{name}' comes with Parley; choose another id.")


def _refuse_taken(file: Path) -> None:
    """Raise UserError if the scenario or a translation of it is there already."""
    others = (overlay_of(file, language) for language in LANGUAGES)
    for path in (file, file.with_suffix(".yml"), *others):
        if os.path.lexists(path):
            raise UserError(
                f"'{path}' is there already; choose another id, or go on with that file."
            )
