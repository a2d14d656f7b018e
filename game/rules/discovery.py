"""What would be seen of a setting, and what it would cost whoever ordered it: a reveal that is only thought of.

The rules themselves carry out the round, with nobody else ordering anything, from what one seat can see.
Whether a hidden setting comes to light is not drawn but given, so both can be compared.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from game.rules.arrays import Mask, Whole, choose, some
from game.rules.beats import CommitOrders
from game.rules.blocks import Blocks
from game.rules.position import Position, pick
from game.rules.reveal import exposure_chance
from game.rules.rulebook import Rulebook
from game.rules.sight import Observation
from game.rules.stages import carry_out
from game.rules.writing import Entry, Journal, Placement, Turn

BREACHES = ("broken", "witness", "deception")
"""Rules by which a seat takes it ill that a word was not kept."""
AT_HOME = ("backed_down", "denial_exposed")
"""Rules by which the support of a seat pays for its words."""
BLOCKS: dict[str, Callable[[Rulebook], Blocks]] = {
    "once_bond": lambda book: book.once,
    "round_bond": lambda book: book.each_round,
}
"""Effects of settings, by the axis that names the trust they move."""


@dataclass(frozen=True, slots=True, eq=False)
class Discovery:
    """What one setting each of N brings about when it is carried out, and comes to light or does not.

    Trust of others is worked out from what all can see of it.
    """

    after: Whole
    """[N] the setting in which the lever ends up: a joint one moves only if all its owners want it"""
    chance: Whole
    """[N] basis points that the truth comes to light in this round, or a check of its clause shows it; 0 for
    what everybody sees"""
    trust: Whole
    """[N, S] hundredths by which each seat's trust in the reader moves because of it"""
    sees: Mask
    """[N, S] who sees a word of the reader's broken"""
    deceived: Mask
    """[N, S] whose trust in the reader will never be whole again"""
    support: Whole
    """[N] hundredths by which the support at home of the reader moves because of its words"""
    ended: Mask
    """[N, L] clauses that end because a breach was seen"""


def discovery(book: Rulebook, seen: Observation, lever: Whole, rank: Whole, out: Mask) -> Discovery:
    """Think of the reader's carrying out each of N settings of levers of its own.

    Args:
        book: the rules.
        seen: what the reader can see; a position of one game.
        lever: [N] indexes.
        rank: [N] which setting it orders.
        out: [N] whether a hidden setting comes to light.
    """
    me, count = seen.seat, len(lever)
    hand = _hands(book, me)[lever]
    orders = CommitOrders(
        np.full((count, len(book.hand_lever)), -1), np.full((count, len(book.events)), -1)
    )
    rows = np.arange(count)
    orders.setting[rows, hand] = rank
    start, chance = _as_others_see(book, seen, count), np.zeros(count, dtype=np.int64)

    def exposure(book: Rulebook, position: Position) -> list[Placement]:
        looked_at = _inspected(book, position)[rows, lever]
        chance[:] = np.maximum(exposure_chance(book, position)[rows, lever], looked_at)
        exposed = np.zeros_like(position.exposed)
        exposed[rows, lever] = out & (chance > 0)
        return [Placement("exposure", "exposed", exposed)]

    journal: Journal = []
    turn = Turn(book, start, journal)
    carry_out(turn, orders, exposure)
    trust, sees, deceived, support = _told(book, me, journal, lever, hand)
    ended = (start.clause >= 0) & (turn.position.clause < 0)
    after = turn.position.setting[rows, lever]
    return Discovery(after, chance, trust, sees, deceived, support, ended)


def _inspected(book: Rulebook, position: Position) -> Whole:
    """The chance, in basis points, that a check shows how each lever stands that can hide something: [G, L]."""
    rules = book.scenario.agreements.verification
    chance = rules.exposes * 100 if rules else 0
    return chance * (position.verified & some(book.covert, 1))


def _hands(book: Rulebook, seat: int) -> Whole:
    """The hand of a seat on each lever: [L]; -1 where it has none."""
    hands = np.full(len(book.levers), -1)
    own = np.flatnonzero(book.hand_seat == seat)
    hands[book.hand_lever[own]] = own
    return hands


def _as_others_see(book: Rulebook, seen: Observation, count: int) -> Position:
    """Repeat what the reader sees, with what it can tell others see: not the hidden settings of its own."""
    view = pick(seen.view, np.zeros(count, dtype=np.int64))
    levers = np.arange(len(book.levers))
    setting = view.setting[:, None]
    known = book.known[:, levers, view.setting[0]][None]
    looks = book.looks_like[levers, view.setting]
    return view.changed(seen=choose(known, setting, looks[:, None]))


def _told(
    book: Rulebook, me: int, journal: Journal, lever: Whole, hand: Whole
) -> tuple[Whole, Mask, Mask, Whole]:
    """Add up what a journal says that is due to the hand of each row."""
    trust = np.zeros((len(hand), len(book.seats)), dtype=np.int64)
    sees, support = np.zeros(trust.shape, dtype=bool), np.zeros(len(hand), dtype=np.int64)
    deceived = np.zeros(trust.shape, dtype=bool)
    for _, entry in journal:
        if not isinstance(entry, Entry) or entry.at is None or entry.amount is None:
            continue
        row, mine = entry.at[0], _due_to(book, me, entry, lever, hand)
        if entry.target == "trust":
            holder = entry.at[entry.axes.index("holder") + 1]
            np.add.at(trust, (row[mine], holder[mine]), entry.amount[mine])
            if entry.rule in BREACHES:
                sees[row[mine], holder[mine]] = True
        elif entry.rule == "ceiling_lowered":
            own = entry.at[2] == me
            deceived[row[own], entry.at[1][own]] = True
        elif entry.rule in AT_HOME:
            np.add.at(support, row[mine], entry.amount[mine])
            if entry.rule == "backed_down":
                sees[row[mine]] = np.arange(len(book.seats)) != me
    return trust, sees, deceived, support


def _due_to(book: Rulebook, me: int, entry: Entry, lever: Whole, hand: Whole) -> Mask:
    """Tell which places of an entry are due to the hand of their row."""
    assert entry.at is not None
    row, at = entry.at[0], dict(zip(entry.axes, entry.at[1:], strict=True))
    if "hand" in at:
        return np.asarray(at["hand"] == hand[row])
    kind = next((axis for axis in BLOCKS if axis in at), "")
    if not kind:
        return np.zeros(len(row), dtype=bool)
    blocks = BLOCKS[kind](book)
    owner = blocks.owner[blocks.bonds.block[at[kind]]]
    return np.asarray((owner == lever[row]) & (at["actor"] == me))
