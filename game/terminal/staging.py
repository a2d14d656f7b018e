"""Setting up a game: the scenario in the reader's language, its length, seats, minds and luck."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable
from difflib import get_close_matches

from game import UserError
from game.scenario.diagnostics import Diagnostic
from game.scenario.loading import load
from game.scenario.model import Scenario
from game.scenario.shelf import find_scenario
from game.scenario.translation import in_language, load_overlay, overlay_of
from game.scenario.twins import twin
from game.terminal.matching import matches

MOST_SEED = 10**6
"""Seeds that are drawn are short, so that people can pass them on."""


def usual_language(environment: dict[str, str] | None = None) -> str:
    """The language of the system if it is one of ours, else English.

    >>> usual_language({"LANG": "es_MX.UTF-8"}), usual_language({"LANG": "C"})
    ('es', 'en')
    """
    where = dict(os.environ) if environment is None else environment
    said = where.get("LC_ALL") or where.get("LC_MESSAGES") or where.get("LANG") or ""
    return "es" if said.lower().startswith("es") else "en"


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
        found = load_overlay(overlay)
        if found.overlay is None:
            said = _first(found.diagnostics)
            raise UserError(f"The translation has errors, the first is: {said}")
    scenario = in_language(loaded.scenario, file, language)
    if alias is None:
        return scenario
    if alias not in scenario.aliases:
        known = _quoted(scenario.aliases) or "none"
        raise UserError(f"There is no twin '{alias}'; there are: {known}.")
    return twin(scenario, alias)


def _first(diagnostics: Iterable[Diagnostic]) -> Diagnostic:
    return next(d for d in diagnostics if d.severity == "error")


def seat_named(scenario: Scenario, said: str) -> str:
    """Find the seat that somebody named by id or name, perhaps shortened.

    Raises:
        UserError: if no seat or more than one fits.
    """
    seats = scenario.stakeholders
    found = matches(said, {key: (part.name.text, part.short.text) for key, part in seats.items()})
    if len(found) == 1:
        return found[0]
    close = found or get_close_matches(said, seats, 1, cutoff=0.5)
    if close:
        raise UserError(f"There is no seat '{said}'; did you mean {_quoted(close)}?")
    raise UserError(f"There is no seat '{said}'; there are {_quoted(seats)}.")


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f"'{name}'" for name in names)


def minds_named(scenario: Scenario, given: str) -> dict[str, str]:
    """Read `SEAT=MIND,SEAT=MIND`; `all=MIND` gives every negotiating seat the same.

    Raises:
        UserError: for a part that is not of this form, or a seat that does not exist.
    """
    found: dict[str, str] = {}
    for part in filter(None, (piece.strip() for piece in given.split(","))):
        seat, sign, mind = (piece.strip() for piece in part.partition("="))
        if not (seat and sign and mind):
            raise UserError(f"'{part}' does not name a seat and a mind; write SEAT=MIND.")
        if seat == "all":
            seats = scenario.stakeholders.items()
            found |= {key: mind for key, held in seats if held.play != "information"}
        else:
            found[seat_named(scenario, seat)] = mind
    return found


def fresh_seed() -> int:
    """Draw a seed for a game that nobody gave one."""
    return secrets.randbelow(MOST_SEED)
