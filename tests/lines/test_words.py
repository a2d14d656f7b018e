"""Whoever hears the screens hears no more words each time than the terminal before them read of the same game."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import pairwise

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
    ("three-valleys", "en"): (3097, 13),
    ("three-valleys", "es"): (3176, 13),
    ("drones-over-mexico", "en"): (5600, 16),
    ("drones-over-mexico", "es"): (5900, 16),
}
"""Words that were read of the whole game when a round had one offer and one answer, and how often its player was
asked for orders or an answer, or shown what came of them. The talk asks more often, as long as something new lies there; what
counts is that nobody hears more for each time than before."""
FIRST = 200
"""Words before the first order, at most."""
LATER = 250
"""Words of news and table each time that a later round opens, at most."""
LONGEST = 60
"""Words in a line."""


class Planned(Keyboard):
    """Offers one package, signs what may be signed, expects, orders once, and goes on."""

    reader: Reader
    heard: io.StringIO
    told: object = None
    asked: dict[object, int]
    """At which word each time began to be asked."""
    fronts: set[int]
    """Rounds whose front page asked something: that is a time of its own."""

    def line(self, prompt: str) -> str:
        self.voice.line(prompt)
        reader = self.reader
        if reader.screen.dialog is not None:
            return ""
        player = reader.visit.player
        if player.ended:
            raise EOFError
        wanted = next(self.wants(player, player.moment.phase), "go") if player.due == "ask" else ""
        if player.due == "news" and player.dilemmas:
            self.fronts.add(player.round)
        told = (player.moment, wanted)
        self.asked.setdefault(player.moment, len(self.heard.getvalue().split()))
        wanted, self.told = ("go" if wanted and told == self.told else wanted), told
        return wanted

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
            yield from (f"{x} 50" for x in player.to_believe if player.draft.belief(x) is None)
            if player.round == 1 and not player.draft.move(move.split()[0]):
                yield move


@pytest.mark.parametrize(("name", "language"), BEFORE)
def test_no_more_is_read_than_before_and_no_line_is_long(name: str, language: str) -> None:
    seat, minutes, _, _ = PLANS[name]
    stream = io.StringIO()
    voice = Voice(language, stream)
    keyboard = Planned(voice, io.StringIO())
    game = begun(Plan(name, minutes, people=(seat,), seed="5"), language)
    keyboard.reader = Reader(sit_down(Visit(_look(language)), game), voice, keyboard)
    keyboard.heard, keyboard.asked, keyboard.fronts = stream, {}, set()
    keyboard.reader.run()
    read = stream.getvalue()
    assert game.session.over
    words, times = BEFORE[name, language]
    asked = len(keyboard.asked) + len(keyboard.fronts)
    assert len(read.split()) / asked <= words / times
    assert next(iter(keyboard.asked.values())) <= FIRST
    opening = [
        at - before
        for (_, before), (moment, at) in pairwise(keyboard.asked.items())
        if (moment.phase, moment.asked) == ("talk", 1)
    ]
    assert len(opening) == game.session.book.rounds - 1
    assert max(opening) <= LATER
    assert max(len(line.split()) for line in read.splitlines()) <= LONGEST
