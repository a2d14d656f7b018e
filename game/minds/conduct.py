"""What self-interested seats do with their own levers: keep, break, move, and answer events."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.minds.guess import LINE, crossings
from game.minds.hands import hands_of
from game.minds.outlook import FARTHEST, standing, value
from game.minds.weighing import MANDATE
from game.rules.aftermath import answers
from game.rules.arrays import Mask, Whole
from game.rules.forecast import as_if, forecast, remaining, run_ahead
from game.rules.imagined import Imagined
from game.rules.legality import commit_menu
from game.rules.measures import within
from game.rules.rulebook import Rulebook
from game.rules.salts import highest
from game.rules.sight import Rows
from game.rules.signers import unagreed

FOUND_OUT = 250
"""Hundredths of a point that a seat counts for being caught with a broken word, trust and all."""
NEVER = -(10**7)


@dataclass(frozen=True, slots=True)
class OwnMoves:
    """Every setting of every own hand, and what ordering it is expected to bring."""

    hand: Whole
    """[R, H]"""
    lever: Whole
    """[R, H]"""
    there: Mask
    """[R, H] whether the seat has so many hands"""
    gain: Whole
    """[R, H, K] over leaving the lever as it is, in hundredths, the price taken off"""
    price: Whole
    """[R, H, K]"""
    legal: Mask
    """[R, H, K]"""
    owed: Whole
    """[R, H] the setting the seat has given its word for; -1 none"""
    broken: Mask
    """[R, H, K] whether it would break that word"""


def deeds(book: Rulebook, seen: Rows) -> OwnMoves:
    """Weigh every order that seats could give to their own levers."""
    view, everyone, owns = seen.view, np.arange(len(seen)), book.owns[seen.seat]
    hand, lever, there = hands_of(book, seen.seat)
    owed = np.where(there, _owed(book, seen, lever), -1)
    ranks = np.arange(book.real.shape[1])
    breaks = (owed >= 0)[:, :, None] & (owed[:, :, None] != ranks)
    base = np.where(owns, view.setting, standing(view))
    row, at, setting = place = np.nonzero(there[:, :, None] & book.real[lever])
    moved = lever[row, at]
    each = np.arange(len(row))
    wanted = base[row]
    wanted[each, moved] = setting
    exposed = _collapsed(book, seen, wanted, row, moved)
    after = forecast(
        book,
        view,
        np.concatenate([row, row, everyone]),
        np.concatenate([wanted, wanted if answers(book, view) else exposed, base]),
        farthest=FARTHEST,
        afterwards=np.concatenate([wanted, exposed, base]),
    )
    seat = np.concatenate([seen.seat[row], seen.seat[row], seen.seat])
    own = value(book, after, seat)
    own -= LINE * crossings(book, after)[np.arange(len(seat)), seat]
    size = len(row)
    hoped, feared, still = own[:size], own[size : 2 * size] - FOUND_OUT, own[2 * size :]
    caught = _risk(book, seen, row, moved, setting)
    expected = np.where(breaks[place], ((100 - caught) * hoped + caught * feared) // 100, hoped)
    menu = commit_menu(book, view)
    price = menu.price[everyone[:, None], hand]
    gain = np.full(breaks.shape, NEVER)
    gain[place] = expected - still[row] - price[place] * MANDATE // 100
    legal = menu.sure[everyone[:, None], hand] & there[:, :, None] & book.real[lever]
    return OwnMoves(hand, lever, there, gain, price, legal, owed, breaks)


def _owed(book: Rulebook, seen: Rows, lever: Whole) -> Whole:
    """The setting the seat has signed, or else announced, for each of these levers: [R, H]."""
    view, at = seen.view, np.arange(len(seen))[:, None]
    signed = view.signer[at, lever, seen.seat[:, None]] & ~book.binding[lever]
    clause = np.where(signed, view.clause[at, lever], -1)
    return np.where(clause >= 0, clause, view.promised[at, lever])


def _risk(book: Rulebook, seen: Rows, row: Whole, lever: Whole, setting: Whole) -> Whole:
    """How likely, in percent, a breach by this setting is found out: [N].

    A hidden one runs the risk of every other round that is left, for it can still be undone in time; but
    whatever is broken in the last round is answered.
    """
    view = seen.view
    if answers(book, view):
        return np.full(len(row), 100)
    rules = book.scenario.agreements.verification
    chance = book.covert_chance[lever, setting] // 100
    if rules is not None:
        chance = chance + view.verified[row, lever] * rules.exposes
    rounds = (book.rounds - view.round) // 2 + 1
    hidden = 1 - (1 - np.clip(chance, 0, 100) / 100) ** rounds
    risk = np.where(book.covert[lever, setting], np.rint(hidden * 100), 100)
    return risk.astype(np.int64)


def _collapsed(book: Rulebook, seen: Rows, wanted: Whole, row: Whole, lever: Whole) -> Whole:
    """The settings to expect once a breach on a lever is seen: the others of its deal start afresh.

    After the last round they go back to what stood before, as the rules have it.
    """
    view = seen.view
    if view.round == book.rounds and not answers(book, view):
        return wanted
    deal = view.deal[row]
    own = np.take_along_axis(deal, lever[:, None], axis=1)
    same = (deal == own) & (own > 0) & ~book.owns[seen.seat[row]]
    back = np.where(same, book.start, wanted)
    if view.round == book.rounds:
        back = np.where(same & ~book.binding, view.free[row, seen.seat[row]], wanted)
    return np.where(unagreed(book, view.clause[row], view.setting[row], back), wanted, back)


def chosen_options(book: Rulebook, seen: Rows) -> tuple[Whole, Whole]:
    """The best answers to the questions put to seats: [R, E] options or -1, and their price [R]."""
    view = seen.view
    option = np.full((len(seen), len(book.events)), -1, dtype=np.int64)
    spent = np.zeros(len(seen), dtype=np.int64)
    asked = view.pending & (book.choice_seat == seen.seat[:, None])
    if not asked.any():
        return option, spent
    legal = (commit_menu(book, view).option == 0) & asked[:, :, None]
    place = np.nonzero(legal)
    worth = np.full(legal.shape, NEVER)
    worth[place] = _worth_of_options(book, seen, *place)
    have, each = seen.own(view.mandate), np.arange(len(seen))
    open_ = np.flatnonzero(asked.any(axis=0))
    for event in open_[np.argsort(book.salt.event[open_])].tolist():
        salt = book.salt.option[event]
        price = book.option_cost[event]
        may = legal[:, event] & (price + spent[:, None] <= have[:, None])
        best = highest(np.where(may, worth[:, event], NEVER * 100)[:, : len(salt)], salt)
        chosen = may[each, best]
        option[:, event] = np.where(chosen, best, -1)
        spent += price[best] * chosen
    return option, spent


def _worth_of_options(book: Rulebook, seen: Rows, row: Whole, event: Whole, rank: Whole) -> Whole:
    """What answering the question of an event so brings the seat of a row: [N] hundredths, the price taken off."""
    view = seen.view
    usual, seat = standing(view)[row], seen.seat[row]
    after = run_ahead(
        book,
        _answered(book, as_if(book, view, row, usual), event, rank),
        usual != view.setting[row],
        min(remaining(book, view), FARTHEST),
    )
    gain = value(book, after, seat) - book.option_cost[event, rank] * MANDATE // 100
    crossed: Whole = crossings(book, after)[np.arange(len(seat)), seat]
    return gain - LINE * crossed


def _answered(book: Rulebook, imagined: Imagined, event: Whole, rank: Whole) -> Imagined:
    """Imagine that the question of an event was answered, in each row [N]."""
    blocks = book.option_blocks
    owner = np.array([row.owner for row in blocks.rows], dtype=np.int64)
    taken = (event[:, None] == owner) & (rank[:, None] == blocks.choice)
    effect = taken.astype(np.int64) @ blocks.indicator
    chose = imagined.chose.copy()
    chose[np.arange(len(event)), event] = rank
    return imagined.changed(indicator=within(book, imagined.indicator + effect), chose=chose)
