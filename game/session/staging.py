"""Setting up a game: the scenario in the reader's language, and its luck."""

from __future__ import annotations

import secrets
from collections.abc import Iterable

from game import UserError
from game.scenario.diagnostics import Diagnostic
from game.scenario.loading import load
from game.scenario.model import Scenario
from game.scenario.shelf import find_scenario
from game.scenario.translation import in_language, load_overlay, overlay_of
from game.scenario.twins import twin

MOST_SEED = 10**6
"""Seeds that are drawn are short, so that people can pass them on."""


def scenario_in(name: str, language: str, alias: str | None = None) -> Scenario:
    """Load a scenario, in a language if it has a translation, perhaps under the names of a twin.

    Raises:
        UserError: if there is no such file or twin, or if the file or its translation has errors.
    """
    file = find_scenario(name)
    loaded = load(file)
    if loaded.scenario is None:
        raise UserError(f"The scenario has errors, the first is: {_first(loaded.diagnostics)}")
    overlay = overlay_of(file, language)
    if language != loaded.scenario.language and overlay.is_file():
        overlaid = load_overlay(overlay)
        if overlaid.overlay is None:
            said = _first(overlaid.diagnostics)
            raise UserError(f"The translation has errors, the first is: {said}")
    scenario = in_language(loaded.scenario, file, language)
    if alias is None:
        return scenario
    if alias not in scenario.aliases:
        known = ", ".join(f"'{name}'" for name in scenario.aliases) or "none"
        raise UserError(f"There is no twin '{alias}'; there are: {known}.")
    return twin(scenario, alias)


def _first(diagnostics: Iterable[Diagnostic]) -> Diagnostic:
    return next(d for d in diagnostics if d.severity == "error")


def length_of(scenario: Scenario, minutes: int | None) -> int:
    """The length that is asked for, or the shortest. Raises UserError for one that there is not."""
    lengths = list(scenario.lengths)
    if minutes is not None and minutes not in lengths:
        known = ", ".join(map(str, lengths))
        raise UserError(f"There is no length of {minutes} minutes; there are {known}.")
    return lengths[0] if minutes is None else minutes


def fresh_seed() -> int:
    """Draw a seed for a game that nobody gave one."""
    return secrets.randbelow(MOST_SEED)
