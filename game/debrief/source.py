"""Everything a debrief page is written from, worked out once from a game or its record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from game import UserError
from game.analysis.turning import Shift
from game.debrief.opened import Debrief, debrief
from game.debrief.past import Past, past
from game.debrief.story import story
from game.debrief.turned import TurningPoint
from game.debrief.value import Value, debrief_value
from game.minds.mind import Reason
from game.session import entries
from game.session.casting import PERSON
from game.session.course import Recorded
from game.session.record import Problem, Reading
from game.session.retelling import suggested
from game.session.suggestions import suggestions, turning_points
from game.session.verification import resolved, scenario_of
from game.views.explain import explain
from game.views.turning import shift_said
from game.views.words import Words, tenths

QUOTA: Final = {"trust": 3, "cooperation": 1, "score": 2}
"""How many turning points of a kind are told: trust and scores have scales of their own."""


FEW: Final = 2
"""People up to whom it is worked out how the minds would have responded; more would take too long."""


@dataclass(frozen=True, slots=True)
class Material:
    """What a page is written from."""

    words: Words
    past: Past
    debrief: Debrief
    value: Value | None
    turns: tuple[TurningPoint, ...]
    story: tuple[str, ...]
    """The game in at most ten lines."""
    what_if: tuple[tuple[str, ...], ...]
    """Each suggestion as its sentences."""
    problem: Problem | None
    """What is wrong with the rest of the record."""
    seed: int


def source(reading: Reading, given: Path | str | None = None, language: str = "") -> Material:
    """Work out a debrief from a record, as far as the record is intact.

    Raises UserError if the scenario is not there, is another version, or the record is no record.
    """
    language = language or str(reading.header["language"])
    scenario = scenario_of(reading, given, language)
    course, differs = resolved(reading, scenario)
    problem = differs or reading.problem
    recorded = Recorded(course, reading.seated[: len(course.steps)] + reading.seated[-1:])
    lines = reading.phases[: len(course.steps)]
    reasons = [reason for line in lines for reason in entries.read_reasons(line)]
    seed = int(reading.header["seed"])
    return source_of(Words(course.book, language, scenario), recorded, reasons, seed, problem)


def source_of(
    words: Words,
    recorded: Recorded,
    reasons: Sequence[Reason],
    seed: int,
    problem: Problem | None = None,
) -> Material:
    """Work out a debrief from a game as it was played.

    Args:
        words: those of the reader.
        recorded: the game and who acted for whom.
        reasons: why the minds did what they did.
        seed: the game's number.
        problem: what is wrong with the record it comes from.
    """
    course = recorded.course
    gone = past(course.book, course.position, course.steps, reasons, recorded.seated[-1])
    told, turns = debrief(words, gone), _turns(words, gone, turning_points(recorded))
    return Material(
        words=words,
        past=gone,
        debrief=told,
        value=debrief_value(words, gone),
        turns=turns,
        story=story(words, gone, told, turns),
        what_if=_what_if(words, recorded),
        problem=problem,
        seed=seed,
    )


def _turns(words: Words, gone: Past, shifts: Sequence[Shift]) -> tuple[TurningPoint, ...]:
    """Choose the largest shifts, each number once, and put them in the order of the rounds."""
    left, seen, chosen = dict(QUOTA), set(), []
    for shift in shifts:
        number = (shift.kind, shift.index)
        if left[shift.kind] and number not in seen and tenths(shift.amount):
            left[shift.kind] -= 1
            seen.add(number)
            chosen.append(shift)
    chosen.sort(key=lambda shift: (shift.epilogue, shift.round))
    last = len(gone.rounds)
    return tuple(
        TurningPoint(
            last if shift.epilogue else shift.round,
            shift_said(words, shift),
            shift.kind,
            shift.before,
            shift.after,
            shift.epilogue,
            "" if shift.cause is None else explain(words, shift.cause),
            "" if shift.cause is None else shift.cause.rule,
        )
        for shift in chosen
    )


def _what_if(words: Words, recorded: Recorded) -> tuple[tuple[str, ...], ...]:
    """Say what would have been worth trying; nothing where nothing can be tried."""
    people = [seat for seat, who in recorded.seated[-1].items() if who == PERSON]
    try:
        ideas = suggestions(recorded, responding=0 < len(people) <= FEW)
    except UserError:
        return ()
    return tuple(suggested(words, recorded, each) for each in ideas)
