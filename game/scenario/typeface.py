"""The typeface of the game: which letters it has, and how wide they are.

Widths of Atkinson Hyperlegible in thousandths of the size of the text, taken from the font itself; a test
compares them with it, and the letters too. A letter with an accent is as wide as without. What is missing
is taken as wide.
"""

from __future__ import annotations

from collections.abc import Mapping
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

LETTERS: Final = (
    (0x20, 0x7E), (0xA0, 0x107), (0x10A, 0x113), (0x116, 0x11B), (0x11E, 0x123), (0x126, 0x127),
    (0x12A, 0x12B), (0x12E, 0x12F), (0x131, 0x131), (0x136, 0x137), (0x13B, 0x13E), (0x141, 0x148),
    (0x150, 0x155), (0x158, 0x15B), (0x15E, 0x165), (0x16A, 0x16B), (0x16E, 0x173), (0x178, 0x17E),
    (0x192, 0x192), (0x218, 0x21B), (0x2C6, 0x2C7), (0x2D8, 0x2DD), (0x300, 0x304), (0x306, 0x308),
    (0x30A, 0x30C), (0x326, 0x328), (0x394, 0x394), (0x3A9, 0x3A9), (0x3BC, 0x3BC), (0x3C0, 0x3C0),
    (0x2013, 0x2014), (0x2018, 0x201A), (0x201C, 0x201E), (0x2020, 0x2022), (0x2026, 0x2026),
    (0x2030, 0x2030), (0x2039, 0x203A), (0x2044, 0x2044), (0x2074, 0x2074), (0x20AC, 0x20AC),
    (0x2113, 0x2113), (0x2122, 0x2122), (0x212E, 0x212E), (0x2202, 0x2202), (0x220F, 0x220F),
    (0x2211, 0x2212), (0x2215, 0x2215), (0x2219, 0x221A), (0x221E, 0x221E), (0x222B, 0x222B),
    (0x2248, 0x2248), (0x2260, 0x2260), (0x2264, 0x2265), (0x25CA, 0x25CA),
)  # fmt: skip
"""The characters that the typeface has, from the first to the last of each range."""

INSTEAD: Final[Mapping[int, str]] = str.maketrans(
    {"→": "»", "\u2010": "-", "\u2011": "-"} | dict.fromkeys("\u2007\u2009\u200a\u202f", "\u00a0")
)
"""Signs that the typeface lacks, and what is drawn in their place."""

_HAS: Final = frozenset(code for first, last in LETTERS for code in range(first, last + 1))
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
    return sum(_letter(letter, bold) for letter in written(text)) * size / 1000


def _letter(letter: str, bold: bool) -> int:
    known = _WIDTHS[bold]
    if letter in known:
        return known[letter]
    if east_asian_width(letter) in "WF":
        return 1000
    return known.get(normalize("NFKD", letter)[0], WIDE)


def written(text: str) -> str:
    """Return a text as it is drawn: a letter and its accent as one, and what the typeface lacks replaced.

    >>> written("n\u0303 → m")
    'ñ » m'
    """
    return text if text.isascii() else normalize("NFC", text).translate(INSTEAD)


def missing(text: str) -> tuple[str, ...]:
    """The characters of a text that the typeface cannot draw, each once.

    >>> missing("Río 日本 ← 日 n\u0303")
    ('日', '本', '←')
    """
    if text.isascii():
        return ()
    return tuple(
        dict.fromkeys(
            sign for sign in written(text) if ord(sign) not in _HAS and sign not in "\n\t"
        )
    )
