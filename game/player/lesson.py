"""The guided first game: five minutes in Three Valleys."""

from __future__ import annotations

from typing import Final

from game.player.game import Game
from game.player.loaded import scenario_at
from game.player.reveals import news_of
from game.session.session import Session

SCENARIO: Final = "three-valleys"
SEAT: Final = "alto"
MINDS: Final = {"medio": "tit_for_tat", "delta": "spoiler"}
SEED: Final = 1
"""One with which whoever does what the coach says signs a counter-offer in the first round, which Delta then breaks;
if minds change, the test that plays it so says whether another must be taken."""


def lesson_game(language: str, *, kept: bool = True) -> Game:
    """Begin the guided game; it is kept like any other."""
    scenario = scenario_at(SCENARIO, language)
    session = Session.start(
        scenario, seed=SEED, people=[SEAT], minds=MINDS, language=language, autosave=kept
    )
    game = Game(session, SCENARIO)
    # The coach begins at the table; the first page asks nothing.
    for read in ("brief", news_of(1)):
        game.note_read(SEAT, read)
    return game
