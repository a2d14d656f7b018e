"""The numbers of a lever as a table: what each of its settings moves, and what that is worth to each seat."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from game.rules.forecast import forecast
from game.rules.scores import scores
from game.scenario.numbers import number_span
from game.scenario.places import effect_groups
from game.scenario.renaming import Replacement
from game.scenario.tree import Path, Tree
from game.workshop.page.previews import Preview

_NUMBER: Final = re.compile(r"-?\d+(\.\d+)?")
POINT: Final = 100
"""Scores are counted in hundredths of a point."""


@dataclass(frozen=True, slots=True)
class EffectGroup:
    """One group of effects: a line of the table."""

    path: Path
    setting: str
    """The id of the setting that it belongs to."""
    kind: str
    """`once` or `each_round`, or whatever else the group stands under."""
    when: str
    """Its condition; empty for none."""
    numbers: dict[str, float]
    line: int

    @property
    def key(self) -> str:
        """Its path as one word, by which the page names it."""
        return ".".join(map(str, self.path))


@dataclass(frozen=True, slots=True)
class LeverGrid:
    """All numbers of a lever: a line for each group of effects, a column for each number of the world that it moves."""

    columns: tuple[str, ...]
    groups: tuple[EffectGroup, ...]


def grid(tree: Tree, lever: str) -> LeverGrid:
    """The numbers of a lever as they stand in the file."""
    groups = tuple(_groups(tree, lever))
    order = list(tree.at(("indicators",)) or ())
    moved = {name for group in groups for name in group.numbers}
    known = [name for name in order if name in moved]
    return LeverGrid((*known, *sorted(moved.difference(known))), groups)


def _groups(tree: Tree, lever: str) -> Iterator[EffectGroup]:
    found = [
        (path, group)
        for path, group in effect_groups(tree.data)
        if path[:2] == ("levers", lever) and path[2:3] == ("settings",) and len(path) > 4
    ]
    for path, group in sorted(found, key=lambda each: tree.key(each[0]).offset):
        block = tree.at(path[:-1]) if path[-1] == "effects" else None
        when = block.get("when") if isinstance(block, dict) else None
        numbers = {str(k): v for k, v in group.items() if isinstance(v, int | float)}
        yield EffectGroup(
            path, str(path[3]), str(path[4]), str(when or ""), numbers, tree.key(path).line
        )


def set_number(tree: Tree, path: Path, name: str, number: str) -> list[Replacement]:
    """Write a number into a group of effects, or take it out where `number` is empty.

    Args:
        tree: the file.
        path: of the group.
        name: what is moved.
        number: as it is to stand there.

    Returns:
        The changes of the text; none if nothing changes. Raises ValueError for what is no number.
    """
    number = number.strip().replace("\u2212", "-").replace(",", ".").removeprefix("+")
    if number and not _NUMBER.fullmatch(number):
        raise ValueError(number)
    group = tree.at(path)
    if not isinstance(group, dict):
        return []
    if name in group:
        span = number_span(tree, (*path, name))
        if span is None:
            return []
        return [Replacement(*span, number)] if number else [_without(tree, path, name, span)]
    return _added(tree, path, group, f"{name}: {number}") if number else []


def _in_braces(tree: Tree, path: Path) -> bool:
    return tree.text.startswith("{", tree.values[path].offset)


def _added(tree: Tree, path: Path, group: dict[Any, Any], pair: str) -> list[Replacement]:
    """A pair more at the end of a group, in the form that it is written in."""
    last = list(group)[-1]
    key, value = tree.keys[(*path, last)], tree.values[(*path, last)]
    if _in_braces(tree, path):
        span = number_span(tree, (*path, last))
        return [Replacement(span[1], span[1], f", {pair}")] if span else []
    end = tree.text.find("\n", value.offset)
    end = len(tree.text) if end < 0 else end
    return [Replacement(end, end, f"\n{' ' * (key.column - 1)}{pair}")]


def _without(tree: Tree, path: Path, name: str, span: tuple[int, int]) -> Replacement:
    """Take a pair out. The last one stays, as nothing: a group of effects is never empty."""
    key, (begin, end) = tree.keys[(*path, name)], span
    names = list(tree.at(path))
    if len(names) == 1:
        return Replacement(begin, end, "0")
    if _in_braces(tree, path):
        if name == names[0]:
            return Replacement(key.offset, tree.keys[(*path, names[1])].offset, "")
        return Replacement(tree.text.rfind(",", 0, key.offset), end, "")
    start = tree.text.rfind("\n", 0, key.offset)
    if tree.text[start + 1 : key.offset].strip():
        # It stands behind the dash of a list: the next pair takes its place.
        return Replacement(key.offset, tree.keys[(*path, names[1])].offset, "")
    line = tree.text.find("\n", end)
    return Replacement(start, len(tree.text) if line < 0 else line, "")


# What it is worth


@dataclass(frozen=True, slots=True)
class SettingWorth:
    """What a setting is worth to each seat by the end, beside the one at the start, in points."""

    setting: str
    points: dict[str, float]


def worths(shown: Preview, lever: str) -> tuple[SettingWorth, ...]:
    """What each setting of a lever is worth, by the rules' own forecast with nobody moving anything else."""
    book, position = shown.game.session.book, shown.game.session.position
    if lever not in book.levers:
        return ()
    at = book.levers.index(lever)
    settings = book.settings[at]
    rows = np.repeat(position.setting[:1], len(settings) + 1, axis=0)
    rows[1:, at] = np.arange(len(settings))
    ends = scores(book, forecast(book, position, np.zeros(len(rows), dtype=np.int64), rows))
    moved = (ends[1:] - ends[0]) / POINT
    return tuple(
        SettingWorth(
            setting,
            {seat: float(moved[n, s]) for s, seat in enumerate(book.seats) if seat in shown.seats},
        )
        for n, setting in enumerate(settings)
    )
