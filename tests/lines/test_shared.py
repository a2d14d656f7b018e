"""A game of several persons at one keyboard: each is called by name, and asked for her own seat."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.session.session import Session
from game.session.staging import scenario_in
from tests.lines.conftest import Play

PEOPLE = ("alto", "delta")


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A game of two persons, left in its first talk."""
    path = tmp_path / "game.jsonl"
    session = Session.start(scenario_in("three-valleys", "en"), seed=5, people=PEOPLE, record=path)
    session.advance_to_decision()
    return path


def private(seat: str) -> list[str]:
    holder = scenario_in("three-valleys", "en").stakeholders[seat]
    return [passage.text for passage in holder.private]


def test_nothing_is_told_before_somebody_says_who_she_is(typed: Play, record: Path) -> None:
    game = typed(f"--text --resume {record}", ["brief", "scores", "numbers"], patient=False)
    assert "Enter: Play as Alto." in game.output
    assert "Welcome back" not in game.output
    for seat in PEOPLE:
        assert not [text for text in private(seat) if text in game.output]


def test_both_are_asked_and_neither_reads_the_brief_of_the_other(typed: Play, record: Path) -> None:
    """After the cover that calls the other one, nothing of the first is told any more."""
    lines = ["", "brief", "", "go", "go", "", "brief", "go"]
    game = typed(f"--text --resume {record}", lines, patient=False)
    first, second = game.output.split("Enter: Play as Delta.")[:2]
    assert all(text in first for text in private("alto"))
    assert not [text for text in private("delta") if text in first]
    assert all(text in second for text in private("delta"))
    assert not [text for text in private("alto") if text in second]
    cover = "\nNow: Water Office of Delta\nWhat comes next is secret. The others look away.\n"
    assert first.split("\n" * 60)[-1].strip().startswith(cover.strip())


def test_orders_of_both_are_carried_out(typed: Play, record: Path) -> None:
    """The second person's orders count: she is asked in every phase in which she has something to decide."""
    game = typed(f"--text --resume {record}", ["", "promise release high"], patient=True)
    again = Session.resume(record)
    asked = [step.asked for step in again.steps if step.phase == "commit"]
    assert asked
    assert all(set(PEOPLE) == set(seats) for seats in asked)
    assert game.output.count("Enter: Play as Delta.") >= again.book.rounds


def test_what_was_revealed_is_not_taken_back(typed: Play, record: Path) -> None:
    session = Session.resume(record)
    while session.round == 1:
        for seat in session.waiting:
            assert not session.submit(seat, ())
        session.advance()
    session.advance_to_decision()
    steps = len(session.steps)
    game = typed(f"--text --resume {record}", ["", "undo", "quit"], patient=False)
    assert "After a reveal nothing is taken back any more" in game.output
    assert len(Session.resume(record).steps) == steps


def test_the_number_of_the_game_is_told_at_the_end(typed: Play) -> None:
    game = typed("three-valleys --text --seat alto --seed 8642097 --lang en")
    assert "8642097" not in game.during
    assert "Number of this game: 8642097" in game.output
