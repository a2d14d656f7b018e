"""What the page asks of balance: the doubts about the scenario as a game, worked out beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.scenario.loading import loads
from game.workshop.lints import linted


@dataclass(frozen=True, slots=True)
class GameFinding:
    """A doubt about the scenario as a game."""

    line: int
    code: str
    said: str
    hint: str


def weighed(text: str, name: str, tell: Callable[[int, int], None]) -> tuple[GameFinding, ...]:
    """Look at a scenario as a game, as `check --balance` does.

    Args:
        text: of the scenario.
        name: of its file.
        tell: told how much is done.
    """
    tell(0, 1)
    found = linted(loads(text, name)).diagnostics
    tell(1, 1)
    return tuple(GameFinding(d.line, d.code, d.message, d.hint) for d in found)
