"""The change with which a seat would sign: a difference of one or two edits, looked for over all of them.

What single settings are worth alone, added up, tells which differences are worth weighing; the best of those
are weighed whole, so that what is named is true (logrolling: Froman and Cohen 1970).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from game.minds.briefing import Briefing
from game.minds.lying import Weighed, sound, stacked, weigh_texts
from game.minds.singles import NEVER, Singles
from game.minds.weighing import MANDATE
from game.rules.arrays import Mask, Whole, places
from game.rules.beats import EDITS
from game.rules.edits import clause_codes, edited, payment_codes
from game.rules.impossible import never
from game.rules.legality import allowed, text_reasons
from game.rules.salts import highest
from game.rules.texts import Texts, names_of

SINGLE, PAIRS = 6, 12
"""How many differences of one edit, and of two, are weighed whole for each text."""
BEST = 20
"""Of so many single edits pairs are made."""
APIECE = 40
"""Hundredths of a point by which a change counts less for its second edit: the fewer, the better."""
PAID = (100, 200, 300)
"""Hundredths of mandate that are asked for where no clause serves."""
KEEN = 600
"""Hundredths of a point that one other party's liking counts at most."""


@dataclass(frozen=True, slots=True)
class Changes:
    """The changes found, m of them, at most one for each text."""

    text: Whole
    """[m] which of the texts asked about"""
    codes: Whole
    """[m, edits]"""
    after: Weighed
    """[m] the text as it would be"""
    score: Whole
    """[m] how much it recommends itself to the others"""

    def only(self, rows: Whole) -> Changes:
        """Take some of them."""
        after = self.after.only(rows)
        return Changes(self.text[rows], self.codes[rows], after, self.score[rows])


def best_changes(
    moment: Briefing, clauses: Singles, asked: Weighed, asks: Whole, by: Whole
) -> Changes:
    """Find for each text the change with which its row would sign it at what it asks [n]: its demand by now.

    It must bring what other texts over its levers can be expected to bring, too: `by` [R, L].
    Of those that would do it is the change that the others seem to mind least. A payment is named only where
    no clause serves.
    """
    if not len(asks):
        none = np.zeros(0, dtype=np.int64)
        return Changes(none, np.zeros((0, EDITS), dtype=np.int64), asked, none)
    texts = asked.texts
    wants = np.maximum(asks, np.where(texts.named, by[texts.game], 0).max(axis=1, initial=0))
    text, codes = _of_clauses(moment, clauses, texts, asked.gain, wants)
    more = _of_marks(moment, texts)
    text, codes = np.concatenate([text, more[0]]), np.concatenate([codes, more[1]])
    giver = moment.seen.seat[texts.game[text]]
    after = edited(moment.book, texts.only(text), codes, giver)
    fine = np.flatnonzero(sound(moment, after))
    fine = fine[_lawful(moment, after.only(fine))]
    text, codes = text[fine], codes[fine]
    after = after.only(fine)
    instead = np.where(after.named, by[after.game], 0).max(axis=1)
    enough = np.maximum(asks[text], instead)
    found = _best(moment, text, codes, weigh_texts(moment, after), enough)
    rest = np.ones(len(asks), dtype=bool)
    rest[found.text] = False
    paid = _with_payments(moment, asked, np.flatnonzero(rest), wants)
    return Changes(
        np.concatenate([found.text, paid.text]),
        np.concatenate([found.codes, paid.codes]),
        stacked(found.after, paid.after),
        np.concatenate([found.score, paid.score]),
    )


def _best(moment: Briefing, text: Whole, codes: Whole, weighed: Weighed, enough: Whole) -> Changes:
    """Take the best change of each text among those that would do."""
    score = appeal(moment, weighed) - APIECE * (codes != 0).sum(axis=1)
    fits = weighed.sound & (weighed.gain >= enough)
    order = np.lexsort((names_of(moment.book, weighed.texts), -score, ~fits, text))
    first = order[np.flatnonzero(np.diff(text[order], prepend=-1))]
    first = first[fits[first]]
    return Changes(text[first], codes[first], weighed.only(first), score[first])


