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

from game.rules.arrays import Mask, Whole
from game.rules.blocks import Blocks
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

    Axes are ("holder", "hand"), ("holder", "actor") or (block, "holder", "actor"); `public` [G, ...]
    says which of them everyone can see and fits the weights from the left.
    """

    rule: str
    axes: tuple[str, ...]
    weight: Whole
    public: Mask
    because: tuple[Reference, ...] = ()


def weigh(book: Rulebook, strength: Whole, loss: int = LOSS_OF_ACTS) -> Whole:
    """Turn strengths from -100 to 100 into weights in basis points.

    With a = 0.8 / rounds a welcome act weighs `a * s`, an unwelcome one `k * a * s`.
    """
    weight = book.reaction * strength // 100 if strength.size == 0 else None
    if weight is not None:
        return weight
    gain = book.reaction * np.abs(strength) // 100
    return np.where(strength < 0, -(gain * loss // 10), gain)


def _terms(weight: Whole, room: Whole, trust: Whole, welcome: Whole, unwelcome: Whole) -> Whole:
    """Work out signed terms; all arrays have the weights' shape.

    >>> one = np.array([1000])
    >>> _terms(one, one * 5, one * 5, one, one * 0), _terms(-one * 3, one * 5, one * 5, one * 0, one * 3)
    (array([500]), array([-1500]))
    """
    gains = weight > 0
    product = np.abs(weight) * np.where(gains, room, trust)
    terms = product // ONE
    crowd = np.where(gains, welcome, unwelcome)
    crowded = (crowd > ONE) & (weight != 0)
    if crowded.any():
        terms[crowded] = product[crowded] // crowd[crowded]
    return np.where(gains, terms, -terms)


def settle(book: Rulebook, position: Position, acts: Sequence[Act]) -> list[Entry]:
    """Turn the acts of a stage into entries for true, shown and withheld trust (cases trust-1 to trust-9)."""
    acts = [act for act in acts if act.weight.any()]
    if not acts:
        return []
    welcome, unwelcome = _crowds(book, position, acts)
    room = np.maximum(position.ceiling - position.trust, 0)
    entries = []
    for act in acts:
        if act.axes[-1] == "hand":
            pairs = [x[:, :, book.hand_seat] for x in (room, position.trust, welcome, unwelcome)]
        else:
            wide = (slice(None),) + (None,) * (act.weight.ndim - 3)
            pairs = [x[wide] for x in (room, position.trust, welcome, unwelcome)]
        terms = _terms(act.weight, *pairs)
        entries += _entries(book, act, terms)
    return entries


def _crowds(book: Rulebook, position: Position, acts: Sequence[Act]) -> tuple[Whole, Whole]:
    """Sum welcome and unwelcome weights of every pair: two arrays [G, S, S]."""
    sums = [np.zeros(position.trust.shape, dtype=np.int64) for _ in range(2)]
    for act in acts:
        for index, part in enumerate((np.maximum(act.weight, 0), np.maximum(-act.weight, 0))):
            if act.axes[-1] == "hand":
                found = (part.astype(np.float64) @ book.hand_of_seat).astype(np.int64)
            else:
                found = part.reshape(len(part), -1, *position.trust.shape[1:]).sum(axis=1)
            sums[index] += found
    return sums[0], sums[1]


def _entries(book: Rulebook, act: Act, terms: Whole) -> list[Entry]:
    public = np.broadcast_to(
        act.public.reshape(act.public.shape + (1,) * (terms.ndim - act.public.ndim)), terms.shape
    )
    holders = np.eye(len(book.seats), dtype=bool)
    if act.axes[-1] == "hand":
        mine = holders[:, None, :]
    else:
        mine = holders[:, None, :]
        mine = mine.reshape((1,) * (terms.ndim - 3) + mine.shape)

    def holder_or_all() -> Mask:
        return public[..., None] | mine

    entries = [
        Entry(act.rule, "trust", act.axes, terms, because=act.because, sight=holder_or_all),
        Entry(act.rule, "shown", act.axes, terms * public, because=act.because),
    ]
    if act.axes[-1] == "hand" and not public.all():
        secret = terms * ~public
        entries.append(
            Entry("withheld", "withheld", act.axes, secret, because=act.because, sight=lambda: np.broadcast_to(mine, (*terms.shape, len(holders))))
        )
    return entries


def block_act(
    book: Rulebook, rule: str, axis: str, blocks: Blocks, gate: Mask
) -> list[Act]:
    """Turn what blocks of effects do to trust into an act; `gate` [G, B] says which blocks apply."""
    rows = blocks.acting
    if not len(rows) or not gate[:, rows].any():
        return []
    applies = np.zeros_like(gate)
    applies[:, rows] = gate[:, rows]
    weight = weigh(book, blocks.trust)[None] * applies[:, :, None, None]
    source = {"event_block": ("happened", "event"), "line_block": ("crossed", "red_line")}
    because = (source.get(axis, ("setting", "lever")),)
    return [Act(rule, (axis, "holder", "actor"), weight, np.ones(gate.shape, dtype=bool), because)]


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
