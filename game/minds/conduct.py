"""What a self-interested seat does with its own levers: keep, break, move, and answer events."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.minds.guess import LINE, crossings
from game.minds.outlook import FARTHEST, standing, value
from game.minds.weighing import MANDATE
from game.rules.arrays import Mask, Whole
from game.rules.forecast import as_if, forecast, remaining, run_ahead
from game.rules.imagined import Imagined
from game.rules.legality import commit_menu
from game.rules.rulebook import Rulebook
from game.rules.sight import Observation

TEMPTED = 100
"""Hundredths of a point of expected gain from which a seat breaks its word."""
FOUND_OUT = 250
"""Hundredths of a point that a seat counts for being caught with a broken word, trust and all."""


@dataclass(frozen=True, slots=True)
class OwnMoves:
    """Every setting of every own hand, and what ordering it is expected to bring."""

    hand: Whole
    """[C]"""
    setting: Whole
    """[C]"""
    gain: Whole
    """[G, C] over leaving the lever as it is, in hundredths, the price taken off"""
    price: Whole
    """[G, C]"""
    legal: Mask
    """[G, C]"""
    owed: Whole
    """[G, C] the setting the seat has given its word for; -1 none"""
    broken: Mask
    """[G, C] whether it would break that word"""


def deeds(book: Rulebook, seen: Observation) -> OwnMoves:
    """Weigh every order the seat could give to its own levers."""
    view, seat = seen.view, seen.seat
    hands = np.flatnonzero(book.hand_seat == seat)
    at, setting = np.nonzero(book.real[book.hand_lever[hands]])
    hand = hands[at]
    lever = book.hand_lever[hand]
    count, everyone = len(hand), np.arange(view.games)
    owed = _owed(book, seen, lever)
    breaks = (owed >= 0) & (owed != setting)
    base = standing(view)
    base[:, book.owns[seat]] = view.setting[:, book.owns[seat]]
    games = np.repeat(everyone, count)
    rows = np.arange(len(games))
    wanted = base[games]
    wanted[rows, np.tile(lever, view.games)] = np.tile(setting, view.games)
    exposed = _collapsed(book, seen, wanted, games, np.tile(lever, view.games))
    menu = commit_menu(book, view)
    settings = np.concatenate([wanted, exposed, base])
    index = np.concatenate([games, games, everyone])
    after = forecast(book, view, index, settings, farthest=FARTHEST)
    own = value(book, after, seat) - LINE * crossings(book, after)[:, seat]
    size = len(games)
    hoped = own[:size].reshape(view.games, count)
    feared = own[size : 2 * size].reshape(view.games, count) - FOUND_OUT
    caught = _risk(book, seen, lever, setting)
    expected = np.where(breaks, ((100 - caught) * hoped + caught * feared) // 100, hoped)
    price = menu.price[:, hand, setting]
    return OwnMoves(
        hand=hand,
        setting=setting,
        gain=expected - own[2 * size :, None] - price * MANDATE // 100,
        price=price,
        legal=menu.setting[:, hand, setting] == 0,
        owed=owed,
        broken=breaks,
    )


def _owed(book: Rulebook, seen: Observation, lever: Whole) -> Whole:
    """The setting the seat has signed, or else announced, for each of these levers: [G, C]."""
    view, seat = seen.view, seen.seat
    signed = view.signer[:, lever, seat] & ~book.binding[lever]
    clause = np.where(signed, view.clause[:, lever], -1)
    return np.where(clause >= 0, clause, view.promised[:, lever])


def _risk(book: Rulebook, seen: Observation, lever: Whole, setting: Whole) -> Whole:
    """How likely, in percent, a breach by this setting is found out: [G, C].

    A hidden one runs the risk of every other round that is left, for it can still be undone in time.
    """
    view = seen.view
    rules = book.scenario.agreements.verification
    chance = np.broadcast_to(book.covert_chance[lever, setting], (view.games, len(lever))) // 100
    if rules is not None:
        chance = chance + view.verified[:, lever] * rules.exposes
    rounds = (book.rounds - view.round) // 2 + 1
    hidden = 1 - (1 - np.clip(chance, 0, 100) / 100) ** rounds
    risk = np.where(book.covert[lever, setting], np.rint(hidden * 100), 100)
    return risk.astype(np.int64)


def _collapsed(
    book: Rulebook, seen: Observation, wanted: Whole, games: Whole, lever: Whole
) -> Whole:
    """The settings to expect once a breach on a lever is seen: the others of its deal start afresh.

    In the last round nobody can answer any more.
    """
    view = seen.view
    if view.round == book.rounds:
        return wanted
    deal = view.deal[games]
    own = np.take_along_axis(deal, lever[:, None], axis=1)
    same = (deal == own) & (own > 0) & ~book.owns[seen.seat]
    return np.where(same, book.start, wanted)


def chosen_options(book: Rulebook, seen: Observation) -> tuple[Whole, Whole]:
    """The best answers to the questions put to the seat: [G, E] options or -1, and their price [G]."""
    view, seat = seen.view, seen.seat
    option = np.full((view.games, len(book.events)), -1, dtype=np.int64)
    spent = np.zeros(view.games, dtype=np.int64)
    asked = [
        e for e in np.flatnonzero(book.choice_seat == seat).tolist() if view.pending[:, e].any()
    ]
    if not asked:
        return option, spent
    legal = commit_menu(book, view).option == 0
    rounds = min(remaining(book, view), FARTHEST)
    for event in asked:
        games = np.flatnonzero(view.pending[:, event])
        choices = len(book.options[event])
        rank = np.tile(np.arange(choices), len(games))
        rows = np.repeat(games, choices)
        usual = standing(view)[rows]
        after = run_ahead(
            book,
            _answered(book, as_if(book, view, rows, usual), event, rank),
            usual != view.setting[rows],
            rounds,
        )
        price = book.option_cost[event, rank]
        gain = value(book, after, seat) - price * MANDATE // 100
        gain -= LINE * crossings(book, after)[:, seat]
        may = legal[rows, event, rank] & (price + spent[rows] <= view.mandate[rows, seat])
        table = np.where(may, gain, -(10**9)).reshape(len(games), choices)
        option[games, event] = np.where(
            may.reshape(table.shape).any(axis=1), table.argmax(axis=1), -1
        )
        price = book.option_cost[event, np.maximum(option[:, event], 0)]
        spent += price * (option[:, event] >= 0)
    return option, spent


def _answered(book: Rulebook, imagined: Imagined, event: int, rank: Whole) -> Imagined:
    """Imagine that the question of an event was answered: `rank` [N] are the options."""
    blocks = [i for i, row in enumerate(book.option_blocks.rows) if row.owner == event]
    taken = rank[:, None] == book.option_blocks.choice[blocks]
    effect = taken.astype(np.int64) @ book.option_blocks.indicator[blocks]
    chose = imagined.chose.copy()
    chose[:, event] = rank
    return imagined.changed(
        indicator=np.clip(imagined.indicator + effect, book.low, book.high), chose=chose
    )
