"""What a scenario teaches, in plain numbers: rules of thumb, kept words, trust, and the quarrel of its sides.

Points are hundredths.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

HONEST: Final = "keep"
"""The rule with which the others are compared."""
THUMBS: Final = ("never_sign", "break_last", "break_if_it_pays", "sign_all_break_all", "copy")
"""The rules of thumb that are tried at every seat."""
TRUST: Final = ("5", "file", "plus20", "95")
"""Trust at the start: 5 everywhere, as the file says, 20 more, 95 everywhere."""


@dataclass(frozen=True, slots=True)
class Gain:
    """What something brings on average, with the interval of 95 %, in hundredths of a point."""

    gain: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Favourite:
    """The package that a side would choose if it could choose alone."""

    package: Mapping[str, str]
    """lever to setting"""
    gives: Mapping[str, int | None]
    """side to what it gains by it, in hundredths of a percent of what it gains by its own favourite;
    None for a side that gains by nothing"""


@dataclass(frozen=True, slots=True)
class Quarrel:
    """How far the two sides want different things; None throughout where there are not two."""

    near: int | None
    """correlation of their sums over packages near their frontier, in hundredths"""
    all: int | None
    """the same over all packages"""
    favourites: Mapping[str, Favourite] | None
    good_for_all: int
    """share of packages good for every seat, in hundredths of a percent"""


@dataclass(frozen=True, slots=True)
class Taught:
    """What a scenario teaches at one length."""

    thumbs: Mapping[str, Mapping[str, Gain]]
    """seat, then rule of thumb"""
    sums: Mapping[str, int]
    """mean sums of scores: all keep every clause (`kept`), one seat in turn breaks all (`broken`), nobody signs"""
    trust: Mapping[str, int]
    """mean sums of scores by trust at the start; see `TRUST`"""
    quarrel: Quarrel


def as_data(told: Taught) -> dict[str, Any]:
    """What a scenario teaches as JSON data: points, and shares and correlations as numbers up to 1."""
    return {
        "rules_of_thumb": {
            seat: {rule: _gain(gain) for rule, gain in rules.items()}
            for seat, rules in told.thumbs.items()
        },
        "sums": {name: total / 100 for name, total in told.sums.items()},
        "trust_worth": {how: total / 100 for how, total in told.trust.items()},
        "sides": _quarrel(told.quarrel),
    }


def _gain(gain: Gain) -> dict[str, float]:
    return {"gain": gain.gain / 100, "low": gain.low / 100, "high": gain.high / 100}


def _quarrel(quarrel: Quarrel) -> dict[str, Any]:
    def number(hundredths: int | None, whole: int) -> float | None:
        return None if hundredths is None else hundredths / whole

    favourites: dict[str, Any] | None = None
    if quarrel.favourites is not None:
        favourites = {
            side: {
                "package": dict(one.package),
                "gives": {of: number(share, 10_000) for of, share in one.gives.items()},
            }
            for side, one in quarrel.favourites.items()
        }
    return {
        "near_frontier": number(quarrel.near, 100),
        "all": number(quarrel.all, 100),
        "favourites": favourites,
        "good_for_all": number(quarrel.good_for_all, 10_000),
    }
