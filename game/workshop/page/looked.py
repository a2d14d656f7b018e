"""A text as it was looked at: what is wrong with it, what it makes, and the last version that could be played."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

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
_TOP: Final = re.compile(r"(\w+):")
_INNER: Final = re.compile(r"( +)(\w+):")
_NAMES: Final = ("short", "name", "title")
"""Under which keys a thing says what it is called, the shortest first."""
_WORD: Final = re.compile(r"[\w.>-]+")


@dataclass(frozen=True, slots=True)
class TextProblem:
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
class OutlineEntry:
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
    problems: tuple[TextProblem, ...]
    entries: tuple[OutlineEntry, ...]
    tree: Tree | None
    scenario: Scenario | None
    """The text as a scenario; None while it has errors."""

    @property
    def errors(self) -> int:
        """How many errors there are."""
        return sum(problem.severity == "error" for problem in self.problems)

    def entry(self, section: str, id: str) -> OutlineEntry | None:
        """An entry of the outline."""
        return next((e for e in self.entries if (e.section, e.id) == (section, id)), None)

    def at(self, line: int) -> OutlineEntry | None:
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


def _starts(text: str) -> list[int]:
    """Where each line begins, in characters."""
    return [0, *(at + 1 for at, sign in enumerate(text) if sign == "\n")]


def _problem(text: str, starts: list[int], found: Diagnostic) -> TextProblem:
    line = min(found.line, len(starts))
    start = min(starts[line - 1] + found.column - 1, len(text))
    word = _WORD.match(text, start)
    end = word.end() if word else min(start + 1, len(text))
    better = _FIX.search(found.hint) or _FIX.search(found.message)
    fix = better[1] if better and word else ""
    return TextProblem(
        line, found.column, found.code, found.severity, found.message, found.hint, start, end, fix
    )


def _entries(tree: Tree, problems: tuple[TextProblem, ...]) -> Iterator[OutlineEntry]:
    """Read off the lines, not the tree, so that a mistake in one thing does not hide all that come after it."""
    rows = tree.text.split("\n")
    tops = [(n, found[1]) for n, row in enumerate(rows, 1) if (found := _TOP.match(row))]
    ends = [n for n, _ in tops[1:]] + [len(rows) + 1]
    for (line, section), end in zip(tops, ends, strict=False):
        if section in SECTIONS:
            yield from _of_section(tree, problems, section, rows, range(line + 1, end))


def _of_section(
    tree: Tree, problems: tuple[TextProblem, ...], section: str, rows: list[str], lines: range
) -> Iterator[OutlineEntry]:
    keys = [(n, found) for n in lines if (found := _INNER.match(rows[n - 1]))]
    depth = len(keys[0][1][1]) if keys else 0
    made = [(n, found[2]) for n, found in keys if len(found[1]) == depth]
    ends = [n for n, _ in made[1:]] + [lines.stop]
    for (line, key), after in zip(made, ends, strict=False):
        end = _last(rows, line, after - 1)
        inside = [p.severity for p in problems if line <= p.line <= end]
        worst = "error" if "error" in inside else "warning" if inside else ""
        inner = rows[line:end]
        name = next((said for field in _NAMES if (said := _said(inner, field))), key)
        icon = _said(inner, "icon") or SECTIONS[section]
        yield OutlineEntry(section, key, name, icon, line, end, worst)


def _said(rows: list[str], field: str) -> str:
    """What a key of a thing says in its own line, without quotes; empty for none."""
    depth = next((len(row) - len(row.lstrip()) for row in rows if row.strip()), 0)
    for row in rows:
        key, colon, said = row[depth:].partition(":")
        if colon and key == field and not row[:depth].strip():
            return said.partition(" #")[0].strip().strip("'\"")
    return ""


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
