"""Looking for a package that is good for oneself and plausibly for the others.

What one would ask for most and what one could best give, by what settings are worth alone, are joined to
packages, and those are weighed whole, so that levers that only pay together are seen together (logrolling:
Froman and Cohen 1970).
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from game.minds.briefing import Briefing
from game.minds.changes import appeal
from game.minds.lying import Weighed, sound, stacked, weigh_texts
from game.minds.singles import NEVER, Singles, drafted
from game.minds.weighing import MANDATE
from game.rules.arrays import Mask, Whole, alike
from game.rules.chance import SHARES
from game.rules.impossible import never
from game.rules.salts import highest
from game.rules.signers import must_sign
from game.rules.signing import met_at_all, rule_met
from game.rules.texts import Texts, names_of

WHIM = 150
"""Hundredths of a point up to which levers and packages are chosen by mood."""
WHIMS = 97
"""So many lots are drawn for the packages of a row; which is whose hangs on what they say."""
CONTENT = 150
"""Hundredths of a point from which a party is taken to be content with a package."""
SEEDS, STAGES = 4, 2
"""From how many clauses packages are built, and how many clauses are added to each."""


def _candidates(moment: Briefing, clauses: Singles) -> Texts:
    """Make the packages to be weighed, clause by clause; those of a row that are alike come once."""
    losses = np.minimum(clauses.liking, 0).sum(axis=2)
    packages = [each for seed in range(SEEDS) for each in _built(moment, clauses, losses, seed)]
    row = np.repeat(moment.at, len(packages))
    clause = np.stack(packages, axis=1).reshape(len(row), len(moment.book.levers))
    said = [(clause[:, at] + 1, len(ks) + 1) for at, ks in enumerate(moment.book.settings)]
    first, _ = alike([(row, len(moment.at)), *said])
    first = first[(clause[first] >= 0).any(axis=1)]
    return drafted_texts(moment, row[first], clause[first])


def _built(moment: Briefing, clauses: Singles, losses: Whole, seed: int) -> list[Whole]:
    """Build packages from one clause, each with one more than the one before: [R, L] each.

    The first is what the seat would like best, or (the last seed) what the others would. Each further
    clause is the one that does most for whoever is worst off by then, at the least cost to the rest
    (logrolling: Froman and Cohen 1970). `losses` [R, C] is what all lose by each clause together.
    """
    book, everyone = moment.book, moment.at
    mine = moment.owns[:, clauses.lever]
    lots = moment.lots(f"whim {seed}", book.salt.setting[clauses.lever, clauses.setting])
    whim, mood = lots * WHIM // SHARES, 70 + lots * 60 // SHARES
    if seed == SEEDS - 1:
        score = np.where(mine, clauses.liking.sum(axis=2) + losses, NEVER)
    else:
        score = np.where(mine, NEVER, clauses.own)
    free = clauses.legal.copy()
    clause = np.full((len(everyone), len(book.levers)), -1, dtype=np.int64)
    sums = np.zeros((len(everyone), len(book.seats)), dtype=np.int64)
    rows = []
    for stage in range(STAGES + 1):
        if stage:
            party = must_sign(book, clause) | ~moment.others
            worst = highest(np.where(party & book.actors, -sums, NEVER), book.salt.seat)
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
    levers = clauses.lever[np.flatnonzero(np.diff(clauses.lever, prepend=-1))]
    best = np.stack(
        [np.where(clauses.lever == x, score, NEVER).max(axis=1) for x in levers], axis=1
    )
    order = np.argsort(-best, axis=1, kind="stable")
    lever = levers[order[:, min(rank % (SEEDS - 1), len(levers) - 1)]]
    return np.where(clauses.lever == lever[:, None], score, NEVER).argmax(axis=1)


def drafted_texts(moment: Briefing, row: Whole, clause: Whole) -> Texts:
    """Write packages [n, L] as texts that rows would put: in public, and checked where that is worth it."""
    drafts = drafted(moment.book, moment.seen, row, clause)
    seats = len(moment.book.seats)
    none = np.zeros(len(row), dtype=np.int64)
    open_ = np.full(len(row), moment.book.scenario.agreements.coalition is not None)
    pay = np.zeros((len(row), 2, seats), dtype=np.int64)
    return Texts(row, clause, drafts.public, drafts.verified, pay, drafts.party, open_, none)


def best_packages(moment: Briefing, clauses: Singles, asks: Whole) -> Weighed:
    """Choose what each row could put, of the packages that can be made of the best asks and gives.

    Of what is worth as much as it asks by now [R], or the most that there is, it takes what the others like
    best (trade-off tactic of Faratin, Sierra and Jennings 2002).
    """
    texts = _candidates(moment, clauses)
    weighed = sweetened(moment, weigh_texts(moment, texts.only(sound(moment, texts))))
    fine = fit_to_put(moment, weighed)
    weighed = weighed.only(fine)
    of = weighed.of
    best = np.full(len(moment.seen), NEVER)
    np.maximum.at(best, of, weighed.gain)
    enough = np.minimum(asks, best)[of]
    names = names_of(moment.book, weighed.texts)
    whim = moment.lots("whim of packages", WHIMS)[of, names % WHIMS] * WHIM // SHARES
    satisfied = moment.character.first_good[of]
    score = np.where(satisfied, whim, appeal(moment, weighed) + whim)
    order = np.lexsort((names, -score, weighed.gain < enough, of))
    first = order[np.flatnonzero(np.diff(of[order], prepend=-1))]
    return _quieter(moment, weighed.only(first))


def _quieter(moment: Briefing, old: Weighed) -> Weighed:
    """Put all clauses of a package in secret where that is better for the row and for the others."""
    if not moment.book.scenario.agreements.secret or not len(old.of):
        return old
    quiet = weigh_texts(moment, replace(old.texts, public=~old.texts.named))
    better = appeal(moment, quiet) + quiet.gain > appeal(moment, old) + old.gain
    better &= fit_to_put(moment, quiet)
    pick = np.where(better, len(better), 0) + np.arange(len(better))
    return stacked(old, quiet).only(pick)


def sweetened(moment: Briefing, weighed: Weighed) -> Weighed:
    """Add payments of mandate that make up for what other parties seem to lose.

    Only whole points, within what may be paid and what the seat has (side payments: Raiffa 1982).
    """
    rules, texts, of = moment.book.scenario.agreements, weighed.texts, weighed.of
    pays = (moment.character.bold <= CONTENT)[of]
    if "mandate" not in rules.payments or not pays.any():
        return weighed
    seat = moment.seen.seat[of]
    losers = texts.party & moment.others[of] & pays[:, None] & (weighed.liking < 0)
    points = np.where(losers, (-weighed.liking + MANDATE - 1) // MANDATE, 0) * 100
    total = points.sum(axis=1)
    have = moment.seen.view.mandate[of, seat] - weighed.price
    fine = (total > 0) & (total <= min(round(rules.largest_payment * 100), 10**6)) & (total <= have)
    pay = texts.pay.copy()
    pay[:, 0] += np.where(fine[:, None], points, 0)
    pay[np.arange(len(of)), 0, seat] -= np.where(fine, total, 0)
    paid = (pay - texts.pay)[:, 0]
    own = paid[np.arange(len(of)), seat]
    return replace(
        weighed,
        texts=replace(texts, pay=pay),
        gain=weighed.gain + own * MANDATE // 100,
        price=weighed.price - own,
        liking=weighed.liking + paid * MANDATE // 100,
    )


def fit_to_put(moment: Briefing, weighed: Weighed, ready: Mask | None = None) -> Mask:
    """Tell which texts can be put: they change something, pay, and as many others as must may like them: [n].

    Where nothing is known of what another wants, one tries and sees; who is `ready` [n, S] has said so.
    """
    book, texts, of = moment.book, weighed.texts, weighed.of
    idle = (~texts.named | (texts.clause == moment.standing[of])).all(axis=1)
    willing = (weighed.liking >= -moment.nerve[of]) | ~moment.others[of]
    if ready is not None:
        willing |= ready
    enough = rule_met(book, texts.party, willing & texts.party)
    name = names_of(book, texts)[:, None]
    again = moment.memory.refused[of] == name
    lies = moment.seen.view.offer_name[of] == name
    fine: Mask = weighed.sound & (weighed.gain >= moment.least[of]) & ~idle & enough
    fine &= met_at_all(texts) & ~never(book, moment.seen.view.setting[of], texts)
    return fine & ~again.any(axis=1) & ~lies.any(axis=1)
