"""A game that goes on is told to nobody by accident: what opens everything asks whether it has ended."""

from __future__ import annotations

from typing import Final

from game import UserError
from game.session.record import Reading, read

OPTION: Final = "--open-secrets"
MEANING: Final = "tell everything although the game has not ended"


def opened(path: str, secrets: bool) -> Reading:
    """Read the record of a game that has ended, or of any if somebody asked for its secrets.

    Raises UserError if it is no record, or if the game goes on and nobody has asked.
    """
    reading = read(path)
    if not reading.lines:
        assert reading.problem is not None
        raise UserError(reading.problem.message)
    if reading.over or secrets:
        return reading
    damage = f"{reading.problem.message} " if reading.problem else ""
    raise UserError(
        f"{damage}The game of this record has not ended, as far as the record goes ({stands(reading)});"
        f" this would tell what is still secret in it. To have that all the same, add {OPTION}."
    )


def stands(reading: Reading) -> str:
    """Say where a record ends."""
    phases = reading.phases
    if not phases:
        return "nothing is played yet"
    last = phases[-1]
    return f"its last phase is {last['phase']} in round {last['round']}"
