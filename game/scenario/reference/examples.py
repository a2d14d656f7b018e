"""An example for every key, cut out of the two scenarios beside this file.

What is shown is never written for the reference alone: it stands in a whole file, and the tests check
that file like an author's. So an example cannot go stale.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path as File
from typing import Final

from pydantic import BaseModel

from game.scenario.decoding import decoded
from game.scenario.fields import fields_of, parts_at
from game.scenario.parsing import read
from game.scenario.tree import Path, Tree

FILES: Final = tuple(
    File(__file__).with_name(name) for name in ("shared-oven.yaml", "school-trip.yaml")
)
"""The scenarios; the first has nearly everything."""
LONGEST: Final = 14
"""Lines of an example; of a longer one the rest is left out."""

Example = tuple[type[BaseModel], str]
"""A part of the model, and one of its keys."""


@cache
def examples() -> dict[Example, str]:
    """An example for every key that stands in one of the files: the shortest, of the first file if it can be."""
    best: dict[Example, tuple[tuple[bool, int, int], str]] = {}
    for number, file in enumerate(FILES):
        text, _ = decoded(file)
        tree = read(text or "", file.name)
        for path in tree.keys:
            for part in parts_at(path[:-1]):
                if path[-1] not in fields_of(part):
                    continue
                shown = excerpt(tree, path)
                lines = shown.count("\n")
                rank = (lines > LONGEST, number, lines)
                key = (part, str(path[-1]))
                if key not in best or rank < best[key][0]:
                    best[key] = (rank, shown)
    return {key: _shortened(shown) for key, (_, shown) in best.items()}


def excerpt(tree: Tree, path: Path) -> str:
    r"""Cut the key at `path` out of a file, with all it stands in: whole lines, as they are.

    >>> tree = read("a:\n  b: 1\n  c: {d: 2}\ne: 3\n", "x")
    >>> print(excerpt(tree, ("a", "c", "d")), end="")
    a:
      c: {d: 2}
    """
    lines = tree.text.splitlines()
    path = _own_line(tree, lines, path)
    above = [lines[tree.keys[path[:size]].line - 1] for size in range(1, len(path))]
    first = tree.keys[path].line - 1
    depth = tree.keys[path].column - 1
    last = first + 1
    while last < len(lines) and (not lines[last].strip() or _depth(lines[last]) > depth):
        last += 1
    return "\n".join([*above, *lines[first:last]]).rstrip() + "\n"


def _own_line(tree: Tree, lines: list[str], path: Path) -> Path:
    """The path of the nearest key around it that begins a line, and stands in no list."""
    for size in range(1, len(path) + 1):
        spot = tree.keys.get(path[:size])
        if spot is None or lines[spot.line - 1][: spot.column - 1].strip():
            return path[: size - 1]
    return path


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def _shortened(shown: str) -> str:
    """The first lines of a long example."""
    lines = shown.splitlines()
    if len(lines) <= LONGEST:
        return shown
    kept = lines[: LONGEST - 1]
    while kept[-1].endswith(":"):
        kept.pop()
    return "\n".join([*kept, f"{' ' * _depth(kept[-1])}# and so on"]) + "\n"
