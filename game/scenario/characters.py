"""Characters that no text should hold, those that nobody sees, and how either is made harmless.

Control characters move the cursor of a terminal, change its colours or end a text in the middle. They
are errors wherever a file holds them, written out or as an escape. Some characters are not seen but
change what is: the controls of the bidirectional algorithm (Unicode Standard Annex 9) let a line read
other than it is written. They are doubts, and are named.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

IMPOSSIBLE: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0d\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\u2028\u2029]"
)
"""What cannot stand in a text; a file may end its lines with carriage returns."""

INVISIBLE: Final = re.compile(
    "[\u00ad\u034f\u061c\u070f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]"
)
"""What is not seen, and may change what is."""

GARBLED: Final = re.compile("[ÃÂ][\u00a0-\u00bf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸ]")
"""A letter of two bytes that was read as two letters."""

_BREAKS: Final = "\x0b\x0c\r\x85\u2028\u2029"
"""What ends a line somewhere."""
_TURNING: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""What changes the direction of writing."""
_CONTROL: Final = re.compile(f"(?![\n\t]){IMPOSSIBLE.pattern}|{_TURNING.pattern}")

_ESCAPE: Final = re.compile(
    r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL
)
_SIGNS: Final = {
    "0": "\0",
    "a": "\a",
    "b": "\b",
    "e": "\x1b",
    "f": "\f",
    "v": "\v",
    "r": "\r",
    "N": "\x85",
    "L": "\u2028",
    "P": "\u2029",
}
"""Escapes of YAML 1.2 (section 5.7) for characters that cannot stand in a text."""


def without(text: str) -> str:
    r"""Return a text with something harmless for what cannot stand in it, so that reading can go on.

    >>> without("Mar\x07ket\x0bStreet"), without("\x07")
    ('Mar_ket Street', '_')
    """
    return IMPOSSIBLE.sub(lambda match: " " if match[0] in _BREAKS else "_", text)


class Escape(NamedTuple):
    """A character written as an escape between double quotes, and where."""

    at: int
    sign: str


def escapes(source: str) -> Iterator[Escape]:
    r"""Find what is written as escapes in the source of a text between double quotes.

    >>> [(escape.at, escape.sign) for escape in escapes(r"a\x07b\\e")]
    [(1, '\x07'), (6, '\\')]
    """
    for match in _ESCAPE.finditer(source):
        short, middle, long, sign = match.groups()
        number = int(short or middle or long or "0", 16)
        written = _SIGNS.get(sign, sign) if sign else chr(min(number, 0x10FFFF))
        yield Escape(match.start(), written)


def named(sign: str) -> str:
    r"""Name a character for a person.

    >>> named("\u202e"), named("\x1b")
    ('RIGHT-TO-LEFT OVERRIDE (U+202E)', 'U+001B')
    """
    code = f"U+{ord(sign):04X}"
    name = unicodedata.name(sign, "")
    return f"{name} ({code})" if name else code


def meant(garbled: str) -> str:
    r"""Return the letter that two letters were before they were read in another encoding; empty if none.

    >>> meant("\u00c3\u00ba"), meant("\u00c3\u201d")
    ('ú', 'Ô')
    """
    return garbled.encode("cp1252", "ignore").decode("utf-8", "ignore")


def harmless(text: str) -> str:
    r"""Return a text that can be shown anywhere: what would act on a screen or terminal becomes `?`.

    >>> harmless("a\x1b[31mb\x00\u202ec\n")
    'a?[31mb??c\n'
    """
    return text if text.isascii() and text.isprintable() else _CONTROL.sub("?", text)
