"""A mind that throws dice."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.minds.briefing import Briefing, seat_by_seat
from game.minds.character import USUAL
from game.minds.mind import Reason
from game.minds.packages import affordable, place
from game.rules.arrays import Mask, Whole
from game.rules.beats import (
    DECLINE,
    SIGN,
    AnswerOrders,
    BeatOrders,
    CommitOrders,
    ProposeOrders,
    RatifyOrders,
)
from game.rules.chance import SHARES, draw
from game.rules.legality import answer_menu, commit_menu, ratify_menu
from game.rules.resolve import phase_of

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
            case ProposeOrders():
                self._propose(moment, beat)
            case AnswerOrders():
                self._answer(moment, beat)
            case RatifyOrders():
                seat = moment.seen.one_seat
                may = ratify_menu(moment.book, moment.seen.view).approve[:, :, seat] == 0
                lots = self._lots(moment, "approve", len(moment.book.seats))
                beat.approve[:, :, seat] = np.where(may, np.where(lots < OFTEN, SIGN, DECLINE), 0)
            case CommitOrders():
                self._commit(moment, beat)
            case _:
                return ()
        return (moment.say(0, "random"),) if moment.seen.alone else ()

    def _lots(self, moment: Briefing, what: str, *shape: int) -> Whole:
        """Draw lots [R, shape...] that no other beat of this mind draws."""
        view = moment.seen.view
        _, exchange = phase_of(moment.book, view)
        subjects = np.arange(int(np.prod(shape))).reshape(shape)
        return draw(moment.seeds, view.round, f"dice {what} {exchange}", subjects)

    def _propose(self, moment: Briefing, beat: ProposeOrders) -> None:
        book, view, seat = moment.book, moment.seen.view, moment.seen.one_seat
        menu, levers = moment.menu, len(book.levers)
        named = self._lots(moment, "lever", levers) < 2 * SHARES // max(levers, 2)
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
            where=self._lots(moment, "place", 1)[:, 0] < OFTEN,
        )
        mine = np.flatnonzero(book.hand_seat == seat)
        if len(mine):
            hand = mine[int(view.round) % len(mine)]
            for what, wanted, table in (
                ("promise", beat.promise, menu.promise),
                ("deny", beat.deny, menu.deny),
            ):
                lots = self._lots(moment, what, 2)
                chosen = _pick(table[:, [hand]] == 0, lots[:, :1])[:, 0]
                wanted[:, hand] = np.where(lots[:, 1] < SELDOM, chosen, -1)
        leave = self._lots(moment, "leave", levers) < SELDOM
        beat.leave[:, seat] = leave & (menu.leave[:, seat] == 0)

    def _answer(self, moment: Briefing, beat: AnswerOrders) -> None:
        menu, seat = answer_menu(moment.book, moment.seen.view), moment.seen.one_seat
        lots = self._lots(moment, "answer", len(moment.book.seats))
        signs = (menu.sign[:, :, seat] == 0) & (lots < OFTEN)
        declines = (menu.decline[:, :, seat] == 0) & ~signs
        beat.answer[:, :, seat] = np.where(signs, SIGN, np.where(declines, DECLINE, 0))

    def _commit(self, moment: Briefing, beat: CommitOrders) -> None:
        book, view, seat = moment.book, moment.seen.view, moment.seen.one_seat
        menu = commit_menu(book, view)
        budget = view.mandate[:, seat].copy()
        if book.events:
            lots = self._lots(moment, "option", len(book.events))
            mine = book.choice_seat == seat
            for event in np.flatnonzero(mine):
                option = _pick(menu.option[:, [event]] == 0, lots[:, [event]])
                price = book.option_cost[event, np.maximum(option, 0)]
                option, budget = affordable(option, price, budget)
                beat.option[:, event] = option[:, 0]
        lots = self._lots(moment, "move", len(book.hand_lever))
        for hand in np.flatnonzero(book.hand_seat == seat):
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
