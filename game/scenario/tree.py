"""A file as plain data, with the place of every key and value by path."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from game.scenario.diagnostics import Diagnostic

Key = str | int
Path = tuple[Key, ...]


class Spot(NamedTuple):
    """Where a key or value stands: line and column from 1, offset in the text from 0, how it is quoted.

    `style` is empty for a plain scalar, `'`, `"`, `|` or `>` for the others, and `{` or `[` for
    mappings and lists. `path` is what was looked for there, where something was.
    """

    line: int
    column: int
    offset: int
    style: str = ""
    path: Path = ()


@dataclass(frozen=True)
class Tree:
    """A file as plain data, with the place of every key and value by path."""

    name: str
    text: str
    data: Any
    keys: dict[Path, Spot]
    values: dict[Path, Spot]
    refused: frozenset[Path]
    problems: tuple[Diagnostic, ...]
    complete: bool
    """False if a syntax error stopped the reading; `data` then holds what came before it."""

    def key(self, path: Path) -> Spot:
        """Find the key at `path`, or of the nearest part that encloses it and stands in the file."""
        near = path
        while near:
            spot = self.keys.get(near) or self.values.get(near)
            if spot:
                return spot._replace(path=path)
            near = near[:-1]
        return Spot(1, 1, 0, path=path)

    def value(self, path: Path) -> Spot:
        """Find the value at `path`, or the nearest part that encloses it."""
        near = path
        while near:
            spot = self.values.get(near)
            if spot:
                return spot._replace(path=path)
            near = near[:-1]
        return Spot(1, 1, 0, path=path)

    def within(self, path: Path, offset: int) -> Spot:
        """Find character `offset` of the text at `path`, through quotes, escapes and folding."""
        spot = self.values.get(path)
        value = self.at(path)
        if spot is None or not isinstance(value, str):
            return self.value(path)
        inside = _inside(self.text, spot, len("".join(value[:offset].split())))
        return inside._replace(path=path)

    def within_key(self, path: Path, offset: int) -> Spot:
        """Find character `offset` of the key at `path`, which must stand in the file."""
        key = str(path[-1])
        inside = _inside(self.text, self.keys[path], len("".join(key[:offset].split())))
        return inside._replace(path=path)

    def at(self, path: Path) -> Any:
        """Return the data at `path`, or None."""
        node = self.data
        for part in path:
            if isinstance(node, dict):
                node = node.get(part)
            elif isinstance(node, list) and isinstance(part, int) and 0 <= part < len(node):
                node = node[part]
            else:
                return None
        return node

    def error(self, spot: Spot, code: str, message: str, hint: str = "") -> Diagnostic:
        """Make a diagnostic at a place of this file."""
        return Diagnostic(self.name, spot.line, spot.column, code, message, hint, spot.path)


def last_line(rows: Sequence[str], line: int, column: int) -> int:
    """The last line of what begins at a line and column, both from 1; comments that follow it are left out.

    >>> last_line(["a:", "  b: 1", "", "  # of c", "c: 2"], 1, 1)
    4
    >>> last_line(["a:", "  b: 1", "", "# of c", "c: 2"], 1, 1)
    2
    """
    last = line
    for at in range(line, len(rows)):
        said = rows[at].lstrip()
        if len(rows[at]) - len(said) >= column:
            last = at + 1 if said else last
        elif said and not said.startswith("#"):
            break
    return last


_BREAKS: Final = frozenset("ntrbveaf0 _NLP\t")


def _inside(text: str, spot: Spot, skip: int) -> Spot:
    """Walk from `spot` over `skip` visible characters of the source."""
    index, line, column = spot.offset, spot.line, spot.column
    style = spot.style

    def step(width: int = 1) -> None:
        nonlocal index, line, column
        for _ in range(width):
            if text[index] == "\n":
                line, column = line + 1, 1
            else:
                column += 1
            index += 1

    if style in ("'", '"'):
        step()
    elif style in ("|", ">"):
        while index < len(text) and text[index] != "\n":
            step()
    size = len(text)
    while index < size:
        character = text[index]
        if character.isspace():
            step()
            continue
        width, visible = _escape(text, index, style)
        if visible and skip == 0:
            break
        step(min(width, size - index))
        skip -= visible
    return Spot(line, column, index, style)


def _escape(text: str, index: int, style: str) -> tuple[int, int]:
    """How many source characters make the next one, and whether it is a visible one (1 or 0)."""
    if style == "'" and text.startswith("''", index):
        return 2, 1
    if style == '"' and text[index] == "\\":
        mark = text[index + 1 : index + 2]
        width = {"x": 4, "u": 6, "U": 10}.get(mark, 2)
        return width, 0 if mark in _BREAKS or mark == "\n" else 1
    return 1, 1
