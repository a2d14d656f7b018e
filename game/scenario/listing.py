"""A list of names that an author has written over several lines, with other names in it: comments stay.

    temperament:            temperament:
      - grim  # hard          - grit  # hard
      - grit           to     - grim
                              - pavlov

Names take each other's places, more are added after the last, and of what is left over a comment stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.scenario.renaming import Replacement
from game.scenario.tree import Path, Tree


def listed(tree: Tree, path: Path, names: Sequence[str]) -> Replacement | None:
    """The edit that makes a list of names another one; None where one stands in a way that is not understood.

    Args:
        tree: the file.
        path: of a list with at least one name in it.
        names: as they are to stand there, with quotes where they need them.
    """
    spans = [name_span(tree, (*path, place)) for place in range(len(tree.at(path)))]
    known = [span for span in spans if span is not None]
    if not known or len(known) < len(spans) or not names:
        return None
    in_brackets = tree.text.startswith("[", tree.values[path].offset)
    edits = [Replacement(*span, name) for span, name in zip(known, names, strict=False)]
    for before, span in zip(known[len(names) - 1 :], known[len(names) :], strict=False):
        edits += (
            _without(tree.text, before[1], span) if in_brackets else [_no_line(tree.text, span)]
        )
    more = names[len(known) :]
    if more:
        edits.append(_added(tree.text, known[-1], more, in_brackets))
    return _as_one(tree.text, sorted(edits))


def name_span(tree: Tree, path: Path) -> tuple[int, int] | None:
    """Where a name begins and ends, its quotes included; None if it is written in another way."""
    spot, said = tree.values.get(path), tree.at(path)
    if spot is None or not isinstance(said, str) or spot.style not in ("", "'", '"'):
        return None
    written = f"{spot.style}{said}{spot.style}"
    found = tree.text.startswith(written, spot.offset)
    return (spot.offset, spot.offset + len(written)) if found else None


def _line(text: str, at: int) -> tuple[int, int]:
    """Where the line of a character begins and ends, the line end left out."""
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


def _no_line(text: str, span: tuple[int, int]) -> Replacement:
    """The line of an item taken out, up to its comment if it has one."""
    begin, end = _line(text, span[0])
    comment = text.find("#", span[1], end)
    if comment >= 0:
        dash = text.index("-", begin)
        return Replacement(dash, comment, "")
    return Replacement(begin - 1, end, "")


def _without(text: str, before: int, span: tuple[int, int]) -> Iterator[Replacement]:
    """An item in brackets taken out, with the comma between it and the one before; `before` is where that ends."""
    at = before
    while text[at] != ",":
        at = text.index("\n", at) if text[at] == "#" else at + 1
    between = text[at + 1 : span[0]]
    if between.isspace() or not between:
        yield Replacement(at, span[1], "")
    else:
        yield Replacement(at, at + 1, "")
        yield Replacement(*span, "")


def _added(
    text: str, last: tuple[int, int], names: Sequence[str], in_brackets: bool
) -> Replacement:
    """Names added after the last item: beside it in brackets, else each on a line like its own."""
    if in_brackets:
        return Replacement(last[1], last[1], "".join(f", {name}" for name in names))
    begin, end = _line(text, last[0])
    head = text[begin : last[0]]
    indent = " " * head.rindex("-")
    return Replacement(end, end, "".join(f"\n{indent}- {name}" for name in names))


def _as_one(text: str, edits: Sequence[Replacement]) -> Replacement:
    """Edits that follow each other as one."""
    start, done, pieces = edits[0].start, edits[0].start, []
    for edit in edits:
        pieces += [text[done : edit.start], edit.text]
        done = edit.end
    return Replacement(start, done, "".join(pieces))
