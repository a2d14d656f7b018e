"""A mind that begins friendly and then does as is done to it."""

from __future__ import annotations

import numpy as np

from game.minds.memory import Memory
from game.minds.mind import Reason, reason
from game.minds.outlook import standing
from game.minds.packages import place, signing_prices
from game.rules.arrays import Mask, Seeds, Whole
from game.rules.beats import (
    DECLINE,
    SIGN,
    WITHDRAW,
    AnswerOrders,
    BeatOrders,
    CommitOrders,
    ProposeOrders,
    RatifyOrders,
)
from game.rules.legality import answer_menu, commit_menu, propose_menu, ratify_menu
from game.rules.resolve import phase_of
from game.rules.rulebook import Rulebook
from game.rules.sight import Observation

APART = 2_500
"""Hundredths of a cooperation rating by which one may lead those who stand still."""
RESERVE = 100
"""Hundredths of mandate kept back for signing."""
CHEATED = 1_500
"""Hundredths of trust below which nothing is signed with a proposer."""


class TitForTat:
    """Cooperates first, then mirrors: a step up for a step up, a step down for a step down.

    Nice, retaliating, forgiving and clear (Axelrod 1984), on levers with many settings by their
    cooperation ratings. It keeps what it signs, and signs what asks of others about as much as of
    itself. With one lever of two settings each it is the classic strategy.
    """

    name = "tit_for_tat"

    def __init__(self, seeds: Seeds) -> None:
        self.seeds = seeds

    def decide(
        self, book: Rulebook, seen: Observation, memory: Memory, phase: str, beat: BeatOrders
    ) -> tuple[Reason, ...]:
        """Mirror."""
        match beat:
            case ProposeOrders():
                reasons = _propose(book, seen, beat)
            case AnswerOrders():
                reasons = _answer(book, seen, beat)
            case RatifyOrders():
                may = ratify_menu(book, seen.view).approve[:, :, seen.seat] == 0
                balance = balances(book, seen, seen.view.offer)
                beat.approve[:, :, seen.seat] = np.where(
                    may, np.where(balance >= 0, SIGN, DECLINE), 0
                )
                reasons = []
            case CommitOrders():
                reasons = _commit(book, seen, beat)
            case _:
                return ()
        if seen.view.games > 1:
            return ()
        return tuple(reasons) or (reason(book, seen, "nothing_to_do"),)


def ratings(book: Rulebook, setting: Whole) -> Whole:
    """The cooperation rating of each of these settings [..., L], in hundredths."""
    return book.rating[np.arange(len(book.levers)), setting]


def mood(book: Rulebook, seen: Observation) -> Whole:
    """Which way the seat answers the others: a step up (1), down (-1) or none (0): [G].

    Up in the first round. Then the way most of the others were seen to go; if they stand still, down
    if one is far ahead of them.
    """
    view, seat = seen.view, seen.seat
    if view.round == 1:
        return np.ones(view.games, dtype=np.int64)
    others = book.actors & (np.arange(len(book.seats)) != seat)
    went = np.sign((view.step * others).sum(axis=1))
    weight = book.lever_weight * book.in_play
    mine = weight * book.owns[seat]
    theirs = weight * (book.owners > 0) * ~book.owns[seat]
    rated = ratings(book, view.setting)
    own = rated @ mine // max(int(mine.sum()), 1)
    other = rated @ theirs // max(int(theirs.sum()), 1)
    ahead = (own - other > APART) & (theirs.sum() > 0)
    return np.where(went != 0, went, np.where(ahead, -1, 0))


def balances(book: Rulebook, seen: Observation, offer: Whole) -> Whole:
    """By how much packages [G, P, L] ask more cooperation of the others than of oneself: [G, P].

    Levers of the table and joint levers count for both. Half of what one gives must come back.
    """
    usual = standing(seen.view)[:, None]
    step = np.where(offer >= 0, ratings(book, np.maximum(offer, 0)) - ratings(book, usual), 0)
    step = step * book.lever_weight
    mine = step @ book.owns[seen.seat].astype(np.int64)
    alone = book.owns[seen.seat] & (book.owners == 1)
    theirs = step @ (~alone).astype(np.int64)
    return theirs - mine // 2


