"""The names of the Lucide icons that a scenario may use."""

from __future__ import annotations

from collections.abc import Iterator
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
        names = _listed(Path(package.origin).with_name("lucide.zip").read_bytes())
    except OSError:
        return frozenset()
    return frozenset(name.removesuffix(".svg") for name in names)


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
