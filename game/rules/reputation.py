"""Stage 6: the acts of a round that trust reacts to, each a rule of its own.

Strengths are the scenario's, in percent of the largest act. Only what a holder sees counts; standing
still is no act; cheap talk moves nothing (Kydd 2005).
"""

from __future__ import annotations

import numpy as np

from game.rules.arrays import Mask, Whole, every
from game.rules.compliance import Findings
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from game.rules.trust import LOSS_OF_POLICY, Act, weigh
from game.rules.writing import Placement

HAND = ("holder", "hand")
BY_SETTING = (("setting", "lever"),)


def _hand_act(book: Rulebook, rule: str, where: Mask, strength: int, public: Mask) -> Act:
    weight = weigh(book, np.array([strength], dtype=np.int64))[0] * where
    return Act(rule, HAND, weight, public, BY_SETTING)


def policy(book: Rulebook, before: Whole, position: Position, found: Findings) -> Act:
    """A change of what i sees of j's policy, by i's regard for it (Slovic 1993; case trust-1)."""
    lever = book.hand_lever
    seats = np.arange(len(book.seats))[:, None]
    regard = book.regard[seats, lever, position.seen[:, :, lever]]
    regard = regard - book.regard[seats, lever, before[:, :, lever]]
    stranger = seats != book.hand_seat
    weight = weigh(book, regard * stranger, LOSS_OF_POLICY)
    return Act("policy", HAND, weight, _pair(found.public, weight), BY_SETTING)


def _pair(public: Mask, weight: Whole) -> Mask:
    return np.broadcast_to(public[:, None, :], weight.shape)


def word(book: Rulebook, position: Position, found: Findings) -> list[Act]:
    """Clauses seen kept or broken (Axelrod 1984; cases trust-2 to trust-4)."""
    trust = book.scenario.trust
    lever = book.hand_lever
    public = (position.public[:, lever] & found.public)[:, None, :]
    public = np.broadcast_to(public, found.kept.shape)
    witness = trust.broken * trust.witness // 100
    return [
        _hand_act(book, "kept", found.kept, trust.kept, public),
        _hand_act(book, "broken", found.broken, -trust.broken, public),
        _hand_act(book, "witness", found.witnessed, -witness, public),
    ]


def deception(book: Rulebook, found: Findings) -> Act:
    """An exposed setting that contradicts its owner's word (Schweitzer et al. 2006; case trust-7)."""
    strength = -book.scenario.trust.deception
    public = np.broadcast_to(found.public[:, None, :], found.deceived.shape)
    return _hand_act(book, "deception", found.deceived, strength, public)


def cooperative_steps(book: Rulebook, before: Whole, position: Position) -> Whole:
    """Tell who is seen to have moved: rating of the seen setting now minus before: [G, S, M]."""
    lever = book.hand_lever
    now = book.rating[lever, position.seen[:, :, lever]]
    return now - book.rating[lever, before[:, :, lever]]


def signal(book: Rulebook, position: Position, steps: Whole, paid: Whole, found: Findings) -> Act:
    """A cooperative step that was paid for and not owed to anyone (Kydd 2005; case trust-5).

    A signal counts in full from four points of mandate upward.
    """
    lever = book.hand_lever
    stranger = np.arange(len(book.seats))[:, None] != book.hand_seat
    owed = position.clause[:, lever] >= 0
    share = np.minimum(paid, 400) * (~owed & (paid > 0))
    seen = (steps > 0) & stranger
    strength = book.scenario.trust.signal * share // 400
    weight = weigh(book, strength)[:, None, :] * seen
    return Act("signal", HAND, weight, _pair(found.public, weight), BY_SETTING)


def initiative(book: Rulebook, steps: Whole, found: Findings) -> Act:
    """A cooperative step announced in public and then carried out (GRIT: Osgood 1962; case trust-6)."""
    stranger = np.arange(len(book.seats))[:, None] != book.hand_seat
    done = found.fulfilled[:, None, :] & (steps > 0) & stranger
    return _hand_act(
        book, "initiative", done, book.scenario.trust.initiative, _pair(found.public, steps)
    )


def direction(book: Rulebook, before: Whole, position: Position, found: Findings) -> Whole:
    """Whether each seat's policy, as everyone sees it, became more (1) or less (-1) cooperative: [G, S]."""
    steps = cooperative_steps(book, before, position)
    alike = every(steps == steps[:, :1, :], 1)
    seen_by_all = steps[:, 0, :] * (found.public & alike)
    weights = book.lever_weight[book.hand_lever]
    sums = (seen_by_all * weights).astype(np.float64) @ book.hand_of_seat
    return np.sign(sums).astype(np.int64)


def reciprocity(book: Rulebook, position: Position, now: Whole) -> Act:
    """A cooperative step of last round answered by one, or by a retreat (Axelrod 1984; case trust-10)."""
    mine = position.step[:, :, None] > 0
    answer = now[:, None, :] * mine
    stranger = ~np.eye(len(book.seats), dtype=bool)
    weight = weigh(book, answer * stranger * book.scenario.trust.reciprocity)
    public = np.ones(weight.shape, dtype=bool)
    return Act("reciprocity", ("holder", "actor"), weight, public, (("step", "holder"),))


def remember(now: Whole) -> list[Placement]:
    """Keep in mind in which direction everyone's policy moved, for the next round."""
    return [Placement("bookkeeping", "step", now)]
