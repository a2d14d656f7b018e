"""Plain lines offer what the window offers: everything that can be pressed on a screen has a number."""

from __future__ import annotations

import io

import pytest

from game.lines.keyboard import Keyboard
from game.lines.reader import Reader
from game.lines.voice import Voice
from game.player.look import Look
from game.player.plan import Plan
from game.player.shelf import begun
from game.screens.nodes import Node, walk
from game.screens.shown import shown
from game.screens.visit import Visit, sit_down

SEATS = {"three-valleys": "alto", "drones-over-mexico": "mx_president"}
PLAYED = ("", "again", "more", "say something else", "back", "1", "back", "go", "more", "go", "more", "go", "more", "",
          "more", "", "more", *("go", "") * 40)  # fmt: skip


def wanted(node: Node) -> bool:
    """What has a number: the words that explain themselves are under `words`, a chance is typed.

    A bubble opens the log, which has a number of its own; the slip of the text in front would bring it there.
    """
    again = node.kind == "bubble" or (node.kind == "slip" and node.value == "chosen")
    pressed = node.intent is not None and not node.disabled
    return pressed and not again and not node.id.startswith("term.")


class Watching(Keyboard):
    """A keyboard that compares what is offered at every prompt with the screen."""

    reader: Reader

    def line(self, prompt: str) -> str:
        if not self.reader.filling:
            top = shown(self.reader.visit).top
            entries = {n.id.removesuffix(".exact") for n in walk(top) if n.role == "entry"}
            radios = {c.id for n in walk(top) if n.id in entries for c in n.children}
            nodes = [n for n in walk(top) if wanted(n) and n.id not in radios]
            self.reader.more()
            assert {n.id for n in nodes} <= set(self.reader.numbers), prompt
            same = [n for n in nodes if n.id in self.reader.numbers]
            assert len({self.reader.numbers[n.id] for n in same}) == len(same), "one number each"
        return super().line(prompt)


@pytest.mark.parametrize("name", SEATS)
def test_everything_that_can_be_pressed_has_a_number_of_its_own(name: str) -> None:
    voice = Voice("en", io.StringIO())
    keyboard = Watching(voice, io.StringIO("".join(f"{line}\n" for line in PLAYED)))
    plan = Plan(name, {"three-valleys": 20}.get(name, 45), people=(SEATS[name],), seed="7")
    visit = sit_down(Visit(Look(language="en", still=True, prompts=False)), begun(plan, "en"))
    keyboard.reader = Reader(visit, voice, keyboard)
    keyboard.reader.run()
    assert keyboard.reader.visit.player.ended
