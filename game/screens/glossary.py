"""What the words of the game mean."""

from __future__ import annotations

from typing import Final

from game.screens.dialogs import dialog
from game.screens.here import Here
from game.screens.nodes import Screen, group, small, text
from game.screens.places import Glossary, TermPage
from game.screens.terms import meaning

TERMS: Final = (
    "lever", "mandate", "package", "clause", "exchange", "sign", "decline", "ready", "amend", "priority", "break_even",
    "reservation", "verified", "secret", "promise", "silence", "denial", "notice", "red_line", "trust", "cooperation", "score", "exposure", "archives", "answer",
)  # fmt: skip


def term(here: Here, place: TermPage) -> Screen:
    """One word and its meaning."""
    return dialog(
        here, f"term.{place.term}", here.say(f"term.{place.term}"), text(meaning(here, place.term))
    )


def glossary(here: Here, place: Glossary) -> Screen:
    """All the words that mean something in this game."""
    words = [each for each in TERMS if here.player.has(each)]
    entries = (
        group(text(f"**{here.say(f'term.{word}')}**"), small(meaning(here, word), ""))
        for word in words
    )
    return dialog(here, "words", here.say("words.title"), *entries, wide=True)
