"""At most two new texts an exchange reach a person who plays alone, the likeliest to be welcome first."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from game.minds.briefing import Briefing
from game.minds.character import USUAL
from game.minds.mind import Reason
from game.rules.beats import PUT, BeatOrders, TalkOrders
from game.rules.orders import Promise, Put
from game.rules.texts import texts_known
from game.scenario.model import Scenario
from game.session.players import MOST
from game.session.session import Session

PERSON = "mx_president"
LEVER = "permission"
AMENDS = False
"""Whether they amend the first text that lies there."""


class Eager:
    """Puts something about the person's lever in every exchange, amending what lies there or not, and promises something."""

    name = "eager"
    character = USUAL

    def decide(self, moment: Briefing, beat: BeatOrders) -> tuple[Reason, ...]:
        book, view = moment.book, moment.seen.view
        for row, seat in enumerate(moment.seen.seat):
            if isinstance(beat, TalkOrders) and book.actors[seat]:
                settings = len(book.settings[book.levers.index(LEVER)])
                beat.action[row, seat] = PUT
                beat.clause[row, seat, book.levers.index(LEVER)] = (seat + view.phase) % settings
                beat.verified[row, seat, book.levers.index(LEVER)] = seat % 2
                beat.invited[row, seat] = np.arange(len(book.seats)) != book.seats.index(PERSON)
                beat.wait[row, seat] = True
                lying = np.flatnonzero(view.offered[row] & view.offer_party[row, :, seat])
                beat.parent[row, seat] = lying[0] if AMENDS and len(lying) else -1
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


def reaching(session: Session, at: int = -1) -> list[Put]:
    """The proposals of others placed in a phase; in these games all of them ask the person."""
    return [
        item.order
        for item in session.steps[at].orders
        if isinstance(item.order, Put) and item.order.seat not in session.people
    ]


def new_names(session: Session, at: int = -1) -> set[str]:
    """The texts that have come to the table in a phase and ask the person."""
    step, person = session.steps[at], session.book.seats.index(PERSON)
    before, after = (texts_known(position) for position in (step.before, step.after))
    party = step.after.one.offer_party[:, person]
    return {name for place, name in enumerate(after) if name not in before and party[place]} - {""}


def test_at_most_two_new_texts_an_exchange_reach_a_person_alone(flagship: Scenario) -> None:
    session = begin(flagship)
    found = []
    while not session.over and session.round < 3:
        phase = session.phase[0]
        session.advance()
        if phase == "talk":
            found.append(len(new_names(session)))
    assert max(found) == MOST
    assert found.count(MOST) >= 2


def test_what_amends_a_text_that_lies_there_always_reaches_the_person(
    flagship: Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.session.test_held_back.AMENDS", True)
    session = begin(flagship)
    session.advance_to_decision()
    session.advance()
    assert len(new_names(session)) == MOST
    session.advance()
    amended = [order for order in reaching(session) if order.parent]
    assert len(amended) > MOST
    assert {order.seat for order in amended} == set(session.minds)


def test_texts_that_are_alike_are_one(flagship: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many stand for it, it is one thing to read."""
    monkeypatch.setattr("tests.session.test_held_back.LEVER", "verification")
    session = begin(flagship)
    session.advance_to_decision()
    session.advance()
    assert len(reaching(session)) > len(new_names(session)) == MOST


def test_the_two_are_those_the_person_is_guessed_to_gain_most_by(flagship: Scenario) -> None:
    session = begin(flagship)
    session.advance_to_decision()
    players = session._players
    wanted = {seat: said.orders for seat, said in players._decided(session.minds).items()}
    wishes = [
        each for seat, orders in wanted.items() for each in players._new(seat, orders, PERSON)
    ]
    liked = list(dict.fromkeys(x.text for x in sorted(wishes, key=lambda x: (-x.liking, -x.gain))))
    assert len(liked) > MOST
    best = {text: max((x.liking, x.gain) for x in wishes if x.text == text) for text in liked}
    assert best[liked[MOST - 1]] > best[liked[MOST]]
    session.advance()
    assert new_names(session) == set(liked[:MOST])


def test_who_keeps_a_text_back_says_so_and_does_the_rest(flagship: Scenario) -> None:
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
    assert len(new_names(session)) > MOST
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


def test_what_lies_there_already_is_put_again_beside_two_new_texts(
    flagship: Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    eager = Eager.decide

    def same_again(self: Eager, moment: Briefing, beat: BeatOrders) -> tuple[Reason, ...]:
        said = eager(self, moment, beat)
        if isinstance(beat, TalkOrders):
            lever = moment.book.levers.index(LEVER)
            for row, seat in enumerate(moment.seen.seat):
                beat.clause[row, seat, lever] = seat % len(moment.book.settings[lever])
        return said

    monkeypatch.setattr(Eager, "decide", same_again)
    session = begin(flagship)
    session.advance_to_decision()
    session.advance()
    first = {order.clauses for order in reaching(session)}
    assert first
    assert len(new_names(session)) == MOST
    session.advance()
    assert len(new_names(session)) >= 1
    assert len(reaching(session)) > MOST
