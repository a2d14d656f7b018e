"""What seats remember: a fold over what they see, the same for every mind, row by row.

`memory = notice(book, memory, seen)`, once for every phase and before anything is decided in it. A mind
keeps nothing else from phase to phase, so whoever takes a seat over, takes a phase back or tries what
would have been can rebuild everything by folding what was seen again.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from game.rules.arrays import Array, Mask, Whole
from game.rules.beats import AnswerOrders
from game.rules.compliance import BROKEN, KEPT
from game.rules.phases import EPILOGUE, PHASES
from game.rules.position import Position
from game.rules.resolve import phase_of
from game.rules.rulebook import Rulebook
from game.rules.sight import Rows

ASKED, GIVEN, SIGNED, WANTED, REFUSED = 60, 40, 60, 150, -200
"""Hundredths of a point by which an act changes what a clause is taken to be worth to a seat: asking
for it, offering an own lever's, signing it, naming it as what would do, naming it as in the way."""
MOST = 500
"""Hundredths of a point that a seat is taken to care for one clause, at most, by what it said."""
WARIEST = 5
"""Refusals on balance that are counted at most."""
REFUSALS = 8
"""How many of its own refused packages a seat remembers."""
APART = 6_000
"""Hundredths of a cooperation rating by which others can lag before a seat feels let down."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What the seat of each row remembers of its game."""

    kept: Whole
    """[R, S] how many clauses each seat was seen to keep, round by round"""
    broken: Whole
    """[R, S] how many it was seen to break"""
    last_broken: Whole
    """[R, S] the round in which it was last seen to break one; 0 never"""
    let_down: Whole
    """[R, S] the round in which its own levers last lagged far behind the seat's; 0 never"""
    hurt: Whole
    """[R] for how many rounds on end somebody broke its word or stepped down"""
    taste: Array
    """[R, S, L, K] int16: what a clause is worth to each seat by what it asked, signed and refused,
    in hundredths of a point"""
    wary: Whole
    """[R, S] how many more proposals each seat was seen to decline than to sign, 0 to 5"""
    refused: Whole
    """[R, n] marks of the seat's own packages that were declined, the last one first; 0 none"""
    settled: Array
    """[R, P, L] int8: the packages of each proposer that the seat said it would sign; -1 throughout
    where it said nothing of the kind"""


def begin(book: Rulebook, rows: int) -> Memory:
    """Remember nothing yet."""
    seats, (levers, settings) = len(book.seats), book.real.shape
    none = np.zeros((rows, seats), dtype=np.int64)
    return Memory(
        kept=none,
        broken=none,
        last_broken=none,
        let_down=none,
        hurt=np.zeros(rows, dtype=np.int64),
        taste=np.zeros((rows, seats, levers, settings), dtype=np.int16),
        wary=none,
        refused=np.zeros((rows, REFUSALS), dtype=np.int64),
        settled=np.full((rows, seats, levers), -1, dtype=np.int8),
    )


def notice(book: Rulebook, memory: Memory, seen: Rows) -> Memory:
    """Take in what seats see at the beginning of a phase."""
    view = seen.view
    name, exchange = phase_of(book, view)
    if name == EPILOGUE:
        return memory
    if view.phase == 0:
        return _deeds(book, memory, seen) if view.round > 1 else memory
    if PHASES[name].beat is AnswerOrders:
        return _proposals(book, memory, seen, view.round * 10 + exchange)
    before, talked = book.phases[view.phase - 1]
    if PHASES[before].beat is AnswerOrders:
        return _answers(book, memory, seen, talked)
    return memory


def _deeds(book: Rulebook, memory: Memory, seen: Rows) -> Memory:
    """Take in what the last round's reveal showed."""
    view, last = seen.view, seen.view.round - 1
    verdict = seen.own(view.verdict)
    alone = (book.owns & (book.owners == 1)).T
    kept = (verdict == KEPT).astype(np.int64) @ alone
    broken = (verdict == BROKEN).astype(np.int64) @ alone
    level = levels(book, view)
    behind = (seen.own(level)[:, None] - level >= APART) & (level >= 0)
    others = ~book.itself[seen.seat]
    bad = (((view.step < 0) | (broken > 0)) & others).any(axis=1)
    return _with(
        memory,
        kept=memory.kept + kept,
        broken=memory.broken + broken,
        last_broken=np.where(broken > 0, last, memory.last_broken),
        let_down=np.where(behind, last, memory.let_down),
        hurt=np.where(bad, memory.hurt + 1, 0),
    )


