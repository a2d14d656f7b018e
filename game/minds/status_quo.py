"""A mind that leaves everything as it is."""

from __future__ import annotations

import numpy as np

from game.minds.memory import Memory
from game.minds.mind import Reason, given, reason
from game.minds.old_talk import AnswerOrders, answer_menu
from game.rules.arrays import Seeds
from game.rules.beats import DECLINE, BeatOrders, RatifyOrders
from game.rules.legality import ratify_menu
from game.rules.phases import ASKED
from game.rules.rulebook import Rulebook
from game.rules.sight import Observation


class StatusQuo:
    """Moves nothing, proposes nothing and declines what it is asked.

    The yardstick for every other mind: what happens if a seat does not act (Nash 1950 calls the
    outcome without agreement the threat point).
    """

    name = "status_quo"

    def __init__(self, seeds: Seeds) -> None:
        self.seeds = seeds

    def decide(
        self, book: Rulebook, seen: Observation, memory: Memory, phase: str, beat: BeatOrders
    ) -> tuple[Reason, ...]:
        """Decline, and otherwise do nothing."""
        asked = False
        if isinstance(beat, AnswerOrders):
            may = answer_menu(book, seen.view).decline[:, :, seen.seat] == 0
            beat.answer[:, :, seen.seat] = np.where(may, DECLINE, 0)
            asked = bool(may.any())
        if isinstance(beat, RatifyOrders):
            may = ratify_menu(book, seen.view).approve[:, :, seen.seat] == 0
            beat.approve[:, :, seen.seat] = np.where(may, DECLINE, 0)
            asked = bool(may.any())
        if seen.view.games > 1 or phase not in ASKED:
            return ()
        return given(book, seen, [reason(book, seen, "status_quo", spoken=True)] if asked else [])
