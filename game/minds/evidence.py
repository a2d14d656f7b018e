"""What numbers betray: how far they moved beyond all that a seat can see the cause of.

A seat that reads a number can work out by the rules what the settings it sees have made of it. What is left
over makes it suspect hidden settings of others that would explain it, each to the share of what all of them
together could have done: if the price fell by a third of what three sellers could do in secret, each of them
is suspected to a third. A number that could have moved for reasons the seat may not know says nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from game.rules.arrays import Mask, Whole
from game.rules.forecast import as_if, run_ahead
from game.rules.grounds import sees_all
from game.rules.indicators import option_gate
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from game.rules.sight import Rows
from game.scenario.expression.names import Mentions

LEAST = 10
"""Hundredths of a point that a number must move to say anything."""
LIKELY = 50
"""Percent beyond which a seat acts on what it suspects: more likely than not."""


@dataclass(frozen=True, slots=True)
class Suspicion:
    """What seats suspect others of hiding, by what the last reveal did to the numbers that they read."""

    doubt: Whole
    """[R, L] how likely, in percent, a lever's owner hides what it has set it to"""
    hidden: Whole
    """[R, L] the hidden setting that explains most; -1 none is likely"""
    trace: Whole
    """[R, L] the number that betrays it; -1 none"""


@dataclass(frozen=True, slots=True)
class Clue:
    """A hidden setting of which the numbers could tell."""

    lever: int
    setting: int
    fresh: bool
    """whether the lever went there just now, and not in an earlier round"""


def nothing(book: Rulebook, rows: int) -> Suspicion:
    """Suspect nobody."""
    none = np.full((rows, len(book.levers)), -1)
    return Suspicion(np.zeros_like(none), none, none.copy())


def suspect(book: Rulebook, before: Position, seen: Rows) -> Suspicion:
    """Read the numbers after a reveal: `before` is what the same rows saw as the orders were given."""
    found = nothing(book, len(seen))
    clues = _clues(book)
    if not clues:
        return found
    left = _unexplained(book, before, seen)
    (rows,) = np.nonzero(left.any(axis=1))
    if not len(rows):
        return found
    would = _would_do(book, before, seen, rows, clues)
    share = _shares(clues, left[rows], would)
    moved = np.abs(would) >= LEAST
    each = np.where(moved, share, 100).min(axis=2) * moved.any(axis=2)
    for at in np.argsort(-each, axis=1, kind="stable").T[::-1]:
        _note(found, clues, rows, at, each, np.where(moved, np.abs(would), -1))
    return found


def _note(
    found: Suspicion, clues: Sequence[Clue], rows: Whole, at: Whole, each: Whole, size: Whole
) -> None:
    """Note of each row one clue `at` [n], the likelier ones last."""
    row = np.arange(len(rows))
    fits = each[row, at] > 0
    row, at = row[fits], at[fits]
    lever = np.array([clue.lever for clue in clues])[at]
    setting = np.array([clue.setting for clue in clues])[at]
    place = rows[row], lever
    found.doubt[place] = each[row, at]
    found.hidden[place] = np.where(each[row, at] > LIKELY, setting, -1)
    found.trace[place] = size[row, at].argmax(axis=1)


def _unexplained(book: Rulebook, before: Position, seen: Rows) -> Whole:
    """What numbers did beyond what the settings that seats see can have done: [R, I]; 0 where they cannot tell."""
    view, rows = seen.view, np.arange(len(seen))
    usual = _after(book, before, rows, view.setting, view.setting != before.setting)
    usual = usual + _answers(book, before, view)
    inside = (view.indicator > book.low) & (view.indicator < book.high)
    inside &= (usual > book.low) & (usual < book.high)
    left = np.where(inside & _witnesses(book)[seen.seat], view.indicator - usual, 0)
    return np.where(np.abs(left) >= LEAST, left, 0)


