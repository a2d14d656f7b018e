"""What conditions and flows read: a position seen through the names of the scenario."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np

from game.rules.arrays import Mask, Whole, choose, some
from game.rules.cooperation import cooperation
from game.rules.imagined import Imagined, Situation, kinds_of
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from game.scenario.expression import Condition


class Readings:
    """One position, or an imagined one, read at the start of a stage. Letters as in `position`."""

    def __init__(self, book: Rulebook, position: Situation) -> None:
        self._book = book
        self._position = position
        self.round = position.round

    @cached_property
    def indicator(self) -> Whole:
        """[G, I] indicators in hundredths of a point."""
        return self._position.indicator

    @cached_property
    def setting(self) -> Whole:
        """[G, L] settings in force."""
        return self._position.setting

    @cached_property
    def trust(self) -> Whole:
        """[G, S, S] how far each seat trusts each other."""
        return self._position.trust

    @cached_property
    def crossed(self) -> Whole:
        """[G, R] how often each red line was crossed."""
        return self._position.crossed

    @cached_property
    def stood(self) -> Any:
        """[G, L, K] rounds that each setting has stood, or what answers like it."""
        position = self._position
        columns = position.standing if isinstance(position, Imagined) else None
        return position.stood if columns is None else columns

    @cached_property
    def chose(self) -> Whole:
        """[G, E] the option chosen for each event; -1 none."""
        return self._position.chose

    @cached_property
    def fact(self) -> Whole:
        """[G, H] which value of each hidden fact is true."""
        return self._position.fact

    @cached_property
    def published(self) -> Mask:
        """[G, L] levers with a public clause in force."""
        return self._position.public

    @cached_property
    def verified(self) -> Mask:
        """[G, L] levers with a verified clause in force."""
        return self._position.verified

    @cached_property
    def agreed(self) -> Mask:
        """[G, L] levers with a clause in force."""
        return self._position.clause >= 0

    @cached_property
    def deal(self) -> Mask:
        """[G] whether any agreement is in force."""
        return some(self.agreed, 1)

    @cached_property
    def happened(self) -> Mask:
        """[G, E] events that have happened."""
        return self._position.happened > 0

    @cached_property
    def cooperation(self) -> Whole:
        """[G] cooperation of the table in hundredths."""
        return cooperation(self._book, self._position)

    def past(self, lag: int) -> Whole:
        """[G, I] the indicators so many rounds ago; as far back as is known."""
        return self._position.past[:, lag]


def as_seen(book: Rulebook, position: Position, seat: int) -> Readings:
    """Read a position as one seat sees its levers, so that nothing it decides gives a secret away."""
    readings = Readings(book, position)
    readings.setting = position.seen[:, seat]
    return readings


def as_agreed(book: Rulebook, position: Position, seat: int, text: int) -> Readings:
    """Read a position as a seat sees it, and as if the text at a place were in force."""
    readings = as_seen(book, position, seat)
    offer = position.offer[:, text]
    named = offer >= 0
    readings.setting = choose(named, offer, readings.setting)
    readings.published = choose(named, position.offer_public[:, text], position.public)
    readings.verified = choose(named, position.offer_verified[:, text], position.verified)
    readings.__dict__["agreed"] = named | (position.clause >= 0)
    readings.__dict__["deal"] = np.ones(position.games, dtype=bool)
    return readings


def holds(book: Rulebook, position: Situation, condition: Condition) -> Mask:
    """Tell in which games a condition holds: [G]; where rows are alike it is read once for each kind."""
    if told_apart(condition):
        met: Mask = condition.holds(Readings(book, position))
        return met
    kinds, kind = kinds_of(position)
    alike: Mask = condition.holds(Readings(book, kinds))[kind]
    return alike


def told_apart(condition: Condition) -> bool:
    """Whether a condition reads what can differ between rows that are otherwise alike: agreements."""
    said = condition.mentions
    return bool(said.agreements) or said.deal
