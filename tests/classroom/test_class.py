"""A class under way: what was said stays said, silence keeps the word, and a restart loses nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game import UserError
from game.classroom.export import exported
from game.classroom.lesson.store import ClassEvent, StoreTrouble
from game.player import intents as want
from game.player.kept import kept_from, kept_of
from game.rules.orders import Promise, Sign
from game.rules.texts import texts_known
from game.session.record import read
from game.session.verification import resolved, scenario_of
from tests.classroom.lessons import Class, again, begun

STEPS = [
    "join", "note", "question", "read", "news1", "promise1", "seal1", "reveal1", "news2", "talk2",
    "seal2", "reveal2", "feel", "archives", "exit",
]  # fmt: skip


def offered(held: Class) -> str:
    """A text of one seat of table A lies before another one; its name."""
    held.until("talk2")
    for lever, setting in (("flights", "on_request"), ("permission", "case_by_case")):
        assert held.take("A2", want.SetClause(lever, setting))
    assert held.take("A2", want.Give(held.player("A2").draft.package))
    held.wait(4)
    (name,) = [x for x in texts_known(held.player("A4").seen.view) if x]
    return name


def agreed(held: Class) -> str:
    """Two seats of table A sign a text; its name."""
    name = offered(held)
    assert held.take("A4", want.Give(Sign("mx_president", name)))
    held.wait(4)
    return name


def owed(held: Class, label: str) -> list[str]:
    player = held.player(label)
    return [lever for lever in player.book.levers if player.owed(lever)[1] == "signed"]


@pytest.mark.parametrize("students", [12, 6])
def test_a_slip_is_undone_while_it_is_not_carried_out(students: int) -> None:
    """A signature that would close a text waits for three seconds of silence, for nine at most."""
    held = begun(students=students)
    name = offered(held)
    sign = Sign("mx_president", name)
    assert held.take("A4", want.Give(sign))
    held.wait(2.4)
    assert held.take("A4", want.Ungive(sign))
    held.wait(10)
    assert not held.player("A4").table.agreements
    assert not held.take("A4", want.Ungive(sign)), "what is not given cannot be undone"
    assert held.take("A4", want.Give(sign))
    for _ in range(5):
        held.wait(2)
        held.take("A3", want.Give(Promise("us_defense", "payload", "inspected")))
        held.take("A3", want.Ungive(Promise("us_defense", "payload", "inspected")))
    assert held.player("A4").table.agreements
    assert not held.take("A4", want.Ungive(sign)), "what is carried out stands"


def test_a_slip_is_undone_while_minds_think() -> None:
    """What was undone since they were asked does not happen; what they would have said to it neither."""
    held = begun(students=3)
    held.until("talk2")
    label = next(chair.label for chair in held.room.chairs if chair.places)
    assert held.table(label).session.minds
    own = held.player(label)
    lever = next(x for x in own.book.levers if own.owners(x) == (own.seat,))
    told = Promise(own.seat, lever, own.book.settings[own.book.levers.index(lever)][-1])
    assert held.take(label, want.Give(told))
    do, undone = held.conductor.work.do, []

    async def thinking(task: Any, *asked: Any) -> Any:
        if not undone:
            undone.append(told)
            player = held.player(label)
            await held.conductor.act(
                held.table(label), player.seat, "", lambda: player.take(want.Ungive(told)).well
            )
        return await do(task, *asked)

    held.conductor.work.do = thinking  # type: ignore[method-assign]
    held.wait(10)
    assert undone
    assert told not in [
        each.order for step in held.table(label).session.steps for each in step.orders
    ]


def test_a_lesson_ends_by_itself_at_the_minute_of_the_debrief() -> None:
    """Two seats never seal, and a talk is extended by two minutes (L2)."""
    held = begun()
    held.until("read")
    held.clock.now += 10 * 60 - held.conductor.now
    held.go_on()
    extended = False
    while held.kind != "feel":
        if held.kind == "talk2" and held.room.left(held.conductor.now) == 100 and not extended:
            held.run(held.conductor.more(2))
            extended = True
        held.wait(1)
        assert held.conductor.now < 32 * 60, held.kind
    assert abs(held.conductor.now / 60 - 31) <= 0.5
    assert all(table.session.over for table in held.room.tables)


def test_time_is_not_taken_from_the_debrief() -> None:
    held = begun()
    held.until("talk2")
    held.clock.now += 23 * 60 - held.conductor.now
    held.until("talk3")
    with pytest.raises(UserError, match="debrief"):
        held.run(held.conductor.more(5))


def test_what_was_signed_is_in_force_and_its_signers_owe_it() -> None:
    held = begun()
    agreed(held)
    held.until("seal2")
    assert "flights" in owed(held, "A2")
    assert "permission" in owed(held, "A4")
    assert not owed(held, "B2")


def test_silence_keeps_the_word() -> None:
    """An unsealed seat that owes clauses keeps them, and nobody's trust falls for it (L3)."""
    held = begun()
    agreed(held)
    table = held.room.tables[0]
    before = table.session.position.one.trust.copy()
    held.until("reveal2")
    book, after = table.session.book, table.session.position.one
    for lever, setting in (("flights", "on_request"), ("permission", "case_by_case")):
        at = book.levers.index(lever)
        assert book.settings[at][int(after.setting[at])] == setting
    assert not after.wronged.any()
    signers = [book.seats.index(seat) for seat in ("us_intelligence", "mx_president")]
    assert (after.trust[signers][:, signers] >= before[signers][:, signers]).all()


