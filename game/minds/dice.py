"""A mind that throws dice."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.minds.briefing import Briefing, seat_by_seat
from game.minds.character import USUAL
from game.minds.hands import own_hands
from game.minds.mind import Reason
from game.minds.packages import affordable, place
from game.rules.arrays import Mask, Seeds, Whole
from game.rules.beats import (
    DECLINE,
    EDITS,
    SIGN,
    WITHDRAW,
    BeatOrders,
    CommitOrders,
    RatifyOrders,
    TalkOrders,
)
from game.rules.chance import SHARES
from game.rules.edits import clause_codes
from game.rules.legality import allowed, change_reasons, commit_menu, ratify_menu

OFTEN, SELDOM = SHARES // 2, SHARES // 10


class Dice:
    """Orders anything it may, by lot: each round evenly over all settings that it can have.

    "Zero intelligence" within the rules and the budget: what happens against it shows what the rules
    alone bring about (Gode and Sunder 1993). With one lever of two settings and no prices it is the
    program RANDOM of the tournaments of the prisoner's dilemma, which cooperates half the time whatever
    it did before (Axelrod 1980).
    """

    name = "random"
    character = USUAL

    def decide(self, moment: Briefing, beat: BeatOrders) -> Sequence[Reason]:
        """Draw the orders of this phase."""
        return seat_by_seat(self._decide, moment, beat)

    def _decide(self, moment: Briefing, beat: BeatOrders) -> Sequence[Reason]:
        match beat:
            case TalkOrders():
                self._put(moment, beat)
                self._say(moment, beat)
                self._answer(moment, beat)
            case RatifyOrders():
                seat = moment.seen.one_seat
                may = ratify_menu(moment.book, moment.seen.view).approve[:, :, seat] == 0
                lots = self._lots(moment, "approve", moment.book.slots)
                beat.approve[:, :, seat] = np.where(may, np.where(lots < OFTEN, SIGN, DECLINE), 0)
            case CommitOrders():
                self._commit(moment, beat)
            case _:
                return ()
        return (moment.say(0, "random"),) if moment.seen.alone else ()

    def _lots(self, moment: Briefing, what: str, of: int | Seeds | Whole) -> Whole:
        """Draw lots [R, n...] that no other beat of this mind draws, for salts or so many of them."""
        return moment.lots(f"dice {what}", of)

    def _put(self, moment: Briefing, beat: TalkOrders) -> None:
        book, view, seat = moment.book, moment.seen.view, moment.seen.one_seat
        menu, levers = moment.menu, book.salt.lever
        named = self._lots(moment, "lever", levers) < 2 * SHARES // max(len(levers), 2)
        clause = _pick(menu.clause == 0, self._lots(moment, "clause", levers))
        clause = np.where(named, clause, -1)
        secret = self._lots(moment, "secret", levers) < SHARES // 4
        check = self._lots(moment, "check", levers) < SHARES // 4
        rules = book.scenario.agreements
        place(
            moment,
            beat,
            clause,
            public=~(secret & rules.secret) | (clause < 0),
            verified=check & (rules.verification is not None) & (clause >= 0),
            where=(self._lots(moment, "place", 1)[:, 0] < OFTEN) & view.awake[:, seat],
        )
        lots = self._lots(moment, "parent", book.slots)
        may = view.offered & view.offer_party[:, :, seat] & (lots < SELDOM)
        beat.parent[:, seat] = np.where(may.any(axis=1), may.argmax(axis=1), -1)
        stands = (view.proposer[:, :, seat] & view.offered).any(axis=1) & view.awake[:, seat]
        goes = stands & (beat.action[:, seat] == 0)
        goes &= self._lots(moment, "withdraw", 1)[:, 0] < SELDOM
        beat.action[:, seat] = np.where(goes, WITHDRAW, beat.action[:, seat])

    def _say(self, moment: Briefing, beat: TalkOrders) -> None:
        book, view, seat = moment.book, moment.seen.view, moment.seen.one_seat
        menu, levers, awake = moment.menu, book.salt.lever, view.awake[:, seat]
        mine = own_hands(book, seat)
        if len(mine):
            hand = mine[int(view.round) % len(mine)]
            for what, wanted, table in (
                ("promise", beat.promise, menu.promise),
                ("deny", beat.deny, menu.deny),
            ):
                lots = self._lots(moment, what, 2)
                chosen = _pick(table[:, [hand]] == 0, lots[:, :1])[:, 0]
                wanted[:, hand] = np.where((lots[:, 1] < SELDOM) & awake, chosen, -1)
        leave = self._lots(moment, "leave", levers) < SELDOM
        beat.leave[:, seat] = leave & (menu.leave[:, seat] == 0) & awake[:, None]
        beat.wait[:, seat] = (self._lots(moment, "wait", 1)[:, 0] < OFTEN) & awake
        unsays = self._lots(moment, "unsay", 1)[:, 0] < SELDOM
        beat.unsay[:, seat] = unsays & (view.ready[:, seat] >= 0) & awake

    def _answer(self, moment: Briefing, beat: TalkOrders) -> None:
        book, view, seat = moment.book, moment.seen.view, moment.seen.one_seat
        menu, awake = moment.menu, view.awake[:, [seat]]
        lots = self._lots(moment, "answer", book.slots)
        signs = (menu.sign[:, :, seat] == 0) & (lots < OFTEN) & awake
        declines = (menu.decline[:, :, seat] == 0) & ~signs & awake
        back = (menu.back[:, :, seat] == 0) & ~declines & (lots < SELDOM) & awake
        beat.answer[:, :, seat] = np.where(signs, SIGN, np.where(declines, DECLINE, 0))
        beat.back[:, :, seat] = back
        self._name(moment, beat, declines)

    def _name(self, moment: Briefing, beat: TalkOrders, declines: Mask) -> None:
        """Name some change of one clause for some of the texts declined, and mean one of them."""
        book, view, seat = moment.book, moment.seen.view, moment.seen.one_seat
        lots = self._lots(moment, "change", np.arange(2 * book.slots).reshape(-1, 2))
        row, text = np.nonzero(declines & (lots[:, :, 0] < OFTEN))
        lever = np.argsort(book.salt.lever)[lots[row, text, 1] * len(book.levers) // SHARES]
        setting = lots[row, text, 0] % (len(book.real[0]) + 1) - 1
        public = np.ones(len(row), dtype=bool)
        codes = np.zeros((len(row), EDITS), dtype=np.int64)
        codes[:, 0] = clause_codes(book, lever, setting, public, ~public)
        at = row, text, np.full(len(row), seat)
        real = (setting < 0) | book.real[lever, np.maximum(setting, 0)]
        fine = real & allowed(change_reasons(book, view, at, codes))
        beat.change[row[fine], text[fine], seat] = codes[fine]
        first = np.flatnonzero(fine)[np.flatnonzero(np.diff(row[fine], prepend=-1))]
        beat.meant[row[first], text[first], seat] = True

    def _commit(self, moment: Briefing, beat: CommitOrders) -> None:
        book, view, seat = moment.book, moment.seen.view, moment.seen.one_seat
        menu = commit_menu(book, view)
        budget = view.mandate[:, seat].copy()
        if book.events:
            lots = self._lots(moment, "option", book.salt.event)
            mine = np.flatnonzero(book.choice_seat == seat)
            for event in mine[np.argsort(book.salt.event[mine])].tolist():
                turns = np.argsort(book.salt.option[event])
                picked = _pick(menu.option[:, [event]][:, :, turns] == 0, lots[:, [event]])
                option = np.where(picked >= 0, turns[picked], -1)
                price = book.option_cost[event, np.maximum(option, 0)]
                option, budget = affordable(option, price, budget)
                beat.option[:, event] = option[:, 0]
        lots = self._lots(moment, "move", book.salt.hand)
        for hand in own_hands(book, seat):
            may = (menu.setting[:, hand] == 0) & (menu.price[:, hand] <= budget[:, None])
            here = view.setting[:, [book.hand_lever[hand]]]
            stays = np.arange(may.shape[1]) == here
            chosen = _pick((may | stays)[:, None], lots[:, [hand]])
            moved = np.take_along_axis(may, chosen, axis=1)
            price = np.take_along_axis(menu.price[:, hand], chosen, axis=1)
            beat.setting[:, hand] = np.where(moved, chosen, -1)[:, 0]
            budget = budget - np.where(moved, price, 0)[:, 0]


def _pick(may: Mask, lots: Whole) -> Whole:
    """Pick one allowed element of the last axis by lot, -1 where there is none.

    >>> _pick(np.array([[False, True, True], [False, False, False]]), np.array([9999, 5]))
    array([ 2, -1])
    """
    count = may.sum(axis=-1)
    rank = lots * count // SHARES
    position = np.cumsum(may, axis=-1) - 1
    picked = np.argmax(may & (position == rank[..., None]), axis=-1)
    return np.where(count > 0, picked, -1)
