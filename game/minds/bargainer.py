"""A mind for games of points alone: it bargains over whole contracts by what they are worth to it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.minds.acting import answer_events, purse
from game.minds.briefing import Briefing, seat_by_seat
from game.minds.character import EVER, Character
from game.minds.concession import ONE, elapsed, given_up
from game.minds.contracts import Contracts, contracts, worth_to
from game.minds.mind import Reason
from game.minds.negotiator import Negotiator
from game.minds.outlook import standing
from game.minds.packages import place, speakable
from game.rules.arrays import Array, Mask, Whole, distinct, some
from game.rules.beats import (
    DECLINE,
    NO_ANSWER,
    SIGN,
    WITHDRAW,
    AnswerOrders,
    BeatOrders,
    CommitOrders,
    ProposeOrders,
    RatifyOrders,
)
from game.rules.legality import CommitMenu, answer_menu, commit_menu, propose_menu, ratify_menu
from game.rules.position import Position
from game.rules.resolve import phase_of
from game.rules.rulebook import Rulebook
from game.rules.sight import Rows

THOUGHT_OF = 10_000
"""Contracts compared in one phase, over all games of a batch."""
HUNDREDTH = 10_000
"""Millionths in a hundredth of a point."""
MARKED = 3
"""How many times as much others are taken to care for a lever they have marked."""


def _act(moment: Briefing, beat: CommitOrders) -> list[Reason]:
    """Keep every word; set the other own levers to what is worth most beside what is agreed.

    What cannot be undone and what ends the game waits for the last round: till then there is talk.
    """
    book, view, seat = moment.book, moment.seen.view, moment.seen.one_seat
    menu, left = commit_menu(book, view), purse(moment, beat)
    setting, reasons = standing(view), answer_events(moment, beat)
    hands = np.flatnonzero((book.hand_seat == seat) & ~book.binding[book.hand_lever]).tolist()
    words = {hand: _word(moment, hand) for hand in hands}
    for hand, owed in words.items():
        setting[:, book.hand_lever[hand]] = np.where(
            owed >= 0, owed, view.setting[:, book.hand_lever[hand]]
        )
    for hand, owed in words.items():
        wanted = np.where(owed >= 0, owed, _best(moment, hand, setting, menu))
        at = np.maximum(wanted, 0)[:, None]
        price = np.take_along_axis(menu.price[:, hand], at, axis=1)[:, 0]
        may = np.take_along_axis(menu.sure[:, hand], at, axis=1)[:, 0]
        may &= (wanted >= 0) & (price <= left)
        lever = int(book.hand_lever[hand])
        gain = _gain(moment, lever, setting, wanted)
        beat.setting[:, hand] = np.where(may, wanted, -1)
        setting[:, lever] = np.where(may, wanted, setting[:, lever])
        left -= price * may
        if moment.seen.alone and may[0]:
            facts: dict[str, str | int] = {
                "lever": book.levers[lever],
                "setting": book.settings[lever][wanted[0]],
            }
            kept = owed[0] >= 0
            facts |= {} if kept else {"gain": int(gain[0]) // HUNDREDTH}
            reasons.append(moment.say(0, "keeps_word" if kept else "moves_gain", facts))
    return reasons


def _word(moment: Briefing, hand: int) -> Whole:
    """The setting that the seat has signed for one of its levers: [G]; -1 where it has signed none."""
    view, lever = moment.seen.view, moment.book.hand_lever[hand]
    return np.where(view.signer[:, lever, moment.seen.one_seat], view.clause[:, lever], -1)


def _best(moment: Briefing, hand: int, setting: Whole, menu: CommitMenu) -> Whole:
    """The setting of an own lever that is worth most beside the others [G, L]: [G]; -1 to stay."""
    book, view = moment.book, moment.seen.view
    lever = int(book.hand_lever[hand])
    waits = (book.irreversible | book.final)[lever] & (view.round < book.rounds)
    ranks = np.flatnonzero(book.real[lever] & ~waits)
    gains = np.stack(
        [_gain(moment, lever, setting, np.full(view.games, rank)) for rank in ranks], axis=1
    )
    gains = np.where(menu.sure[:, hand, ranks], gains, 0)
    best = gains.argmax(axis=1)
    return np.where(gains.max(axis=1) > 0, ranks[best], -1)


def _gain(moment: Briefing, lever: int, setting: Whole, wanted: Whole) -> Whole:
    """What setting one lever so is worth beside the others [G, L]: [G] millionths."""
    moved = setting.copy()
    moved[:, lever] = np.where(wanted >= 0, wanted, moved[:, lever])
    book, seat = moment.book, moment.seen.one_seat
    return worth_to(book, seat, moved) - worth_to(book, seat, setting)


class Bargainer(Negotiator):
    """Demands its best contract at first and comes down to its reservation value by the last exchange.

    Of the contracts worth its demand it proposes the one that the others seem to like best, by what they
    have marked, asked for, signed and refused (trade-offs: Faratin, Sierra and Jennings 2002). It signs
    what is worth as much as it would itself ask for next (AC_next: Baarslag, Hindriks and Jonker 2013),
    and keeps its word. Where its score hangs on more than settings it bargains like the other minds.
    """

    __slots__ = ()

    def decide(self, moment: Briefing, beat: BeatOrders) -> Sequence[Reason]:
        """Write the orders of the phase, for each seat by its own contracts."""
        return seat_by_seat(super().decide, moment, beat)

    def propose(self, moment: Briefing, beat: ProposeOrders) -> Sequence[Reason]:
        """Put the contract on the table that is worth the present demand and pleases the others most."""
        known = contracts(moment.book, moment.seen.one_seat)
        return super().propose(moment, beat) if known is None else _propose(moment, beat, known)

    def answer(self, moment: Briefing, beat: AnswerOrders) -> Sequence[Reason]:
        """Sign what is worth the next demand; say which change would make it so."""
        known = contracts(moment.book, moment.seen.one_seat)
        return super().answer(moment, beat) if known is None else _answer(moment, beat, known)

    def ratify(self, moment: Briefing, beat: RatifyOrders) -> Sequence[Reason]:
        """Approve what is worth the reservation value."""
        known = contracts(moment.book, moment.seen.one_seat)
        return super().ratify(moment, beat) if known is None else _ratify(moment, beat, known)

    def commit(self, moment: Briefing, beat: CommitOrders) -> Sequence[Reason]:
        """Keep every word, and set what is left to what is worth most."""
        known = contracts(moment.book, moment.seen.one_seat)
        return super().commit(moment, beat) if known is None else _act(moment, beat)


BARGAINER = Bargainer("bargainer", Character(tempted=EVER, announces=0))


def demanded(moment: Briefing, known: Contracts, later: int = 0) -> int:
    """What a contract must be worth to the seat at this exchange, or so many later: millionths."""
    given = given_up(int(moment.character.pace[0]), elapsed(moment.book, moment.seen.view, later))
    room = max(int(known.worth[0]) - known.floor, 0)
    return known.floor + room * (ONE - given) // ONE


def table_levers(book: Rulebook) -> Mask:
    """Levers that a contract always names: [L]; those in play that are the table's."""
    return book.in_play & (book.owners == 0)


