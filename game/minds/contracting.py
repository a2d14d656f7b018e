"""Bargaining over whole contracts in games of points: what one seat does with the texts on the table."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from game.minds.briefing import Briefing
from game.minds.concession import ONE, elapsed, given_up_by
from game.minds.contracts import Contracts, worth_to
from game.minds.excuses import about, change_facts
from game.minds.mind import Reason
from game.minds.packages import place, speakable
from game.rules.arrays import Array, Mask, Whole, distinct, some
from game.rules.beats import DECLINE, EDITS, SIGN, WITHDRAW, TalkOrders
from game.rules.chance import SHARES
from game.rules.edits import clause_codes, edited, read
from game.rules.resolve import phase_of
from game.rules.rulebook import Rulebook
from game.rules.salts import together
from game.rules.sight import Rows
from game.rules.signers import must_sign
from game.rules.texts import names_of, texts_at

THOUGHT_OF = 1_000
"""Contracts that a seat compares at most, to put one; and changes of two clauses, to name one."""
NEVER = 2**40
"""More than anybody can like or mind."""
HUNDREDTH = 10_000
"""Millionths in a hundredth of a point."""
MARKED = 3
"""How many times as much others are taken to care for a lever they have marked."""
RETRIES = 8
"""So many contracts are thought of to put, till one has not been spoken of."""
WHIMS = 97
"""So many lots tell contracts apart that others like alike."""


def demanded(moment: Briefing, known: Contracts) -> Whole:
    """What a contract must be worth to the seat at this exchange: [R] millionths.

    Never less than the reservation value, nor than what stands: whoever holds four does not sign three. How
    much it asks at first differs from game to game.
    """
    stands = worth_to(moment.book, moment.seen.one_seat, moment.standing)
    least = np.maximum(known.floor, stands + 1)
    best = int(known.worth[0])
    share = np.minimum(80 + moment.mettle // 5, 100)
    first = least + np.maximum(best - least, 0) * share // 100
    given = given_up_by(moment.character.pace, elapsed(moment.book, moment.seen.view))
    return least + (first - least) * (ONE - given) // ONE


def table_levers(book: Rulebook) -> Mask:
    """Levers that a contract always names: [L]; those in play that are the table's."""
    return book.in_play & (book.owners == 0)


@dataclass(frozen=True, slots=True)
class _Table:
    """The texts on the table as one seat reads them, n of them."""

    game: Whole
    text: Whole
    offer: Whole
    """[n, L]"""
    worth: Whole
    """millionths, the rest standing as it does"""
    pays: Mask
    """whether the seat would have to pay"""
    signed: Mask
    stands: Mask


def _table(moment: Briefing) -> _Table:
    view, seat = moment.seen.view, moment.seen.one_seat
    game, text = np.nonzero(view.offered & view.offer_party[:, :, seat])
    offer = view.offer[game, text]
    return _Table(
        game,
        text,
        offer,
        worth_to(moment.book, seat, np.where(offer >= 0, offer, moment.standing[game])),
        some(view.offer_pay[game, text][:, :, seat] < 0, 1),
        view.signed[game, text, seat],
        view.proposer[game, text, seat],
    )


def bargain(moment: Briefing, beat: TalkOrders, known: Contracts) -> list[Reason]:
    """Write what one seat says, signs, declines and puts in an exchange, in every row."""
    book, seen = moment.book, moment.seen
    _, exchange = phase_of(book, seen.view)
    if seen.view.round == 1 and exchange == 1:
        _mark(book, beat, seen, known)
    asks, table = demanded(moment, known), _table(moment)
    wants = _wanted(moment, table, asks)
    reasons = _answer(moment, beat, table, wants, asks)
    return reasons + _put(moment, beat, known, table, wants, asks)


def _wanted(moment: Briefing, table: _Table, asks: Whole) -> Mask:
    """Choose the texts to be signed, or kept: [n]; all that are worth what the seat asks.

    Whichever of them closes first will do: where many must agree, each approves of all it can live with
    (approval voting: Brams and Fishburn 1978), and nobody waits for a text that another does not sign.
    """
    return ~table.pays & (table.worth >= asks[table.game])


