"""The guided first game teaches what it says, whatever becomes of its scenario."""

from __future__ import annotations

from game.player.lesson import lesson_game
from game.screens.lesson import TRADE
from tests.window.pilot import Pilot
from tests.window.stages import at_places, at_table, settled, visit
from tests.window.tours import name_of


def test_the_trade_of_the_lesson_is_signed_and_kept() -> None:
    pilot = learning()
    settled(pilot)
    pilot.press("lesson.next")
    for lever, setting in TRADE.items():
        assert pilot.stage.screen.points == f"open.{lever}"
        pilot.press(f"open.{lever}")
        assert pilot.stage.screen.points == f"lever.{lever}.{setting}"
        pilot.press(f"lever.{lever}.{setting}")
    pilot.press("send")
    pilot.press("done")
    settled(pilot)
    while name_of(pilot) != "table commit":
        pilot.press("done")
        settled(pilot)
    agreed = visit(pilot).player.table.agreements
    assert {c.lever: c.setting for row in agreed for c in row.clauses} == TRADE
    assert pilot.stage.screen.points == "done"
    pilot.press("lever.release.high")
    pilot.press("done")
    settled(pilot)
    player = visit(pilot).player
    verdicts = [c.verdict for c in player.reveal(player.reveals[-1]).clauses]
    assert verdicts == ["kept"] * len(TRADE)


def learning() -> Pilot:
    """Sit down at the guided game, as its button does."""
    pilot = at_places(prompts=False)
    pilot.press("learn")
    return pilot


def test_the_coach_waits_for_the_table() -> None:
    pilot = learning()
    pilot.press("lesson.next")
    settled(pilot)
    assert pilot.stage.screen.points == "open.release"


def test_what_is_pointed_at_is_there() -> None:
    """Whatever the coach speaks of can be found on the screen."""
    pilot = learning()
    settled(pilot)
    pilot.press("lesson.next")
    pressed = 0
    while "on" not in pilot.ids():
        wanted = pilot.stage.screen.points
        assert not wanted or wanted in pilot.ids() or "keep" in pilot.ids(), wanted
        pilot.press(next(i for i in (wanted, "keep", "done") if i in pilot.ids()))
        settled(pilot)
        pressed += 1
        assert pressed < 40
    pilot.press("on")
    settled(pilot)
    assert pilot.stage.screen.points == "indicator.harvest"
    pilot.press("indicator.harvest")
    pilot.press("close")
    assert pilot.stage.screen.points == ""


def test_a_game_that_is_no_lesson_has_no_coach() -> None:
    pilot = at_table(lesson_game("en"))
    settled(pilot)
    assert pilot.stage.screen.points == ""
    assert "lesson.next" not in pilot.ids()
