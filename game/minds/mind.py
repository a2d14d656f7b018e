"""Why minds do what they do; what a mind is, is said in `briefing`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from game.rules.position import Position
from game.rules.resolve import phase_of
from game.rules.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a mind did what it did, as a code with the facts its sentence needs.

    Codes and their facts (ids of the scenario; `gain`, `price` and `have` in hundredths of a point). A reason
    about a text names it (`text`) and who stands for it (`proposer`); `change` is a change in codes, see
    `game.rules.edits`, with the lever and setting of its first line.

    - `nothing_to_do`, `random`, `not_now`, `withdraws`: none; `status_quo`: the text
    - `held_back`: hearer; said for a mind whose text the session does not place
    - `proposes_gain`: gain; `takes_up`, `amends`: the text that is changed
    - `better_for_us`, `not_better_for_us`, `takes_back`: the text, gain
    - `would_sign_with`: the text, change; `rival`: the text, lever, setting
    - `cannot_pay`: the text, price, have
    - `crosses_line`, `never_gains`, `word_given`, `not_enough`, `blocks`, `cannot_be_done`: the text
    - `signs_to_cooperate`, `asks_too_little`: the text
    - `mirrors`: lever and setting; `retaliates`: that, or the text
    - `as_always`, `win_or_shift`, `begins_hard`: lever, setting; or the text for a refusal to sign
    - `broke_word`, `never_again`, `seems_false`: the text, culprit, when (the round)
    - `leaves`, `leaves_in_doubt`: culprit, when; `suspects`: culprit, lever, indicator
    - `announces`, `empty_words`, `keeps_promise`, `breaks_promise`: lever, setting
    - `first_step`, `replies_once`, `never_forgives`, `spoils`: lever, setting
    - `keeps_word`: lever, setting; `breaks_word`: lever, setting, gain
    - `moves_gain`: lever, setting, gain; `chooses_gain`: event, option
    - said aloud beside these, see `remarks`: `begins`, `last_round`, `ends`: none; `puts`, `changes`, `joins`,
      `signs`: the text; `signs_ours`: the text, whom; `cheated`: culprit, lever; `keeps_faith`: whom, lever;
      `caught`: lever
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


def reason(
    book: Rulebook,
    view: Position,
    seat: int,
    code: str,
    facts: Mapping[str, str | int] | None = None,
    spoken: bool = False,
) -> Reason:
    """Give a reason of a seat, now."""
    phase, exchange = phase_of(book, view)
    return Reason(book.seats[seat], code, facts or {}, view.round, phase, exchange, spoken)
