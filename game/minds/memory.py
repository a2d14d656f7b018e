"""What seats remember: a fold over what they see, the same for every mind, row by row.

`memory = notice(book, memory, seen)`, once for every phase and before anything is decided in it. A mind
keeps nothing else from phase to phase, so whoever takes a seat over, takes a phase back or tries what
would have been can rebuild everything by folding what was seen again.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from game.minds.evidence import Suspicion, nothing, suspect
from game.rules.agreeing import serial
from game.rules.arrays import Array, Mask, Whole, places
from game.rules.compliance import BROKEN, KEPT, NOT_KNOWN
from game.rules.edits import edited, read
from game.rules.orders import Move
from game.rules.phases import EPILOGUE, PHASE_OF, PHASES
from game.rules.position import Position, lazily
from game.rules.resolve import phase_of
from game.rules.rulebook import Rulebook
from game.rules.sight import Rows
from game.rules.texts import names_of, texts_at

ASKED, GIVEN, SIGNED, WANTED, REFUSED = 60, 40, 60, 150, -200
"""Hundredths of a point by which an act changes what a clause is taken to be worth to a seat: asking
for it, offering an own lever's, signing it, naming it as what would do, naming it as in the way."""
MOST = 500
"""Hundredths of a point that a seat is taken to care for one clause, at most, by what it said."""
WARIEST = 5
"""Refusals on balance that are counted at most."""
REFUSALS = 8
"""How many of its own refused texts a seat remembers, and of those that it would have signed."""
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
    """[R, S] how many more texts each seat was seen to decline than to sign, 0 to 5"""
    refused: Whole
    """[R, n] marks of the seat's own packages that were declined, the last one first; 0 none"""
    settled: Whole
    """[R, N] names of the texts that it has said it would sign, the last one first; 0 none"""
    doubt: Whole
    """[R, L] how likely, in percent, the last numbers make it that a lever hides another setting"""
    hidden: Whole
    """[R, L] the hidden setting that a lever is taken to have, against what is seen; -1 none"""
    trace: Whole
    """[R, L] the number that betrays it; -1 none"""
    suspected: Whole
    """[R, S] the round in which each seat was last suspected of breaking its word in secret; 0 never"""
    before: Position | None = None
    """what was seen when orders were last given; None before that"""


def begin(book: Rulebook, rows: int) -> Memory:
    """Remember nothing yet."""
    seats, (levers, settings) = len(book.seats), book.real.shape
    none = np.zeros((rows, seats), dtype=np.int64)
    unsuspected = nothing(book, rows)
    return Memory(
        kept=none,
        broken=none,
        last_broken=none,
        let_down=none,
        hurt=np.zeros(rows, dtype=np.int64),
        taste=np.zeros((rows, seats, levers, settings), dtype=np.int16),
        wary=none,
        refused=np.zeros((rows, REFUSALS), dtype=np.int64),
        settled=np.zeros((rows, REFUSALS), dtype=np.int64),
        doubt=unsuspected.doubt,
        hidden=unsuspected.hidden,
        trace=unsuspected.trace,
        suspected=none,
    )


def notice(book: Rulebook, memory: Memory, seen: Rows) -> Memory:
    """Take in what seats see at the beginning of a phase."""
    view = seen.view
    name, _ = phase_of(book, view)
    if name == EPILOGUE:
        return memory
    if view.phase == 0:
        return _deeds(book, memory, seen) if view.round > 1 else memory
    before, talked = book.phases[view.phase - 1]
    if PHASES[before].exchanged:
        memory = _talked(book, memory, seen, talked)
    return _with(memory, before=view) if name == PHASE_OF[Move] else memory


