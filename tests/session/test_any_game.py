"""Whatever is submitted, undone, saved and resumed: the game and its record agree."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from game.session import entries
from game.session.fingerprint import digest
from game.session.record import read
from game.session.session import Session
from game.session.verification import resolved
from tests.session.conftest import VALLEYS, lively, scenario_named

SCENARIO = scenario_named("three-valleys")


class AnyGame(RuleBasedStateMachine):
    """Persons in some seats, minds in the others; the disk is a folder of its own."""

    @initialize(
        people=st.sets(st.sampled_from(VALLEYS), min_size=1), seed=st.integers(0, 2**64 - 1)
    )
    def begin(self, people: set[str], seed: int) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "game.jsonl"
        minds = {seat: "status_quo" for seat in VALLEYS if seat not in people}
        self.session = Session.start(
            SCENARIO, people=people, minds=minds, seed=seed, record=self.path
        )
        self.saves = 0

    @rule(choice=st.integers(0, 11), seat=st.sampled_from(VALLEYS))
    def submit(self, choice: int, seat: str) -> None:
        if seat not in self.session.people:
            return
        before = dict(self.session.submitted)
        refused = self.session.submit(seat, lively(self.session, seat, choice))
        if refused:
            assert self.session.submitted == before

    @rule()
    def advance(self) -> None:
        stood = len(self.session.changes())
        changes = self.session.advance()
        assert self.session.changes()[stood:] == changes

    @rule()
    def go_to_the_next_decision(self) -> None:
        self.session.advance_to_decision()
        assert self.session.over or self.session.waiting

    @precondition(lambda self: self.session.steps)
    @rule()
    def undo(self) -> None:
        steps = list(self.session.steps)
        if self.session.shared:
            # What is revealed to several persons stays revealed.
            reveals = [n for n, step in enumerate(steps, 1) if step.phase in ("commit", "epilogue")]
            steps = steps[max(reveals, default=0) :]
        decided = any(step.asked for step in steps)
        assert self.session.undo() == decided

    @rule()
    def resume(self) -> None:
        before = self.session
        self.session = Session.resume(self.path, scenario=SCENARIO)
        assert self.session.notice is None
        assert self.session.changes() == before.changes()
        assert self.session.reasons == before.reasons
        assert self.session.seats == before.seats

    @precondition(lambda self: not self.session.over)
    @rule(seat=st.sampled_from(VALLEYS), mind=st.sampled_from((None, "random", "status_quo")))
    def take_over(self, seat: str, mind: str | None) -> None:
        self.session.take_over(seat, mind)
        assert seat in self.session.minds

    @precondition(lambda self: not self.session.over)
    @rule(seat=st.sampled_from(VALLEYS))
    def hand_back(self, seat: str) -> None:
        self.session.hand_back(seat)
        assert seat in self.session.people

    @rule()
    def save(self) -> None:
        self.saves += 1
        other = self.path.with_name(f"save-{self.saves}.jsonl")
        self.session.save(other)
        assert other.read_bytes() == self.path.read_bytes()

    @invariant()
    def the_record_agrees_with_the_game(self) -> None:
        if not hasattr(self, "session"):
            return
        reading = read(self.path)
        assert reading.problem is None
        assert len(reading.phases) == len(self.session.steps)
        assert reading.seated == self.session.recorded.seated
        *_, last = entries.folded(reading.lines)
        assert digest(last) == digest(self.session.position)

    def teardown(self) -> None:
        if hasattr(self, "session"):
            assert resolved(read(self.path), SCENARIO)[1] is None
            self.folder.cleanup()


FEW, MANY = (
    settings(max_examples=number, stateful_step_count=20, deadline=None) for number in (3, 20)
)


class TestAnyGame(AnyGame.TestCase):  # type: ignore[misc]
    settings = FEW


@pytest.mark.slow
class TestManyGames(AnyGame.TestCase):  # type: ignore[misc]
    settings = MANY
