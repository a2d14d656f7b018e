"""Stage 6: the acts of a round that trust reacts to, each a rule of its own.

Strengths are the scenario's, in percent of the largest act. Only what a holder sees counts; standing
still is no act; cheap talk moves nothing (Kydd 2005).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.rules.arrays import Mask, Whole, choose, places
from game.rules.compliance import Findings
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from game.rules.trust import LOSS_OF_POLICY, Act, hand_acts, weigh
from game.rules.writing import Placement


@dataclass(frozen=True, slots=True)
class Steps:
    """Hands whose lever looks different to a stranger than before, n of them."""

    at: tuple[Whole, Whole, Whole]
    """games, holders and hands"""
    lever: Whole
    old: Whole
    """the setting that the holder saw before"""
    new: Whole
    rise: Whole
    """by how much more cooperative it is rated, in hundredths"""
    public: Mask
    """whether everyone can work out the holder's reaction"""

    def only(self, row: Whole) -> Steps:
        """Keep the rows listed."""
        game, holder, hand = self.at
        return Steps(
            (game[row], holder[row], hand[row]),
            self.lever[row],
            self.old[row],
            self.new[row],
            self.rise[row],
            self.public[row],
        )


def steps(book: Rulebook, before: Whole, position: Position, findings: Findings) -> Steps:
    """List what everyone sees of the moves of others; `before` [G, S, L] is what was seen before."""
    looks_new = (before != position.seen)[:, :, book.hand_lever] & book.stranger
    game, holder, hand = at = _places(looks_new)
    lever = book.hand_lever[hand]
    old, new = before[game, holder, lever], position.seen[game, holder, lever]
    rise = book.rating[lever, new] - book.rating[lever, old]
    return Steps(at, lever, old, new, rise, findings.public[at])


def _places(mask: Mask) -> tuple[Whole, Whole, Whole]:
    game, holder, hand = places(mask)
    return game, holder, hand


def policy(book: Rulebook, seen: Steps) -> Act:
    """A change of what i sees of j's policy, by i's regard for it (Slovic 1993; case trust-1)."""
    holder = seen.at[1]
    regard = book.regard[holder, seen.lever, seen.new] - book.regard[holder, seen.lever, seen.old]
    return hand_acts(book, "policy", seen.at, regard, seen.public, LOSS_OF_POLICY)


def word(book: Rulebook, position: Position, findings: Findings) -> list[Act]:
    """Clauses seen kept or broken (Axelrod 1984; cases trust-2 to trust-4)."""
    trust = book.scenario.trust
    acts = []
    for rule, where, strength in (
        ("kept", findings.kept, trust.kept),
        ("broken", findings.broken, -trust.broken),
        ("witness", findings.witnessed, -(trust.broken * trust.witness // 100)),
    ):
        game, _, hand = at = _places(where)
        public = position.public[game, book.hand_lever[hand]] & findings.public[at]
        acts.append(hand_acts(book, rule, at, strength, public))
    return acts


def deception(book: Rulebook, findings: Findings) -> Act:
    """An exposed setting that contradicts its owner's word (Schweitzer et al. 2006; case trust-7)."""
    at = _places(findings.deceived)
    return hand_acts(book, "deception", at, -book.scenario.trust.deception, findings.public[at])


def signal(book: Rulebook, start: Position, position: Position, paid: Whole, seen: Steps) -> Act:
    """A cooperative step that was paid for and not owed to anyone (Kydd 2005; case trust-5).

    A signal counts in full from four points of mandate upward. Who is deceived about a step believes
    that it cost what it seems to cost.
    """
    owed = position.clause[seen.at[0], seen.lever] >= 0
    seen = seen.only(np.flatnonzero((seen.rise > 0) & ~owed))
    game, _, hand = seen.at
    lever = game, seen.lever
    deceived = (seen.new != position.setting[lever]) | (seen.old != start.setting[lever])
    moved = position.set_round[lever] == position.round
    seeming = book.hand_price[seen.lever, seen.old, seen.new] * moved
    share = np.minimum(choose(deceived, seeming, paid[game, hand]), 400)
    strength = book.scenario.trust.signal * share // 400
    seen, strength = seen.only(np.flatnonzero(share > 0)), strength[share > 0]
    return hand_acts(book, "signal", seen.at, strength, seen.public)


def initiative(book: Rulebook, seen: Steps, findings: Findings) -> Act:
    """A cooperative step announced in public and then carried out (GRIT: Osgood 1962; case trust-6)."""
    done = findings.fulfilled[seen.at[0], seen.at[2]] & (seen.rise > 0)
    seen = seen.only(np.flatnonzero(done))
    return hand_acts(book, "initiative", seen.at, book.scenario.trust.initiative, seen.public)


def direction(book: Rulebook, findings: Findings) -> Whole:
    """Whether each seat's policy looks more (1) or less (-1) cooperative to everyone: [G, S]."""
    weights = book.lever_weight[book.hand_lever]
    sums = (findings.step * weights).astype(np.float64) @ book.hand_of_seat
    return np.sign(sums).astype(np.int64)


def reciprocity(book: Rulebook, position: Position, now: Whole) -> Act:
    """A cooperative step of last round answered by one, or by a retreat (Axelrod 1984; case trust-10)."""
    answer = (position.step > 0)[:, :, None] & (now != 0)[:, None, :]
    game, holder, actor = places(answer & ~book.itself)
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
