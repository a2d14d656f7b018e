"""Looking for a package that is good for oneself and plausibly for the others.

First every single setting is weighed alone; then what one would ask for most and what one could best
give are joined to packages, and those are weighed whole, so that levers that only pay together are seen
together (logrolling: Froman and Cohen 1970).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.minds.briefing import Briefing
from game.minds.concession import demand, elapsed, given_up_by
from game.minds.memory import marks_of
from game.minds.weighing import MANDATE, Drafts, Weights, weigh
from game.rules.arrays import Mask, Whole, alike, distinct
from game.rules.chance import SHARES
from game.rules.rulebook import Rulebook
from game.rules.sight import Rows
from game.rules.signing import rule_met

NEVER = -(10**9)
WHIM = 150
"""Hundredths of a point up to which levers and packages are chosen by mood."""
RELUCTANCE = 80
"""Hundredths of a point that others are taken to lose by moving an own lever they left where it is."""
WARINESS = 60
"""Hundredths of a point by which a seat likes packages less for each that it was seen to decline."""
CONTENT = 150
"""Hundredths of a point from which a party is taken to be content with a package."""
SEEDS, STAGES = 4, 3
"""From how many clauses packages are built, and how many clauses are added to each."""


@dataclass(frozen=True, slots=True)
class Singles:
    """Every lever and setting in play, weighed alone."""

    lever: Whole
    """[C]"""
    setting: Whole
    """[C]"""
    own: Whole
    """[R, C] gain of the seat itself, in hundredths"""
    liking: Whole
    """[R, C, S] what each seat is taken to gain; for the seat itself its own gain"""
    legal: Mask
    """[R, C]"""


def singles(moment: Briefing) -> Singles:
    """Weigh every setting that could be a clause alone; what cannot be one is left at 0."""
    book, seen = moment.book, moment.seen
    lever, setting = np.nonzero(book.real & book.in_play[:, None])
    legal = moment.menu.clause[:, lever, setting] == 0
    legal &= moment.standing[:, lever] != setting
    legal &= moment.owns[:, lever] | ~book.covert[lever, setting]
    # What is agreed already is not asked for again.
    legal &= seen.view.clause[:, lever] < 0
    row, column = np.nonzero(legal)
    clause = np.full((len(row), len(book.levers)), -1, dtype=np.int64)
    clause[np.arange(len(row)), lever[column]] = setting[column]
    drafts = drafted(book, seen, row, clause)
    weights = weigh(book, seen, drafts)
    liking = np.zeros((*legal.shape, len(book.seats)), dtype=np.int64)
    liking[row, column] = likes(moment, drafts, weights)
    own = np.zeros(legal.shape, dtype=np.int64)
    own[row, column] = weights.gain
    liking[moment.at, :, seen.seat] = own
    return Singles(lever, setting, own, liking, legal)


def likes(moment: Briefing, drafts: Drafts, weights: Weights) -> Whole:
    """What the others are taken to gain: from what all can see, and from what they said: [N, S].

    Who could have moved an own lever and did not is taken to lose by it. What a seat asked for, signed
    and refused counts as in a table of frequencies (Hindriks and Tykhonov 2008), twice where it has
    marked the lever.
    """
    book, taste = moment.book, moment.memory.taste
    draft, lever = np.nonzero(drafts.clause >= 0)
    row = drafts.row[draft]
    asked = drafts.clause[draft, lever]
    usual = moment.standing[row, lever]
    said = -RELUCTANCE * ((book.owns & (book.owners == 1))[:, lever].T & (asked != usual)[:, None])
    if taste.any():
        heard = taste[row, :, lever, asked].astype(np.int64) - taste[row, :, lever, usual]
        said = said + heard * (1 + moment.seen.view.marked[row, :, moment.seen.seat[row], lever])
    gains = weights.liking - weights.prices * MANDATE // 100
    gains -= WARINESS * moment.memory.wary[drafts.row]
    np.add.at(gains, draft, said)
    return gains


def drafted(book: Rulebook, seen: Rows, row: Whole, clause: Whole) -> Drafts:
    """Drafts in public, checked where a hidden setting of another's lever would be worth checking."""
    seat = seen.seat[row]
    named = clause >= 0
    rules = book.scenario.agreements.verification
    check = np.zeros_like(named)
    if rules is not None:
        check = named & book.covert.any(axis=1) & ~book.owns[seat] & ~book.binding
    owners = (named.astype(np.int64) @ book.owns.T.astype(np.int64)) > 0
    party = owners | (named & (book.owners == 0)).any(axis=1)[:, None]
    if book.scenario.agreements.sign.among == "table":
        party = np.ones_like(party)
    party = (party | book.itself[seat]) & book.actors
    return Drafts(row, clause, np.ones_like(named), check, party)


