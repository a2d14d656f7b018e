"""A mind that leaves everything as it is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.minds.briefing import Briefing
from game.minds.character import USUAL
from game.minds.mind import Reason
from game.rules.beats import DECLINE, AnswerOrders, BeatOrders, RatifyOrders
from game.rules.legality import answer_menu, ratify_menu


class StatusQuo:
    """Moves nothing, proposes nothing and declines what it is asked.

    The yardstick for every other mind: what happens if a seat does not act (Nash 1950 calls the
    outcome without agreement the threat point).
    """

    name = "status_quo"
    character = USUAL

    def decide(self, moment: Briefing, beat: BeatOrders) -> Sequence[Reason]:
        """Decline, and otherwise do nothing."""
        book, view = moment.book, moment.seen.view
        match beat:
            case AnswerOrders():
                wants, menu = beat.answer, answer_menu(book, view).decline
            case RatifyOrders():
                wants, menu = beat.approve, ratify_menu(book, view).approve
            case _:
                return moment.given(())
        row, proposal = np.nonzero(moment.seen.own(menu.transpose(0, 2, 1)) == 0)
        wants[row, proposal, moment.seen.seat[row]] = DECLINE
        if not moment.seen.alone:
            return ()
        rows = sorted(set(row.tolist()))
        return moment.given([moment.say(each, "status_quo", spoken=True) for each in rows])
