"""How text fits into the room there is, so that labels do not overlap."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from game.scenario.typeface import width as width

_ABBREVIATED: Final = re.compile(r"(\b\w{1,3}\.) (?=\w{1,3}\.)")
"""Short forms such as `EE. UU.`, which stay on one line."""


def shortened(text: str, room: float, size: float, bold: bool = False) -> str:
    """Cut text that is wider than the room, with an ellipsis at its end.

    >>> shortened("Border deployment", 60, 16)
    'Border…'
    """
    if width(text, size, bold) <= room:
        return text
    while text and width(text.rstrip() + "…", size, bold) > room:
        text = text[:-1]
    return text.rstrip().rstrip(" ,;:-–") + "…"


def wrapped(
    text: str, room: float, size: float, bold: bool = False, most: int = 2
) -> tuple[str, ...]:
    """Break text at its spaces into lines that fit the room; what does not fit in the last is cut.

    A no-break space keeps a number with its name.

    >>> wrapped("Safety, United States", 110, 16)
    ('Safety, United', 'States')
    """
    lines: list[str] = []
    words = [word for word in _ABBREVIATED.sub("\\1\xa0", text).split(" ") if word]
    while words and len(lines) < most - 1:
        line = words.pop(0)
        while words and width(f"{line} {words[0]}", size, bold) <= room:
            line = f"{line} {words.pop(0)}"
        lines.append(shortened(line, room, size, bold))
    if words:
        lines.append(shortened(" ".join(words), room, size, bold))
    return tuple(lines) or ("",)


def widest(texts: Sequence[str], size: float, bold: bool = False) -> float:
    """Return the width of the widest of several texts; 0 of none."""
    return max((width(text, size, bold) for text in texts), default=0.0)
