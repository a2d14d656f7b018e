"""Bargaining over whole contracts in games of points: what one seat does with the texts on the table."""

from __future__ import annotations

from dataclasses import dataclass

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
from game.rules.texts import names_of, texts_at

THOUGHT_OF = 10_000
"""Contracts compared in one phase, over all games of a batch."""
HUNDREDTH = 10_000
"""Millionths in a hundredth of a point."""
MARKED = 3
"""How many times as much others are taken to care for a lever they have marked."""
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
    """Choose the text of each game to be signed, or kept: [n]; of those that are worth it the nearest to closing.

    Where the seat is bound already, only what is worth more than that counts, by what it asks.
    """
    view, at = moment.seen.view, (table.game, table.text)
    good = ~table.pays & (table.worth >= asks[table.game])
    signers = (view.signed[at] & moment.others[table.game]).sum(axis=1)
    names = view.offer_name[at]
    order = np.lexsort((names, -table.worth, -signers, ~good, table.game))
    first = order[np.flatnonzero(np.diff(table.game[order], prepend=-1))]
    chosen = np.zeros(len(good), dtype=bool)
    chosen[first] = good[first]
    return chosen


def _answer(
    moment: Briefing, beat: TalkOrders, table: _Table, wants: Mask, asks: Whole
) -> list[Reason]:
    """Sign what is wanted, take back what is wanted no longer, and decline the rest with a change."""
    seen, seat = moment.seen, moment.seen.one_seat
    cell = table.game, table.text, np.full(len(table.game), seat)
    payable = moment.menu.sign[cell] == 0
    signs = wants & ~table.signed & payable
    declines = ~wants & ~table.stands & ~seen.view.declined[cell]
    codes = _changes(moment, table, np.maximum(asks, _held(table, wants, asks)))
    named = declines & ~table.pays & (codes != 0).any(axis=1)
    beat.answer[cell] = np.where(signs, SIGN, np.where(declines, DECLINE, 0))
    beat.change[cell] = np.where(named[:, None], codes, 0)
    lever = read(moment.book, codes[:, 0]).lever
    beat.blocking[cell] = np.where(named, lever, -1)
    _, once = np.unique(table.game[named], return_index=True)
    meant = np.flatnonzero(named)[once]
    beat.meant[table.game[meant], table.text[meant], seat] = True
    beat.back[cell] = table.signed & ~wants & ~table.stands
    if not seen.alone:
        return []
    said = []
    for at in np.flatnonzero(signs | declines).tolist():
        facts = about(moment, 0, int(table.text[at]))
        if signs[at]:
            gain = (int(table.worth[at]) - int(asks[0])) // HUNDREDTH
            said.append(moment.say(0, "better_for_us", facts | {"gain": gain}, spoken=True))
        elif named[at]:
            change = change_facts(moment, codes[at])
            said.append(moment.say(0, "would_sign_with", facts | change, spoken=True))
        else:
            said.append(moment.say(0, "not_enough", facts, spoken=True))
    return said


def _held(table: _Table, wants: Mask, asks: Whole) -> Whole:
    """What the text that each game's seat signs is worth to it: [R]; what it asks where it signs none."""
    held = asks.copy()
    held[table.game[wants]] = table.worth[wants] + 1
    return held


