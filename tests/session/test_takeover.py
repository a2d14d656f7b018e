"""Minds take seats over and hand them back in the middle of a game, on the record."""

from __future__ import annotations

from pathlib import Path

import pytest

from game import UserError
from game.rules.orders import Order
from game.scenario.model import Scenario
from game.session.fingerprint import digest
from game.session.players import Players
from game.session.record import read
from game.session.session import Session
from game.session.verification import resolved
from tests.minds.table import same_memory
from tests.session.conftest import VALLEYS, finish, play_on

MIND = "random"
"""It decides otherwise in every phase, so a mind in the wrong place shows."""


def phases_on(session: Session, phases: int) -> Session:
    for _ in range(phases):
        session.advance()
    return session


def by_minds(valleys: Scenario) -> Session:
    session = Session.start(valleys, seed=7, minds=dict.fromkeys(VALLEYS, MIND), autosave=False)
    finish(session)
    return session


def orders_of(session: Session, at: int, seat: str) -> list[Order]:
    return [i.order for i in session.steps[at].orders if i.order.seat == seat]


@pytest.mark.parametrize("phases", [0, 1, 5, 10])
def test_a_mind_that_takes_over_plays_on_as_if_it_had_always_sat_there(
    valleys: Scenario, phases: int
) -> None:
    whole = by_minds(valleys)
    minds = {"medio": MIND, "delta": MIND}
    session = Session.start(valleys, seed=7, people=("alto",), minds=minds, autosave=False)
    for at in range(phases):
        assert session.submit("alto", orders_of(whole, at, "alto")) == ()
        session.advance()
    assert session.take_over("alto", MIND) == MIND
    finish(session)
    assert [step.digest for step in session.steps] == [step.digest for step in whole.steps]


def test_the_mind_that_takes_over_is_the_one_the_seed_would_have_cast(valleys: Scenario) -> None:
    cast = Session.start(valleys, seed=7, autosave=False).seats["delta"]
    session = Session.start(valleys, seed=7, people=VALLEYS, autosave=False)
    assert session.take_over("delta") == cast
    assert session.seats["delta"] == cast


def test_a_seat_handed_back_is_asked_again(valleys: Scenario) -> None:
    session = Session.start(valleys, seed=7, minds=dict.fromkeys(VALLEYS, MIND), autosave=False)
    session.advance()
    assert session.waiting == ()
    session.hand_back("medio")
    assert session.people == ("medio",)
    assert session.waiting == ("medio",)
    assert session.submit("medio", ()) == ()
    session.advance()
    assert orders_of(session, -1, "medio") == []


def test_orders_given_before_the_mind_took_over_are_dropped(valleys: Scenario) -> None:
    session = Session.start(valleys, seed=7, people=VALLEYS, autosave=False)
    session.advance_to_decision()
    session.submit("alto", ())
    session.take_over("alto", "status_quo")
    assert "alto" not in session.submitted
    with pytest.raises(UserError, match="No person holds"):
        session.submit("alto", ())


def test_the_record_knows_who_acted_when(valleys: Scenario, path: Path) -> None:
    session = Session.start(valleys, seed=7, people=VALLEYS, record=path)
    phases_on(session, 3).take_over("alto", MIND)
    phases_on(session, 2).hand_back("alto")
    phases_on(session, 2)
    seated = read(path).seated
    assert [seats["alto"] for seats in seated] == ["person"] * 3 + [MIND] * 2 + ["person"] * 3
    assert len(seated) == len(session.steps) + 1
    assert session.recorded.seated == seated
    lines = [line for line in read(path).lines if line["entry"] == "reseat"]
    assert [(line["seat"], line["who"]) for line in lines] == [("alto", MIND), ("alto", "person")]


def test_a_game_goes_on_after_a_takeover(valleys: Scenario, path: Path) -> None:
    session = Session.start(valleys, seed=7, people=VALLEYS, record=path)
    phases_on(session, 4).take_over("alto", MIND)
    phases_on(session, 1)
    again = Session.resume(path)
    assert again.seats == session.seats
    assert again.recorded.seated == session.recorded.seated
    finish(again)
    whole = Session.start(valleys, seed=7, people=VALLEYS, autosave=False)
    phases_on(whole, 4).take_over("alto", MIND)
    finish(whole)
    assert digest(again.position) == digest(whole.position)
    course, problem = resolved(read(path), valleys)
    assert problem is None
    assert digest(course.position) == digest(whole.position)