def _answer(
    moment: Briefing, beat: TalkOrders, table: _Table, wants: Mask, asks: Whole
) -> list[Reason]:
    """Sign what is wanted, take back what is wanted no longer, and decline the rest with a change."""
    seen, seat = moment.seen, moment.seen.one_seat
    cell = table.game, table.text, np.full(len(table.game), seat)
    payable = moment.menu.sign[cell] == 0
    signs = wants & ~table.signed & payable
    declines = ~wants & ~table.stands & ~seen.view.declined[cell]
    codes = _changes(moment, table, np.flatnonzero(declines & ~table.pays), asks)
    named = (codes != 0).any(axis=1)
    beat.answer[cell] = np.where(signs, SIGN, np.where(declines, DECLINE, 0))
    beat.change[cell] = np.where(named[:, None], codes, 0)
    lever = read(moment.book, codes[:, 0]).lever
    there = table.offer[np.arange(len(lever)), np.maximum(lever, 0)] >= 0
    beat.blocking[cell] = np.where(named & there, lever, -1)
    _, once = np.unique(table.game[named], return_index=True)
    meant = np.flatnonzero(named)[once]
    beat.meant[table.game[meant], table.text[meant], seat] = True
    beat.back[cell] = table.signed & ~wants & ~table.stands & ~declines
    if not seen.alone:
        return []
    said = []
    for at in np.flatnonzero(signs | declines).tolist():
        facts = about(moment, 0, int(table.text[at]))
        if signs[at]:
            gain = (int(table.worth[at]) - int(asks[0])) // HUNDREDTH
            said.append(moment.say(0, "better_for_us", facts | {"gain": gain}))
        elif named[at]:
            change = change_facts(moment, codes[at])
            said.append(moment.say(0, "would_sign_with", facts | change, spoken=True))
        else:
            said.append(moment.say(0, "not_enough", facts, spoken=True))
    return said


def _put(
    moment: Briefing, beat: TalkOrders, known: Contracts, table: _Table, wants: Mask, asks: Whole
) -> list[Reason]:
    """Put what another would sign if it is worth it, or the contract that pleases the others most."""
    book, seen = moment.book, moment.seen
    view, seat = seen.view, seen.one_seat
    busy = np.zeros(len(seen), dtype=bool)
    hopeful = wants & ~some(view.declined[table.game, table.text], 1)
    busy[table.game[hopeful]] = True
    clause, parent, asked = _asked_for(moment, asks)
    row, fine = _chosen(moment, known, asks)
    own = _clauses(moment, known.setting[row][:, None])[:, 0]
    clause = np.where(asked[:, None], clause, own)
    # What is put in the last exchange can never close; till then it comes down step by step.
    more = phase_of(book, view)[1] < book.exchanges
    where = (asked | (fine & ~busy)) & view.awake[:, seat] & more
    lies = some((view.offer == clause[:, None]).all(axis=2) & view.offered, 1)
    public, checked = np.ones_like(clause, dtype=bool), np.zeros_like(clause, dtype=bool)
    placed = place(moment, beat, clause, public, checked, where & ~lies)
    beat.parent[:, seat] = np.where(placed & asked, parent, -1)
    stands = (view.proposer[:, :, seat] & view.offered & (view.offer_deal == 0)).any(axis=1)
    gone = stands & ~placed & ~busy & more
    agreed = some((view.offer_deal > 0) & (view.offer_since > 0) & view.signed[:, :, seat], 1)
    beat.wait[:, seat] = ~agreed & more & view.awake[:, seat]
    beat.action[:, seat] = np.where(gone, WITHDRAW, beat.action[:, seat])
    if not seen.alone:
        return []
    if placed[0] and asked[0]:
        return [moment.say(0, "takes_up", about(moment, 0, int(parent[0])), spoken=True)]
    if placed[0]:
        gain = (int(known.worth[row[0]]) - int(asks[0])) // HUNDREDTH
        return [moment.say(0, "proposes_gain", {"gain": gain})]
    return [moment.say(0, "withdraws")] if gone[0] else []


def _asked_for(moment: Briefing, asks: Whole) -> tuple[Whole, Whole, Mask]:
    """The contract that another would sign and that is worth most: [R, L], what it amends, and where there is one."""
    book, seen = moment.book, moment.seen
    view, seat = seen.view, seen.one_seat
    named = view.declined & (view.change > 0).any(axis=3) & view.offered[:, :, None]
    named &= view.offer_party[:, :, [seat]] & moment.others[:, None, :]
    game, text, who = np.nonzero(named)
    texts = edited(book, texts_at(view, (game, text)), view.change[game, text, who])
    worth = worth_to(book, seat, np.where(texts.clause >= 0, texts.clause, moment.standing[game]))
    fine = (worth >= asks[game]) & texts.party[:, seat] & (texts.pay[:, :, seat] >= 0).all(axis=1)
    clause = np.full((len(seen), len(book.levers)), -1, dtype=np.int64)
    parent = np.full(len(seen), -1, dtype=np.int64)
    order = np.lexsort((names_of(book, texts), -worth, ~fine, game))
    first = order[np.flatnonzero(np.diff(game[order], prepend=-1))]
    first = first[fine[first]]
    clause[game[first]], parent[game[first]] = texts.clause[first], text[first]
    return clause, parent, parent >= 0


