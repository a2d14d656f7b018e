"""The wall of a class: one page for all, in every state of a lesson.

It is written from `WallFacts` alone: who has taken a chair, the step and its clock, and of the games what
`public.py` reads, which is what every seat may know. What stands on it is the same for two classes that
differ in secrets alone.
"""

from __future__ import annotations

import re
from typing import Final

from game.classroom.wall.showing import SLIDES, Kind, Wall, WallChair, WallFacts, WallTable
from game.classroom.wall.slides import slide
from game.classroom.wall.states import STATES, paused
from game.web.pages import page as written
from game.web.shell import Addresses

__all__ = ["SLIDES", "Kind", "Wall", "WallChair", "WallFacts", "WallTable", "html", "wall"]

TURN_AFTER: Final = 30
"""Seconds after which a wall that shows tables in turn goes on to the next."""


def wall(facts: WallFacts) -> Wall:
    """Show the wall as a class stands."""
    if facts.blank:
        return Wall("blank", facts.language, keys=facts.keys)
    if facts.paused:
        return paused(facts)
    if facts.step in SLIDES:
        return slide(facts)
    return STATES[facts.step](facts)


_BETWEEN_TAGS: Final = re.compile(r">[^<]+<")
_SHORT_FORM: Final = re.compile(r"(\b\w{1,3}\.) (?=\w{1,3}\.)")
"""Such as `EE. UU.`, which stays on one line."""


ADDRESSES: Final = Addresses("/wall/page", "/wall/cmd", "/wall/ws", "/wall")
"""Where the script of the wall finds the server."""


def html(
    page: Wall, *, part: bool = False, version: int = 0, addresses: Addresses = ADDRESSES
) -> str:
    """Write a page of the wall as HTML.

    Args:
        page: what is shown.
        part: what changes from one page to the next alone, as a browser fetches it.
        version: of the wall; a command of its keys says what it saw.
        addresses: where the script finds the server; keys post `next`, `pause`, `blank`, `more`, `turn`.
    """
    template = "wall/page.html" if part else "wall/frame.html"
    found = written(template, page.language, wall=page, version=version, addresses=addresses)
    return _BETWEEN_TAGS.sub(lambda text: _SHORT_FORM.sub("\\1\xa0", text[0]), found)
