"""The minds by name."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

from game import UserError
from game.minds.bargainer import BARGAINER
from game.minds.briefing import Mind
from game.minds.classic import CLASSIC
from game.minds.dice import Dice
from game.minds.negotiator import Negotiator
from game.minds.noise import Noisy
from game.minds.planner import PLANNER
from game.minds.status_quo import StatusQuo
from game.minds.temperaments import TEMPERAMENTS
from game.scenario.counterparts import NOISY, PACES, around

MINDS: Mapping[str, Mind] = {
    mind.name: mind for mind in (*TEMPERAMENTS, PLANNER, BARGAINER, StatusQuo(), Dice(), *CLASSIC)
}
"""Every mind that stands for itself, by its name."""


def make(name: str) -> Mind:
    """Return the mind of a name.

    A name is that of a mind, or another mind in brackets: `boulware(MIND)`, `linear(MIND)` and
    `conceder(MIND)` let its demands fall late, evenly or early; `noisy(PERCENT, MIND)` lets so many of
    its orders go wrong.

    Raises UserError if there is none.
    """
    name = name.strip()
    if name in MINDS:
        return MINDS[name]
    outer = around(name)
    if outer is None:
        if name in (*PACES, NOISY):
            inside = "5, grim" if name == NOISY else "grim"
            raise UserError(f"'{name}' goes around another mind; write '{name}({inside})'.")
        raise UserError(f"There is no mind '{name}'; {_hint(name)}")
    if outer.wrapper == NOISY:
        if outer.percent is None:
            raise UserError(
                f"'{name}' is not a mind; write a percentage and a mind, as in 'noisy(5, grim)'."
            )
        return Noisy(outer.percent, make(outer.mind))
    if outer.wrapper not in PACES:
        known = ", ".join((*PACES, NOISY))
        raise UserError(f"There is no '{outer.wrapper}' to put around a mind; there are {known}.")
    inner = make(outer.mind)
    if not isinstance(inner, Negotiator):
        raise UserError(f"The mind '{outer.mind}' does not bargain, so it has no pace.")
    return inner.but(pace=PACES[outer.wrapper])


def _hint(name: str) -> str:
    close = get_close_matches(name, MINDS, 1, cutoff=0.5)
    return f"did you mean '{close[0]}'?" if close else f"there are {', '.join(MINDS)}."
