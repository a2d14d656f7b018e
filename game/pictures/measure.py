"""How wide text is, in the typeface of the game, so that labels fit and do not overlap.

Widths of Atkinson Hyperlegible in thousandths of the size of the text, taken from the font itself; a test
compares them with it. A letter with an accent is as wide as without. What is missing is taken as wide.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final
from unicodedata import east_asian_width, normalize

REGULAR: Final[Mapping[int, str]] = {
    160: "'", 205: ",.:;", 233: "|", 235: "‘’·", 239: "l", 254: "j", 268: "`", 278: "i", 280: " ",
    281: "!¡", 300: "()", 301: '"', 311: "f", 315: "[]", 319: "{}", 324: "t", 340: "r", 352: "°",
    368: "-", 377: "/\\", 396: "_", 398: "“”", 402: "1", 414: "I", 429: "y", 433: "*", 441: "v",
    460: "z", 461: "x", 471: "s", 480: "–", 490: "k", 500: "c", 510: "7J", 520: "?¿", 526: "a",
    527: "→", 528: "×", 536: "u", 539: "Le", 546: "hn", 548: "F", 549: "2", 552: "^o", 553: "<>",
    555: "~", 558: "T", 560: "g", 562: "«»", 564: "d", 566: "bp", 567: "E", 574: "3", 576: "q",
    579: "±", 583: "5", 589: "V", 594: "$", 595: "Y", 596: "S", 598: "69", 601: "P", 602: "+=−",
    607: "Z", 614: "4", 615: "8", 618: "R", 619: "B", 623: "X", 626: "A", 627: "K", 648: "0",
    654: "w", 655: "#", 656: "C", 664: "€", 673: "D", 689: "N", 690: "HU", 696: "…", 705: "&",
    710: "G", 727: "O", 753: "Q", 780: "@", 800: "—", 820: "M", 840: "W", 841: "m", 927: "%",
}  # fmt: skip
BOLD: Final[Mapping[int, str]] = {
    222: "'", 234: "|", 243: ",.:;", 259: "j", 277: "‘’", 283: "!¡", 301: "·", 314: "`l", 315: "i",
    320: " ", 333: "[]", 366: "()", 367: "f", 370: "{}", 372: "r", 374: "-", 379: "t", 404: "°",
    410: '"', 430: "_", 434: "*", 442: "/\\", 448: "1", 458: "I", 498: "“”", 508: "–", 516: "z",
    518: "y", 520: "c", 526: "v", 527: "→", 533: "x~", 534: "s", 537: "L", 539: "×", 543: "7",
    544: "F", 553: "a", 560: "J", 561: "9", 566: "e", 567: "k", 570: "u", 572: "hn", 573: "<>o",
    580: "E", 586: "2", 589: "^", 594: "−", 596: "bdp", 597: "g", 601: "q", 605: "3", 612: "5",
    614: "?¿", 617: "T", 618: "+=±", 619: "$S", 621: "Z", 625: "8", 626: "4P", 632: "6", 639: "B",
    652: "0", 654: "R", 656: "V", 659: "K", 663: "U", 669: "«»", 673: "C€", 679: "H", 686: "D",
    687: "Y", 690: "A", 699: "X", 700: "N", 702: "&", 719: "G", 723: "w", 754: "@", 764: "O",
    781: "Q", 783: "#", 803: "…", 842: "M—", 883: "W", 886: "m", 977: "%",
}  # fmt: skip

_ABBREVIATED: Final = re.compile(r"(\b\w{1,3}\.) (?=\w{1,3}\.)")
"""Short forms such as `EE. UU.`, which stay on one line."""
_WIDTHS = tuple(
    {letter: width for width, letters in table.items() for letter in letters}
    for table in (REGULAR, BOLD)
)
WIDE: Final = 850
"""For letters that the tables lack."""


@lru_cache(maxsize=4096)
def width(text: str, size: float, bold: bool = False) -> float:
    """Return the width of a line of text, in the units of its size.

    >>> width("mi", 1000), width("mí", 1000)
    (1119.0, 1119.0)
    """
    return sum(_letter(letter, bold) for letter in text) * size / 1000


def _letter(letter: str, bold: bool) -> int:
    known = _WIDTHS[bold]
    if letter in known:
        return known[letter]
    if east_asian_width(letter) in "WF":
        return 1000
    return known.get(normalize("NFKD", letter)[0], WIDE)


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
