"""What the check of a scenario calls too wide is so in the window, and what it lets pass fits."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from game.player.game import Game
from game.scenario.checks.screen import CARD, FEW_SEATS, SEATS, SIZE
from game.scenario.loading import loads
from game.scenario.typeface import width
from game.session.session import Session
from game.window.layout import Box, boxes
from tests.window.pilot import Pilot
from tests.window.stages import at_table
from tests.window.tours import name_of

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
    owner: s0
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


def shown(box: Box) -> Iterator[str]:
    """Every text as it is drawn, cut where it has no room."""
    if box.lines:
        yield "".join(run.text for line in box.lines for run in line.runs)
    for child in box.children:
        yield from shown(child)


@pytest.mark.parametrize("seats", [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
def test_short_names_of_the_seats_at_a_table(seats: int) -> None:
    """One that is let pass stands there whole at every seat; one that is too wide is cut at some."""
    room = SEATS.get(seats, FEW_SEATS)
    for short, whole in ((word(room), True), (word(room * 1.2), False)):
        pilot = table(seats, short, ["a", "b"])
        discs = [pilot.box(f"seat.s{n}") for n in range(seats)]
        assert all(short in shown(disc) for disc in discs) == whole
        assert all(short in disc.block.label for disc in discs), "it is told whole all the same"


def too_wide(card: Box) -> list[str]:
    """Texts that reach beyond the card they stand in: a word of theirs has no room."""
    return [said for box in boxes(card) if box.rect.right > card.rect.right + 0.5 for said in shown(box)]  # fmt: skip


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_settings_of_a_lever(count: int) -> None:
    """The reveal tells where a lever has gone: a word has the whole card, and no more."""
    for room, fits in ((CARD / 3, True), (CARD, True), (CARD * 1.2, False)):
        name = word(room)
        pilot = table(2, "Seat", [*("ab",) * count, name])
        last = f"lever.fire.{'abcdef'[count]}"
        assert name in pilot.box(last).block.hint
        while name_of(pilot) != "table commit":
            pilot.press("done")
            pilot.settle()
        pilot.press(last)
        pilot.press("done")
        pilot.settle()
        assert name_of(pilot) == "reveal"
        assert name in " ".join(shown(pilot.box("reveal")))
        assert (too_wide(pilot.box("reveal")) == []) == fits, room
