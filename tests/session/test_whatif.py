"""What if: the same game with one decision altered, others holding or responding."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game import UserError
from game.analysis.difference import PER_HUNDREDTH
from game.rules.cooperation import cooperation
from game.rules.legality import Obstacle, commit_menu
from game.rules.orders import Decline, Move, Order, Sign
from game.rules.refusals import permitted
from game.rules.scores import exact_scores
from game.rules.sight import observe
from game.rules.texts import texts_known
from game.scenario.model import Scenario
from game.session.alteration import Alteration, read_alteration
from game.session.course import Step
from game.session.fingerprint import digest
from game.session.record import read
from game.session.session import Session
from game.session.verification import recorded
from game.session.whatif import HOLD, MINDS, RESPOND, WhatIf, what_if
from tests.session.conftest import VALLEYS, play_on, scenario_named

BOTH = ("three-valleys", "drones-over-mexico")
MODES = (HOLD, RESPOND)


@cache
def played(name: str, seed: int, person: bool = False) -> Session:
    """A whole game: of dice, or of a person's lively orders among minds of the usual temperaments."""
    scenario = scenario_named(name)
    seats = [seat for seat, part in scenario.stakeholders.items() if part.play == "anyone"]
    session = Session.start(
        scenario,
        seed=seed,
        people=seats[:1] if person else (),
        minds={} if person else dict.fromkeys(seats, "random"),
        autosave=False,
    )
    if person and name == "three-valleys":
        play_on(session, range(seed, seed + 60))
    while not session.over:
        session.advance()
    return session


def moves_of(session: Session) -> list[tuple[int, Move]]:
    """Every order to a lever, with its round."""
    return [
        (step.before.round, item.order)
        for step in session.steps
        for item in step.orders
        if isinstance(item.order, Move)
    ]


def altered(session: Session, *texts: str, others: Any = HOLD) -> WhatIf:
    return what_if(session.recorded, [read_alteration(session.book, t) for t in texts], others)


# the same game


@pytest.mark.parametrize("name", BOTH)
@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("others", MODES)
def test_nothing_changed_is_the_same_game(name: str, seed: int, others: Any) -> None:
    session = played(name, seed)
    found = what_if(session.recorded, [], others)
    assert [step.digest for step in found.altered.steps] == [s.digest for s in session.steps]
    assert found.altered.ledger.changes == session.ledger.changes
    assert found.altered is not found.played
    assert found.same
    assert not found.lapsed
    assert found.difference().numbers == ()


@settings(max_examples=15, deadline=None)
@given(st.sampled_from(BOTH), st.integers(1, 3), st.sampled_from(MODES), st.data())
def test_ordering_what_was_ordered_is_the_same_game(
    name: str, seed: int, others: Any, data: st.DataObject
) -> None:
    session = played(name, seed)
    round, move = data.draw(st.sampled_from(moves_of(session)))
    found = what_if(
        session.recorded, [Alteration(round, move.seat, Move, move.lever, move.setting)], others
    )
    assert digest(found.altered.position) == digest(session.position)
    assert found.altered.ledger.changes == session.ledger.changes
    assert not found.lapsed


def test_before_the_change_nothing_is_another(valleys: Scenario) -> None:
    session = played("three-valleys", 1)
    found = altered(session, "3 alto release=")
    for one, other in zip(session.steps, found.altered.steps, strict=True):
        if one.before.round < 3 or (one.before.round == 3 and one.phase != "commit"):
            assert one is other


# what is altered


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(BOTH), st.integers(1, 3), st.sampled_from(MODES), st.data())
def test_the_causes_add_up_to_the_difference(
    name: str, seed: int, others: Any, data: st.DataObject
) -> None:
    session = played(name, seed)
    round, move = data.draw(st.sampled_from(moves_of(session)))
    book = session.book
    to = data.draw(st.sampled_from(["", *book.settings[book.levers.index(move.lever)]]))
    try:
        found = what_if(
            session.recorded, [Alteration(round, move.seat, Move, move.lever, to)], others
        )
    except UserError as error:
        assert "was not possible" in str(error)  # noqa: PT017
        return
    told = found.difference()
    one, other = found.played.position, found.altered.position
    ends = {(n.target, n.index): n for n in told.numbers}
    for target in ("indicator", "trust", "ceiling", "shown", "withheld", "mandate"):
        moved = (getattr(other, target) - getattr(one, target))[0]
        for index in zip(*moved.nonzero(), strict=True):
            number = ends.pop((target, tuple(map(int, index))))
            assert number.amount == moved[index]
            assert sum(cause.amount for cause in number.causes) == moved[index]
            assert all(cause.amount for cause in number.causes)
    assert not ends
    exact = (exact_scores(book, other) - exact_scores(book, one))[0]
    parts = {score.seat: sum(part.amount for part in score.parts) for score in told.scores}
    for seat in range(len(book.seats)):
        assert parts.get(seat, 0) == (exact[seat] if book.scored[seat] else 0)
    table = sum(part.amount for c in told.cooperation if c.seat < 0 for part in c.parts)
    assert table == int((cooperation(book, other) - cooperation(book, one))[0]) * PER_HUNDREDTH