def _after(book: Rulebook, before: Position, rows: Whole, setting: Whole, moved: Mask) -> Whole:
    """What the numbers would be after a reveal with these settings: [N, I]."""
    return run_ahead(book, as_if(book, before, rows, setting), moved, 1).indicator


def _answers(book: Rulebook, before: Position, view: Position) -> Whole:
    """What answers to events and crossed red lines have done besides, which everybody knows: [R, I]."""
    answered = option_gate(book, view.chose, before.pending).astype(np.int64)
    now = (view.crossed > before.crossed)[:, book.red_line_blocks.owner].astype(np.int64)
    return answered @ book.option_blocks.indicator + now @ book.red_line_blocks.indicator


def _would_do(
    book: Rulebook, before: Position, seen: Rows, rows: Whole, clues: Sequence[Clue]
) -> Whole:
    """What each clue would have added to the numbers that a seat can tell by, in some rows: [n, clues, I]."""
    view, seat = seen.view, seen.seat[rows]
    lever = np.array([clue.lever for clue in clues])
    setting = np.array([clue.setting for clue in clues])
    fresh = np.array([clue.fresh for clue in clues])
    looks = book.looks_like[lever, setting] == view.setting[rows][:, lever]
    may = looks & ~book.owns[seat][:, lever] & ~book.known[seat][:, lever, setting]
    may &= ~view.exposed[rows][:, lever]
    at, clue = np.nonzero(may)
    row = rows[at]
    usual = view.setting[row]
    wanted = usual.copy()
    each = np.arange(len(row))
    wanted[each, lever[clue]] = setting[clue]
    moved = usual != before.setting[row]
    then = moved.copy()
    then[each, lever[clue]] = fresh[clue]
    more = _after(book, before, row, wanted, then) - _after(book, before, row, usual, moved)
    would = np.zeros((len(rows), len(clues), len(book.indicators)), dtype=np.int64)
    would[at, clue] = np.where(_witnesses(book)[seen.seat[row]], more, 0)
    return would


def _shares(clues: Sequence[Clue], left: Whole, would: Whole) -> Whole:
    """How much of what all clues together could have done has happened, in percent: [n, clues, I]."""
    share = np.zeros_like(would)
    levers = {clue.lever for clue in clues}
    for sign in (1, -1):
        most: Whole = np.zeros_like(left)
        for lever in levers:
            own = [at for at, clue in enumerate(clues) if clue.lever == lever]
            most += np.maximum(sign * would[:, own], 0).max(axis=1)
        now = np.clip(100 * sign * left // np.maximum(most, 1), 0, 100)
        share = np.where(sign * would > 0, now[:, None], share)
    return share


@lru_cache(maxsize=16)
def _clues(book: Rulebook) -> tuple[Clue, ...]:
    """All hidden settings that somebody cannot tell from what they look like; what they do at once apart."""
    once = set(zip(book.once.owner.tolist(), book.once.choice.tolist(), strict=True))
    found = []
    for lever, setting in np.argwhere(book.covert & ~book.known.all(axis=0)).tolist():
        found.append(Clue(lever, setting, fresh=False))
        if (lever, setting) in once:
            found.append(Clue(lever, setting, fresh=True))
    return tuple(found)


@lru_cache(maxsize=16)
def _witnesses(book: Rulebook) -> Mask:
    """Which numbers a seat can judge by: [S, I]; nobody writes to it.

    It reads them exactly, and sees all that moves them but the settings of levers. What is said in public
    moves support at home as well, so that is left out.
    """
    can = book.visible.copy()
    can[:, book.support[book.support >= 0]] = False
    can[:, [at for at, _ in book.measures]] = False  # what they follow tells as much
    for seat in range(len(book.seats)):
        for at, flow in book.flows:
            can[seat, at] &= sees_all(book, flow.mentions, seat)
        for blocks in (book.each_round, book.once):
            for row, effect in zip(blocks.rows, blocks.indicator, strict=True):
                said = Mentions() if row.condition is None else row.condition.mentions
                can[seat, effect != 0] &= sees_all(book, said, seat)
    return can
