"""What the check of a scenario calls too wide is so in the window, and what it lets pass fits."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from game.player.game import Game
from game.scenario.checks.screen import CARD, FEW_SEATS, SEATS, SIZE
from game.scenario.loading import loads
from game.scenario.typeface import width
from game.session.session import Session
from game.window.blocks import Lettering
from game.window.layout import Box
from tests.window.lints import faults
from tests.window.pilot import Pilot
from tests.window.stages import at_table

HEAD = "format: 1\nid: rooms\nlanguage: en\ntitle: T\nsummary: S\nstory: S\nstakeholders:\n"
SEAT = """\
  s{n}:
    name: Seat {n}
    short: {short}
    icon: wheat
    colour: blue
    public: We bake.
    private: You bake.
    worth: {{fire: {{a: 1}}}}
"""
LEVER = """\
levers:
  fire:
    name: Fire
    ask: Which?
    owner: s1
    start: a
    settings: {{{settings}}}
"""


def word(room: float) -> str:
    """The longest word that fits a room."""
    found = "n"
    while width(found + "n", SIZE, True) <= room:
        found += "n"
    return found


def table(seats: int, short: str, settings: list[str]) -> Pilot:
    text = HEAD + "".join(SEAT.format(n=n, short=short) for n in range(seats))
    options = ", ".join(f"{'abcdef'[n]}: {{name: {name}}}" for n, name in enumerate(settings))
    scenario = loads(text + LEVER.format(settings=options)).scenario
    assert scenario is not None
    session = Session.start(scenario, people=["s0"], seed=7)
    session.advance()
    game = Game(session, "rooms")
    game.note_read("s0", "brief")
    pilot = at_table(game)
    pilot.settle()
    return pilot


@pytest.mark.parametrize("seats", [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
def test_short_names_of_the_seats_at_a_table(seats: int) -> None:
    room = SEATS.get(seats, FEW_SEATS)
    plain, fits, wide = (
        set(faults(table(seats, short, ["a", "b"]).stage))
        for short in ("n", word(room), word(room * 1.5))
    )
    # From ten seats on they stand closer than they are high, whatever they are called.
    assert seats >= 10 or not plain
    assert fits <= plain
    assert not wide <= plain


def _broken(box: Box, name: str) -> Iterator[str]:
    if isinstance(box.block.body, Lettering) and len(box.lines) > 1:
        text = "".join(run.text for run in box.block.body.runs)
        if text == name:
            yield text
    for child in box.children:
        yield from _broken(child, name)


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_settings_of_a_lever(count: int) -> None:
    """Beside each other if no word is broken by it, else in lines: a word has the whole card."""
    for room, fits in ((CARD / 3, True), (CARD, True), (CARD * 1.5, False)):
        name = word(room)
        pilot = table(2, "Seat", [*("ab",) * count, name])
        pilot.press("open.fire")
        found = [*faults(pilot.stage), *_broken(pilot.stage.top, name)]
        assert (not found) == fits, room
