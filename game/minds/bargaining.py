"""What negotiators do in an exchange: they work on the texts that lie there before they put one of their own.

A row signs what is worth its demand, and among texts over one lever the one that is nearest to closing; of the
rest it says with which change it would sign; then it puts what another has asked for, an amendment of its own,
or, where nothing of its own lies there, a text.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.minds.briefing import Briefing
from game.minds.changes import KEEN, Changes, appeal, best_changes
from game.minds.concession import demand, elapsed, given_up_by
from game.minds.excuses import Answers, answers_said, puts_said
from game.minds.lying import Lying, Weighed, lying, stacked, weigh_texts
from game.minds.mind import Reason
from game.minds.saying import speak
from game.minds.search import best_packages, fit_to_put
from game.minds.singles import NEVER, Singles, singles
from game.rules.arrays import Mask, Whole, some
from game.rules.beats import DECLINE, PUT, SIGN, WITHDRAW, TalkOrders
from game.rules.edits import edited, merged
from game.rules.legality import allowed, change_reasons
from game.rules.resolve import phase_of
from game.rules.salts import highest
from game.rules.texts import Texts, joined_texts, names_of, ranks, texts_at

CLOSE = 900
"""Hundredths of a point by which a text counts more if all have signed it, oneself included; fewer, the less."""
STAYS = 120
"""Hundredths of a point by which a text must be better than one that is signed already."""
ASKED_FOR, AMENDED = 400, 150
"""Hundredths of a point by which what another would sign counts more to put, and what stays near a text."""
OPENS = 45
"""How often, in percent, a seat puts a text before it has seen what the others put."""
LEADS = 50
"""How often, in percent, it puts its own amendment at once, instead of waiting for another to offer it."""
FEIGNS = 25
"""How often, in percent, whoever blocks agreements signs what serves it, to break it."""


def converse(moment: Briefing, beat: TalkOrders) -> list[Reason]:
    """Write what rows say, sign, decline and put in this exchange."""
    clauses = singles(moment)
    reasons = speak(moment, beat, clauses)
    table = lying(moment)
    asks = demands(moment, clauses)
    chosen = choose(moment, table, asks)
    declined = _declined(moment, beat, clauses, table, chosen, asks)
    reasons += _answer(moment, beat, table, chosen, declined)
    reasons += _put(moment, beat, clauses, table, chosen, declined, asks)
    return reasons


def demands(moment: Briefing, clauses: Singles) -> Whole:
    """What each row asks of an agreement by now: [R] hundredths of a point.

    At first a share of what the two clauses would bring that help it most, then less as time presses (Faratin,
    Sierra and Jennings 1998). What lies on the table changes nothing in it, so what a row says it would sign
    it does sign.
    """
    character = moment.character
    best = np.sort(np.where(clauses.legal, clauses.own, 0), axis=1)[:, -2:].sum(axis=1)
    first = np.maximum(character.aspires, best * character.greed // 100) * moment.mettle // 100
    given = given_up_by(character.pace, elapsed(moment.book, moment.seen.view))
    asks = demand(np.maximum(first, moment.least), moment.least, given)
    return np.where(character.first_good, moment.least, asks)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What rows make of the texts on the table: each [n]."""

    signs: Mask
    """to be signed now"""
    keeps: Mask
    """signed before, and still wanted"""
    leaves: Mask
    """signed before, and wanted no longer"""
    rival: Whole
    """the lever that a text shares with one that is signed instead; -1 none"""
    instead: Whole
    """what the text brings that is signed instead of a rival; NEVER where there is none"""
    left: Whole
    """mandate left to whoever reads the text"""


