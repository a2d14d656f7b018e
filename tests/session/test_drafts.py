"""What a seat prepares when a game is left stands in the record, and is there when the game goes on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game import UserError
from game.rules.orders import Clause, Highlight, Move, Order, Put
from game.scenario.model import Scenario
from game.session.drafts import Prepared
from game.session.entries import folded
from game.session.fingerprint import digest
from game.session.record import read
from game.session.session import Session
from game.session.verification import resolved
from tests.session.test_whole_records import rechain

MAKING = Put("alto", (Clause("release", "high"), Clause("payment", "full", public=False)))
ALTO = Prepared(MAKING, (Highlight("alto", "payment", "delta"),))
DELTA = Prepared(Put("delta", ()), (Highlight("delta", "release"),), frozenset({"payment"}))


def begun(valleys: Scenario, path: Path) -> Session:
    session = Session.start(valleys, people=("alto", "delta"), seed=7, record=path)
    session.advance_to_decision()
    return session


def left(valleys: Scenario, path: Path) -> Session:
    session = begun(valleys, path)
    session.note_prepared("alto", ALTO)
    session.note_prepared("delta", DELTA)
    return session


def test_it_comes_back_for_each_seat_and_the_record_is_whole(valleys: Scenario, path: Path) -> None:
    session = left(valleys, path)
    assert Session.resume(path).prepared == {"alto": ALTO, "delta": DELTA}
    reading = read(path)
    assert resolved(reading, valleys, minds=True)[1] is None
    assert digest(list(folded(reading.lines))[-1]) == digest(session.position)
    assert reading.seated[-1]["alto"] == "person"


def test_the_last_counts_and_the_same_is_written_once(valleys: Scenario, path: Path) -> None:
    session = left(valleys, path)
    session.note_prepared("alto", ALTO)
    nothing = Prepared(Put("alto", ()))
    session.note_prepared("alto", nothing)
    assert [line["entry"] for line in read(path).lines].count("draft") == 3
    assert Session.resume(path).prepared == {"delta": DELTA}


def test_nothing_prepared_is_not_written(valleys: Scenario, path: Path) -> None:
    session = begun(valleys, path)
    session.note_prepared("alto", Prepared(Put("alto", ())))
    assert "draft" not in [line["entry"] for line in read(path).lines]


def test_it_ends_with_its_phase(valleys: Scenario, path: Path) -> None:
    session = left(valleys, path)
    for seat in session.waiting:
        assert not session.submit(seat, ())
    session.advance()
    assert session.prepared == Session.resume(path).prepared == {}
    session.note_prepared("alto", ALTO)
    session.undo()
    assert session.prepared == Session.resume(path).prepared == {}


def test_it_ends_where_a_mind_takes_the_seat(valleys: Scenario, path: Path) -> None:
    session = left(valleys, path)
    session.take_over("alto")
    session.hand_back("alto")
    assert session.prepared == Session.resume(path).prepared == {"delta": DELTA}


@pytest.mark.parametrize(
    "order", [Highlight("alto", "moon"), Move("alto", "release", "high")], ids=["name", "phase"]
)
def test_what_names_nothing_that_is_there_is_left_out(
    valleys: Scenario, path: Path, order: Order
) -> None:
    session = begun(valleys, path)
    session.note_prepared("alto", Prepared(Put("alto", ()), (order,)))
    assert Session.resume(path).prepared == {}


def test_an_amendment_of_a_text_that_is_not_there_is_left_out(
    valleys: Scenario, path: Path
) -> None:
    session = begun(valleys, path)
    session.note_prepared("alto", Prepared(Put("alto", MAKING.clauses, parent="0123456789abcdef")))
    assert Session.resume(path).prepared == {}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("seat", "moon"),
        ("seat", "delta"),
        ("package", {"order": "move"}),
        ("orders", [{"order": "highlight"}]),
        ("digest", "0"),
    ],
)
def test_a_draft_that_is_none_is_told_like_any_other_line(
    valleys: Scenario, path: Path, key: str, value: object
) -> None:
    begun(valleys, path).note_prepared("alto", ALTO)
    rechain(path, lambda lines: lines[-1].update({key: value}))
    assert json.loads(path.read_bytes().splitlines()[-1])[key] == value
    with pytest.raises(UserError):
        Session.resume(path)
