"""The rulebook: a scenario, played at one length, compiled to arrays that the rules work on.

Letters in the shapes as in `position`. Money and points are hundredths, shares are basis points.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from game.rules.arrays import Array, Mask, Whole, every, some
from game.rules.blocks import Blocks
from game.rules.salts import Salts
from game.scenario.expression import Condition, Flow
from game.scenario.model import Length, Scenario

NOBODY: Final = 1 << 20
"""In place of the index of a seat: the seat of nobody, who reads what all may see.

No array has a row for it, so whoever forgets it gets an error, never another seat's row.
"""


@dataclass(frozen=True, slots=True)
class CompiledRaise:
    """A condition that makes the exposure of one hidden setting more or less likely."""

    lever: int
    setting: int
    condition: Condition
    by: int
    """basis points"""


@dataclass(frozen=True, slots=True)
class Need:
    """A condition for moving a lever to a setting."""

    lever: int
    setting: int
    condition: Condition


@dataclass(frozen=True, slots=True)
class Vote:
    """A constituency's part in ratifying what a seat has signed."""

    seat: int
    name: str
    weight: int
    veto: bool
    accepts: Condition


@dataclass(frozen=True, slots=True)
class CompiledBonus:
    """Points that a seat counts while a condition holds."""

    seat: int
    condition: Condition
    points: int
    """millionths of a point"""


@dataclass(frozen=True, slots=True)
class CompiledEnding:
    """An ending: its condition, or None for the one that always fits."""

    condition: Condition | None
    early: bool


