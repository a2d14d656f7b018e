"""Naming the mind that plays a seat: one of those there are, alone or with others around it.

`boulware(MIND)`, `linear(MIND)` and `conceder(MIND)` let its demands fall late, evenly or early;
`noisy(PERCENT, MIND)` lets so many of its orders go wrong. `game.minds` plays them.
"""

from __future__ import annotations

import re
from typing import Final

from game.scenario.expression.names import suggestion

BARGAINERS: Final = (
    "self_interested", "tit_for_tat", "generous", "grim", "grit", "opportunist", "hardliner",
    "satisficer", "spoiler", "bargainer", "planner",
)  # fmt: skip
"""Minds whose demands fall, so that they have a pace."""
TEMPERAMENTS: Final = (
    *BARGAINERS, "status_quo", "random", "always_cooperate",
    "always_defect", "tit_for_two_tats", "pavlov", "suspicious_tit_for_tat",
)  # fmt: skip
"""Kinds of counterpart that a seat may name."""
PACES: Final = ("boulware", "linear", "conceder")
NOISY: Final = "noisy"
AROUND: Final = re.compile(r"(\w+) *\((.*)\)")
PERCENT: Final = re.compile(r"100|\d{1,2}")


def fault(name: str) -> tuple[str, str] | None:
    """Say what is wrong with the name of a mind, and what to do; None if nothing is.

    >>> fault("noisy(5, boulware(grim))"), fault("boulware(random)")
    (None, ("'random' does not bargain, so it has no pace", ''))
    >>> fault("gimr")
    ("'gimr' is not a temperament", "did you mean 'grim'?")
    """
    name = name.strip()
    if name in TEMPERAMENTS:
        return None
    around = AROUND.fullmatch(name)
    if around is None:
        if name in (*PACES, NOISY):
            inside = "5, grim" if name == NOISY else "grim"
            return f"'{name}' goes around another mind", f"write '{name}({inside})'"
        return f"'{name}' is not a temperament", suggestion(name, TEMPERAMENTS) or ""
    wrapper, inside = around.groups()
    if wrapper == NOISY:
        percent, comma, mind = (part.strip() for part in inside.partition(","))
        if not comma or not PERCENT.fullmatch(percent):
            return f"'{name}' needs a percentage and a mind", "write it as in 'noisy(5, grim)'"
        return fault(mind)
    if wrapper not in PACES:
        known = ", ".join((*PACES, NOISY))
        return f"'{wrapper}' cannot stand around a mind", f"there are {known}"
    mind = inside.strip()
    found = fault(mind)
    if found is None and not _bargains(mind):
        return f"'{mind}' does not bargain, so it has no pace", ""
    return found


def _bargains(name: str) -> bool:
    around = AROUND.fullmatch(name)
    if around is None:
        return name in BARGAINERS
    return around[1] in PACES and _bargains(around[2].strip())
