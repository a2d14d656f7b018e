"""What makes one negotiator different from another: a few numbers, and what it does with its levers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from enum import IntEnum

import numpy as np

from game.rules.arrays import Mask, Whole

EVER = 10**6
"""More rounds than any game has."""


class Conduct(IntEnum):
    """What a negotiator does with its own levers; see `acting`."""

    BY_GAIN = 0
    MIRROR = 1
    UNFORGIVING = 2
    INITIATE = 3
    SPOIL = 4


@dataclass(frozen=True, slots=True)
class Character:
    """How a negotiator bargains and how far its word goes. Amounts are hundredths of a point of score."""

    conduct: Conduct = Conduct.BY_GAIN
    """what it does with its own levers"""
    pace: int = 1
    """how its demands fall: 1 evenly, n > 1 late by the power n, -n early by the n-th root"""
    aspires: int = 150
    """expected gain that it asks of an agreement at first, at the least"""
    greed: int = 50
    """which share of the best that it sees it asks for at first, in percent"""
    accepts: int = 25
    """expected gain that is enough at the end"""
    fair: bool = False
    """whether others must give about as much as it does itself"""
    bold: int = 60
    """by how much others may seem to lose by what it puts"""
    first_good: bool = False
    """whether the first package that is good enough is taken, instead of the best"""
    silent: bool = False
    """whether it puts and says nothing of its own"""
    blocks: bool = False
    """whether it declines most of what it would sign, and names nothing that would help"""
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


USUAL = Character()


@dataclass(frozen=True, slots=True)
class Characters:
    """The characters of rows: every field of `Character` as a column [R]."""

    conduct: Whole
    pace: Whole
    aspires: Whole
    greed: Whole
    accepts: Whole
    fair: Mask
    bold: Whole
    first_good: Mask
    silent: Mask
    blocks: Mask
    tempted: Whole
    unseen: Mask
    grudge: Whole
    forgives: Whole
    steps: Whole
    announces: Whole
    hollow: Whole
    denies: Mask

    def rows(self, rows: Whole) -> Characters:
        """Take some rows, any of them any number of times."""
        return Characters(*(getattr(self, item.name)[rows] for item in fields(self)))


def characters(of: Sequence[Character], rows: Sequence[int]) -> Characters:
    """Write characters as columns, each in so many rows."""
    return Characters(
        *(
            np.repeat(np.array([getattr(one, item.name) for one in of]), rows)
            for item in fields(Characters)
        )
    )
