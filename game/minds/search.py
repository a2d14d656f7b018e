"""Looking for a package that is good for oneself and plausibly for the others.

First every single setting is weighed alone; then what one would ask for most and what one could best
give are joined to packages, and those are weighed whole, so that levers that only pay together are seen
together (logrolling: Froman and Cohen 1970).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.minds.character import Moment
from game.minds.concession import demand, elapsed, given_up
from game.minds.memory import marks_of
from game.minds.outlook import standing
from game.minds.packages import speakable
from game.minds.weighing import MANDATE, Drafts, Weights, weigh
from game.rules.arrays import Mask, Whole
from game.rules.chance import SHARES
from game.rules.legality import propose_menu
from game.rules.rulebook import Rulebook
from game.rules.sight import Observation
from game.rules.signing import rule_met

NEVER = -(10**9)
WHIM = 120
"""Hundredths of a point up to which levers and packages are chosen by mood."""
MIXES = (
    ((0,), (0,)),
    ((0,), (1,)),
    ((1,), (0,)),
    ((0, 1), (0,)),
    ((0,), (0, 1)),
    ((0, 1), (0, 1)),
    ((2,), (0,)),
    ((0, 1, 2), (0, 1)),
    ((0,), ()),
)
"""Which asks, and which gives, by rank, make the packages that are weighed."""


@dataclass(frozen=True, slots=True)
class Singles:
    """Every lever and setting in play, weighed alone."""

    lever: Whole
    """[C]"""
    setting: Whole
    """[C]"""
    own: Whole
    """[G, C] gain of the seat itself, in hundredths"""
    others: Whole
    """[G, C] what the others are guessed to gain together, the losers counted twice"""
    legal: Mask
    """[G, C]"""


def singles(moment: Moment) -> Singles:
    """Weigh every setting that could be a clause alone; what cannot be one is left at 0."""
    book, seen = moment.book, moment.seen
    view, seat = seen.view, seen.seat
    lever, setting = np.nonzero(book.real & book.in_play[:, None])
    legal = propose_menu(book, view).clause[:, lever, setting] == 0
    legal &= standing(view)[:, lever] != setting
    legal &= speakable(book, seat)[lever, setting]
    # What is agreed already is not asked for again.
    legal &= view.clause[:, lever] < 0
    games, column = np.nonzero(legal)
    clause = np.full((len(games), len(book.levers)), -1, dtype=np.int64)
    clause[np.arange(len(games)), lever[column]] = setting[column]
    drafts = drafted(book, seen, games, clause)
    weights = weigh(book, seen, drafts)
    liking = likes(moment, drafts, weights)
    liking[:, seat] = 0
    own, others = np.zeros(legal.shape, dtype=np.int64), np.zeros(legal.shape, dtype=np.int64)
    own[games, column] = weights.gain
    others[games, column] = (liking + np.minimum(liking, 0)).sum(axis=1)
    return Singles(lever, setting, own, others, legal)


def likes(moment: Moment, drafts: Drafts, weights: Weights) -> Whole:
    """What the others are taken to gain: from what all can see, and from what they said: [N, S].

    What a seat asked for, signed and refused counts as a table of frequencies (Hindriks and Tykhonov
    2008), twice where it has marked the lever.
    """
    taste = moment.memory.taste
    if not taste.any():
        return weights.liking
    row, lever = np.nonzero(drafts.clause >= 0)
    game = drafts.games[row]
    usual = standing(moment.seen.view)[game, lever]
    said = taste[game, :, lever, drafts.clause[row, lever]].astype(np.int64)
    said -= taste[game, :, lever, usual]
    said *= 1 + moment.seen.view.marked[game, :, moment.seen.seat, lever]
    found = weights.liking.copy()
    np.add.at(found, row, said)
    return found


def drafted(book: Rulebook, seen: Observation, games: Whole, clause: Whole) -> Drafts:
    """Drafts in public, checked where a hidden setting of another's lever would be worth checking."""
    seat = seen.seat
    named = clause >= 0
    rules = book.scenario.agreements.verification
    check = np.zeros_like(named)
    if rules is not None:
        check = named & book.covert.any(axis=1) & ~book.owns[seat] & ~book.binding
    owners = (named.astype(np.int64) @ book.owns.T.astype(np.int64)) > 0
    party = owners | (named & (book.owners == 0)).any(axis=1)[:, None]
    if book.scenario.agreements.sign.among == "table":
        party = np.ones_like(party)
    party = (party | (np.arange(len(book.seats)) == seat)) & book.actors
    return Drafts(games, clause, np.ones_like(named), check, party)


def _best_by_lever(
    moment: Moment, found: Singles, score: Whole, levers: Mask, most: int
) -> tuple[Whole, Whole]:
    """The best settings on the best levers, by rank: levers and settings [G, most], -1 for none."""
    book, games = moment.book, len(score)
    table = np.full((games, len(book.levers), book.real.shape[1]), NEVER, dtype=np.int64)
    table[:, found.lever, found.setting] = np.where(found.legal, score, NEVER)
    table[:, ~levers] = NEVER
    setting = table.argmax(axis=2)
    best = table.max(axis=2)
    whim = moment.lots("whim of levers", len(book.levers)) * WHIM // SHARES
    order = np.argsort(-best - whim, axis=1, kind="stable")[:, :most]
    if order.shape[1] < most:
        order = np.pad(order, ((0, 0), (0, most - order.shape[1])), mode="edge")
    value = np.take_along_axis(best, order, axis=1)
    lever = np.where(value > 0, order, -1)
    return lever, np.take_along_axis(setting, order, axis=1)