def settled(view: Position, seat: int) -> Mask:
    """Games in which the seat has signed an agreement that is in force: [G]; it asks for no other."""
    return some(view.signer[:, :, seat] & (view.clause >= 0), 1)


def _propose(moment: Briefing, beat: ProposeOrders, known: Contracts) -> list[Reason]:
    book, seen = moment.book, moment.seen
    view, seat = seen.view, seen.one_seat
    _, exchange = phase_of(book, view)
    if view.round == 1 and exchange == 1:
        _mark(book, beat, seen, known)
    # Once others have agreed, what stands is what they have settled.
    done = settled(view, seat) | some(view.clause >= 0, 1)
    row, fine = _chosen(moment, known)
    setting = known.setting[row]
    usual = standing(view)
    # What the table settles is all in the contract; of the levers of seats only what moves.
    clause = np.where((setting != usual) | table_levers(book), setting, -1)
    fine &= ~done
    old = np.where(view.offered[:, seat, None], view.offer[:, seat], -2)
    wants = fine & (clause != old).any(axis=1)
    public, checked = np.ones_like(clause, dtype=bool), np.zeros_like(clause, dtype=bool)
    placed = place(moment, beat, clause, public, checked, wants)
    gone = view.offered[:, seat] & ~placed & (done | ~fine) & (view.offer_deal[:, seat] == 0)
    beat.action[:, seat] = np.where(gone, WITHDRAW, beat.action[:, seat])
    if not seen.alone:
        return []
    if placed[0]:
        gain = (int(known.worth[row[0]]) - known.floor) // HUNDREDTH
        return [moment.say(0, "proposes_gain", {"gain": gain})]
    return [moment.say(0, "withdraws")] if gone[0] else []


