"""Which mind plays which seat: drawn by the game's seed from the temperaments of the scenario."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from game.minds.mind import Mind
from game.minds.registry import make
from game.rules.arrays import Seeds, Whole
from game.rules.chance import SHARES, draw, seeds_of_its_own
from game.rules.rulebook import Rulebook
from game.rules.salts import salts
from game.scenario.model import Scenario


@dataclass(frozen=True, slots=True)
class SeatedMind:
    """A mind and the games of a batch in which it plays a seat."""

    name: str
    mind: Mind
    games: Whole
    """[n] indexes of games; the mind sees only these, in this order"""


Cast = Mapping[int, tuple[SeatedMind, ...]]
"""Seat to its players; in games that none of them plays the seat lets everything pass."""


def drawn(scenario: Scenario, seeds: Seeds) -> Mapping[str, Whole]:
    """Draw a temperament for every seat that negotiates: seat to an index into its list, [G]."""
    lots = draw(seeds, 0, "temperament", salts(scenario.stakeholders))
    return {
        seat: lots[:, at] * len(part.temperament) // SHARES
        for at, (seat, part) in enumerate(scenario.stakeholders.items())
        if part.play != "information"
    }


def mind_seeds(book: Rulebook, seeds: Seeds, seat: str) -> Seeds:
    """The seeds of the mind at a seat [G]: not the games' own, by which it could foretell the dice."""
    return seeds_of_its_own(seeds, int(book.salt.seat[book.seats.index(seat)]))


def cast(book: Rulebook, seeds: Seeds, minds: Mapping[str, str] = MappingProxyType({})) -> Cast:
    """Cast a batch of games as a session would cast each of them.

    Args:
        book: the rulebook.
        seeds: [G] the seeds of the games.
        minds: seat to the name of a mind that plays it in every game; the others are drawn.

    Raises UserError for a mind that does not exist.
    """
    everyone = np.arange(len(seeds))
    players: dict[int, tuple[SeatedMind, ...]] = {}
    for seat, lots in drawn(book.scenario, seeds).items():
        own = mind_seeds(book, seeds, seat)
        usual = book.scenario.stakeholders[seat].temperament
        shares = {name: everyone[lots == rank] for rank, name in enumerate(usual)}
        if seat in minds:
            shares = {minds[seat]: everyone}
        players[book.seats.index(seat)] = tuple(
            SeatedMind(name, make(name, own[games]), games)
            for name, games in shares.items()
            if len(games)
        )
    return players
