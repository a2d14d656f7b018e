"""Scenarios of published games, and matches between minds at their tables, many in one batch."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from game.minds.casting import Cast, SeatedMind, companies, mind_seeds
from game.minds.matches import play
from game.minds.registry import make
from game.rules.arrays import Seeds, Whole
from game.rules.beats import BeatOrders
from game.rules.compiling import compile_rulebook
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from game.scenario.loading import load

HERE = Path(__file__).parent


def oracle(name: str) -> Rulebook:
    """The rulebook of a published game; its file is free of errors and warnings."""
    loaded = load(HERE / f"{name}.yaml")
    wrong = [str(found) for found in loaded.diagnostics if not found.accepted]
    assert loaded.scenario is not None, wrong
    assert not wrong
    return compile_rulebook(loaded.scenario)


def seated(book: Rulebook, seeds: Seeds, casts: Sequence[Sequence[str]]) -> Cast:
    """Seat minds: `casts` names, game by game, the mind of each seat in order."""
    found = []
    for at, seat in enumerate(book.seats):
        names = [names[at] for names in casts]
        own = mind_seeds(book, seeds, seat)
        games = {name: np.flatnonzero(np.array(names) == name) for name in dict.fromkeys(names)}
        found += [SeatedMind(make(name), at, g, own[g]) for name, g in games.items()]
    return companies(found)


def played(
    book: Rulebook, casts: Sequence[Sequence[str]], seeds: Seeds
) -> tuple[Position, Whole, Whole]:
    """Play one game for each cast: the end, the settings [round, G, L] and indicators [round, G, I]."""
    rounds: list[Position] = []

    def watch(before: Position, beat: BeatOrders, after: Position) -> None:
        if before.phase == len(book.phases) - 1:
            rounds.append(after)

    end = play(book, seated(book, seeds, casts), seeds, watch=watch)
    return end, np.stack([p.setting for p in rounds]), np.stack([p.indicator for p in rounds])
