"""The Lucide icons that a scenario may use, from the package that brings them: their names, and each as SVG.

Each is read once from the package's archive, which stays open: opening it takes longer than all else
that drawing an icon needs.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from zipfile import BadZipFile, ZipFile


@cache
def icon_names() -> frozenset[str]:
    """List all names; empty if the package of icons is not installed.

    >>> "gauge" in icon_names() or not icon_names()
    True
    """
    package = find_spec("lucide")
    if package is None or package.origin is None:
        return frozenset()
    try:
        names = _listed(Path(package.origin).with_name("lucide.zip").read_bytes())
    except OSError:
        return frozenset()
    return frozenset(name.removesuffix(".svg") for name in names)


@cache
def icon_source(name: str) -> str:
    """The SVG of an icon as its package has it; empty if there is none of this name."""
    archive = _archive()
    try:
        return archive.read(f"{name}.svg").decode() if archive else ""
    except (KeyError, OSError, BadZipFile):
        return ""


@cache
def _archive() -> ZipFile | None:
    package = find_spec("lucide")
    if package is None or package.origin is None:
        return None
    try:
        return ZipFile(Path(package.origin).with_name("lucide.zip"))
    except (OSError, BadZipFile):
        return None


def _listed(archive: bytes) -> Iterator[str]:
    """The names in a ZIP archive, from its directory (APPNOTE 6.3.10, sections 4.3.12 and 4.3.16).

    The standard library makes an object with two dozen fields of each; this is ten times as fast.
    """
    end = archive.rfind(b"PK\x05\x06")
    if end < 0:
        return
    at = int.from_bytes(archive[end + 16 : end + 20], "little")
    while archive[at : at + 4] == b"PK\x01\x02":
        name, extra, comment = (
            int.from_bytes(archive[at + place : at + place + 2], "little") for place in (28, 30, 32)
        )
        yield archive[at + 46 : at + 46 + name].decode()
        at += 46 + name + extra + comment
