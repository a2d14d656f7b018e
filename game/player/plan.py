"""How a game is to be played, before there is one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

DRAWN: Final = "usual"
"""In place of a mind: those that the scenario draws."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How a game is to be played."""

    scenario: str
    """Name or file."""
    minutes: int = 0
    """Of its length; 0 for the shortest."""
    people: tuple[str, ...] = ()
    """Seats held by persons; empty to draw one by lot."""
    mind: str = DRAWN
    """Who plays all other seats."""
    seed: str = ""
    """Digits; empty for any."""
    twin: str = ""
    minds: Mapping[str, str] = field(default_factory=dict)
    """Seats whose minds are named one by one."""
    record: str | None = None
    clock: bool = False

    @property
    def asked_seed(self) -> int | None:
        """The seed of the game, by the digits of what was typed; None for any.

        >>> Plan("isle", 20, seed="no. 12").asked_seed, Plan("isle", 20, seed="any").asked_seed
        (12, None)
        """
        digits = "".join(letter for letter in self.seed if letter.isdecimal())
        return int(digits) if digits else None
