"""Several persons at one window: what is one's alone is never on the screen while another one reads."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.screens.places import (
    AgreementsPage,
    BriefAgain,
    EndingPage,
    GameMenu,
    News,
    Numbers,
    Place,
    SeatPage,
    WhyCard,
)
from tests.window.guard import GAMES, Watched, watched
from tests.window.pilot import Pilot
from tests.window.stages import device, visit
from tests.window.tours import begin, name_of, play_on


def lookups(pilot: Watched) -> None:
    """Look everything up that a reader may look up."""
    shown = visit(pilot)
    book = shown.player.book
    places: list[Place] = [News(), Numbers(), AgreementsPage(), GameMenu(), BriefAgain()]
    places += [SeatPage(seat) for seat in book.seats]
    places += [WhyCard("indicator", (name,)) for name in book.indicators]
    for place in places:
        device(pilot).visit = shown.shows(*shown.places, place)
        pilot.stage.fresh()
        pilot.guard.look(pilot)
    device(pilot).visit = shown
    pilot.stage.fresh()


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("scenario", GAMES)
def test_nothing_of_another_seat_is_ever_on_the_screen(scenario: str, language: str) -> None:
    pilot = watched(language)
    looked: set[tuple[str, str]] = set()

    def watch(name: str, pilot: Pilot) -> None:
        assert isinstance(pilot, Watched)
        if name.startswith("table") and (visit(pilot).seat, name) not in looked:
            looked.add((visit(pilot).seat, name))
            lookups(pilot)

    begin(pilot, scenario, GAMES[scenario], 5, watch)
    play_on(pilot, watch)
    assert isinstance(visit(pilot).places[-1], EndingPage)
    assert pilot.guard.readers == set(GAMES[scenario])
    assert pilot.guard.covers > 4
    assert pilot.guard.leaks == []


def test_the_guard_would_see_a_leak() -> None:
    """A window that shows the brief of a seat whose person does not sit there."""
    pilot = watched()
    begin(pilot, "three-valleys", GAMES["three-valleys"], 5)
    while name_of(pilot) == "Cover":
        pilot.press("ready")
    assert pilot.guard.leaks == []
    shown = visit(pilot)
    other = next(seat for seat in GAMES["three-valleys"] if seat != shown.seat)
    assert shown.passing is not None
    passing = replace(shown.passing, present=other)
    device(pilot).visit = replace(
        shown, passing=passing, seat=other, places=(*shown.places, BriefAgain())
    )
    pilot.stage.fresh()
    pilot.guard.look(pilot)
    assert pilot.guard.leaks


def test_what_one_person_puts_is_not_said_to_the_next() -> None:
    """The main button puts a text and ends the exchange: the sentence about it would lie over the next screen."""
    pilot = watched(prompts=False)
    begin(pilot, "three-valleys", GAMES["three-valleys"], 5)
    for id in ("lever.release.high", "lever.payment.some", "send"):
        pilot.press(id)
    assert name_of(pilot) == "Cover"
    assert pilot.stage.toast == ""


def test_a_decision_of_another_person_that_is_taken_back_is_not_open_to_who_sits_there() -> None:
    pilot = watched(prompts=False)
    begin(pilot, "three-valleys", GAMES["three-valleys"], 5)
    first = visit(pilot).seat
    game = visit(pilot).game
    assert game is not None
    for _ in range(12):
        name = name_of(pilot)
        if name == "Cover":
            pilot.press("ready")
        elif name == "brief":
            pilot.press("sit")
        elif name == "news":
            pilot.press("on")
        elif visit(pilot).seat != first and any(step.asked for step in game.session.steps):
            break
        else:
            pilot.press("done")
            pilot.settle()
    pilot.press("undo")
    pilot.settle()
    assert not game.session.submitted, "the first person is to decide again"
    while name_of(pilot) != "Cover":
        assert visit(pilot).seat != first, "what the first person decides is open to the second"
        pilot.press("done")
        pilot.settle()
    passing = visit(pilot).passing
    assert passing is not None
    assert passing.seat == first
    assert pilot.guard.leaks == []
