"""The guided first game teaches what it says, whatever becomes of its scenario."""

from __future__ import annotations

from game.table.kit.scene import Look
from game.table.panels.orders import Orders
from game.table.panels.talk import Talk
from game.table.scenes.lesson import ASKED, Lesson, lesson
from tests.table.tours import settled


def test_the_trade_of_the_lesson_is_signed_and_kept(stage_of) -> None:
    pilot = stage_of(lesson(Look()), prompts=False)
    table = pilot.stage.scene
    assert isinstance(table, Lesson)
    settled(pilot)
    pilot.press("lesson.next")
    for lever, setting in ASKED.items():
        assert table.points_at() == f"open.{lever}"
        pilot.press(f"open.{lever}")
        assert table.points_at() == f"lever.{lever}.{setting}"
        pilot.press(f"lever.{lever}.{setting}")
    pilot.press("send")
    pilot.press("done")
    settled(pilot)
    while not isinstance(table.panel, Orders):
        pilot.press("done")
        settled(pilot)
    look = pilot.stage.look
    agreed = table.play.table(look).agreements
    assert {c.lever: c.setting for a in agreed for c in a.clauses} == ASKED
    tip = table.tip()
    assert tip is not None
    assert tip.key == "orders"
    pilot.press("lever.release.high")
    pilot.press("done")
    settled(pilot)
    step = table.play.session.steps[-1]
    verdicts = [c.verdict for c in table.play.reveal(step, look).clauses]
    assert verdicts == ["kept"] * len(ASKED)


def test_the_coach_waits_for_the_table(stage_of) -> None:
    pilot = stage_of(lesson(Look()))
    table = pilot.stage.scene
    assert isinstance(table, Lesson)
    assert not isinstance(table.panel, Talk)
    pilot.press("lesson.next")
    pilot.stage.laid  # noqa: B018 - the coach looks at the table whenever it is drawn
    settled(pilot)
    tip = table.tip()
    assert tip is not None
    assert tip.key == "gate"
