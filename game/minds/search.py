"""Looking for a package that is better for oneself and plausibly for the others.

First every single setting is weighed alone; then what one would ask for most and what one could best
give are joined to packages, and those are weighed whole, so that levers that only pay together are seen
together (logrolling: Froman and Cohen 1970).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.minds.outlook import standing
from game.minds.packages import speakable
from game.minds.weighing import Drafts, Weights, weigh
from game.rules.arrays import Mask, Whole
from game.rules.legality import propose_menu
from game.rules.rulebook import Rulebook
from game.rules.sight import Observation

NEVER = -(10**9)
MIXES = (
    ((0,), ()),
    ((0, 1), ()),
    ((0,), (0,)),
    ((0,), (1,)),
    ((1,), (0,)),
    ((1,), (1,)),
    ((0, 1), (0,)),
    ((0,), (0, 1)),
    ((0, 1), (0, 1)),
    ((2,), (0,)),
    ((0, 1, 2), (0, 1)),
    ((0, 1, 2), (0, 1, 2)),
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


def singles(book: Rulebook, seen: Observation) -> Singles:
    """Weigh every setting alone, without its price."""
    view, seat = seen.view, seen.seat
    lever, setting = np.nonzero(book.real & book.in_play[:, None])
    games = np.repeat(np.arange(view.games), len(lever))
    clause = np.full((len(games), len(book.levers)), -1, dtype=np.int64)
    clause[np.arange(len(games)), np.tile(lever, view.games)] = np.tile(setting, view.games)
    weights = weigh(book, seen, _drafts(book, seen, games, clause))
    shape = (view.games, len(lever))
    liking = np.delete(weights.liking, seat, axis=1)
    other = (liking + np.minimum(liking, 0)).sum(axis=1)
    legal = propose_menu(book, view).clause[:, lever, setting] == 0
    legal &= standing(view)[:, lever] != setting
    legal &= speakable(book, seat)[lever, setting]
    return Singles(
        lever,
        setting,
        weights.gain.reshape(shape),
        other.reshape(shape),
        # What is agreed already is not asked for again.
        legal & (view.clause[:, lever] < 0),
    )


def _drafts(book: Rulebook, seen: Observation, games: Whole, clause: Whole) -> Drafts:
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
    found: Singles, score: Whole, levers: Mask, book: Rulebook, most: int
) -> tuple[Whole, Whole]:
    """The best settings on the best levers, by rank: levers and settings [G, most], -1 for none."""
    games = len(score)
    table = np.full((games, len(book.levers), book.real.shape[1]), NEVER, dtype=np.int64)
    table[:, found.lever, found.setting] = np.where(found.legal, score, NEVER)
    table[:, ~levers] = NEVER
    setting = table.argmax(axis=2)
    best = table.max(axis=2)
    order = np.argsort(-best, axis=1, kind="stable")[:, :most]
    if order.shape[1] < most:
        order = np.pad(order, ((0, 0), (0, most - order.shape[1])), mode="edge")
    value = np.take_along_axis(best, order, axis=1)
    lever = np.where(value > 0, order, -1)
    return lever, np.take_along_axis(setting, order, axis=1)


@dataclass(frozen=True, slots=True)
class Found:
    """The best package for each game."""

    clause: Whole
    """[G, L]"""
    public: Mask
    verified: Mask
    gain: Whole
    """[G] expected gain; below zero where there is nothing to propose"""


def best_package(
    book: Rulebook, seen: Observation, found: Singles, amended: Whole, margin: int, whim: Whole
) -> Found:
    """Search the packages that can be made of the best asks and gives.

    `amended` [G, L] is the seat's own proposal with the changes others have asked for; -1 throughout
    where there is none. It is taken if it is still worth while. `whim` [G, mixes] is added to the gains
    of the others, so that seats do not all open in the same way.
    """
    view, seat = seen.view, seen.seat
    theirs = ~book.owns[seat]
    ask, ask_setting = _best_by_lever(found, found.own, theirs, book, 3)
    balance = found.others + found.own
    give, give_setting = _best_by_lever(found, balance, np.ones_like(theirs), book, 3)
    rows = [amended]
    for asks, gives in MIXES:
        clause = np.full((view.games, len(book.levers)), -1, dtype=np.int64)
        for rank in gives:
            _write(clause, give[:, rank], give_setting[:, rank])
        for rank in asks:
            _write(clause, ask[:, rank], ask_setting[:, rank])
        rows.append(clause)
    count = len(rows)
    clause = np.stack(rows, axis=1).reshape(view.games * count, -1)
    games = np.repeat(np.arange(view.games), count)
    drafts = _with_secrets(book, _drafts(book, seen, games, clause))
    weights = weigh(book, seen, drafts)
    fine = _fine(book, seen, drafts, weights, margin)
    score = np.where(fine, weights.gain, NEVER)
    favoured = np.arange(len(score)) % count == 0
    score = np.where(favoured & fine, score + 10**6, score)
    variants = len(score) // (view.games * count)
    added = np.pad(whim, ((0, 0), (1, 0))).reshape(-1)
    score = np.where(fine, score + np.tile(added, variants), score)
    table = score.reshape(variants, view.games, count).transpose(1, 0, 2).reshape(view.games, -1)
    best = table.argmax(axis=1)
    row = (best // count) * view.games * count + np.arange(view.games) * count + best % count
    nothing = table.max(axis=1) == NEVER
    return Found(
        drafts.clause[row],
        drafts.public[row],
        drafts.verified[row],
        np.where(nothing, -1, weights.gain[row]),
    )


def _write(clause: Whole, lever: Whole, setting: Whole) -> None:
    rows = np.flatnonzero(lever >= 0)
    clause[rows, lever[rows]] = setting[rows]


def _with_secrets(book: Rulebook, drafts: Drafts) -> Drafts:
    """Add every package once more with all its clauses secret, if the table allows it."""
    if not book.scenario.agreements.secret:
        return drafts
    return Drafts(
        np.tile(drafts.games, 2),
        np.tile(drafts.clause, (2, 1)),
        np.concatenate([drafts.public, drafts.public & (drafts.clause < 0)]),
        np.tile(drafts.verified, (2, 1)),
        np.tile(drafts.party, (2, 1)),
    )


def _fine(book: Rulebook, seen: Observation, drafts: Drafts, weights: Weights, margin: int) -> Mask:
    """Packages worth proposing: payable, better for oneself, and plausibly for every other party."""
    view, seat = seen.view, seen.seat
    others = drafts.party & (np.arange(len(book.seats)) != seat)
    named = drafts.clause >= 0
    idle = named & (drafts.clause == standing(view)[drafts.games])
    return (
        named.any(axis=1)
        & others.any(axis=1)
        & ~idle.all(axis=1)
        & (weights.gain >= margin)
        & weights.payable
        & ~(others & (weights.liking < 0)).any(axis=1)
        & ~weights.wrongs
    )


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
