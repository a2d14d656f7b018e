"""What seats say aloud, and headlines: is it short enough, and can it be said at all?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from game.scenario.alike import suggestion
from game.scenario.checks.ground import Ground, Said
from game.scenario.checks.screen import Unshowable
from game.scenario.model import (
    LINE_PLACES,
    LONGEST_HEADLINE,
    LONGEST_LINE,
    MOMENTS,
    Scenario,
    Stakeholder,
    Text,
)
from game.scenario.tree import Path

_BRACES: Final = re.compile(r"\{(\w*)\}|[{}]")


def spoken(scenario: Scenario) -> Iterator[tuple[str, str, Path, Text]]:
    """Every line with the seat that says it, its moment and its path."""
    for name, seat in scenario.stakeholders.items():
        for moment in MOMENTS:
            for place, line in enumerate(getattr(seat.voice, moment)):
                yield name, moment, ("stakeholders", name, "voice", moment, place), line


def too_long(scenario: Scenario) -> Iterator[Unshowable]:
    """W553 and W559: lines and headlines that are too long, in whatever language the scenario is."""
    for _, _, path, line in spoken(scenario):
        count = len(line.text.split())
        if count > LONGEST_LINE:
            message = f"this line has {count} words; {LONGEST_LINE} can be heard in passing"
            yield Unshowable("W553", path, 0, message, "shorten it, or make two lines of it")
    for name, lever in scenario.levers.items():
        for rank, setting in lever.settings.items():
            headline = setting.covert.headline if setting.covert else None
            if headline and len(headline.text) > LONGEST_HEADLINE:
                path = ("levers", name, "settings", rank, "covert", "headline")
                message = f"this headline has {len(headline.text)} letters; {LONGEST_HEADLINE} stand large"
                yield Unshowable("W559", path, 0, message, "say it in fewer words")


def long(ground: Ground) -> Iterator[Said]:
    """W553 and W559, in the language of the file."""
    for code, path, at, message, hint in too_long(ground.scenario):
        yield Said(code, _written(ground, path), message, hint, True, at)


def _written(ground: Ground, path: Path) -> Path:
    """Where a line stands: one that stands alone needs no list."""
    return path if path in ground.tree.values else path[:-1]


def unsaid(ground: Ground) -> Iterator[Said]:
    """W554: a line names something that there never is at its moment."""
    for name, moment, path, line in spoken(ground.scenario):
        seat = ground.scenario.stakeholders[name]
        for found in _BRACES.finditer(line.text):
            wrong = _wrong(found, moment, seat)
            if wrong:
                yield Said("W554", _written(ground, path), *wrong, True, found.start())
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


CHECKS = (long, unsaid)
