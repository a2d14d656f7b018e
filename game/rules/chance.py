"""Chance drawn by key, never from a stream.

Every draw is a hash of (seed, round, rule, subject), so altering one decision, adding a rule or asking
in another order leaves all other luck alone. The mixing function is the finaliser of SplitMix64
(Steele, Lea and Flood 2014).
"""

from __future__ import annotations

import zlib

import numpy as np

from game.rules.arrays import Seeds, Whole

_GOLDEN = 0x9E3779B97F4A7C15

SHARES = 10_000
"""Draws are whole numbers from 0 to 9,999: basis points."""


def _mix(value: Seeds) -> Seeds:
    value = (value ^ (value >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    value = (value ^ (value >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return value ^ (value >> np.uint64(31))


def draw(seeds: Seeds, round: int, rule: str, subjects: Whole) -> Whole:
    """Draw a whole number from 0 to 9,999 for each game and each subject.

    `seeds` has shape [game], `subjects` any shape [subject...]; the answer is [game, subject...].

    >>> one = draw(np.array([7, 8], dtype=np.uint64), 3, "exposure", np.arange(2))
    >>> one.shape, bool((one == draw(np.array([7, 8], dtype=np.uint64), 3, "exposure", np.arange(2))).all())
    ((2, 2), True)
    """
    return draw_each(seeds, round, rule, subjects[None])


def draw_each(seeds: Seeds, round: int, rule: str, subjects: Whole) -> Whole:
    """Draw as `draw` does where the subjects are not the same in each game: they are [game, subject...]."""
    key = zlib.crc32(rule.encode()) * 1_000_003 + round * 7_919 + 1
    start = _mix(seeds + np.uint64(_GOLDEN * key % 2**64))
    spread = subjects.astype(np.uint64) * np.uint64(0xD1B54A32D192ED03)
    mixed = _mix(start.reshape(start.shape + (1,) * (subjects.ndim - 1)) + spread)
    return ((mixed >> np.uint64(33)) % np.uint64(SHARES)).astype(np.int64)


def game_seeds(seed: int, games: int) -> Seeds:
    """Give each of a number of games its own seed; the first game's seed is `seed` itself.

    >>> game_seeds(7, 2)[0]
    np.uint64(7)
    """
    numbers = np.arange(games, dtype=np.uint64)
    spread = _spread(np.uint64(seed) + numbers * np.uint64(_GOLDEN))
    spread[:1] = np.uint64(seed)
    return spread


def seeds_of_its_own(seeds: Seeds, number: int) -> Seeds:
    """Give somebody in each game seeds of its own [G], by a number from 1.

    >>> own = seeds_of_its_own(np.array([7, 8], dtype=np.uint64), 3)
    >>> bool(own[0] == game_seeds(7, 4)[3])
    True
    """
    return _spread(seeds + np.uint64(number * _GOLDEN % 2**64))


def _spread(value: Seeds) -> Seeds:
    return _mix(value) >> np.uint64(11)
