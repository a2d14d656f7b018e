"""What a session, a record or a what-if cannot do is one clear sentence, and changes nothing."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import numpy as np
import platformdirs
import pytest

from game import UserError
from game.minds import memory
from game.rules.orders import Believe, Choose, Decline, Move, Order, Sign, TakeBack
from game.scenario.model import Scenario
from game.scenario.shelf import find_scenario
from game.session import gallery, verification
from game.session.alteration import Alteration, read_alteration
from game.session.ended import OPTION, opened, stands
from game.session.players import Players
from game.session.record import chained, read
from game.session.retelling import suggested
from game.session.scribe import RecordTrouble, Scribe
from game.session.session import Session
from game.session.suggestions import Suggestion, suggestions
from game.session.verification import recorded, resolved, scenario_of
from game.session.whatif import what_if
from game.views.words import Words
from tests.session.conftest import VALLEYS, finish, play_on
from tests.session.test_around_a_game import promised, to_phase
from tests.session.test_record import alter, rechained


def refused(text: str) -> str:
    with pytest.raises(UserError) as raised:
        read_alteration(promised().book, text)
    return str(raised.value)


# alterations


def test_an_event_that_asks_nobody_cannot_be_answered_otherwise() -> None:
    book = promised().book
    silent = next(e for e, seat in zip(book.events, book.choice_seat, strict=True) if seat < 0)
    assert refused(f"1 alto {silent}=mend") == f"The event '{silent}' asks nobody anything."


def test_how_a_change_is_written_is_said_where_it_is_none() -> None:
    for text in (
        "1 alto release = high now",
        "1 alto release high",
        "1 alto sign = delta",
        "1 alto",
    ):
        assert refused(text).startswith(f"'{text}' is no change; write ROUND SEAT LEVER=SETTING")
    assert refused("5 alto release=low") == (
        "There is no round '5'; this game has the rounds 1 to 4."
    )
    assert read_alteration(promised().book, "4 alto release = low").to == "low"
    assert "there are 'alto', 'medio', 'delta'" in refused("1 zzz release=low")


MEND = Alteration(2, "medio", Choose, "usual_year", "mend")
SIGN = Alteration(2, "alto", Sign, "a1b2c3d4", "")
HIGH = Alteration(1, "alto", Move, "release", "high")


def test_an_alteration_is_given_as_an_order_in_its_phase() -> None:
    assert (MEND.order, MEND.phase) == (Choose("medio", "usual_year", "mend"), "commit")
    assert (SIGN.order, SIGN.phase) == (Sign("alto", "a1b2c3d4"), "talk")
    assert replace(SIGN, kind=Decline).order == Decline("alto", "a1b2c3d4")
    assert (HIGH.order, HIGH.phase) == (Move("alto", "release", "high"), "commit")
    assert replace(HIGH, to="").order is None


@pytest.mark.parametrize(
    ("alteration", "order", "replaced"),
    [
        (MEND, Choose("medio", "usual_year", "rest"), True),
        (MEND, Choose("medio", "dry_year", "rest"), False),
        (MEND, Choose("delta", "usual_year", "rest"), False),
        (MEND, Move("medio", "usual_year", "rest"), False),
        (SIGN, Decline("alto", "a1b2c3d4"), True),
        (SIGN, TakeBack("alto", "a1b2c3d4"), True),
        (SIGN, Decline("alto", "ffffff"), False),
        (SIGN, Decline("medio", "a1b2c3d4"), False),
        (HIGH, Move("alto", "release", "low"), True),
        (HIGH, Move("alto", "gauges", "shared"), False),
        (HIGH, Believe("alto", "release", 50), False),
    ],
)
def test_an_alteration_replaces_the_decision_it_is_about(
    alteration: Alteration, order: Order, replaced: bool
) -> None:
    assert alteration.replaces(order) is replaced


def test_an_altered_answer_to_an_event_is_carried_out(valleys: Scenario) -> None:
    session = Session.start(valleys, people=VALLEYS, seed=4, autosave=False)
    finish(session)
    altered = what_if(session.recorded, [MEND]).altered
    chosen = [
        item.order
        for step in altered.steps
        for item in step.orders
        if isinstance(item.order, Choose)
    ]
    assert MEND.order in chosen


def test_a_change_in_a_game_that_was_stopped_names_its_last_round(valleys: Scenario) -> None:
    session = Session.start(valleys, people=VALLEYS, seed=4, autosave=False)
    with pytest.raises(UserError, match="1"):
        what_if(session.recorded, [HIGH])
    to_phase(session, "talk", 2)
    with pytest.raises(UserError, match="2"):
        what_if(session.recorded, [replace(HIGH, round=3)])


# records


@pytest.fixture
def played(valleys: Scenario, path: Path) -> Session:
    session = Session.start(valleys, people=VALLEYS, seed=7, record=path)
    play_on(session, (1, 2, 3, 1, 2))
    return session


def test_a_record_of_a_game_that_goes_on_is_opened_on_request_alone(
    played: Session, path: Path
) -> None:
    with pytest.raises(UserError) as raised:
        opened(str(path), False)
    said = str(raised.value)
    assert said.startswith("The game of this record has not ended")
    assert stands(read(path)) in said
    assert said.endswith(f"add {OPTION}.")
    assert opened(str(path), True).phases
    whole = path.read_bytes()
    path.write_bytes(whole[:-20])
    with pytest.raises(UserError, match=r"^Line \d+, .* has not ended"):
        opened(str(path), False)
    path.write_bytes(b"Dear diary\n")
    for secrets in (False, True):
        with pytest.raises(UserError) as raised:
            opened(str(path), secrets)
        assert str(raised.value) == read(path).problem.message  # type: ignore[union-attr]
    with pytest.raises(UserError):
        assert read(path).header


def test_a_record_is_told_under_the_scenario_that_is_named(played: Session, path: Path) -> None:
    reading = read(path)
    assert scenario_of(reading, find_scenario("three-valleys"), "es").language == "es"
    with pytest.raises(UserError, match="'three-valleys', not of 'drones-over-mexico'"):
        scenario_of(reading, find_scenario("drones-over-mexico"))
    broken = path.with_name("broken.yaml")
    broken.write_text("format: 1\n", encoding="utf-8")
    with pytest.raises(UserError) as raised:
        scenario_of(reading, broken)
    assert str(raised.value) == f"The scenario '{broken}' has errors; 'check {broken}' lists them."


def test_a_scenario_is_found_beside_its_record(
    played: Session, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from game.scenario.shelf import ScenarioNotFound

    source = find_scenario("three-valleys").read_text(encoding="utf-8")

    def nothing(name: str) -> Path:
        raise ScenarioNotFound(f"no scenario {name}")

    monkeypatch.setattr(verification, "find_scenario", nothing)
    with pytest.raises(UserError, match="'three-valleys', which is not here"):
        scenario_of(read(path))
    (path.parent / "three-valleys.yaml").write_text(source, encoding="utf-8")
    assert scenario_of(read(path)).id == "three-valleys"


def test_a_twin_that_is_gone_is_said(played: Session, path: Path) -> None:
    for alias in ("elsewhere", 3):
        alter(rechained(0, twin=alias))(path)
        with pytest.raises(UserError, match=f"'three-valleys' has no twin '{alias}' any more"):
            scenario_of(read(path))


def test_a_length_that_is_gone_is_said(played: Session, valleys: Scenario, path: Path) -> None:
    alter(rechained(0, minutes=7))(path)
    with pytest.raises(UserError) as raised:
        resolved(read(path), valleys)
    assert str(raised.value) == "The scenario 'three-valleys' has no length of 7 minutes."


def test_a_damaged_record_cannot_be_asked_what_would_have_been(
    played: Session, valleys: Scenario, path: Path
) -> None:
    assert len(recorded(read(path), valleys).course.steps) == len(played.steps)
    alter(rechained(4, digest="0" * 64))(path)
    with pytest.raises(UserError, match="Line 5 differs"):
        recorded(read(path), valleys)
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(UserError, match="Line"):
        recorded(read(path), valleys)


def test_a_phase_after_the_end_is_found_out(valleys: Scenario, path: Path) -> None:
    session = Session.start(valleys, people=VALLEYS, seed=7, record=path)
    finish(session)
    lines = read(path).lines
    before = path.read_bytes()
    again = {key: value for key, value in lines[-1].items() if key != "chain"}
    last = before.splitlines(keepends=True)[-1]
    path.write_bytes(before + chained(last, again))
    _, problem = resolved(read(path), valleys)
    assert problem is not None
    assert problem.message.endswith("the game was over before it.")


def test_a_record_that_cannot_go_on_beside_itself_is_kept_in_memory(
    played: Session, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(path.read_bytes()[:-20])

    def refuse(self: Scribe) -> None:
        raise RecordTrouble("The disk is full.")

    monkeypatch.setattr(Scribe, "flush", refuse)
    session = Session.resume(path)
    assert session.notice is not None
    assert session.notice.startswith("Line ")
    assert session.notice.endswith(" The disk is full.")


def test_endings_are_kept_in_the_persons_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[Any, ...]] = []

    def folder(*args: Any, **named: Any) -> str:
        asked.append((args, named))
        return "there"

    monkeypatch.setattr(platformdirs, "user_data_dir", folder)
    assert gallery.gallery_file() == Path("there", "endings.json")
    assert asked == [(("parley",), {"appauthor": False})]


# sessions


def test_a_seat_is_told_of_each_phase_by_itself(played: Session) -> None:
    steps = played.steps
    for at, step in enumerate(steps):
        assert played.told("alto", step) == played.account("alto").steps[at]


def test_phases_that_were_not_played_cannot_be_taken_back(valleys: Scenario) -> None:
    course = Session.start(valleys, people=VALLEYS, seed=7, autosave=False).recorded.course
    for steps in (1, -1):
        with pytest.raises(ValueError, match="to take back"):
            course.back(steps)
    course.back(0)
    assert course.steps == []


def test_a_memory_is_worked_out_once_a_phase(
    played: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    noticed = []

    def notice(*what: Any) -> Any:
        noticed.append(what)
        return plain(*what)

    plain = memory.notice
    monkeypatch.setattr("game.session.players.notice", notice)
    players = Players(played.recorded.course)
    first, count = players.memory("alto"), len(noticed)
    assert count == len(players.course.steps) + 1
    again = players.memory("alto")
    assert len(noticed) == count
    for item in fields(first):
        assert np.array_equal(getattr(first, item.name), getattr(again, item.name))


# suggestions


def test_suggestions_are_said_with_what_they_bring() -> None:
    session = promised()
    words = Words(session.book, "en")
    held = Suggestion("best_change", HIGH, "score", (0,), 4000, 4250)
    (one,) = suggested(words, session.recorded, held)
    assert "+2.5" in one
    one, other = suggested(words, session.recorded, replace(held, responded=3890))
    assert "38.9" in other
    assert "-1.1" in other
    breach = Suggestion("breach", HIGH, "trust", (2, 0), 3000, 4000)
    (said,) = suggested(words, session.recorded, breach)
    assert "Delta" in said
    (text,) = {
        item.order.text
        for step in session.steps
        for item in step.orders
        if isinstance(item.order, Sign)
    }
    unsigned = Suggestion("unsigned", replace(SIGN, about=text), "score", (0,), 4000, 4100)
    (said,) = suggested(words, session.recorded, unsigned)
    assert said.startswith("Had Alto not signed the text on Release and Payment in round 2")


def test_where_all_are_people_nobody_responds() -> None:
    assert {each.responded for each in suggestions(promised().recorded)} == {None}
