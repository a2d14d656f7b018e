"""A scenario as one file to share: a zip with the scenario, its translations, and what is expected of it.

Whoever takes it in gets what can be played: it is looked at before anything of it is written.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Final
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from game import UserError
from game.scenario.diagnostics import Diagnostic
from game.scenario.expected.reading import expected_of
from game.scenario.translation import translations_of
from game.workshop.check import checked

MOST_FILES: Final = 20
"""Files in a shared scenario at most."""
MOST_BYTES: Final = 4_000_000
"""Bytes of all of them together, unpacked: a scenario is at most a million."""
_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)
"""The time of every file, so that the same scenario is the same zip."""


def companions(scenario: Path) -> list[Path]:
    """The files that belong to a scenario, itself first: translations, and what is expected of it."""
    expected = expected_of(scenario)
    return [scenario, *translations_of(scenario), *([expected] if expected.is_file() else [])]


def packed(scenario: Path) -> bytes:
    """Put a scenario into a zip. Raises UserError if it has errors: nobody could play it."""
    report = checked([f"{scenario}"])
    _refuse([d for d in report.diagnostics if d.severity == "error"], scenario.name)
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as made:
        for path in companions(scenario):
            made.writestr(ZipInfo(path.name, _LONG_AGO), path.read_bytes(), ZIP_DEFLATED)
    return held.getvalue()


def unpacked(data: bytes, name: str) -> Mapping[str, bytes]:
    """Take the files of a shared scenario out of a zip, and look at them.

    Args:
        data: the zip.
        name: what it is called, as in messages.

    Returns:
        The name of each file with what it holds; the scenario first.

    Raises:
        UserError: if it is no zip, holds anything else, or a scenario that cannot be played.
    """
    files = _read(data, name)
    scenarios = [file for file in files if "." not in Path(file).stem]
    if len(scenarios) != 1:
        are = "is no scenario" if not scenarios else "are several scenarios"
        raise UserError(f"There {are} in '{name}'; it should hold one, with what belongs to it.")
    with tempfile.TemporaryDirectory() as there:
        for file, inside in files.items():
            Path(there, file).write_bytes(inside)
        scenario = Path(there, scenarios[0])
        belongs = {path.name for path in companions(scenario)}
        other = next((file for file in files if file not in belongs), None)
        if other is not None:
            raise UserError(f"'{other}' in '{name}' does not belong to '{scenario.name}'.")
        found = checked([f"{scenario}"]).diagnostics
        _refuse([d for d in found if d.severity == "error"], name)
    return {file: files[file] for file in (scenarios[0], *(f for f in files if f != scenarios[0]))}


def _read(data: bytes, name: str) -> dict[str, bytes]:
    """Unpack what may be in it, no more than may be, and nothing into a folder."""
    try:
        with ZipFile(BytesIO(data)) as held:
            inside = [info for info in held.infolist() if not info.is_dir()]
            _refuse_large(inside, name)
            return {_name(info, name): held.read(info) for info in inside}
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError):
        raise UserError(
            f"'{name}' is not a scenario that was exported, or it is damaged."
        ) from None


def _refuse_large(inside: list[ZipInfo], name: str) -> None:
    if len(inside) > MOST_FILES or sum(info.file_size for info in inside) > MOST_BYTES:
        raise UserError(f"There is too much in '{name}' for one scenario.")


def _name(info: ZipInfo, name: str) -> str:
    """The bare name of a file; a scenario lies in no folder."""
    path = PurePosixPath(info.filename.replace("\\", "/"))
    plain = len(path.parts) == 1 and path.suffix in (".yaml", ".yml") and ":" not in path.name
    if not plain or path.name.startswith("."):
        raise UserError(f"'{info.filename}' in '{name}' is no file of a scenario.")
    return path.name


def _refuse(errors: list[Diagnostic], name: str) -> None:
    if errors:
        first = errors[0]
        more = f" and {len(errors) - 1} more" if len(errors) > 1 else ""
        where = f"{Path(first.file).name}, line {first.line}"
        raise UserError(
            f"'{name}' cannot be played: {where}: {first.message}{more}. Mend it first."
        )
