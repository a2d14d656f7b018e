"""A mind put together of a character and a conduct."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Self

import numpy as np

from game.minds.acting import commit
from game.minds.answering import answer, ratify
from game.minds.briefing import Briefing, on_rows
from game.minds.character import Character
from game.minds.mind import Reason
from game.minds.proposing import propose
from game.rules.beats import AnswerOrders, BeatOrders, CommitOrders, ProposeOrders, RatifyOrders


@dataclass(frozen=True, slots=True)
class Negotiator:
    """Proposes, answers and acts as its character says, which comes to it row by row.

    A temperament is a name and a character; what they have in common is all here, so all of them decide
    together.
    """

    name: str
    character: Character

    def but(self, **changes: Any) -> Self:
        """The same mind with another character in some respects."""
        return replace(self, character=replace(self.character, **changes))

    def decide(self, moment: Briefing, beat: BeatOrders) -> Sequence[Reason]:
        """Write the orders of the phase."""
        match beat:
            case ProposeOrders():
                actors = moment.book.actors[moment.seen.seat]
                speaking = np.flatnonzero(actors & ~moment.character.silent)
                reasons = on_rows(self.propose, moment, beat, speaking)
            case AnswerOrders():
                reasons = list(self.answer(moment, beat))
            case RatifyOrders():
                reasons = list(self.ratify(moment, beat))
            case CommitOrders():
                reasons = list(self.commit(moment, beat))
            case _:
                return ()
        return moment.given(reasons)

    def propose(self, moment: Briefing, beat: ProposeOrders) -> Sequence[Reason]:
        """What it puts on the table and says."""
        return propose(moment, beat)

    def answer(self, moment: Briefing, beat: AnswerOrders) -> Sequence[Reason]:
        """What it signs and declines."""
        return answer(moment, beat)

    def ratify(self, moment: Briefing, beat: RatifyOrders) -> Sequence[Reason]:
        """What it approves."""
        return ratify(moment, beat)

    def commit(self, moment: Briefing, beat: CommitOrders) -> Sequence[Reason]:
        """What it does with its levers."""
        return commit(moment, beat)
