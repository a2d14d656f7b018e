"""Clauses and other words given: seen kept, seen broken, not known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.rules.arrays import Mask, Whole, some
from game.rules.position import Position, of_same_deal
from game.rules.reveal import checked, doubt, outside_view
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
    """[G, M] public promises that everyone sees kept"""
    backed_down: Mask
    """[G, M] public promises that everyone sees unkept"""
    public: Mask
    """[G, S, M] reactions of a seat to a hand that everyone can work out"""
    step: Whole
    """[G, M] by how much the hand's lever looks more cooperative to everyone, in hundredths"""
    surfaced: Mask
    """[G, M] hands whose hidden setting has come to light"""
    seen_breach: Mask
    """[G, L] levers on which a breach has been seen"""
    secret: Mask
    """[G, S, M] breaches that stay unknown to the wronged"""


def verdicts(book: Rulebook, position: Position) -> Whole:
    """What each signer can say of each clause: [G, S, L] no clause, kept, broken or not known.

    A setting that could be a hidden one in disguise is not known, unless somebody checks it; but one
    that breaks the clause either way is seen broken.
    """
    party = position.signer.transpose(0, 2, 1)
    due = (position.clause >= 0) & ~book.binding
    kept = (position.seen == position.clause[:, None, :]) & ~doubt(book, position)
    verdict = NOT_KNOWN - 2 * kept - ~could_be_kept(book, position)
    return verdict * (party & due[:, None, :])


def could_be_kept(book: Rulebook, position: Position) -> Mask:
    """Tell where what a seat sees is the clause's setting, or may be it in disguise: [G, S, L]."""
    found = position.seen == position.clause[:, None, :]
    levers = book.hidden
    asked = position.clause[:, levers]
    looks = np.where(asked >= 0, book.looks_like[levers, asked], asked)
    unknown = ~book.known[:, levers, asked].transpose(1, 0, 2) & ~checked(book, position)
    found[:, :, levers] |= unknown & (position.seen[:, :, levers] == looks[:, None, :])
    return found


def shared(book: Rulebook, before: Whole, now: Whole) -> Mask:
    """Tell which seats' reactions to a hand everyone can work out: [G, S, M].

    `before` and `now` [G, L] are what outsiders see. Who could tell a disguise from the real thing
    reacts in private, whether it is one or not; else the reaction would give the secret away (case
    trust-14).
    """
    lever = book.hand_lever
    found = np.ones((len(now), len(book.seats), len(lever)), dtype=bool)
    seats = np.arange(len(book.seats))[:, None]
    for hand in np.flatnonzero(some(book.covert, 1)[lever]):
        at = lever[hand]
        for view in (before, now):
            found[:, :, hand] &= ~book.insider[seats, at, view[:, at]].T
    return found


def findings(book: Rulebook, position: Position, before: Whole, archives: bool = False) -> Findings:
    """Compare what is seen with what was said (cases clause-1 to clause-10, clause-12).

    Taking a clause over is a breach too (case closing-9); one in the open is no deception (case trust-13).
    `before` [G, L] is what outsiders saw before this reveal.
    """
    lever = book.hand_lever
    now = outside_view(book, position)
    doubtful = doubt(book, position)[:, :, lever]
    stranger = book.stranger
    party = position.signer.transpose(0, 2, 1)[:, :, lever] & stranger
    owner_signed = position.signer[:, lever, book.hand_seat]
    due = (position.clause >= 0) & ~book.binding
    due_hand = (due[:, lever] & owner_signed)[:, None, :]
    breaking = (position.setting != position.clause)[:, lever][:, None, :] & due_hand
    seen_kept = (position.seen == position.clause[:, None, :])[:, :, lever] & ~doubtful
    seen_broken = due_hand & ~could_be_kept(book, position)[:, :, lever]
    public = position.public[:, lever][:, None, :]
    fresh = party & seen_broken
    hidden = book.covert[np.arange(len(book.levers)), position.setting]
    surfaced = (position.exposed & hidden)[:, lever]
    found_out = position.secret_breach & (surfaced[:, None, :] | archives)
    broken = fresh | found_out | position.wronged
    promised = position.promised[:, lever]
    said = promised >= 0
    view = now[:, lever]
    could_be = book.looks_like[lever, np.maximum(promised, 0)] == view
    denied = (position.denied[:, lever] >= 0) & (
        position.denied[:, lever] == position.setting[:, lever]
    )
    lied = denied | (said & (position.setting[:, lever] != promised))
    return Findings(
        kept=party & due_hand & seen_kept,
        broken=broken,
        witnessed=stranger & ~party & seen_broken & public,
        deceived=surfaced[:, None, :]
        & stranger
        & (lied[:, None, :] | (party & breaking) | found_out),
        fulfilled=said & (view == promised) & ~some(doubtful, 1),
        backed_down=said & (view != promised) & ~could_be,
        public=shared(book, before, now),
        step=book.rating[lever, view] - book.rating[lever, before[:, lever]],
        surfaced=surfaced,
        seen_breach=_by_lever(book, some(fresh, 1)),
        secret=(position.secret_breach | (party & breaking)) & ~broken,
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
