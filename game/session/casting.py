"""Who acts for which seat: a person, or a mind drawn from the stakeholder's temperament."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches
from typing import Final

from game import UserError
from game.minds.casting import drawn, mind_seeds
from game.minds.mind import Mind
from game.minds.registry import make
from game.rules.chance import game_seeds
from game.rules.rulebook import Rulebook
from game.scenario.model import Scenario

PERSON: Final = "person"


def cast(
    scenario: Scenario, seed: int, people: Collection[str], minds: Mapping[str, str]
) -> dict[str, str]:
    """Give every seat that negotiates, and every seat a person wants, somebody: seat to `person` or mind.

    Raises UserError for seats and minds that do not exist, and seats that are only for minds.
    """
    for seat in (*people, *minds):
        if seat not in scenario.stakeholders:
            raise UserError(_unknown("seat", seat, scenario.stakeholders))
    for seat in people:
        if seat in minds:
            raise UserError(f"The seat '{seat}' cannot be held by a person and by a mind.")
        if scenario.stakeholders[seat].play == "mind":
            raise UserError(f"The seat '{seat}' is only for a computer player.")
    for name in minds.values():
        make(name, game_seeds(seed, 1))
    found = {}
    choice = drawn(scenario, game_seeds(seed, 1))
    for seat, part in scenario.stakeholders.items():
        if seat in people:
            found[seat] = PERSON
        elif seat in minds:
            found[seat] = minds[seat]
        elif seat in choice:
            found[seat] = part.temperament[int(choice[seat][0])]
    return found


def make_minds(book: Rulebook, seed: int, seats: Mapping[str, str]) -> dict[str, Mind]:
    """Make the minds that the casting names, each with luck of its own: seat to mind.

    Raises UserError for a mind that does not exist.
    """
    seeds = game_seeds(seed, 1)
    return {
        seat: make(name, mind_seeds(book, seeds, seat))
        for seat, name in seats.items()
        if name != PERSON
    }


def _unknown(kind: str, name: str, known: Iterable[str]) -> str:
    names = list(known)
    close = get_close_matches(name, names, 1, cutoff=0.5)
    if close:
        return f"There is no {kind} '{name}'; did you mean '{close[0]}'?"
    return f"There is no {kind} '{name}'; there are {', '.join(names)}."
