"""A game's reasons are written when somebody reads them, and are the same whenever that is."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from game.rules.compiling import compile_rulebook
from game.rules.orders import Clause, Move, Order, Put
from game.session.course import Course
from tests.session.conftest import scenario_named
from tests.talks import signed

PACKAGE = Put("alto", (Clause("release", "high"), Clause("payment", "some")))


def played(read: bool) -> Course:
    """A whole game in which an agreement is broken; its changes are read as it goes, or not at all."""
    course = Course(compile_rulebook(scenario_named("three-valleys")), 7)
    talk = signed(course.book, PACKAGE, "delta")
    left: dict[tuple[str, int], Sequence[Order]] = {
        ("talk", 1): talk[0],
        ("talk", 2): talk[1],
        ("commit", 0): [Move("delta", "payment", "some"), Move("alto", "release", "normal")],
    }
    while not course.position.over[0]:
        step = course.resolve(left.pop(course.phase, ()))
        if read:
            assert step.changes is step.changes
    return course


def unread(course: Course) -> bool:
    return all(page.written is None for page in course.ledger.pages)


def test_nothing_is_written_for_a_game_nobody_asks_about() -> None:
    course = played(read=False)
    assert unread(course)
    branch = course.branch(5)
    while not branch.position.over[0]:
        branch.resolve(())
    assert unread(course)
    assert unread(branch)


@pytest.mark.parametrize("at", [0, 3, -1])
def test_changes_are_the_same_whichever_phase_is_asked_about_first(at: int) -> None:
    at_once, later = played(read=True), played(read=False)
    assert later.steps[at].changes == at_once.steps[at].changes
    assert later.ledger.changes == at_once.ledger.changes
    assert [step.changes for step in later.steps] == [step.changes for step in at_once.steps]
    numbers = [change.id for step in later.steps for change in step.changes]
    assert numbers == list(range(len(numbers)))
    assert {"agreement", "broken"} <= {change.rule for change in later.ledger.changes}


def test_a_branch_shares_its_beginning_and_goes_on_alone() -> None:
    course = played(read=False)
    branch = course.branch(len(course.steps) - 1)
    branch.resolve(())
    assert branch.ledger.changes == course.ledger.changes
    other = course.branch(4)
    other.resolve(())
    shared = sum(len(step.changes) for step in course.steps[:4])
    assert other.ledger.changes[:shared] == course.ledger.changes[:shared]
    assert [change.id for change in other.steps[-1].changes] == list(
        range(shared, len(other.ledger.changes))
    )


def test_causes_after_going_back_are_those_of_the_game_as_it_stands() -> None:
    course, fresh = played(read=False), played(read=False)
    gone = course.steps[-3]
    course.back(3)
    assert gone.changes == fresh.steps[-3].changes
    kept = sum(len(step.changes) for step in fresh.steps[:-3])
    assert course.ledger.changes == fresh.ledger.changes[:kept]
    while not course.position.over[0]:
        course.resolve(())
    assert course.ledger.changes == fresh.ledger.changes
