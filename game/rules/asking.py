"""Whether a seat has something to decide: the question of each phase.

Everything is read from the seat's own observation, so that being asked or not gives nothing away.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from game.rules.arrays import alone
from game.rules.legality import Obstacle, commit_menu, ratify_menu
from game.rules.rulebook import Rulebook
from game.rules.sight import Observation

Question = Callable[[Rulebook, Observation], bool]


def nobody(book: Rulebook, seen: Observation) -> bool:
    """Ask no seat."""
    return False


def negotiators(book: Rulebook, seen: Observation) -> bool:
    """Ask every seat that has not said that it has nothing to add, or for which something new lies there."""
    return bool(seen.view.one.awake[seen.seat])


def ratifiers(book: Rulebook, seen: Observation) -> bool:
    """Ask every seat whose approval a signed proposal waits for."""
    return bool((alone(ratify_menu(book, seen.view)).approve[:, seen.seat] == 0).any())


def owners(book: Rulebook, seen: Observation) -> bool:
    """Ask seats with a lever that could move, a question to answer, or a clause to believe in.

    A lever that only mandate is missing for counts: waiting is then a decision.
    """
    view, seat = seen.view, seen.seat
    if (view.one.pending & (book.choice_seat == seat)).any():
        return True
    if to_believe(book, seen):
        return True
    hands = book.hand_seat == seat
    why = alone(commit_menu(book, view)).setting[hands]
    open_ = (why == Obstacle.ALLOWED) | (why == Obstacle.TOO_DEAR)
    stays = view.one.setting[book.hand_lever[hands]][:, None] == np.arange(why.shape[1])
    return bool((open_ & ~stays).any())


def to_believe(book: Rulebook, seen: Observation) -> tuple[str, ...]:
    """List the levers of clauses that a seat has signed and others are to keep.

    How likely they are to be kept is asked before the seat commits itself. Clauses that the agreement
    itself carries out are sure, of its own the seat decides, and a lever that has several owners and
    stands where they agreed moves away only if all of them want it.
    """
    view, seat = seen.view.one, seen.seat
    signed = (view.clause >= 0) & view.signer[:, seat] & ~book.binding
    held = (book.owners > 1) & (view.setting == view.clause)
    others = signed & (book.owners > book.owns[seat].astype(int)) & ~held
    return tuple(book.levers[lever] for lever in np.flatnonzero(others))


def word_given(book: Rulebook, seen: Observation, lever: str) -> tuple[str, str]:
    """The setting of a lever that the observing seat has given its word for, and how; or empty texts."""
    view, at = seen.view.one, book.levers.index(lever)
    if view.clause[at] >= 0 and view.signer[at, seen.seat] and not book.binding[at]:
        return book.settings[at][int(view.clause[at])], "signed"
    if view.promised[at] >= 0 and book.owns[seen.seat, at]:
        return book.settings[at][int(view.promised[at])], "promised"
    return "", ""