def _put(
    moment: Briefing, beat: TalkOrders, known: Contracts, table: _Table, wants: Mask, asks: Whole
) -> list[Reason]:
    """Put what another would sign if it is worth it, or the contract that pleases the others most."""
    book, seen = moment.book, moment.seen
    view, seat = seen.view, seen.one_seat
    busy = np.zeros(len(seen), dtype=bool)
    busy[table.game[wants]] = True
    clause, parent, asked = _asked_for(moment, asks)
    row, fine = _chosen(moment, known, asks)
    setting = known.setting[row]
    # What the table settles is all in the contract; of the levers of seats only what moves.
    own = np.where((setting != moment.standing) | table_levers(book), setting, -1)
    clause = np.where(asked[:, None], clause, own)
    where = (asked | (fine & ~busy)) & view.awake[:, seat]
    lies = some((view.offer == clause[:, None]).all(axis=2) & view.offered, 1)
    public, checked = np.ones_like(clause, dtype=bool), np.zeros_like(clause, dtype=bool)
    placed = place(moment, beat, clause, public, checked, where & ~lies)
    beat.parent[:, seat] = np.where(placed & asked, parent, -1)
    stands = (view.proposer[:, :, seat] & view.offered & (view.offer_deal == 0)).any(axis=1)
    gone = stands & ~placed & ~busy
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
    """The contract to propose in each game: its row [G], and whether there is one worth proposing [G]."""
    view = moment.seen.view
    enough = np.searchsorted(-known.worth, -asks, side="right")
    most = int(enough.max(initial=0))
    none = np.zeros(view.games, dtype=np.int64)
    if most == 0 or known.worth[0] < known.floor:
        return none, np.zeros(view.games, dtype=bool)
    # Those just worth the demand leave most to the others.
    first = max(0, most - max(THOUGHT_OF // view.games, 200))
    liking = _liking(moment, known.setting[first:most])
    legal = moment.menu.clause == 0
    levers = np.arange(len(moment.book.levers))
    stays = known.setting[first:most] == moment.standing[:, None]
    fine = (legal[:, levers, known.setting[first:most]] | stays).all(axis=2) & ~stays.all(axis=2)
    fine &= np.arange(first, most) < enough[:, None]
    lots = moment.lots("contract", WHIMS)[:, np.arange(first, most) % WHIMS]
    score = np.where(fine, liking * SHARES + lots, np.iinfo(np.int64).min)
    best = score.argmax(axis=1)
    # Where the others have not shown what they like, coming down is all that can be done for them.
    silent = (liking == liking[:, :1]).all(axis=1)
    last = fine.shape[1] - 1 - fine[:, ::-1].argmax(axis=1)
    best = np.where(silent, last, best)
    return first + best, fine[np.arange(view.games), best]


def _liking(moment: Briefing, setting: Whole) -> Whole:
    """How much the others seem to like contracts [N, L], the least pleased of them twice: [G, N].

    Those who may refuse by the scenario's rule are left out where they like a contract least.
    """
    taste = tastes(moment)
    liking = np.zeros((len(taste), taste.shape[1], len(setting)), dtype=taste.dtype)
    for lever in range(setting.shape[1]):
        liking += taste[:, :, lever].take(setting[:, lever], axis=2)
    rule = moment.book.scenario.agreements.sign
    others = moment.book.actors & (np.arange(taste.shape[1]) != moment.seen.one_seat)
    needed, spare = liking[:, others & moment.book.veto], liking[:, others & ~moment.book.veto]
    if rule.rule == "all_but":
        spare = np.sort(spare, axis=1)[:, rule.missing :]
    elif rule.rule != "all":
        spare = _enough_of(moment, spare, others & ~moment.book.veto)
    liking = np.concatenate([needed, spare], axis=1)
    return liking.sum(axis=1) + liking.min(axis=1, initial=0)


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


def _changes(moment: Briefing, table: _Table, asks: Whole) -> Whole:
    """The change of one clause, or else of two, with which each text would be worth what is asked: [n, edits].

    Of those that would do it is the one the others seem to mind least; 0 throughout where none would.
    """
    codes = np.zeros((len(table.game), EDITS), dtype=np.int64)
    for number in (1, 2):
        rows = np.flatnonzero((codes == 0).all(axis=1))
        found, changed = _cheapest(moment, table, rows, asks, number)
        codes[found] = changed
    return codes


def _cheapest(
    moment: Briefing, table: _Table, rows: Whole, asks: Whole, number: int
) -> tuple[Whole, Whole]:
    """Look through all changes of so many clauses of the texts `rows`: which have one, and its codes."""
    book, seat = moment.book, moment.seen.one_seat
    none = np.zeros(0, dtype=np.int64), np.zeros((0, EDITS), dtype=np.int64)
    legal = (moment.menu.clause[table.game[rows]] == 0) & speakable(
        book, moment.seen.seat[table.game[rows]]
    )
    offer = table.offer[rows]
    other = (offer[:, :, None] >= 0) & legal & (offer[:, :, None] != np.arange(legal.shape[2]))
    row, lever, rank = np.nonzero(other)
    if not len(row) or len(row) * number > THOUGHT_OF:
        return none
    each = [(row, np.stack([lever], 1), np.stack([rank], 1))]
    if number == 2:
        first, second = _pairs(row)
        apart = book.salt.lever[lever[first]] < book.salt.lever[lever[second]]
        first, second = first[apart], second[apart]
        both = np.stack([lever[first], lever[second]], 1), np.stack([rank[first], rank[second]], 1)
        each = [(row[first], *both)]
    row, levers, ranks = each[0]
    game = table.game[rows[row]]
    setting = np.where(offer >= 0, offer, moment.standing[table.game[rows]])[row]
    setting[np.arange(len(row))[:, None], levers] = ranks
    worth = worth_to(book, seat, setting)
    taste = tastes(moment)[:, np.arange(len(book.seats)) != seat].sum(axis=1)
    now = np.take_along_axis(offer[row], levers, axis=1)
    at = game[:, None], levers
    minds = (taste[(*at, now)] - taste[(*at, ranks)]).sum(axis=1)
    does = np.flatnonzero(worth >= asks[game])
    names = together(book.salt.setting[levers, ranks], axis=1)
    order = does[np.lexsort((names[does], -worth[does], minds[does], row[does]))]
    best = order[np.flatnonzero(np.diff(row[order], prepend=-1))]
    codes = np.zeros((len(best), EDITS), dtype=np.int64)
    text = table.game[rows[row[best]]], table.text[rows[row[best]]]
    for at_ in range(number):
        line = (*text, levers[best, at_])
        public = moment.seen.view.offer_public[line]
        verified = moment.seen.view.offer_verified[line]
        codes[:, at_] = clause_codes(book, levers[best, at_], ranks[best, at_], public, verified)
    return rows[row[best]], codes


def _pairs(row: Whole) -> tuple[Whole, Whole]:
    """List all pairs of places that belong to one row, both ways round."""
    same = row[:, None] == row
    first, second = np.nonzero(same)
    return first, second
