"""At most two proposals a round reach a person who plays alone, the likeliest to be welcome first."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from game.minds.briefing import Briefing
from game.minds.character import USUAL
from game.minds.mind import Reason
from game.rules.beats import PLACE, BeatOrders, ProposeOrders
from game.rules.orders import Promise, Propose
from game.scenario.model import Scenario
from game.session.players import MOST
from game.session.session import Session

PERSON = "mx_president"
LEVER = "permission"


class Eager:
    """Proposes something about the person's lever in every exchange, and promises something."""

    name = "eager"
    character = USUAL

    def decide(self, moment: Briefing, beat: BeatOrders) -> tuple[Reason, ...]:
        book, view = moment.book, moment.seen.view
        for row, seat in enumerate(moment.seen.seat):
            if isinstance(beat, ProposeOrders) and book.actors[seat]:
                settings = len(book.settings[book.levers.index(LEVER)])
                beat.action[row, seat] = PLACE
                beat.clause[row, seat, book.levers.index(LEVER)] = (seat + view.phase) % settings
                own = np.flatnonzero((book.hand_seat == seat) & (book.owners[book.hand_lever] == 1))
                beat.promise[row, own[:1]] = view.setting[row, book.hand_lever[own[:1]]]
        return ()


@pytest.fixture(autouse=True)
def _eager(monkeypatch: pytest.MonkeyPatch) -> None:
    def make(name: str) -> Eager:
        return Eager()

    for room in ("game.session.players.make", "game.session.casting.make"):
        monkeypatch.setattr(room, make)


def begin(flagship: Scenario, people: tuple[str, ...] = (PERSON,), minutes: int = 90) -> Session:
    minds = {
        seat: "eager"
        for seat, part in flagship.stakeholders.items()
        if part.play == "anyone" and seat not in people
    }
    return Session.start(
        flagship, seed=7, minutes=minutes, people=people, minds=minds, autosave=False
    )


def reaching(session: Session, at: int = -1) -> list[Propose]:
    """The proposals of others placed in a phase; in these games all of them ask the person."""
    return [
        item.order
        for item in session.steps[at].orders
        if isinstance(item.order, Propose) and item.order.seat not in session.people
    ]


def test_at_most_two_a_round_reach_a_person_alone(flagship: Scenario) -> None:
    session = begin(flagship)
    found: dict[int, int] = {}
    while not session.over and session.round < 4:
        round, phase = session.round, session.phase[0]
        session.advance()
        if phase == "propose":
            found[round] = found.get(round, 0) + len(reaching(session))
    assert found == {1: MOST, 2: MOST, 3: MOST}


def test_the_two_are_those_the_person_is_guessed_to_gain_most_by(flagship: Scenario) -> None:
    session = begin(flagship)
    session.advance_to_decision()
    players = session._players
    wanted = {seat: said.orders for seat, said in players._decided(session.minds).items()}
    wishes = [
        players._wish(seat, order, PERSON)
        for seat, orders in wanted.items()
        for order in orders
        if isinstance(order, Propose)
    ]
    assert len(wishes) > MOST
    liked = sorted(wishes, key=lambda wish: (-wish.liking, -wish.gain))
    assert liked[MOST - 1].liking > liked[MOST].liking or liked[MOST - 1].gain > liked[MOST].gain
    session.advance()
    assert {order.seat for order in reaching(session)} == {wish.seat for wish in liked[:MOST]}


def test_who_keeps_a_proposal_back_says_so_and_does_the_rest(flagship: Scenario) -> None:
    session = begin(flagship)
    session.advance_to_decision()
    session.advance()
    placed = {order.seat for order in reaching(session)}
    held = {reason.seat for reason in session.reasons if reason.code == "held_back"}
    assert not held & placed
    assert held | placed == set(session.minds)
    promised = {i.order.seat for i in session.steps[-1].orders if isinstance(i.order, Promise)}
    assert held & promised
    facts: list[Mapping[str, object]] = [r.facts for r in session.reasons if r.code == "held_back"]
    assert all(fact == {"hearer": PERSON} for fact in facts)


def test_among_several_people_nothing_is_kept_back(flagship: Scenario) -> None:
    session = begin(flagship, (PERSON, "us_president"))
    session.advance_to_decision()
    session.advance()
    assert len(reaching(session)) > MOST
    assert not [reason for reason in session.reasons if reason.code == "held_back"]


def test_what_does_not_need_the_person_is_not_kept_back(
    flagship: Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.session.test_held_back.LEVER", "payload")
    session = begin(flagship)
    session.advance_to_decision()
    session.advance()
    asking = [order for order in reaching(session) if PERSON in order.invited]
    assert len(reaching(session)) > MOST
    assert not asking
