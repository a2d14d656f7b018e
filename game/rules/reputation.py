"""Stage 6: the acts of a round that trust reacts to, each a rule of its own.

Strengths are the scenario's, in percent of the largest act. Only what a holder sees counts; standing
still is no act; cheap talk moves nothing (Kydd 2005).
"""

from __future__ import annotations

import numpy as np

from game.rules.arrays import Whole, choose, places
from game.rules.compliance import Findings
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from game.rules.trust import BY_SETTING, LOSS_OF_POLICY, Act, hand_acts, weigh
from game.rules.writing import Placement


def policy(book: Rulebook, before: Whole, position: Position, found: Findings) -> Act:
    """A change of what i sees of j's policy, by i's regard for it (Slovic 1993; case trust-1)."""
    lever = book.hand_lever
    game, holder, hand = places((before != position.seen)[:, :, lever] & book.stranger)
    seat, where = holder, lever[hand]
    now, old = position.seen[game, holder, where], before[game, holder, where]
    regard = book.regard[seat, where, now] - book.regard[seat, where, old]
    return Act(
        "policy",
        ("holder", "hand"),
        (game, holder, hand),
        holder,
        book.hand_seat[hand],
        weigh(book, regard, LOSS_OF_POLICY),
        found.public[game, holder, hand],
        BY_SETTING,
    )


def word(book: Rulebook, position: Position, found: Findings) -> list[Act]:
    """Clauses seen kept or broken (Axelrod 1984; cases trust-2 to trust-4)."""
    trust = book.scenario.trust
    public = position.public[:, book.hand_lever][:, None, :] & found.public
    witness = trust.broken * trust.witness // 100
    return [
        hand_acts(book, "kept", found.kept, trust.kept, public),
        hand_acts(book, "broken", found.broken, -trust.broken, public),
        hand_acts(book, "witness", found.witnessed, -witness, public),
    ]


def deception(book: Rulebook, found: Findings) -> Act:
    """An exposed setting that contradicts its owner's word (Schweitzer et al. 2006; case trust-7)."""
    strength = -book.scenario.trust.deception
    return hand_acts(book, "deception", found.deceived, strength, found.public)


def cooperative_steps(book: Rulebook, before: Whole, position: Position) -> Whole:
    """Tell who is seen to have moved: rating of the seen setting now minus before: [G, S, M]."""
    lever = book.hand_lever
    table = book.rating.reshape(-1)
    row = lever * book.rating.shape[1]
    return table.take(row + position.seen[:, :, lever]) - table.take(row + before[:, :, lever])


def signal(
    book: Rulebook, start: Position, position: Position, paid: Whole, found: Findings
) -> Act:
    """A cooperative step that was paid for and not owed to anyone (Kydd 2005; case trust-5).

    A signal counts in full from four points of mandate upward. Who is deceived about a step believes
    that it cost what it seems to cost.
    """
    lever = book.hand_lever
    seen, was = position.seen[:, :, lever], start.seen[:, :, lever]
    price = np.repeat(paid[:, None, :], len(book.seats), axis=1)
    deceived = (seen != position.setting[:, None, lever]) | (was != start.setting[:, None, lever])
    if deceived.any():
        moved = position.set_round[:, None, lever] == position.round
        price = choose(deceived, book.hand_price[lever, was, seen] * moved, price)
    owed = position.clause[:, None, lever] >= 0
    share = np.minimum(price, 400) * ~owed
    steps = cooperative_steps(book, start.seen, position)
    noticed = (steps > 0) & (share > 0) & book.stranger
    strength = book.scenario.trust.signal * share // 400
    return hand_acts(book, "signal", noticed, strength, found.public)


def initiative(book: Rulebook, steps: Whole, found: Findings) -> Act:
    """A cooperative step announced in public and then carried out (GRIT: Osgood 1962; case trust-6)."""
    done = found.fulfilled[:, None, :] & (steps > 0) & book.stranger
    strength = book.scenario.trust.initiative
    return hand_acts(book, "initiative", done, strength, found.public)


def direction(book: Rulebook, found: Findings) -> Whole:
    """Whether each seat's policy looks more (1) or less (-1) cooperative to everyone: [G, S]."""
    weights = book.lever_weight[book.hand_lever]
    sums = (found.step * weights).astype(np.float64) @ book.hand_of_seat
    return np.sign(sums).astype(np.int64)


def reciprocity(book: Rulebook, position: Position, now: Whole) -> Act:
    """A cooperative step of last round answered by one, or by a retreat (Axelrod 1984; case trust-10)."""
    answer = (position.step > 0)[:, :, None] & (now != 0)[:, None, :]
    game, holder, actor = places(answer & ~np.eye(len(book.seats), dtype=bool))
    strength = now[game, actor] * book.scenario.trust.reciprocity
    return Act(
        "reciprocity",
        ("holder", "actor"),
        (game, holder, actor),
        holder,
        actor,
        weigh(book, strength),
        np.ones(len(game), dtype=bool),
        (("step", "holder"),),
    )


def remember(now: Whole) -> list[Placement]:
    """Keep in mind in which direction everyone's policy moved, for the next round."""
    return [Placement("bookkeeping", "step", now)]