def test_the_altered_order_is_carried_out_and_the_luck_stays(valleys: Scenario) -> None:
    session = people_play(valleys, {(1, "alto"): "low"})
    found = altered(session, "1 alto release=high")
    step = next(step for step in found.altered.steps if step.phase == "commit")
    lever = session.book.levers.index("release")
    assert step.after.setting[0, lever] == session.book.settings[lever].index("high")
    assert (found.altered.position.fact == session.position.fact).all()
    assert (found.altered.position.seeds == session.position.seeds).all()
    # An event that waits for a number of the board may come or not; the others are luck alone.
    free = [
        session.book.events.index(name)
        for name, event in valleys.events.items()
        if not event.when or re.fullmatch(r"round >= \d", event.when)
    ]
    assert any(session.book.event_chance[free] < session.book.event_chance.max())
    assert (found.altered.position.happened == session.position.happened)[:, free].all()
    assert not found.same


def test_not_moving_takes_the_order_away(valleys: Scenario) -> None:
    session = people_play(valleys, {(1, "alto"): "low"})
    for text in ("1 alto release=", "1 alto release=keep"):
        found = altered(session, text)
        orders = [item.order for step in found.altered.steps for item in step.orders]
        assert not [order for order in orders if isinstance(order, Move)]


def people_play(scenario: Scenario, moves: Mapping[tuple[int, str], str], seed: int = 7) -> Session:
    """A game of three people who do nothing but move their first lever, as told by round and seat."""
    session = Session.start(scenario, people=VALLEYS, seed=seed, autosave=False)
    levers = {"alto": "release", "medio": "diversion", "delta": "payment"}
    while not session.over:
        for seat in VALLEYS:
            setting = moves.get((session.round, seat))
            if session.phase[0] == "commit" and setting:
                refused = session.submit(seat, [Move(seat, levers[seat], setting)])
                assert not refused, refused
        session.advance()
    return session


def test_orders_no_longer_legal_lapse_with_their_reason(poor_valleys: Scenario) -> None:
    # From a fair canal a small one costs 2 points; from a large one 6, and Medio has 5 left by then.
    session = people_play(poor_valleys, {(2, "medio"): "small"})
    found = altered(session, "1 medio diversion=large")
    (lapse,) = found.lapsed
    assert (lapse.round, lapse.phase, lapse.refusal.why) == (2, "commit", Obstacle.TOO_DEAR)
    assert lapse.refusal.order == Move("medio", "diversion", "small")


def stands_for(step: Step, order: Sign) -> bool:
    """Whether a seat signs a text that it stands for itself, so that it can only take it back."""
    seat = step.page.ledger.book.seats.index(order.seat)
    return bool(step.after.one.proposer[texts_known(step.before).index(order.text), seat])


def test_a_signature_can_be_altered() -> None:
    session = played("three-valleys", 2)
    signed = [
        (step.before.round, item.order)
        for step in session.steps
        for item in step.orders
        if isinstance(item.order, Sign) and not stands_for(step, item.order)
    ]
    assert signed
    same = []
    for round, order in signed:
        found = altered(session, f"{round} {order.seat} decline {order.text}")
        answers = [
            item.order
            for step in found.altered.steps
            if step.before.round == round
            for item in step.orders
            if isinstance(item.order, Sign | Decline) and item.order.seat == order.seat
        ]
        assert Decline(order.seat, order.text) in answers
        assert Sign(order.seat, order.text) not in answers
        same.append(found.same)
    assert not all(same)


