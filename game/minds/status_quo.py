"""A mind that leaves everything as it is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.minds.briefing import Briefing
from game.minds.character import USUAL
from game.minds.excuses import about
from game.minds.mind import Reason
from game.rules.beats import DECLINE, BeatOrders, RatifyOrders, TalkOrders
from game.rules.legality import ratify_menu, talk_menu


class StatusQuo:
    """Moves nothing, puts nothing and declines what it is asked.

    The yardstick for every other mind: what happens if a seat does not act (Nash 1950 calls the
    outcome without agreement the threat point).
    """

    name = "status_quo"
    character = USUAL

    def decide(self, moment: Briefing, beat: BeatOrders) -> Sequence[Reason]:
        """Decline, and otherwise do nothing."""
        book, view = moment.book, moment.seen.view
        match beat:
            case TalkOrders():
                wants, menu = beat.answer, talk_menu(book, view).decline
                menu = np.where(view.declined | ~view.awake[:, None], 1, menu)
            case RatifyOrders():
                wants, menu = beat.approve, ratify_menu(book, view).approve
            case _:
                return moment.given(())
        row, text = np.nonzero(moment.seen.own(menu.transpose(0, 2, 1)) == 0)
        wants[row, text, moment.seen.seat[row]] = DECLINE
        if not moment.seen.alone:
            return ()
        return moment.given(
            [
                moment.say(of, "status_quo", about(moment, int(of), int(at)), spoken=True)
                for of, at in zip(row, text, strict=True)
            ]
        )
