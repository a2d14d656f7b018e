"""Turning points by size, and every single other order of a seat played to its end as one batch."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from game import UserError
from game.analysis.difference import score_parts
from game.analysis.timeline import mean_trust, timeline
from game.analysis.turning import PlayedPhase, alternatives_of, shifts
from game.rules.beats import CommitOrders
from game.rules.cooperation import cooperation
from game.rules.encoding import encode
from game.rules.moves import asks
from game.rules.orders import Move
from game.rules.rulebook import Rulebook
from game.rules.scores import exact_scores, scores
from game.session.alteration import Alteration
from game.session.course import Recorded
from game.session.session import Session
from game.session.suggestions import phases
from game.session.whatif import ends_of_rounds, what_if
from tests.session.conftest import scenario_named

BOTH = ("three-valleys", "drones-over-mexico")


@cache
def played(name: str, seed: int = 2) -> Session:
    scenario = scenario_named(name)
    seats = [seat for seat, part in scenario.stakeholders.items() if part.play == "anyone"]
    minds = dict.fromkeys(seats, "random")
    session = Session.start(scenario, seed=seed, minds=minds, autosave=False)
    while not session.over:
        session.advance()
    return session


def alteration(book: Rulebook, seat: int, round: int, lever: int, setting: int) -> Alteration:
    to = "" if setting < 0 else book.settings[lever][setting]
    return Alteration(round, book.seats[seat], Move, book.levers[lever], to)


# the counterfactual


@pytest.mark.parametrize("name", BOTH)
def test_a_batch_of_alternatives_comes_out_as_each_of_them_alone(name: str) -> None:
    session = played(name)
    book = session.book
    for seat in np.flatnonzero(book.scored).tolist()[:2]:
        found = alternatives_of(book, (seat,), phases(session.recorded))[seat]
        assert found or not (book.hand_seat == seat).any()
        for each in found[::5]:
            one = alteration(book, seat, each.round, each.lever, each.setting)
            alone = what_if(session.recorded, [one])
            # Whoever can no longer pay for all orders gives up others in a batch than alone.
            if not alone.lapsed:
                assert each.score == scores(book, alone.altered.position)[0, seat]


def test_every_legal_single_other_order_is_tried_once() -> None:
    session = played("three-valleys")
    book = session.book
    seat = book.seats.index("medio")
    found = alternatives_of(book, (seat,), phases(session.recorded))[seat]
    tried = [(each.round, each.lever, each.setting) for each in found]
    assert len(set(tried)) == len(tried)
    commits = {s.before.round: s for s in session.steps if s.phase == "commit"}
    assert {each.round for each in found} == set(commits)
    for hand in np.flatnonzero(book.hand_seat == seat).tolist():
        lever = int(book.hand_lever[hand])
        for round in commits:
            for setting in range(-1, len(book.settings[lever])):
                one = alteration(book, seat, round, lever, setting)
                known = (round, lever, setting) in tried
                try:
                    other = what_if(session.recorded, [one])
                except UserError:
                    assert not known
                    continue
                # What is not tried changes nothing, is the same as no order, or costs the seat another
                # order of its own.
                own = [x for x in other.lapsed if x.refusal.order.seat == "medio"]
                given = [x.order for x in commits[round].orders]
                others = [x for x in given if not (isinstance(x, Move) and x.lever == one.about)]
                beat = encode(book, "commit", others)
                assert isinstance(beat, CommitOrders)
                silent = asks(book, commits[round].before, beat)
                still = silent[0, hand] == setting and (round, lever, -1) in tried
                assert known or other.same or own or still


def test_the_best_alternative_comes_first_and_always_the_same() -> None:
    session = played("three-valleys")
    recorded: Recorded = session.recorded
    found = alternatives_of(session.book, (0,), phases(recorded))[0]
    assert [each.score for each in found] == sorted((e.score for e in found), reverse=True)
    assert found == alternatives_of(session.book, (0,), phases(recorded))[0]


def test_a_seat_without_levers_has_no_alternatives() -> None:
    session = played("three-valleys")
    commission = session.book.seats.index("commission")
    assert alternatives_of(session.book, (commission,), phases(session.recorded))[commission] == ()
    assert alternatives_of(session.book, (0,), ())[0] == ()


# by size


@pytest.mark.parametrize("name", BOTH)
def test_shifts_add_up_to_the_whole_game(name: str) -> None:
    session = played(name)
    book, end = session.book, session.position
    start = session.steps[0].before
    found = shifts(book, phases(session.recorded))
    total = {(each.kind, each.index): 0 for each in found}
    for each in found:
        total[each.kind, each.index] += each.amount
    for (kind, index), amount in total.items():
        if kind == "trust":
            assert amount == end.trust[0][index] - start.trust[0][index]
        elif kind == "score":
            assert amount == (scores(book, end) - scores(book, start))[0, index[0]]
        else:
            assert amount == (cooperation(book, end) - cooperation(book, start))[0]
    sizes = [abs(each.amount) for each in found]
    assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize("name", BOTH)
def test_the_cause_of_a_shift_is_on_its_side_and_no_larger_cause_is(name: str) -> None:
    session = played(name)
    found = [
        each for each in shifts(session.book, phases(session.recorded)) if each.kind == "trust"
    ]
    assert found
    for each in found:
        causes: dict[object, int] = {}
        for step in session.steps:
            late = step.phase == "epilogue"
            if step.before.round == each.round and late == each.epilogue:
                for change in step.changes:
                    if (change.target, change.index) == ("trust", each.index):
                        key = (change.rule, tuple(change.names.items()))
                        causes[key] = causes.get(key, 0) + change.amount
        assert each.cause is not None
        assert each.cause.amount * each.amount > 0
        assert abs(each.cause.amount) == max(a * (1 if each.amount > 0 else -1) for a in causes.values())  # fmt: skip


# parts and the course of a game


@pytest.mark.parametrize("name", BOTH)
def test_parts_of_a_score_add_up(name: str) -> None:
    session = played(name)
    book = session.book
    start, end = session.steps[0].before, session.position
    moved = (exact_scores(book, end) - exact_scores(book, start))[0]
    for seat in np.flatnonzero(book.scored).tolist():
        parts = score_parts(book, start, end, seat)
        assert sum(part.amount for part in parts) == moved[seat]


def test_the_timeline_has_the_start_every_reveal_and_the_end() -> None:
    session = played("three-valleys")
    course = session.recorded.course
    found = timeline(session.book, ends_of_rounds(course))
    assert len(found) == 2 + session.book.rounds
    assert found[0].indicators == tuple(course.start.indicator[0].tolist())
    assert found[-1].scores == tuple(scores(session.book, session.position)[0].tolist())
    pairs = [
        int(session.position.trust[0, i, j])
        for i in range(len(session.book.seats))
        for j in range(len(session.book.seats))
        if i != j and session.book.actors[i] and session.book.actors[j]
    ]
    assert mean_trust(session.book, session.position) == pytest.approx(np.mean(pairs), abs=0.5)


def test_phases_say_what_the_steps_say() -> None:
    session = played("three-valleys")
    found = phases(session.recorded)
    assert all(isinstance(phase, PlayedPhase) for phase in found)
    assert [phase.after for phase in found] == [step.after for step in session.steps]