def test_a_text_may_be_named_by_the_seat_that_put_it() -> None:
    session = played("three-valleys", 2)
    step, order = next(
        (step, item.order)
        for step in session.steps
        for item in step.orders
        if isinstance(item.order, Sign) and not stands_for(step, item.order)
    )
    place = texts_known(step.before).index(order.text)
    view, book = step.before.one, session.book
    (proposer, *_) = (
        book.seats[seat]
        for seat in np.flatnonzero(view.proposer[place])
        if book.seats[seat] != order.seat
    )
    found = altered(session, f"{step.before.round} {order.seat} decline {proposer}")
    (named,) = found.alterations
    assert (named.seat, named.kind) == (order.seat, Decline)
    texts = {name for each in session.steps for name in texts_known(each.before)}
    assert named.about in texts
    with pytest.raises(UserError, match=r"put nothing to .* in round"):
        altered(session, f"{step.before.round} {order.seat} sign commission")


def test_a_record_can_be_asked_as_well_as_a_session(valleys: Scenario, path: Path) -> None:
    session = Session.start(valleys, seed=3, record=path)
    while not session.over:
        session.advance()
    found = what_if(
        recorded(read(path), valleys), [read_alteration(session.book, "2 alto release=high")]
    )
    again = altered(session, "2 alto release=high")
    assert digest(found.altered.position) == digest(again.altered.position)


def test_an_unfinished_game_stops_where_its_record_stops(valleys: Scenario) -> None:
    """Of minds that leave things as they are, so that Alto can pay for its altered order."""
    still = dict.fromkeys(("alto", "medio", "delta"), "status_quo")
    session = Session.start(valleys, seed=3, minds=still, autosave=False)
    while session.round < 3:
        session.advance()
    found = altered(session, "1 alto release=high")
    assert len(found.altered.steps) == len(session.steps)
    assert not found.altered.position.over[0]
    with pytest.raises(UserError, match=r"record stops in round 2, before '3 alto release=high'"):
        altered(session, "3 alto release=high")


# responding


def resubmitted(session: Session, seat: str, change: Alteration) -> Session:
    """Play a game anew in which a person gives the recorded orders of a seat, one altered."""
    again = Session.start(
        session.scenario,
        seed=session.seed,
        people=session.people,
        minds=dict(session.minds),
        autosave=False,
    )
    steps = {(s.before.round, s.phase, s.exchange): s for s in session.steps}
    while not again.over:
        step = steps.get((again.round, *again.phase))
        orders: list[Order] = [i.order for i in step.orders if i.order.seat == seat] if step else []
        if (again.round, again.phase[0]) == (change.round, change.phase):
            orders = [order for order in orders if not change.replaces(order)]
            orders = [*([change.order] if change.order else []), *orders]
        kept, _ = permitted(again.book, again.observation(seat), orders)
        if kept:
            assert again.submit(seat, kept) == ()
        again.advance()
    return again


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("three-valleys", "1 alto release=high"),
        ("three-valleys", "3 alto release="),
        ("drones-over-mexico", "1 {seat} {lever}={setting}"),
    ],
)
def test_respond_is_the_game_in_which_the_person_really_did_it(name: str, change: str) -> None:
    session = played(name, 5, person=True)
    (seat,) = session.people
    if "{" in change:
        change = an_own_move(session, seat)
    alteration = read_alteration(session.book, change)
    found = what_if(session.recorded, [alteration], RESPOND)
    again = resubmitted(session, seat, alteration)
    assert [s.digest for s in found.altered.steps] == [s.digest for s in again.steps]


def an_own_move(session: Session, seat: str) -> str:
    """An alteration of the first round to a setting that a seat may order then."""
    step = next(step for step in session.steps if step.phase == "commit")
    at, book = session.book.seats.index(seat), session.book
    view = observe(book, step.before, at).view
    free = commit_menu(book, view).setting[0] == 0
    return next(
        f"1 {seat} {book.levers[lever]}={book.settings[lever][rank]}"
        for hand, lever in enumerate(book.hand_lever)
        if book.hand_seat[hand] == at and book.owners[lever] == 1
        for rank in range(len(book.settings[lever]))
        if free[hand, rank] and rank != view.setting[0, lever]
    )


def test_minds_that_see_the_same_are_not_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    session = played("three-valleys", 1)
    round, move = moves_of(session)[0]
    monkeypatch.setattr("game.session.players.Players._decided", forbidden)
    same = Alteration(round, move.seat, Move, move.lever, move.setting)
    assert what_if(session.recorded, [same], RESPOND).same


