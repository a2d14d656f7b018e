"""A text as it was looked at: what is wrong with it, what it makes, and the last version that could be played."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from game.scenario.diagnostics import Diagnostic, counted
from game.scenario.loading import loads
from game.scenario.model import Scenario
from game.scenario.tree import Tree

SECTIONS: Final[Mapping[str, str]] = {
    "levers": "sliders-horizontal",
    "stakeholders": "users",
    "indicators": "gauge",
    "events": "newspaper",
    "endings": "flag",
    "facts": "eye-off",
}
"""What the outline lists, each with its icon."""
_FIX: Final = re.compile(r"did you mean '([^']+)'\?")
_WORD: Final = re.compile(r"[\w.>-]+")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something found at a line."""

    line: int
    column: int
    code: str
    severity: str
    said: str
    hint: str
    start: int
    """Where it stands in the text, in characters."""
    end: int
    fix: str = ""
    """What may stand there instead; empty if nobody knows."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A seat, lever, number, event, ending or secret of the outline."""

    section: str
    id: str
    name: str
    icon: str
    line: int
    last: int
    """Its last line."""
    worst: str = ""
    """The worst severity of what is found in its lines; empty for nothing."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of looking at a text."""

    text: str
    problems: tuple[Problem, ...]
    entries: tuple[Entry, ...]
    tree: Tree | None
    scenario: Scenario | None
    """The text as a scenario; None while it has errors."""

    @property
    def errors(self) -> int:
        """How many errors there are."""
        return sum(problem.severity == "error" for problem in self.problems)

    def entry(self, section: str, id: str) -> Entry | None:
        """An entry of the outline."""
        return next((e for e in self.entries if (e.section, e.id) == (section, id)), None)

    def at(self, line: int) -> Entry | None:
        """The entry in whose lines a line is."""
        return next((e for e in self.entries if e.line <= line <= e.last), None)


def looked(text: str, name: str) -> Looked:
    """Look at the text of a scenario; `name` is the file's, as in messages."""
    loaded = loads(text, name)
    starts = _starts(text)
    found = [_problem(text, starts, each) for each in loaded.diagnostics]
    kept = tuple(problem for problem in found if problem.severity != "note")
    entries = tuple(_entries(loaded.tree, kept)) if loaded.tree else ()
    playable = loaded.scenario if not counted(loaded.diagnostics).errors else None
    return Looked(text, kept, entries, loaded.tree, playable)


def file_name(path: Path) -> str:
    """How a file is called in messages."""
    return path.name


def _starts(text: str) -> list[int]:
    """Where each line begins, in characters."""
    return [0, *(at + 1 for at, sign in enumerate(text) if sign == "\n")]


def _problem(text: str, starts: list[int], found: Diagnostic) -> Problem:
    line = min(found.line, len(starts))
    start = min(starts[line - 1] + found.column - 1, len(text))
    word = _WORD.match(text, start)
    end = word.end() if word else min(start + 1, len(text))
    better = _FIX.search(found.hint) or _FIX.search(found.message)
    fix = better[1] if better and word else ""
    return Problem(
        line, found.column, found.code, found.severity, found.message, found.hint, start, end, fix
    )


def _entries(tree: Tree, problems: tuple[Problem, ...]) -> Iterator[Entry]:
    tops = sorted(spot.line for path, spot in tree.keys.items() if len(path) == 1)
    rows = tree.text.split("\n")
    lines = len(rows)
    for section, icon in SECTIONS.items():
        made = tree.at((section,))
        if not isinstance(made, dict):
            continue
        keys = [key for key in made if (section, key) in tree.keys]
        after = next(
            (top for top in tops if keys and top > tree.keys[section, keys[-1]].line), lines + 1
        )
        begins = [tree.keys[section, key].line for key in keys] + [after]
        for key, line, after in zip(keys, begins, begins[1:], strict=False):
            end = _last(rows, line, after - 1)
            inside = [p.severity for p in problems if line <= p.line <= end]
            worst = "error" if "error" in inside else "warning" if inside else ""
            value = made[key]
            yield Entry(
                section, str(key), _named(value, str(key)), _icon(value, icon), line, end, worst
            )


def _last(rows: list[str], line: int, last: int) -> int:
    """The last line of a thing: what is empty, or a comment that is not indented deeper than it, belongs to what follows."""
    depth = len(rows[line - 1]) - len(rows[line - 1].lstrip())
    while last > line:
        row = rows[last - 1]
        comment = row.lstrip().startswith("#") and len(row) - len(row.lstrip()) <= depth
        if row.strip() and not comment:
            break
        last -= 1
    return last


def _named(value: Any, key: str) -> str:
    """What an author calls a thing: its short name, name or title; else its id."""
    for field in ("short", "name", "title"):
        said = value.get(field) if isinstance(value, dict) else None
        if isinstance(said, str) and said.strip():
            return said.strip()
    return key


def _icon(value: Any, usual: str) -> str:
    said = value.get("icon") if isinstance(value, dict) else None
    return said if isinstance(said, str) else usual
