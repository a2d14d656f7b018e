"""Values that change together: numbers that are alike in several levers or seats, and the weights of a seat."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from game.scenario.model import Scenario
from game.scenario.numbers import ValueChange, WrittenNumber
from game.scenario.tree import Path, Tree

Change = tuple[ValueChange, ...]
"""One thing to try: a value, or several that change together."""

APART: Final = ("reservation", "trust", "terms")
"""Each seat has a walk-away value of its own, and a game one trust to begin with and one price of agreements."""
SHIFT: Final = 15
"""By how much a weight grows and another shrinks."""
LEAST: Final = 10
"""A weight is not made less than this."""


def alike(
    there: Sequence[WrittenNumber], scenario: Scenario
) -> Mapping[Path, tuple[WrittenNumber, ...]]:
    """The numbers that stand in the same place of several levers or seats with the same value.

    An effect on the same indicator everywhere, or in each on one of its own, as with `alba_money` and
    `costa_money`; and what one thing does alike to several seats: to their trust, or to what each counts for
    itself. Each of them is told of all; numbers without their like are left out.
    """
    found: dict[Path, tuple[WrittenNumber, ...]] = {}
    for place in (_same_name, _own_name):
        groups: dict[object, list[WrittenNumber]] = {}
        for number in there:
            if number.kind not in APART and number.path not in found:
                groups.setdefault((number.kind, number.value, place(number.path)), []).append(
                    number
                )
        for group in groups.values():
            owners = {number.path[1] for number in group}
            names = {number.path[-1] for number in group}
            if len(owners) == len(group) > 1 and len(names) in (1, len(group)):
                found |= {number.path: tuple(group) for number in group}
    return _in_a_block([one for one in there if one.path not in found], scenario) | found


def _in_a_block(
    there: Sequence[WrittenNumber], scenario: Scenario
) -> dict[Path, tuple[WrittenNumber, ...]]:
    """What one block of effects does alike to several seats."""
    counted = Counter(name for part in scenario.stakeholders.values() for name in part.interests)
    groups: dict[object, list[WrittenNumber]] = {}
    for number in there:
        name = str(number.path[-1])
        if name.startswith("trust(") or counted[name] == 1:
            groups.setdefault((number.kind, number.value, number.path[:-1]), []).append(number)
    return {one.path: tuple(group) for group in groups.values() for one in group if len(group) > 1}


def _same_name(path: Path) -> object:
    return path[0], path[2:]


def _own_name(path: Path) -> object:
    return path[0], path[2:-1]


def weight_changes(
    tree: Tree, scenario: Scenario, seats: frozenset[str]
) -> Iterator[tuple[Change, ...]]:
    """Let the heaviest interest of a seat weigh more and the next less, or the other way round.

    Seats of those named that weigh alike change together.
    """
    groups: dict[tuple[int, ...], list[str]] = {}
    for seat, part in scenario.stakeholders.items():
        weights = tuple(interest.weight for interest in part.interests.values())
        if seat in seats and len(weights) > 1:
            groups.setdefault(weights, []).append(seat)
    for group in groups.values():
        options = [
            change
            for by in (SHIFT, -SHIFT)
            if (change := tuple(_shifts(tree, scenario, group, by)))
        ]
        if options:
            yield tuple(options)


def _shifts(tree: Tree, scenario: Scenario, seats: Sequence[str], by: int) -> Iterator[ValueChange]:
    for seat in seats:
        interests = scenario.stakeholders[seat].interests
        heavy, next_one = sorted(interests, key=lambda name: -interests[name].weight)[:2]
        first, other = interests[heavy].weight + by, interests[next_one].weight - by
        if min(first, other) < LEAST:
            return
        for name, weight in ((heavy, first), (next_one, other)):
            yield ValueChange(
                weight_path(tree, seat, name), "weight", interests[name].weight, weight
            )


def weight_path(tree: Tree, seat: str, name: str) -> Path:
    """Where the weight of an interest stands: alone, or beside `known`."""
    path: Path = ("stakeholders", seat, "interests", name)
    return (*path, "weight") if isinstance(tree.at(path), dict) else path
