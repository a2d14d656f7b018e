"""The debrief: part by part, as on the printed page, with its pictures."""

from __future__ import annotations

import webbrowser
from collections.abc import Hashable, Iterator

from game import UserError
from game.debrief.parts import Block, Bullets, Card, Figure, Heading, PagePart, Prose, Table
from game.table.kit.nodes import SMALL, Drawing, Node
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
    words,
)
from game.table.kit.scene import Look, Pop, Push, Scene, Step, Toast
from game.table.playing import Play
from game.table.scenes.glance import glance
from game.table.scenes.head import bar, tool
from game.table.scenes.wonder import Wonder
from game.table.voice import say

SIGNS = {
    "story": "book-open", "timeline": "chart-line", "world": "globe", "value": "scale", "possible": "target",
    "trust": "handshake", "promises": "pen-line", "secrets": "eye", "why": "circle-question-mark",
    "what_if": "split", "questions": "message-square", "reality": "landmark",
}  # fmt: skip


class DebriefScene(Scene):
    """What happened, why, and what would have been possible."""

    def __init__(self, play: Play) -> None:
        self.play = play
        self.part = ""
        self.look = Look()
        self.ready = False

    def view(self, look: Look) -> Node:
        """The list of parts on the left, the chosen one on the right."""
        self.look = look
        parts = self.play.debrief_parts(look)
        head = bar(
            say(look, "debrief.title"),
            tool("export", "printer", say(look, "debrief.export"), "export", disabled="" if parts else say(look, "debrief.wait")),
            tool("back", "x", say(look, "back"), "back"),
        )  # fmt: skip
        if parts is None:
            waits = row(icon("hourglass", 28, "soft"), words(say(look, "debrief.wait"), 22), gap=14)
            return column(head, column(waits, pad=(60, 60)), gap=0)
        self.ready = True
        chosen = next((part for part in parts if part.id == self.part), parts[0])
        aside = column(
            *(self._entry(part, part is chosen) for part in parts), gap=2, width=292 * (1 + (look.text - 1) / 2)
        )  # fmt: skip
        return column(
            head,
            row(
                scroll("parts", aside, grow=0),
                scroll(f"part.{chosen.id}", self._part(chosen, look), grow=1),
                gap=26,
                pad=(26, 20),
                grow=1,
                align="stretch",
            ),
            gap=0,
        )

    def _entry(self, part: PagePart, here: bool) -> Node:
        node = button(
            f"to.{part.id}", part.title, ("part", part.id), sign=SIGNS.get(part.id, "circle"),
            look="primary" if here else "quiet", size=SMALL, align="start",
        )  # fmt: skip
        return node

    def _part(self, part: PagePart, look: Look) -> Node:
        inside: list[Node | None] = [heading(part.title, 30)]
        if part.id == "what_if":
            text = say(look, "wonder.open")
            inside.append(row(button("wonder", text, "wonder", look="primary", sign="split")))
        if part.how:
            inside.append(small(part.how))
        blocks = [node for block in part.blocks for node in self._block(block, look)]
        if part.id == "story":
            parts = self.play.debrief_parts(look) or ()
            blocks[1:1] = glance(parts, look)
        inside += blocks
        return column(*inside, gap=14, pad=(6, 4))

    def _block(self, block: Block, look: Look) -> Iterator[Node]:
        match block:
            case Prose():
                yield words(block.text, 22 if block.strong else 20, measure=880)
            case Heading():
                yield heading(block.text, 23)
                if block.how:
                    yield small(block.how)
            case Bullets():
                yield bullets(
                    [f"{n}. {line}" for n, line in enumerate(block.lines, 1)] if block.numbered else block.lines,
                    SMALL,
                )  # fmt: skip
            case Figure():
                captions = block.captions or ("",) * len(block.wide)
                drawn = [
                    column(
                        small(caption) if caption else None,
                        Node(
                            Drawing(picture),
                            role="image",
                            label=picture.title,
                            value=picture.description,
                        ),
                        gap=4,
                        width=picture.width * 1.15 if len(block.wide) > 1 else None,
                    )
                    for picture, caption in zip(block.wide, captions, strict=True)
                ]
                yield card(
                    row(*drawn, gap=18, wraps=len(drawn) > 1, align="start")
                    if len(drawn) > 1
                    else drawn[0],
                    pad=(18, 16),
                )
            case Table():
                if not block.folded:
                    yield self._table(block)
            case Card():
                yield card(heading(block.title, 20), bullets(block.lines, SMALL), gap=8)

    def _table(self, table: Table) -> Node:
        """A table as rows of equal columns, the first as wide as it may be."""

        def line(cells: tuple[str, ...], bold: bool) -> Node:
            return row(
                *(
                    words(
                        f"**{cell}**" if bold and cell else cell, SMALL, "soft" if bold else "ink",
                        grow=2.2 if n == 0 else 1.0,
                        align="end" if n >= len(cells) - table.numbers else "start",
                    )
                    for n, cell in enumerate(cells)
                ),
                gap=14, align="start",
            )  # fmt: skip

        return card(
            small(table.caption),
            line(table.head, True),
            *(line(cells, False) for cells in table.rows),
            gap=6,
        )

    def on_intent(self, intent: Hashable) -> Step | None:
        """Turn to a part, print, or leave."""
        match intent:
            case ("part", str() as id):
                self.part = id
            case "wonder":
                return Push(Wonder(self.play))
            case "export":
                return self._export()
            case "back":
                return Pop()
        return None

    def _export(self) -> Step:
        try:
            path = self.play.export(self.look)
        except (OSError, UserError) as error:
            return Toast(str(error))
        webbrowser.open(path.as_uri())
        return Toast(say(self.look, "debrief.exported", path=path))

    def tick(self, now: float) -> bool:
        """See whether it is ready."""
        return not self.ready and self.play.debrief_ready()

    def on_escape(self) -> Step:
        """Back to the ending."""
        return Pop()
