"""Scenarios as they are read again and again: each once, until its file changes."""

from __future__ import annotations

from functools import lru_cache

from game import UserError
from game.locale import LANGUAGES
from game.scenario.model import Scenario
from game.scenario.shelf import all_names, find_scenario
from game.scenario.translation import overlay_of
from game.session.saved import finished_records
from game.session.staging import scenario_in


def scenario_at(name: str, language: str, twin: str | None = None) -> Scenario:
    """The scenario of a name or file in a language; see `scenario_in`, which also says what it raises."""
    file = find_scenario(name)
    stamps = tuple(
        path.stat().st_mtime_ns if path.is_file() else 0
        for path in (file, overlay_of(file, language))
    )
    return _read(f"{file}", language, twin, stamps)


@lru_cache(maxsize=32)
def _read(file: str, language: str, twin: str | None, stamps: tuple[int, ...]) -> Scenario:
    return scenario_in(file, language, twin)


def read_ahead() -> None:
    """Read everything on the shelf and the games played before, so that nobody waits for it later."""
    for language in LANGUAGES:
        for name in all_names():
            try:
                scenario_at(name, language)
            except UserError:
                continue  # said where it is shown
    finished_records()
