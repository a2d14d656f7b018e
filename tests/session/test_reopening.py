"""A facilitator takes back what has been revealed: the record keeps both, and says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from game import UserError
from game.session.record import read
from game.session.reopening import reopened, since_news
from game.session.session import Session
from tests.builders import scenario

THREE = scenario()


def shared(path: Path, rounds: int) -> Session:
    """A game of several persons after some reveals, in which nobody has done anything."""
    session = Session.start(THREE, people=("north", "south"), record=path)
    while session.round <= rounds:
        session.advance()
    return session


def test_a_reveal_that_others_have_seen_is_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "A.jsonl"
    before = shared(path, 1)
    assert before.shared
    phases = since_news(before.steps, 1)
    assert not before.undo()
    session = reopened(path, phases, scenario=THREE)
    assert (session.round, session.phase) == (1, ("talk", 1))
    assert [line["entry"] for line in read(path).lines][-1] == "undo"
    session.advance()
    assert read(path).problem is None


def test_more_phases_than_there_are_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "A.jsonl"
    shared(path, 1)
    for phases in (0, 99):
        with pytest.raises(UserError, match=r"no \d+ phases"):
            reopened(path, phases, scenario=THREE)


def test_a_damaged_record_is_not_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "A.jsonl"
    shared(path, 1)
    path.write_bytes(path.read_bytes() + b"more")
    with pytest.raises(UserError):
        reopened(path, 1, scenario=THREE)


def test_phases_are_counted_from_the_news_of_a_round(tmp_path: Path) -> None:
    session = shared(tmp_path / "A.jsonl", 2)
    assert since_news(session.steps, 3) == 0
    later = since_news(session.steps, 2)
    assert 0 < later < since_news(session.steps, 1)
