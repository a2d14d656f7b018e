"""How games go that are talked through, and games without a word, in plain numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class IndicatorCourse:
    """An indicator over many games, in hundredths."""

    means: tuple[int, ...]
    """at the start and after each round"""
    end: int
    """the mean at the end, when the world has gone on after the last round"""
    middle: int
    """the end in the median game, the lower of two"""


@dataclass(frozen=True, slots=True)
class Courses:
    """How games go with and without talk."""

    indicators: Mapping[str, tuple[IndicatorCourse, IndicatorCourse]]
    """with talk, without"""
    red_lines: Mapping[str, tuple[int, int]]
    """in how many games each is crossed with talk, without: hundredths of a percent"""
    talk: Mapping[str, int | None]
    """counts over the games; `across` is None where there are not two sides"""


def as_data(told: Courses) -> dict[str, Any]:
    """The courses as JSON data: points, and shares from 0 to 1 over games with talk and without alike."""
    return {
        "indicators": {
            name: {"talk": _data(one), "no_talk": _data(other)}
            for name, (one, other) in told.indicators.items()
        },
        "red_lines": {name: sum(both) / 20_000 for name, both in told.red_lines.items()},
        "talk": {("games_across" if key == "across" else key): n for key, n in told.talk.items()},
    }


def _data(course: IndicatorCourse) -> dict[str, Any]:
    return {
        "course": [value / 100 for value in course.means],
        "end": course.end / 100,
        "median": course.middle / 100,
    }
