"""What stands beside each other on a screen, read in one line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from game.lines.once import bare
from game.lines.pieces import Piece, ReadRow, clean, ended, opened

LONG: Final = 8
"""Parts from which each has a line of its own after all."""


def _text_like(part: Piece) -> bool:
    """Whether a part goes on with words: no amount, and nothing to press."""
    return part.node is None and part.said[:1].isalpha()


def beside(inside: list[ReadRow]) -> Iterator[ReadRow]:
    """What stands in one line is read in one, unless it is too much."""
    inside = [row for row in inside if row.text.strip()]
    line = [row for at, row in enumerate(inside) if not row.item and not _told(row, inside[:at])]
    tools = [r for r in line if line[0].level and any(n.kind == "tool" for n in r.nodes)]
    line = [row for row in line if row not in tools]
    line = _asked_once(line)
    if sum(len(row.parts) for row in line) > LONG:
        yield from inside if not tools and len(line) != 1 else line
        return
    if line:
        yield replace(
            line[0],
            parts=tuple(_apart(line)),
            level=max(row.level for row in line),
            key=next((row.key for row in line if row.key), ""),
            changed=line[0].changed if len(line) == 1 else "",
            later=all(row.later for row in line),
        )
    if tools:
        # A heading is read without numbers: what can be pressed beside it has a line of its own.
        yield replace(tools[0], parts=tuple(part for row in tools for part in row.parts))
    yield from (row for row in inside if row.item)


def _asked_once(line: list[ReadRow]) -> list[ReadRow]:
    """A choice beside its question does not ask it again."""
    found: list[ReadRow] = []
    for row in line:
        before, first = found[-1] if found else None, row.parts[0]
        if (
            before
            and not before.nodes
            and row.nodes
            and first.node is None
            and bare(before.text) in first.said
        ):
            asked = replace(before.parts[0], said=opened(bare(before.text)))
            changed = row.changed.replace(first.said, asked.said)
            found[-1] = replace(row, parts=(asked, *row.parts[1:]), changed=changed)
        else:
            found.append(row)
    return found


def _told(row: ReadRow, before: list[ReadRow]) -> bool:
    """Whether a text, such as the title of a picture, only repeats what stands before it."""
    return not row.nodes and any(row.text == other.text for other in before)


def _apart(line: list[ReadRow]) -> Iterator[Piece]:
    """Put signs between parts that stand beside each other; a button says no more than is to be seen."""
    parts = [(part, "." if row.level else ",") for row in line for part in row.parts]
    for at, (part, stop) in enumerate(parts):
        following = parts[at + 1][0] if at + 1 < len(parts) else None
        if part.node is not None:
            button = part.node.role != "radio"
            yield replace(part, said=(clean(part.node.text) if button else "") or part.said)
        elif following is not None and following.node and following.node.role == "entry":
            yield replace(part, said=opened(part.said))
        elif following is not None and following.node and stop == ",":
            yield (replace(part, said=ended(part.said)) if part.said[-1:].isalpha() else part)
        elif following is None or (stop == "," and not _text_like(following)):
            yield part
        else:
            yield replace(part, said=_stopped(part.said, stop))


def _stopped(said: str, stop: str) -> str:
    """A text with a sign at its end: a colon after an amount.

    >>> _stopped('"All options"', "."), _stopped("10", "."), _stopped("Why?", ".")
    ('"All options".', '10:', 'Why?')
    """
    if said[-1:] in ".:?!…,;":
        return said
    return said + (stop if said[-1:].isalpha() or said[-1:] in "”)»\"'" else ":")