def _propose(book: Rulebook, seen: Observation, beat: ProposeOrders) -> list[Reason]:
    """Offer a step for a step: an own lever against that of a partner, another partner each round."""
    view, seat = seen.view, seen.seat
    _, exchange = phase_of(book, view)
    refused = view.declined[:, seat].any(axis=1) & (exchange == 1)
    offer = view.offer[:, seat]
    refused |= ((offer >= 0) & (offer == standing(view))).any(axis=1)
    kept = view.offered[:, seat] & ~refused
    if not book.actors[seat] or kept.all():
        return []
    up = _next_up(book, seen, propose_menu(book, view).clause == 0)
    own = np.where(book.owns[seat], up, -1)
    clause = np.full((view.games, len(book.levers)), -1, dtype=np.int64)
    _take_first(clause, own)
    others = [s for s in np.flatnonzero(book.actors) if s != seat]
    for turn in range(len(others)):
        partner = others[(view.round + seat + turn) % len(others)]
        todo = ((clause >= 0).sum(axis=1) < 2)[:, None]
        _take_first(clause, np.where(book.owns[partner] & ~book.owns[seat] & todo, up, -1))
    trusting = mood(book, seen) >= 0
    rules = book.scenario.agreements.verification
    named = clause >= 0
    check = named & (rules is not None) & book.covert.any(axis=1) & ~book.owns[seat]
    check &= ~_too_dear(book, seen, clause, check)[:, None]
    wants = trusting & (named.sum(axis=1) > 1) & ~kept
    wants &= ~_too_dear(book, seen, clause, check)
    placed = place(book, seen, beat, clause, np.ones_like(named), check, wants)
    stale = refused & view.offered[:, seat] & ~placed
    beat.action[:, seat] = np.where(stale, WITHDRAW, beat.action[:, seat])
    if view.games == 1 and placed[0]:
        lever = int(np.argmax(named[0] & (book.owns[seat] | ~(named[0] & book.owns[seat]).any())))
        facts = {"lever": book.levers[lever], "setting": book.settings[lever][clause[0, lever]]}
        return [reason(book, seen, "mirrors", facts)]
    return []


def _too_dear(book: Rulebook, seen: Observation, clause: Whole, check: Mask) -> Mask:
    """Whether some party could not pay for such a package [G, L], as far as one can tell: [G]."""
    view = seen.view
    party = (((clause >= 0).astype(np.int64) @ book.owns.T) > 0) & book.actors
    party[:, seen.seat] = True
    games = np.arange(view.games)
    prices = signing_prices(book, view, games, clause, check, party, seen.seat)
    return np.logical_or.reduce(prices > view.mandate, axis=1)


def _next_up(book: Rulebook, seen: Observation, legal: Mask) -> Whole:
    """The nearest more cooperative setting of each lever without a clause: [G, L], -1 for none."""
    view = seen.view
    rating = np.where(book.real & book.in_play[:, None], book.rating, -1)
    now = ratings(book, view.setting)[:, :, None]
    better = legal & (rating[None] > now) & (view.clause < 0)[:, :, None]
    far = np.where(better, rating[None] - now, 10**6)
    return np.where(better.any(axis=2), far.argmin(axis=2), -1)


def _take_first(clause: Whole, wanted: Whole) -> None:
    """Add the first of the wanted settings [G, L] to each package."""
    games = np.flatnonzero((wanted >= 0).any(axis=1))
    lever = (wanted >= 0).argmax(axis=1)[games]
    clause[games, lever] = wanted[games, lever]


def _answer(book: Rulebook, seen: Observation, beat: AnswerOrders) -> list[Reason]:
    view, seat = seen.view, seen.seat
    menu = answer_menu(book, view)
    asked = menu.decline[:, :, seat] == 0
    fair = balances(book, seen, view.offer) >= 0
    friendly = (view.step >= 0) & (view.trust[:, seat] >= CHEATED)
    left_out = (view.signer[:, None] & ~view.offer_party[:, :, None, :]).any(axis=3)
    fair &= ~((view.offer >= 0) & (view.clause >= 0)[:, None] & left_out).any(axis=2)
    asked &= ~(view.signed[:, :, seat] & fair & friendly)
    if not asked.any():
        return []
    payable = menu.sign[:, :, seat] == 0
    signs = asked & fair & friendly & payable
    signs &= np.cumsum(menu.cost[:, :, seat] * signs, axis=1) <= view.mandate[:, [seat]]
    beat.answer[:, :, seat] = np.where(signs, SIGN, np.where(asked, DECLINE, 0))
    own_step = np.where(
        (view.offer >= 0) & (book.owns[seat] | (book.owners == 0)),
        ratings(book, np.maximum(view.offer, 0)) - ratings(book, standing(view))[:, None],
        -1,
    )
    back = np.where(
        view.offer >= 0,
        ratings(book, np.maximum(view.offer, 0)) - ratings(book, standing(view))[:, None],
        0,
    )
    worst = np.where(back.min(axis=2) < 0, back.argmin(axis=2), own_step.argmax(axis=2))
    blocking = np.where(asked & ~signs & ~fair, worst, -1)
    beat.blocking[:, :, seat] = blocking
    return _said(book, seen, signs, asked, friendly, fair, blocking) if view.games == 1 else []


