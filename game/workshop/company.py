"""Who plays the seats of a scenario, as far as it makes games differ."""

from __future__ import annotations

from typing import Final

from game.scenario.model import Scenario

OF_MINDS: Final = frozenset(
    {"seat_mean", "seat_spread", "gain_seat", "gain_side", "first_proposer", "trust_span", "lockstep",
     "endings", "common_ending", "unused_events", "unused_settings", "unsigned_clauses", "deals"}
)  # fmt: skip
"""Findings that hang on who plays the seats."""
LIVELY: Final = (
    ("self_interested", "tit_for_tat", "hardliner", "satisficer"),
    ("self_interested", "tit_for_tat", "opportunist", "grit"),
    ("self_interested", "generous", "satisficer", "grit"),
)
"""Mixed company: what a seat may be played by, so that games differ."""


def played_alike(scenario: Scenario) -> list[str]:
    """The seats that negotiate and are played by one kind of mind in every game."""
    return [
        seat
        for seat, part in scenario.stakeholders.items()
        if part.play != "information" and len(part.temperament) < 2
    ]
