"""Clauses and other words given: seen kept, seen broken, not known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.rules.arrays import Mask, Whole, choose, every, some
from game.rules.position import Position, of_same_deal
from game.rules.reveal import doubt, knows
from game.rules.rulebook import Rulebook
from game.rules.writing import Placement

NO_CLAUSE, KEPT, BROKEN, NOT_KNOWN = 0, 1, 2, 3


@dataclass(frozen=True, slots=True)
class Findings:
    """What this reveal has shown about words given, by observer and hand: each [G, S, M]."""

    kept: Mask
    broken: Mask
    """signers who learn of a breach"""
    witnessed: Mask
    """others who learn of a breach of a public clause"""
    deceived: Mask
    """those who learn that an exposed setting contradicts the owner's clause, promise or denial"""
    fulfilled: Mask
    """[G, M] public promises seen kept"""
    backed_down: Mask
    """[G, M] public promises seen unkept"""
    public: Mask
    """[G, M] hands whose lever everyone sees"""
    surfaced: Mask
    """[G, M] hands whose hidden setting has come to light"""
    seen_breach: Mask
    """[G, L] levers on which a breach has been seen"""
    secret: Mask
    """[G, S, M] breaches that stay unknown to the wronged"""


def verdicts(book: Rulebook, position: Position) -> Whole:
    """What each signer can say of each clause: [G, S, L] no clause, kept, broken or not known.

    A setting that could be a hidden one in disguise is not known, unless somebody checks it.
    """
    party = position.signer.transpose(0, 2, 1)
    due = (position.clause >= 0) & ~book.binding
    seen_kept = position.seen == position.clause[:, None, :]
    verdict = choose(doubt(book, position), np.array(NOT_KNOWN), BROKEN - seen_kept)
    return verdict * (party & due[:, None, :])


def findings(book: Rulebook, position: Position, archives: bool = False) -> Findings:
    """Compare what stands with what was said (cases clause-1 to clause-8)."""
    lever = book.hand_lever
    sees = knows(book, position)[:, :, lever]
    doubtful = doubt(book, position)[:, :, lever]
    stranger = book.stranger
    party = position.signer.transpose(0, 2, 1)[:, :, lever] & stranger
    owner_signed = position.signer[:, lever, book.hand_seat]
    due = (position.clause >= 0) & ~book.binding
    due_hand = (due[:, lever] & owner_signed)[:, None, :]
    breaking = (position.setting != position.clause)[:, lever][:, None, :] & due_hand
    sure = sees & ~doubtful
    public = position.public[:, lever][:, None, :]
    fresh = party & breaking & sees
    hidden = book.covert[np.arange(len(book.levers)), position.setting]
    surfaced = (position.exposed & hidden)[:, lever]
    found_out = position.secret_breach & (surfaced[:, None, :] | archives)
    broken = fresh | found_out | position.wronged
    promised = position.promised[:, lever]
    said = promised >= 0
    everyone_sees = every(sees, 1)
    true_to_word = position.setting[:, lever] == promised
    denied = (position.denied[:, lever] >= 0) & (
        position.denied[:, lever] == position.setting[:, lever]
    )
    lied = denied | (said & ~true_to_word)
    return Findings(
        kept=party & ~breaking & due_hand & sure,
        broken=broken,
        witnessed=stranger & ~party & breaking & public & everyone_sees[:, None, :],
        deceived=surfaced[:, None, :]
        & stranger
        & (lied[:, None, :] | (party & breaking) | found_out),
        fulfilled=said & true_to_word & everyone_sees & ~some(doubtful, 1),
        backed_down=said & ~true_to_word & everyone_sees,
        public=everyone_sees,
        surfaced=surfaced,
        seen_breach=_by_lever(book, some(fresh, 1)),
        secret=(position.secret_breach | (party & breaking & ~sees)) & ~broken,
    )


def _by_lever(book: Rulebook, hands: Mask) -> Mask:
    found = np.zeros((len(hands), len(book.levers)), dtype=bool)
    for index, lever in enumerate(book.hand_lever):
        found[:, lever] |= hands[:, index]
    return found


def note_findings(book: Rulebook, position: Position, found: Findings) -> list[Placement]:
    """Remember what was seen, and breaches that nobody has seen yet."""
    seats = np.eye(len(book.seats), dtype=bool)
    verdict = verdicts(book, position)
    owner_only = seats[book.hand_seat][None, None]

    def owner() -> Mask:
        return np.broadcast_to(owner_only, (*found.secret.shape, len(seats)))

    def own() -> Mask:
        return np.broadcast_to(seats[None, :, None, :], (*verdict.shape, len(seats)))

    return [
        Placement("verdict", "verdict", verdict, (("setting", "lever"),), sight=own),
        Placement(
            "secret_breach", "secret_breach", found.secret, (("setting", "lever"),), sight=owner
        ),
        Placement("bookkeeping", "wronged", np.zeros_like(position.wronged)),
    ]


def ended_by_breach(position: Position, found: Findings) -> Mask:
    """Tell which clauses end because a breach of their agreement was seen: [G, L] (case clause-4)."""
    return of_same_deal(position, found.seen_breach)
