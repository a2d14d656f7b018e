"""The minds by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from game.minds.dice import Dice
from game.minds.mind import Mind
from game.minds.self_interested import SelfInterested
from game.minds.status_quo import StatusQuo
from game.minds.tit_for_tat import TitForTat
from game.rules.arrays import Seeds

MINDS: Mapping[str, Callable[[Seeds], Mind]] = {
    mind.name: mind for mind in (StatusQuo, Dice, TitForTat, SelfInterested)
}
"""Name to maker. A maker takes seeds of the mind's own, one for each game of the batch."""
