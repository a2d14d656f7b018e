"""A mind put together of a character and a conduct."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar, Self

from game.minds.acting import Conduct, commit
from game.minds.answering import answer, ratify
from game.minds.character import Briefing, Character
from game.minds.memory import Memory
from game.minds.mind import Reason, given
from game.minds.old_talk import AnswerOrders, ProposeOrders
from game.minds.proposing import propose
from game.rules.arrays import Seeds
from game.rules.beats import BeatOrders, CommitOrders, RatifyOrders
from game.rules.rulebook import Rulebook
from game.rules.sight import Observation


class Negotiator:
    """Proposes and answers as its character says, and acts as its conduct says.

    A temperament is a name, a character and a conduct; what they have in common is all here.
    """

    name: str
    character: Character
    conduct: ClassVar[Conduct]

    def __init__(self, seeds: Seeds) -> None:
        self.seeds = seeds

    def but(self, **changes: Any) -> Self:
        """The same mind with another character in some respects."""
        other = type(self)(self.seeds)
        other.character = replace(self.character, **changes)
        return other

    def decide(
        self, book: Rulebook, seen: Observation, memory: Memory, phase: str, beat: BeatOrders
    ) -> tuple[Reason, ...]:
        """Write the orders of the phase."""
        moment = Briefing(book, seen, memory, self.character, self.seeds)
        match beat:
            case ProposeOrders():
                reasons = self.propose(moment, beat)
            case AnswerOrders():
                reasons = self.answer(moment, beat)
            case RatifyOrders():
                reasons = ratify(moment, beat)
            case CommitOrders():
                reasons = commit(moment, beat, self.conduct)
            case _:
                return ()
        return given(book, seen, reasons)

    def propose(self, moment: Briefing, beat: ProposeOrders) -> list[Reason]:
        """What it puts on the table and says."""
        return propose(moment, beat)

    def answer(self, moment: Briefing, beat: AnswerOrders) -> list[Reason]:
        """What it signs and declines."""
        return answer(moment, beat)
