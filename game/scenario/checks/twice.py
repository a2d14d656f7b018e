"""What stands twice although two things should be told apart: colours, and what is said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, get_args

from game.scenario.checks.ground import Ground, Said
from game.scenario.model import Event, Scenario
from game.scenario.model.seats import Colour
from game.scenario.tree import Path

SHORT: Final = 5
"""Texts of fewer words may well be the same."""


def colours(ground: Ground) -> Iterator[Said]:
    """W571: two seats have one colour."""
    first: dict[str, str] = {}
    seats = ground.scenario.stakeholders
    free = [each for each in get_args(Colour) if each not in {s.colour for s in seats.values()}]
    for name, seat in seats.items():
        other = first.setdefault(seat.colour, name)
        if other != name:
            message = f"'{name}' has the colour of '{other}', so they look alike at the table"
            hint = f"give it {' or '.join(free[:2])}" if free else "give one of them another colour"
            yield Said("W571", ("stakeholders", name, "colour"), message, hint, True)


def once_more(scenario: Scenario) -> dict[str, str]:
    """Events that are another one under another id, perhaps with another title: each with the first of them."""
    first: list[str] = []
    found: dict[str, str] = {}
    for name, event in scenario.events.items():
        other = next((each for each in first if _same(scenario.events[each], event)), None)
        if other is None:
            first.append(name)
        else:
            found[name] = other
    return found


def _same(one: Event, other: Event) -> bool:
    return one.text == other.text and one.model_copy(update={"title": other.title}) == other


def events(ground: Ground) -> Iterator[Said]:
    """W570: an event was copied under another id, so what it does is done twice."""
    for name, other in once_more(ground.scenario).items():
        message = (
            f"'{name}' is '{other}' once more: same text, condition and effects, so both happen"
        )
        yield Said("W570", ("events", name), message, "take one of the two out")


def copied(ground: Ground) -> Iterator[Said]:
    """W570: two events, two endings or two settings of a lever say the same, as when one was copied.

    Seats of a game in which all are alike may well have one brief.
    """
    first: dict[tuple[str, str], Path] = {}
    again = once_more(ground.scenario)
    for path, text in ground.texts.items():
        match path:
            case ("events", name, *_) if name in again:
                continue
            case ("events" | "endings", _, "text"):
                group = str(path[0])
            case ("levers", lever, "settings", _, "say"):
                group = f"settings of {lever}"
            case _:
                continue
        words = text.text.split()
        other = first.setdefault((group, " ".join(words).casefold()), path)
        if other != path and len(words) >= SHORT:
            message = f"'{other[-2]}' says the same, word for word"
            yield Said("W570", path, message, "write what is meant here", True)


CHECKS = (colours, events, copied)
