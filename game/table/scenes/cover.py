"""A cover between two persons at one window: nobody reads what is another's."""

from __future__ import annotations

from collections.abc import Hashable

from game.table.kit.nodes import DISPLAY, Node
from game.table.kit.parts import button, column, heading, icon, space, words
from game.table.kit.scene import Look, Pop, Scene, Step
from game.table.playing import Play
from game.table.voice import say


class Cover(Scene):
    """Hides everything until the next person says that she is there."""

    def __init__(self, play: Play) -> None:
        self.play = play

    def view(self, look: Look) -> Node:
        """Who is to come."""
        holder = self.play.texts(look.language).stakeholders[self.play.reader]
        return column(
            space(grow=1),
            icon(holder.icon, 72, "accent"),
            Node(
                heading(say(look, "cover.title", seat=holder.name.text), DISPLAY).body,
                role="heading",
            ),
            words(say(look, "cover.text"), 22, "soft", align="middle", measure=620),
            button("ready", say(look, "cover.ready", seat=holder.short.text), "ready", look="primary", size=24),
            space(grow=1),
            gap=24,
            pad=(60, 40),
            align="middle",
        )  # fmt: skip

    def on_intent(self, intent: Hashable) -> Step | None:
        """Uncover for the one who says that she is there."""
        if intent != "ready":
            return None
        self.play.present = self.play.reader
        return Pop("uncovered")
