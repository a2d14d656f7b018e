"""A rehearsal: minds play all chairs but one, faster, and nothing of it is kept."""

from __future__ import annotations

from game.classroom.lesson import codes
from game.classroom.lesson.founding import head_of
from game.classroom.lesson.plan import begins
from game.classroom.lesson.store import Store
from tests.classroom.lessons import Class


def test_minds_play_all_chairs_but_one_and_a_round_takes_two_minutes() -> None:
    head = head_of("drones-over-mexico", 24, rehearsal=True, seed=7)
    held = Class(Store.create(None, head, codes.key()))
    room = held.room
    assert [c.label for c in room.chairs if room.who(c) == "person"] == ["A1"]
    assert begins(room.steps, len(room.steps)) < 15
    held.until("read")
    while held.kind != "feel":
        held.wait(5, every=1)
    assert held.conductor.now < 9 * 60
    assert all(table.session.over for table in room.tables)
    assert room.tables[0].session.minds
