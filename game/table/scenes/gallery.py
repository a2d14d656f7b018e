"""The endings seen so far, scenario by scenario."""

from __future__ import annotations

from collections.abc import Hashable

from game.session.gallery import endings_seen
from game.table.kit.nodes import SMALL, Node
from game.table.kit.parts import card, column, heading, icon, row, scroll, small, words
from game.table.kit.scene import Look, Pop, Scene, Step
from game.table.scenes.chooser import shelf
from game.table.scenes.head import bar, tool
from game.table.voice import say


class Gallery(Scene):
    """What was seen, and how many there are."""

    def __init__(self) -> None:
        self.seen = endings_seen()

    def view(self, look: Look) -> Node:
        """A card for each ending; of those not seen nothing is told."""
        parts: list[Node] = [words(say(look, "gallery.about"), 20, "soft")]
        for name, found in shelf(look):
            if isinstance(found, str):
                continue
            seen = self.seen.get(name, ())
            known = [key for key in found.endings if key in seen]
            count = say(look, "gallery.count", seen=len(known), all=len(found.endings))
            parts.append(row(heading(found.title.text, 24, grow=1), small(count), gap=12))
            for key, ending in found.endings.items():
                if key in seen:
                    parts.append(
                        card(heading(ending.title.text, 20), words(ending.text.text, SMALL), gap=4)
                    )
            hidden = len(found.endings) - len(known)
            if hidden:
                parts.append(
                    row(
                        *(
                            column(icon("lock", 24, "soft"), skin="card", pad=(22, 16), align="middle")
                            for _ in range(hidden)
                        ),
                        small(say(look, "gallery.unseen")),
                        gap=10,
                        wraps=True,
                    )
                )  # fmt: skip
        return column(
            bar(say(look, "gallery.title"), tool("back", "x", say(look, "back"), "back")),
            scroll("gallery", column(*parts, gap=14, pad=(60, 26))),
            gap=0,
        )

    def on_intent(self, intent: Hashable) -> Step | None:
        """Back."""
        return Pop()

    def on_escape(self) -> Step:
        """Back."""
        return Pop()