def test_a_draft_survives_exchanges_and_devices_and_a_restart(tmp_path: Path) -> None:
    held = begun(path=tmp_path / "a.class")
    held.until("talk2")
    held.take("A3", want.SetClause("payload", "inspected"))
    agreed(held)
    draft = held.player("A3").draft
    assert draft.making
    held = again(held)
    assert held.player("A3").draft == draft


@pytest.mark.parametrize("kind", STEPS)
def test_a_restart_in_each_step_loses_nothing_and_pauses(kind: str, tmp_path: Path) -> None:
    """Everything acknowledged is there once; the lesson waits for its teacher (L9, F1)."""
    held = begun(path=tmp_path / "a.class", students=12)
    held.until(kind)
    held.take("A2", want.SetRead("brief"))
    if kind == "seal1":
        assert held.take("A2", want.Seal(held.player("A2").moment), "a" * 32)
    if kind == "promise1":
        order = Promise("mx_president", "permission", "case_by_case")
        assert held.take("A4", want.Give(order), "b" * 32)
    left = held.room.left(held.conductor.now)
    states = [kept_of(t.game, c.seat).data for t in held.room.tables for c in t.chairs]
    games = [(t.session.phase, len(t.session.steps)) for t in held.room.tables]
    fresh = again(held)
    assert fresh.kind == held.kind
    assert [(t.session.phase, len(t.session.steps)) for t in fresh.room.tables] == games
    assert [kept_of(t.game, c.seat).data for t in fresh.room.tables for c in t.chairs] == states
    assert fresh.room.left(fresh.conductor.now) == pytest.approx(left)
    if fresh.room.step.by_itself:
        assert fresh.room.paused
    again_and_again = fresh.take("A4", want.Give(Promise("mx_president", "permission", "standing")), "b" * 32)  # fmt: skip
    assert again_and_again or kind != "promise1"
    if kind == "promise1":
        given = fresh.room.tables[0].session.submitted["mx_president"]
        assert [order.setting for order in given if isinstance(order, Promise)] == ["case_by_case"]


def test_a_step_that_was_begun_is_carried_to_its_end(tmp_path: Path) -> None:
    """Killed between the step and what leads to it: the rest happens at the start."""
    held = begun(path=tmp_path / "a.class", students=12)
    held.until("seal1")
    at = held.room.at + 1
    held.conductor.store.append(ClassEvent("step", {"at": at, "ends": 60.0}, at=held.conductor.now))
    fresh = again(held)
    assert fresh.kind == "reveal1"
    assert all(t.session.round == 2 for t in fresh.room.tables)


def test_undo_brings_back_the_step_and_what_was_sealed_in_it(tmp_path: Path) -> None:
    """Undo, then kill, then resume (F21): what was taken back stays taken back."""
    held = begun(path=tmp_path / "a.class")
    held.until("seal1")
    held.take("A2", want.Seal(held.player("A2").moment))
    held.conductor.store.append(ClassEvent("device", {"hash": "x" * 64, "role": "press"}))
    held.until("news2")
    held.run(held.conductor.undo())
    assert held.kind == "reveal1"
    held.run(held.conductor.undo())
    assert held.kind == "seal1"
    assert held.room.paused
    assert "us_intelligence" in held.room.tables[0].session.submitted
    fresh = again(held)
    assert (fresh.kind, fresh.room.paused) == ("seal1", True)
    assert "x" * 64 in fresh.room.devices
    fresh.run(fresh.conductor.happen("resume", {}))
    fresh.until("reveal1")


def test_the_full_disk_takes_nothing_and_says_so(tmp_path: Path, monkeypatch: Any) -> None:
    held = begun(path=tmp_path / "a.class")
    held.until("seal1")
    before = kept_of(held.table("A2").game, "us_intelligence")

    def full(*events: ClassEvent) -> None:
        raise StoreTrouble("The class file cannot be written (disk full).")

    monkeypatch.setattr(held.conductor.store, "append", full)
    with pytest.raises(StoreTrouble):
        held.take("A2", want.Seal(held.player("A2").moment))
    assert kept_of(held.table("A2").game, "us_intelligence") == before
    assert not held.room.sealed(held.room.chair("A2"))
    assert "disk full" in held.conductor.trouble
    monkeypatch.undo()
    assert held.take("A2", want.Seal(held.player("A2").moment))


