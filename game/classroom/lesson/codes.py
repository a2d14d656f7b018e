"""What opens what: the letters of a room, the digits of a chair, the code of the teacher, tokens of devices.

A device proves itself with a token that is kept nowhere but on it; the class file knows its digest alone.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection
from hashlib import sha256
from typing import Final

CONSONANTS: Final = "BCDFGHJKLMNPRSTVWXZ"
"""No vowels, so that no word comes out; no Q and no Y, which are misread."""
DIGITS: Final = 4
TEACHER: Final = 8
"""Digits on the code card of the teacher."""
PAIRING: Final = 6
"""Digits of the code that pairs a phone once."""


def room_letters(taken: Collection[str] = ()) -> str:
    """Draw the four letters of a room, none that is taken."""
    while True:
        letters = "".join(secrets.choice(CONSONANTS) for _ in range(4))
        if letters not in taken:
            return letters


def seat_codes(many: int, taken: Collection[str] = ()) -> list[str]:
    """Draw four digits for each chair, all different from each other and from those taken."""
    found: list[str] = []
    while len(found) < many:
        code = digits(DIGITS)
        if code not in taken and code not in found:
            found.append(code)
    return found


def digits(many: int) -> str:
    """Draw so many digits."""
    return "".join(secrets.choice("0123456789") for _ in range(many))


def token() -> str:
    """Draw what a device proves itself with: 144 bits."""
    return secrets.token_urlsafe(18)


def key() -> bytes:
    """Draw the key of a class, with which its events are chained."""
    return secrets.token_bytes(32)


def hashed(secret: str) -> str:
    """The digest of a token, which can be kept."""
    return sha256(secret.encode()).hexdigest()


def same(one: str, other: str) -> bool:
    """Whether two secrets are the same, in a time that tells nothing of them."""
    return secrets.compare_digest(one.encode(), other.encode())


def typed(code: str) -> str:
    """What was typed, as codes are written: capitals and digits, no spaces or dashes.

    >>> typed(" bk-xt "), typed("47 11")
    ('BKXT', '4711')
    """
    return "".join(c for c in code.upper() if c.isalnum())[:16]
