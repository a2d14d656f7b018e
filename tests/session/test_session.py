"""One running game: who is asked, what is refused, simultaneous orders, undo."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game import UserError
from game.minds.briefing import Briefing
from game.minds.casting import mind_seeds
from game.minds.character import USUAL
from game.minds.registry import MINDS
from game.rules.asking import to_believe
from game.rules.beats import BeatOrders, CommitOrders, TalkOrders
from game.rules.chance import game_seeds
from game.rules.changes import fold
from game.rules.legality import Obstacle
from game.rules.orders import Believe, Clause, Inject, Move, Put, Ratify, Wait
from game.rules.position import ARRAYS
from game.rules.refusals import refusals
from game.scenario.model import Scenario
from game.scenario.model.agreements import Ratifier
from game.session.fingerprint import digest
from game.session.record import read
from game.session.session import Session
from tests.session.conftest import VALLEYS, a_move, finish, play_on
from tests.talks import sign, text_by

CHOICES = st.lists(st.integers(0, 11), max_size=20)


def begin(scenario: Scenario, **values: Any) -> Session:
    values = {"people": VALLEYS, "seed": 7, "autosave": False} | values
    return Session.start(scenario, **values)


class Nosy:
    """A mind that writes orders for every seat, also forbidden ones, and tells what it found."""

    name = "nosy"
    character = USUAL
    found: Mapping[str, int] = {}

    def decide(self, moment: Briefing, beat: BeatOrders) -> tuple[Any, ...]:
        if isinstance(beat, CommitOrders):
            Nosy.found = {"given": int((beat.setting >= 0).sum())}
            beat.setting[:] = 0
        if isinstance(beat, TalkOrders):
            Nosy.found = {"given": int(beat.action.sum())}
        return ()


@pytest.fixture
def nosy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(MINDS, "nosy", Nosy())


# who acts


def test_a_seat_nobody_holds_is_played_by_a_mind_of_its_temperament(valleys: Scenario) -> None:
    session = begin(valleys, people=("alto",))
    assert session.people == ("alto",)
    assert set(session.minds) == {"medio", "delta"}
    for seat, mind in session.minds.items():
        assert mind in valleys.stakeholders[seat].temperament


def test_the_seed_draws_the_minds(valleys: Scenario) -> None:
    drawn = {tuple(begin(valleys, people=(), seed=seed).minds.values()) for seed in range(30)}
    assert len(drawn) > 1


def test_a_named_mind_is_taken(valleys: Scenario) -> None:
    assert begin(valleys, people=(), minds={"medio": "random"}).minds["medio"] == "random"


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"people": ("alt",)}, "did you mean 'alto'"),
        ({"people": (), "minds": {"alto": "tit_for_tatt"}}, "did you mean 'tit_for_tat'"),
        ({"minds": {"alto": "random"}}, "by a person and by a mind"),
        ({"minutes": 44}, "no length of 44 minutes; there are"),
        ({"seed": -1}, "from 0 to 18446744073709551615, not -1"),
        ({"seed": 2**64}, "from 0 to 18446744073709551615"),
    ],
)
def test_a_wrong_start_is_one_clear_sentence(
    valleys: Scenario, values: dict[str, Any], says: str
) -> None:
    with pytest.raises(UserError, match=says):
        begin(valleys, **values)


def test_a_seat_for_minds_only_is_not_given_to_a_person(valleys: Scenario) -> None:
    medio = valleys.stakeholders["medio"].model_copy(update={"play": "mind"})
    scenario = valleys.model_copy(update={"stakeholders": {**valleys.stakeholders, "medio": medio}})
    with pytest.raises(UserError, match="only for a computer player"):
        begin(scenario)


def test_an_information_seat_is_asked_nothing(valleys: Scenario) -> None:
    session = begin(valleys, people=(*VALLEYS, "commission"))
    while not session.over:
        assert "commission" not in session.waiting
        session.advance()


# phases


def test_nobody_is_asked_in_the_brief(valleys: Scenario) -> None:
    session = begin(valleys)
    assert session.phase == ("brief", 0)
    assert session.waiting == ()


def test_advancing_to_a_decision_stops_where_a_person_is_asked(valleys: Scenario) -> None:
    session = begin(valleys)
    changes = session.advance_to_decision()
    assert session.phase == ("talk", 1)
    assert session.waiting == VALLEYS
    assert changes == session.changes()
    assert session.advance_to_decision() == ()


def test_who_has_nothing_to_add_is_asked_again_when_something_new_lies_there(
    valleys: Scenario,
) -> None:
    session = begin(valleys)
    session.advance_to_decision()
    lever, setting = session.book.levers[0], session.book.settings[0][1]
    package = Put("alto", (Clause(lever, setting),), invited=("medio",))
    assert session.submit("alto", (package, Wait("alto"))) == ()
    session.advance()
    assert session.phase == ("talk", 2)
    assert session.waiting == VALLEYS, "it is public, so all are told that it is there"
    assert session.submit("alto", (Wait("alto"),)) == ()
    session.advance()
    assert session.phase == ("talk", 3)
    assert session.waiting == ("alto",), "nothing new has come for the others"
    refused = session.submit("medio", (sign(session, "medio", "alto"),))
    assert [refusal.why for refusal in refused] == [Obstacle.NOT_ASKED]


def test_a_talk_in_which_nobody_has_anything_to_add_is_over(valleys: Scenario) -> None:
    session = begin(valleys)
    session.advance_to_decision()
    for seat in VALLEYS:
        session.submit(seat, ())
    session.advance_to_decision()
    assert session.phase == ("commit", 0)
    idle = [step for step in session.steps if step.phase == "talk"][1:]
    assert len(idle) == session.book.exchanges - 1
    assert all(step.asked == () and step.changes == () for step in idle)


def test_a_seat_that_passes_is_not_waited_for(valleys: Scenario) -> None:
    session = begin(valleys)
    session.advance_to_decision()
    session.submit("alto", ())
    assert session.waiting == ("medio", "delta")


def test_the_last_phase_is_the_epilogue(valleys: Scenario) -> None:
    session = begin(valleys)
    finish(session)
    assert session.steps[-1].phase == "epilogue"
    assert session.ending in valleys.endings
    assert session.advance() == ()
    assert session.waiting == ()


def test_a_game_without_people_runs_to_its_end(valleys: Scenario) -> None:
    session = begin(valleys, people=())
    session.advance_to_decision()
    assert session.over


# orders


def commit_phase(session: Session) -> Session:
    while session.phase[0] != "commit":
        session.advance()
    return session


def test_orders_are_carried_out_together(valleys: Scenario) -> None:
    session = commit_phase(begin(valleys))
    before = session.position
    for seat in VALLEYS:
        assert session.submit(seat, (a_move(session, seat),)) == ()
        assert session.position is before
        assert np.array_equal(session.observation("delta").view.setting, before.setting)
    session.advance()
    moved = [order.order.lever for order in session.steps[-1].orders]
    assert len(moved) == 3
    for lever in moved:
        at = session.book.levers.index(lever)
        assert session.position.setting[0, at] != before.setting[0, at]


def test_new_orders_replace_the_old_ones(valleys: Scenario) -> None:
    session = commit_phase(begin(valleys))
    one, other = a_move(session, "alto", 0), a_move(session, "alto", 1)
    session.submit("alto", (one,))
    session.submit("alto", (other,))
    assert session.submitted["alto"] == (other,)


def test_if_anything_is_refused_the_old_orders_stay(valleys: Scenario) -> None:
    session = commit_phase(begin(valleys))
    good = a_move(session, "alto")
    session.submit("alto", (good,))
    refused = session.submit("alto", (good, Move("alto", "release", "nonsense")))
    assert [refusal.why for refusal in refused] == [Obstacle.UNKNOWN_NAME]
    assert session.submitted["alto"] == (good,)


def test_refused_orders_are_not_recorded(valleys: Scenario, path: Path) -> None:
    session = commit_phase(begin(valleys, record=path))
    session.submit("alto", (Move("alto", "release", "nonsense"),))
    session.advance()
    assert read(path).phases[-1]["orders"] == []


def test_a_lever_ordered_twice_at_once_is_refused(valleys: Scenario) -> None:
    session = commit_phase(begin(valleys))
    one, other = a_move(session, "alto", 0), a_move(session, "alto", 1)
    assert [refusal.why for refusal in session.submit("alto", (one, other))] == [Obstacle.TOO_MANY]
    assert session.submit("alto", (other,)) == ()
    assert session.submitted["alto"] == (other,)


def test_nobody_orders_for_another_seat(valleys: Scenario) -> None:
    session = commit_phase(begin(valleys))
    refused = session.submit("medio", (a_move(session, "alto"),))
    assert [refusal.why for refusal in refused] == [Obstacle.NOT_YOURS]
    with pytest.raises(UserError, match="No person holds"):
        begin(valleys, people=("alto",)).submit("medio", ())


def test_after_the_end_orders_are_refused(valleys: Scenario) -> None:
    session = begin(valleys)
    finish(session)
    refused = session.submit("alto", (Move("alto", "release", "high"),))
    assert [refusal.why for refusal in refused] == [Obstacle.WRONG_PHASE]


def test_beliefs_are_recorded_and_move_nothing(valleys: Scenario) -> None:
    def play(percent: int | None) -> Session:
        session = begin(valleys)
        session.advance_to_decision()
        lever = session.book.levers[0]
        clause = Clause(lever, session.book.settings[0][1])
        session.submit("alto", (Put("alto", (clause,), invited=("medio",)),))
        session.advance()
        assert session.submit("medio", (sign(session, "medio", "alto"),)) == ()
        commit_phase(session)
        if percent is not None:
            assert session.submit("medio", (Believe("medio", lever, percent),)) == ()
        session.advance()
        return session

    asked = play(30)
    assert Believe("medio", asked.book.levers[0], 30) in [
        item.order for item in asked.steps[-1].orders
    ]
    assert digest(asked.position) == digest(play(None).position)


def test_orders_are_numbered_through_the_game_and_named_as_causes(valleys: Scenario) -> None:
    session = commit_phase(begin(valleys))
    session.submit("alto", (a_move(session, "alto"),))
    session.advance()
    commit_phase(session)
    session.submit("medio", (a_move(session, "medio"),))
    changes = session.advance()
    numbers = [item.number for step in session.steps for item in step.orders]
    assert numbers == [0, 1]
    moved = [change for change in changes if change.target == "setting"]
    assert moved
    assert any("o1" in change.causes for change in moved)


# the facilitator


def test_the_facilitator_injects_an_event_in_the_brief(valleys: Scenario) -> None:
    session = begin(valleys)
    event = session.book.events[-1]
    assert session.submit("facilitator", (Inject(event),)) == ()
    session.advance()
    assert session.position.happened[0, -1] == 1
    assert session.submit("facilitator", (Inject(event),))[0].why == Obstacle.WRONG_PHASE


def test_only_the_facilitator_injects_and_only_what_exists(valleys: Scenario) -> None:
    session = begin(valleys)
    event = session.book.events[0]
    assert session.submit("alto", (Inject(event),))[0].why == Obstacle.NOT_YOURS
    assert session.submit("alto", (Inject(event, seat="alto"),))[0].why == Obstacle.NOT_YOURS
    assert session.submit("facilitator", (Inject("nonsense"),))[0].why == Obstacle.UNKNOWN_NAME
    move = Move("facilitator", "release", "high")
    assert session.submit("facilitator", (move,))[0].why == Obstacle.WRONG_PHASE


# minds


@pytest.mark.usefixtures("nosy")
def test_a_mind_sees_no_order_of_anybody_and_orders_for_its_seat_alone(valleys: Scenario) -> None:
    session = commit_phase(
        begin(valleys, people=("alto",), minds={"medio": "nosy", "delta": "nosy"})
    )
    move = a_move(session, "alto")
    session.submit("alto", (move,))
    session.advance()
    assert Nosy.found == {"given": 0}
    orders = [item.order for item in session.steps[-1].orders]
    assert [order for order in orders if order.seat == "alto"] == [move]


@pytest.mark.usefixtures("nosy")
def test_what_a_mind_may_not_order_is_not_taken(valleys: Scenario) -> None:
    session = commit_phase(begin(valleys, people=(), minds=dict.fromkeys(VALLEYS, "nosy")))
    before = session.observation("medio")
    session.advance()
    for seat in VALLEYS:
        own = [i.order for i in session.steps[-1].orders if i.order.seat == seat]
        if seat == "medio":
            assert refusals(session.book, before, own) == ()


def test_a_mind_does_not_know_the_luck_of_the_game(valleys: Scenario) -> None:
    book = begin(valleys).book
    seeds = [int(mind_seeds(book, game_seeds(7, 1), seat)[0]) for seat in VALLEYS]
    assert 7 not in seeds
    assert len(set(seeds)) == 3


# what holds in every game


@given(choices=CHOICES, order=st.permutations(VALLEYS))
@settings(max_examples=25)
def test_the_order_of_submission_is_irrelevant(
    valleys: Scenario, choices: list[int], order: tuple[str, ...]
) -> None:
    one, other = begin(valleys), begin(valleys)
    for choice in choices:
        if one.over:
            break
        given_: dict[str, Any] = {}
        play_on(one, [choice])
        for seat in order:
            given_[seat] = [i.order for i in one.steps[-1].orders if i.order.seat == seat]
            if given_[seat]:
                assert other.submit(seat, given_[seat]) == ()
        other.advance()
        assert digest(one.position) == digest(other.position)
        assert one.changes() == other.changes()


@given(choices=CHOICES)
@settings(max_examples=25)
def test_changes_add_up_to_the_position(valleys: Scenario, choices: list[int]) -> None:
    session = begin(valleys)
    play_on(session, choices)
    for step in session.steps:
        folded = fold(step.before, step.changes)
        for name in ARRAYS:
            if name not in ("over", "ending"):
                assert np.array_equal(getattr(folded, name), getattr(step.after, name)), name


@given(choices=CHOICES, more=st.lists(st.integers(0, 11), min_size=1, max_size=6))
@settings(max_examples=25)
def test_undo_and_the_same_again_is_the_same_game(
    valleys: Scenario, choices: list[int], more: list[int]
) -> None:
    session = begin(valleys)
    play_on(session, [0, *choices])
    play_on(session, more)
    end = digest(session.position), session.changes(), len(session.steps)
    orders = [[item.order for item in step.orders] for step in session.steps]
    while session.undo():
        assert session.phase[0] in ("talk", "commit")
        assert session.submitted == {}
    for asked in orders[len(session.steps) :]:
        for seat in VALLEYS:
            own = [order for order in asked if order.seat == seat]
            assert session.submit(seat, own) == ()
        session.advance()
    assert (digest(session.position), session.changes(), len(session.steps)) == end


def test_undo_goes_back_to_before_the_last_decision_of_a_person(valleys: Scenario) -> None:
    session = begin(valleys)
    assert not session.undo()
    session.advance_to_decision()
    assert not session.undo()
    here = session.position
    for seat in VALLEYS:
        session.submit(seat, ())
    session.advance_to_decision()
    assert session.phase[0] == "commit"
    assert session.undo()
    assert session.position is here
    assert session.phase == ("talk", 1)


@pytest.mark.parametrize("seats", [("alto",), VALLEYS])
def test_what_several_have_seen_at_a_reveal_is_not_taken_back(
    valleys: Scenario, seats: tuple[str, ...]
) -> None:
    """Who has seen another's orders could order anew; alone, one takes back the last decision of all."""
    session = begin(valleys, people=seats)
    while session.round == 1:
        session.advance()
    steps, shared = len(session.steps), len(seats) > 1
    assert session.undo() is not shared
    assert (len(session.steps) == steps) is shared
    assert (session.round, session.phase[0] == "commit") == ((2, False) if shared else (1, True))


