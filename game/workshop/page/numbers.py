"""The numbers of a lever as a table: what each of its settings moves, and what that is worth to each seat."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from game import UserError
from game.rules.forecast import forecast
from game.rules.scores import scores
from game.scenario.numbers import number_span
from game.scenario.places import effect_groups
from game.scenario.renaming import Replacement
from game.scenario.tree import Path, Tree, last_line
from game.workshop.page.previews import Preview

_NUMBER: Final = re.compile(r"-?\d+(\.\d+)?")
POINT: Final = 100
"""Scores are counted in hundredths of a point."""
EACH_ROUND: Final = "each_round"
"""Where the first number of a setting goes that moves nothing yet."""


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


def grid(tree: Tree, lever: str, also: Collection[str] = ()) -> LeverGrid:
    """The numbers of a lever as they stand in the file; a setting that moves nothing has an empty line.

    Args:
        tree: the file.
        lever: whose numbers.
        also: numbers that have a column although the lever does not move them yet.
    """
    groups = tuple(_groups(tree, lever))
    moved = {name for group in groups for name in group.numbers}
    known = [name for name in movable(tree) if name in moved or name in also]
    return LeverGrid((*known, *sorted(moved.difference(known))), groups)


def movable(tree: Tree) -> list[str]:
    """The numbers of the world that an effect may move, in their order: what is measured moves by itself."""
    numbers = tree.at(("indicators",))
    if not isinstance(numbers, dict):
        return []
    return [
        str(id)
        for id, number in numbers.items()
        if not (isinstance(number, dict) and "measure" in number)
    ]


def _groups(tree: Tree, lever: str) -> Iterator[EffectGroup]:
    settings = tree.at(("levers", lever, "settings"))
    effects = list(effect_groups(tree.data))
    for setting in settings if isinstance(settings, dict) else ():
        above = ("levers", lever, "settings", setting)
        found = [at for at in effects if at[0][:4] == above and len(at[0]) > 4]
        for path, group in sorted(found, key=lambda each: tree.key(each[0]).offset):
            block = tree.at(path[:-1]) if path[-1] == "effects" else None
            when = block.get("when") if isinstance(block, dict) else None
            numbers = {str(k): v for k, v in group.items() if isinstance(v, int | float)}
            line = tree.key(path).line
            yield EffectGroup(path, str(setting), str(path[4]), str(when or ""), numbers, line)
        if not found:
            line = tree.key(above).line
            yield EffectGroup((*above, EACH_ROUND), str(setting), EACH_ROUND, "", {}, line)


def set_number(tree: Tree, path: Path, name: str, number: str) -> list[Replacement]:
    """Write a number into a group of effects, or take it out where `number` is empty.

    A group that has no number left is taken out with its condition; one that there is not yet is begun.

    Args:
        tree: the file.
        path: of the group.
        name: what is moved.
        number: as it is to stand there.

    Returns:
        The changes of the text; none if nothing changes.

    Raises:
        ValueError: for what is no number.
        UserError: for a group that does not stand on lines of its own, so that it cannot be taken out.
    """
    number = number.strip().replace("\u2212", "-").replace(",", ".").removeprefix("+")
    if number and not _NUMBER.fullmatch(number):
        raise ValueError(number)
    group = tree.at(path)
    if group is None and number:
        return _begun(tree, path, f"{name}: {number}")
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


def _begun(tree: Tree, path: Path, pair: str) -> list[Replacement]:
    """The first group of a setting, behind all else that it says."""
    setting = tree.at(path[:-1])
    if path[:1] != ("levers",) or path[-1] != EACH_ROUND or not setting:
        return []
    if _in_braces(tree, path[:-1]):
        start = tree.values[path[:-1]].offset + 1
        return [Replacement(start, start, f"{EACH_ROUND}: {{{pair}}}, ")]
    key, first = tree.keys[path[:-1]], tree.keys[(*path[:-1], next(iter(setting)))]
    rows = tree.text.splitlines(keepends=True)
    last = last_line(rows, key.line, key.column)
    at = sum(map(len, rows[:last])) - rows[last - 1].endswith("\n")
    indent = " " * (first.column - 1)
    lines = (f"{EACH_ROUND}:", "  - effects:", f"      {pair}")
    return [Replacement(at, at, "".join(f"\n{indent}{line}" for line in lines))]


def _group_out(tree: Tree, path: Path) -> Replacement:
    """Take a whole group out, with its condition; and what it stands in, if nothing else stands there."""
    path = path[:-1] if path[-1] == "effects" else path
    alone = isinstance(path[-1], int) and len(tree.at(path[:-1])) == 1
    begin = tree.keys[path[:-1]] if alone else tree.key(path)
    rows = tree.text.splitlines(keepends=True)
    row = rows[begin.line - 1]
    if row[: begin.column - 1].strip(" -"):
        raise UserError("This stands in braces with something else; take it out in the text.")
    end = tree.key(path)
    dash = len(rows[end.line - 1]) - len(rows[end.line - 1].lstrip())
    last = last_line(rows, end.line, dash + 1)
    return Replacement(sum(map(len, rows[: begin.line - 1])), sum(map(len, rows[:last])), "")


def _without(tree: Tree, path: Path, name: str, span: tuple[int, int]) -> Replacement:
    """Take a pair out, and the whole group with its last: a group of effects is never empty."""
    key, (_, end) = tree.keys[(*path, name)], span
    names = list(tree.at(path))
    if len(names) == 1:
        return _group_out(tree, path)
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
