"""The icons of the Lucide set in a size and a colour, as every reader of SVG can draw them."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from game.scenario.icons import icon_source

LOST: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none"'
    ' stroke="currentColor" stroke-width="2"><circle cx="12" cy="12" r="9"/></svg>'
)
"""What stands for an icon that there is not."""
_SIZE = re.compile(r'\b(?:width|height)="24"')
_PATH = re.compile(r' d="[^"]*"')
_ARC = re.compile(r"[aA][^a-zA-Z\"]*")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?")


def icon_svg(name: str, pixels: int, colour: str) -> str:
    """Return an icon in a size and a colour; a circle if there is none of this name."""
    svg = _read(name).replace("currentColor", colour)
    return _SIZE.sub(lambda size: size.group().replace("24", str(pixels)), svg, count=2)


@cache
def _read(name: str) -> str:
    svg = icon_source(name)
    if not svg:
        return LOST
    return _PATH.sub(lambda path: _ARC.sub(_flags_apart, path.group()), svg)


def _flags_apart(match: re.Match[str]) -> str:
    """Write the two flags of arcs apart from what follows; the reader in older SDL needs that.

    >>> _flags_apart(re.match("a.*", "a2 2 0 012 2"))
    'a2 2 0 0 1 2 2'
    """
    text, at = match.group(), 1
    found: list[str] = []
    while at < len(text):
        if len(found) % 7 in (3, 4) and text[at] in "01":
            found.append(text[at])
            at += 1
            continue
        number = _NUMBER.match(text, at)
        if number is None:
            at += 1
            continue
        found.append(number.group())
        at = number.end()
    if not found or len(found) % 7:
        return text
    return text[0] + " ".join(found)
