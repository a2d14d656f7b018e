"""Differences between texts: what a clause would be, or a payment; written as codes where arrays need numbers.

A change is at most two edits. An edit is one line of a package: the clause on a lever as it would be (or no
clause there), or a payment that one seat makes to another beyond what the text says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from game.rules.arrays import Mask, Whole, count
from game.rules.beats import EDITS, PAY
from game.rules.orders import Edit
from game.rules.rulebook import Rulebook
from game.rules.signing import concerned, met_at_all
from game.rules.texts import Texts, names_of

LARGEST: Final = 2**24
"""Hundredths that an edit can pay at most."""


def clause_codes(
    book: Rulebook, lever: Whole, setting: Whole, public: Mask, verified: Mask
) -> Whole:
    """Write what clauses would be as codes, all above 0: [n]; a setting of -1 is no clause."""
    wide = book.real.shape[1] + 1
    none = setting < 0
    said = (lever * wide + setting + 1) * 4 + 2 * (public | none) + (verified & ~none)
    return said + 1


def payment_codes(book: Rulebook, kind: Whole, payer: Whole, payee: Whole, amount: Whole) -> Whole:
    """Write payments of one seat to another as codes, all below 0: [n]."""
    seats = len(book.seats)
    return -(((kind * seats + payer) * seats + payee) * LARGEST + amount) - 1


@dataclass(frozen=True, slots=True)
class Lines:
    """Codes read: what each would make of a text, [n]."""

    lever: Whole
    """-1 for a payment, or nothing"""
    setting: Whole
    public: Mask
    verified: Mask
    kind: Whole
    """-1 for a clause, or nothing"""
    payer: Whole
    payee: Whole
    amount: Whole


def read(book: Rulebook, codes: Whole) -> Lines:
    """Read codes: [n]."""
    wide, seats = book.real.shape[1] + 1, len(book.seats)
    clause, payment = np.maximum(codes - 1, 0), np.maximum(-codes - 1, 0)
    whole, pair = clause // 4, payment // LARGEST
    of_clause, of_payment = codes > 0, codes < 0
    return Lines(
        np.where(of_clause, whole // wide, -1),
        np.where(of_clause, whole % wide - 1, -1),
        (clause // 2 % 2 == 1) & of_clause,
        (clause % 2 == 1) & of_clause,
        np.where(of_payment, pair // seats**2, -1),
        pair // seats % seats,
        pair % seats,
        payment % LARGEST,
    )


def edited(book: Rulebook, texts: Texts, codes: Whole, giver: Whole | None = None) -> Texts:
    """Apply changes [n, edits] to texts; who was party without being needed for them stays so.

    So does who gives its signature for the change (`giver` [n]), or nobody could ask to be spared a clause of
    its own (case ready-4).
    """
    clause, public, verified = texts.clause.copy(), texts.public.copy(), texts.verified.copy()
    pay = texts.pay.copy()
    for at in range(codes.shape[1]):
        lines = read(book, codes[:, at])
        row = np.flatnonzero(lines.lever >= 0)
        cell = row, lines.lever[row]
        clause[cell] = lines.setting[row]
        public[cell], verified[cell] = lines.public[row], lines.verified[row]
        row = np.flatnonzero(lines.kind >= 0)
        pay[row, lines.kind[row], lines.payer[row]] -= lines.amount[row]
        pay[row, lines.kind[row], lines.payee[row]] += lines.amount[row]
    public |= clause < 0
    verified &= clause >= 0
    invited = texts.party & ~concerned(book, texts.clause, texts.pay)
    party = (concerned(book, clause, pay) | invited) & book.actors
    if giver is not None:
        rows = np.arange(len(giver))
        party[rows, giver] |= texts.party[rows, giver]
    return replace(texts, clause=clause, public=public, verified=verified, pay=pay, party=party)


def merged(book: Rulebook, begun: Texts, texts: Texts, at: Whole, codes: Whole) -> Texts:
    """Apply changes [m, edits] to the texts `at` [m], leaving lines alone that differ from how they `begun`."""
    wide = np.zeros((len(texts.game), codes.shape[1]), dtype=np.int64)
    for edit in range(codes.shape[1]):
        lever = read(book, codes[:, edit]).lever
        line = at, np.maximum(lever, 0)
        touched = difference(begun, texts)[line] & (lever >= 0)
        wide[at, edit] = np.where(touched, 0, codes[:, edit])
    return edited(book, texts, wide)


def differences(book: Rulebook, texts: Texts, codes: Whole) -> Whole:
    """Count in how many respects changes [n, edits] differ from the texts: [n].

    A setting, a clause less or more, a mark and a check count one each, and so does a payment.
    """
    after = edited(book, texts, codes)
    clause = texts.clause != after.clause
    both = (texts.clause >= 0) & (after.clause >= 0)
    marks = count(both & (texts.public != after.public), 1)
    checks = count(both & (texts.verified != after.verified), 1)
    return count(clause, 1) + marks + checks + count(codes < 0, 1)


def changes_fit(book: Rulebook, texts: Texts, codes: Whole, seat: Whole) -> Mask:
    """Tell which changes name a text that differs in one or two respects and could be signed: [n].

    `seat` [n] is who would sign it, and so must be party to it.
    """
    after = edited(book, texts, codes, seat)
    number = differences(book, texts, codes)
    fine = (number >= 1) & (number <= EDITS) & met_at_all(after)
    fine &= after.party[np.arange(len(seat)), seat]
    return fine & (names_of(book, texts) != names_of(book, after))


def difference(before: Texts, after: Texts) -> Mask:
    """Levers on which two texts differ in setting, mark or check: [n, L]."""
    named = before.named | after.named
    marks = (before.public != after.public) | (before.verified != after.verified)
    return named & ((before.clause != after.clause) | marks)


# As objects


def code_of(book: Rulebook, edit: Edit) -> int:
    """Write an edit as a code; ValueError for names that the rulebook does not know."""
    if edit.payer:
        amount = int(edit.amount)
        if not 0 < amount < LARGEST:
            raise ValueError(f"a payment of {amount} hundredths cannot be named")
        pair = book.seats.index(edit.payer), book.seats.index(edit.payee)
        said = [PAY.index(edit.kind), *pair, amount]
        return int(payment_codes(book, *(np.array([each]) for each in said))[0])
    lever = book.levers.index(edit.lever)
    setting = book.settings[lever].index(edit.setting) if edit.setting else -1
    marks = np.array([edit.public]), np.array([edit.verified])
    return int(clause_codes(book, np.array([lever]), np.array([setting]), *marks)[0])


def edit_of(book: Rulebook, code: int) -> Edit:
    """Read a code as an edit."""
    lines = read(book, np.array([code]))
    if lines.kind[0] >= 0:
        who = book.seats[lines.payer[0]], book.seats[lines.payee[0]]
        return Edit(
            payer=who[0], payee=who[1], kind=PAY[lines.kind[0]], amount=int(lines.amount[0])
        )
    lever, setting = int(lines.lever[0]), int(lines.setting[0])
    return Edit(
        book.levers[lever],
        book.settings[lever][setting] if setting >= 0 else "",
        bool(lines.public[0]),
        bool(lines.verified[0]),
    )


def edits_of(book: Rulebook, codes: Whole) -> tuple[Edit, ...]:
    """Read a change [edits] as edits."""
    return tuple(edit_of(book, code) for code in codes.tolist() if code)


def codes_of(book: Rulebook, change: Sequence[Edit]) -> Whole:
    """Write a change as codes: [edits], 0 for none."""
    codes = np.zeros(EDITS, dtype=np.int64)
    for at, edit in enumerate(change[:EDITS]):
        codes[at] = code_of(book, edit)
    return codes
