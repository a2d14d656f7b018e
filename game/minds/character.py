"""What makes one negotiator different from another: a few numbers, and what it does with its levers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.minds.memory import Memory
from game.rules.arrays import Mask, Seeds, Whole
from game.rules.chance import SHARES, draw
from game.rules.resolve import phase_of
from game.rules.rulebook import Rulebook
from game.rules.sight import Observation

EVER = 10**6
"""More rounds than any game has."""


@dataclass(frozen=True, slots=True)
class Character:
    """How a negotiator bargains and how far its word goes. Amounts are hundredths of a point of score."""

    pace: int = 1
    """how its demands fall: 1 evenly, n > 1 late by the power n, -n early by the n-th root"""
    aspires: int = 150
    """expected gain that it asks of an agreement at first, where its own offer says nothing"""
    accepts: int = 25
    """expected gain that is enough at the end"""
    fair: bool = False
    """whether others must give about as much as it does itself"""
    bold: int = 60
    """by how much others may seem to lose by what it proposes"""
    first_good: bool = False
    """whether the first package that is good enough is taken, instead of the best"""
    tempted: int = 100
    """what a breach must be worth to it; EVER for one that keeps its word"""
    unseen: bool = False
    """whether it breaks its word only where nobody is likely to see, or at the very end"""
    grudge: int = 0
    """for how many rounds it signs nothing with a seat that broke its word"""
    forgives: int = 0
    """how often, in percent, it lets a step down or a broken word pass"""
    steps: int = 40
    """what an own step must be worth to it"""
    announces: int = 50
    """how often, in percent, it says in public what it is going to do"""
    hollow: int = 0
    """how many of its announcements, in percent, it does not mean"""
    denies: bool = False
    """whether it denies what it hides, where that pays"""


@dataclass(frozen=True, slots=True)
class Briefing:
    """Everything a mind may use to decide, now: [G] games."""

    book: Rulebook
    seen: Observation
    memory: Memory
    character: Character
    seeds: Seeds

    def lots(self, what: str, count: int) -> Whole:
        """Draw lots in basis points that nothing else draws: [G, count]."""
        view = self.seen.view
        _, exchange = phase_of(self.book, view)
        return draw(self.seeds, view.round, f"{what} {exchange}", np.arange(count))

    def lucky(self, what: str, percent: int, count: int) -> Mask:
        """Draw with a chance in percent: [G, count]."""
        return self.lots(what, count) < percent * SHARES // 100

    @property
    def mettle(self) -> Whole:
        """How far this one asks for more, or less, than others of its kind: [G] percent, 60 to 140."""
        return 60 + draw(self.seeds, 0, "mettle", np.arange(1))[:, 0] * 80 // SHARES

    @property
    def forgiving(self) -> Mask:
        """Which others the seat forgives this round: [G, S]; the same in all phases of a round."""
        view, seats = self.seen.view, np.arange(len(self.book.seats))
        lots = draw(self.seeds, view.round, "forgives", seats)
        return (lots < self.character.forgives * SHARES // 100) & (seats != self.seen.seat)

    @property
    def shunned(self) -> Mask:
        """Seats with which it signs nothing now, for they broke their word: [G, S]."""
        memory, last = self.memory, self.memory.last_broken
        within = self.seen.view.round - last <= self.character.grudge
        return (memory.broken > 0) & within & ~self.forgiving
