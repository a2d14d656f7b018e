"""All that can change in a game: numbers (a change adds) and facts (a change replaces).

Letters in the shapes: G games, S seats, L levers, K settings, M hands (a seat's hand on a lever),
I indicators, E events, R red lines, H hidden facts, N past rounds kept. Scores and cooperation are
derived from a position and never stored in it.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from game.rules.arrays import Array, Mask, Seeds, Whole, some

NUMBERS = ("indicator", "trust", "ceiling", "shown", "withheld", "mandate")
"""The fields of a position that only `post` writes: hundredths of a point."""


@dataclass(frozen=True)
class Position:
    """Where a batch of games stands. All its games are in the same round and phase."""

    round: int
    """0 before the first round, then 1 to the number of rounds."""
    phase: int
    """Index into the rulebook's phases."""
    seeds: Seeds
    """[G]"""
    over: Mask
    """[G] games that have ended; nothing changes in them any more"""
    ending: Whole
    """[G] index of the ending, -1 while the game goes on"""

    indicator: Whole
    """[G, I]"""
    trust: Whole
    """[G, S, S] true trust of a holder in an actor, 0 to 10,000"""
    ceiling: Whole
    """[G, S, S] the most that trust can grow to again"""
    shown: Whole
    """[G, S, S] trust as everyone can work it out: the sum of its public changes"""
    withheld: Whole
    """[G, S, M] what secret acts of a hand have added to a holder's trust and nobody else knows"""
    mandate: Whole
    """[G, S]"""

    setting: Whole
    """[G, L] settings in force"""
    seen: Whole
    """[G, S, L] the setting each seat believes to be in force"""
    exposed: Mask
    """[G, L] hidden settings that came to light this round"""
    stood: Whole
    """[G, L, K] rounds that each setting has stood"""
    set_round: Whole
    """[G, L] the round in which the present setting came into force; 0 from the start"""
    past: Whole
    """[G, N, I] indicators 1 to N rounds ago"""
    fact: Whole
    """[G, H] which value of each hidden fact is true"""

    happened: Whole
    """[G, E] the round in which an event last happened; 0 never"""
    pending: Mask
    """[G, E] events whose question waits for an answer"""
    chose: Whole
    """[G, E] the option chosen; -1 none"""

    offered: Mask
    """[G, P] whether the seat has a proposal on the table"""
    offer: Whole
    """[G, P, L] its clauses; -1 for no clause"""
    offer_public: Mask
    """[G, P, L]"""
    offer_verified: Mask
    """[G, P, L]"""
    offer_pay: Whole
    """[G, P, 2, S] net payments of mandate (0) and points (1)"""
    offer_party: Mask
    """[G, P, S]"""
    offer_open: Mask
    """[G, P] others may join later"""
    offer_rounds: Whole
    """[G, P] how long it would last; 0 to the end"""
    offer_age: Whole
    """[G, P] when it was placed: round and exchange as one number"""
    offer_deal: Whole
    """[G, P] the agreement it has become, while others may still join; 0 not yet"""
    signed: Mask
    """[G, P, S]"""
    declined: Mask
    """[G, P, S]"""
    blocking: Whole
    """[G, P, S] the lever of the clause in the way; -1 none named"""
    would: Whole
    """[G, P, S] the setting of it that would change the answer; -1 none named"""
    awaiting: Mask
    """[G, P] signed, and waiting for ratification"""

    clause: Whole
    """[G, L] the setting an agreement in force asks for; -1 none"""
    deal: Whole
    """[G, L] the agreement that the clause belongs to; 0 none"""
    signer: Mask
    """[G, L, S] who has signed it"""
    public: Mask
    """[G, L]"""
    verified: Mask
    """[G, L]"""
    until: Whole
    """[G, L] the last round in which the clause is in force"""
    wronged: Mask
    """[G, S, M] seats whose clause another agreement has taken over without them, this round"""
    secret_breach: Mask
    """[G, S, M] breaches that the wronged seat does not know of yet"""
    verdict: Whole
    """[G, S, L] what a seat saw of a clause at the last reveal: 0 no clause, 1 kept, 2 broken, 3 not known"""

    promised: Whole
    """[G, L] the setting announced for this round; -1 none"""
    denied: Whole
    """[G, L] the hidden setting denied in public; -1 none"""
    denied_round: Whole
    """[G, L] the round of that denial"""
    marked: Mask
    """[G, S, S, L] what a seat has told another matters most to it"""
    crossed: Whole
    """[G, R] how often each red line was crossed"""
    over_line: Mask
    """[G, R] red lines that stand crossed"""
    step: Whole
    """[G, S] whether a seat's visible policy became more (1) or less (-1) cooperative last round"""

    @property
    def games(self) -> int:
        """How many games the batch holds."""
        return len(self.seeds)

    def changed(self, **values: Any) -> Position:
        """Return the position with some fields replaced; quicker than `dataclasses.replace`."""
        new = object.__new__(type(self))
        new.__dict__.update(self.__dict__)
        new.__dict__.update(values)
        return new


FACTS = tuple(
    field.name
    for field in fields(Position)
    if field.name not in (*NUMBERS, "round", "phase", "seeds", "over", "ending")
)
"""The fields of a position that only `place` and `close` write."""

ARRAYS = ("over", "ending", *NUMBERS, *FACTS)


def pick(position: Position, games: Array) -> Position:
    """Take some games out of a batch: `games` is an index, a slice as indexes, or a mask."""
    chosen = {name: getattr(position, name)[games] for name in ("seeds", *ARRAYS)}
    return position.changed(**chosen)


def joined(rows: Position | None, one: Position, more: int) -> Position:
    """Let more games that stand where one game stands join a batch at its end."""
    values = {}
    for name in ("seeds", *ARRAYS):
        new = np.repeat(getattr(one, name), more, axis=0)
        values[name] = new if rows is None else np.concatenate([getattr(rows, name), new])
    return one.changed(**values)


def same(one: Position, other: Position) -> bool:
    """Tell whether two positions hold the same numbers and facts."""
    if (one.round, one.phase) != (other.round, other.phase):
        return False
    return all(
        np.array_equal(getattr(one, name), getattr(other, name)) for name in ("seeds", *ARRAYS)
    )


def frozen(before: Position, after: Position) -> Position:
    """Put back everything that would have changed in games that were over before."""
    over = np.flatnonzero(before.over)
    if not len(over):
        return after
    kept = {}
    for name in ARRAYS:
        old, new = getattr(before, name), getattr(after, name)
        if old is not new:
            kept[name] = new.copy()
            kept[name][over] = old[over]
    return after.changed(**kept)


def of_same_deal(position: Position, levers: Mask) -> Mask:
    """Mark every lever whose clause belongs to an agreement with a clause on a marked one: [G, L]."""
    found = np.zeros_like(levers)
    game = np.flatnonzero(some(levers, 1))
    deal = position.deal[game]
    same = (deal[:, :, None] == deal[:, None, :]) & levers[game][:, None, :]
    found[game] = some(same, 2) & (deal > 0)
    return found