def _chosen(moment: Briefing, known: Contracts) -> tuple[Whole, Mask]:
    """The contract to propose in each game: its row [G], and whether there is one worth proposing [G]."""
    view = moment.seen.view
    enough = int(np.searchsorted(-known.worth, -demanded(moment, known), side="right"))
    none = np.zeros(view.games, dtype=np.int64)
    if enough == 0 or known.worth[0] < known.floor:
        return none, np.zeros(view.games, dtype=bool)
    # Those just worth the demand leave most to the others.
    first = max(0, enough - max(THOUGHT_OF // view.games, 200))
    liking = _liking(moment, known.setting[first:enough])
    legal = propose_menu(moment.book, view).clause == 0
    levers = np.arange(len(moment.book.levers))
    stays = known.setting[first:enough] == standing(view)[:, None]
    fine = (legal[:, levers, known.setting[first:enough]] | stays).all(axis=2) & ~stays.all(axis=2)
    score = np.where(fine, liking, np.iinfo(np.int64).min)
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
    liking = np.concatenate([needed, spare], axis=1)
    return liking.sum(axis=1) + liking.min(axis=1, initial=0)


def tastes(moment: Briefing) -> Array:
    """What each setting seems to be worth to each seat, with what they have marked: [G, S, L, K]."""
    view = moment.seen.view
    marked = view.marked[:, :, moment.seen.one_seat]
    weight = np.where(marked, MARKED, 1).astype(np.int32)
    return moment.memory.taste * weight[:, :, :, None]


def _mark(book: Rulebook, beat: ProposeOrders, seen: Rows, known: Contracts) -> None:
    """Tell all which two levers move the seat's own points most."""
    best = np.zeros(len(book.levers), dtype=np.int64)
    for lever in np.flatnonzero(np.ptp(known.setting, axis=0)):
        means = [
            known.worth[known.setting[:, lever] == rank].mean()
            for rank in distinct(known.setting[:, lever])
        ]
        best[lever] = int(max(means) - min(means))
    for lever in np.argsort(-best, kind="stable")[:2]:
        if best[lever] > 0:
            beat.mark[:, seen.one_seat, :, lever] = True


def _answer(moment: Briefing, beat: AnswerOrders, known: Contracts) -> list[Reason]:
    book, seen = moment.book, moment.seen
    view, seat = seen.view, seen.one_seat
    menu = answer_menu(book, view)
    game, proposer = np.nonzero(menu.decline[:, :, seat] == 0)
    if not len(game):
        return []
    offer, usual = view.offer[game, proposer], standing(view)[game]
    later = demanded(moment, known, later=1)
    worth = worth_to(book, seat, np.where(offer >= 0, offer, usual))
    pays = (view.offer_pay[game, proposer][:, :, seat] < 0).any(axis=1)
    free = ~settled(view, seat)[game] & ~pays
    stands = worth_to(book, seat, standing(view))
    asks = np.where(some(view.clause >= 0, 1), np.maximum(later, stands + 1), later)[game]
    good = free & (worth >= asks)
    already = view.signed[game, proposer, seat]
    signs = good & (menu.sign[game, proposer, seat] == 0)
    stays = good & already
    blocking, would = _in_the_way(moment, game, offer, usual, asks)
    unwanted = free & ~good
    at = game, proposer, np.full(len(game), seat)
    beat.answer[at] = np.where(signs, SIGN, np.where(stays, NO_ANSWER, DECLINE))
    beat.blocking[at] = np.where(unwanted, blocking, -1)
    beat.would[at] = np.where(unwanted, would, -1)
    if not seen.alone:
        return []
    said = []
    for row in np.flatnonzero(~stays).tolist():
        facts: dict[str, str | int] = {"proposer": book.seats[proposer[row]]}
        gain = (int(worth[row]) - known.floor) // HUNDREDTH
        if signs[row]:
            said.append(moment.say(0, "better_for_us", facts | {"gain": gain}))
        elif unwanted[row] and blocking[row] >= 0:
            lever = int(blocking[row])
            rank = int(would[row]) if would[row] >= 0 else int(offer[row, lever])
            facts |= {"lever": book.levers[lever], "setting": book.settings[lever][rank]}
            code = "would_sign_with" if would[row] >= 0 else "clause_in_the_way"
            said.append(moment.say(0, code, facts, spoken=True))
        else:
            code = "not_enough" if free[row] else "word_given"
            said.append(moment.say(0, code, facts, spoken=True))
    return said


def _in_the_way(
    moment: Briefing, game: Whole, offer: Whole, usual: Whole, asks: Whole
) -> tuple[Whole, Whole]:
    """Name the clause of each offer [N, L] whose change alone would do, and to what: each [N].

    Of the changes that would do it is the one the others seem to mind least. If none would do, the
    clause whose change would help most is named, and no setting (-1).
    """
    book, seen = moment.book, moment.seen
    legal = (propose_menu(book, seen.view).clause[game] == 0) & speakable(book, seen.seat[game])
    other = (offer[:, :, None] >= 0) & legal & (offer[:, :, None] != np.arange(legal.shape[2]))
    row, lever, rank = np.nonzero(other)
    blocking, would = np.full(len(offer), -1), np.full(len(offer), -1)
    if not len(row):
        return blocking, would
    setting = np.where(offer >= 0, offer, usual)[row]
    setting[np.arange(len(row)), lever] = rank
    worth = worth_to(book, seen.one_seat, setting)
    taste = np.delete(tastes(moment), seen.one_seat, axis=1).sum(axis=1)
    minds = taste[game[row], lever, offer[row, lever]] - taste[game[row], lever, rank]
    does = worth >= asks[row]
    # Last of all changes of an offer comes the one to name.
    order = np.lexsort((worth, np.where(does, -minds, 0), does, row))
    last = order[np.searchsorted(row[order], distinct(row), side="right") - 1]
    blocking[row[last]] = lever[last]
    would[row[last]] = np.where(does[last], rank[last], -1)
    return blocking, would


def _ratify(moment: Briefing, beat: RatifyOrders, known: Contracts) -> list[Reason]:
    book, seen = moment.book, moment.seen
    view, seat = seen.view, seen.one_seat
    game, proposer = np.nonzero(ratify_menu(book, view).approve[:, :, seat] == 0)
    if not len(game):
        return []
    offer = view.offer[game, proposer]
    worth = worth_to(book, seat, np.where(offer >= 0, offer, standing(view)[game]))
    fine = worth >= known.floor
    beat.approve[game, proposer, seat] = np.where(fine, SIGN, DECLINE)
    if not seen.alone:
        return []
    return [
        moment.say(
            of,
            "better_for_us" if approves else "not_better_for_us",
            {"proposer": book.seats[who], "gain": (int(amount) - known.floor) // HUNDREDTH},
        )
        for of, who, approves, amount in zip(game, proposer, fine, worth, strict=True)
    ]
