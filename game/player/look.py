"""How a reader wants to read and see."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from game.locale import USUAL


@dataclass(frozen=True, slots=True)
class Look:
    """What a reader has chosen in the settings."""

    language: str = USUAL
    text: float = 1.0
    """Size of text: 1, 1.25 or 1.5."""
    contrast: bool = False
    """High contrast."""
    still: bool = False
    """Reduced motion."""
    easy: bool = False
    """Easy texts where a scenario has them."""
    prompts: bool = False
    """Whether a guess is asked for in every round before what comes of it is seen; else it is once a game."""

    def changed(self, **values: Any) -> Look:
        """Return the look with some choices changed."""
        return replace(self, **values)
