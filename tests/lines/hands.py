"""Persons at one keyboard who play a game of the rich world, by what they type where.

No mind has a say in it, so that what is read depends on what was typed alone.
"""

from __future__ import annotations

import difflib
import io
import os
from collections.abc import Sequence
from pathlib import Path

from game.lines.keyboard import Keyboard
from game.lines.reader import Reader
from game.lines.voice import Voice
from game.player.game import Game
from game.player.look import Look
from game.screens.visit import Visit, sit_down
from game.session.session import Session

GOLDENS = Path(__file__).parent.parent / "goldens" / "lines"

At = tuple[str, tuple[str, ...]]
"""What a prompt has to say before lines are typed, and these lines."""

FRONT = "front page]"
"""From the front page everybody goes on at once."""
USUAL = (
    ("talk]", "go"),
    ("secret orders]", "go"),
    ("approval]", "go"),
    ("[After the end]", "quit"),
)
"""What is typed where nothing else is to be."""


class Hands(io.StringIO):
    """A keyboard whose lines are seen on the screen, as at a terminal."""

    def __init__(self, script: Sequence[At], screen: io.StringIO) -> None:
        super().__init__()
        self.screen, self.script = screen, list(script)
        self.lines: list[str] = []
        self.asked = 0

    def readline(self, size: int | None = -1, /) -> str:
        """Type the next line: of the script if its place has come, else what is usual."""
        self.asked += 1
        assert self.asked < 1000, f"the game asks without an end in\n{self.screen.getvalue()}"
        prompt = self.screen.getvalue().rsplit("\n", 1)[-1]
        if FRONT in prompt:
            return "\n"
        if not self.lines and self.script and self.script[0][0] in prompt:
            self.lines = list(self.script.pop(0)[1])
        said = self.lines.pop(0) if self.lines else next((w for p, w in USUAL if p in prompt), "")
        self.screen.write(said)
        return f"{said}\n"


def played(session: Session, script: Sequence[At]) -> str:
    """Play a game to its end at the keyboard; everything that was to be read and was typed."""
    screen = io.StringIO()
    voice = Voice(session.language, screen)
    hands = Hands(script, screen)
    game = Game(session, "rich")
    for seat in session.people:
        game.note_read(seat, "brief")
    visit = sit_down(Visit(Look(session.language, still=True, prompts=False)), game)
    Reader(visit, voice, Keyboard(voice, hands)).run()
    assert not hands.script, f"nobody was asked {hands.script[0][0]!r} in\n{screen.getvalue()}"
    return screen.getvalue().replace("\n" * 60, "\n(wiped)\n")


def compare(name: str, text: str) -> None:
    """Compare what was read with what was read before, or accept it.

    After a change that is meant, read the difference and accept it with
    `PARLEY_ACCEPT=1 python -m pytest tests/lines/test_tour.py`.
    """
    file = GOLDENS / f"{name}.txt"
    if os.environ.get("PARLEY_ACCEPT"):
        file.write_text(text, encoding="utf-8")
    expected = file.read_text(encoding="utf-8")
    changed = difflib.unified_diff(expected.splitlines(), text.splitlines(), lineterm="")
    assert expected == text, "\n".join(list(changed)[:60])
