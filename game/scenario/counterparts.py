"""Naming the mind that plays a seat: one of those there are, alone or with others around it.

`boulware(MIND)`, `linear(MIND)` and `conceder(MIND)` let its demands fall late, evenly or early;
`noisy(PERCENT, MIND)` lets so many of its orders go wrong. `game.minds` plays them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from game.scenario.alike import suggestion


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A kind of counterpart that a seat may name, and what the program must know of it unplayed."""

    name: str
    bargains: bool = True
    """Its demands fall, so that it has a pace."""
    dice: bool = False
    """It throws dice: two games of it differ by that alone."""
    guessed: bool = True
    """A person may be asked whether it was this one."""
    offered: int = 0
    """Its place among those that can be chosen for all seats at once; 0 for none."""


TEMPERAMENTS: Final[Mapping[str, Counterpart]] = {
    kind.name: kind
    for kind in (
        Counterpart("self_interested", offered=9),
        Counterpart("tit_for_tat", offered=1),
        Counterpart("generous", offered=2),
        Counterpart("grim", offered=3),
        Counterpart("grit", offered=4),
        Counterpart("opportunist", offered=5),
        Counterpart("hardliner", offered=6),
        Counterpart("satisficer", offered=7),
        Counterpart("spoiler", offered=8),
        Counterpart("planner", offered=10),
        Counterpart("bargainer"),
        Counterpart("status_quo", bargains=False, guessed=False),
        Counterpart("random", bargains=False, dice=True, guessed=False),
        Counterpart("always_cooperate", bargains=False),
        Counterpart("always_defect", bargains=False),
        Counterpart("tit_for_two_tats", bargains=False),
        Counterpart("pavlov", bargains=False),
        Counterpart("suspicious_tit_for_tat", bargains=False),
    )
}
"""All there are, by name. A new one needs its row here, its class in `game.minds` and its texts."""

OFFERED: Final = tuple(
    sorted(
        (name for name, kind in TEMPERAMENTS.items() if kind.offered),
        key=lambda name: TEMPERAMENTS[name].offered,
    )
)
"""Those that can be chosen for all seats at once."""

USUAL_MIND: Final = "self_interested"
"""Who plays a seat of which the file names nobody."""
USUAL_OF_POINTS: Final = "bargainer"
"""The same in a game of points alone."""

PACES: Final[Mapping[str, int]] = {"boulware": 4, "linear": 1, "conceder": -2}
"""How demands fall, for the minds written `boulware(MIND)` and so on."""
NOISY: Final = "noisy"
_AROUND: Final = re.compile(r"(\w+)\s*\((.*)\)")
_PERCENT: Final = re.compile(r"\d{1,3}")


@dataclass(frozen=True, slots=True)
class Wrapping:
    """What stands around a mind in its name."""

    wrapper: str
    percent: int | None
    """What `noisy` says first, if that is a percentage."""
    mind: str
    """The name of the mind inside."""


def around(name: str) -> Wrapping | None:
    """Take the outermost wrapper off the name of a mind; None if there is none.

    >>> around("noisy(5, boulware(grim))")
    Wrapping(wrapper='noisy', percent=5, mind='boulware(grim)')
    """
    wrapped = _AROUND.fullmatch(name.strip())
    if wrapped is None:
        return None
    wrapper, inside = wrapped.groups()
    if wrapper != NOISY:
        return Wrapping(wrapper, None, inside.strip())
    percent, comma, mind = (part.strip() for part in inside.partition(","))
    said = bool(comma and _PERCENT.fullmatch(percent)) and int(percent) <= 100
    return Wrapping(wrapper, int(percent) if said else None, mind)


def unwrapped(name: str) -> Iterator[str]:
    """Name the mind, then the one inside it, down to the one that nothing stands around.

    >>> list(unwrapped("noisy(5, boulware(grim))"))
    ['noisy(5, boulware(grim))', 'boulware(grim)', 'grim']
    """
    yield name.strip()
    outer = around(name)
    if outer is not None:
        yield from unwrapped(outer.mind)


def throws_dice(name: str) -> bool:
    """Whether two games of a mind may differ by its own luck alone."""
    *wrapped, inner = unwrapped(name)
    return TEMPERAMENTS[inner].dice or any(one.startswith(NOISY) for one in wrapped)


def bargains(name: str) -> bool:
    """Whether a mind has demands that fall, so that a pace can stand around it.

    >>> bargains("linear(grim)"), bargains("linear(pavlov)"), bargains("noisy(5, grim)")
    (True, False, False)
    """
    outer = around(name)
    if outer is None:
        return name in TEMPERAMENTS and TEMPERAMENTS[name].bargains
    return outer.wrapper in PACES and bargains(outer.mind)


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
    outer = around(name)
    if outer is None:
        if name in (*PACES, NOISY):
            inside = "5, grim" if name == NOISY else "grim"
            return f"'{name}' goes around another mind", f"write '{name}({inside})'"
        return f"'{name}' is not a temperament", suggestion(name, TEMPERAMENTS)
    if outer.wrapper == NOISY:
        if outer.percent is None:
            return f"'{name}' needs a percentage and a mind", "write it as in 'noisy(5, grim)'"
        return fault(outer.mind)
    if outer.wrapper not in PACES:
        known = ", ".join((*PACES, NOISY))
        return f"'{outer.wrapper}' cannot stand around a mind", f"there are {known}"
    wrong = fault(outer.mind)
    if wrong is None and not bargains(outer.mind):
        return f"'{outer.mind}' does not bargain, so it has no pace", ""
    return wrong
