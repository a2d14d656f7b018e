"""What negotiators do in an exchange: they work on the texts that lie there before they put one of their own.

A row signs what is worth its demand, and among texts over one lever the one that is nearest to closing; of the
rest it says with which change it would sign; then it puts what another has asked for, an amendment of its own,
or, where nothing of its own lies there, a text.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.minds.briefing import Briefing
from game.minds.changes import Changes, best_changes
from game.minds.concession import demand, elapsed, given_up_by
from game.minds.excuses import Answers, answers_said, puts_said
from game.minds.hopes import hope_of, lowered
from game.minds.lying import Lying, lying
from game.minds.mind import Reason
from game.minds.putting import offers, worth_of, write
from game.minds.saying import speak
from game.minds.singles import NEVER, Singles, singles
from game.rules.arrays import Mask, Whole, some
from game.rules.beats import DECLINE, SIGN, WITHDRAW, TalkOrders
from game.rules.edits import read
from game.rules.legality import allowed, change_reasons
from game.rules.resolve import phase_of
from game.rules.salts import highest
from game.rules.texts import names_of

STAYS = 30
"""Hundredths of a point by which a text must be better than one that is signed already."""
FEIGNS = 25
"""How often, in percent, whoever blocks agreements signs what serves it, to break it."""


def converse(moment: Briefing, beat: TalkOrders) -> list[Reason]:
    """Write what rows say, sign, decline and put in this exchange."""
    clauses = singles(moment)
    reasons = speak(moment, beat, clauses)
    table = lying(moment)
    asks = demands(moment, clauses)
    chosen = choose(moment, table, asks)
    declined = _declined(moment, clauses, table, chosen, asks)
    reasons += _answer(moment, beat, table, chosen, declined)
    return reasons + _put(moment, beat, clauses, table, chosen, declined, asks)


def demands(moment: Briefing, clauses: Singles) -> Whole:
    """What each row asks of an agreement by now: [R] hundredths of a point.

    At first a share of what the two clauses would bring that help it most, then less as time presses (Faratin,
    Sierra and Jennings 1998). What lies on the table changes nothing in it, so what a row says it would sign
    it does sign.
    """
    character = moment.character
    best = np.sort(np.where(clauses.legal, clauses.own, 0), axis=1)[:, -2:].sum(axis=1)
    first = np.maximum(character.aspires, best * character.greed // 100) * moment.mettle // 100
    # Nobody asks for more than it can see to be had.
    first = np.minimum(first, np.maximum(best, moment.least))
    given = given_up_by(moment.pace, elapsed(moment.book, moment.seen.view))
    asks = demand(np.maximum(first, moment.least), moment.least, given)
    return np.where(character.first_good, moment.least, asks)


@dataclass(frozen=True, slots=True)
class Sorting:
    """How rows sort the texts on the table: each [n]."""

    signs: Mask
    """to be signed now"""
    keeps: Mask
    """signed before, and still wanted"""
    leaves: Mask
    """signed before, and wanted no longer"""
    rival: Whole
    """the lever over which another text is worth waiting for instead; -1 none"""
    worth: Whole
    """what it can be expected to bring: its gain if it closes, as likely as it is to close"""
    by: Whole
    """[R, L] the most that a text over each lever can be expected to bring; 0 none"""


def choose(moment: Briefing, table: Lying, asks: Whole) -> Sorting:
    """Choose what to sign: all that is good enough, of rivals too, as only one of them can close.

    Only what can be expected to bring less than a rival that it would end is left. What a row has said that it
    would sign it signs. So seats that read the same texts approve of several, and meet where all do
    (approval voting: Brams and Fishburn 1978).
    """
    weighed, of = table.weighed, table.of
    named = weighed.texts.named
    hope = hope_of(moment, table)
    worth = worth_of(moment, weighed, hope)
    said = (moment.memory.settled[of] == names_of(moment.book, weighed.texts)[:, None]).any(axis=1)
    enough = lowered(asks[of], moment.least[of], hope)
    enough = np.where(said | table.signed, moment.least[of], enough)
    good = weighed.sound & (weighed.gain >= enough)
    by = np.zeros((len(moment.seen), len(moment.book.levers)), dtype=np.int64)
    np.maximum.at(by, of, np.where(named & good[:, None], worth[:, None], 0))
    gain = weighed.gain + STAYS * table.signed
    better = named & (by[of] > gain[:, None]) & ~moment.character.first_good[of, None]
    rivals = good & some(better, 1)
    blocks = moment.character.blocks[of]
    feigns = moment.lucky("feigns", np.full(len(moment.seen), FEIGNS))[of]
    wants = good & ~rivals & (feigns | ~blocks)
    return Sorting(
        wants & ~table.signed,
        wants & table.signed,
        table.signed & ~wants,
        np.where(rivals, highest(better, moment.book.salt.lever), -1),
        worth,
        by,
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
    clauses: Singles,
    table: Lying,
    chosen: Sorting,
    asks: Whole,
) -> Declined:
    """Find out what rows decline, and with which change they would sign it."""
    refuses = ~chosen.signs & ~chosen.keeps & ~table.stands
    of = table.of
    # What has been declined once is not declined again, but it may still be signed.
    anew = refuses & ~table.declined
    looks = anew & (table.weighed.shunned < 0) & ~moment.character.blocks[of]
    asked = np.flatnonzero(looks)
    changes = best_changes(moment, clauses, table.weighed.only(asked), asks[of[asked]], chosen.by)
    at = of[asked][changes.text], table.slot[asked][changes.text]
    seat = moment.seen.seat[at[0]]
    fine = allowed(change_reasons(moment.book, moment.seen.view, (*at, seat), changes.codes))
    return Declined(asked, changes.only(np.flatnonzero(fine)), anew)


def _answer(
    moment: Briefing, beat: TalkOrders, table: Lying, chosen: Sorting, declined: Declined
) -> list[Reason]:
    """Write signatures, refusals and what is taken back."""
    of, slot = table.of, table.slot
    cell = of, slot, moment.seen.seat[of]
    changes = declined.changes
    codes = np.zeros((len(of), changes.codes.shape[1]), dtype=np.int64)
    codes[declined.asked[changes.text]] = changes.codes
    says = declined.anew
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
        moment, table, Answers(chosen.signs, says, chosen.leaves, chosen.rival, codes)
    )


def _in_the_way(moment: Briefing, table: Lying, chosen: Sorting, codes: Whole) -> Whole:
    """The lever of the clause in the way of each text: [n]; -1 where it is none.

    The one that the change named is about, the one that another text takes, or the one worth least alone.
    """
    lever = read(moment.book, codes[:, 0]).lever
    named = table.weighed.texts.named
    fits = (lever >= 0) & named[np.arange(len(lever)), np.maximum(lever, 0)]
    return np.where(fits, lever, chosen.rival)


def _put(
    moment: Briefing,
    beat: TalkOrders,
    clauses: Singles,
    table: Lying,
    chosen: Sorting,
    declined: Declined,
    asks: Whole,
) -> list[Reason]:
    """Put a text where there is reason to; who has put none yet waits for what the others do."""
    book, seen = moment.book, moment.seen
    _, exchange = phase_of(book, seen.view)
    may = book.actors[seen.seat] & ~moment.character.silent & (exchange < book.exchanges)
    may &= seen.view.round >= book.talk_from
    may[table.of[chosen.signs]] = False
    # Others are only now answering what it put last.
    unanswered = table.stands & (seen.view.offer_since[table.of, table.slot] == exchange - 1)
    may[table.of[unanswered & chosen.keeps]] = False
    holds = np.zeros(len(seen), dtype=np.int64)
    np.maximum.at(holds, table.of, np.where(chosen.keeps, chosen.worth, 0))
    best = offers(moment, clauses, table, (declined.asked, declined.changes), asks, holds, may)
    write(moment, beat, best)
    idle = may.copy()
    idle[best.weighed.of] = False
    idle &= (holds == 0) & (exchange == 1)
    # What is not enough yet may be enough later.
    weighed = table.weighed
    may_do = weighed.sound & (weighed.gain >= moment.least[table.of]) & ~chosen.keeps
    idle[table.of[may_do]] = exchange < book.exchanges
    beat.wait[moment.at, seen.seat] = idle
    return puts_said(moment, best.weighed, best.parent, best.asked) if seen.alone else []
