"""Before one leaves, the window says what has been prepared and not yet said; one can stay."""

from __future__ import annotations

import pytest

from game.window.inputs import Closed
from tests.window.pilot import Pilot
from tests.window.stages import at_places, settled
from tests.window.tours import begin, name_of

SHARED = ("alto", "delta")


@pytest.fixture(autouse=True)
def unkept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that is prepared is kept, as where the disk refuses the record."""
    monkeypatch.setattr("game.player.game.Game.kept", False)


def at_the_table(*people: str) -> Pilot:
    pilot = at_places(prompts=False)
    begin(pilot, "three-valleys", people or ("alto",), 7)
    return pilot


def prepare(pilot: Pilot) -> None:
    """Write a text of two clauses, and do not put it."""
    pilot.press("lever.release.high")
    pilot.press("lever.payment.some")


def close(pilot: Pilot) -> None:
    pilot.stage.handle(Closed())


def test_nothing_is_asked_where_nothing_would_be_lost() -> None:
    pilot = at_the_table()
    pilot.press("menu")
    assert pilot.sees("Everything is saved, and what you have prepared with it.")
    pilot.press("close")
    close(pilot)
    assert pilot.stage.closed


def test_leaving_by_the_menu_names_what_would_be_lost() -> None:
    pilot = at_the_table()
    prepare(pilot)
    pilot.key("escape", 2)
    if "leave" not in pilot.ids():
        pilot.press("menu")
    pilot.press("leave")
    assert pilot.sees("put Release")
    pilot.press("stay")
    assert name_of(pilot) == "table talk"
    assert "send" in pilot.ids(), "the package is still there"
    pilot.press("menu")
    pilot.press("leave")
    pilot.press("leave")
    assert name_of(pilot) == "Start"


@pytest.mark.parametrize("beneath", ["", "package_more", "menu", "numbers"])
def test_closing_the_window_names_what_would_be_lost(beneath: str) -> None:
    pilot = at_the_table()
    prepare(pilot)
    if beneath:
        pilot.press(beneath)
    close(pilot)
    assert not pilot.stage.closed
    assert pilot.sees("put Release")
    close(pilot)
    assert not pilot.stage.closed, "the question stays"
    pilot.key("escape")
    assert "stay" not in pilot.ids()
    close(pilot)
    pilot.press("leave")
    assert pilot.stage.closed


def test_what_is_to_be_said_is_lost_until_the_exchange_is_over() -> None:
    """A promise waits for the end of the exchange; the main button says it, and then nothing is lost."""
    pilot = at_the_table()
    pilot.press("more_words")
    pilot.press("promise.release.normal")
    close(pilot)
    assert pilot.sees("promise Release")
    pilot.press("stay")
    pilot.press("done")
    settled(pilot)
    close(pilot)
    assert pilot.stage.closed


def test_a_text_that_was_put_is_not_lost() -> None:
    """To put it ends the exchange: it is given, and nothing waits."""
    pilot = at_the_table()
    prepare(pilot)
    pilot.press("send")
    settled(pilot)
    close(pilot)
    assert pilot.stage.closed


def test_the_orders_of_the_first_person_are_named_to_the_second_without_what_they_are() -> None:
    pilot = at_the_table(*SHARED)
    prepare(pilot)
    pilot.press("send")
    settled(pilot)
    close(pilot)
    assert pilot.sees("what Alto has ordered in this phase")
    assert not pilot.sees("Release")
