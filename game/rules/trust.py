"""Trust: what seats make of each other's acts.

All acts of a stage that touch one pair are weighed together. With G the sum of the welcome and L that
of the unwelcome weights, t the trust and c its ceiling, each welcome act adds
`w * max(c - t, 0) // max(10000, G)` and each unwelcome one takes `w * t // max(10000, L)`; every term is
cut toward zero on its own, so terms add exactly and their order is irrelevant. Bad news weighs more:
three times for acts, 1.2 times for policies and statements (Slovic 1993; White and Eiser 2005).
Deception lowers the ceiling for good (Schweitzer, Hershey and Bradlow 2006).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from game.rules.arrays import Array, Mask, Whole, places
from game.rules.blocks import Blocks
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from game.rules.writing import Entry, Reference

ONE = 10_000
LOSS_OF_ACTS, LOSS_OF_POLICY = 30, 12
"""How much more an unwelcome act or policy weighs, in tenths."""
DECEIT = 500
"""Hundredths of trust that a ceiling falls below what trust was."""
BY_SETTING = (("setting", "lever"),)


@dataclass(frozen=True, slots=True)
class Act:
    """Something trust reacts to: what happened, n times, each with a signed weight.

    `at` holds n places: the game first, then an index for each of `axes`, whose last two name the
    holder and the actor or the holder and the actor's hand.
    """

    rule: str
    axes: tuple[str, ...]
    at: tuple[Whole, ...]
    holder: Whole
    actor: Whole
    weight: Whole
    """[n] basis points"""
    public: Mask
    """[n] whether everyone can see it"""
    because: tuple[Reference, ...]


def weigh(book: Rulebook, strength: Whole, loss: int = LOSS_OF_ACTS) -> Whole:
    """Turn strengths from -100 to 100 into weights in basis points.

    With a = 0.8 / rounds a welcome act weighs `a * s`, an unwelcome one `k * a * s`.
    """
    gain = book.reaction * np.abs(strength) // 100
    return gain * (strength > 0) - (gain * loss // 10) * (strength < 0)


def hand_acts(
    book: Rulebook,
    rule: str,
    at: tuple[Whole, Whole, Whole],
    strength: Whole | int,
    public: Mask,
    loss: int = LOSS_OF_ACTS,
) -> Act:
    """Make n acts of hands that holders see: `at` are the games, holders and hands.

    The strength is one for all, or [n]; `public` [n] tells of which acts everyone is told.
    """
    each = np.broadcast_to(weigh(book, np.asarray(strength), loss), public.shape)
    actor = book.hand_seat[at[2]]
    return Act(rule, ("holder", "hand"), at, at[1], actor, each, public, BY_SETTING)


def block_acts(
    book: Rulebook,
    rule: str,
    source: str,
    blocks: Blocks,
    gate: Mask,
    sees: Mask | None = None,
    told: Mask | None = None,
) -> list[Act]:
    """Make acts of what open blocks do to trust; `gate` is [G, B].

    By bond, [G, T]: the holder reacts where it `sees` the block; everyone is told where `told`.
    Without them a block is in the open.
    """
    bonds = blocks.bonds
    if not len(bonds.block):
        return []
    open_bonds = gate[:, bonds.block]
    game, bond = places(open_bonds if sees is None else open_bonds & sees)
    holder, actor = bonds.holder[bond], bonds.actor[bond]
    public = np.ones(len(game), dtype=bool) if told is None else told[game, bond]
    causes = {
        "event": (("happened", "event"),),
        "option": (("chose", "event"),),
        "line": (("crossed", "red_line"),),
    }
    return [
        Act(
            rule,
            (f"{source}_bond", "holder", "actor"),
            (game, bond, holder, actor),
            holder,
            actor,
            weigh(book, bonds.strength)[bond],
            public,
            causes.get(source, BY_SETTING),
        )
    ]


def terms(weight: Array, room: Array, trust: Array, welcome: Array, unwelcome: Array) -> Whole:
    """Work out the signed terms of acts, each cut toward zero on its own.

    Products stay below 2**53 and are divided and cut exactly as floats, which divide faster.

    >>> w = np.array([1000.0, -3000.0])
    >>> terms(w, w * 0 + 5000, w * 0 + 5000, w * 0 + 1000, w * 0 + 3000)
    array([  500, -1500])
    """
    gains = np.maximum(weight, 0)
    rise = np.trunc(gains * room / np.maximum(welcome, ONE))
    fall = np.trunc((weight - gains) * trust / np.maximum(unwelcome, ONE))
    return (rise + fall).astype(np.int64)


def settle(book: Rulebook, position: Position, acts: Sequence[Act]) -> list[Entry]:
    """Turn the acts of a stage into entries for trust (case trust-11).

    What everyone can see goes to shown trust too; the rest is withheld until it comes to light.
    """
    acts = [act for act in acts if len(act.weight)]
    if not acts:
        return []
    seats = len(book.seats)
    pair = np.concatenate([(act.at[0] * seats + act.holder) * seats + act.actor for act in acts])
    weight = np.concatenate([act.weight for act in acts]).astype(np.float64)
    sums = np.zeros((2, position.trust.size))
    for row, sign in zip(sums, (1, -1), strict=True):
        np.add.at(row, pair, np.maximum(sign * weight, 0))
    welcome, unwelcome = sums[:, pair]
    trust = position.trust.reshape(-1)[pair]
    room = np.maximum(position.ceiling.reshape(-1)[pair] - trust, 0)
    amounts = terms(weight, room, trust, welcome, unwelcome)
    ends = np.cumsum([len(act.weight) for act in acts])
    parts = np.split(amounts, ends[:-1])
    return [
        entry for act, part in zip(acts, parts, strict=True) for entry in _entries(book, act, part)
    ]


def _entries(book: Rulebook, act: Act, amount: Whole) -> list[Entry]:
    seats = book.itself

    def holder_or_all() -> Mask:
        return act.public[:, None] | seats[act.holder]

    entries = [
        Entry(
            act.rule, "trust", act.axes, amount, at=act.at, because=act.because, sight=holder_or_all
        )
    ]
    told, secret = np.flatnonzero(act.public), np.flatnonzero(~act.public)
    if len(told):
        at = tuple(index[told] for index in act.at)
        entries.append(Entry(act.rule, "shown", act.axes, amount[told], at=at, because=act.because))
    if act.axes[-1] == "hand" and len(secret):
        entries.append(
            Entry(
                "withheld",
                "withheld",
                act.axes,
                amount[secret],
                at=tuple(index[secret] for index in act.at),
                because=act.because,
                sight=lambda: seats[act.holder[secret]],
            )
        )
    return entries


def lower_ceilings(book: Rulebook, position: Position, deceived: Mask) -> list[Entry]:
    """Lower the ceiling of those who learn that they were deceived: `deceived` [G, S, M] (case trust-7).

    `c = max(0, min(c, t - 5 points))`; a deceived holder's trust never fully recovers.
    """
    if not deceived.any():
        return []
    pairs = (deceived.astype(np.float64) @ book.hand_of_seat) > 0
    lowered = np.maximum(0, np.minimum(position.ceiling, position.trust - DECEIT))
    at = places(pairs)
    holders = book.itself[at[1]]
    return [
        Entry(
            "ceiling_lowered",
            "ceiling",
            ("holder", "actor"),
            (lowered - position.ceiling)[at],
            at=at,
            because=(("exposed_by", "actor"),),
            sight=lambda: holders,
        )
    ]


def came_to_light(book: Rulebook, position: Position, hands: Mask) -> list[Entry]:
    """Add to everyone's picture what secret acts of a hand [G, M] had done to trust (case trust-8)."""
    if not hands.any():
        return []
    at = places((position.withheld != 0) & hands[:, None, :])
    known = position.withheld[at]
    axes, because = ("holder", "hand"), BY_SETTING
    return [
        Entry("came_to_light", "shown", axes, known, at=at, because=because),
        Entry("came_to_light", "withheld", axes, -known, at=at, because=because),
    ]
