"""A mind for games of points alone: it bargains over whole contracts by what they are worth to it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.minds.acting import answer_events, purse
from game.minds.briefing import Briefing, seat_by_seat
from game.minds.character import EVER, Character
from game.minds.contracting import HUNDREDTH, bargain
from game.minds.contracts import Contracts, contracts, worth_to
from game.minds.excuses import about
from game.minds.hands import own_hands
from game.minds.mind import Reason
from game.minds.negotiator import Negotiator
from game.minds.outlook import standing
from game.rules.arrays import Whole
from game.rules.beats import DECLINE, SIGN, BeatOrders, CommitOrders, RatifyOrders, TalkOrders
from game.rules.legality import CommitMenu, commit_menu, ratify_menu


def _act(moment: Briefing, beat: CommitOrders) -> list[Reason]:
    """Keep every word; set the other own levers to what is worth most beside what is agreed.

    What cannot be undone and what ends the game waits for the last round: till then there is talk.
    """
    book, view, seat = moment.book, moment.seen.view, moment.seen.one_seat
    menu, left = commit_menu(book, view), purse(moment, beat)
    setting, reasons = standing(view), answer_events(moment, beat)
    hands = [x for x in own_hands(book, seat).tolist() if not book.binding[book.hand_lever[x]]]
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

    Of the contracts worth its demand it puts the one that the others seem to like best, by what they
    have marked, asked for, signed and refused (trade-offs: Faratin, Sierra and Jennings 2002). It signs
    what is worth as much as it would itself ask for next (AC_next: Baarslag, Hindriks and Jonker 2013),
    and keeps its word. Where its score hangs on more than settings it bargains like the other minds.
    """

    __slots__ = ()

    def decide(self, moment: Briefing, beat: BeatOrders) -> Sequence[Reason]:
        """Write the orders of the phase, for each seat by its own contracts."""
        return seat_by_seat(super().decide, moment, beat)

    def converse(self, moment: Briefing, beat: TalkOrders) -> Sequence[Reason]:
        """Sign what is worth the demand, say which change would make it so, and put what pleases the others."""
        known = contracts(moment.book, moment.seen.one_seat)
        return super().converse(moment, beat) if known is None else bargain(moment, beat, known)

    def ratify(self, moment: Briefing, beat: RatifyOrders) -> Sequence[Reason]:
        """Approve what is worth the reservation value, and no less than what stands."""
        known = contracts(moment.book, moment.seen.one_seat)
        return super().ratify(moment, beat) if known is None else _ratify(moment, beat, known)

    def commit(self, moment: Briefing, beat: CommitOrders) -> Sequence[Reason]:
        """Keep every word, and set what is left to what is worth most."""
        known = contracts(moment.book, moment.seen.one_seat)
        return super().commit(moment, beat) if known is None else _act(moment, beat)


BARGAINER = Bargainer("bargainer", Character(tempted=EVER, announces=0))


def _ratify(moment: Briefing, beat: RatifyOrders, known: Contracts) -> list[Reason]:
    book, seen = moment.book, moment.seen
    view, seat = seen.view, seen.one_seat
    game, text = np.nonzero(ratify_menu(book, view).approve[:, :, seat] == 0)
    if not len(game):
        return []
    offer = view.offer[game, text]
    worth = worth_to(book, seat, np.where(offer >= 0, offer, standing(view)[game]))
    fine = worth >= np.maximum(known.floor, worth_to(book, seat, standing(view)))[game]
    beat.approve[game, text, seat] = np.where(fine, SIGN, DECLINE)
    if not seen.alone:
        return []
    return [
        moment.say(
            of,
            "better_for_us" if approves else "never_gains",
            about(moment, of, at) | {"gain": (int(amount) - known.floor) // HUNDREDTH},
        )
        for of, at, approves, amount in zip(game.tolist(), text.tolist(), fine, worth, strict=True)
    ]
