"""Taking back what has been revealed: for a facilitator alone, who has the record of the game in hand.

A seat can take back only what nobody has seen (`Session.undo`). Where a class plays and a slip was typed wrong,
whoever leads it takes the round back for all; the record keeps both, and says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from game import UserError
from game.rules.phases import NEWS
from game.scenario.model import Scenario
from game.session import entries
from game.session.course import Step
from game.session.record import read
from game.session.scribe import Scribe
from game.session.session import Session
from game.session.verification import resolved, scenario_of


def reopened(path: Path | str, phases: int, *, scenario: Scenario | None = None) -> Session:
    """Take the last phases of a recorded game back, seen or not, and go on with it from there.

    The phases stay in the record, followed by an entry that says that they do not count. What was submitted
    for the present phase is dropped. Other sessions of the same record are of no use afterwards.

    Args:
        path: the record.
        phases: how many of its phases are taken back.
        scenario: its scenario; found by its id if not given.

    Raises:
        UserError: if the record cannot be read to its end, has not as many phases, or cannot be written.
    """
    reading = read(path)
    if reading.problem is not None or not reading.ends_well:
        raise UserError(reading.problem.message if reading.problem else reading.note)
    game, _ = resolved(reading, scenario or scenario_of(reading))
    if not 0 < phases <= len(game.steps):
        raise UserError(f"The record '{path}' has no {phases} phases to take back.")
    game.back(phases)
    keeper = Scribe(None, reading.raw)
    keeper.take_over(reading.path)
    keeper.add(entries.undo(phases, game.position))
    return Session.resume(path, scenario=scenario)


def since_news(steps: Sequence[Step], round_: int) -> int:
    """How many of the phases of a game came after the news of a round, to its end: that round is played again."""
    played = (n for n, step in enumerate(steps) if _after_news(step, round_))
    first = next(played, len(steps))
    return len(steps) - first


def _after_news(step: Step, round_: int) -> bool:
    return step.before.round == round_ and step.phase not in NEWS
