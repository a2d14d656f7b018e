"""What becomes of settings if nobody moves any more: stage 5 run ahead with the rules themselves.

A forecast is made of what somebody can see, so it is given an observation's view. Events to come,
exposure, trust, red lines and what others may decide are left out, and whoever shows it should say so.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.rules.arrays import Mask, Whole, choose
from game.rules.indicators import (
    drift,
    each_round_effects,
    each_round_gate,
    flows,
    once_effects,
    once_gate,
)
from game.rules.position import Position, pick
from game.rules.readings import Readings
from game.rules.rulebook import Rulebook
from game.rules.upkeep import counts
from game.rules.writing import Turn


def remaining(book: Rulebook, position: Position) -> int:
    """Count the rounds of effects that are left, this one and those after the last included."""
    return max(book.rounds - position.round + 1, 0) + book.aftermath


@dataclass(frozen=True, slots=True)
class Package:
    """Clauses thought of as in force beside the agreements there are; they fit the settings."""

    clause: Whole
    """[N, L], -1 for none"""
    public: Mask
    """[N, L]"""
    verified: Mask
    """[N, L]"""


def as_if(
    book: Rulebook, view: Position, games: Whole, setting: Whole, package: Package | None = None
) -> Position:
    """Make one position for each row of settings [N, L]; `games` [N] says which game it is of."""
    position = pick(view, games)
    moved = setting != position.setting
    values = {
        "setting": setting,
        "seen": np.repeat(setting[:, None, :], len(book.seats), axis=1),
        "set_round": choose(moved, moved * position.round, position.set_round),
    }
    if package is not None:
        named = package.clause >= 0
        values["clause"] = choose(named, package.clause, position.clause)
        values["deal"] = choose(named, np.maximum(position.deal, 1), position.deal)
        values["public"] = choose(named, package.public, position.public)
        values["verified"] = choose(named, package.verified, position.verified)
    return position.changed(**values)


def run_ahead(book: Rulebook, position: Position, moved: Mask, rounds: int) -> Position:
    """Run the numbers of the world ahead; `moved` [G, L] levers were moved just now."""
    turn = Turn(book, position)
    for step in range(rounds):
        position = turn.position
        readings = Readings(book, position)
        entries = each_round_effects(book, position, each_round_gate(book, position, readings))
        if step == 0:
            gate = once_gate(book, position, moved, readings)
            entries += once_effects(book, position, gate)
        turn.post([*entries, *drift(book, position), *flows(book, position, readings)])
        turn.place(counts(book, turn.position))
        turn.position = turn.position.changed(round=turn.position.round + 1)
    return turn.position


def forecast(
    book: Rulebook,
    view: Position,
    games: Whole,
    setting: Whole,
    package: Package | None = None,
    farthest: int | None = None,
) -> Position:
    """Return where each row of settings [N, L] leads by the end of the game, with what the view knows.

    A package, if given, is in force. No more than `farthest` rounds are looked ahead, if given.
    """
    position = as_if(book, view, games, setting, package)
    rounds = remaining(book, view)
    rounds = rounds if farthest is None else min(rounds, farthest)
    return run_ahead(book, position, setting != view.setting[games], rounds)