def _chosen(moment: Briefing, known: Contracts, asks: Whole) -> tuple[Whole, Mask]:
    """The contract to propose in each row: its place among those known [R], and whether there is one [R]."""
    at = moment.at[:, None]
    enough = np.searchsorted(-known.worth, -asks, side="right")
    # Those just worth the demand leave most to the others.
    rank = enough[:, None] - 1 - np.arange(min(THOUGHT_OF, len(known.worth)))
    place = np.maximum(rank, 0)
    setting = known.setting[place]
    liking = _liking(moment, setting)
    may = moment.menu.clause[at[:, :, None], np.arange(setting.shape[2]), setting] == 0
    stays = setting == moment.standing[:, None]
    fine = (rank >= 0) & (may | stays).all(axis=2) & ~stays.all(axis=2)
    most = np.where(fine, liking, -NEVER).max(axis=1)
    # Where the others have not shown what they like, coming down is all that can be done for them.
    silent = most == np.where(fine, liking, NEVER).min(axis=1)
    lots = moment.lots("contract", WHIMS)[at, place % WHIMS]
    turn = np.where(silent[:, None], rank[:, :1] - rank, -(liking * SHARES + lots))
    order = np.argsort(np.where(fine, turn, NEVER * SHARES), axis=1, kind="stable")[:, :RETRIES]
    fine = fine[at, order] & ~_spoken_of(moment, setting[at, order])
    first = fine.argmax(axis=1)
    return place[moment.at, order[moment.at, first]], fine[moment.at, first]


def _spoken_of(moment: Briefing, setting: Whole) -> Mask:
    """Tell which contracts [R, n, L] lie on the table already, or have been declined in this talk: [R, n]."""
    view = moment.seen.view
    known = (view.offer_name > 0) & (view.offered | some(view.declined, 2))
    clause = _clauses(moment, setting)
    same = np.logical_and.reduce(clause[:, :, None] == view.offer[:, None], axis=3)
    return some(same & known[:, None], 2)


def _clauses(moment: Briefing, setting: Whole) -> Whole:
    """Write contracts [R, n, L] as clauses: what the table settles is all in them, of the levers of seats what moves."""
    moves = (setting != moment.standing[:, None]) | table_levers(moment.book)
    return np.where(moves, setting, -1)


def _liking(moment: Briefing, setting: Whole) -> Whole:
    """How much the others seem to like contracts [R, N, L], the least pleased of them twice: [R, N].

    Only those count whose signature is needed, and those who may refuse by the scenario's rule are left out
    where they like a contract least.
    """
    taste, at = tastes(moment), moment.at[:, None]
    liking = np.zeros((*setting.shape[:2], taste.shape[1]), dtype=np.int64)
    for lever in range(setting.shape[2]):
        liking += taste[:, :, lever].transpose(0, 2, 1)[at, setting[:, :, lever]]
    liking = (liking * _parties(moment, setting)).transpose(0, 2, 1)
    rule = moment.book.scenario.agreements.sign
    others = moment.book.actors & (np.arange(taste.shape[1]) != moment.seen.one_seat)
    needed, spare = liking[:, others & moment.book.veto], liking[:, others & ~moment.book.veto]
    if rule.rule == "all_but":
        spare = np.sort(spare, axis=1)[:, rule.missing :]
    elif rule.rule != "all":
        spare = _enough_of(moment, spare, others & ~moment.book.veto)
    liking = np.concatenate([needed, spare], axis=1)
    return liking.sum(axis=1) + liking.min(axis=1, initial=0)


def _parties(moment: Briefing, setting: Whole) -> Mask:
    """Whose signatures contracts [R, N, L] need: [R, N, S], or [1, 1, S] for everybody's."""
    book = moment.book
    if table_levers(book).any() or book.scenario.agreements.sign.among == "table":
        return np.ones((1, 1, len(book.seats)), dtype=bool)
    moves = setting != moment.standing[:, None]
    clause = np.where(moves, setting, -1)
    needed = must_sign(book, clause.reshape(-1, clause.shape[2]))
    return needed.reshape(*clause.shape[:2], -1)


