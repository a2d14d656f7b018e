"""The names of a scenario as numbers, for luck that hangs on names and on nothing else.

A thing that is listed elsewhere in the file keeps its name, and so its luck. Salts are 64 bits of
BLAKE2 (Aumasson et al. 2013) of the id, so they are the same on every machine. The salts of two kinds of
things may meet, as a seat and a lever may have the same id: whoever draws names a rule besides.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np

from game.rules.arrays import Array, Seeds, Whole
from game.rules.chance import mixed

_FIRST, _SECOND = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)


def salts(names: Iterable[str]) -> Seeds:
    """Turn names into numbers: [n].

    >>> [hex(salt) for salt in salts(["alto", "medio"]).tolist()]
    ['0x65eca39dee3d1c9f', '0x3f866d7d3b9bbc3']
    """
    digests = (blake2b(name.encode(), digest_size=8).digest() for name in names)
    return np.array([int.from_bytes(digest, "little") for digest in digests], dtype=np.uint64)


def paired(first: Array, second: Array) -> Seeds:
    """Make one salt of two, or of a salt and a number; which of them comes first tells pairs apart.

    Shapes are brought together as in sums.

    >>> both = salts(["alto", "medio"])
    >>> (paired(both, both[::-1]) == paired(both[::-1], both)).tolist()
    [False, False]
    """
    both: Seeds = mixed(first.astype(np.uint64) * _FIRST) + second.astype(np.uint64) * _SECOND
    return mixed(both)


def together(members: Seeds, axis: int = -1) -> Seeds:
    """Make one salt of many, in whatever order they stand along an axis.

    >>> bool(together(salts(["alto", "medio"])) == together(salts(["medio", "alto"])))
    True
    """
    return mixed(members).sum(axis=axis, dtype=np.uint64)


def highest(score: Array, salt: Seeds) -> Whole:
    """Find the column of the highest score in each row [..., C]; of equals that of the lowest salt [C].

    >>> names = salts(["alto", "medio", "delta"])
    >>> scores = np.array([[7, 7, 3], [1, 2, 9]])
    >>> highest(scores, names).tolist(), highest(scores[:, ::-1], names[::-1]).tolist()
    ([1, 2], [1, 0])
    """
    turns = np.argsort(salt)
    column: Whole = turns[np.argmax(score[..., turns], axis=-1)]
    return column


@dataclass(frozen=True, slots=True, eq=False)
class Salts:
    """The salts of everything in a scenario that luck may fall on, along the axes of the rulebook."""

    seat: Seeds
    """[S]"""
    lever: Seeds
    """[L]"""
    setting: Seeds
    """[L, K] of lever and setting; 0 where there is none"""
    hand: Seeds
    """[M] of seat and lever"""
    indicator: Seeds
    """[I]"""
    event: Seeds
    """[E]"""
    option: tuple[Seeds, ...]
    """for each event [options]"""
    fact: Seeds
    """[H]"""

    @classmethod
    def of(
        cls,
        *,
        seats: Sequence[str],
        levers: Sequence[str],
        settings: Sequence[Sequence[str]],
        hands: tuple[Whole, Whole],
        indicators: Sequence[str],
        events: Sequence[str],
        options: Sequence[Sequence[str]],
        facts: Sequence[str],
    ) -> Salts:
        """Work out the salts of names; `hands` are the seats and the levers of the hands, by index."""
        seat, lever = salts(seats), salts(levers)
        setting = np.zeros((len(levers), max(map(len, settings), default=0)), dtype=np.uint64)
        for at, names in enumerate(settings):
            setting[at, : len(names)] = paired(lever[[at]], salts(names))
        holder, held = hands
        return cls(
            seat=seat,
            lever=lever,
            setting=setting,
            hand=paired(seat[holder], lever[held]),
            indicator=salts(indicators),
            event=salts(events),
            option=tuple(salts(names) for names in options),
            fact=salts(facts),
        )
