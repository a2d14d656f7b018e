"""What seats say aloud, and headlines: is it short enough, and can it be said at all?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from game.scenario.alike import suggestion
from game.scenario.checks.ground import Ground, Said
from game.scenario.model import (
    LINE_PLACES,
    LONGEST_HEADLINE,
    LONGEST_LINE,
    MOMENTS,
    Stakeholder,
    Text,
)
from game.scenario.tree import Path

_BRACES: Final = re.compile(r"\{(\w*)\}|[{}]")


def spoken(ground: Ground) -> Iterator[tuple[str, str, Path, Text]]:
    """Every line with the seat that says it, its moment and its path."""
    for name, seat in ground.scenario.stakeholders.items():
        for moment in MOMENTS:
            for place, line in enumerate(getattr(seat.voice, moment)):
                path: Path = ("stakeholders", name, "voice", moment)
                item = (*path, place)
                yield name, moment, item if item in ground.tree.values else path, line


def long(ground: Ground) -> Iterator[Said]:
    """W553: a line has more words than can be heard in passing."""
    for _, _, path, line in spoken(ground):
        count = len(line.text.split())
        if count > LONGEST_LINE:
            message = f"this line has {count} words; {LONGEST_LINE} can be heard in passing"
            yield Said("W553", path, message, "shorten it, or make two lines of it", True)


def unsaid(ground: Ground) -> Iterator[Said]:
    """W554: a line names something that there never is at its moment."""
    for name, moment, path, line in spoken(ground):
        seat = ground.scenario.stakeholders[name]
        for found in _BRACES.finditer(line.text):
            wrong = _wrong(found, moment, seat)
            if wrong:
                yield Said("W554", path, *wrong, True, found.start())
                break


def _wrong(found: re.Match[str], moment: str, seat: Stakeholder) -> tuple[str, str] | None:
    """What is wrong with a word in braces at a moment, and what to do."""
    place, written = found[1], found[0]
    possible = LINE_PLACES[moment]
    listed = ", ".join(f"{{{each}}}" for each in possible)
    if place is None:
        return f"'{written}' stands alone in this line", f"in a line braces hold a name: {listed}"
    if place not in possible:
        hint = suggestion(place, possible) or f"possible here: {listed}"
        return f"there is no '{written}' at '{moment}', so this line is never said", hint
    if place == "want" and not any(each.known for each in seat.interests.values()):
        message = "nobody knows what this seat wants, so this line is never said"
        return message, "write 'known: true' beside an interest, or take {want} out"
    return None


def headlines(ground: Ground) -> Iterator[Said]:
    """W559: a headline has more letters than stand large on a front page."""
    for name, lever in ground.scenario.levers.items():
        for rank, setting in lever.settings.items():
            line = setting.covert.headline if setting.covert else None
            if line and len(line.text) > LONGEST_HEADLINE:
                path: Path = ("levers", name, "settings", rank, "covert", "headline")
                message = (
                    f"this headline has {len(line.text)} letters; {LONGEST_HEADLINE} stand large"
                )
                yield Said("W559", path, message, "say it in fewer words", True)


CHECKS = (long, unsaid, headlines)