@dataclass(frozen=True, slots=True)
class Found:
    """The package chosen for each game."""

    clause: Whole
    """[G, L]"""
    public: Mask
    verified: Mask
    pay: Whole
    """[G, 2, S]"""
    gain: Whole
    """[G] expected gain; below zero where there is nothing to propose"""
    stays: Mask
    """[G] whether the seat's own proposal on the table is still the one it wants"""


def candidates(moment: Moment, found: Singles, first: Whole) -> tuple[Drafts, int]:
    """Make the packages to be weighed: `first` [G, n, L] and the mixes, in public and in secret.

    They come game by game; the second answer is how many there are for each.
    """
    book, seen = moment.book, moment.seen
    view, seat = seen.view, seen.seat
    theirs = ~book.owns[seat]
    ask, ask_setting = _best_by_lever(moment, found, found.own, theirs, 3)
    balance = found.others + found.own
    give, give_setting = _best_by_lever(moment, found, balance, np.ones_like(theirs), 2)
    rows = [first[:, at] for at in range(first.shape[1])]
    for asks, gives in MIXES:
        clause = np.full((view.games, len(book.levers)), -1, dtype=np.int64)
        for rank in gives:
            _write(clause, give[:, rank], give_setting[:, rank])
        for rank in asks:
            _write(clause, ask[:, rank], ask_setting[:, rank])
        rows.append(clause)
    secret = bool(book.scenario.agreements.secret)
    count = len(rows) + secret * len(MIXES)
    clause = np.stack(rows + rows[first.shape[1] :] * secret, axis=1)
    games = np.repeat(np.arange(view.games), count)
    drafts = drafted(book, seen, games, clause.reshape(len(games), -1))
    hidden = (np.tile(np.arange(count), view.games) >= len(rows))[:, None] & (drafts.clause >= 0)
    return Drafts(
        games, drafts.clause, drafts.public & ~hidden, drafts.verified, drafts.party
    ), count


def _write(clause: Whole, lever: Whole, setting: Whole) -> None:
    rows = np.flatnonzero(lever >= 0)
    clause[rows, lever[rows]] = setting[rows]


