"""Playing what `balance --teaches` compares: every trial from the same seeds, several of them in a part."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.analysis.played import Played
from game.analysis.teaching import TRUST
from game.analysis.trials import Trial, Tried, trials
from game.rules.arrays import Whole
from game.rules.rulebook import Rulebook
from game.workshop.sweep import MOST, SweepShare


def planned(book: Rulebook, text: str, seed: int, games: int) -> list[SweepShare]:
    """The parts of the trials, the largest first, then those with another trust at the start.

    Trust as the file says is played for the rest of the report.
    """
    size = min(games, MOST)
    several = max(1, MOST // size)
    listed = trials(book)
    groups = [listed[at : at + several] for at in range(0, len(listed), several)]
    starts = [how for how in TRUST if how != "file"]

    def part(first: int, group: Sequence[Trial] = ((),), trust: str = "file") -> SweepShare:
        some = min(size, games - first)
        return SweepShare(text, book.minutes, seed, first, some, "tried", tuple(group), trust)

    firsts = range(0, games, size)
    return [
        *(part(first, group) for group in groups for first in firsts),
        *(part(first, trust=trust) for trust in starts for first in firsts),
    ]


def gathered(todo: Sequence[SweepShare], results: Sequence[Played], mixed: Played) -> Tried:
    """Put the scores of the parts together by trial and by trust; `mixed` are games as the file says."""
    tried: dict[Trial, list[Whole]] = {}
    trust: dict[str, list[Whole]] = {"file": [mixed.worth]}
    for part, played in zip(todo, results, strict=True):
        for trial, worth in zip(part.trials, np.split(played.worth, len(part.trials)), strict=True):
            if part.trust == "file":
                tried.setdefault(trial, []).append(worth)
            else:
                trust.setdefault(part.trust, []).append(worth)
    return Tried(
        {trial: np.concatenate(parts) for trial, parts in tried.items()},
        {how: np.concatenate(parts) for how, parts in trust.items()},
    )
