"""What came from a form: read strictly, and a typed line cleaned of what nobody can see."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

Fields = Mapping[str, object]
"""A form as it was posted: names and values, of which nothing is sure."""

LONGEST: Final = 2000
"""Letters of a field that are looked at; one that is longer counts as empty."""
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
"""Kinds of signs that show nothing, or turn the direction of what follows."""
_CARRIERS: Final = 3
"""Marks above or below one letter that are kept; more of them climb over other lines."""
_LABEL: Final = re.compile(r"[A-Z][1-9][0-9]?")
_ID: Final = re.compile(r"[A-Za-z0-9_.]{1,64}")
_ROOM: Final = re.compile(r"[A-Z]{4}")
_SEAT: Final = re.compile(r"[0-9]{4}")
_CARD: Final = re.compile(r"[A-Z0-9]{6,16}")


@dataclass(frozen=True, slots=True)
class Misread:
    """Why a form says nothing that could be done."""

    why: str
    """The text `misread.WHY` says so to whoever sent it."""


def tidy(text: str) -> str:
    r"""Return a typed line as all may see it: one line, no sign that is unseen, no tower of marks.

    >>> tidy("  A\tline\nor two \u202e!"), tidy("é" + "\u0301" * 9) == "é" + "\u0301" * 3
    ('A line or two !', True)
    """
    spaced = " ".join(unicodedata.normalize("NFC", text).split())
    kept: list[str] = []
    marks = 0
    for sign in spaced:
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if marks <= _CARRIERS and unicodedata.category(sign) not in _UNSEEN:
            kept.append(sign)
    return " ".join("".join(kept).split())


def field(fields: Fields, name: str) -> str:
    """Return a field of a form; empty if it is missing, no text, or far too long."""
    value = fields.get(name, "")
    return value if isinstance(value, str) and len(value) <= LONGEST else ""


def line(fields: Fields, name: str, most: int) -> str | Misread:
    """Return a typed line of 1 to `most` letters, or why it is none."""
    said = tidy(field(fields, name))
    if not said:
        return Misread("empty")
    return said if len(said) <= most else Misread("long")


def label(fields: Fields, name: str = "chair") -> str | Misread:
    """Return the label of a chair, such as `B3`, or why it is none."""
    return _matching(_LABEL, field(fields, name), "chair")


def ident(fields: Fields, name: str) -> str | Misread:
    """Return an id: letters, digits, underscores and stops."""
    return _matching(_ID, field(fields, name), "unknown")


def room_letters(fields: Fields) -> str | Misread:
    """Return the four letters of a room as typed, large, whatever stands between them."""
    return _matching(_ROOM, squeezed(field(fields, "letters")), "letters")


def seat_digits(fields: Fields) -> str | Misread:
    """Return the four digits of a seat's card as typed, whatever stands between them."""
    return _matching(_SEAT, squeezed(field(fields, "code")), "digits")


def card_code(fields: Fields) -> str | Misread:
    """Return the code of a teacher's card: 6 to 16 letters or digits. A seat's four digits never are one."""
    return _matching(_CARD, squeezed(field(fields, "code")), "card")


def squeezed(typed: str) -> str:
    """Return what was typed in large letters without spaces, dots and dashes.

    >>> squeezed(" mp-q x.")
    'MPQX'
    """
    plain = unicodedata.normalize("NFKC", typed).upper()
    return re.sub(r"[\s.\-\u2010-\u2015]+", "", plain)


def _matching(pattern: re.Pattern[str], said: str, why: str) -> str | Misread:
    return said if pattern.fullmatch(said) else Misread(why)
