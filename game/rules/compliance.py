"""Clauses and other words given: seen kept, seen broken, not known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.rules.arrays import Mask, Whole, places, some
from game.rules.position import Position, of_same_deal
from game.rules.reveal import Sights, outside_view
from game.rules.rulebook import Rulebook
from game.rules.writing import Placement

NO_CLAUSE, KEPT, BROKEN, NOT_KNOWN, NOT_POSSIBLE = 0, 1, 2, 3, 4


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
    verdict: Whole
    """[G, S, L] what each signer can say of each clause: one of `NO_CLAUSE` to `NOT_POSSIBLE`"""


@dataclass(frozen=True, slots=True)
class Clauses:
    """What has become of clauses that are due, by observer and hand: each [G, S, M]."""

    kept: Mask
    broken: Mask
    """parties that see it broken"""
    witnessed: Mask
    betrayed: Mask
    """parties whose clause the owner has broken, seen or not"""
    verdict: Whole
    """[G, S, L]"""


def clauses_due(book: Rulebook, position: Position, seeing: Sights, broke: Mask) -> Clauses:
    """Tell what everyone can say of the clauses that are due (cases clause-1 to clause-10, clause-12).

    A setting that could be a hidden one in disguise is not known, unless somebody checks it; but one
    that breaks the clause either way is seen broken. Only who has signed can keep or break a clause.
    Who did so in truth is `broke` [G, M]: at the reveal it is seen whose orders stood in the way (case
    clause-13); a clause that is seen not carried out, and that nobody broke, could not be (case word-6).
    """
    due = (position.clause >= 0) & ~book.binding
    game, hand = places(due[:, book.hand_lever])
    lever = book.hand_lever[hand]
    at = game, lever
    signer, clause = position.signer[at], position.clause[at]
    others = book.stranger.T[hand]
    party = signer & others
    bound = position.signer[game, lever, book.hand_seat[hand]]
    possible = _could_be_kept(book, position, seeing, at)
    kept = (position.seen[game, :, lever] == clause[:, None]) & ~seeing.doubt[game, :, lever]
    breaks = broke[game, hand]
    seen_broken = ~possible & breaks[:, None]
    verdict = np.zeros_like(position.verdict)
    failed = np.where(_by_lever(book, broke)[at], BROKEN, NOT_POSSIBLE)
    seen = np.where(kept, KEPT, np.where(possible, NOT_KNOWN, failed[:, None]))
    verdict[game, :, lever] = np.where(signer, seen, NO_CLAUSE)

    def spread(rows: Mask) -> Mask:
        told = np.zeros(position.wronged.shape, dtype=bool)
        told[game, :, hand] = rows
        return told

    return Clauses(
        kept=spread(party & kept & bound[:, None]),
        broken=spread(party & seen_broken),
        witnessed=spread(others & ~signer & seen_broken & position.public[at][:, None]),
        betrayed=spread(party & breaks[:, None]),
        verdict=verdict,
    )


def _could_be_kept(
    book: Rulebook, position: Position, seeing: Sights, at: tuple[Whole, Whole]
) -> Mask:
    """Tell where what a seat sees is the setting of a clause, or may be it in disguise: [n, S]."""
    game, lever = at
    asked, seen = position.clause[at], position.seen[game, :, lever]
    looks = book.looks_like[lever, asked]
    unknown = ~book.known[:, lever, asked].T & ~seeing.checked[game, :, lever]
    return (seen == asked[:, None]) | (unknown & (seen == looks[:, None]))


def shared(book: Rulebook, before: Whole, now: Whole) -> Mask:
    """Tell which seats' reactions to a hand everyone can work out: [G, S, M].

    `before` and `now` [G, L] are what outsiders see. Who could tell a disguise from the real thing
    reacts in private, whether it is one or not; else the reaction would give the secret away (case
    trust-14).
    """
    lever = book.hand_lever
    sees_alike = np.ones((len(now), len(book.seats), len(lever)), dtype=bool)
    seats = np.arange(len(book.seats))[:, None]
    for hand in np.flatnonzero(some(book.covert, 1)[lever]):
        at = lever[hand]
        for view in (before, now):
            sees_alike[:, :, hand] &= ~book.insider[seats, at, view[:, at]].T
    return sees_alike


def findings(
    book: Rulebook,
    position: Position,
    before: Whole,
    seeing: Sights,
    broke: Mask,
    archives: bool = False,
) -> Findings:
    """Compare what is seen with what was said.

    Taking a clause over is a breach too (case closing-9); one in the open is no deception (case trust-13).
    `before` [G, L] is what outsiders saw before this reveal; `broke` [G, M] are the hands that have broken
    the clause on their lever.
    """
    lever = book.hand_lever
    now = outside_view(book, position)
    clauses = clauses_due(book, position, seeing, broke)
    hidden = book.covert[np.arange(len(book.levers)), position.setting]
    surfaced = (position.exposed & hidden)[:, lever]
    found_out = position.secret_breach & (surfaced[:, None, :] | archives)
    broken = clauses.broken | found_out | position.wronged
    promised, setting = position.promised[:, lever], position.setting[:, lever]
    said = promised >= 0
    view = now[:, lever]
    could_be = book.looks_like[lever, np.maximum(promised, 0)] == view
    denied = position.denied[:, lever]
    lied = ((denied >= 0) & (denied == setting)) | (said & (setting != promised))
    contradicted = lied[:, None, :] | clauses.betrayed | found_out
    return Findings(
        kept=clauses.kept,
        broken=broken,
        witnessed=clauses.witnessed,
        deceived=surfaced[:, None, :] & book.stranger & contradicted,
        fulfilled=said & (view == promised) & ~some(seeing.doubt, 1)[:, lever],
        backed_down=said & (view != promised) & ~could_be,
        public=shared(book, before, now),
        step=book.rating[lever, view] - book.rating[lever, before[:, lever]],
        surfaced=surfaced,
        seen_breach=_by_lever(book, some(clauses.broken, 1)),
        secret=(position.secret_breach | clauses.betrayed) & ~broken,
        verdict=clauses.verdict,
    )


def _by_lever(book: Rulebook, hands: Mask) -> Mask:
    moved = np.zeros((len(hands), len(book.levers)), dtype=bool)
    for index, lever in enumerate(book.hand_lever):
        moved[:, lever] |= hands[:, index]
    return moved


def note_findings(book: Rulebook, position: Position, findings: Findings) -> list[Placement]:
    """Remember what was seen, and breaches that nobody has seen yet."""
    seats = book.itself
    verdict = findings.verdict
    owner_only = seats[book.hand_seat][None, None]

    def owner() -> Mask:
        return np.broadcast_to(owner_only, (*findings.secret.shape, len(seats)))

    def own() -> Mask:
        return np.broadcast_to(seats[None, :, None, :], (*verdict.shape, len(seats)))

    return [
        Placement("verdict", "verdict", verdict, (("setting", "lever"),), sight=own),
        Placement(
            "secret_breach", "secret_breach", findings.secret, (("setting", "lever"),), sight=owner
        ),
        Placement("bookkeeping", "wronged", np.zeros_like(position.wronged)),
        Placement("bookkeeping", "taken", np.zeros_like(position.taken)),
    ]


def still_broken(book: Rulebook, position: Position) -> Mask:
    """Tell which hands have broken a clause that is in force, seen by none of those who signed it: [G, M]."""
    lever = book.hand_lever
    stands = (position.clause >= 0) & (position.setting != position.clause)
    return some(position.secret_breach, 1) & stands[:, lever]


def ended_by_breach(position: Position, findings: Findings) -> Mask:
    """Tell which clauses end because a breach of their agreement was seen: [G, L] (case clause-4)."""
    return of_same_deal(position, findings.seen_breach)
