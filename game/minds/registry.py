"""The minds by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import get_close_matches

from game import UserError
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


def make(name: str, seeds: Seeds) -> Mind:
    """Make the mind of a name, for as many games as there are seeds.

    Raises UserError if there is none.
    """
    if name in MINDS:
        return MINDS[name](seeds)
    close = get_close_matches(name, MINDS, 1, cutoff=0.5)
    hint = f"did you mean '{close[0]}'?" if close else f"there are {', '.join(MINDS)}."
    raise UserError(f"There is no mind '{name}'; {hint}")
