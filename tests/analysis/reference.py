"""The same analysis once more in plain Python, straight from the scenario: slow, short, and easy to check.

It reads worth and conditions on settings from the model, knows nothing of the rulebook, and follows the
definitions word for word. Conditions must be of the form `lever is setting and ...`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product
from math import prod

from game.scenario.model import Scenario

Profile = tuple[tuple[str, str], ...]
"""Lever and setting, lever by lever."""


def combinations(scenario: Scenario) -> list[Profile]:
    """Every combination that excludes nothing, in the order of the file."""
    levers = scenario.levers
    found = [
        tuple(zip(levers, settings, strict=True))
        for settings in product(*(lever.settings for lever in levers.values()))
    ]
    return [profile for profile in found if not excluded(scenario, profile)]


def excluded(scenario: Scenario, profile: Profile) -> bool:
    return any(set(pair.together.items()) <= set(profile) for pair in scenario.infeasible)


def holds(condition: str, profile: Profile) -> bool:
    parts = [part.split(" is ") for part in condition.split(" and ")]
    return all((lever.strip(), setting.strip()) in profile for lever, setting in parts)


def worth(scenario: Scenario, profile: Profile) -> list[Fraction]:
    """What a profile is worth to each seat, exactly."""
    found = []
    for seat in scenario.stakeholders.values():
        total = sum(
            (
                Fraction(str(seat.worth[lever][setting].points))
                for lever, setting in profile
                if setting in seat.worth.get(lever, {})
            ),
            Fraction(0),
        )
        total += sum(
            Fraction(str(bonus.points)) for bonus in seat.bonuses if holds(bonus.when, profile)
        )
        found.append(total)
    return found


def floor(scenario: Scenario) -> list[Fraction]:
    return [Fraction(str(seat.reservation)) for seat in scenario.stakeholders.values()]


def efficient(utilities: Sequence[Sequence[Fraction]]) -> list[bool]:
    """Which are beaten by no other (Pareto)."""

    def beaten(one: Sequence[Fraction]) -> bool:
        return any(
            other != one and all(b >= a for a, b in zip(one, other, strict=True))
            for other in utilities
        )

    return [not beaten(one) for one in utilities]


def nash_product(gains: Sequence[Fraction]) -> Fraction:
    return prod(gains, start=Fraction(1))


def smallest_share(gains: Sequence[Fraction], hopes: Sequence[Fraction]) -> Fraction:
    return min(gain / hope for gain, hope in zip(gains, hopes, strict=True))


class Conflict:
    """The graph model, word for word (Fang, Hipel and Kilgour 1993)."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.states = combinations(scenario)
        self.seats = list(scenario.stakeholders)
        self.worth = {state: worth(scenario, state) for state in self.states}

    def over(self, state: Profile) -> bool:
        levers = self.scenario.levers
        return any(
            levers[lever].settings[setting].final and setting != levers[lever].start
            for lever, setting in state
        )

    def moves(self, seat: str, state: Profile) -> Iterator[Profile]:
        """Where the seat can go by itself in one move."""
        levers = self.scenario.levers
        if self.over(state):
            return
        for other in self.states:
            changed = [
                (name, old, new)
                for (name, old), (_, new) in zip(state, other, strict=True)
                if old != new
            ]
            if changed and all(
                levers[name].owner == (seat,)
                and not levers[name].settings[old].irreversible
                and not levers[name].settings[new].signed_by
                for name, old, new in changed
            ):
                yield other

    def value(self, seat: str, state: Profile) -> Fraction:
        return self.worth[state][self.seats.index(seat)]

    def improvements(self, seat: str, state: Profile) -> list[Profile]:
        here = self.value(seat, state)
        return [other for other in self.moves(seat, state) if self.value(seat, other) > here]

    def reached(self, seat: str, state: Profile, credible: bool) -> set[Profile]:
        """What the others can bring about by legal sequences: none moves twice in a row."""
        found: set[Profile] = set()
        seen: set[tuple[str, Profile]] = set()
        ends = [("", state)]
        while ends:
            last, here = ends.pop()
            for other in self.seats:
                if other in (seat, last):
                    continue
                further = self.improvements if credible else self.moves
                for there in further(other, here):
                    if (other, there) not in seen:
                        seen.add((other, there))
                        ends.append((other, there))
                        found.add(there)
        return found

    def stable(self, seat: str, state: Profile) -> Mapping[str, bool]:
        """By which concepts a state is stable for a seat."""
        here = self.value(seat, state)
        tempting = self.improvements(seat, state)

        def sanctioned(there: Profile, credible: bool, escape: bool) -> bool:
            for reply in self.reached(seat, there, credible):
                if self.value(seat, reply) > here:
                    continue
                if escape and any(self.value(seat, out) > here for out in self.moves(seat, reply)):
                    continue
                return True
            return False

        return {
            "nash": not tempting,
            "gmr": all(sanctioned(there, False, False) for there in tempting),
            "smr": all(sanctioned(there, False, True) for there in tempting),
            "seq": all(sanctioned(there, True, False) for there in tempting),
        }
