"""The icons of the Lucide set as they stand in a page: shapes alone, the sheet gives them size and line."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final
from zipfile import BadZipFile, ZipFile

LOST: Final = '<circle cx="12" cy="12" r="9"/>'
"""What stands for an icon that there is not."""
_INSIDE = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)


@cache
def icon(name: str) -> str:
    """Return an icon as SVG for a page; it is not heard. A circle if there is none of this name.

    >>> icon("no such icon")
    '<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="9"/></svg>'
    """
    return f'<svg class="i" viewBox="0 0 24 24" aria-hidden="true">{shapes(name)}</svg>'


@cache
def shapes(name: str) -> str:
    """Return the shapes of an icon, on a sheet of 24 by 24."""
    archive = _archive()
    try:
        svg = archive.read(f"{name}.svg").decode() if archive else ""
    except (KeyError, OSError, BadZipFile):
        return LOST
    inside = _INSIDE.search(svg)
    return re.sub(r"\s*(/?>)\s*", r"\1", inside[1]).strip() if inside else LOST


@cache
def _archive() -> ZipFile | None:
    package = find_spec("lucide")
    if package is None or package.origin is None:
        return None
    try:
        return ZipFile(Path(package.origin).with_name("lucide.zip"))
    except (OSError, BadZipFile):
        return None
