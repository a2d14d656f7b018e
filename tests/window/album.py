"""An album of what the window shows on a tour: what can be read, line by line, and a print of its form.

The words are kept as a person would read them, each with the id of what can be pressed; of the form
(places, sizes, colours, icons, hints) only a print is kept, which differs where anything differs. After
a change that is meant, read the new album and accept it with
`PARLEY_ACCEPT=1 python -m pytest tests/window/test_tour.py`.
"""

from __future__ import annotations

import difflib
import hashlib
import os
from dataclasses import fields, replace
from pathlib import Path

from game.window.blocks import Field, Tile
from game.window.layout import Box, boxes
from tests.window.pilot import Pilot
from tests.window.stages import device, visit

GOLDENS = Path(__file__).parent.parent / "goldens" / "window"
WHAT_IT_IS = [part.name for part in fields(Tile) if part.name not in ("children", "body")]


def read(box: Box) -> str:
    """What a person reads of one box; empty if nothing."""
    block = box.block
    text = " ".join("".join(run.text for run in line.runs) for line in box.lines)
    if isinstance(block.body, Field):
        text = f"{block.body.text or block.body.placeholder}_"
    if not block.id or not (block.pressable or block.disabled):
        return text
    marks = [
        f"= {block.value}" if block.value else "",
        f"! {block.disabled}" if block.disabled else "",
    ]
    return " ".join(filter(None, (f"[{block.id}]", text or block.label, *marks)))


def form(box: Box) -> str:
    """Everything about one box that its words do not tell."""
    rect = box.rect
    place = [round(x, 1) for x in (rect.x, rect.y, rect.w, rect.h, box.size, box.reach)]
    about = {name: getattr(box.block, name) for name in WHAT_IT_IS}
    return f"{place} {box.clip} {box.block.body!r} {about}"


class Album:
    """Pictures of a tour, in words.

    One that is `large` also prints the form that every screen has with the largest text.
    """

    def __init__(self, name: str, pilot: Pilot, large: bool = False) -> None:
        self.name, self.pilot, self.large = name, pilot, large
        self.pages: list[str] = []
        self._seen: dict[str, list[str]] = {}
        """What stood on a screen when it was last seen."""

    def take(self, title: str) -> None:
        """Note what is to be seen now."""
        stage = self.pilot.stage
        found = [box for laid in stage.laid for box in boxes(laid)]
        lines: list[str] = []
        for said in filter(None, (read(box) for box in boxes(stage.top))):
            # What can be pressed says what stands in it.
            if not (lines and lines[-1].startswith("[") and said in lines[-1]):
                lines.append(said)
        whole = "\n".join(form(box) for box in found) + f"{stage.focus} {stage.hint}"
        whole += self._enlarged() if self.large else ""
        mark = hashlib.sha256(whole.encode()).hexdigest()[:10]
        toast = [f"(says: {stage.toast})"] if stage.toast else []
        # Of a screen that was seen before only what has changed is written down.
        before = self._seen.get(stage.screen.id)
        shown = (
            lines if before is None else [x for x in difflib.ndiff(before, lines) if x[0] in "+-"]
        )
        self.pages.append("\n".join([f"## {title} <{mark}>", *shown, *toast]))
        self._seen[stage.screen.id] = lines

    def _enlarged(self) -> str:
        """The form of the same screen with the largest text."""
        stage, shown = self.pilot.stage, visit(self.pilot)
        device(self.pilot).visit = replace(shown, look=shown.look.changed(text=1.5))
        stage.fresh()
        found = "\n".join(form(box) for laid in stage.laid for box in boxes(laid))
        device(self.pilot).visit = shown
        stage.fresh()
        return found

    def close(self) -> None:
        """Compare the album with the one that was read, or accept it."""
        text = "\n\n".join(self.pages) + "\n"
        file = GOLDENS / f"{self.name}.txt"
        if os.environ.get("PARLEY_ACCEPT"):
            file.write_text(text, encoding="utf-8")
        expected = file.read_text(encoding="utf-8")
        changed = difflib.unified_diff(expected.splitlines(), text.splitlines(), lineterm="")
        assert expected == text, "\n".join(list(changed)[:60])