def test_taking_back_a_decision_takes_back_the_handing_over_after_it(
    valleys: Scenario, path: Path
) -> None:
    session = Session.start(valleys, seed=7, people=("alto",), record=path)
    play_on(session, (0, 0, 0))
    decided = next(n for n, step in enumerate(reversed(session.steps), 1) if step.asked)
    back = len(session.steps) - decided
    session.take_over("alto", MIND)
    phases_on(session, 6)
    assert session.undo()
    assert len(session.steps) == back
    assert session.people == ("alto",)
    assert Session.resume(path).seats == session.seats
    assert read(path).seated == session.recorded.seated
    # And forward again, as if nothing had been.
    finish(session)
    course, problem = resolved(read(path), valleys)
    assert problem is None
    assert digest(course.position) == digest(session.position)


def test_taking_back_does_not_undo_what_happened_before_the_decision(valleys: Scenario) -> None:
    session = Session.start(valleys, seed=7, people=("alto", "medio"), autosave=False)
    session.advance_to_decision()
    session.take_over("medio", MIND)
    session.submit("alto", ())
    session.advance()
    assert session.undo()
    assert session.seats["medio"] == MIND


def test_a_mind_decides_the_same_after_an_undo(valleys: Scenario) -> None:
    session = Session.start(
        valleys, seed=7, people=("alto",), minds={"medio": MIND, "delta": "tit_for_tat"},
        autosave=False,
    )  # fmt: skip
    play_on(session, (0, 1, 2, 3, 4, 5, 6))
    before = [(step.digest, step.orders) for step in session.steps]
    assert session.undo()
    kept = len(session.steps)
    session.submit("alto", [i for i in (o.order for o in before[kept][1]) if i.seat == "alto"])
    session.advance()
    assert (session.steps[-1].digest, session.steps[-1].orders) == before[kept]


def test_nothing_taken_back_is_remembered(valleys: Scenario) -> None:
    """Memories after an undo are those folded anew from the phases that still stand."""
    session = Session.start(valleys, seed=7, people=("alto",), autosave=False)
    play_on(session, (4, 0, 5, 4, 4, 2, 1, 7, 8, 1, 2, 3))
    known = {seat: session.memory(seat) for seat in VALLEYS}
    while len(session.steps) > 4 and session.undo():
        for seat in VALLEYS:
            fresh = Players(session.recorded.course).memory(seat)
            assert same_memory(session.memory(seat), fresh)
    assert not all(same_memory(known[seat], session.memory(seat)) for seat in VALLEYS)


@pytest.mark.parametrize(
    ("seat", "mind", "says"),
    [
        ("alta", None, "There is no seat 'alta'; did you mean 'alto'?"),
        ("alto", "randon", "There is no mind 'randon'; did you mean 'random'?"),
        ("commission", None, "The seat 'commission' decides nothing that a mind could decide."),
    ],
)
def test_what_cannot_take_over_is_one_sentence(
    valleys: Scenario, seat: str, mind: str | None, says: str
) -> None:
    session = Session.start(valleys, seed=7, people=VALLEYS, autosave=False)
    with pytest.raises(UserError) as raised:
        session.take_over(seat, mind)
    assert str(raised.value).startswith(says)
    assert session.people == VALLEYS


def test_nobody_takes_over_a_game_that_is_over(valleys: Scenario) -> None:
    session = Session.start(valleys, seed=7, people=VALLEYS, autosave=False)
    finish(session)
    with pytest.raises(UserError, match="The game is over"):
        session.take_over("alto")
    with pytest.raises(UserError, match="The game is over"):
        session.hand_back("alto")


def test_a_record_with_a_changed_player_is_found_out(valleys: Scenario, path: Path) -> None:
    session = Session.start(valleys, seed=7, people=VALLEYS, record=path)
    phases_on(session, 3).take_over("alto", MIND)
    path.write_bytes(path.read_bytes().replace(b'"who":"random"', b'"who":"person"'))
    assert read(path).problem is not None