def _said(
    book: Rulebook,
    seen: Observation,
    signs: Mask,
    asked: Mask,
    friendly: Mask,
    fair: Mask,
    blocking: Whole,
) -> list[Reason]:
    view, reasons = seen.view, []
    for proposer in np.flatnonzero(asked[0]):
        facts: dict[str, str | int] = {"proposer": book.seats[proposer]}
        if signs[0, proposer]:
            code = "mirrors"
        elif not friendly[0, proposer]:
            code = "retaliates"
        elif fair[0, proposer]:
            code = "cannot_pay"
            cost = answer_menu(book, view).cost[0, :, seen.seat]
            have = int(view.mandate[0, seen.seat] - (cost * signs[0]).sum())
            facts |= {"price": int(cost[proposer]), "have": have}
        elif blocking[0, proposer] >= 0:
            code = "clause_in_the_way"
            lever = int(blocking[0, proposer])
            rank = int(view.offer[0, proposer, lever])
            facts |= {"lever": book.levers[lever], "setting": book.settings[lever][rank]}
        else:
            code = "not_better_for_us"
        reasons.append(reason(book, seen, code, facts, spoken=code != "cannot_pay"))
    return reasons


def _commit(book: Rulebook, seen: Observation, beat: CommitOrders) -> list[Reason]:
    """Keep every word given; of the free levers move the one that mirrors the others best."""
    view, seat = seen.view, seen.seat
    menu = commit_menu(book, view)
    way = mood(book, seen)
    left = view.mandate[:, seat].copy()
    codes: dict[int, str] = {}
    free: list[tuple[int, Whole]] = []
    for hand in np.flatnonzero(book.hand_seat == seat).tolist():
        lever = book.hand_lever[hand]
        owed = np.where(view.signer[:, lever, seat], view.clause[:, lever], -1)
        owed = np.where(owed >= 0, owed, view.promised[:, lever])
        left = _order(beat, menu.setting, menu.price, hand, owed, left)
        codes[hand] = "keeps_word"
        free.append((hand, np.where(owed < 0, way, 0)))
    moved = np.zeros(view.games, dtype=bool)
    for hand, direction in free:
        wanted = _step(book, seen, hand, np.where(moved, 0, direction), menu.setting)
        before = left
        left = _order(
            beat, menu.setting, menu.price, hand, wanted, left, RESERVE * (view.round < book.rounds)
        )
        stepped = (wanted >= 0) & (beat.setting[:, hand] >= 0)
        moved |= stepped & (book.owners[book.hand_lever[hand]] == 1)
        if view.games == 1 and stepped[0] and before[0] >= left[0]:
            codes[hand] = "retaliates" if way[0] < 0 else "mirrors"
    if view.games > 1:
        return []
    reasons = []
    for hand, code in codes.items():
        ordered = int(beat.setting[0, hand])
        if ordered >= 0:
            at = int(book.hand_lever[hand])
            facts = {"lever": book.levers[at], "setting": book.settings[at][ordered]}
            reasons.append(reason(book, seen, code, facts))
    return reasons


def _order(
    beat: CommitOrders,
    legal: Whole,
    price: Whole,
    hand: int,
    wanted: Whole,
    left: Whole,
    reserve: int = 0,
) -> Whole:
    """Order a setting [G] where it is legal and paid for; return the mandate left."""
    at = np.maximum(wanted, 0)[:, None]
    cost = np.take_along_axis(price[:, hand], at, axis=1)[:, 0]
    may = np.take_along_axis(legal[:, hand], at, axis=1)[:, 0] == 0
    may &= (wanted >= 0) & ((cost == 0) | (cost + reserve <= left))
    beat.setting[:, hand] = np.where(may, wanted, beat.setting[:, hand])
    return left - cost * may


def _step(book: Rulebook, seen: Observation, hand: int, direction: Whole, legal: Whole) -> Whole:
    """The legal setting whose rating is the next in that direction [G]; -1 for none.

    It never hides: a mirror that nobody sees teaches nothing.
    """
    lever = book.hand_lever[hand]
    now = book.rating[lever, seen.view.setting[:, lever]][:, None]
    gap = (book.rating[lever] - now) * direction[:, None]
    may = (legal[:, hand] == 0) & (gap > 0) & ~book.covert[lever]
    gap = np.where(may, gap, 10**6)
    return np.where(may.any(axis=1), gap.argmin(axis=1), -1)
