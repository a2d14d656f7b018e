"""Who acts for which seat: a person, or a mind drawn from the stakeholder's temperament."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from difflib import get_close_matches
from typing import Final

import numpy as np

from game import UserError
from game.minds.mind import Mind
from game.minds.registry import MINDS
from game.rules.arrays import Seeds
from game.rules.chance import SHARES, draw, game_seeds
from game.rules.rulebook import Rulebook
from game.scenario.model import Scenario

PERSON: Final = "person"
USUAL: Final = "self_interested"
"""The mind of a seat whose temperament names none that exists."""


def known_minds() -> Mapping[str, Callable[[Seeds], Mind]]:
    """The minds there are: name to maker."""
    return MINDS


def cast(
    scenario: Scenario, seed: int, people: Collection[str], minds: Mapping[str, str]
) -> dict[str, str]:
    """Give every seat that negotiates, and every seat a person wants, somebody: seat to `person` or mind.

    Raises UserError for seats and minds that do not exist, and seats that are only for minds.
    """
    known = known_minds()
    for seat in (*people, *minds):
        if seat not in scenario.stakeholders:
            raise UserError(_unknown("seat", seat, scenario.stakeholders))
    for seat in people:
        if seat in minds:
            raise UserError(f"The seat '{seat}' cannot be held by a person and by a mind.")
        if scenario.stakeholders[seat].play == "mind":
            raise UserError(f"The seat '{seat}' is only for a computer player.")
    for name in minds.values():
        if name not in known:
            raise UserError(_unknown("mind", name, known))
    found = {}
    lots = draw(game_seeds(seed, 1), 0, "temperament", np.arange(len(scenario.stakeholders)))[0]
    for (seat, part), lot in zip(scenario.stakeholders.items(), lots, strict=True):
        if seat in people:
            found[seat] = PERSON
        elif seat in minds:
            found[seat] = minds[seat]
        elif part.play != "information":
            choice = [name for name in part.temperament if name in known] or [
                USUAL if USUAL in known else next(iter(known))
            ]
            found[seat] = choice[int(lot) * len(choice) // SHARES]
    return found


def make_minds(book: Rulebook, seed: int, seats: Mapping[str, str]) -> dict[str, Mind]:
    """Make the minds that the casting names, each with luck of its own: seat to mind."""
    known = known_minds()
    made = {}
    for seat, name in seats.items():
        if name != PERSON:
            if name not in known:
                raise UserError(_unknown("mind", name, known))
            made[seat] = known[name](mind_seeds(book, seed, seat))
    return made


def mind_seeds(book: Rulebook, seed: int, seat: str) -> Seeds:
    """The seeds of the mind at a seat: not the game's own, by which it could foretell the dice."""
    at = 1 + book.seats.index(seat)
    return game_seeds(seed, at + 1)[at:]


def _unknown(kind: str, name: str, known: Iterable[str]) -> str:
    names = list(known)
    close = get_close_matches(name, names, 1, cutoff=0.5)
    if close:
        return f"There is no {kind} '{name}'; did you mean '{close[0]}'?"
    return f"There is no {kind} '{name}'; there are {', '.join(names)}."