def levels(book: Rulebook, view: Position) -> Whole:
    """How cooperative each seat's own levers stand, as seen: [R, S] hundredths; -1 without levers."""
    weight = (book.owns & (book.owners == 1)) * (book.lever_weight * book.in_play)
    rated = book.rating[np.arange(len(book.levers)), view.setting]
    sums = weight.sum(axis=1)
    return np.where(sums > 0, rated @ weight.T // np.maximum(sums, 1), -1)


def _proposals(book: Rulebook, memory: Memory, seen: Rows, age: int) -> Memory:
    """Learn from new proposals: who asks for what, and who offers what of its own."""
    view = seen.view
    new = view.offered & (view.offer_age == age) & ~book.itself[seen.seat]
    if not new.any():
        return memory
    game, who = np.nonzero(new)
    row, lever = np.nonzero(view.offer[game, who] >= 0)
    game, who = game[row], who[row]
    taste = memory.taste.copy()
    amount = np.where(book.owns[who, lever], GIVEN, ASKED)
    _learn(taste, (game, who, lever, view.offer[game, who, lever]), amount)
    return _with(memory, taste=taste)


def _answers(book: Rulebook, memory: Memory, seen: Rows, exchange: int) -> Memory:
    """Learn from answers and new signatures; note own refused packages and own words."""
    view = seen.view
    taste = memory.taste.copy()
    seats = len(book.seats)
    fresh = (view.deal - 1) // seats == view.round * 8 + exchange
    row, lever, who = np.nonzero(view.signer & (fresh & (view.deal > 0))[:, :, None])
    _learn(taste, (row, who, lever, view.clause[row, lever]), SIGNED)
    named = view.declined & (view.blocking >= 0)
    game, proposer, who = np.nonzero(named)
    lever = view.blocking[game, proposer, who]
    offered = view.offer[game, proposer, lever]
    fine = offered >= 0
    _learn(taste, (game[fine], who[fine], lever[fine], offered[fine]), REFUSED)
    would = view.would[game, proposer, who]
    fine = would >= 0
    _learn(taste, (game[fine], who[fine], lever[fine], would[fine]), WANTED)
    declined = (view.declined & view.offered[:, :, None]).sum(axis=1)
    agreed = (view.signer & (fresh & (view.deal > 0))[:, :, None]).any(axis=1)
    wary = np.clip(memory.wary + declined - 2 * agreed, 0, WARIEST)
    refused = memory.refused
    mine = np.flatnonzero(seen.own(view.offered) & seen.own(view.declined).any(axis=1))
    if len(mine):
        refused = refused.copy()
        own = mine, seen.seat[mine]
        name = marks_of(view.offer[own], view.offer_public[own])
        known = (refused[mine] == name[:, None]).any(axis=1)
        mine, name = mine[~known], name[~known]
        refused[mine, 1:] = refused[mine, :-1]
        refused[mine, 0] = name
    settled = _settled(memory, seen)
    return _with(memory, taste=taste, wary=wary, refused=refused, settled=settled)


def _settled(memory: Memory, seen: Rows) -> Array:
    """Note what the seat has said it would sign."""
    view = seen.view
    would = seen.own(view.would.transpose(0, 2, 1))
    row, proposer = np.nonzero(view.offered & (would >= 0))
    settled = memory.settled.copy()
    settled[row, proposer] = view.offer[row, proposer]
    lever = view.blocking[row, proposer, seen.seat[row]]
    settled[row, proposer, lever] = would[row, proposer]
    return settled


def marks_of(clause: Whole, public: Mask) -> Whole:
    """Give packages [N, L] marks to know them again by [N], never 0."""
    factors = 1_000_003 ** np.arange(1, clause.shape[1] + 1, dtype=np.uint64)
    mixed = ((2 * (clause + 1) + public) * (clause >= 0)).astype(np.uint64) * factors
    return (mixed.sum(axis=1, dtype=np.uint64) >> np.uint64(2)).astype(np.int64) + 1


def _learn(taste: Array, at: tuple[Whole, ...], amount: Whole | int) -> None:
    """Add evidence within its bounds."""
    if len(at[0]):
        flat = np.ravel_multi_index(at, taste.shape)
        cells = taste.reshape(-1)
        np.add.at(cells, flat, np.asarray(amount, dtype=np.int16))
        cells[flat] = np.clip(cells[flat], -MOST, MOST)


def _with(memory: Memory, **values: Array) -> Memory:
    old = {field.name: getattr(memory, field.name) for field in fields(Memory)}
    return Memory(**{**old, **values})


def remembered(memory: Memory, rows: Array) -> Memory:
    """Take the memory of some rows: `rows` is an index or a mask."""
    return Memory(*(getattr(memory, field.name)[rows] for field in fields(Memory)))