@dataclass(frozen=True, eq=False)
class Rulebook:
    """Everything the rules need to know that does not change during play."""

    scenario: Scenario
    minutes: int
    length: Length

    seats: tuple[str, ...]
    levers: tuple[str, ...]
    settings: tuple[tuple[str, ...], ...]
    indicators: tuple[str, ...]
    events: tuple[str, ...]
    options: tuple[tuple[str, ...], ...]
    red_lines: tuple[str, ...]
    facts: tuple[str, ...]
    values: tuple[tuple[str, ...], ...]
    endings: tuple[str, ...]

    rounds: int
    exchanges: int
    talk_from: int
    """the first round in which texts may be put"""
    aftermath: int
    """rounds for which settings act on after the last"""
    phases: tuple[tuple[str, int], ...]
    """The phases of a round in order: name and exchange (0 outside the talk)."""

    hand_lever: Whole
    """[M] the lever of each hand"""
    hand_seat: Whole
    """[M] the seat of each hand"""
    hand_of_seat: Array
    """[M, S] 1.0 where the hand is the seat's, as floats so that sums of whole numbers use BLAS"""
    stranger: Mask
    """[S, M] hands that are not the seat's own"""
    disguise: Mask
    """[S, L, K] settings that could be a hidden one in disguise"""
    insider: Mask
    """[S, L, K] settings of which the seat alone, among few, can tell whether they are a disguise"""
    owns: Mask
    """[S, L]"""
    owners: Whole
    """[L] how many seats own the lever; 0 for the table's"""
    owner_seats: Whole
    """[L, n] the owners of each lever; a lever with fewer repeats its first, the table's has seat 0"""
    start: Whole
    """[L]"""
    real: Mask
    """[L, K] settings that exist"""
    in_play: Mask
    """[L] levers that belong to the game at this length"""
    binding: Mask
    """[L] an agreement itself moves the lever"""
    price: Whole
    """[L, K, K] mandate for moving from one setting to another"""
    hand_price: Whole
    """[L, K, K] what each owner pays for a step it orders"""
    step_own: Whole
    """[n, L, K, K] what each owner pays for a step that is a clause between n parties"""
    step_share: Whole
    """[n, L, K, K] what each other party pays for it"""
    rating: Whole
    """[L, K] cooperation rating in hundredths"""
    lever_weight: Whole
    """[L]"""
    regard: Whole
    """[S, L, K] how a seat regards a setting, -100 to 100"""
    irreversible: Mask
    """[L, K]"""
    final: Mask
    """[L, K]"""
    signed_by: Mask
    """[S, L, K] seats that must have signed a clause for the setting before it is taken up"""
    needs: tuple[Need, ...]
    infeasible: tuple[tuple[tuple[int, int], ...], ...]

    hidden: Whole
    """indexes of the levers that have hidden settings"""
    covert: Mask
    """[L, K]"""
    covert_chance: Whole
    """[L, K] basis points each round"""
    looks_like: Whole
    """[L, K] the setting that others see"""
    known: Mask
    """[S, L, K] seats that see the setting whatever it looks like"""
    raises: tuple[CompiledRaise, ...]

    low: Whole
    high: Whole
    begin: Whole
    """[I] indicators at the start"""
    drift: Whole
    """[I]"""
    flows: tuple[tuple[int, Flow], ...]
    measures: tuple[tuple[int, Flow], ...]
    """indicators that are always what a formula over others says, and nothing else"""
    visible: Mask
    """[S, I] who sees the exact value"""
    estimated: Mask
    """[S, I] who sees an estimate"""
    bias: Whole
    noise: Whole
    history: int
    """How many past rounds of the indicators a flow asks for."""

    once: Blocks
    each_round: Blocks
    event_blocks: Blocks
    option_blocks: Blocks
    red_line_blocks: Blocks

    interest: Whole
    """[S, I] weights, adding up to 100 or to nothing"""
    known_interest: Mask
    """[S, I] interests of which everybody knows that the seat has them, though not their weights"""
    normal_sign: Whole
    """[I] 1 where high is good, -1 where low is good, 0 where neither"""
    score_zero: Whole
    """[I] where an indicator is worth nothing to a score (or 100, where low is good)"""
    score_span: Whole
    """[I] how much of an indicator makes 100 points of a score: its range, or 100 points as they are"""
    score_whole: Whole
    """[I] points from which a score counts down where low is good: 100, or 0 for points as they are"""
    worth: Whole
    """[S, L, K] millionths of a point"""
    known_worth: Mask
    """[S, L, K] settings of which everybody knows what they are worth to the seat"""
    bonuses: tuple[CompiledBonus, ...]
    weighted: Mask
    """[S] seats with interests in indicators"""
    limited: Mask
    """[S] seats whose score stays between 0 and 100: no indicator counts in it as it is"""
    scored: Mask
    """[S] seats with a score"""
    reservation: Whole
    """[S]"""

    mandate_start: Whole
    mandate_income: Whole
    mandate_cap: Whole
    support: Whole
    """[S] indicator of audience costs, -1 none"""
    purse: Whole
    """[S] indicator of payments, -1 none"""
    actors: Mask
    """[S] seats that negotiate: not information roles"""

    trust_start: Whole
    """[S, S]"""
    reaction: int
    """basis points of trust that the strongest act moves"""

    event_when: tuple[tuple[int, Condition], ...]
    event_chance: Whole
    event_round: Whole
    """[E] 0 where any round fits"""
    event_repeats: Mask
    event_open: Mask
    """[E] events that can happen by themselves at this length"""
    choice_seat: Whole
    """[E] -1 where the event asks nothing"""
    choice_default: Whole
    option_cost: Whole
    """[E, O]"""

    line_seat: Whole
    """[R]"""
    line_when: tuple[tuple[int, Condition], ...]

    finishes: tuple[tuple[int, CompiledEnding], ...]
    """Endings of this length, in order, with their index."""

    fact_weights: tuple[tuple[int, ...], ...]
    fact_drawn: tuple[int, ...]
    """The value a facilitator has set; -1 for chance."""
    told: tuple[Whole, ...]
    """Per fact [S, V]: which of the things it is told a seat hears; 0 for a seat told nothing."""

    sign_weight: Whole
    """[S] votes"""
    veto: Mask
    """[S]"""
    ratifier: Whole
    """[S] -1 none, -2 constituencies, else the seat that decides"""
    ratify_above: Whole
    votes: tuple[Vote, ...]

    @cached_property
    def itself(self) -> Mask:
        """Where a seat meets itself: [S, S]."""
        return np.eye(len(self.seats), dtype=bool)

    @cached_property
    def only_agreed(self) -> Mask:
        """Settings that are taken up only in an agreement: [L, K]."""
        return some(self.signed_by, 0)

    @cached_property
    def pledged(self) -> tuple[tuple[int, int], ...]:
        """The same as pairs of lever and setting: few, and none in most scenarios."""
        return tuple((int(lever), int(rank)) for lever, rank in np.argwhere(self.only_agreed))

    @property
    def slots(self) -> int:
        """How many texts a talk has room for: one a seat and exchange, and those of earlier talks."""
        return len(self.seats) * (self.exchanges + 1)

    @cached_property
    def salt(self) -> Salts:
        """The salts of what luck may fall on."""
        return Salts.of(
            seats=self.seats,
            levers=self.levers,
            settings=self.settings,
            hands=(self.hand_seat, self.hand_lever),
            indicators=self.indicators,
            events=self.events,
            options=self.options,
            facts=self.facts,
        )

    def place(self, seat: str) -> int:
        """The index of a seat; `NOBODY` for an empty id."""
        return self.seats.index(seat) if seat else NOBODY

    def seat(self, place: int) -> str:
        """The id of a seat by its index; an empty one for `NOBODY`."""
        return "" if place == NOBODY else self.seats[place]

    # What the rules let a seat see, by its index; for `NOBODY` what they let every seat see

    def sees(self, place: int) -> Mask:
        """The indicators it sees exactly: [I]."""
        return every(self.visible, 0) if place == NOBODY else self.visible[place]

    def recognises(self, place: int) -> Mask:
        """The settings it sees whatever they look like: [L, K]."""
        return every(self.known, 0) if place == NOBODY else self.known[place]

    def suspects(self, place: int) -> Mask:
        """The settings that could be a hidden one in disguise for it: [L, K]."""
        return some(self.disguise, 0) if place == NOBODY else self.disguise[place]

    def owned(self, place: int) -> Mask:
        """Its levers: [L]."""
        return np.zeros(len(self.levers), dtype=bool) if place == NOBODY else self.owns[place]
