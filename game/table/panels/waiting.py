"""While the minds are at work."""

from __future__ import annotations

from game.table.kit.nodes import Node
from game.table.kit.parts import column, icon, row, words
from game.table.kit.scene import Look
from game.table.panels.panel import Panel
from game.table.voice import say


class Waiting(Panel):
    """Nothing to do but wait."""

    def view(self, look: Look) -> Node:
        """Say so."""
        return column(
            row(icon("hourglass", 26, "soft"), words(say(look, "waiting"), grow=1)),
            skin="card",
            pad=(20, 18),
        )
