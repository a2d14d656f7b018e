"""What stands twice although two things should be told apart: colours, and what is said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, get_args

from game.scenario.checks.ground import Ground, Said
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


def copied(ground: Ground) -> Iterator[Said]:
    """W570: two events, two endings or two settings of a lever say the same, as when one was copied.

    Seats of a game in which all are alike may well have one brief.
    """
    first: dict[tuple[str, str], Path] = {}
    for path, text in ground.texts.items():
        match path:
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


CHECKS = (colours, copied)
