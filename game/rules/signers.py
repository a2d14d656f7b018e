"""Whose signatures clauses cannot do without: those of the owners of their levers, and of whom a setting names.

A setting that is `signed_by` seats is taken up only under a clause for it. Nobody's order, promise or step
back brings it about without. Letters: N texts, L levers, S seats.
"""

from __future__ import annotations

import numpy as np

from game.rules.arrays import Mask, Whole
from game.rules.rulebook import Rulebook


def must_sign(book: Rulebook, clause: Whole) -> Mask:
    """Tell whose signatures clauses [N, L] cannot do without: [N, S] (cases sign-5, signed-1 and signed-10).

    A setting of -1 is no clause.
    """
    # Floats, because those use BLAS; they count to 16 millions exactly.
    needed: Mask = (clause >= 0).astype(np.float32) @ book.owns.T.astype(np.float32) > 0
    for lever, setting in book.pledged:
        named = clause[:, lever] == setting
        needed |= named[:, None] & book.signed_by[:, lever, setting]
    return needed


def waiting(book: Rulebook, clause: Whole, missing: Mask) -> Mask:
    """Tell which clauses [N, L] lack a signature that they cannot do without: [N, L] (cases signed-2, signed-8, signed-9 and signed-12).

    `missing` [N, S] are those who have not signed.
    """
    waits: Mask = missing.astype(np.float64) @ book.owns > 0
    for lever, setting in book.pledged:
        named = clause[:, lever] == setting
        waits[:, lever] |= named & (missing & book.signed_by[:, lever, setting]).any(axis=1)
    return waits


def unagreed(book: Rulebook, clause: Whole, before: Whole, after: Whole) -> Mask:
    """Tell which levers would move to a setting that is taken up only in an agreement, and is in none: [N, L].

    `clause` [N, L] is what is agreed, `before` and `after` [N, L] are settings (cases signed-4 to signed-7 and
    signed-13).
    """
    bare = np.zeros(after.shape, dtype=bool)
    for lever, setting in book.pledged:
        there = after[..., lever] == setting
        bare[..., lever] |= (
            there & (before[..., lever] != setting) & (clause[..., lever] != setting)
        )
    return bare
