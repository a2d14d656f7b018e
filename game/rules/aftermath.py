"""The answer: after the last round, whoever was cheated stops keeping its word.

A game with a known last round unravels backwards (Selten 1978) unless its last move can still be answered;
where the end has two worlds to choose from, cooperation holds (Benoit and Krishna 1985). Here the rule
chooses: every lever of an agreement of which a clause was broken in the last round, in truth, seen or not,
goes back to what stood at the last reveal at which no clause lay on it, if its owners broke nothing in it
(a material breach lets the other side suspend: Vienna Convention on the Law of Treaties, article 60).
"""

from __future__ import annotations

import numpy as np

from game.rules.arrays import Mask, Whole, choose, places, some
from game.rules.moves import feasible, word_signed
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from game.rules.signers import unagreed
from game.rules.writing import Placement


def answers(book: Rulebook, position: Position) -> bool:
    """Tell whether what is broken in this round will be answered (case answer-8)."""
    return position.round == book.rounds and book.aftermath > 0


def free_settings(book: Rulebook, position: Position) -> Placement:
    """Note for each seat what it sees of levers on which no clause lies that it knows of (case answer-6)."""
    owns = book.owns & book.binding
    clause = (position.public[:, None] | position.signer.transpose(0, 2, 1) | owns) & (
        position.clause >= 0
    )[:, None]
    seats = book.itself

    def own() -> Mask:
        return np.broadcast_to(seats[None, :, None, :], (*clause.shape, len(seats)))

    free = choose(clause, position.free, position.seen)
    return Placement("bookkeeping", "free", free, sight=own)


def overtaken(
    book: Rulebook, position: Position, clause: tuple[Whole, Whole], signed: Mask
) -> Mask:
    """Mark by lever who has taken over another clause of its agreement without its signers: [G, L, S].

    `clause` are n games and levers, `signed` [n, S] who has signed for the new clause. Only an owner that
    signed the new text has broken the old one; who was outvoted has not (case answer-5).
    """
    taken = position.taken
    game, lever = clause
    signer = position.signer[clause]
    guilty = book.owns.T[lever] & signed & signer & some(signer & ~signed, 1)[:, None]
    guilty &= (position.clause[clause] >= 0)[:, None]
    if guilty.any():
        taken = taken.copy()
        same = position.deal[game] == position.deal[clause][:, None]
        np.logical_or.at(taken, game, same[:, :, None] & guilty[:, None, :])
    if taken.any():
        taken = taken.copy()
        taken[clause] = False
    return taken


def guilty(book: Rulebook, position: Position, broke: Mask) -> list[Placement]:
    """Note in the last round whose breach lets whose lever go back: [G, L, S] (cases answer-1 to answer-5).

    `broke` [G, M] are the hands that have broken a clause. Only levers kept by somebody's word go back:
    what an agreement moves by itself stays, else a trifle would undo what nobody could break. The levers
    of those who broke something in the agreement stay, and joint ones if any owner did.
    """
    if not answers(book, position):
        return []
    breaks = np.zeros(position.taken.shape, dtype=bool)
    game, hand = places(broke)
    breaks[game, book.hand_lever[hand], book.hand_seat[hand]] = True
    same = (position.deal[:, :, None] == position.deal[:, None, :]) & (position.deal > 0)[
        :, :, None
    ]
    by = (same.astype(np.float64) @ breaks.astype(np.float64) > 0) | position.taken
    innocent = word_signed(book, position) & ~some(by & book.owns.T, 2)
    because = (("breach", "lever", "seat"),)
    return [Placement("bookkeeping", "guilty", by & innocent[:, :, None], because)]


def gone_back(book: Rulebook, position: Position, back: Mask) -> Whole:
    """Where levers stand once those marked [G, L] have gone back: [G, L] (case answer-7).

    What cannot be undone, or done, stays (case signed-11).
    """
    levers = np.arange(len(book.levers))
    free = position.free[:, book.owner_seats[:, 0], levers]
    return feasible(book, position, choose(back, free, position.setting))


def expected_back(
    book: Rulebook, free: Whole, setting: Whole, lever: Whole, together: Mask
) -> Whole:
    """Where levers will go after the last round if the owners of some break their clauses: [N, L].

    `free` [L] is what stood before, `setting` [N, L] the last round's, `lever` [N] whose clause is broken
    in each row, `together` [N, L] the levers of the same agreement; nowhere where no clause is broken.
    """
    theirs = book.owns.T.astype(np.int64) @ book.owns > 0
    back = together & ~book.binding & ~theirs[lever]
    wanted = np.where(back, free, setting)
    return np.where(unagreed(book, setting, setting, wanted), setting, wanted)


def take_back(book: Rulebook, position: Position) -> list[Placement]:
    """Let the cheated take back what they had given, in the first round after the last one.

    Cases answer-9 to answer-12.
    """
    if not position.guilty.any():
        return []
    after = gone_back(book, position, some(position.guilty, 2))
    moved = after != position.setting
    released = position.guilty & moved[:, :, None]
    return [
        Placement("released", "released", released, (("guilty", "lever", "seat"),)),
        Placement("taken_back", "setting", after, (("all_released", "lever"),)),
        Placement(
            "bookkeeping", "set_round", choose(moved, moved * position.round, position.set_round)
        ),
    ]