def test_undo_drops_orders_given_for_the_present_phase(valleys: Scenario) -> None:
    session = begin(valleys)
    session.advance_to_decision()
    session.advance()
    commit_phase(session)
    session.submit("alto", (a_move(session, "alto"),))
    session.undo()
    assert session.submitted == {}


def test_a_seat_sees_only_the_changes_it_may_see(valleys: Scenario) -> None:
    session = begin(valleys)
    play_on(session, [0, 1, 5, 4, 3, 2, 1])
    for seat in VALLEYS:
        seen = session.changes(seat)
        assert all(change.visible_to(seat) for change in seen)
        assert len(seen) < len(session.changes())


def test_the_same_seed_is_the_same_game(flagship: Scenario) -> None:
    def play() -> str:
        session = begin(flagship, people=(), seed=11)
        finish(session)
        return digest(session.position)

    assert play() == play()


def test_belief_is_asked_for_clauses_that_others_are_to_keep(valleys: Scenario) -> None:
    session = begin(valleys)
    session.advance_to_decision()
    lever, settings_ = session.book.levers[0], session.book.settings[0]
    package = Put("alto", (Clause(lever, settings_[-1]),), invited=("medio", "delta"))
    assert session.submit("alto", (package,)) == ()
    session.advance()
    for seat in ("medio", "delta"):
        assert session.submit(seat, (sign(session, seat, "alto"),)) == ()
    session.advance()
    asked = {seat: to_believe(session.book, session.observation(seat)) for seat in VALLEYS}
    assert asked == {"alto": (), "medio": (lever,), "delta": (lever,)}