def forbidden(*_: Any) -> Any:
    raise AssertionError("a mind is asked")


# what is refused


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("release=high", "is no change; write ROUND SEAT LEVER=SETTING"),
        ("1 alto", "is no change"),
        ("1 alto sign=delta", "is no change"),
        ("0 alto release=high", "There is no round '0'; this game has the rounds 1 to 4."),
        ("x alto release=high", "There is no round 'x'"),
        ("9 alto release=high", "There is no round '9'"),
        ("1 alta release=high", "There is no seat 'alta'; did you mean 'alto'?"),
        ("1 alto relase=high", "There is no lever 'relase'; did you mean 'release'?"),
        ("1 alto release=hgh", "no setting 'hgh' of the lever 'release'; did you mean 'high'?"),
        ("1 medio release=high", "'medio' does not decide on the lever 'release': it belongs to"),
        ("1 alto drought_rule=bank", "'alto' does not decide on the lever 'drought_rule': only"),
        ("1 alto sign alto", "'alto' cannot answer its own text."),
        ("1 alto sign nobody", "There is no seat 'nobody'"),
        ("2 alto usual_year=mend", "The event 'usual_year' asks 'medio', not 'alto'."),
        ("2 medio usual_year=dance", "There is no answer 'dance' to the event 'usual_year'"),
    ],
)
def test_bad_changes_are_one_sentence(text: str, says: str) -> None:
    session = played("three-valleys", 1)
    with pytest.raises(UserError) as raised:
        read_alteration(session.book, text)
    assert says in str(raised.value)
    assert "\n" not in str(raised.value)


def test_what_was_not_possible_then_is_refused_with_the_reason(poor_valleys: Scenario) -> None:
    session = people_play(poor_valleys, {})
    with pytest.raises(UserError, match=r"Medio put nothing to Alto in round 1\."):
        altered(session, "1 alto sign medio")
    poor = people_play(poor_valleys, {(1, "medio"): "large"})
    with pytest.raises(UserError, match="was not possible: This costs 6 points of mandate"):
        altered(poor, "2 medio diversion=small")


def test_one_decision_is_not_altered_twice(valleys: Scenario) -> None:
    session = people_play(valleys, {})
    with pytest.raises(UserError, match="change the same decision; name only one of them"):
        altered(session, "1 alto release=low", "1 alto release=high")
    assert not altered(session, "1 alto release=low", "2 alto release=high").same


def test_an_alteration_is_written_as_it_is_read() -> None:
    book = played("three-valleys", 1).book
    texts = (
        "1 alto release=high",
        "2 medio usual_year=mend",
        "3 alto sign delta",
        "1 alto release=",
    )
    for text in texts:
        assert str(read_alteration(book, text)) == text


# minds in place of persons


@cache
def held_by_persons(seed: int) -> Session:
    """A game in which persons hold every seat and do what minds would have done."""
    scenario = scenario_named("three-valleys")
    seats = [seat for seat, part in scenario.stakeholders.items() if part.play == "anyone"]
    minds = Session.start(scenario, seed=seed, autosave=False)
    session = Session.start(scenario, seed=seed, people=seats, autosave=False)
    while not minds.over:
        decided = minds.decided()
        for seat in session.waiting:
            session.submit(seat, [order for order in decided.orders if order.seat == seat])
        minds.carry_out(decided)
        session.advance()
    return session


def test_persons_hold_unless_minds_are_to_answer_for_them() -> None:
    session = held_by_persons(1)
    text = "1 alto release=high"
    held, responded, minds = (altered(session, text, others=o) for o in (HOLD, RESPOND, MINDS))
    assert digest(held.altered.position) == digest(responded.altered.position)
    assert held.answered == responded.answered == ()
    assert minds.answered
    assert "alto" not in minds.answered
    assert digest(minds.altered.position) != digest(held.altered.position)


def test_up_to_the_change_persons_do_what_they_did() -> None:
    session = held_by_persons(1)
    found = altered(session, "3 alto release=high", others=MINDS)
    for one, other in zip(session.steps, found.altered.steps, strict=False):
        if one.before.round < 3:
            assert one is other


def test_minds_that_see_nothing_new_answer_nothing() -> None:
    session = held_by_persons(2)
    found = what_if(session.recorded, [], MINDS)
    assert found.same
    assert found.answered == ()
