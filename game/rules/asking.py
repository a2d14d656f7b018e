"""Which seats have something to decide: the question of each phase.

Everything is read from what the seats themselves see, so that being asked or not gives nothing away.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from game.rules.arrays import Mask, only, some
from game.rules.legality import Obstacle, commit_menu, ratify_menu
from game.rules.rulebook import Rulebook
from game.rules.sight import Observation, Rows

Question = Callable[[Rulebook, Rows], Mask]
"""Tells in which rows [R] the seat is asked."""


def nobody(book: Rulebook, seen: Rows) -> Mask:
    """Ask no seat."""
    return np.zeros(len(seen), dtype=bool)


def negotiators(book: Rulebook, seen: Rows) -> Mask:
    """Ask every seat that has asked to be, or for which something new lies there; in the first exchange all."""
    return seen.own(seen.view.awake)


def ratifiers(book: Rulebook, seen: Rows) -> Mask:
    """Ask every seat whose approval a signed text waits for."""
    return seen.own(some(ratify_menu(book, seen.view).approve == 0, 1))


def owners(book: Rulebook, seen: Rows) -> Mask:
    """Ask seats with a lever that could move, a question to answer, or a clause to believe in.

    A lever that only mandate is missing for counts: waiting is then a decision.
    """
    view, seat = seen.view, seen.seat[:, None]
    asked = some(view.pending & (book.choice_seat == seat), 1)
    why = commit_menu(book, view).setting
    open_ = (why == Obstacle.ALLOWED) | (why == Obstacle.TOO_DEAR)
    open_ &= view.setting[:, book.hand_lever, None] != np.arange(why.shape[2])
    asked = asked | some(some(open_, 2) & (book.hand_seat == seat), 1)
    return asked | some(_promised_by_others(book, seen), 1)


def _promised_by_others(book: Rulebook, seen: Rows) -> Mask:
    """Levers of clauses that a seat has signed and others are to keep: [R, L].

    Clauses that the agreement itself carries out are sure, of its own the seat decides, and a lever that
    has several owners and stands where they agreed moves away only if all of them want it.
    """
    view, owns = seen.view, book.owns[seen.seat]
    signed = (view.clause >= 0) & seen.own(view.signer.transpose(0, 2, 1)) & ~book.binding
    held = (book.owners > 1) & (view.setting == view.clause)
    return signed & (book.owners > owns.astype(int)) & ~held


def to_believe(book: Rulebook, seen: Observation) -> tuple[str, ...]:
    """List the levers of clauses that a seat has signed and others are to keep, in a game alone.

    How likely they are to be kept is asked before the seat commits itself.
    """
    others = only(_promised_by_others(book, seen.rows))
    return tuple(book.levers[lever] for lever in np.flatnonzero(others))


def word_given(book: Rulebook, seen: Observation, lever: str) -> tuple[str, str]:
    """The setting of a lever that the observing seat has given its word for, and how; or empty texts."""
    view, at = seen.view.one, book.levers.index(lever)
    if view.clause[at] >= 0 and view.signer[at, seen.seat] and not book.binding[at]:
        return book.settings[at][int(view.clause[at])], "signed"
    if view.promised[at] >= 0 and book.owns[seen.seat, at]:
        return book.settings[at][int(view.promised[at])], "promised"
    return "", ""
