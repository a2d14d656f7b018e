"""The time left for a phase, where a clock is wanted; it never forces anything."""

from __future__ import annotations

from collections.abc import Hashable

from game.locale import text
from game.player.look import Look
from game.screens.nodes import Node, Screen, walk

CLOCK = "clock"
"""The node that says how many minutes a phase has."""


class Countdown:
    """Counts from when a phase was first seen."""

    def __init__(self) -> None:
        self._phase: Hashable = None
        self._since: float | None = None

    def runs(self, screen: Screen) -> bool:
        """Whether a screen has a clock."""
        return _clock(screen) is not None

    def said(self, screen: Screen, phase: Hashable, look: Look, now: float) -> str:
        """What is to stand on the clock; empty where there is none."""
        node = _clock(screen)
        if node is None:
            return ""
        if self._since is None or phase != self._phase:
            self._phase, self._since = phase, now
        left = int(node.value) * 60 - int(now - self._since)
        if left <= 0:
            return text(look.language, "t.bar.clock.over")
        minutes, seconds = divmod(left, 60)
        return text(look.language, "t.bar.clock", minutes=minutes, seconds=f"{seconds:02d}")


def _clock(screen: Screen) -> Node | None:
    nodes = (node for node in walk(screen.root) if node.id == CLOCK)
    return next((node for node in nodes if node.role in ("text", "status")), None)
