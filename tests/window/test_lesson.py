"""The guided first game teaches what it says, whatever becomes of its scenario."""

from __future__ import annotations

from game.player.lesson import lesson_game
from game.screens.lesson import TRADE
from game.screens.nodes import by_id
from tests.window.pilot import Pilot
from tests.window.stages import at_places, at_table, settled, visit
from tests.window.tours import name_of


def learning() -> Pilot:
    """Sit down at the guided game, as its button does."""
    pilot = at_places(prompts=False)
    pilot.press("learn")
    settled(pilot)
    return pilot


def follow(pilot: Pilot) -> None:
    """Do what the coach says: press what it points at, pass over what is to be read, see all of a reveal."""
    if name_of(pilot) == "reveal":
        pilot.press("skip" if "skip" in pilot.ids() else "on")
    elif name_of(pilot) == "news":
        pilot.press("on")
    elif pilot.stage.screen.points in pilot.ids():
        pilot.press(pilot.stage.screen.points)
    else:
        pilot.press("lesson.next")
    settled(pilot)


def test_the_trade_of_the_lesson_is_put_with_what_the_coach_points_at() -> None:
    pilot = learning()
    pilot.press("lesson.next")
    for lever, setting in TRADE.items():
        assert pilot.stage.screen.points == f"lever.{lever}.{setting}"
        pilot.press(f"lever.{lever}.{setting}")
    assert pilot.stage.screen.points == "send"
    clauses = visit(pilot).player.draft.package.clauses
    assert {clause.lever: clause.setting for clause in clauses} == TRADE


def test_whoever_does_what_the_coach_says_signs_is_cheated_asks_why_and_answers() -> None:
    """A counter-offer is signed, a word is seen broken, and the water is kept back; then the coach is done."""
    pilot = learning()
    signed, cheated, why, pressed = False, False, False, 0
    while by_id(pilot.stage.screen.top, "coach") or name_of(pilot) in ("reveal", "news"):
        follow(pilot)
        if "close" in pilot.ids():
            why = True
            pilot.press("close")
        player = visit(pilot).player
        signed |= any("alto" in row.signers for row in player.table.agreements)
        cheated |= any(c.verdict == "broken" for name in player.reveals for c in player.reveal(name).clauses)  # fmt: skip
        pressed += 1
        assert pressed < 40
    assert (signed, cheated, why) == (True, True, True)
    player = visit(pilot).player
    assert player.stands("release") == "low"
    assert len(player.reveals) == 2, "it takes two rounds"


def test_a_lesson_is_kept_like_any_game() -> None:
    pilot = learning()
    pilot.key("m")
    assert pilot.sees("Everything is saved")
    pilot.press("leave")
    pilot.settle()
    assert "continue" in pilot.ids()


def test_a_game_that_is_no_lesson_has_no_coach() -> None:
    pilot = at_table(lesson_game("en"))
    settled(pilot)
    assert pilot.stage.screen.points == ""
    assert "lesson.next" not in pilot.ids()
