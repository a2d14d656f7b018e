"""How text fits into the room there is, so that labels do not overlap."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, TypeVar

from game.scenario.typeface import width as width

Number = TypeVar("Number", int, float)

_ABBREVIATED: Final = re.compile(r"(\b\w{1,3}\.) (?=\w{1,3}\.)")
"""Short forms such as `EE. UU.`, which stay on one line."""


def held(value: Number, low: Number, high: Number) -> Number:
    """Hold a value between two ends; where there is no room between them, at the low one.

    >>> held(-3, 0, 10), held(4, 0, 10), held(12, 0, 10), held(4, 3, 2)
    (0, 4, 10, 3)
    """
    return sorted((low, value, max(low, high)))[1]


def shared(room: float, count: int) -> float:
    """Share a room evenly; whoever is alone, and nobody, has it whole.

    >>> shared(60, 3), shared(60, 1), shared(60, 0)
    (20.0, 60, 60)
    """
    return room / count if count > 1 else room


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
