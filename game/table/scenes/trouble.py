"""What went wrong, in a sentence, with a way back."""

from __future__ import annotations

from collections.abc import Hashable

from game.table.kit.nodes import Node
from game.table.kit.parts import button, dialog, words
from game.table.kit.scene import Look, Pop, Scene, Step
from game.table.voice import say


class Trouble(Scene):
    """A sentence and a button."""

    over = True

    def __init__(self, text: str) -> None:
        self.text = text

    def view(self, look: Look) -> Node:
        """Say it."""
        return dialog(
            say(look, "trouble.title"),
            words(self.text, 20),
            buttons=[button("close", say(look, "trouble.back"), "close", look="primary")],
        )

    def on_intent(self, intent: Hashable) -> Step | None:
        """Go back."""
        return Pop()
