"""What pages are made of beside their text: style sheets, scripts and the typeface, packed once."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Final

from fontpkg_atkinson_hyperlegible import ROOT as TYPEFACE

from game.web import around

STATIC: Final = Path(__file__).with_name("static")
FONTS: Final = {
    "fonts/regular.ttf": TYPEFACE / "files" / "AtkinsonHyperlegible-Regular.ttf",
    "fonts/bold.ttf": TYPEFACE / "files" / "AtkinsonHyperlegible-Bold.ttf",
}
"""Packed they are 30 kB each; as WOFF2 they would be 24, for which a package more were needed."""
MADE: Final[Mapping[str, Callable[[], str]]] = {"around.css": around.sheet}
"""Files that are worked out."""
KINDS: Final = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".txt": "text/plain; charset=utf-8",
}
"""What may be served, by the end of its name."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is served."""

    kind: str
    plain: bytes
    packed: bytes
    """The same in gzip."""
    mark: str
    """Another one for other content: addresses carry it, so that a browser may keep the file for long."""


@cache
def asset(name: str) -> Asset | None:
    """Read a file of the static folder, or of the typeface; None if there is none of this name."""
    kind = KINDS.get(Path(name).suffix)
    plain = _read(name)
    if plain is None or kind is None:
        return None
    mark = blake2b(plain, digest_size=6).hexdigest()
    return Asset(kind, plain, gzip.compress(plain, 9, mtime=0), mark)


def _read(name: str) -> bytes | None:
    """What a file holds; some are made, not kept."""
    if name in MADE:
        return MADE[name]().encode()
    path = FONTS.get(name) or _inside(name)
    return path.read_bytes() if path else None


def _inside(name: str) -> Path | None:
    """A file of the folder by its bare name; nothing outside of it has one."""
    known = {path.name: path for path in STATIC.iterdir() if path.is_file()}
    return known.get(name)


def address(name: str) -> str:
    """Where a page finds a file. Raises FileNotFoundError for one that there is not."""
    there = asset(name)
    if there is None:
        raise FileNotFoundError(name)
    return f"/static/{name}?{there.mark}"
