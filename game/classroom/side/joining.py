"""The way in: the room's letters, a seat's digits, or a role without a side. Nobody is asked for a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

from game.classroom.typed import Fields, Misread, field, room_letters, seat_digits, squeezed
from game.web.pages import page

RoleName = Literal["press", "facts", "observer", "waiting"]
"""The roles without a side; who has no card waits for a chair in one."""
NotIn = Literal["", "letters", "digits", "full", "often", "locked", "gone"]
"""Why a device is not in: nothing yet; wrong letters; wrong digits; all places of the seat are taken; too many
tries; the room is locked; it was signed out."""
ROLES: Final[tuple[RoleName, ...]] = get_args(RoleName)
MOST: Final = 12
"""Signs of what was typed that a page shows again."""


@dataclass(frozen=True, slots=True)
class JoinSeat:
    """Sit down at the seat whose card has these digits."""

    letters: str
    digits: str


@dataclass(frozen=True, slots=True)
class JoinRole:
    """Take a role without a side."""

    letters: str
    role: RoleName


@dataclass(frozen=True, slots=True)
class JoinFacts:
    """The page by which a device comes in."""

    language: str
    why: NotIn = ""
    letters: str = ""
    """What is filled in: from the address of a card, or what was typed."""
    digits: str = ""
    tongues: tuple[tuple[str, str], ...] = (("en", "English"), ("es", "Español"))


@dataclass(frozen=True, slots=True)
class OutFacts:
    """The page that asks once more before somebody steps out of a seat."""

    language: str
    stay: str = "/"


def parse_join(fields: Fields) -> JoinSeat | JoinRole | Misread:
    """Read the form of the way in.

    >>> parse_join({"letters": "mp qx", "code": "40-71"})
    JoinSeat(letters='MPQX', digits='4071')
    >>> parse_join({"letters": "MPQX", "code": "", "role": "press"}), parse_join({"letters": "<b>"})
    (JoinRole(letters='MPQX', role='press'), Misread(why='letters'))
    """
    letters = room_letters(fields)
    if isinstance(letters, Misread):
        return letters
    asked = field(fields, "role")
    for role in ROLES:
        if asked == role:
            return JoinRole(letters, role)
    if asked:
        return Misread("unknown")
    digits = seat_digits(fields)
    return JoinSeat(letters, digits) if isinstance(digits, str) else digits


def typed_before(fields: Fields) -> tuple[str, str]:
    """What was typed or stood in the address of a card, to be filled in again: letters and digits."""
    room = field(fields, "letters") or field(fields, "room")
    letters = "".join(sign for sign in squeezed(room) if "A" <= sign <= "Z")
    digits = "".join(sign for sign in squeezed(field(fields, "code")) if "0" <= sign <= "9")
    return letters[:MOST], digits[:MOST]


def join_page(facts: JoinFacts) -> str:
    """Write the page by which a device comes in."""
    return page("join/page.html", facts.language, join=facts, roles=ROLES)


def out_page(facts: OutFacts) -> str:
    """Write the page that asks before somebody steps out."""
    return page("join/out.html", facts.language, out=facts)
