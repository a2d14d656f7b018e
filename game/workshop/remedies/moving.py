"""How far each number of a file moves the scores: what one more of it would be worth to every seat."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from typing import Final, NamedTuple

import numpy as np

from game.analysis.baseline import scale_of
from game.analysis.packages import survey
from game.analysis.utilities import utilities
from game.rules.arrays import Whole, distinct
from game.rules.chance import game_seeds
from game.rules.compiling import compile_rulebook
from game.rules.opening import open_games
from game.rules.rulebook import Rulebook
from game.scenario.model import Scenario
from game.scenario.numbers import Kind, ValueChange, WrittenNumber, changed, numbers
from game.scenario.tree import Path
from game.workshop.remedies.playing import read
from game.workshop.remedies.work import Progress, Workforce

KINDS: Final[tuple[Kind, ...]] = ("effect", "worth", "bonus", "start", "drift")
"""Numbers of which a forecast tells what they move."""
PACKAGES = 24
"""Packages looked at, evenly chosen; with the setting in force that a number belongs to."""
DRAWN = 500
"""From so many, where there are more."""
TOGETHER = 16
"""Numbers in one task."""


class Moved(NamedTuple):
    """What one more of a number moves."""

    number: WrittenNumber
    line: int
    seat: str
    """that it moves most"""
    points: int
    """by how much, in hundredths on the scale from 0 to 100, in the package in which that is most"""

    @property
    def change(self) -> ValueChange:
        """One more of it."""
        return one_more(self.number)


def one_more(number: WrittenNumber) -> ValueChange:
    """The change that writes one more."""
    return ValueChange(number.path, number.kind, number.value, number.value + 1)


class Some(NamedTuple):
    """A task: some numbers of a file."""

    text: str
    minutes: int
    numbers: tuple[WrittenNumber, ...]


def moved(
    text: str,
    minutes: int,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    executor: Executor | None = None,
) -> tuple[Moved, ...]:
    """Weigh one more of each number of a scenario without errors; those that move most come first.

    Events are left out: whether they come is luck. Raises `Cancelled` if it was stopped.
    """
    tree, _ = read(text)
    there = [n for n in numbers(tree) if n.kind in KINDS and n.path[0] != "events"]
    parts = [
        Some(text, minutes, tuple(there[at : at + TOGETHER]))
        for at in range(0, len(there), TOGETHER)
    ]
    found = Workforce(progress, cancelled, executor).done("numbers", weighed, parts)
    return tuple(sorted((one for part in found for one in part), key=lambda one: -abs(one.points)))


def weighed(some: Some) -> list[Moved]:
    """Weigh one more of each of some numbers; of those that the language allows."""
    tree, scenario = read(some.text)
    book = compile_rulebook(scenario, some.minutes)
    base = survey(book, most=DRAWN, drawn=DRAWN)
    scale = scale_of(base)
    chosen = base.setting[distinct(np.arange(PACKAGES) * len(base.setting) // PACKAGES)]
    before: dict[Path, Whole] = {}
    found = []
    for number in some.numbers:
        place, setting = in_force(book, number, chosen)
        if setting is None:
            continue
        if place not in before:
            before[place] = scale(utilities(book, base.view, setting))
        after = _worth(tree.data, some.minutes, number, setting)
        if after is not None:
            more = np.where(base.counts, scale(after) - before[place], 0)
            row, seat = np.unravel_index(int(np.abs(more).argmax()), more.shape)
            line = tree.key(number.path).line
            found.append(Moved(number, line, book.seats[int(seat)], int(more[row, seat])))
    return found


def in_force(book: Rulebook, number: WrittenNumber, chosen: Whole) -> tuple[Path, Whole | None]:
    """The packages [N, L] with the setting in force that a number belongs to; None if it is not in play."""
    if number.path[0] != "levers" or "settings" not in number.path:
        return (), chosen
    place = number.path[:4]
    lever = book.levers.index(str(place[1]))
    if not book.in_play[lever]:
        return place, None
    setting = chosen.copy()
    setting[:, lever] = book.settings[lever].index(str(place[3]))
    return place, setting


def _worth(data: object, minutes: int, number: WrittenNumber, setting: Whole) -> Whole | None:
    """What packages [N, L] are worth with one more of a number: [N, S] millionths."""
    try:
        more = Scenario.model_validate(changed(data, one_more(number)))
    except ValueError:
        return None
    book = compile_rulebook(more, minutes)
    return utilities(book, open_games(book, game_seeds(0, 1)), setting)


def as_data(found: Sequence[Moved]) -> list[dict[str, object]]:
    """The same as JSON data: `path`, `line`, `value`, and the `seat` that one more moves most, by `points`."""
    return [
        {
            "path": list(one.number.path),
            "line": one.line,
            "value": one.number.value,
            "seat": one.seat,
            "points": one.points / 100,
        }
        for one in found
    ]
