"""A lesson step by step, and what is cut when it is late."""

from __future__ import annotations

from functools import cache

import pytest

from game.classroom.lesson.plan import SPEAKING, ClassStep, begins, first, hurried, lesson
from game.rules.compiling import compile_rulebook
from game.scenario.shelf import scenario_names
from game.session.staging import scenario_in


@cache
def plan(name: str = "drones-over-mexico", minutes: int = 45) -> tuple[ClassStep, ...]:
    return lesson(compile_rulebook(scenario_in(name, "en"), minutes))


def test_the_flagship_in_45_minutes() -> None:
    said = [(s.kind, s.round, s.minutes) for s in plan()]
    assert said[:8] == [
        ("join", 0, 3), ("note", 0, 2), ("question", 0, 1), ("read", 0, 4),
        ("news", 1, 1), ("promise", 1, 1), ("seal", 1, 2), ("reveal", 1, 1),
    ]  # fmt: skip
    assert said[8:12] == [("news", 2, 0.5), ("talk", 2, 4.5), ("seal", 2, 2), ("reveal", 2, 1)]
    assert said[16:] == [
        ("feel", 0, 1), ("happened", 0, 2), ("archives", 0, 3), ("possible", 0, 2),
        ("marks", 0, 1.5), ("change", 0, 2.5), ("exit", 0, 2),
    ]  # fmt: skip
    assert begins(plan(), first(plan(), "feel")) == 31


@pytest.mark.parametrize("name", scenario_names())
def test_every_length_takes_the_minutes_that_it_says(name: str) -> None:
    for minutes, length in scenario_in(name, "en").lengths.items():
        steps = plan(name, minutes)
        assert begins(steps, len(steps)) == pytest.approx(length.minutes.lesson(length.rounds))
        assert all(step.minutes > 0 for step in steps if step.kind not in ("join", "exit"))


def third(steps: tuple[ClassStep, ...]) -> int:
    return next(n for n, s in enumerate(steps) if (s.kind, s.round) == ("news", 3))


@pytest.mark.parametrize(("late", "talk"), [(0, 4.5), (-1, 4.5), (1, 3.5), (2, 2.5)])
def test_the_talk_is_shortened_first(late: float, talk: float) -> None:
    steps = plan()
    at = third(steps)
    shorter = hurried(steps, at, begins(steps, at) + late)
    assert [s.minutes for s in shorter[at:] if s.kind in SPEAKING] == [pytest.approx(talk)]
    assert shorter[:at] == steps[:at]


def test_then_the_last_round_is_dropped_and_never_the_debrief() -> None:
    steps = plan()
    at = third(steps)
    assert hurried(steps, at, begins(steps, at) + 4)[at:] == steps[first(steps, "feel") :]
    second = next(n for n, s in enumerate(steps) if (s.kind, s.round) == ("news", 2))
    dropped = hurried(steps, second, begins(steps, second) + 5)
    assert {s.round for s in dropped} == {0, 1, 2}
    assert next(s for s in dropped if s.kind == "talk").minutes == pytest.approx(4.5)
    both = hurried(steps, second, begins(steps, second) + 3.5)
    assert {s.round for s in both} == {0, 1, 2, 3}
    assert all(s.minutes == pytest.approx(2.75) for s in both if s.kind == "talk")