def _deeds(book: Rulebook, memory: Memory, seen: Rows) -> Memory:
    """Take in what the last round's reveal showed."""
    view, last = seen.view, seen.view.round - 1
    verdict = seen.own(view.verdict)
    alone = (book.owns & (book.owners == 1)).T
    kept = (verdict == KEPT).astype(np.int64) @ alone
    broken = (verdict == BROKEN).astype(np.int64) @ alone
    assert memory.before is not None, "orders were given before the reveal"
    found = suspect(book, memory.before, seen)
    secret = _broken_in_secret(memory.before, verdict, found).astype(np.int64) @ alone
    level = levels(book, taken_for(view, found.hidden))
    behind = (seen.own(level)[:, None] - level >= APART) & (level >= 0)
    others = ~book.itself[seen.seat]
    taste = memory.taste.copy()
    _moved(book, seen, taste, last)
    bad = (((view.step < 0) | (broken > 0) | (secret > 0)) & others).any(axis=1)
    return _with(
        memory,
        kept=memory.kept + kept,
        broken=memory.broken + broken,
        last_broken=np.where(broken > 0, last, memory.last_broken),
        let_down=np.where(behind, last, memory.let_down),
        hurt=np.where(bad, memory.hurt + 1, 0),
        taste=taste,
        doubt=found.doubt,
        hidden=found.hidden,
        trace=found.trace,
        suspected=np.where(secret > 0, last, memory.suspected),
    )


def _broken_in_secret(before: Position, verdict: Whole, found: Suspicion) -> Mask:
    """Clauses of which the seat cannot tell whether they were kept, and has reason to think they were not: [R, L]."""
    return (verdict == NOT_KNOWN) & (found.hidden >= 0) & (found.hidden != before.clause)


def _moved(book: Rulebook, seen: Rows, taste: Array, last: int) -> None:
    """Learn from what others chose of their own: settings that came into force under no clause."""
    view, alone = seen.view, (book.owners == 1) & ~book.owns[seen.seat]
    row, lever = np.nonzero((view.set_round == last) & (view.clause < 0) & alone)
    who = book.owns.argmax(axis=0)[lever]
    _learn(taste, (row, who, lever, view.setting[row, lever]), GIVEN)


def _promised(book: Rulebook, seen: Rows, taste: Array) -> None:
    """Learn from what others announce in public: whoever means to go there does not mind."""
    view, alone = seen.view, (book.owners == 1) & ~book.owns[seen.seat]
    row, lever = np.nonzero((view.promised >= 0) & alone)
    who = book.owns.argmax(axis=0)[lever]
    _learn(taste, (row, who, lever, view.promised[row, lever]), GIVEN)


def taken_for(view: Position, hidden: Whole) -> Whole:
    """The settings that levers are taken to have: what is suspected [R, L], else what is seen: [R, L]."""
    return np.where(hidden >= 0, hidden, view.setting)


