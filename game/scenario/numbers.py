"""The numbers and temperaments that an author may turn, and how to write another one in their place.

A change is one value of the file. It is written by position, so comments, order, line ends and spacing
stay byte for byte, and no text changes: translations stay complete.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, Literal, NamedTuple

from game.scenario.listing import listed, name_span
from game.scenario.renaming import Replacement
from game.scenario.tree import Path, Tree

Kind = Literal[
    "effect", "worth", "bonus", "reservation", "cost", "chance", "start", "drift", "regard",
    "cooperation", "mandate", "trust", "terms", "weight", "temperament",
]  # fmt: skip
"""What a value is for: `terms` are prices of agreements, `cost` is mandate for moving a lever.

A `weight` is never turned alone: those of a seat add up to 100.
"""
Value = int | float | tuple[str, ...]
"""A number, or the names of minds."""

EACH: Final = "*"
"""Any one part of a path."""
KINDS: Final[tuple[tuple[tuple[str, ...], Kind], ...]] = (
    (("stakeholders", EACH, "worth", EACH, EACH), "worth"),
    (("stakeholders", EACH, "worth", EACH, EACH, "points"), "worth"),
    (("stakeholders", EACH, "bonuses", EACH, "points"), "bonus"),
    (("stakeholders", EACH, "reservation"), "reservation"),
    (("stakeholders", EACH, "mandate", EACH), "mandate"),
    (("indicators", EACH, "start"), "start"),
    (("indicators", EACH, "drift"), "drift"),
    (("levers", EACH, "step_cost"), "cost"),
    (("levers", EACH, "settings", EACH, "cost"), "cost"),
    (("levers", EACH, "settings", EACH, "cooperation"), "cooperation"),
    (("levers", EACH, "settings", EACH, "covert", "chance"), "chance"),
    (("levers", EACH, "settings", EACH, "regard"), "regard"),
    (("levers", EACH, "settings", EACH, "regard", EACH), "regard"),
    (("events", EACH, "chance"), "chance"),
    (("trust", "start"), "trust"),
    (("agreements", "worry"), "terms"),
    (("agreements", "cost"), "terms"),
)
"""Where a number stands, and what it is for; effects of settings and events have many forms."""
EFFECTS: Final = ("each_round", "once", "effects")
NOT_EFFECTS: Final = ("for", "rounds")
"""Numbers beside effects that are none."""
WORDS: Final = frozenset(
    {"stakeholders", "levers", "indicators", "events", "settings", "options", *EFFECTS}
)
"""Words of the language that a place is named without."""

_NUMBER: Final = re.compile(r"[-+]?(\d[\d_]*\.?\d*|\.\d+)")
_NAME: Final = re.compile(r"\w+")
_BEFORE: Final = (
    "voice", "red_lines", "constituencies", "mandate", "reservation", "bonuses", "worth", "interests",
)  # fmt: skip
"""Keys of a seat before which a line with its temperament may go, the first that there is."""


class ValueChange(NamedTuple):
    """Another value in the place of one of the file; `old` is None where nothing stands there yet."""

    path: Path
    kind: Kind
    old: Value | None
    new: Value

    @property
    def place(self) -> str:
        """What the author calls the thing the value is of: the ids that lead to it.

        >>> ValueChange(("levers", "permit", "settings", "open", "each_round", "trade"), "effect", 1, -1).place
        'permit.open'
        >>> ValueChange(("trust", "start"), "trust", 50, 60).place
        'trust'
        """
        return ".".join(
            str(part)
            for part in self.path[:-1]
            if part not in WORDS and not isinstance(part, int) and part != "points"
        )

    @property
    def name(self) -> str:
        """What the author calls the value: the last word of its path."""
        return str(self.path[-1])


class WrittenNumber(NamedTuple):
    """A number that may be turned."""

    path: Path
    kind: Kind
    value: int | float


def numbers(tree: Tree) -> list[WrittenNumber]:
    """List the numbers of a file that may be turned and stand there plainly, in its order."""
    return [
        WrittenNumber(path, kind, value)
        for path, value in _leaves(tree.data, ())
        if (kind := kind_of(path)) is not None and number_span(tree, path) is not None
    ]


def _leaves(node: Any, path: Path) -> Iterator[tuple[Path, int | float]]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield from _leaves(value, (*path, key))
    elif isinstance(node, list):
        for place, value in enumerate(node):
            yield from _leaves(value, (*path, place))
    elif isinstance(node, int | float) and not isinstance(node, bool):
        yield path, node


def kind_of(path: Path) -> Kind | None:
    """Say what the number at a path is for; None if it is not one to turn."""
    for pattern, kind in KINDS:
        if len(pattern) == len(path) and all(
            part in (EACH, at) for part, at in zip(pattern, path, strict=True)
        ):
            return kind
    inside = path[0] in ("levers", "events") and any(part in EFFECTS for part in path[1:-1])
    return "effect" if inside and path[-1] not in NOT_EFFECTS else None


def number_span(tree: Tree, path: Path) -> tuple[int, int] | None:
    """Where a plain number begins and ends in the text of its file; None for anything else."""
    spot = tree.values.get(path)
    found = _NUMBER.match(tree.text, spot.offset) if spot is not None and not spot.style else None
    return None if found is None else found.span()


def minds_of(tree: Tree, seat: str) -> tuple[str, ...]:
    """The temperament of a seat as written; nothing if none is."""
    said = tree.at(("stakeholders", seat, "temperament"))
    if said is None:
        return ()
    return tuple(said) if isinstance(said, list) else (str(said),)


def written(tree: Tree, change: ValueChange) -> Replacement | None:
    """The edit that makes a change; None where the value is written in a way that is not understood."""
    if change.kind != "temperament":
        span = number_span(tree, change.path)
        return None if span is None else Replacement(*span, shown(change.new))
    span = _minds(tree, change.path)
    if span is not None:
        return Replacement(*span, shown(change.new))
    if change.old is None:
        return _new_line(tree, change)
    said = tree.at(change.path)
    assert isinstance(change.new, tuple)
    return listed(tree, change.path, _quoted(change.new)) if isinstance(said, list) else None


def _minds(tree: Tree, path: Path) -> tuple[int, int] | None:
    """Where the temperament of a seat stands: one name, or a list in brackets on one line."""
    spot = tree.values.get(path)
    if spot is None:
        return None
    if isinstance(tree.at(path), str):
        return name_span(tree, path)
    line = tree.text[spot.offset : tree.text.find("\n", spot.offset)]
    inside, closed, _ = line.partition("]")
    is_one_line = line.startswith("[") and closed and "#" not in inside
    return (spot.offset, spot.offset + len(inside) + 1) if is_one_line else None


def _new_line(tree: Tree, change: ValueChange) -> Replacement | None:
    """A line of its own for a seat that names no temperament."""
    seat = change.path[:-1]
    for key in _BEFORE:
        spot = tree.keys.get((*seat, key))
        if spot is None:
            continue
        start = tree.text.rfind("\n", 0, spot.offset) + 1
        indent = tree.text[start : spot.offset]
        if indent.strip():
            return None
        text = f"temperament: {shown(change.new)}\n{indent}"
        return Replacement(spot.offset, spot.offset, text)
    return None


def shown(value: Value) -> str:
    """Write a value as it stands in a file.

    >>> shown(2.5), shown(3.0), shown(("grim", "noisy(5, grit)"))
    ('2.5', '3', '[grim, "noisy(5, grit)"]')
    """
    if isinstance(value, tuple):
        return f"[{', '.join(_quoted(value))}]"
    return f"{value:g}"


def _quoted(names: tuple[str, ...]) -> list[str]:
    """Names of minds as they stand in a file."""
    return [name if _NAME.fullmatch(name) else f'"{name}"' for name in names]


def changed(data: Any, change: ValueChange) -> Any:
    """The data of a file with another value in it; the data given are left as they are."""
    return _set(
        data, change.path, list(change.new) if isinstance(change.new, tuple) else change.new
    )


def _set(node: Any, path: Path, value: Any) -> Any:
    if not path:
        return value
    first, rest = path[0], path[1:]
    copy = list(node) if isinstance(node, list) else dict(node)
    if isinstance(copy, list):
        copy[int(first)] = _set(copy[int(first)], rest, value)
    else:
        copy[first] = _set(copy.get(first), rest, value)
    return copy