def choose(moment: Briefing, table: Lying, asks: Whole) -> Wishes:
    """Choose what to sign within the budget, and never two over one lever.

    The one first that is worth most, those that are nearest to closing before others; what a row has said that
    it would sign it signs. A seat that takes the first that is good enough takes it as it comes.
    """
    weighed, of = table.weighed, table.of
    view = moment.seen.view
    names = names_of(moment.book, weighed.texts)
    said = (moment.memory.settled[of] == names[:, None]).any(axis=1)
    enough = np.where(said | table.signed, moment.least[of], asks[of])
    good = weighed.sound & (weighed.gain >= enough)
    parties = weighed.texts.party.sum(axis=1)
    near = CLOSE * (parties - table.missing) // parties + table.focus + STAYS * table.signed
    gain = np.where(moment.character.first_good[of], 0, np.clip(weighed.gain, 0, KEEN))
    worth = gain // 2 + near
    budget = moment.seen.own(view.mandate)
    taken = np.zeros((len(moment.seen), len(moment.book.levers)), dtype=bool)
    by = np.full_like(taken, NEVER, dtype=np.int64)
    wants, rival = np.zeros(len(of), dtype=bool), np.full(len(of), -1, dtype=np.int64)
    instead = np.full(len(of), NEVER)
    order = np.lexsort((names, -worth, ~good, of))
    turn = np.arange(len(order)) - np.searchsorted(of[order], of[order])
    for rank in range(int(turn.max(initial=-1)) + 1):
        row = order[turn == rank]
        at, named = of[row], weighed.texts.named[row]
        both = named & taken[at]
        shared = some(both, 1)
        rival[row] = np.where(shared, highest(both, moment.book.salt.lever), -1)
        instead[row] = np.where(both, by[at], NEVER).max(axis=1)
        takes = good[row] & ~shared & (weighed.price[row] <= budget[at])
        wants[row] = takes
        budget[at] -= np.maximum(weighed.price[row], 0) * takes
        taken[at] |= named & takes[:, None]
        by[at] = np.where(named & takes[:, None], weighed.gain[row][:, None], by[at])
    blocks = moment.character.blocks[of]
    feigns = moment.lucky("feigns", np.full(len(moment.seen), FEIGNS))[of]
    wants &= feigns | ~blocks
    return Wishes(
        wants & ~table.signed,
        wants & table.signed,
        table.signed & ~wants,
        rival,
        instead,
        budget[of],
    )


@dataclass(frozen=True, slots=True)
class Declined:
    """Texts that rows decline, and the changes with which they would sign: rows of the table."""

    asked: Whole
    """[m] the texts for which a change was looked for"""
    changes: Changes
    """of those"""
    anew: Mask
    """[n] texts of the table that are declined now"""


def _declined(
    moment: Briefing,
    beat: TalkOrders,
    clauses: Singles,
    table: Lying,
    chosen: Wishes,
    asks: Whole,
) -> Declined:
    """Find out what rows decline, and with which change they would sign it."""
    refuses = ~chosen.signs & ~chosen.keeps & ~table.stands
    of = table.of
    named = _named_before(moment, table)
    anew = refuses & ~named
    looks = anew & (table.weighed.shunned < 0) & ~moment.character.blocks[of]
    asked = np.flatnonzero(looks)
    wants = np.maximum(asks[of[asked]], chosen.instead[asked])
    changes = best_changes(moment, clauses, table.weighed.only(asked), wants)
    at = of[asked][changes.text], table.slot[asked][changes.text]
    seat = moment.seen.seat[at[0]]
    fine = allowed(change_reasons(moment.book, moment.seen.view, (*at, seat), changes.codes))
    return Declined(asked, changes.only(np.flatnonzero(fine)), anew & ~(table.declined & ~looks))


def _named_before(moment: Briefing, table: Lying) -> Mask:
    """Tell which texts the row has declined already with a change that it has named: [n]."""
    cell = table.of, table.slot, moment.seen.seat[table.of]
    named: Mask = table.declined & (moment.seen.view.change[cell] != 0).any(axis=1)
    return named


def _answer(
    moment: Briefing, beat: TalkOrders, table: Lying, chosen: Wishes, declined: Declined
) -> list[Reason]:
    """Write signatures, refusals and what is taken back."""
    of, slot = table.of, table.slot
    cell = of, slot, moment.seen.seat[of]
    changes = declined.changes
    codes = np.zeros((len(of), changes.codes.shape[1]), dtype=np.int64)
    codes[declined.asked[changes.text]] = changes.codes
    named = (codes != 0).any(axis=1)
    # What was declined before is said again only with a change.
    says = declined.anew & (named | ~table.declined)
    beat.answer[cell] = np.where(chosen.signs, SIGN, np.where(says, DECLINE, 0))
    beat.change[cell] = np.where(says[:, None], codes, 0)
    beat.blocking[cell] = np.where(says, _in_the_way(moment, table, chosen, codes), -1)
    best = np.full(len(moment.seen), NEVER)
    row = declined.asked[changes.text]
    np.maximum.at(best, of[row], changes.score)
    meant = np.zeros(len(of), dtype=bool)
    first = np.flatnonzero((changes.score == best[of[row]]) & says[row])
    first = first[np.argsort(names_of(moment.book, table.weighed.texts.only(row[first])))]
    _, once = np.unique(of[row[first]], return_index=True)
    meant[row[first[once]]] = True
    beat.meant[cell] = meant
    # Whoever declines takes its signature back by that.
    beat.back[cell] = chosen.leaves & ~table.stands & ~says
    own = np.flatnonzero(chosen.leaves & table.stands)
    beat.action[of[own], moment.seen.seat[of[own]]] = WITHDRAW
    if not moment.seen.alone:
        return []
    return answers_said(
        moment, table, Answers(chosen.signs, says, chosen.leaves, chosen.rival, codes, chosen.left)
    )


