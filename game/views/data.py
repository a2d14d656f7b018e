"""Plain data, as every `--json` writes it: names by their ids, numbers in points, null for what is not known."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import numpy as np

from game.rules.arrays import Whole
from game.rules.rulebook import Rulebook
from game.rules.scores import MILLION

Data = dict[str, Any]
Number = int | np.integer[Any]
Value = TypeVar("Value")
Written = TypeVar("Written")


def json_text(data: Any) -> str:
    """Write data as the text that a command prints for `--json`."""
    return json.dumps(data, indent=1)


# numbers


def points(hundredths: Number) -> float:
    """Write hundredths of a point as points.

    >>> points(420), points(-300)
    (4.2, -3.0)
    """
    return int(hundredths) / 100


def exact_points(millionths: Number) -> int | float:
    """Write millionths of a point as points, whole ones without decimals.

    >>> exact_points(3_000_000), exact_points(321_515)
    (3, 0.321515)
    """
    whole, part = divmod(int(millionths), MILLION)
    return int(millionths) / MILLION if part else whole


def all_points(hundredths: Iterable[Number]) -> list[float]:
    """Write several numbers as points."""
    return [points(number) for number in hundredths]


def unless_none(value: Value | None, write: Callable[[Value], Written]) -> Written | None:
    """Write what is known; None for what is not.

    >>> unless_none(50, points), unless_none(None, points)
    (0.5, None)
    """
    return None if value is None else write(value)


# by name


def by_name(
    names: Iterable[str],
    values: Iterable[Value],
    write: Callable[[Value], Written],
    *,
    told: Iterable[bool] | None = None,
) -> dict[str, Written]:
    """Write a value for every name, of seats or of indicators; only for those `told`.

    >>> by_name(("a", "b"), (100, 250), points, told=(False, True))
    {'b': 2.5}
    """
    rows = zip(names, values, strict=True)
    if told is None:
        return {name: write(value) for name, value in rows}
    return {
        name: write(value) for (name, value), is_told in zip(rows, told, strict=True) if is_told
    }


def settings(
    book: Rulebook, ranks: Sequence[int] | Whole, levers: Iterable[int] | None = None
) -> Data:
    """Write settings by their levers: of all levers, or of those given by their indexes."""
    chosen = range(len(book.levers)) if levers is None else levers
    return {book.levers[lever]: book.settings[lever][int(ranks[lever])] for lever in chosen}


def both(write: Callable[[Any], Any], played: Any, altered: Any) -> Data:
    """Write the same of a game as it was played and as it is with decisions altered."""
    return {"played": write(played), "altered": write(altered)}
