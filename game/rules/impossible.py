"""What can never be carried out, judged from a text and from what stands for good.

"Never" is strict: what somebody's order could still cure is for warnings. Agreements in force are not looked
at, since a refusal would tell of secret ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import product

import numpy as np

from game.rules.arrays import Mask, Seeds, Whole, some
from game.rules.opening import open_games
from game.rules.readings import Readings
from game.rules.rulebook import Need, Rulebook
from game.rules.texts import Texts
from game.scenario.expression.names import Mentions

MOST = 4_096
"""So many combinations of settings are looked through for a need; one that names more can be cured."""


def never(book: Rulebook, setting: Whole, texts: Texts) -> Mask:
    """Tell which texts can never be carried out from settings [n, L] (cases never-1 to never-3): [n]."""
    levers = np.arange(len(book.levers))
    fixed = book.irreversible[levers, setting]
    asked = texts.named
    moves = asked & (texts.clause != setting)
    stuck = some(moves & fixed, 1)
    sure = np.where(asked, texts.clause, np.where(fixed, setting, -1))
    for need in book.needs:
        wants = moves[:, need.lever] & (texts.clause[:, need.lever] == need.setting)
        if wants.any():
            stuck |= wants & ~_can_be_met(book, need, sure)
    for pair in book.infeasible:
        both = np.logical_and.reduce([sure[:, lever] == at for lever, at in pair])
        stuck |= both & np.logical_or.reduce([moves[:, lever] for lever, _ in pair])
    return stuck


@dataclass(frozen=True, slots=True)
class Ways:
    """The settings of some levers that meet a need."""

    levers: Whole
    """[m]"""
    settings: Whole
    """[n, m]"""


def _can_be_met(book: Rulebook, need: Need, sure: Whole) -> Mask:
    """Tell where a need can be met if some levers are sure to stand so: `sure` [n, L], -1 open: [n]."""
    ways = _ways(book, need)
    if ways is None:
        return np.ones(len(sure), dtype=bool)
    stand = sure[:, None, ways.levers]
    return some(np.logical_and.reduce((stand < 0) | (stand == ways.settings), axis=2), 1)


@lru_cache(maxsize=256)
def _ways(book: Rulebook, need: Need) -> Ways | None:
    """Look through the settings of the levers that a need names; None if it hangs on more than those."""
    said = need.condition.mentions
    names = dict.fromkeys([*said.levers, *(lever for lever, _ in said.settings)])
    only_levers = Mentions(levers=said.levers, settings=said.settings)
    levers = np.array([book.levers.index(name) for name in names], dtype=np.int64)
    sizes = [len(book.settings[lever]) for lever in levers.tolist()]
    if said != only_levers or np.prod(sizes, dtype=np.int64) > MOST:
        return None
    settings = np.array(list(product(*map(range, sizes))), dtype=np.int64)
    seeds: Seeds = np.zeros(len(settings), dtype=np.uint64)
    readings = Readings(book, open_games(book, seeds))
    wide = np.repeat(book.start[None], len(settings), axis=0)
    wide[:, levers] = settings
    readings.setting = wide
    return Ways(levers, settings[need.condition.holds(readings)])
