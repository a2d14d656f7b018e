"""What a mind is: a player that turns an observation into orders, and says why.

A mind sees only what its seat may know. It works on whole batches: the observation holds any number of
games, and the orders of its seat are written into the arrays of the beat for all of them at once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from game.minds.memory import Memory
from game.rules.beats import BeatOrders
from game.rules.resolve import phase_of
from game.rules.rulebook import Rulebook
from game.rules.sight import Observation


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a mind did what it did, as a code with the facts its sentence needs.

    Codes and their facts (ids of the scenario; `gain`, `price` and `have` in hundredths of a point):

    - `nothing_to_do`, `status_quo`, `random`: none
    - `held_back`: hearer; said for a mind whose proposal the session does not place
    - `proposes_gain`: gain
    - `better_for_us`, `not_better_for_us`: proposer, gain
    - `clause_in_the_way`, `would_sign_with`: proposer, lever, setting
    - `cannot_pay`: proposer, price, have
    - `mirrors`, `retaliates`: proposer, or lever and setting
    - `as_always`, `win_or_shift`, `begins_hard`: lever, setting; or none for a refusal to sign
    - `signs_to_cooperate`, `asks_too_little`: proposer
    - `takes_up`, `withdraws`: none; `rival`: proposer, lever, setting
    - `word_given`, `not_enough`, `blocks`: proposer
    - `broke_word`, `never_again`: proposer, culprit, when (the round); `leaves`: proposer, when
    - `announces`, `empty_words`, `keeps_promise`, `breaks_promise`: lever, setting
    - `first_step`, `replies_once`, `never_forgives`, `spoils`: lever, setting
    - `keeps_word`: lever, setting; `breaks_word`: lever, setting, gain
    - `moves_gain`: lever, setting, gain; `chooses_gain`: event, option
    """

    seat: str
    code: str
    facts: Mapping[str, str | int] = field(default_factory=dict)
    round: int = 0
    phase: str = ""
    exchange: int = 0
    spoken: bool = False
    """Whether the mind says this to the other parties; the rest is for the debrief.

    What a seat expects for itself and what it can pay is its own business and never spoken.
    """


class Mind(Protocol):
    """A player. Two minds that are built alike do the same on the same observation and memory.

    What it keeps from phase to phase is in the memory; a mind itself never changes.
    """

    name: str

    def decide(
        self, book: Rulebook, seen: Observation, memory: Memory, phase: str, beat: BeatOrders
    ) -> tuple[Reason, ...]:
        """Write the orders of the observing seat into the beat, for all games of the batch.

        Only rows and hands of its own seat are touched, and nothing the menus forbid is asked for.
        Reasons are given for a game alone; for a larger batch nobody reads them, and there are none.
        """
        ...


def reason(
    book: Rulebook,
    seen: Observation,
    code: str,
    facts: Mapping[str, str | int] | None = None,
    spoken: bool = False,
) -> Reason:
    """Give a reason of the observing seat, now."""
    phase, exchange = phase_of(book, seen.view)
    seat = book.seats[seen.seat]
    return Reason(seat, code, facts or {}, seen.view.round, phase, exchange, spoken)


def given(book: Rulebook, seen: Observation, reasons: Sequence[Reason]) -> tuple[Reason, ...]:
    """All reasons of a phase: in a game alone there is always one."""
    if reasons or seen.view.games > 1:
        return tuple(reasons)
    return (reason(book, seen, "nothing_to_do"),)