@dataclass(frozen=True, slots=True)
class Found:
    """The package chosen in each row."""

    clause: Whole
    """[R, L]"""
    public: Mask
    verified: Mask
    pay: Whole
    """[R, 2, S]"""
    gain: Whole
    """[R] expected gain; below zero where there is nothing to propose"""
    stays: Mask
    """[R] whether the seat's own proposal on the table is still the one it wants"""


def candidates(moment: Briefing, clauses: Singles, first: Whole) -> tuple[Drafts, int]:
    """Make the packages to be weighed: `first` [R, n, L], and those that are built clause by clause.

    They come row by row; the second answer is how many there are for each.
    """
    packages = [first[:, at] for at in range(first.shape[1])]
    for seed in range(SEEDS):
        packages += _built(moment, clauses, seed)
    count = len(packages)
    row = np.repeat(moment.at, count)
    clause = np.stack(packages, axis=1).reshape(len(row), -1)
    return drafted(moment.book, moment.seen, row, clause), count


def _built(moment: Briefing, clauses: Singles, seed: int) -> list[Whole]:
    """Build packages from one clause, each with one more than the one before: [R, L] each.

    The first is what the seat would like best, or (the last seed) what the others would. Each further
    clause is the one that does most for whoever is worst off by then, at the least cost to the rest
    (logrolling: Froman and Cohen 1970).
    """
    book, everyone = moment.book, moment.at
    mine = moment.owns[:, clauses.lever]
    lots = moment.lots(f"whim {seed}", len(clauses.lever))
    whim, mood = lots * WHIM // SHARES, 70 + lots * 60 // SHARES
    total = clauses.liking.sum(axis=2)
    losses = np.minimum(clauses.liking, 0).sum(axis=2)
    gives = seed == SEEDS - 1
    score = np.where(mine, total + losses, NEVER) if gives else np.where(mine, NEVER, clauses.own)
    free = clauses.legal.copy()
    clause = np.full((len(everyone), len(book.levers)), -1, dtype=np.int64)
    sums = np.zeros((len(everyone), len(book.seats)), dtype=np.int64)
    rows = []
    for stage in range(STAGES + 1):
        if stage:
            party = (clause >= 0).astype(np.int64) @ book.owns.T.astype(np.int64) > 0
            party |= ~moment.others
            worst = np.where(party & book.actors, sums, -NEVER).argmin(axis=1)
            helps = np.minimum(clauses.liking[everyone, :, worst], 4 * CONTENT)
            score = 2 * helps + clauses.own + losses
            score = np.where(helps > 0, score, NEVER)
            done = sums[everyone, worst] >= CONTENT
            score = np.where(done[:, None] & (clauses.own + losses <= 0), NEVER, score)
        score = np.where(free & (score > NEVER), score * mood // 100 + whim, NEVER)
        pick = _by_rank(score, clauses, seed) if stage == 0 else score.argmax(axis=1)
        ok = score[everyone, pick] > (0 if stage == 0 else NEVER)
        at = everyone[ok]
        clause[at, clauses.lever[pick[ok]]] = clauses.setting[pick[ok]]
        sums[at] += clauses.liking[at, pick[ok]]
        free &= ~(ok[:, None] & (clauses.lever == clauses.lever[pick][:, None]))
        if stage:
            rows.append(clause.copy())
    return rows


def _by_rank(score: Whole, clauses: Singles, rank: int) -> Whole:
    """The column of the best setting on the lever that comes at this rank [R]; the first for gives."""
    levers = distinct(clauses.lever)
    best = np.stack(
        [np.where(clauses.lever == x, score, NEVER).max(axis=1) for x in levers], axis=1
    )
    order = np.argsort(-best, axis=1, kind="stable")
    lever = levers[order[:, min(rank % (SEEDS - 1), len(levers) - 1)]]
    return np.where(clauses.lever == lever[:, None], score, NEVER).argmax(axis=1)


@dataclass(frozen=True, slots=True)
class _Rated:
    """Packages with what they are worth, one a row."""

    drafts: Drafts
    gain: Whole
    """[N] to the seat, payments counted"""
    least: Whole
    """[N] what the party that likes it least is taken to gain"""
    others: Whole
    """[N] what all other parties are taken to gain, each within bounds"""
    pay: Whole
    """[N, 2, S]"""
    plausible: Mask
    fine: Mask

    def rows(self, rows: Whole) -> _Rated:
        """Take some rows, any of them any number of times."""
        return _Rated(
            self.drafts.rows(rows),
            self.gain[rows],
            self.least[rows],
            self.others[rows],
            self.pay[rows],
            self.plausible[rows],
            self.fine[rows],
        )


def _different(book: Rulebook, drafts: Drafts, count: int) -> tuple[Whole, Whole]:
    """Find the packages that differ, of so many for each row: which drafts, and which each row is.

    The first two of each row may be secret or checked as no others are.
    """
    rank = np.minimum(np.arange(len(drafts.row)) % count, 2)
    said = [(drafts.clause[:, at] + 1, len(ks) + 1) for at, ks in enumerate(book.settings)]
    return alike([(drafts.row, len(drafts.row) // count), (rank, 3), *said])


def _rate(moment: Briefing, drafts: Drafts) -> _Rated:
    """Weigh packages, add what could make up for the losses of others, and tell which are fine."""
    own = np.arange(len(drafts.row)), moment.seen.seat[drafts.row]
    weights = weigh(moment.book, moment.seen, drafts)
    liking = likes(moment, drafts, weights)
    pay = _sweeteners(moment, drafts, weights, liking)
    gain = weights.gain + pay[:, 0][own] * MANDATE // 100
    liking = liking + pay[:, 0] * MANDATE // 100
    plausible = _plausible(moment, drafts, weights, gain)
    fine = plausible & _fine(moment, drafts, liking)
    party = drafts.party & moment.others[drafts.row]
    least = np.where(party, liking, 2 * CONTENT).min(axis=1)
    others = np.where(party, np.clip(liking, -4 * CONTENT, 4 * CONTENT), 0).sum(axis=1)
    return _Rated(drafts, gain, np.minimum(least, 2 * CONTENT), others, pay, plausible, fine)


def best_package(moment: Briefing, clauses: Singles, amended: Whole, own: Whole) -> Found:
    """Choose what to propose among the packages that can be made of the best asks and gives.

    `amended` [R, L] is the seat's own proposal with the changes others have asked for, `own` [R, L] the
    one on the table; -1 throughout where there is none. Of what is worth as much as it demands by now
    the seat takes what the others like best (trade-off tactic of Faratin, Sierra and Jennings 2002).
    """
    seen, character = moment.seen, moment.character
    drafts, count = candidates(moment, clauses, np.stack([amended, own], axis=1))
    amended_rows = np.arange(len(amended)) * count
    own_rows = amended_rows + 1
    for rows, clause in ((amended_rows, amended), (own_rows, own)):
        drafts.public[rows] = seen.own(seen.view.offer_public) | (clause < 0)
        drafts.verified[rows] = seen.own(seen.view.offer_verified) & (clause >= 0)
    first, kind = _different(moment.book, drafts, count)
    rated = _rate(moment, drafts.rows(first)).rows(kind)
    best = np.where(rated.fine, rated.gain, NEVER).reshape(-1, count).max(axis=1)
    first = np.maximum(best, character.accepts)
    given = given_up_by(character.pace, elapsed(moment.book, seen.view))
    enough = np.minimum(demand(first, character.accepts, given), best)
    whim = moment.lots("whim of packages", count).reshape(-1) * WHIM // SHARES
    score = 2 * rated.least + rated.others // 2 + rated.gain // 4 + whim
    score = np.where(np.repeat(character.first_good, count), whim, score)
    score[own_rows] += WHIM
    score = np.where(rated.fine & (rated.gain >= np.repeat(enough, count)), score, NEVER)
    # What others have asked for comes first if it is worth what the seat would come down to.
    half_way = demand(first, character.accepts, (given + 10_000) // 2)
    agrees = rated.plausible[amended_rows] & (rated.gain[amended_rows] >= np.minimum(half_way, 200))
    score[amended_rows[agrees]] = -NEVER
    choice = score.reshape(-1, count).argmax(axis=1)
    row = amended_rows + choice
    nothing = score[row] == NEVER
    quiet = np.zeros(len(row), dtype=bool)
    new = np.flatnonzero(~nothing & (choice > 1))
    quiet[new] = _quieter(moment, rated, row[new])
    return Found(
        drafts.clause[row],
        drafts.public[row] & ~(quiet[:, None] & (drafts.clause[row] >= 0)),
        drafts.verified[row],
        rated.pay[row],
        np.where(nothing, -1, rated.gain[row]),
        (choice == 1) & ~nothing,
    )


def _quieter(moment: Briefing, rated: _Rated, row: Whole) -> Mask:
    """Tell which chosen packages are better with all their clauses secret: [n]."""
    if not moment.book.scenario.agreements.secret:
        return np.zeros(len(row), dtype=bool)
    old = rated.drafts
    quiet = _rate(
        moment,
        Drafts(
            old.row[row],
            old.clause[row],
            old.clause[row] < 0,
            old.verified[row],
            old.party[row],
        ),
    )
    better = quiet.gain + quiet.least > rated.gain[row] + rated.least[row]
    return quiet.fine & better


def _sweeteners(moment: Briefing, drafts: Drafts, weights: Weights, liking: Whole) -> Whole:
    """Payments of mandate that make up for what other parties seem to lose: [N, 2, S] hundredths.

    Only whole points, within what may be paid and what the seat has (side payments: Raiffa 1982).
    """
    book, seen = moment.book, moment.seen
    rules = book.scenario.agreements
    pay = np.zeros((len(liking), 2, len(book.seats)), dtype=np.int64)
    pays = (moment.character.bold <= CONTENT)[drafts.row]
    if "mandate" not in rules.payments or not pays.any():
        return pay
    others = drafts.party & moment.others[drafts.row] & pays[:, None]
    seat = seen.seat[drafts.row]
    points = np.where(others & (liking < 0), (-liking + MANDATE - 1) // MANDATE, 0) * 100
    total = points.sum(axis=1)
    have = seen.view.mandate[drafts.row, seat] - weights.price
    fine = (total > 0) & (total <= min(round(rules.largest_payment * 100), 10**6)) & (total <= have)
    pay[:, 0] = np.where(fine[:, None], points, 0)
    pay[np.arange(len(seat)), 0, seat] = -np.where(fine, total, 0)
    return pay


def _plausible(moment: Briefing, drafts: Drafts, weights: Weights, gain: Whole) -> Mask:
    """Packages that can be proposed at all: somebody else is in, they change something, all can pay."""
    row, named = drafts.row, drafts.clause >= 0
    others = drafts.party & moment.others[row]
    idle = named & (drafts.clause == moment.standing[row])
    fine: Mask = (
        named.any(axis=1)
        & others.any(axis=1)
        & ~idle.all(axis=1)
        & weights.payable
        & (gain >= moment.character.accepts[row])
        & ~(weights.wrongs | against_own_word(moment, drafts))
        & ~(drafts.party & moment.shunned[row]).any(axis=1)
    )
    return fine


def _fine(moment: Briefing, drafts: Drafts, liking: Whole) -> Mask:
    """Packages that as many others as must sign are taken to like, and that were not just refused."""
    row = drafts.row
    willing = (liking >= -moment.character.bold[row, None]) | ~moment.others[row]
    enough = rule_met(moment.book, drafts.party[:, None], (willing & drafts.party)[:, None])[:, 0]
    again = moment.memory.refused[row] == marks_of(drafts.clause, drafts.public)[:, None]
    fair = balances(moment, row, drafts.clause) >= 0
    return enough & ~again.any(axis=1) & (fair | ~moment.character.fair[row])


def against_own_word(moment: Briefing, drafts: Drafts) -> Mask:
    """Packages that ask of an own lever another setting than the seat has announced this round: [N]."""
    promised = moment.seen.view.promised[drafts.row]
    other = (drafts.clause >= 0) & (promised >= 0) & (drafts.clause != promised)
    against: Mask = np.logical_or.reduce(other & moment.owns[drafts.row], axis=1)
    return against


def balances(moment: Briefing, row: Whole, clause: Whole) -> Whole:
    """By how much packages [N, L] ask more cooperation of the others than of oneself: [N] hundredths.

    Levers of the table and joint levers count for both. Half of what one gives must come back.
    """
    book, levers = moment.book, np.arange(len(moment.book.levers))
    usual = moment.standing[row]
    step = np.where(
        clause >= 0, book.rating[levers, np.maximum(clause, 0)] - book.rating[levers, usual], 0
    )
    step = step * book.lever_weight
    mine = moment.owns[row]
    gives: Whole = (step * mine).sum(axis=1)
    asks: Whole = (step * ~(mine & (book.owners == 1))).sum(axis=1)
    return asks - gives // 2