def best_package(moment: Moment, found: Singles, amended: Whole, own: Whole) -> Found:
    """Choose what to propose among the packages that can be made of the best asks and gives.

    `amended` [G, L] is the seat's own proposal with the changes others have asked for, `own` [G, L] the
    one on the table; -1 throughout where there is none. Of what is worth as much as it demands by now
    the seat takes what the others like best (trade-off tactic of Faratin, Sierra and Jennings 2002).
    """
    book, seen, character = moment.book, moment.seen, moment.character
    seat = seen.seat
    drafts, count = candidates(moment, found, np.stack([amended, own], axis=1))
    own_rows = np.arange(len(amended)) * count + 1
    drafts.public[own_rows] = seen.view.offer_public[:, seat] | (own < 0)
    drafts.verified[own_rows] = seen.view.offer_verified[:, seat] & (own >= 0)
    amended_rows = own_rows - 1
    drafts.public[amended_rows] = drafts.public[own_rows] | (amended < 0)
    weights = weigh(book, seen, drafts)
    liking = likes(moment, drafts, weights)
    pay = _sweeteners(moment, drafts, weights, liking)
    gain = weights.gain + pay[:, 0, seat] * MANDATE // 100
    fine = _fine(moment, drafts, weights, liking + pay[:, 0] * MANDATE // 100, gain)
    shape = (-1, count)
    best = np.where(fine, gain, NEVER).reshape(shape).max(axis=1)
    given = given_up(character.pace, elapsed(book, seen))
    asks = np.minimum(demand(np.maximum(best, character.accepts), character.accepts, given), best)
    liking[:, seat] = 0
    others = (np.where(drafts.party, np.clip(liking, -600, 600), 0)).sum(axis=1)
    whim = moment.lots("whim of packages", count).reshape(-1) * WHIM // SHARES
    score = gain + whim if character.first_good else others + gain // 4 + whim
    if character.first_good:
        score = moment.lots("first good", count).reshape(-1)
    enough = fine & (gain >= np.repeat(asks, count))
    # What others have asked for comes first, and what waits for answers stays, if still worth while.
    least = np.repeat(
        demand(np.maximum(best, character.accepts), character.accepts, (given + 10_000) // 2), count
    )
    rank = np.tile(np.arange(count), len(amended))
    asked_for = (
        (rank == 0) & _plausible(moment, drafts, weights, gain) & (gain >= np.minimum(least, 200))
    )
    score = np.where(enough, score, NEVER) + (enough & (rank == 1)) * 200
    score = np.where(asked_for, 10**6, score)
    choice = score.reshape(shape).argmax(axis=1)
    row = np.arange(len(amended)) * count + choice
    nothing = score[row] == NEVER
    return Found(
        drafts.clause[row],
        drafts.public[row],
        drafts.verified[row],
        pay[row],
        np.where(nothing, -1, gain[row]),
        (choice == 1) & ~nothing,
    )


def _sweeteners(moment: Moment, drafts: Drafts, weights: Weights, liking: Whole) -> Whole:
    """Payments of mandate that make up for what other parties seem to lose: [N, 2, S] hundredths.

    Only whole points, within what may be paid and what the seat has (side payments: Raiffa 1982).
    """
    book, seen = moment.book, moment.seen
    rules = book.scenario.agreements
    pay = np.zeros((len(liking), 2, len(book.seats)), dtype=np.int64)
    if "mandate" not in rules.payments or moment.character.bold:
        return pay
    others = drafts.party & (np.arange(len(book.seats)) != seen.seat)
    points = np.where(others & (liking < 0), (-liking + MANDATE - 1) // MANDATE, 0) * 100
    total = points.sum(axis=1)
    have = seen.view.mandate[drafts.games, seen.seat] - weights.price
    fine = (total > 0) & (total <= min(round(rules.largest_payment * 100), 10**6)) & (total <= have)
    pay[:, 0] = np.where(fine[:, None], points, 0)
    pay[:, 0, seen.seat] = -np.where(fine, total, 0)
    return pay


def _plausible(moment: Moment, drafts: Drafts, weights: Weights, gain: Whole) -> Mask:
    """Packages that can be proposed at all: somebody else is in, they change something, all can pay."""
    seen = moment.seen
    others = drafts.party & (np.arange(len(moment.book.seats)) != seen.seat)
    named = drafts.clause >= 0
    idle = named & (drafts.clause == standing(seen.view)[drafts.games])
    fine: Mask = (
        named.any(axis=1)
        & others.any(axis=1)
        & ~idle.all(axis=1)
        & weights.payable
        & (gain >= moment.character.accepts)
        & ~(weights.wrongs | against_own_word(moment.book, seen, drafts))
        & ~(drafts.party & moment.shunned[drafts.games]).any(axis=1)
    )
    return fine


def _fine(moment: Moment, drafts: Drafts, weights: Weights, liking: Whole, gain: Whole) -> Mask:
    """Packages worth proposing: plausibly good for as many others as must sign, and not just refused."""
    book, seen = moment.book, moment.seen
    willing = (liking >= -moment.character.bold) | (np.arange(len(book.seats)) == seen.seat)
    enough = rule_met(book, drafts.party[:, None], (willing & drafts.party)[:, None])[:, 0]
    again = moment.memory.refused[drafts.games] == marks_of(drafts.clause, drafts.public)[:, None]
    fair = balances(book, seen, drafts.games, drafts.clause) >= 0
    return (
        _plausible(moment, drafts, weights, gain)
        & enough
        & ~again.any(axis=1)
        & (fair | (not moment.character.fair))
    )


def against_own_word(book: Rulebook, seen: Observation, drafts: Drafts) -> Mask:
    """Packages that ask of an own lever another setting than the seat has announced this round: [N]."""
    promised = seen.view.promised[drafts.games]
    other = (drafts.clause >= 0) & (promised >= 0) & (drafts.clause != promised)
    found: Mask = np.logical_or.reduce(other & book.owns[seen.seat], axis=1)
    return found


def balances(book: Rulebook, seen: Observation, games: Whole, clause: Whole) -> Whole:
    """By how much packages [N, L] ask more cooperation of the others than of oneself: [N] hundredths.

    Levers of the table and joint levers count for both. Half of what one gives must come back.
    """
    levers = np.arange(len(book.levers))
    usual = standing(seen.view)[games]
    step = np.where(
        clause >= 0, book.rating[levers, np.maximum(clause, 0)] - book.rating[levers, usual], 0
    )
    step = step * book.lever_weight
    mine = step @ book.owns[seen.seat].astype(np.int64)
    alone = book.owns[seen.seat] & (book.owners == 1)
    theirs: Whole = step @ (~alone).astype(np.int64)
    return theirs - mine // 2


def amendments(book: Rulebook, seen: Observation) -> tuple[Whole, Mask]:
    """The seat's own open proposal with the changes asked for in the answers: [G, L].

    Where a party named a clause without a setting that would do, the clause is left out. The second
    answer says which games have such a proposal: [G].
    """
    view, seat = seen.view, seen.seat
    mine = view.offered[:, seat]
    clause = np.where(mine[:, None], view.offer[:, seat], -1)
    asked = np.zeros(view.games, dtype=bool)
    for other in range(len(book.seats)):
        lever = np.where(view.declined[:, seat, other], view.blocking[:, seat, other], -1)
        rows = np.flatnonzero(mine & (lever >= 0))
        clause[rows, lever[rows]] = view.would[rows, seat, other]
        asked[rows] = True
    return np.where(asked[:, None], clause, -1), asked
