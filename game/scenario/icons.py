"""The names of the Lucide icons that a scenario may use."""

from __future__ import annotations

import zipfile
from functools import cache
from importlib.util import find_spec
from pathlib import Path


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
        with zipfile.ZipFile(Path(package.origin).with_name("lucide.zip")) as archive:
            return frozenset(name.removesuffix(".svg") for name in archive.namelist())
    except (OSError, zipfile.BadZipFile):
        return frozenset()
