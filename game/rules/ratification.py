"""Ratification: further signatures at home or by another seat, given after the last exchange (Putnam 1988)."""

from __future__ import annotations

import numpy as np

from game.rules.arrays import Mask, every, places, some
from game.rules.position import Position
from game.rules.readings import as_agreed
from game.rules.rulebook import Rulebook
from game.rules.signing import enough_signatures, paid_before
from game.rules.texts import secret_texts, texts_at
from game.rules.writing import Placement


def ratification_needed(book: Rulebook, position: Position) -> Mask:
    """Tell for each text and signatory whether a ratifier other than a signatory must approve: [G, T, S].

    What is in force has been approved: who joins asks only the own ratifier.
    """
    seat_rules = book.ratifier >= 0
    decides = np.maximum(book.ratifier, 0)
    itself = position.signed[:, :, decides] & seat_rules
    return position.signed & (book.ratifier != -1) & ~itself & ~paid_before(position)


def home_votes(book: Rulebook, position: Position) -> Mask:
    """Let every constituency vote on every text by its own condition: [G, T, votes].

    The condition is read as if the package were in force, with what its own seat sees (Putnam 1988).
    """
    accepts = np.zeros((*position.offered.shape, len(book.votes)), dtype=bool)
    seats = dict.fromkeys(vote.seat for vote in book.votes)
    for text in np.flatnonzero(some(position.awaiting, 0)).tolist():
        homes = {seat: as_agreed(book, position, seat, text) for seat in seats}
        for index, vote in enumerate(book.votes):
            accepts[:, text, index] = vote.accepts.holds(homes[vote.seat])
    return accepts


def carried_at_home(book: Rulebook, seat: int, votes: Mask) -> Mask:
    """Tell where the constituencies of a seat carry what it signed: [...], from votes [..., votes].

    The share of their weights must exceed what ratification asks, and none with a veto may say no.
    """
    own = [index for index, vote in enumerate(book.votes) if vote.seat == seat]
    weights = np.array([book.votes[index].weight for index in own], dtype=np.int64)
    vetoes = np.array([book.votes[index].veto for index in own])
    yes = votes[..., own]
    carried: Mask = (yes @ weights) * 100 > book.ratify_above[seat] * weights.sum()
    return carried & ~some(~yes & vetoes, yes.ndim - 1)


def approved(book: Rulebook, position: Position, approvals: Mask) -> Mask:
    """Tell which texts every ratifier approves: [G, T]. `approvals` [G, T, S] are the seats' own.

    Cases ratify-1 to ratify-4.
    """
    needed = ratification_needed(book, position)
    decides = np.maximum(book.ratifier, 0)
    by_seat = approvals[:, :, decides]
    by_home = np.ones_like(needed)
    if book.votes:
        votes = home_votes(book, position)
        for seat in {vote.seat for vote in book.votes}:
            by_home[:, :, seat] = carried_at_home(book, seat, votes)
    fine = np.where(book.ratifier == -2, by_home, by_seat)
    return every(~needed | fine, 2)


def await_ratification(book: Rulebook, position: Position, may: Mask) -> list[Placement]:
    """Set texts that may close [G, T] and have been signed aside until their ratifiers have spoken.

    Cases ratify-1, ratify-5 and ratify-6.
    """
    at = places(may & some(ratification_needed(book, position), 2))
    met = enough_signatures(book, texts_at(position, (at[0], at[1])), position.signed[at])
    awaiting = np.zeros_like(may)
    awaiting[at[0][met], at[1][met]] = True
    because = (("offered", "text"),)

    def who_reads() -> Mask:
        return position.offer_party | approvers(book, position, awaiting)

    return [Placement("awaiting", "awaiting", awaiting, because, sight=who_reads)]


def approvers(book: Rulebook, position: Position, awaiting: Mask) -> Mask:
    """Mark the seats that are to approve what others have signed, and so read it while it waits: [G, T, S]."""
    decides = book.ratifier[:, None] == np.arange(len(book.seats))
    asked: Mask = position.signed.astype(np.float64) @ decides > 0
    return asked & awaiting[:, :, None]


def not_ratified(book: Rulebook, position: Position) -> list[Placement]:
    """Take texts that were refused at home off the table; of an agreement in force its joiners are refused."""
    refused = position.awaiting
    if not refused.any():
        return []
    because = (("order", "text"), ("awaiting", "text"))
    stays = position.offered & (~refused | (position.offer_deal > 0))

    def who_reads() -> Mask:
        return position.offer_party | approvers(book, position, refused)

    def who_knows() -> Mask:
        return who_reads() | ~secret_texts(position)[:, :, None]

    done = np.zeros_like(refused)
    return [
        Placement("not_ratified", "offered", stays, because, sight=who_knows),
        Placement("not_ratified", "awaiting", done, because, sight=who_reads),
    ]
