"""Playing on in one's head: what a seat sees, taken as a game, with imagined others and imagined luck.

Rollouts (Tesauro and Galperin 1997; Bertsekas, Tsitsiklis and Wu 1997): each thing that could be ordered
now is tried, the rounds to come are resolved with the rules themselves, and everybody goes on by a simple
policy. All that is tried meets the same luck (common random numbers), so that differences are its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np

from game.minds.briefing import Briefing, Orders, taken
from game.minds.hands import own_hands
from game.minds.outlook import value
from game.minds.weighing import MANDATE
from game.rules.arrays import Mask, Seeds, Whole, some
from game.rules.beats import DECLINE, SIGN, BeatOrders, CommitOrders, RatifyOrders, TalkOrders
from game.rules.chance import SHARES, draw, seeds_of_its_own
from game.rules.forecast import remaining, run_ahead
from game.rules.imagined import Situation
from game.rules.phases import EPILOGUE, PHASES, no_orders
from game.rules.position import Position, pick
from game.rules.resolve import phase_of, resolve
from game.rules.rulebook import Rulebook
from game.rules.salts import paired

AHEAD = 3
"""Rounds resolved in the head at most; what is left is run on as it stands then."""
ANSWERS = 40, 12, 90
"""How likely, in percent, a party signs what seems to change nothing for it, and for how many hundredths
of a point that it seems to gain the chance is one percent higher, up to the third number."""
TRUST = 8
"""Hundredths of a point that a seat counts for a point of the others' trust in it, while there is talk."""
SURE, BELIEF = 80, 6
"""How likely, in percent, somebody nobody trusts is taken to keep its word; and for how many clauses
seen kept or broken that first belief counts."""
SEE_SAW = 50
"""How likely, in percent, a seat answers a step of another with a step of its own the same way."""


@dataclass(frozen=True, slots=True)
class Tries:
    """Orders that are tried, one a row: which game each belongs to, and what is ordered."""

    games: Whole
    """[N]"""
    orders: BeatOrders
    """of N games"""
    liking: Whole
    """[N, T, S] what each seat is guessed to gain by each text on the table, in hundredths"""
    loyal: Mask
    """[N] whether the seat means to keep the clauses it signs, or to leave its levers as they are"""


@dataclass(frozen=True, slots=True)
class Luck:
    """What is imagined of others, row by row."""

    seeds: Seeds
    """[N]"""
    keeps: Mask
    """[N, M] hands that order the clause their lever owes"""
    answers: Whole
    """[N, S, S] lots in basis points, for signatures"""
    mirrors: Mask
    """[N, S] seats that answer steps in kind"""


def rolled(moment: Briefing, tries: Tries, lucks: int) -> Whole:
    """Return the seat's own score, in hundredths of a point, after each try with each luck: [N, lucks].

    What the head does not play, further talk, is counted by what it takes: mandate left and trust. The
    luck is drawn by the mind's own seeds; with the game's it would know what the dice will show.
    """
    book, seen, seat = moment.book, moment.seen, moment.seen.one_seat
    rows = np.repeat(np.arange(len(tries.games)), lucks)
    games = tries.games[rows]
    which = np.tile(np.arange(lucks), len(tries.games))
    luck = _luck(moment, games, which)
    awake = np.repeat(book.actors[None], len(games), axis=0)
    position = pick(seen.view, games).changed(seeds=luck.seeds, awake=awake)
    orders = taken(tries.orders, rows)
    own = book.hand_seat == seat
    disloyal = _own_breaches(book, seat, position, orders) | (~tries.loyal[rows][:, None] & own)
    _others_answer(book, seat, position, orders, luck, tries.liking[rows])
    _others_move(book, seat, position, orders, luck)
    position = resolve(book, position, orders)
    beside = _talk_to_come(book, seat, position)
    last = min(book.rounds, seen.view.round + AHEAD - 1)
    while not position.over.all() and position.round <= last:
        phase, _ = phase_of(book, position)
        beat = PHASES[phase].beat
        if beat is TalkOrders:
            if not position.offered.any():
                # Nobody puts anything in one's head.
                position = position.changed(phase=position.phase + 1)
                continue
            position = position.changed(awake=np.repeat(book.actors[None], position.games, axis=0))
        orders = no_orders(book, phase, position.games)
        _others_answer(book, seat, position, orders, luck, tries.liking[rows])
        if isinstance(orders, CommitOrders):
            _others_move(book, seat, position, orders, luck)
            _keep_own_word(book, seat, position, orders, disloyal)
        elif phase == EPILOGUE:
            position = resolve(book, position, orders)
            break
        position = resolve(book, position, orders)
    ends: Situation = position
    if not position.over.all():
        none = np.zeros_like(position.setting, dtype=bool)
        ends = run_ahead(book, position, none, remaining(book, position))
    own = value(book, ends, np.full(ends.games, seat)) + beside
    return own.reshape(len(tries.games), lucks)


