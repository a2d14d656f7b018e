"""What the words of the game mean; the hints on the screens come from here as well."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Final

from game.table.kit.nodes import Node
from game.table.kit.parts import button, column, dialog, small, words
from game.table.kit.scene import Look, Pop, Scene, Step
from game.table.voice import say

TERMS: Final = (
    "lever", "mandate", "package", "clause", "break_even", "reservation", "verified", "secret", "promise",
    "denial", "notice", "red_line", "trust", "cooperation", "score", "exposure", "archives",
)  # fmt: skip


def meaning(look: Look, term: str) -> str:
    """What a word means, in a sentence or two."""
    return say(look, f"term.{term}.means")


class Glossary(Scene):
    """All the words."""

    over = True

    def view(self, look: Look) -> Node:
        """One word after the other."""
        return dialog(
            say(look, "words.title"),
            *(
                column(
                    words(f"**{say(look, f'term.{term}')}**", 20),
                    small(meaning(look, term), "ink"),
                    gap=2,
                )
                for term in TERMS
            ),
            buttons=[button("close", say(look, "close"), "close", look="primary")],
            width=860,
        )

    def on_intent(self, intent: Hashable) -> Step | None:
        """Close."""
        return Pop()
