"""The exit slip: two sentences, no names, also on paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from game.classroom.typed import Fields, Misread, field, tidy
from game.web.pages import page

SLIP_LETTERS: Final = 240


@dataclass(frozen=True, slots=True)
class ExitSlip:
    """What was handed in; one of the two may be empty."""

    best: str
    """The other capital's best case."""
    clause: str
    """One clause both could print."""


@dataclass(frozen=True, slots=True)
class SlipFacts:
    """The page of the exit slip."""

    language: str
    slip: ExitSlip = ExitSlip("", "")
    """What stands in the fields: what was handed in, or what was typed and not taken."""
    cid: str = ""
    """The id of the command, where no script makes one: 32 hexadecimal digits."""
    state: Literal["open", "done", "over"] = "open"
    why: Literal["", "empty", "long"] = ""


def parse_slip(fields: Fields) -> ExitSlip | Misread:
    """Read the form of the exit slip.

    >>> parse_slip({"best": " Less  dying. "}), parse_slip({"best": " "}), parse_slip({"clause": "x" * 241})
    (ExitSlip(best='Less dying.', clause=''), Misread(why='empty'), Misread(why='long'))
    """
    best, clause = (tidy(field(fields, name)) for name in ("best", "clause"))
    if not best and not clause:
        return Misread("empty")
    if max(len(best), len(clause)) > SLIP_LETTERS:
        return Misread("long")
    return ExitSlip(best, clause)


def slip_page(facts: SlipFacts) -> str:
    """Write the page of the exit slip."""
    return page("exit/page.html", facts.language, exit=facts, most=SLIP_LETTERS)
