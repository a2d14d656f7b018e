"""The colours of every picture and page: a light table, blue for trust and vermilion for its absence.

Nothing is told by colour alone: every style here also has a dash and a mark of its own, and the scale of
trust is doubled by dashes and thickness. Colours of text have a contrast of at least 4.5 to paper and
card, colours of lines at least 3 (WCAG 2.1, 1.4.3 and 1.4.11).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from game.pictures.measure import held

PAPER: Final = "#f6f1e7"
CARD: Final = "#fffdf8"
EDGE: Final = "#d9d0bf"
"""Borders of cards."""
INK: Final = "#1d2733"
SOFT: Final = "#505c69"
"""Text that stands back."""
RULE: Final = "#e3dccf"
"""Lines of a grid."""
TRACK: Final = "#ebe3d4"
TABLE: Final = "#eaf0ed"
BLUE: Final = "#0b5fa5"
VERMILION: Final = "#b34a0c"
GREEN: Final = "#0f7058"
PURPLE: Final = "#7a4a9a"
AMBER: Final = "#8a5a00"
"""Turning points and news."""
AMBER_FILL: Final = "#fff3d6"
SLATE: Final = "#4a5560"
ROSE: Final = "#a8326a"


ROLES: Final[Mapping[str, str]] = {
    "blue": BLUE,
    "vermilion": VERMILION,
    "green": GREEN,
    "purple": PURPLE,
    "amber": "#b07a10",
    "teal": "#0e7c86",
    "rose": ROSE,
    "olive": "#6b7a1e",
    "navy": "#27406f",
    "brown": "#7a5132",
    "slate": SLATE,
    "magenta": "#b0309a",
}
"""The colours of seats by the role that an author names (`scenario/model/seats.py`)."""


def tint(colour: str) -> str:
    """Thin a colour until it is a ground that dark signs stand on.

    >>> tint("#000000")
    '#e0dfda'
    """
    pairs = ((int(colour[n : n + 2], 16), int(CARD[n : n + 2], 16)) for n in (1, 3, 5))
    return "#" + "".join(f"{(one * 12 + card * 88 + 50) // 100:02x}" for one, card in pairs)


BETTER: Final = GREEN
"""What has gone well for a number, or for a seat; blue and vermilion speak of trust alone."""
WORSE: Final = ROSE
NUMBERS: Final = (ROLES["teal"], PURPLE, ROLES["brown"], ROLES["olive"], ROSE, SLATE)
"""Colours by which numbers of the world are told apart; none is of the scale of trust, or says good."""


@dataclass(frozen=True, slots=True)
class LineStyle:
    """How one of several lines is told from the others."""

    colour: str
    dash: str
    """Lengths of dashes and gaps, as SVG writes them; empty for an unbroken line."""
    marker: str
    """circle, square, triangle, diamond, cross or ring"""


_COLOURS = (BLUE, VERMILION, GREEN, PURPLE, SLATE, ROSE)
_DASHES = ("", "9 5", "3 4", "11 4 3 4")
_MARKERS = ("circle", "square", "triangle", "diamond", "cross", "ring")

SERIES: Final = tuple(
    LineStyle(_COLOURS[n % 6], _DASHES[(n + n // 6) % 4], _MARKERS[(n + n // 6 * 2) % 6])
    for n in range(12)
)
"""Styles of lines, the plainest first; a thirteenth line begins again."""

_LINES = (
    (0, (179, 74, 12)),
    (2500, (184, 92, 24)),
    (5000, (125, 132, 136)),
    (7500, (47, 122, 176)),
    (10000, (11, 95, 165)),
)
_FILLS = (
    (0, (219, 134, 70)),
    (2500, (230, 181, 136)),
    (5000, (222, 221, 213)),
    (7500, (160, 196, 222)),
    (10000, (94, 157, 207)),
)


def _between(scale: tuple[tuple[int, tuple[int, int, int]], ...], value: int) -> str:
    value = held(value, 0, 10_000)
    for (low, one), (high, other) in pairwise(scale):
        if value <= high:
            part = (value - low) / (high - low)
            mixed = (round(a + (b - a) * part) for a, b in zip(one, other, strict=True))
            return "#" + "".join(f"{channel:02x}" for channel in mixed)
    raise AssertionError(value)


def trust_line(trust: int) -> str:
    """Colour a line by trust, in hundredths from 0 (vermilion) to 10,000 (blue).

    >>> trust_line(0), trust_line(10_000)
    ('#b34a0c', '#0b5fa5')
    """
    return _between(_LINES, trust)


def trust_fill(trust: int) -> str:
    """Colour an area by trust, in hundredths."""
    return _between(_FILLS, trust)


def trust_width(trust: int) -> float:
    """Width of a line of trust: the farther from the middle, the thicker."""
    return 1.2 + 3.6 * abs(held(trust, 0, 10_000) - 5000) / 5000


def trust_dash(trust: int) -> str:
    """Dashes of a line of trust: unbroken from the middle up, the shorter the less trust."""
    return "" if trust >= 4500 else "7 4" if trust >= 2500 else "3 4"


def luminance(colour: str) -> float:
    """Return the relative luminance of `#rrggbb`, 0 to 1 (WCAG 2.1)."""
    channels = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.1).

    >>> round(contrast("#000000", "#ffffff"))
    21
    """
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
