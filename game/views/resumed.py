"""Where a saved game goes on: a record that was cut off between two phases looks like one that ended there."""

from __future__ import annotations

from game.views.words import Words


def goes_on(words: Words, round: int, phase: str, prepared: bool = False) -> str:
    """Say where a record ends and its game goes on.

    Args:
        words: the words of the reader.
        round: the round in which the game stands.
        phase: the phase that comes next.
        prepared: whether the reader had prepared something when the game was left.
    """
    said = words.say("resumed", round=round, phase=words.say(f"phase.{phase}"))
    return f"{said} {words.say('resumed.prepared')}" if prepared else said
