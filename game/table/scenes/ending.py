"""The end of a game: how it ended and what it was worth; then the debrief."""

from __future__ import annotations

from collections.abc import Hashable

from game.table.kit.nodes import Node
from game.table.kit.parts import button, column, heading, row, scroll, space, words
from game.table.kit.scene import Look, Pop, Scene, Step
from game.table.playing import Play
from game.table.scenes.head import bar
from game.table.voice import say


class Ending(Scene):
    """How it ended."""

    def __init__(self, play: Play) -> None:
        self.play = play

    def view(self, look: Look) -> Node:
        """The ending in its words, and each seat's result."""
        texts = self.play.texts(look.language)
        ending = texts.endings[self.play.session.ending or ""]
        return column(
            bar(texts.title.text),
            column(
                heading(ending.title.text, 34),
                scroll("end", column(words(ending.text.text, 24), gap=14)),
                row(space(grow=1), button("leave", say(look, "end.leave"), "leave", look="primary", size=22)),
                gap=18,
                pad=(80, 40),
                grow=1,
            ),
            gap=0,
        )  # fmt: skip

    def on_intent(self, intent: Hashable) -> Step | None:
        """Leave."""
        return Pop("left")
