"""Which way a seat that names a priority seems to want it: by what everybody may know of it, and no more.

A seat names a lever, not a setting. Public are how it regards settings, what its support at home hangs on, its
red lines, and interests of which the file says that all know them. Where these show nothing, nothing is said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from game.minds.guess import LINE, crossings, likings
from game.minds.outlook import standing
from game.rules.arrays import Whole
from game.rules.forecast import forecast
from game.rules.rulebook import Rulebook
from game.rules.sight import Observation
from game.views.brief import may_name
from game.views.words import TENTH, Words

Leanings = Mapping[tuple[str, str], str]
"""By seat and lever the setting that the seat seems to like most; without those of which nothing shows."""
CLEAR = 200
"""Hundredths of a point between the best and the worst setting of a lever from which a seat cares for it."""


@dataclass(frozen=True, slots=True)
class Liking:
    """How each seat seems to regard the levers."""

    best: Leanings
    cares: Mapping[str, tuple[str, ...]]
    """By lever the seats to which its settings seem to make a difference, the largest difference first."""


def leanings(words: Words, seen: Observation) -> Liking:
    """Guess what each seat would make of each lever, from what the observer sees and everybody may know."""
    book, view = words.book, seen.view
    asked = [
        (int(lever), rank)
        for lever in np.flatnonzero(book.in_play)
        for rank in may_name(book, seen, int(lever))
    ]
    if not asked:
        return Liking({}, {})
    rows = np.repeat(standing(view), len(asked), axis=0)
    rows[np.arange(len(asked)), [lever for lever, _ in asked]] = [rank for _, rank in asked]
    after = forecast(book, view, np.zeros(len(rows), dtype=np.int64), rows)
    liking = likings(book, after) - LINE * crossings(book, after)
    found, cares = {}, {}
    for lever in dict.fromkeys(lever for lever, _ in asked):
        of = [(rank, row) for row, (at, rank) in enumerate(asked) if at == lever]
        ranks, table = [rank for rank, _ in of], liking[[row for _, row in of]]
        cares[book.levers[lever]] = _caring(book, np.ptp(table, axis=0))
        for seat, name in enumerate(book.seats):
            best = _best(ranks, table[:, seat].tolist(), int(view.one.setting[lever]))
            if best is not None:
                found[name, book.levers[lever]] = book.settings[lever][best]
    return Liking(found, cares)


def _caring(book: Rulebook, difference: Whole) -> tuple[str, ...]:
    """The seats to which a lever makes a clear difference, the largest first."""
    order = np.argsort(-difference, kind="stable").tolist()
    return tuple(book.seats[at] for at in order if difference[at] >= CLEAR and book.actors[at])


def _best(ranks: Sequence[int], liked: Sequence[int], now: int) -> int | None:
    """The one setting that is liked most, if that shows and it does not stand already."""
    most = max(liked)
    best = [rank for rank, value in zip(ranks, liked, strict=True) if value > most - TENTH]
    return best[0] if len(best) == 1 and best[0] != now else None


def priorities(words: Words, leaning: Leanings, told: Sequence[tuple[str, str]]) -> str:
    """List levers that each a seat has named as most important to it, with which way where that shows.

    `told` are pairs of seat and lever: `Release (probably “Open”) and Payment`.
    """
    return words.listing([_way(words, words.lever(x), leaning.get((s, x), ""), x) for s, x in told])


def who_named(words: Words, leaning: Leanings, lever: str, seats: Sequence[str]) -> str:
    """List the seats that have named a lever, with which way where that shows: `Delta (probably “Open”); Medio`."""
    by: dict[str, list[str]] = {}
    for seat in seats:
        by.setdefault(leaning.get((seat, lever), ""), []).append(words.seat(seat))
    return "; ".join(
        _way(words, words.listing(names), setting, lever) for setting, names in by.items()
    )


def _way(words: Words, said: str, setting: str, lever: str) -> str:
    if not setting:
        return said
    return words.say("priority.way", said=said, setting=words.setting(lever, setting))
