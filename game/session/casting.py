"""Who acts for which seat: a person, or a mind drawn from the stakeholder's temperament."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches
from typing import Final

from game import UserError
from game.minds.casting import drawn
from game.minds.registry import make
from game.rules.chance import game_seeds
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
        make(name)
    players = {}
    choice = drawn(scenario, game_seeds(seed, 1))
    for seat, part in scenario.stakeholders.items():
        if seat in people:
            players[seat] = PERSON
        elif seat in minds:
            players[seat] = minds[seat]
        elif seat in choice:
            players[seat] = part.temperament[int(choice[seat][0])]
    return players


def successor(scenario: Scenario, seed: int, seat: str, mind: str | None) -> str:
    """Name the mind that takes a seat over; one of the stakeholder's temperament if none is asked for.

    It is the temperament that would have been cast from the start. Raises UserError for seats and minds
    that do not exist, and seats that decide nothing.
    """
    if seat not in scenario.stakeholders:
        raise UserError(_unknown("seat", seat, scenario.stakeholders))
    players = cast(scenario, seed, (), {} if mind is None else {seat: mind})
    if seat not in players or scenario.stakeholders[seat].play == "information":
        raise UserError(f"The seat '{seat}' decides nothing that a mind could decide.")
    return players[seat]


def _unknown(kind: str, name: str, known: Iterable[str]) -> str:
    names = list(known)
    close = get_close_matches(name, names, 1, cutoff=0.5)
    if close:
        return f"There is no {kind} '{name}'; did you mean '{close[0]}'?"
    return f"There is no {kind} '{name}'; there are {', '.join(names)}."