def _in_the_way(moment: Briefing, table: Lying, chosen: Wishes, codes: Whole) -> Whole:
    """The lever of the clause in the way of each text: [n]; -1 where it is none.

    The one that the change named is about, the one that another text takes, or the one worth least alone.
    """
    from game.rules.edits import read

    lever = read(moment.book, codes[:, 0]).lever
    named = table.weighed.texts.named
    fits = (lever >= 0) & named[np.arange(len(lever)), np.maximum(lever, 0)]
    return np.where(fits, lever, chosen.rival)


def _put(
    moment: Briefing,
    beat: TalkOrders,
    clauses: Singles,
    table: Lying,
    chosen: Wishes,
    declined: Declined,
    asks: Whole,
) -> list[Reason]:
    """Put a text where there is reason to: what another would sign, an amendment, or one of one's own."""
    book, seen = moment.book, moment.seen
    _, exchange = phase_of(book, seen.view)
    may = book.actors[seen.seat] & ~moment.character.silent
    busy = np.zeros(len(seen), dtype=bool)
    busy[table.of[chosen.signs]] = True
    has = busy.copy()
    has[table.of[chosen.keeps]] = True
    offers = _asked_for(moment, asks)
    leads = moment.lucky("leads", np.full(len(seen), LEADS)) | (exchange >= book.exchanges - 1)
    amends = _amendments(moment, table, declined, leads & ~has)
    opens = moment.lucky("opens", np.full(len(seen), OPENS)) | (exchange > 1) | (book.exchanges < 3)
    stuck = _stuck(moment, table, chosen)
    reads = np.zeros(len(seen), dtype=bool)
    reads[table.of] = True
    idle = ~reads | (stuck & has)
    alone = np.flatnonzero(may & ~busy & opens & idle & (exchange < book.exchanges))
    found = best_packages(moment.rows(alone), _rows(clauses, alone), asks[alone])
    own = _Offers(found.weighed.moved(alone), np.full(len(found.score), -1), found.score)
    best = _best_of(moment, (offers, amends, own), may & ~busy & (exchange < book.exchanges))
    placed = _write(moment, beat, best)
    waits = may & ~has & ~placed & (exchange == 1)
    beat.wait[moment.at, seen.seat] = waits
    return puts_said(moment, best.weighed, best.parent, best.kind) if seen.alone else []


@dataclass(frozen=True, slots=True)
class _Offers:
    """Texts that could be put, m of them: any number for each row."""

    weighed: Weighed
    parent: Whole
    """the text that each amends; -1 none"""
    score: Whole
    kind: Whole | None = None
    """0 what another would sign, 1 an amendment, 2 a text of one's own"""