def joined(parts: Sequence[Orders]) -> Orders:
    """Put the orders of several batches of the same phase one after the other."""
    kind = type(parts[0])
    return kind(
        **{
            item.name: np.concatenate([getattr(part, item.name) for part in parts])
            for item in fields(kind)
        }
    )


def _talk_to_come(book: Rulebook, seat: int, position: Position) -> Whole:
    """What mandate and the trust of others are worth for agreements still to be made: [N] hundredths."""
    left = book.rounds - position.round + (position.phase < len(book.phases))
    if left <= 0:
        return np.zeros(position.games, dtype=np.int64)
    others = book.actors & (np.arange(len(book.seats)) != seat)
    trust = position.trust[:, others, seat].sum(axis=1) // max(int(others.sum()), 1)
    return position.mandate[:, seat] * MANDATE // 100 + trust * TRUST * left // book.rounds // 100


def _luck(moment: Briefing, games: Whole, which: Whole) -> Luck:
    """Draw what is imagined: alike for all that is tried in one game with one luck."""
    book, seen = moment.book, moment.seen
    own = seeds_of_its_own(moment.seeds[games] + which.astype(np.uint64) * np.uint64(7_919), 1)
    own = own + np.uint64(seen.view.round)
    seats = book.salt.seat
    keeps = draw(own, 0, "imagined word", seats) < (word(moment) * (SHARES // 100))[games]
    return Luck(
        seeds=own,
        keeps=keeps[:, book.hand_seat],
        answers=draw(own, 0, "imagined answer", paired(np.arange(len(seats))[:, None], seats)),
        mirrors=draw(own, 0, "imagined mirror", seats) < SEE_SAW * SHARES // 100,
    )


def word(moment: Briefing) -> Whole:
    """How likely, in percent, each seat is taken to keep what it signs for good: [G, S].

    Trust says what to expect at first, and the clauses it was seen to keep and to break correct that
    (a beta prior: Josang and Ismail 2002).
    """
    memory, view = moment.memory, moment.seen.view
    prior = BELIEF * (SURE + (100 - SURE) * moment.seen.own(view.trust) // 10_000)
    seen = BELIEF + memory.kept + memory.broken
    percent: Whole = (prior + 100 * memory.kept) // seen
    return percent


def _others_answer(
    book: Rulebook,
    seat: int,
    position: Position,
    orders: BeatOrders,
    luck: Luck,
    liking: Whole,
) -> None:
    """Others sign the more likely the more they seem to gain; whoever ratifies approves likewise."""
    if not isinstance(orders, (TalkOrders, RatifyOrders)):
        return
    base, slope, most = ANSWERS
    chance = np.clip(base + liking // slope, 2, most) * (SHARES // 100)
    lots = luck.answers[:, np.arange(book.slots) % luck.answers.shape[1]]
    signs = (lots < chance) & position.offered[:, :, None]
    signs &= _preferred(position, liking)
    others = np.arange(len(book.seats)) != seat
    if isinstance(orders, TalkOrders):
        signs &= position.offer_party & ~position.signed
        orders.answer[:, :, others] = np.where(signs, SIGN, 0)[:, :, others]
    else:
        orders.approve[:, :, others] = np.where(signs, SIGN, DECLINE)[:, :, others]


def _preferred(position: Position, liking: Whole) -> Mask:
    """Texts that a seat would rather see closed than any other that names a lever of theirs: [N, T, S]."""
    named = (position.offer >= 0) & position.offered[:, :, None]
    preferred = np.ones_like(position.offer_party)
    texts = np.flatnonzero(some(position.offered, 0)).tolist()
    for one in texts:
        for other in texts:
            if one != other:
                both = some(named[:, one] & named[:, other], 1)
                liked = position.offer_party[:, other] & (liking[:, other] > liking[:, one])
                preferred[:, one] &= ~(both[:, None] & liked)
    return preferred


def _others_move(
    book: Rulebook, seat: int, position: Position, orders: BeatOrders, luck: Luck
) -> None:
    """Others keep their clauses or go back on them, by trust; some answer the seat's last step in kind."""
    if not isinstance(orders, CommitOrders):
        return
    lever, owner = book.hand_lever, book.hand_seat
    others = owner != seat
    clause = position.clause[:, lever]
    owed = (clause >= 0) & position.signer[:, lever, owner] & ~book.binding[lever]
    wanted = np.where(luck.keeps, clause, book.start[lever])
    orders.setting[:] = np.where(owed & others, wanted, orders.setting)
    way = position.step[:, seat]
    if not way.any():
        return
    free = ~owed & others & (book.owners[lever] == 1) & luck.mirrors[:, owner]
    now = position.setting[:, lever]
    answer = np.where(way[:, None] < 0, _next(book, -1)[lever, now], _next(book, 1)[lever, now])
    first = _first_hand(book)
    free &= (way != 0)[:, None] & first & (answer >= 0)
    orders.setting[:] = np.where(free, answer, orders.setting)


def _next(book: Rulebook, way: int) -> Whole:
    """The open setting with the next higher or lower cooperation rating that needs no agreement: [L, K], -1 for none."""
    gap = (book.rating[:, None, :] - book.rating[:, :, None]) * way
    free = book.real & ~book.covert & ~book.only_agreed & book.in_play[:, None]
    may = free[:, None, :] & (gap > 0)
    gap = np.where(may, gap, 10**6)
    return np.where(may.any(axis=2), gap.argmin(axis=2), -1)


def _first_hand(book: Rulebook) -> Mask:
    """One hand of every seat that is on a lever in play, the first by the salts of levers: [M]."""
    leading = np.zeros(len(book.hand_lever), dtype=bool)
    for seat in range(len(book.seats)):
        hands = own_hands(book, seat)
        leading[hands[book.in_play[book.hand_lever[hands]]][:1]] = True
    return leading


def _own_breaches(book: Rulebook, seat: int, position: Position, orders: BeatOrders) -> Mask:
    """Own hands that are ordered away from their clause now, and will not come back to it: [N, M]."""
    lever = book.hand_lever
    if not isinstance(orders, CommitOrders):
        return np.zeros((position.games, len(lever)), dtype=bool)
    clause = position.clause[:, lever]
    now = np.where(orders.setting >= 0, orders.setting, clause)
    return (clause >= 0) & (now != clause) & (book.hand_seat == seat)


def _keep_own_word(
    book: Rulebook, seat: int, position: Position, orders: CommitOrders, broken: Mask
) -> None:
    """The seat itself keeps the clauses it has signed, as silence does, and leaves broken ones as they are."""
    stands = position.setting[:, book.hand_lever]
    orders.setting[:] = np.where((book.hand_seat == seat) & broken, stands, orders.setting)
