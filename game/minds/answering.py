"""How a self-interested seat answers: sign, or say which clause is in the way and what would do."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.minds.outlook import standing
from game.minds.packages import speakable
from game.minds.weighing import MANDATE, Drafts, weigh
from game.rules.arrays import Mask, Whole
from game.rules.legality import answer_menu, propose_menu
from game.rules.rulebook import Rulebook
from game.rules.sight import Observation

NEVER = -(10**9)


@dataclass(frozen=True, slots=True)
class Asked:
    """Proposals that wait for an answer, one a row, weighed as they stand."""

    game: Whole
    proposer: Whole
    gain: Whole
    """own expected gain in hundredths of a point, payments counted"""
    price: Whole
    """mandate that signing costs, payments counted"""
    payable: Mask
    wrongs: Mask
    signed: Mask
    """whether the seat has signed it before, and it still waits for others"""


@dataclass(frozen=True, slots=True)
class Variants:
    """The same proposals with one clause changed (`setting`) or left out (-1), one a row."""

    row: Whole
    """which of the proposals"""
    lever: Whole
    setting: Whole
    gain: Whole
    price: Whole
    wrongs: Mask


def weigh_asked(book: Rulebook, seen: Observation) -> tuple[Asked, Variants]:
    """Weigh every proposal the seat may answer, and everything that could be changed in one clause."""
    view, seat = seen.view, seen.seat
    menu = answer_menu(book, view)
    game, proposer = np.nonzero(menu.decline[:, :, seat] == 0)
    offer = view.offer[game, proposer]
    legal = propose_menu(book, view).clause == 0
    legal = legal[game] & _concessions(book, seen, game, offer)
    row, lever, setting = _changes(legal, offer)
    source = np.concatenate([np.arange(len(game)), row])
    clause = offer[source]
    changed = np.arange(len(game), len(source))
    clause[changed, lever] = setting
    drafts = Drafts(
        games=game[source],
        clause=clause,
        public=view.offer_public[game, proposer][source],
        verified=view.offer_verified[game, proposer][source],
        party=view.offer_party[game, proposer][source],
    )
    weights = weigh(book, seen, drafts)
    money, points = _payments(book, seen, game, proposer)
    gain = weights.gain + (money * MANDATE // 100 + points)[source]
    price = weights.price - money[source]
    count = len(game)
    asked = Asked(
        game,
        proposer,
        gain[:count],
        price[:count],
        menu.sign[game, proposer, seat] == 0,
        weights.wrongs[:count],
        view.signed[game, proposer, seat],
    )
    return asked, Variants(row, lever, setting, gain[count:], price[count:], weights.wrongs[count:])


def _changes(legal: Mask, offer: Whole) -> tuple[Whole, Whole, Whole]:
    """List every change of one clause of each proposal: leaving it out, or another legal setting."""
    named = offer >= 0
    ranks = np.arange(legal.shape[2])
    other = named[:, :, None] & legal & (offer[:, :, None] != ranks)
    row, lever, setting = np.nonzero(other)
    out_row, out_lever = np.nonzero(named & (named.sum(axis=1) > 1)[:, None])
    nothing = np.full(len(out_row), -1)
    return (
        np.concatenate([out_row, row]),
        np.concatenate([out_lever, lever]),
        np.concatenate([nothing, setting]),
    )


def _concessions(book: Rulebook, seen: Observation, game: Whole, offer: Whole) -> Mask:
    """Settings a seat may name in its answer: of own levers those half-way to what is asked: [N, L, K]."""
    ranks = np.arange(book.real.shape[1])
    usual, asked = standing(seen.view)[game][:, :, None], offer[:, :, None]
    low, high = np.minimum(usual, asked), np.maximum(usual, asked)
    half_way = (low < ranks) & (ranks < high)
    return np.where(book.owns[seen.seat][:, None], half_way, speakable(book, seen.seat))


def _payments(
    book: Rulebook, seen: Observation, game: Whole, proposer: Whole
) -> tuple[Whole, Whole]:
    """What a proposal pays the seat: mandate, and score for points in its purse, in hundredths: [N]."""
    pay = seen.view.offer_pay[game, proposer][:, :, seen.seat]
    purse = int(book.purse[seen.seat])
    if purse < 0:
        return pay[:, 0], pay[:, 1] * 0
    span = max(int(book.high[purse] - book.low[purse]), 1)
    share = book.interest[seen.seat, purse] * book.normal_sign[purse]
    return pay[:, 0], pay[:, 1] * share * 100 // span


def signatures(seen: Observation, asked: Asked, clauses: Whole, margin: int) -> tuple[Mask, Whole]:
    """Choose what to sign: the best first, within the budget, and never two on one lever.

    `clauses` [N, L] are the packages. The second answer is the lever that a proposal shares with one
    that is signed instead; -1 where there is none.
    """
    budget = seen.view.mandate[:, seen.seat].copy()
    taken = np.full((seen.view.games, clauses.shape[1]), False)
    signs = np.zeros(len(asked.game), dtype=bool)
    rival = np.full(len(asked.game), -1, dtype=np.int64)
    good = (asked.gain >= margin) & asked.payable & ~asked.wrongs & ~asked.signed
    for row in np.argsort(-asked.gain, kind="stable"):
        game = asked.game[row]
        named = clauses[row] >= 0
        both = named & taken[game]
        if both.any():
            rival[row] = int(np.argmax(both))
        elif good[row] and asked.price[row] <= budget[game]:
            signs[row] = True
            budget[game] -= max(int(asked.price[row]), 0)
            taken[game] |= named
    return signs, rival


def in_the_way(
    asked: Asked, variants: Variants, seen: Observation, margin: int
) -> tuple[Whole, Whole]:
    """Name the clause in the way of each proposal, and the setting that would do: each [N], or -1.

    The clause is the one whose change helps most. A setting is named only if the seat would sign the
    proposal with that change alone.
    """
    count = len(asked.game)
    blocking = np.full(count, -1, dtype=np.int64)
    would = np.full(count, -1, dtype=np.int64)
    budget = seen.view.mandate[asked.game, seen.seat]
    for row in range(count):
        mine = np.flatnonzero(variants.row == row)
        if not len(mine):
            continue
        gain = np.where(variants.wrongs[mine], NEVER, variants.gain[mine])
        fine = (gain >= margin) & (variants.price[mine] <= budget[row])
        settings = variants.setting[mine] >= 0
        if (fine & settings).any():
            best = mine[np.argmax(np.where(fine & settings, gain, NEVER))]
            blocking[row], would[row] = variants.lever[best], variants.setting[best]
        elif gain.max() > asked.gain[row]:
            blocking[row] = variants.lever[mine[np.argmax(gain)]]
    return blocking, would