def test_a_joint_lever_that_stands_as_agreed_is_no_matter_of_belief(valleys: Scenario) -> None:
    """It moves away only if all its owners want it, so nobody is asked how sure she is of it."""
    session = begin(valleys)
    session.advance_to_decision()
    assert session.submit("alto", (Put("alto", (Clause("gauges", "shared"),)),)) == ()
    session.advance()
    for seat in ("medio", "delta"):
        assert session.submit(seat, (sign(session, seat, "alto"),)) == ()
    commit_phase(session)
    assert to_believe(session.book, session.observation("delta")) == ("gauges",)
    for seat in VALLEYS:
        assert session.submit(seat, (Move(seat, "gauges", "shared"),)) == ()
    session.advance()
    while (session.round, session.phase[0]) != (2, "commit"):
        session.advance()
    assert to_believe(session.book, session.observation("delta")) == ()


def to_ratify(session: Session) -> None:
    """Let the talk end without another word."""
    while session.phase[0] == "talk":
        session.advance()
    assert session.phase == ("ratify", 0)


def with_ratifier(scenario: Scenario, seat: str, by: str) -> Scenario:
    rules = scenario.agreements.model_copy(update={"ratification": {seat: Ratifier(by=by)}})
    return scenario.model_copy(update={"agreements": rules})


