"""The wall as a browser draws it: letters that the last row can read, and nothing that runs over."""

from __future__ import annotations

from typing import Any

import pytest

from game.classroom.wall.page import SLIDES, html, wall
from tests.classroom.chromium import CHROMIUM, looked
from tests.classroom.test_wall import states
from tests.classroom.walls import FLAGSHIP, broken_in_secret, opened, played, slide

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no browser to draw with"),
]
LEAST, MOST = 28, 64


def slides(language: str) -> dict[str, str]:
    """Every page of every slide, with votes."""
    games = broken_in_secret(), played(FLAGSHIP, 12)
    found = opened(*games, language=language)
    votes: dict[str, Any] = {
        "feel": {"proud": 5, "surprised": 11},
        "first": {
            "A.us_intelligence": 12,
            "A.mx_president": 10,
            "B.us_intelligence": 12,
            "B.us_president": 9,
        },
        "marks": {f"{each.event}.{each.mark}": 9 for each in found.news},
        "change": {each.id: 6 for each in found.candidates},
        "predict": {"higher": 12, "same": 3, "lower": 5},
    }
    pages: dict[str, str] = {}
    for step in SLIDES:
        for page in range(slide(step, *games, language=language).pages):
            made = slide(step, *games, language=language, ballots=votes, page=page)
            pages[f"/{step}-{page}"] = html(made)
    pages["/predict"] = html(slide("change", *games, language=language, stage=2, ballots=votes))
    return pages


def faults(pages: dict[str, str], wide: int = 1280, high: int = 720) -> list[str]:
    """What is too small, too large or runs over."""
    found = []
    for path, seen in looked(pages, wide, high).items():
        scale = min(wide / 1280, high / 720)
        if seen["over"]:
            found.append(f"{path} runs over: {seen['over']}")
        if seen.get("least") and seen["least"]["size"] < LEAST * scale - 0.05:
            found.append(f"{path} too small: {seen['least']}")
        if seen.get("most") and seen["most"]["size"] > MOST * scale + 0.05:
            found.append(f"{path} too large: {seen['most']}")
    return found


@pytest.mark.parametrize("language", ["en", "es"])
def test_states_are_large_enough_and_fit(language: str) -> None:
    pages = {f"/{name}": html(wall(each)) for name, each in states(language).items()}
    assert faults(pages) == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_slides_are_large_enough_and_fit(language: str) -> None:
    assert faults(slides(language)) == []


def test_a_larger_wall_is_larger() -> None:
    pages = {f"/{name}": html(wall(each)) for name, each in list(states("en").items())[:4]}
    assert faults(pages, 1920, 1080) == []
