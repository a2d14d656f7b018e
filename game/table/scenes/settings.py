"""Settings, changed at once and kept; and the keys."""

from __future__ import annotations

from collections.abc import Hashable

from game.locale import LANGUAGES, known
from game.table.kit.nodes import Node
from game.table.kit.parts import Choice, button, check, column, dialog, row, segments, small, words
from game.table.kit.scene import Look, Pop, Relook, Scene, Step
from game.table.voice import say

SIZES = (("1.0", "100 %"), ("1.25", "125 %"), ("1.5", "150 %"))
KEYS = ("tab", "arrows", "enter", "escape", "page", "n", "i", "a", "h", "m", "u", "f11")


class Settings(Scene):
    """How things look and read."""

    over = True

    def __init__(self) -> None:
        self.look = Look()

    def view(self, look: Look) -> Node:
        """Every choice with what it is now."""
        self.look = look
        return dialog(
            say(look, "settings.title"),
            words(say(look, "settings.language"), 18),
            segments(
                "language", [Choice(each, known(each).name) for each in LANGUAGES], look.language, "language",
                label=say(look, "settings.language"),
            ),
            words(say(look, "settings.text"), 18),
            segments(
                "text", [Choice(*item) for item in SIZES], f"{look.text}", "text",
                label=say(look, "settings.text"),
            ),
            check("contrast", say(look, "settings.contrast"), look.contrast, "contrast"),
            check("still", say(look, "settings.still"), look.still, "still"),
            check("easy", say(look, "settings.easy"), look.easy, "easy"),
            check("prompts", say(look, "settings.prompts"), look.prompts, "prompts"),
            buttons=[button("close", say(look, "close"), "close", look="primary")],
            width=640,
        )  # fmt: skip

    def on_intent(self, intent: Hashable) -> Step | None:
        """Change the look."""
        look = self.look
        match intent:
            case ("language", str() as language):
                return Relook(look.changed(language=language))
            case ("text", str() as size):
                return Relook(look.changed(text=float(size)))
            case "contrast" | "still" | "easy" | "prompts" as name:
                return Relook(look.changed(**{name: not getattr(look, name)}))
            case "close":
                return Pop()
        return None


class Keys(Scene):
    """What every key does."""

    over = True

    def view(self, look: Look) -> Node:
        """One key a line."""
        lines = [
            row(
                column(words(f"**{say(look, f'key.{key}')}**", 18), width=190),
                small(say(look, f"key.{key}.does"), "ink", grow=1),
                gap=14,
            )
            for key in KEYS
        ]
        return dialog(
            say(look, "keys.title"),
            *lines,
            buttons=[button("close", say(look, "close"), "close", look="primary")],
        )

    def on_intent(self, intent: Hashable) -> Step | None:
        """Close."""
        return Pop()