def test_nobody_acts_while_the_class_looks_up() -> None:
    held = begun()
    for kind in ("news2", "reveal2"):
        held.until(kind)
        assert not held.take("A2", want.SetClause("flights", "on_request"))
        assert not held.take("A2", want.Seal(held.player("A2").moment))
    held.until("talk3")
    held.run(held.conductor.happen("pause", {"left": 30.0}))
    assert not held.take("A2", want.SetClause("flights", "on_request"))
    held.run(held.conductor.happen("resume", {}))
    assert held.take("A2", want.SetClause("flights", "on_request"))


def test_a_whisper_rings_for_nobody_else() -> None:
    """The number and moments of pushes tell nothing: a secret text is noticed by its parties alone."""
    held = begun()
    held.until("talk2")
    for lever, setting in (("flights", "on_request"), ("permission", "case_by_case")):
        held.take("A2", want.SetClause(lever, setting))
        held.take("A2", want.SetPublic(lever, False))
    held.rung.clear()
    held.take("A2", want.Give(held.player("A2").draft.package))
    held.wait(20)
    assert set().union(*held.rung) == {"A2", "A4", "teacher"}


def test_a_mind_plays_a_round_and_the_seat_is_given_back() -> None:
    held = begun()
    held.until("talk2")
    held.run(held.conductor.reseat("A5", "mind", 1))
    assert held.room.who(held.room.chair("A5")) == "round"
    held.wait(60)
    held.until("news3")
    assert held.room.who(held.room.chair("A5")) == "person"
    held.run(held.conductor.reseat("A6", "mind", 99))
    held.until("feel")
    assert held.room.who(held.room.chair("A6")) == "mind"


def test_minds_have_the_chairs_that_nobody_takes(tmp_path: Path) -> None:
    """Three students at a table of six, with a restart: the minds decide the same (replay)."""
    held = begun(path=tmp_path / "a.class", students=3)
    assert len(held.room.tables[0].session.minds) == 3
    held.until("talk2")
    held.wait(200)
    steps = len(held.room.tables[0].session.steps)
    assert held.room.tables[0].session.phase[1] > 5
    fresh = again(held)
    assert len(fresh.room.tables[0].session.steps) == steps


def test_stopped_at_any_step_there_is_a_debrief() -> None:
    """The bell rings: the debrief begins where the games stand (L8)."""
    for kind in ("read", "promise1", "seal1", "reveal1", "talk2"):
        held = begun(students=12)
        held.until(kind)
        held.run(held.conductor.to_debrief())
        assert held.kind == "feel"
        held.until("exit")


def test_what_is_exported_is_an_ordinary_record(tmp_path: Path) -> None:
    held = begun(path=tmp_path / "a.class", students=12)
    agreed(held)
    held.until("exit")
    for key, said in (("case", "=1+1"), ("clause", "una cláusula")):
        body = {"kind": "exit", "key": key, "who": "A1", "said": said}
        held.run(held.conductor.happen("ballot", body))
    files = exported(held.room, tmp_path / "out")
    reading = read(files[0])
    assert reading.problem is None
    course, differs = resolved(reading, scenario_of(reading))
    assert differs is None
    assert course.book.exchanges == 20
    written = "".join(path.read_text(encoding="utf-8") for path in files if path.suffix == ".csv")
    assert "A2" in written
    assert "'=1+1" in written
    assert exported(held.room, tmp_path / "out")


ACTS = st.lists(
    st.tuples(st.sampled_from(["A1", "A2", "A3", "A4", "A5", "A6"]), st.integers(0, 5)), max_size=12
)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(acts=ACTS, sealing=st.sets(st.sampled_from(["A1", "A2", "A3", "A4", "A5", "A6"])))
def test_no_clause_is_ever_broken_by_silence(acts: list[tuple[str, int]], sealing: set[str]) -> None:  # fmt: skip
    """Whoever drops out, whenever: only an order breaks a word."""
    held = begun(students=6)
    agreed(held)
    for label, what in acts:
        player = held.player(label)
        offers = [x for x in texts_known(player.seen.view) if x]
        levers = [x for x in player.book.levers if x]
        if what < 3:
            lever = levers[what]
            settings_ = player.book.settings[player.book.levers.index(lever)]
            held.take(label, want.SetClause(lever, settings_[what % len(settings_)]))
            held.take(label, want.Give(player.draft.package))
        elif offers:
            held.take(label, want.Give(Sign(player.seat, offers[what % len(offers)])))
        held.wait(2)
    held.until("seal2")
    for label in sealing:
        held.take(label, want.Seal(held.player(label).moment))
    held.until("reveal2")
    assert not held.room.tables[0].session.position.one.wronged.any()


def test_kept_is_read_as_it_was_written() -> None:
    held = begun()
    agreed(held)
    held.until("seal2")
    held.take("A2", want.SetMove("flights", "notified"))
    held.take("A2", want.SetBroken("flights", True))
    kept = kept_of(held.table("A2").game, "us_intelligence")
    assert kept_from(kept.data) == kept
