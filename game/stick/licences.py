"""The licences of what a pack carries besides Parley, which have to go with it."""

from __future__ import annotations

import re
import shutil
import sysconfig
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Final

from game.stick.plan import PACKAGES

CHECKOUT: Final = Path(__file__).resolve().parent.parent.parent
_LICENCE: Final = re.compile(r"(?:licen[cs]e|copying|notice|authors|ofl)\b.*", re.IGNORECASE)
_NAME: Final = re.compile(r"[A-Za-z0-9._-]+")
_CALLED: Final = {
    "yaml": "PyYAML",
    "pygame": "pygame-ce",
    "fontpkg_atkinson_hyperlegible": "fontpkg-atkinson-hyperlegible",
}
"""Packages that are installed under another name than they are imported by."""


def gather(folder: Path) -> None:
    """Copy the licences of Parley, Python and every package in a pack into a folder, which is made.

    Raises OSError.
    """
    folder.mkdir()
    own = _own()
    if own.is_file():
        shutil.copyfile(own, folder / "Parley.txt")
    python = Path(sysconfig.get_paths()["stdlib"], "LICENSE.txt")
    if python.is_file():
        shutil.copyfile(python, folder / "Python.txt")
    for found in carried():
        name = found.metadata["Name"]
        words = [file.read_text("utf-8", "replace") for file in _files(found)]
        about = found.metadata["License-Expression"] or found.metadata["License"] or ""
        head = f"{name} {found.version}\n{about}".strip()
        (folder / f"{name}.txt").write_text("\n\n".join([head, *words]), encoding="utf-8")


def _own() -> Path:
    """Where Parley's own licence is: in the checkout, or with what was installed."""
    try:
        return next(iter(_files(distribution("parley"))), CHECKOUT / "LICENSE")
    except PackageNotFoundError:
        return CHECKOUT / "LICENSE"


def carried() -> list[Distribution]:
    """The distributions that Parley needs, with those that they need."""
    found: dict[str, Distribution] = {}
    waiting = [_CALLED.get(name, name) for name in PACKAGES]
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if name in found:
            continue
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:  # one of Python itself, or for another system
            continue
        needed = [one for one in found[name].requires or () if "extra ==" not in one]
        waiting += [match.group() for match in map(_NAME.match, needed) if match]
    return [found[name] for name in sorted(found)]


def _files(found: Distribution) -> list[Path]:
    """Where the licences of a distribution are."""
    paths = [Path(str(found.locate_file(file))) for file in found.files or ()]
    return [path for path in paths if _LICENCE.fullmatch(path.name) and path.is_file()]
