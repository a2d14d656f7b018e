"""A game at the end of a round, as expectations read it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from game.rules.arrays import Whole
from game.rules.changes import Change
from game.rules.orders import Order
from game.rules.position import Position
from game.rules.readings import Readings
from game.rules.rulebook import Rulebook
from game.rules.scores import scores
from game.scenario.expression import evaluation
from game.scenario.expression.expecting import ENDING
from game.scenario.expression.names import Names
from game.session.expected import PlayedCase


class ExpectedReadings(Readings):
    """A position as expectations read it: with scores and mandates behind the indicators, and the ending."""

    def __init__(self, book: Rulebook, position: Position, round: int) -> None:
        super().__init__(book, position)
        self.round = round
        self._whole = position

    @cached_property
    def indicator(self) -> Whole:
        """[G, I + 2 S] in hundredths."""
        whole = self._whole
        return np.concatenate((whole.indicator, scores(self._book, whole), whole.mandate), axis=1)

    @cached_property
    def fact(self) -> Whole:
        """[G, H + 1]; the ending is -1 while there is none."""
        over = np.where(self._whole.over, self._whole.ending, -1)
        facts = [at for at, name in enumerate(self._book.facts) if name != ENDING]
        return np.concatenate((self._whole.fact[:, facts], over[:, None]), axis=1)


@dataclass(frozen=True, slots=True)
class CaseMoment:
    """A game at the end of a round, or at its end."""

    played: PlayedCase
    book: Rulebook
    names: Names
    position: Position
    after: int | None
    """the round; 0 for the start, None for the end"""
    readings: ExpectedReadings
    """what conditions read"""

    @classmethod
    def of(
        cls, played: PlayedCase, book: Rulebook, names: Names, after: int | None
    ) -> CaseMoment | None:
        """Look at a game after a round, or at its end; None if it was over before."""
        position = played.after(after)
        if position is None:
            return None
        readings = ExpectedReadings(book, position, after or played.last)
        return cls(played, book, names, position, after, readings)

    @property
    def when(self) -> str:
        """The moment in words."""
        if self.after is None:
            return "at the end"
        return f"after round {self.after}" if self.after else "at the start"

    @property
    def changes(self) -> Sequence[Change]:
        """Every change up to now."""
        changes: list[Change] = []
        for step in self.played.course.steps:
            if self.after == 0:
                break
            changes += step.changes
            if step.after is self.position:
                break
        return changes

    @property
    def orders(self) -> Mapping[int, Order]:
        """Every order by its number."""
        return {
            item.number: item.order for step in self.played.course.steps for item in step.orders
        }

    def holds(self, test: evaluation.Reader) -> bool:
        """Tell whether something is true now."""
        return bool(np.all(test(self.readings)))
