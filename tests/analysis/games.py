"""The published and invented games of these tests, and small ones made on the spot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from game.analysis.study import Study, study
from game.rules.compiling import compile_rulebook
from game.scenario.loading import load
from game.scenario.model import Scenario

FOLDER = Path(__file__).parent / "games"
NAMES = ("harbour", "purchase", "prisoners-dilemma", "chicken", "elmira")


def path(name: str) -> Path:
    return FOLDER / f"{name}.yaml"


@cache
def scenario(name: str) -> Scenario:
    loaded = load(path(name))
    assert loaded.scenario is not None, loaded.diagnostics
    return loaded.scenario


@cache
def studied(name: str) -> Study:
    return study(compile_rulebook(scenario(name)))


def made(
    owners: Mapping[str, str | Sequence[str]],
    sizes: Mapping[str, int],
    seats: Mapping[str, Mapping[str, Any]],
    settings: Mapping[tuple[str, int], Mapping[str, Any]] | None = None,
    **further: Any,
) -> Scenario:
    """A game of points alone: levers with settings `s0`, `s1`, ... and what seats make of them."""
    marks = settings or {}
    levers = {
        lever: {
            "name": lever,
            "ask": f"{lever}?",
            "owner": owner if isinstance(owner, str) else list(owner),
            "start": "s0",
            "settings": {
                f"s{rank}": {"name": f"{lever} {rank}", **marks.get((lever, rank), {})}
                for rank in range(sizes[lever])
            },
        }
        for lever, owner in owners.items()
    }
    look = {"icon": "user", "colour": "blue", "public": "We want more.", "private": "So do you."}
    return Scenario.model_validate(
        {
            "format": 1,
            "id": "made-up",
            "language": "en",
            "title": "A made-up game",
            "summary": "Points alone.",
            "story": ["There is something to divide."],
            "stakeholders": {
                name: {"name": name, "short": name, **look, **part} for name, part in seats.items()
            },
            "levers": levers,
            **further,
        }
    )


def rows_of(found: Study, profile: Mapping[str, str]) -> np.ndarray[Any, Any]:
    """The settings [L] that a profile names."""
    book = found.survey.book
    return np.array(
        [book.settings[place].index(profile[lever]) for place, lever in enumerate(book.levers)]
    )