def _enough_of(moment: Briefing, liking: Whole, seats: Mask) -> Whole:
    """Leave those out of `liking` [R, s, N] who like a contract least, as far as votes can do without them.

    So a seat asks for what as many like best as are needed, and does not wait for all.
    """
    turns = np.argsort(moment.book.salt.seat[seats])
    weights, liking = moment.book.sign_weight[seats][turns], liking[:, turns]
    order = np.argsort(-liking, axis=1, kind="stable")
    sorted_ = np.take_along_axis(liking, order, axis=1)
    votes = np.cumsum(weights[order], axis=1) - weights[order]
    own = moment.book.sign_weight[~seats].sum()
    total = moment.book.sign_weight.sum()
    needed = (votes + own) * 100 <= moment.book.scenario.agreements.sign.above * total
    return np.where(needed, sorted_, 0)


def tastes(moment: Briefing) -> Array:
    """What each setting seems to be worth to each seat, with what they have marked: [G, S, L, K]."""
    view = moment.seen.view
    marked = view.marked[:, :, moment.seen.one_seat]
    weight = np.where(marked, MARKED, 1).astype(np.int32)
    return moment.memory.taste * weight[:, :, :, None]


def _mark(book: Rulebook, beat: TalkOrders, seen: Rows, known: Contracts) -> None:
    """Tell all which two levers move the seat's own points most."""
    best = np.zeros(len(book.levers), dtype=np.int64)
    for lever in np.flatnonzero(np.ptp(known.setting, axis=0)):
        means = [
            known.worth[known.setting[:, lever] == rank].mean()
            for rank in distinct(known.setting[:, lever])
        ]
        best[lever] = int(max(means) - min(means))
    for lever in np.lexsort((book.salt.lever, -best))[:2]:
        if best[lever] > 0:
            beat.mark[:, seen.one_seat, :, lever] = True


def _changes(moment: Briefing, table: _Table, rows: Whole, asks: Whole) -> Whole:
    """The change of one clause, or else of two, with which texts would be worth what is asked: [n, edits].

    Only those of the texts `rows` are looked for. Of the changes that would do it is the one that the others
    seem to mind least; 0 throughout where none would.
    """
    codes = np.zeros((len(table.game), EDITS), dtype=np.int64)
    for edits in _edits(moment.book):
        found, changed = _cheapest(moment, table, rows, asks, *edits)
        codes[found] = changed
        rows = rows[(codes[rows] == 0).all(axis=1)]
    return codes


@lru_cache(maxsize=64)
def _edits(book: Rulebook) -> tuple[tuple[Whole, Whole], ...]:
    """All changes of the settings of one lever, and of two: which [m, 1 or 2], and to which [m, 1 or 2]."""
    lever, rank = np.nonzero(book.real & book.in_play[:, None])
    one = lever[:, None], rank[:, None]
    pairs = np.argwhere(book.salt.lever[lever][:, None] < book.salt.lever[lever])
    return (one, (lever[pairs], rank[pairs])) if len(pairs) <= THOUGHT_OF else (one,)


def _cheapest(
    moment: Briefing, table: _Table, rows: Whole, asks: Whole, lever: Whole, rank: Whole
) -> tuple[Whole, Whole]:
    """Look through changes [m, 1 or 2] of the texts `rows`: which have one that would do, and its codes."""
    book, seat, view = moment.book, moment.seen.one_seat, moment.seen.view
    game, offer = table.game[rows], table.offer[rows]
    may = (moment.menu.clause[game] == 0) & speakable(book, moment.seen.seat[game])
    may &= (offer[:, :, None] >= 0) & (offer[:, :, None] != np.arange(may.shape[2]))
    row, edit = np.nonzero(may[:, lever, rank].all(axis=2))
    levers, ranks, game = lever[edit], rank[edit], game[row]
    setting = np.where(offer[row] >= 0, offer[row], moment.standing[game])
    np.put_along_axis(setting, levers, ranks, axis=1)
    worth = worth_to(book, seat, setting)
    does = np.flatnonzero(worth >= asks[game])
    row, levers, ranks, game = row[does], levers[does], ranks[does], game[does]
    taste = tastes(moment)[:, np.arange(len(book.seats)) != seat].sum(axis=1)
    now, at = np.take_along_axis(offer[row], levers, axis=1), (game[:, None], levers)
    minds = (taste[(*at, now)] - taste[(*at, ranks)]).sum(axis=1)
    names = together(book.salt.setting[levers, ranks], axis=1)
    order = np.lexsort((names, -worth[does], minds, row))
    best = order[np.flatnonzero(np.diff(row[order], prepend=-1))]
    codes = np.zeros((len(best), EDITS), dtype=np.int64)
    text = game[best], table.text[rows[row[best]]]
    for each in range(lever.shape[1]):
        line = (*text, levers[best, each])
        marks = view.offer_public[line], view.offer_verified[line]
        codes[:, each] = clause_codes(book, levers[best, each], ranks[best, each], *marks)
    return rows[row[best]], codes
