"""Whole games through the screens, by the ids of what is pressed."""

from __future__ import annotations

import pytest

from game.screens.places import EndingPage, Start
from game.session.session import Session
from tests.window.pilot import Pilot
from tests.window.stages import at_places, settled, visit
from tests.window.tours import begin, name_of, play_on


def session(pilot: Pilot) -> Session:
    """The game that is played."""
    game = visit(pilot).game
    assert game is not None
    return game.session


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_whole_game_alone(language: str) -> None:
    pilot = at_places(language=language)
    begin(pilot, "three-valleys", ("alto",), 7)
    play_on(pilot)
    assert isinstance(visit(pilot).places[-1], EndingPage)
    assert session(pilot).over
    assert session(pilot).people == ("alto",)
    orders = [i.order for s in session(pilot).steps for i in s.orders if i.order.seat == "alto"]
    assert orders, "the person has decided something"
    pilot.press("leave")
    assert isinstance(visit(pilot).places[-1], Start)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_whole_game_of_two_at_one_window(language: str) -> None:
    seen: dict[str, list[str]] = {}

    def watch(name: str, pilot: Pilot) -> None:
        if name.startswith("table"):
            seen.setdefault(visit(pilot).seat, []).append(name)

    pilot = at_places(language=language)
    begin(pilot, "three-valleys", ("alto", "delta"), 5)
    play_on(pilot, watch)
    assert set(seen) == {"alto", "delta"}


def test_undo_takes_the_last_decision_back() -> None:
    pilot = at_places()
    begin(pilot, "three-valleys", ("medio",), 3)
    before = len(session(pilot).steps)
    pilot.press("done")
    settled(pilot)
    assert len(session(pilot).steps) > before
    pilot.press("undo")
    assert len(session(pilot).steps) == before


def test_undo_takes_back_press_by_press_and_then_the_decision_with_what_was_prepared() -> None:
    """A draft of many presses is not lost by one undo too many."""
    pilot = at_places()
    begin(pilot, "three-valleys", ("alto",), 3)
    for id in ("lever.release.high", "lever.payment.some"):
        pilot.press(id)
    written = visit(pilot).player.draft.package
    pilot.press("undo")
    assert [c.lever for c in visit(pilot).player.draft.package.clauses] == ["release"]
    pilot.press("lever.payment.some")
    pilot.press("send")
    settled(pilot)
    assert visit(pilot).player.moment.asked > 1
    pilot.press("undo")
    settled(pilot)
    assert visit(pilot).player.moment.asked == 1
    assert visit(pilot).player.draft.package == written
    assert "send" in pilot.ids()


def test_leaving_keeps_the_game_and_continue_brings_it_back() -> None:
    pilot = at_places()
    begin(pilot, "three-valleys", ("medio",), 3)
    pilot.press("done")
    settled(pilot)
    pilot.press("menu")
    pilot.press("leave")
    assert isinstance(visit(pilot).places[-1], Start)
    settled(pilot)
    pilot.press("continue")
    settled(pilot)
    assert name_of(pilot).startswith("table")
    assert visit(pilot).seat == "medio"
    assert session(pilot).seed == 3


def test_settled_games_close_early_and_keep_every_word() -> None:
    pilot = at_places()
    begin(pilot, "three-valleys", ("alto",), 7)
    for _ in range(40):
        agreed = visit(pilot).player.table.agreements
        if name_of(pilot).startswith("table") and any("alto" in row.signers for row in agreed):
            break
        for id in pilot.ids():
            if id.startswith("sign.") and not pilot.box(id).block.disabled:
                pilot.press(id)
        for id in ("done", "on", "keep", "up"):
            if id in pilot.ids():
                pilot.press(id)
                break
        settled(pilot)
    else:
        raise AssertionError("nobody agreed with Alto in this game")
    pilot.press("menu")
    pilot.press("settle")
    settled(pilot)
    assert session(pilot).over
