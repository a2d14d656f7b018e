"""What the window cannot show well: letters its typeface lacks, and words that are too wide.

Rooms are in units of a window of 1280 by 720 with text of the usual size; a test lays such words out in
the window. A word that is too wide is broken in the middle, and names of seats lie on each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from game.scenario.characters import INVISIBLE, named
from game.scenario.checks.ground import Ground, Said
from game.scenario.model import Scenario, Text
from game.scenario.texts import texts
from game.scenario.tree import Path
from game.scenario.typeface import missing, width

SIZE: Final = 18.0
"""The size of text on cards."""
CARD: Final = 320.0
"""The width of the narrowest card with running text."""
INDICATOR: Final = 147.0
"""The room for a word of an indicator's name."""
SEATS: Final = {7: 96.0, 8: 96.0, 9: 88.0, 10: 88.0, 11: 88.0, 12: 88.0}
"""How many seats sit at the table, and the room for a short name; up to six have `FEW_SEATS`."""
FEW_SEATS: Final = 184.0
NAMED: Final = 5
"""Letters that a message names, at most."""


class Unshowable(NamedTuple):
    """A text that cannot be shown, or heard, well: where, and from which character on."""

    code: str
    path: Path
    at: int
    message: str
    hint: str


def doubts(scenario: Scenario) -> Iterator[Unshowable]:
    """Look at every text, in whatever language the scenario is."""
    for path, text in texts(scenario).items():
        room = _room(scenario, path)
        for where, said in _versions(path, text):
            yield from _undrawn(where, said)
            yield from _too_wide(where, said, room, path[-1] == "short")


def _versions(path: Path, text: Text) -> Iterator[tuple[Path, str]]:
    yield path, text.text
    if text.easy:
        yield path + ("easy",), text.easy


def _undrawn(path: Path, text: str) -> Iterator[Unshowable]:
    """W551: letters that the typeface lacks."""
    signs = [sign for sign in missing(text) if not INVISIBLE.match(sign)]
    if signs:
        listed = ", ".join(f"'{sign}' {named(sign)}" for sign in signs[:NAMED])
        more = f" and {len(signs) - NAMED} more" if len(signs) > NAMED else ""
        message = f"the typeface of the window lacks {listed}{more}"
        hint = "a computer without another font for it shows an empty box"
        yield Unshowable("W551", path, max(text.find(signs[0]), 0), message, hint)


def _too_wide(path: Path, text: str, room: float, whole: bool) -> Iterator[Unshowable]:
    """W552: a word, or a short name as a whole, wider than its room."""
    # No letter is wider than the size of the text, so most words need not be measured.
    long = re.compile(rf"\S{{{int(room / SIZE)},}}")
    for word in [text] if whole else long.findall(text):
        if width(word, SIZE, True) > room:
            what = "this name" if whole else f"'{word}'"
            message = f"{what} is wider than its place on the screen"
            hint = f"the longest that fits is '{_fitting(word, room)}'"
            yield Unshowable("W552", path, text.find(word), message, hint)
            return


def _fitting(word: str, room: float) -> str:
    """The start of a word that fits.

    >>> _fitting("Donaudampfschiff", 100)
    'Donaudam'
    """
    while word and width(word, SIZE, True) > room:
        word = word[:-1]
    return word.rstrip()


def _room(scenario: Scenario, path: Path) -> float:
    """The room for a word of a text."""
    match path:
        case ("stakeholders", _, "short"):
            return SEATS.get(len(scenario.stakeholders), FEW_SEATS)
        case ("indicators", _, "name"):
            return INDICATOR
        case _:
            return CARD


def on_screen(ground: Ground) -> Iterator[Said]:
    """W551 and W552, in the language of the file."""
    for code, path, at, message, hint in doubts(ground.scenario):
        yield Said(code, ground.place(path), message, hint, True, at)


CHECKS = (on_screen,)
