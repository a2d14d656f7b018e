"""Whoever hears the screens hears no more words than the terminal before them read of the same game."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest

from game.lines.keyboard import Keyboard
from game.lines.reader import Reader
from game.lines.start import _look
from game.lines.voice import Voice
from game.player.plan import Plan
from game.player.player import Player
from game.player.shelf import begun
from game.screens.visit import Visit, sit_down

PLANS = {
    "three-valleys": ("alto", 20, "release high, payment full", "release high"),
    "drones-over-mexico": (
        "mx_president",
        45,
        "permission case, flights request",
        "permission case",
    ),
}
BEFORE = {
    ("three-valleys", "en"): 3097,
    ("three-valleys", "es"): 3176,
    ("drones-over-mexico", "en"): 4434,
    ("drones-over-mexico", "es"): 4554,
}
"""Words that were read of the whole game when it was played like this, before all was read of one tree."""
LONGEST = 60
"""Words in a line."""


class Planned(Keyboard):
    """Offers one package, signs what may be signed, expects, orders once, and goes on."""

    reader: Reader

    def line(self, prompt: str) -> str:
        self.voice.line(prompt)
        reader = self.reader
        if reader.screen.dialog is not None:
            return ""
        player = reader.visit.player
        if player.ended:
            raise EOFError
        return next(self.wants(player, player.moment.phase), "go") if player.due == "ask" else ""

    def wants(self, player: Player, phase: str) -> Iterator[str]:
        _, _, package, move = PLANS[self.reader.visit.game.source]  # type: ignore[union-attr]
        if phase == "talk" and player.round == 1 and player.moment.asked == 1:
            if not player.draft.put:
                yield "" if player.draft.making else f"put {package}"
        elif phase == "talk":
            for each in player.tabled:
                if each.may_sign and not player.draft.answer(each.text):
                    yield f"sign {each.number}"
        if phase == "commit":
            yield from (f"{x} 60" for x in player.to_believe if player.draft.belief(x) is None)
            if player.round == 1 and not player.draft.move(move.split()[0]):
                yield move


@pytest.mark.parametrize(("name", "language"), BEFORE)
def test_no_more_is_read_than_before_and_no_line_is_long(name: str, language: str) -> None:
    seat, minutes, _, _ = PLANS[name]
    stream = io.StringIO()
    voice = Voice(language, stream)
    keyboard = Planned(voice, io.StringIO())
    game = begun(Plan(name, minutes, people=(seat,), seed="3"), language)
    keyboard.reader = Reader(sit_down(Visit(_look(language)), game), voice, keyboard)
    keyboard.reader.run()
    read = stream.getvalue()
    assert game.session.over
    assert len(read.split()) <= BEFORE[name, language]
    assert max(len(line.split()) for line in read.splitlines()) <= LONGEST