def appeal(moment: Briefing, weighed: Weighed) -> Whole:
    """How much texts recommend themselves to the other parties: [n]; the least pleased counts double."""
    others = weighed.texts.party & moment.others[weighed.of]
    bounded = np.clip(weighed.liking, -KEEN, KEEN)
    least = np.where(others, bounded, KEEN).min(axis=1)
    total: Whole = np.where(others, bounded, 0).sum(axis=1)
    return 2 * np.minimum(least, KEEN // 2) + total // 2 + np.clip(weighed.gain, -KEEN, KEEN) // 4


@dataclass(frozen=True, slots=True)
class _Edits:
    """Every edit of one clause that there is, and what single settings make of it: each [n, E]."""

    lever: Whole
    """[E]"""
    setting: Whole
    """[E] -1 to leave the clause out"""
    may: Mask
    own: Whole
    """what it is taken to bring the seat, in hundredths"""
    others: Whole
    """what it is taken to bring the other parties: as in `appeal`, but apart"""


def _of_clauses(
    moment: Briefing, clauses: Singles, texts: Texts, gain: Whole, asks: Whole
) -> tuple[Whole, Whole]:
    """List the differences of clauses worth weighing: which text each is of [m], and its codes [m, edits]."""
    edits = _edits(moment, clauses, texts)
    lacks = (asks - gain)[:, None]
    one = _worth_weighing(np.where(edits.may, edits.own, NEVER), edits.others, lacks, SINGLE)
    best = _top(np.where(edits.may, edits.own + edits.others // 4, NEVER), BEST)
    left, right = np.triu_indices(best.shape[1], 1)
    own = np.take_along_axis(edits.own, best, axis=1)
    others = np.take_along_axis(edits.others, best, axis=1)
    may, lever = np.take_along_axis(edits.may, best, axis=1), edits.lever[best]
    own, others = own[:, left] + own[:, right], others[:, left] + others[:, right]
    may = may[:, left] & may[:, right] & (lever[:, left] != lever[:, right])
    two = _worth_weighing(np.where(may, own, NEVER), others, lacks, PAIRS)
    text, at = places(np.take_along_axis(edits.may, one, axis=1))
    single = one[text, at]
    pair_text, pair = places(np.take_along_axis(may, two, axis=1))
    pair = two[pair_text, pair]
    first = np.concatenate([single, best[pair_text, left[pair]]])
    second = np.concatenate([np.full(len(single), -1), best[pair_text, right[pair]]])
    text = np.concatenate([text, pair_text])
    codes = np.zeros((len(text), EDITS), dtype=np.int64)
    codes[:, 0] = _codes(moment, texts.only(text), edits, first)
    row = np.flatnonzero(second >= 0)
    codes[row, 1] = _codes(moment, texts.only(text[row]), edits, second[row])
    return text, codes


def _worth_weighing(own: Whole, others: Whole, lacks: Whole, most: int) -> Whole:
    """Choose what to weigh: what seems enough, the best for the others first; then what helps most: [n, most]."""
    enough = own >= lacks
    score = np.where(enough, others + KEEN * 100, own)
    return _top(np.where(own == NEVER, NEVER, score), most)


def _top(score: Whole, most: int) -> Whole:
    """The columns of the highest scores [n, E], the highest first, equals by their place: [n, most]."""
    most = min(most, score.shape[1])
    return np.argsort(-score, axis=1, kind="stable")[:, :most]


def _edits(moment: Briefing, clauses: Singles, texts: Texts) -> _Edits:
    """Tell what every edit of one clause would bring, by what settings are worth alone."""
    book, of = moment.book, texts.game
    levers = np.argsort(book.salt.lever)
    lever = np.concatenate([clauses.lever, levers])
    setting = np.concatenate([clauses.setting, np.full(len(levers), -1)])
    own, liking = _by_setting(moment, clauses)
    row, reader = np.arange(len(of))[:, None], of[:, None]
    now = texts.clause[:, lever]
    change_own = own[reader, lever, setting] - own[reader, lever, now]
    change = liking[reader, lever, setting] - liking[reader, lever, now]
    party = (texts.party & moment.others[of])[:, None, :]
    least = np.where(party, change, KEEN).min(axis=2)
    others = 2 * np.minimum(least, KEEN) + np.where(party, change, 0).sum(axis=2) // 2
    named = texts.named[:, lever]
    may = np.where(setting < 0, named, _may_name(moment, texts)[row, lever, setting])
    may &= setting != now
    return _Edits(lever, setting, may, change_own, others)


def _by_setting(moment: Briefing, clauses: Singles) -> tuple[Whole, Whole]:
    """What each setting is worth alone, to the seat [R, L, K + 1] and to all [R, L, K + 1, S]; last, none."""
    book, rows = moment.book, len(moment.seen)
    levers, settings = book.real.shape
    own = np.zeros((rows, levers, settings + 1), dtype=np.int64)
    liking = np.zeros((rows, levers, settings + 1, len(book.seats)), dtype=np.int64)
    own[:, clauses.lever, clauses.setting] = clauses.own
    liking[:, clauses.lever, clauses.setting] = clauses.liking
    return own, liking


def _may_name(moment: Briefing, texts: Texts) -> Mask:
    """Settings that a row may name in a change: [n, L, K].

    Of its own levers those between what stands and what the text asks, or what it has announced: to give more
    than is asked helps nobody. Of others' what is not hidden.
    """
    book, of = moment.book, texts.game
    ranks = np.arange(book.real.shape[1])
    legal = moment.may_name[of]
    usual = moment.standing[of][:, :, None]
    asked = np.where(texts.named, texts.clause, -1)[:, :, None]
    low, high = np.minimum(usual, asked), np.maximum(usual, asked)
    between = (asked < 0) | ((low < ranks) & (ranks < high))
    between |= moment.seen.view.promised[of][:, :, None] == ranks
    own = moment.owns[of][:, :, None]
    return legal & np.where(own, between & ~book.covert, ~book.covert) & (usual != ranks)


def _codes(moment: Briefing, texts: Texts, edits: _Edits, chosen: Whole) -> Whole:
    """Write edits of clauses as codes, public as the text is and checked where that is worth it: [m]."""
    book = moment.book
    row, lever = np.arange(len(chosen)), edits.lever[chosen]
    named = texts.named[row, lever]
    public = np.where(named, texts.public[row, lever], ~texts.secret)
    check = texts.verified[row, lever] & named
    if book.scenario.agreements.verification is not None:
        hides = book.covert[lever].any(axis=1) & ~book.binding[lever]
        check |= ~named & hides & ~moment.owns[texts.game, lever]
    return clause_codes(book, lever, edits.setting[chosen], public, check)


def _of_marks(moment: Briefing, texts: Texts) -> tuple[Whole, Whole]:
    """List the changes by which one clause is checked, or all is said in secret or in public: as above."""
    book = moment.book
    row, lever = places(texts.named)
    setting, public = texts.clause[row, lever], texts.public[row, lever]
    verified = texts.verified[row, lever]
    found = []
    if book.scenario.agreements.verification is not None:
        fine = ~verified & ~moment.owns[texts.game[row], lever] & ~book.binding[lever]
        fine &= book.covert[lever].any(axis=1)
        found.append((fine, public, np.ones_like(verified)))
    if book.scenario.agreements.secret:
        alone = texts.named.sum(axis=1)[row] == 1
        found.append((alone, ~public, verified))
    text, codes = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    for fine, marked, checked in found:
        text.append(row[fine])
        said = lever[fine], setting[fine], marked[fine], checked[fine]
        codes.append(clause_codes(book, *said))
    wide = np.zeros((sum(map(len, codes)), EDITS), dtype=np.int64)
    wide[:, 0] = np.concatenate(codes)
    return np.concatenate(text), wide


def _with_payments(moment: Briefing, asked: Weighed, rows: Whole, asks: Whole) -> Changes:
    """Find the payment that makes up for what texts `rows` lack: from the party that gains most by the text."""
    book = moment.book
    most = round(book.scenario.agreements.largest_payment * 100)
    amounts = [amount for amount in PAID if amount <= most]
    if "mandate" not in book.scenario.agreements.payments or not amounts:
        rows = rows[:0]
    lacks = asks[rows] - asked.gain[rows]
    needed = np.maximum(-(-lacks // MANDATE), 1) * 100
    amount = np.where(needed <= max(amounts, default=0), needed, 0)
    others = asked.texts.party[rows] & moment.others[asked.of[rows]]
    liking = np.where(others, asked.liking[rows], NEVER)
    payer = highest(liking, moment.book.salt.seat)
    fits = (amount > 0) & others.any(axis=1)
    rows, amount, payer = rows[fits], amount[fits], payer[fits]
    payee = moment.seen.seat[asked.of[rows]]
    codes = np.zeros((len(rows), EDITS), dtype=np.int64)
    codes[:, 0] = payment_codes(book, np.zeros_like(rows), payer, payee, amount)
    weighed = paid_besides(asked.only(rows), payer, payee, amount)
    found = _best(moment, np.arange(len(rows)), codes, weighed, asks[rows])
    return replace(found, text=rows[found.text])


def paid_besides(weighed: Weighed, payer: Whole, payee: Whole, amount: Whole) -> Weighed:
    """Let payments of mandate be made besides, to those who weigh the texts: hundredths [n]."""
    row = np.arange(len(amount))
    pay, liking = weighed.texts.pay.copy(), weighed.liking.copy()
    pay[row, 0, payer] -= amount
    pay[row, 0, payee] += amount
    liking[row, payer] -= amount * MANDATE // 100
    return replace(
        weighed,
        texts=replace(weighed.texts, pay=pay),
        gain=weighed.gain + amount * MANDATE // 100,
        price=weighed.price - amount,
        liking=liking,
    )


def _lawful(moment: Briefing, texts: Texts) -> Mask:
    """Tell which texts could be put: lawful, between others too, and not for ever out of reach."""
    row = texts.game
    seen = moment.seen.view.setting[row]
    own = texts.party[np.arange(len(row)), moment.seen.seat[row]]
    return own & allowed(text_reasons(moment.book, texts)) & ~never(moment.book, seen, texts)