def levels(book: Rulebook, setting: Whole) -> Whole:
    """How cooperative each seat's own levers stand at these settings [R, L]: [R, S] hundredths; -1 without levers."""
    weight = (book.owns & (book.owners == 1)) * (book.lever_weight * book.in_play)
    rated = book.rating[np.arange(len(book.levers)), setting]
    sums = weight.sum(axis=1)
    return np.where(sums > 0, rated @ weight.T // np.maximum(sums, 1), -1)


def _talked(book: Rulebook, memory: Memory, seen: Rows, exchange: int) -> Memory:
    """Take in what an exchange has brought: texts, signatures, refusals with their changes, closings."""
    view = seen.view
    taste = memory.taste.copy()
    _asked_for(book, seen, taste, exchange)
    _signed(seen, taste, exchange)
    if exchange == book.exchanges:
        _promised(book, seen, taste)
    row, text, who = declined = places(view.declined_at == exchange)
    codes, own = view.change[declined], who == seen.seat[row]
    _refused(book, view, taste, declined, codes)
    counts = np.bincount((row * len(book.seats) + who)[~own], minlength=memory.wary.size)
    refusals = counts.reshape(memory.wary.shape)
    wary = np.clip(memory.wary + refusals - 2 * _agreed(book, view, exchange), 0, WARIEST)
    mine = np.zeros(view.offer_name.shape, dtype=bool)
    hurt = ~own & view.proposer[row, text, seen.seat[row]]
    mine[row[hurt], text[hurt]] = True
    refused = _first(memory.refused, places(mine)[0], view.offer_name[mine], again=False)
    said = np.flatnonzero(own & (codes != 0).any(axis=1))
    texts = texts_at(view, (row[said], text[said]))
    wanted = names_of(book, edited(book, texts, codes[said], who[said]))
    settled = _first(memory.settled, row[said], wanted, again=True)
    return _with(memory, taste=taste, wary=wary, refused=refused, settled=settled)


def _asked_for(book: Rulebook, seen: Rows, taste: Array, exchange: int) -> None:
    """Learn from new texts: who asks for what, and who offers what of its own."""
    view = seen.view
    row, text = places((view.offer_since == exchange) & (view.offer_name > 0))
    each, who = places(view.proposer[row, text] & ~book.itself[seen.seat[row]])
    row, text = row[each], text[each]
    each, lever = places(view.offer[row, text] >= 0)
    row, text, who = row[each], text[each], who[each]
    amount = np.where(book.owns[who, lever], GIVEN, ASKED)
    _learn(taste, (row, who, lever, view.offer[row, text, lever]), amount)


def _signed(seen: Rows, taste: Array, exchange: int) -> None:
    """Learn from signatures on the texts of others."""
    view = seen.view
    given = view.signed & (view.signed_at == exchange) & ~view.proposer
    row, text, who = places(given)
    each, lever = places(view.offer[row, text] >= 0)
    row, text, who = row[each], text[each], who[each]
    _learn(taste, (row, who, lever, view.offer[row, text, lever]), SIGNED)


def _refused(
    book: Rulebook, view: Position, taste: Array, declined: tuple[Whole, ...], codes: Whole
) -> None:
    """Learn from refusals [n], with the changes named [n, edits]: which clause is in the way, and what would do."""
    row, text, who = declined
    lever = view.blocking[declined]
    offered = view.offer[row, text, np.maximum(lever, 0)]
    fine = (lever >= 0) & (offered >= 0)
    _learn(taste, (row[fine], who[fine], lever[fine], offered[fine]), REFUSED)
    each, at = places(codes > 0)
    lines = read(book, codes[each, at])
    fine = lines.setting >= 0
    wanted = row[each][fine], who[each][fine], lines.lever[fine], lines.setting[fine]
    _learn(taste, wanted, WANTED)


def _agreed(book: Rulebook, view: Position, exchange: int) -> Mask:
    """Who has signed an agreement that came into force in an exchange of this round: [R, S]."""
    first = serial(book, view, exchange, np.zeros(1, dtype=np.int64))[0]
    fresh = (view.deal >= first) & (view.deal < first + book.slots)
    agreed: Mask = (view.signer & fresh[:, :, None]).any(axis=1)
    return agreed


def _first(names: Whole, row: Whole, newer: Whole, *, again: bool) -> Whole:
    """Put names [n] of rows, rising, before those remembered [R, m], the newest first; perhaps none that is there."""
    names = names.copy()
    turn = np.arange(len(row)) - np.searchsorted(row, row)
    for each in range(turn.max(initial=-1) + 1):
        at, name = row[turn == each], newer[turn == each]
        fresh = again | (names[at] != name[:, None]).all(axis=1)
        at, name = at[fresh], name[fresh]
        names[at, 1:] = names[at, :-1]
        names[at, 0] = name
    return names


def _learn(taste: Array, at: tuple[Whole, ...], amount: Whole | int) -> None:
    """Add evidence within its bounds."""
    if len(at[0]):
        flat = np.ravel_multi_index(at, taste.shape)
        cells = taste.reshape(-1)
        np.add.at(cells, flat, np.asarray(amount, dtype=np.int16))
        cells[flat] = np.clip(cells[flat], -MOST, MOST)


def _with(memory: Memory, **values: Array | Position) -> Memory:
    old = {field.name: getattr(memory, field.name) for field in fields(Memory)}
    return Memory(**{**old, **values})


def remembered(memory: Memory, rows: Array) -> Memory:
    """Take the memory of some rows: `rows` is an index or a mask."""
    values = {field.name: getattr(memory, field.name) for field in fields(Memory)}
    before = values.pop("before")
    if before is not None:
        before = lazily(before, lambda name: getattr(memory.before, name)[rows])
    return Memory(**{name: value[rows] for name, value in values.items()}, before=before)
