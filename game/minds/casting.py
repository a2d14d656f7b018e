"""Which mind plays which seat: drawn by the game's seed from the temperaments of the scenario."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from game.minds.briefing import Mind
from game.minds.character import Characters, characters
from game.minds.negotiator import Negotiator
from game.minds.registry import make
from game.rules.arrays import Seeds, Whole
from game.rules.chance import SHARES, draw, seeds_of_its_own
from game.rules.rulebook import Rulebook
from game.rules.salts import salts
from game.scenario.model import Scenario

MOST = 2_500
"""Rows that decide together at most: beyond, nothing is gained, and what they weigh takes much memory."""


@dataclass(frozen=True, slots=True)
class SeatedMind:
    """A mind and the games of a batch in which it plays a seat."""

    mind: Mind
    seat: int
    games: Whole
    """[n] indexes of games"""
    seeds: Seeds
    """[n] its own luck in each of them"""


@dataclass(frozen=True, slots=True, eq=False)
class Company:
    """Rows that decide together: seats of games, played by minds of one kind."""

    mind: Mind
    game: Whole
    """[R]"""
    seat: Whole
    """[R]"""
    seeds: Seeds
    """[R]"""
    character: Characters


Cast = Sequence[Company]
"""Who plays a batch; seats that nobody plays let everything pass."""


def companies(players: Iterable[SeatedMind]) -> Cast:
    """Bring together who can decide together: all plain negotiators, and other minds that are alike."""
    kinds: dict[object, list[SeatedMind]] = {}
    for player in players:
        mind: object = player.mind
        kinds.setdefault(Negotiator if type(mind) is Negotiator else mind, []).append(player)
    return [few for each in kinds.values() for few in _in_parts(_company(each))]


def _company(players: Sequence[SeatedMind]) -> Company:
    rows = [len(player.games) for player in players]
    return Company(
        players[0].mind,
        np.concatenate([player.games for player in players]),
        np.repeat(np.array([player.seat for player in players]), rows),
        np.concatenate([player.seeds for player in players]),
        characters([player.mind.character for player in players], rows),
    )


def _in_parts(whole: Company) -> Iterator[Company]:
    """Divide a company that is too large, game by game."""
    order = np.argsort(whole.game, kind="stable")
    for rows in np.array_split(order, -(-len(order) // MOST)):
        yield Company(
            whole.mind,
            whole.game[rows],
            whole.seat[rows],
            whole.seeds[rows],
            whole.character.rows(rows),
        )


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
    players = []
    for seat, lots in drawn(book.scenario, seeds).items():
        own = mind_seeds(book, seeds, seat)
        usual = book.scenario.stakeholders[seat].temperament
        shares = {name: everyone[lots == rank] for rank, name in enumerate(usual)}
        if seat in minds:
            shares = {minds[seat]: everyone}
        at = book.seats.index(seat)
        players += [
            SeatedMind(make(name), at, games, own[games])
            for name, games in shares.items()
            if len(games)
        ]
    return companies(players)
