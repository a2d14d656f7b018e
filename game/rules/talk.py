"""The talk: proposals, promises, denials, marks, notices, and answers."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from game.rules.arrays import Array, Mask, choose, some
from game.rules.beats import DECLINE, PLACE, SIGN, WITHDRAW, AnswerOrders, ProposeOrders
from game.rules.position import Position, of_same_deal
from game.rules.rulebook import Rulebook
from game.rules.signing import packages, parties
from game.rules.writing import Placement, Sight

BY_PROPOSER = (("order", "proposal"),)


def place_proposals(
    book: Rulebook, position: Position, orders: ProposeOrders, exchange: int
) -> Iterator[Placement]:
    """Put new packages on the table and take withdrawn ones off (cases talk-1 and talk-7).

    A new package replaces the seat's old one and clears its signatures; the proposer has signed. Its
    parties are told of it; those of the old one find it gone.
    """
    changed = (orders.action == PLACE) | (orders.action == WITHDRAW)
    if not changed.any():
        return
    new = packages(orders, changed)
    at = new.game, new.proposer
    placed = orders.action[at] == PLACE
    wide = placed[:, None]
    party = parties(book, new) & wide
    clause = (new.clause + 1) * wide - 1
    age = position.round * 10 + exchange

    def seen_by_parties() -> Mask:
        who = position.offer_party & position.offered[:, :, None]
        who[at] = np.where(wide, party, who[at])
        return who

    def put(fact: str, rows: Array | int) -> Placement:
        after = getattr(position, fact).copy()
        after[at] = rows
        return Placement("proposal", fact, after, BY_PROPOSER, sight=seen_by_parties)

    yield put("offered", placed)
    yield put("offer_party", party)
    yield put("offer", clause)
    yield put("offer_public", new.public & (clause >= 0))
    yield put("offer_verified", new.verified & (clause >= 0))
    yield put("offer_pay", new.pay * wide[:, :, None])
    yield put("offer_open", orders.open[at] & placed)
    yield put("offer_rounds", orders.rounds[at] * placed)
    yield put("offer_age", age * placed)
    yield put("offer_deal", 0)
    yield put("awaiting", False)
    yield put("signed", book.itself[new.proposer] & wide)
    yield put("declined", False)
    yield put("blocking", -1)
    yield put("would", -1)


def promises(book: Rulebook, position: Position, orders: ProposeOrders) -> Iterator[Placement]:
    """Note what a seat announces in public for this round's reveal (case talk-2)."""
    if (orders.promise >= 0).any():
        after = position.promised.copy()
        hands = book.hand_lever
        after[:, hands] = np.where(orders.promise >= 0, orders.promise, after[:, hands])
        yield Placement("promise", "promised", after, (("owner_order", "lever"),))


def denials(book: Rulebook, position: Position, orders: ProposeOrders) -> Iterator[Placement]:
    """Note which hidden setting a seat denies in public (case talk-3)."""
    if (orders.deny >= 0).any():
        hands = book.hand_lever
        after, when = position.denied.copy(), position.denied_round.copy()
        after[:, hands] = np.where(orders.deny >= 0, orders.deny, after[:, hands])
        when[:, hands] = np.where(orders.deny >= 0, position.round, when[:, hands])
        yield Placement("denial", "denied", after, (("owner_order", "lever"),))
        yield Placement("denial", "denied_round", when, (("owner_order", "lever"),))


def marks(book: Rulebook, position: Position, orders: ProposeOrders) -> Iterator[Placement]:
    """Tell others what matters most; it moves no number (cheap talk: Kydd 2005; case talk-4)."""
    if orders.mark.any():
        seats = book.itself

        def giver_and_hearer() -> Mask:
            both = seats[:, None, None, :] | seats[None, :, None, :]
            return np.broadcast_to(both, (position.games, *orders.mark.shape[1:], len(seats)))

        after = position.marked | orders.mark
        yield Placement("mark", "marked", after, (("order", "seat"),), sight=giver_and_hearer)


def notices(book: Rulebook, position: Position, orders: ProposeOrders) -> Iterator[Placement]:
    """Shorten an agreement on which a signatory has given notice (case talk-5)."""
    leaving = orders.leave & position.signer.transpose(0, 2, 1)
    if leaving.any():
        ended = of_same_deal(position, some(leaving, 1))
        last = position.round + book.scenario.agreements.notice - 1
        until = np.where(ended, np.minimum(position.until, last), position.until)
        yield Placement("notice", "until", until, (("notice", "lever"),), sight=_signers(position))


def free_at_once(position: Position) -> Mask:
    """Tell which clauses end now because a notice takes no time: [G, L] (case talk-8)."""
    return (position.clause >= 0) & (position.until < position.round)


def _signers(position: Position) -> Sight:
    def who() -> Mask:
        return position.signer | position.public[:, :, None]

    return who


def answers(book: Rulebook, position: Position, orders: AnswerOrders) -> Iterator[Placement]:
    """Note who signs, who declines, and which clause is in the way (cases talk-6 and ratify-5)."""
    if not orders.answer.any():
        return
    because = (("order", "seat"),)

    def seen_by_parties() -> Mask:
        return np.broadcast_to(
            position.offer_party[:, :, None, :], (*orders.answer.shape, len(book.seats))
        )

    def put(fact: str, after: Array) -> Placement:
        return Placement("answer", fact, after, because, sight=seen_by_parties)

    signs, declines = orders.answer == SIGN, orders.answer == DECLINE
    yield put("signed", (position.signed | signs) & ~declines)
    yield put("declined", (position.declined | declines) & ~signs)
    withdrawn = some(position.signed & declines, 2)
    if (position.awaiting & withdrawn).any():
        yield Placement(
            "answer",
            "awaiting",
            position.awaiting & ~withdrawn,
            (("offered", "proposal"),),
            sight=lambda: position.offer_party,
        )
    answered = signs | declines
    yield put("blocking", choose(answered, (orders.blocking + 1) * declines - 1, position.blocking))
    yield put("would", choose(answered, (orders.would + 1) * declines - 1, position.would))