def _asked_for(moment: Briefing, asks: Whole) -> _Offers:
    """List what others have said they would sign, where it is worth half-way what the row asks."""
    book, view = moment.book, moment.seen.view
    party = moment.seen.own(view.offer_party.transpose(0, 2, 1))
    named = view.declined & (view.change != 0).any(axis=3) & party[:, :, None]
    named &= moment.others[:, None, :]
    row, text, who = np.nonzero(named)
    texts, text = _with_changes(moment, row, text, who)
    row = texts.game
    lies = (view.offer_name[row] == names_of(book, texts)[:, None]).any(axis=1)
    own = texts.party[np.arange(len(row)), moment.seen.seat[row]]
    keep = np.flatnonzero(~lies & own)
    weighed = weigh_texts(moment, texts.only(keep))
    least = moment.least[weighed.of]
    half = np.minimum((asks[weighed.of] + least) // 2, np.maximum(least, 200))
    fine = np.flatnonzero((weighed.gain >= half) & fit_to_put(moment, weighed))
    weighed = weighed.only(fine)
    score = appeal(moment, weighed) + ASKED_FOR
    parent = text[keep][fine]
    lies = view.offered[weighed.of, parent]
    return _Offers(weighed, np.where(lies, parent, -1), score)


def _with_changes(moment: Briefing, row: Whole, text: Whole, who: Whole) -> tuple[Texts, Whole]:
    """Write the texts that others would sign, one a change; and those with the changes of all who named one.

    Where two would change the same line, the one that comes first by the names of the seats counts: somebody
    has to hold the pen of the one text (Fisher and Ury 1981). Also the text that each amends.
    """
    book, view = moment.book, moment.seen.view
    codes = view.change[row, text, who]
    each = edited(book, texts_at(view, (row, text)), codes)
    order = np.lexsort((ranks(book)[who], text, row))
    row, text, codes = row[order], text[order], codes[order]
    first = np.flatnonzero((np.diff(row, prepend=-1) != 0) | (np.diff(text, prepend=-1) != 0))
    nth = np.arange(len(row)) - np.repeat(first, np.diff(np.append(first, len(row))))
    whole = texts_at(view, (row[first], text[first]))
    of = np.searchsorted(first, np.arange(len(row)), side="right") - 1
    begun = whole
    for turn in range(int(nth.max(initial=-1)) + 1):
        now = np.flatnonzero(nth == turn)
        whole = merged(book, begun, whole, of[now], codes[now])
    several = np.bincount(of, minlength=len(first)) > 1
    both = joined_texts(each, whole.only(several))
    return both, np.concatenate([text[np.argsort(order, kind="stable")], text[first][several]])


def _amendments(moment: Briefing, table: Lying, declined: Declined, leads: Mask) -> _Offers:
    """List the changes that rows have just named, where they would rather put them than wait for another."""
    changes = declined.changes
    fine = leads[changes.after.of] & fit_to_put(moment, changes.after)
    rows = np.flatnonzero(fine)
    slot = table.slot[declined.asked[changes.text[rows]]]
    return _Offers(changes.after.only(rows), slot, changes.score[rows] + AMENDED)


def _stuck(moment: Briefing, table: Lying, chosen: Wishes) -> Mask:
    """Rows whose own text somebody has declined and nobody else has signed: [R]; they may put another."""
    others = moment.others[table.of]
    view = moment.seen.view
    refused = some(view.declined[table.of, table.slot] & others, 1)
    refused &= ~some(view.signed[table.of, table.slot] & others, 1)
    stuck = np.zeros(len(moment.seen), dtype=bool)
    stuck[table.of[table.stands & refused]] = True
    return stuck


def _rows(clauses: Singles, rows: Whole) -> Singles:
    """Take what settings are worth alone to some rows."""
    return Singles(
        clauses.lever, clauses.setting, clauses.own[rows], clauses.liking[rows], clauses.legal[rows]
    )


def _best_of(moment: Briefing, offers: tuple[_Offers, ...], may: Mask) -> _Offers:
    """Take the best for each row of what could be put."""
    weighed = offers[0].weighed
    for each in offers[1:]:
        weighed = stacked(weighed, each.weighed)
    parent = np.concatenate([each.parent for each in offers])
    score = np.concatenate([each.score for each in offers])
    kind = np.repeat(np.arange(len(offers)), [len(each.score) for each in offers])
    names = names_of(moment.book, weighed.texts)
    fine = may[weighed.of]
    order = np.lexsort((names, -score, kind == len(offers) - 1, ~fine, weighed.of))
    first = order[np.flatnonzero(np.diff(weighed.of[order], prepend=-1))]
    first = first[fine[first]]
    return _Offers(weighed.only(first), parent[first], score[first], kind[first])


def _write(moment: Briefing, beat: TalkOrders, best: _Offers) -> Mask:
    """Write the texts that rows put: [R] which do."""
    texts, row = best.weighed.texts, best.weighed.of
    own = row, moment.seen.seat[row]
    beat.action[own] = PUT
    beat.clause[own] = texts.clause
    beat.public[own], beat.verified[own] = texts.public, texts.verified
    beat.pay[own] = texts.pay
    beat.invited[own] = texts.party & moment.others[row]
    beat.open[own], beat.rounds[own] = texts.open, texts.rounds
    beat.parent[own] = best.parent
    placed = np.zeros(len(moment.seen), dtype=bool)
    placed[row] = True
    return placed
