"""What the words of the game mean; the hints on the screens come from here as well."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Final

from game.rules.rulebook import Rulebook
from game.table.kit.nodes import SMALL, Node
from game.table.kit.parts import button, column, dialog, small, words
from game.table.kit.scene import Look, Pop, Scene, Step
from game.table.voice import say
from game.views.known import has

TERMS: Final = (
    "lever", "mandate", "package", "clause", "break_even", "reservation", "verified", "secret", "promise",
    "denial", "notice", "red_line", "trust", "cooperation", "score", "exposure", "archives",
)  # fmt: skip


def meaning(look: Look, term: str) -> str:
    """What a word means, in a sentence or two."""
    return say(look, f"term.{term}.means")


def term_button(look: Look, term: str, text: str) -> Node:
    """A text that says what one of its words means, on pointing at it or pressing it."""
    return button(
        f"term.{term}", text, ("term", term), look="quiet", size=SMALL, hint=meaning(look, term)
    )


class Term(Scene):
    """What one word means."""

    over = True

    def __init__(self, term: str) -> None:
        self.term = term

    def view(self, look: Look) -> Node:
        """The word and its meaning."""
        return dialog(
            say(look, f"term.{self.term}"),
            words(meaning(look, self.term), 20),
            buttons=[button("close", say(look, "close"), "close", look="primary")],
            width=560,
        )

    def on_intent(self, intent: Hashable) -> Step | None:
        """Close."""
        return Pop()


class Glossary(Scene):
    """All the words that mean something in a game."""

    over = True

    def __init__(self, book: Rulebook) -> None:
        self.terms = [term for term in TERMS if has(book, term)]

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
                for term in self.terms
            ),
            buttons=[button("close", say(look, "close"), "close", look="primary")],
            width=860,
        )

    def on_intent(self, intent: Hashable) -> Step | None:
        """Close."""
        return Pop()
