"""The brief: the story, what everybody knows of this seat, and what only its reader knows."""

from __future__ import annotations

from collections.abc import Hashable

from game.table.kit.nodes import SMALL, Node
from game.table.kit.parts import (
    bullets,
    button,
    card,
    column,
    heading,
    icon,
    row,
    scroll,
    small,
    space,
    words,
)
from game.table.kit.scene import Look, Pop, Scene, Step
from game.table.playing import Play
from game.table.scenes.head import bar
from game.table.voice import say


class BriefScene(Scene):
    """What a reader needs before the first order; `again` when it is looked up later."""

    def __init__(self, play: Play, again: bool = False) -> None:
        self.play, self.again = play, again
        self.history = False

    def view(self, look: Look) -> Node:
        """Story and public brief on the left, the private one on the right."""
        shown = self.play.brief(look)
        seat = shown.own
        left = column(
            heading(say(look, "brief.story"), 22),
            *(words(passage.text, 20) for passage in shown.story),
            heading(say(look, "brief.public"), 22),
            *(words(passage.text, 20) for passage in seat.public),
            *(small(passage.cited) for passage in shown.history if self.history),
            None
            if self.history or not shown.history
            else button(
                "history", say(look, "brief.history"), "history", look="quiet", sign="book-open"
            ),
            gap=10,
        )
        lines = [say(look, "seat.red_line", text=line) for line in seat.red_lines]
        right = card(
            row(icon("lock", 22, "accent"), heading(say(look, "brief.private"), 22, grow=1)),
            *(words(passage.text, 20) for passage in (*shown.private, *shown.told)),
            heading(say(look, "brief.interests"), 20),
            bullets(shown.interests, SMALL),
            bullets(lines, SMALL, "bad") if lines else None,
            gap=10,
            pad=(22, 18),
        )
        key = "brief.back" if self.again else "brief.sit"
        title = say(look, "brief.title", seat=seat.name)
        return column(
            bar(title),
            row(
                scroll("left", left, grow=1),
                scroll("right", right, grow=1),
                gap=30, pad=(48, 22), grow=1, align="stretch",
            ),
            row(
                small(say(look, "brief.words", count=shown.count), grow=1),
                space(),
                button("sit", say(look, key), "sit", look="primary", sign="arrow-right", size=22),
                pad=(48, 14),
                skin="strip",
            ),
            gap=0,
        )  # fmt: skip

    def on_intent(self, intent: Hashable) -> Step | None:
        """Read on, or take the seat."""
        if intent == "history":
            self.history = True
        if intent == "sit":
            return Pop("sat")
        return None

    def on_escape(self) -> Step | None:
        """Back to where one came from."""
        return Pop("sat") if self.again else None

    def focus_first(self) -> str:
        """Sitting down."""
        return "sit"
