"""Trust: what seats make of each other's acts.

All acts of a stage that touch one pair are weighed together. With G the sum of the welcome and L that
of the unwelcome weights, t the trust and c its ceiling, each welcome act adds
`w * max(c - t, 0) // max(10000, G)` and each unwelcome one takes `w * t // max(10000, L)`; every term is
cut toward zero on its own, so terms add exactly and their order is irrelevant. Bad news weighs more:
three times for acts, 1.2 times for policies and statements (Slovic 1993; White and Eiser 2005).
Deception lowers the ceiling for good (Schweitzer, Hershey and Bradlow 2006).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from game.rules.arrays import Array, Mask, Whole
from game.rules.blocks import Blocks, Bonds
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from game.rules.writing import Entry, Reference

ONE = 10_000
LOSS_OF_ACTS, LOSS_OF_POLICY = 30, 12
"""How much more an unwelcome act or policy weighs, in tenths."""
DECEIT = 500
"""Hundredths of trust that a ceiling falls below what trust was."""


@dataclass(frozen=True, slots=True)
class Act:
    """Something trust reacts to, with signed weights in basis points.

    Axes are ("holder", "hand"), ("holder", "actor") or, for effects of blocks, one of bonds. `public`
    has the shape of the weights and says which of them everyone can see.
    """

    rule: str
    axes: tuple[str, ...]
    weight: Whole
    public: Mask
    because: tuple[Reference, ...] = ()
    bonds: Bonds | None = None


def weigh(book: Rulebook, strength: Whole, loss: int = LOSS_OF_ACTS) -> Whole:
    """Turn strengths from -100 to 100 into weights in basis points.

    With a = 0.8 / rounds a welcome act weighs `a * s`, an unwelcome one `k * a * s`.
    """
    gain = book.reaction * np.abs(strength) // 100
    return gain * (strength > 0) - (gain * loss // 10) * (strength < 0)


@dataclass(frozen=True, slots=True)
class Pairs:
    """What the terms of a stage are worked out from, as floats that fit the weights of an act.

    Products stay below 2**53 and are divided and cut exactly; floats, because they divide faster.
    """

    room: Array
    """how far trust can still grow: max(c - t, 0)"""
    trust: Array
    welcome: Array
    """max(10000, G)"""
    unwelcome: Array
    """max(10000, L)"""

    def fit(self, change: Callable[[Array], Array]) -> Pairs:
        """Bring all four into another shape."""
        return Pairs(*map(change, (self.room, self.trust, self.welcome, self.unwelcome)))

    def terms(self, weight: Whole) -> Whole:
        """Work out signed terms, each cut toward zero on its own.

        >>> pairs = Pairs(*np.array([[5000.0], [5000.0], [10000.0], [10000.0]]))
        >>> pairs.terms(np.array([1000])), pairs.terms(np.array([-3000]))
        (array([500]), array([-1500]))
        """
        gains = np.maximum(weight, 0)
        rise = np.trunc(gains * self.room / self.welcome)
        fall = np.trunc((weight - gains) * self.trust / self.unwelcome)
        return (rise + fall).astype(np.int64)


def settle(book: Rulebook, position: Position, acts: Sequence[Act]) -> list[Entry]:
    """Turn the acts of a stage into entries for trust (cases trust-1 to trust-9).

    What everyone can see goes to shown trust too; the rest is withheld until it comes to light.
    """
    acts = [act for act in acts if act.weight.any()]
    if not acts:
        return []
    pairs = Pairs(
        np.maximum(position.ceiling - position.trust, 0).astype(np.float64),
        position.trust.astype(np.float64),
        *(np.maximum(crowd, ONE) for crowd in _crowds(book, position, acts)),
    )
    by_hand = pairs.fit(lambda table: table[:, :, book.hand_seat])
    entries = []
    for act in acts:
        if act.bonds is not None:
            entries += _bond_entries(act, act.bonds, pairs)
        else:
            fitting = by_hand if act.axes[-1] == "hand" else pairs
            entries += _entries(book, act, fitting.terms(act.weight))
    return entries


def _crowds(book: Rulebook, position: Position, acts: Sequence[Act]) -> tuple[Array, Array]:
    """Sum welcome and unwelcome weights of every pair: two arrays of floats [G, S, S]."""
    shape = position.trust.shape
    hands = [act.weight for act in acts if act.axes[-1] == "hand"]
    sums = []
    for sign in (1, -1):
        found = np.zeros(shape)
        if hands:
            parts = [np.maximum(sign * weight, 0) for weight in hands]
            found += sum(parts[1:], start=parts[0]).astype(np.float64) @ book.hand_of_seat
        for act in acts:
            part = np.maximum(sign * act.weight, 0)
            if act.bonds is not None:
                onto = act.bonds.onto.reshape(len(act.bonds.onto), -1).astype(np.float64)
                found += (part @ onto).reshape(shape)
            elif act.axes[-1] == "actor":
                found += part
        sums.append(found)
    return sums[0], sums[1]


def _entries(book: Rulebook, act: Act, terms: Whole) -> list[Entry]:
    holders = np.eye(len(book.seats), dtype=bool)[:, None, :]

    def holder_or_all() -> Mask:
        return act.public[..., None] | holders

    def holder() -> Mask:
        return np.broadcast_to(holders, (*terms.shape, len(book.seats)))

    entries = [Entry(act.rule, "trust", act.axes, terms, because=act.because, sight=holder_or_all)]
    if act.public.any():
        shown = terms * act.public
        entries.append(Entry(act.rule, "shown", act.axes, shown, because=act.because))
    if act.axes[-1] == "hand" and not act.public.all():
        secret = terms * ~act.public
        entries.append(
            Entry("withheld", "withheld", act.axes, secret, because=act.because, sight=holder)
        )
    return entries


def _bond_entries(act: Act, bonds: Bonds, pairs: Pairs) -> list[Entry]:
    terms = pairs.fit(lambda table: table[:, bonds.holder, bonds.actor]).terms(act.weight)
    axes = (*act.axes, "holder", "actor")
    return [
        Entry(act.rule, target, axes, gate=terms, table=bonds.onto, because=act.because)
        for target in ("trust", "shown")
    ]


def block_act(book: Rulebook, rule: str, axis: str, blocks: Blocks, gate: Mask) -> list[Act]:
    """Turn what blocks of effects do to trust into an act; `gate` [G, B] says which blocks apply.

    What a scenario writes about trust is public.
    """
    bonds = blocks.bonds
    if not len(bonds.block):
        return []
    weight = weigh(book, bonds.strength) * gate[:, bonds.block]
    source = {
        "event": ("happened", "event"),
        "option": ("chose", "event"),
        "line": ("crossed", "red_line"),
    }
    because = (source.get(axis, ("setting", "lever")),)
    return [Act(rule, (f"{axis}_bond",), weight, np.ones(weight.shape, dtype=bool), because, bonds)]


def lower_ceilings(book: Rulebook, position: Position, deceived: Mask) -> list[Entry]:
    """Lower the ceiling of those who learn that they were deceived: `deceived` [G, S, M] (case trust-7).

    `c = max(0, min(c, t - 5 points))`; a deceived holder's trust never fully recovers.
    """
    if not deceived.any():
        return []
    pairs = (deceived.astype(np.float64) @ book.hand_of_seat) > 0
    lowered = np.maximum(0, np.minimum(position.ceiling, position.trust - DECEIT))
    amount = np.where(pairs, lowered - position.ceiling, 0)
    holders = np.eye(len(book.seats), dtype=bool)
    return [
        Entry(
            "ceiling_lowered",
            "ceiling",
            ("holder", "actor"),
            amount,
            because=(("exposed_by", "actor"),),
            sight=lambda: np.broadcast_to(holders[:, None, :], (*amount.shape, len(holders))),
        )
    ]


def came_to_light(book: Rulebook, position: Position, hands: Mask) -> list[Entry]:
    """Add to everyone's picture what secret acts of a hand [G, M] had done to trust (case trust-8)."""
    known = position.withheld * hands[:, None, :]
    if not known.any():
        return []
    because = (("setting", "lever"),)
    return [
        Entry("came_to_light", "shown", ("holder", "hand"), known, because=because),
        Entry("came_to_light", "withheld", ("holder", "hand"), -known, because=because),
    ]
