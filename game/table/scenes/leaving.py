"""What would be lost by leaving, asked before it is too late."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from game.table.kit.nodes import Node
from game.table.kit.parts import bullets, button, dialog, words
from game.table.kit.scene import Look, Pop, Scene, Step, Toast
from game.table.voice import say


class Leaving(Scene):
    """Names what is prepared and not yet said; one can stay or leave all the same."""

    over = True

    def __init__(self, lost: Sequence[str], leaving: Step) -> None:
        self.lost, self.leaving = lost, leaving

    def view(self, look: Look) -> Node:
        """What would be lost, and the two ways to go on."""
        return dialog(
            say(look, "lost.title"),
            words(say(look, "lost.text"), 20),
            bullets(self.lost),
            buttons=[
                button("leave", say(look, "lost.leave"), "leave", look="danger"),
                button("stay", say(look, "lost.stay"), "stay", look="primary"),
            ],
        )

    def on_intent(self, intent: Hashable) -> Step | None:
        """Leave or stay."""
        return self.leaving if intent == "leave" else Pop()

    def before_closing(self) -> Step | None:
        """It is being asked already: the question stays."""
        return Toast("")

    def focus_first(self) -> str:
        """Staying loses nothing."""
        return "stay"