@pytest.mark.parametrize("approve", [True, False])
def test_a_ratifier_sees_and_decides_what_waits_for_it(valleys: Scenario, approve: bool) -> None:
    scenario = with_ratifier(valleys, "medio", "commission")
    session = begin(scenario, people=(*VALLEYS, "commission"))
    session.advance_to_decision()
    lever, setting = session.book.levers[0], session.book.settings[0][-1]
    package = Put("alto", (Clause(lever, setting),), invited=("medio",))
    assert session.submit("alto", (package,)) == ()
    session.advance()
    assert not session.observation("commission").view.offer_name.any()
    assert session.submit("medio", (sign(session, "medio", "alto"),)) == ()
    text = text_by(session, "alto")
    to_ratify(session)
    assert session.waiting == ("commission",)
    assert session.submit("commission", (Ratify("commission", text, approve),)) == ()
    session.advance()
    assert (session.position.clause[0, 0] >= 0) == approve


def test_a_ratifier_that_has_signed_is_not_asked_again(valleys: Scenario) -> None:
    session = begin(with_ratifier(valleys, "medio", "alto"))
    session.advance_to_decision()
    lever, setting = session.book.levers[0], session.book.settings[0][-1]
    package = Put("alto", (Clause(lever, setting),), invited=("medio",))
    session.submit("alto", (package,))
    session.advance()
    session.submit("medio", (sign(session, "medio", "alto"),))
    to_ratify(session)
    assert session.waiting == ()
    session.advance()
    assert session.position.clause[0, 0] >= 0
